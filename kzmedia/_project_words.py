"""The words of a final project: a verdict in any of the three languages, *n*, the unit."""

from __future__ import annotations

import re

from kzmedia import data, language
from kzmedia.verdicts import WORDS


def word(said: object) -> str | None:
    """Return the verdict that a text is, in whichever of the course's languages.

    Parameters
    ----------
    said : object
        An id of `kzmedia.verdicts.WORDS` or its word, long or short; anything else is none.

    Examples
    --------
    >>> word("Partly supported"), word("расталды"), word("true"), word(None)
    ('partly_supported', 'supported', None, None)
    """
    if not isinstance(said, str):
        return None
    bare = said.strip(' .!«»“”"').casefold()
    return next((one for one, forms in _forms().items() if bare in forms), None)


def names_verdict(text: str, verdict: object) -> bool:
    """Tell whether a text says a verdict; "partly supported" does not say "supported".

    Examples
    --------
    >>> names_verdict("Verdict: partly supported.", "partly_supported")
    True
    >>> names_verdict("Verdict: partly supported.", "supported")
    False
    """
    wanted = word(verdict)
    pairs = [(form, one) for one, forms in _forms().items() for form in forms]
    pairs.sort(key=lambda pair: -len(pair[0]))  # the longer first: it may hold a shorter one
    owner = dict(pairs)
    pattern = "|".join(re.escape(form) for form, _ in pairs)
    found = re.findall(rf"(?<!\w)(?:{pattern})(?!\w)", text.casefold())
    return wanted is not None and wanted in {owner[form] for form in found}


def names_n(text: str, n: object) -> bool:
    """Tell whether a whole number stands in a text by itself, however it is grouped.

    Examples
    --------
    >>> names_n("1,170 people in 170 countries", 170), names_n("1,170 people", 170)
    (True, False)
    """
    alone = re.compile(rf"(?<![\d.,]){re.escape(str(n))}(?!\d|[.,]\d)")
    return any(alone.search(one) for one in (text, _plain(text)))


def other_n(text: str, n: object) -> bool:
    """Tell whether a text says "n = …" of another number as well.

    Examples
    --------
    >>> other_n("n = 1,170", 1170), other_n("n = 170, later n=150", 170)
    (False, True)
    """
    plain = _plain(text)
    return bool(set(re.findall(r"\b[nN]\s*=\s*(\d+)", plain)) - {str(n)})


def ought(text: str) -> bool:
    """Tell whether a text says what ought to be, in one of the three languages.

    Examples
    --------
    >>> ought("Villages should be online."), ought("Villages are online.")
    (True, False)
    """
    wanted = "|".join(in_all("own_claim.ought_words"))
    return re.search(rf"\b(?:{wanted})\b", text, re.IGNORECASE) is not None


def unit_clash(measure: str, unit: str) -> bool:
    """Tell whether one of a column and its unit is a per cent and the other is not.

    Columns that are in no data set of the course clash with nothing.

    Examples
    --------
    >>> unit_clash("internet_users", "0–1"), unit_clash("egdi", "0–1"), unit_clash("own", "%")
    (True, False, False)
    """
    if not data.has_label(measure):
        return False
    percent = "|".join(in_all("own_project.percent_words"))
    in_words = re.search(percent, unit, re.IGNORECASE) is not None
    return in_words != ("%" in data.label(measure))


def _plain(text: str) -> str:
    """Return a text without the marks between groups of three digits: 4,875 and 4 875."""
    grouped = r"(?<![\d.,])\d{1,3}(?:[,\s]\d{3})+(?!\d|[.,]\d)"
    return re.sub(grouped, lambda found: re.sub(r"\D", "", found[0]), text)


def _forms() -> dict[str, set[str]]:
    """Every way to write each verdict, in small letters."""
    return {
        one: {one, one.replace("_", " ")}
        | {form.casefold() for form in in_all(f"claims.word.{one}")}
        | {form.casefold() for form in in_all(f"own_project.short.{one}")}
        for one in WORDS
    }


def in_all(message_id: str) -> list[str]:
    """Return a message in the three languages: learners may write in any of them."""
    domain = message_id.partition(".")[0]
    return [language._catalogue(code, domain)[message_id] for code in language.LANGUAGES]
