"""Every text that a reader may see, with its place: notebooks, catalogues, codebook.

A text is a ``Text(place, language, words)``; what is not prose (code, formulas, addresses,
fields of a message) is taken out, so that rules about words see words only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import prose
from message_rules import LOCALE

import notebooks
from notebooks import LANGUAGES, ROOT

_CYRILLIC, _LATIN = r"\u0400-\u04ff", r"A-Za-z\u00c0-\u024f"
_MIXED = re.compile(rf"[^\W\d_]*(?:[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}])[^\W\d_]*")
_ID_IN_CYRILLIC = re.compile(rf"(?<!\w)[{_CYRILLIC}]\d\d\w?(?!\w)")
# One Latin letter that looks like a Cyrillic word of one letter, between Cyrillic words.
_LONE = re.compile(rf"(?<=[{_CYRILLIC}]\s)([aceio])(?=\s[{_CYRILLIC}])")
_KAZAKH = re.compile("[әғқңөұүһі]", re.I)
_RUSSIAN_WORDS = re.compile(
    r"\b(?:и|или|для|что|чтобы|это|эти|который|которая|которые|если|только|также|между|после"
    r"|из|от|на|по|нет|был|была|было|были|его|их|все|при|можно|нужно)\b",
    re.I,
)


class Text(NamedTuple):
    """A text with the place that a message names."""

    place: str
    language: str
    words: str


def in_notebooks() -> Iterator[Text]:
    """The prose of all lessons and assignments, cell by cell."""
    for path in notebooks.all_paths():
        page = notebooks.read(path)
        for cell in page.prose:
            yield Text(f"{path}, cell {cell.id}", page.language, prose.plain(cell.source))


def in_catalogues() -> Iterator[Text]:
    """All messages, without their fields and without what they quote as code."""
    from babel.messages.pofile import read_po

    for lang in LANGUAGES:
        for path in sorted((LOCALE / lang).glob("*.po")):
            place = path.relative_to(ROOT).as_posix()
            with path.open("rb") as file:
                for message in read_po(file):
                    if message.id:
                        words = re.sub(r"\{[^}]*\}", " ", prose.plain(message.string or ""))
                        yield Text(f"{place}, {message.id}", lang, words)


def in_guides() -> Iterator[Text]:
    """Guides that exist in the three languages, docs/student.kk.md and the like."""
    for lang in LANGUAGES:
        for path in sorted((ROOT / "docs").glob(f"*.{lang}.md")):
            for i, part in enumerate(re.split(r"\n\s*\n", path.read_text(encoding="utf8")), 1):
                yield Text(f"docs/{path.name}, paragraph {i}", lang, prose.plain(part))


def in_codebook() -> Iterator[Text]:
    """Labels and descriptions of the data package, found by their language code."""
    package = json.loads((ROOT / "datasets" / "datapackage.json").read_text(encoding="utf8"))
    yield from _by_language(package, "datasets/datapackage.json")


def in_rubrics() -> Iterator[Text]:
    """Criteria and levels of the rubrics."""
    import yaml

    for path in sorted((ROOT / "assignments" / "rubrics").glob("*.yml")):
        rubric = yaml.safe_load(path.read_text(encoding="utf8"))
        yield from _by_language(rubric, path.relative_to(ROOT).as_posix())


def _by_language(node: object, place: str) -> Iterator[Text]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in LANGUAGES and isinstance(value, str):
                yield Text(place, key, value)
            else:
                yield from _by_language(value, f"{place} › {key}")
    if isinstance(node, list):
        for i, item in enumerate(node):
            name = item.get("id", item.get("name", i)) if isinstance(item, dict) else i
            yield from _by_language(item, f"{place} › {name}")


@cache
def all_texts() -> tuple[Text, ...]:
    """Everything a reader may see."""
    return (
        *in_notebooks(),
        *in_guides(),
        *in_catalogues(),
        *in_codebook(),
        *in_rubrics(),
    )


def mixed_letters(words: str) -> list[str]:
    """Words of Latin and Cyrillic letters: one of them only looks right.

    >>> mixed_letters("cөз"), mixed_letters("pandas-ты C35b-ге"), mixed_letters("С35b")
    (['cөз'], [], ['С35b'])
    """
    return [
        found.group()
        for pattern in (_MIXED, _ID_IN_CYRILLIC, _LONE)
        for found in pattern.finditer(words)
    ]


def wrong_language(text: Text) -> str | None:
    """Say what betrays that a text is not in its language, or None; a light look at letters.

    >>> wrong_language(Text("x", "kk", "Что это"))
    "Russian words ['Что', 'это']"
    """
    kazakh = bool(_KAZAKH.search(text.words))
    letters = sum(letter.isalpha() for letter in text.words)
    if text.language == "kk":
        russian = _RUSSIAN_WORDS.findall(text.words)
        signs = ["no Kazakh letter"] if letters > 30 and not kazakh else []
        signs += [f"Russian words {russian}"] if russian else []
        return "; ".join(signs) or None
    if text.language == "ru":
        return "Kazakh letters" if kazakh else None
    cyrillic = re.findall(rf"[{_CYRILLIC}]+", text.words)
    return f"Cyrillic words {cyrillic}" if cyrillic else None
