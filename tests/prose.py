"""Markdown as prose: headings, and the numbers in it that a reader takes for a finding."""

from __future__ import annotations

import re

NBSP = "\u00a0"
_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.M | re.S)
_NOT_PROSE = (
    _FENCE,
    re.compile(r"<!--.*?-->", re.S),
    re.compile(r"(`+)(?!`).*?\1", re.S),
    re.compile(r"\$\$.*?\$\$", re.S),
    re.compile(r"(?<![\w\\$])\$(?!\s)[^$\n]+?(?<!\s)\$(?![\w$])"),
    re.compile(r"(?<=\])\([^)\s]*(?:\s+\"[^\"]*\")?\)"),
    re.compile(r"<[^<>]*>"),
    re.compile(r"(?:https?://|www\.|doi:\s*)\S+|\b10\.\d{4,}/\S+", re.I),
)

# A list of small whole numbers, "2", "1–3", "1, 2 and 3", as it stands beside the word Figure.
_SOME = r"\d+(?:\s*(?:[-–,]|and|және|мен|и|по)\s*\d+)*"
_EN = r"fig(?:ure)?s?|lessons?|tasks?|sections?|steps?|lectures?|exercises?|checks?|questions?"
_RU = (
    r"рис|рисун\w+|урок\w*|заняти\w+|задани\w+|задач\w*|раздел\w*|шаг\w*|лекци\w+"
    r"|упражнени\w+|проверк\w+|вопрос\w*"
)
_KK = (
    r"сурет\w*|сабақ\w*|сабағ\w*|тапсырма\w*|бөлім\w*|қадам\w*|дәріс\w*|жаттығу\w*|тексеру\w*|сұрақ\w*"
    r"|сұрағ\w*"
)
_NOT_A_FINDING = (
    re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s+)?\d+[.)]\s", re.M),  # the marker of an ordered list
    re.compile(r"^#+\s+\d+\b[.):]?", re.M),  # the number of a heading
    re.compile(r"§+\s*" + _SOME),
    re.compile(rf"\b(?:{_EN}|{_RU})\b\.?\s*(?:№\s*)?{_SOME}", re.I),
    re.compile(rf"{_SOME}\s*-\s*(?:\*+)?(?:{_KK})\b", re.I),
    re.compile(r"(?<!\w)[A-Za-z]+\d\w*"),  # C35b, L13, q3, a1_survey
    re.compile(r"(?<!\w)\d+_\w+"),  # 03_survey
    re.compile(r"\d+\s*\(\d+\)[,:]\s*\d+(?:[-–]\d+)?"),  # volume(issue): pages
    re.compile(r"\b(?:pp?|vol|no|с|т|б|бб)\.\s*" + _SOME, re.I),
)
_SIGN = r"(?:(?<![\w%)\]])[-−])?"
_NUMBER = {
    "en": re.compile(_SIGN + r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"),
    "local": re.compile(_SIGN + r"(?:\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?"),
}


def plain(markdown: str) -> str:
    """Drop what is not read as prose: code, formulas, addresses, tags.

    >>> plain("See [the bank](https://a.b/1) and `x = 3`.").split()
    ['See', '[the', 'bank]', 'and', '.']
    """
    for pattern in _NOT_PROSE:
        markdown = pattern.sub(" ", markdown)
    return markdown


def headings(markdown: str) -> list[tuple[int, str]]:
    """Levels and texts of the headings of a cell; a ``#`` inside a code block is none.

    >>> headings("# Title\\n```\\n# code\\n```\\n## Part")
    [(1, 'Title'), (2, 'Part')]
    """
    found = re.findall(r"^(#{1,6})\s+(.*\S)", _FENCE.sub("", markdown), re.M)
    return [(len(marks), text) for marks, text in found]


def numbers(markdown: str, language: str) -> list[str]:
    """The numbers in prose that must be bound to a value, as they are written.

    Left out: years (1900–2100), claim ids, the lecture's number and sections, numbers of
    figures, lessons, tasks and the like, list markers, and whatever stands in code,
    formulas or addresses. A minus is returned as "-", every no-break space as U+00A0.

    Parameters
    ----------
    markdown : str
        A cell's text.
    language : {"kk", "ru", "en"}
        Decides the decimal sign and the sign between groups of digits.

    Examples
    --------
    >>> numbers("In 2006 (L13 §5, C35b) 20 % and 31.5 % of 57,500; see Fig. 2.", "en")
    ['20', '31.5', '57,500']
    >>> numbers("2-суретте 31,5 %-ы жоғары", "kk")
    ['31,5']
    """
    text = plain(markdown)
    for pattern in _NOT_A_FINDING:
        text = pattern.sub(" ", text)
    found = _NUMBER["en" if language == "en" else "local"].findall(text)
    written = [one.replace("−", "-").replace("\u202f", NBSP) for one in found]
    return [one for one in written if not _year(one)]


def _year(number: str) -> bool:
    return bool(re.fullmatch(r"\d{4}", number)) and 1900 <= int(number) <= 2100


def digits(number: str) -> int:
    """How many digits a number written in English shows after the point.

    >>> digits("0.50"), digits("57,500")
    (2, 0)
    """
    return len(number.partition(".")[2])
