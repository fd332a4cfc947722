"""The project's words: variants that the glossary rules out stand nowhere a reader looks.

In ``docs/glossary.csv`` the columns ``kk_not`` and ``ru_not`` hold variants, separated by
``|``. A variant is a word or several; ``*`` at a word's end stands for any ending, and
``!word`` means "unless this word follows". The lecture's own term may stand in brackets,
«(дәрісте: …)», «(в лекции: …)».
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest
from texts import Text, all_texts

from notebooks import ROOT

GLOSSARY = ROOT / "docs" / "glossary.csv"
_QUOTED_TERM = re.compile(r"\((?:дәрісте|лекцияда|в лекции)\s*:[^)]*\)", re.I)


@cache
def glossary(path: Path = GLOSSARY) -> list[dict[str, str]]:
    """Rows of the glossary."""
    with path.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def pattern(variant: str) -> re.Pattern[str]:
    """The regular expression of one variant.

    >>> bool(pattern("қолданушы*").search("Қолданушылар саны"))
    True
    >>> bool(pattern("среднее !арифметич*").search("среднее арифметическое"))
    False
    """
    words, _, unless = variant.partition("!")
    parts = r"[\s\u00a0]+".join(_word(word) for word in words.split())
    ahead = rf"(?![\s\u00a0]+{_word(unless)})" if unless else ""
    return re.compile(rf"(?<![\w-]){parts}{ahead}", re.I)


def _word(word: str) -> str:
    word = word.strip()
    return (
        re.escape(word[:-1]) + r"[\w]*" if word.endswith("*") else re.escape(word) + r"(?!\w)"
    )


def variants(row: dict[str, str], language: str) -> list[str]:
    """Variants of one row that must not be used in a language."""
    listed = row.get(f"{language}_not", "") or ""
    return [one.strip() for one in listed.split("|") if one.strip()]


def forbidden(text: Text, rows: list[dict[str, str]]) -> list[str]:
    """The forbidden variants in a text, each with the term to use instead."""
    words = _QUOTED_TERM.sub(" ", text.words)
    return [
        f"{text.place}: {found.group()!r}; here it is {row[text.language]!r} ({row['en']})"
        for row in rows
        for variant in variants(row, text.language)
        for found in pattern(variant).finditer(words)
    ]


def test_no_forbidden_variant_anywhere() -> None:
    problems = [problem for text in all_texts() for problem in forbidden(text, glossary())]
    assert not problems, "\n".join(problems)


def test_the_glossary_is_whole_and_does_not_forbid_itself() -> None:
    rows = glossary()
    terms = [row["en"] for row in rows]
    assert len(terms) == len(set(terms)) > 80
    problems = [f"{row['en']}: no term" for row in rows if not (row["kk"] and row["ru"])]
    for row in rows:
        for lang in ("kk", "ru"):
            problems += forbidden(Text(f"glossary, {row['en']}", lang, row[lang]), rows)
            problems += [
                f"{row['en']}: cannot use the variant {variant!r}"
                for variant in variants(row, lang)
                if not pattern(variant).search(_example(variant))
            ]
    assert not problems, "\n".join(problems)


def _example(variant: str) -> str:
    return variant.partition("!")[0].replace("*", "").strip()


def test_every_variant_is_caught_where_it_is_planted() -> None:
    for row in glossary():
        for lang in ("kk", "ru"):
            for variant in variants(row, lang):
                planted = Text("notebooks/x.ipynb, cell y", lang, f"«{_example(variant)}», 3")
                assert any("cell y" in one for one in forbidden(planted, glossary())), variant


@pytest.mark.parametrize(
    ("lang", "words", "caught"),
    [
        ("kk", "Интернет Қолданушылардың саны", True),
        ("kk", "қолдану тәсілі", False),
        ("kk", "цифрлық теңсіздік (дәрісте: сандық теңсіздік)", False),
        ("kk", "сандық\u00a0теңсіздіктің", True),
        ("kk", "электрондық үкімет", False),
        ("kk", "үкіметтің үкімі", True),
        ("kk", "үкіметтің шешімі", False),
        ("ru", "запустите ячейку", True),
        ("ru", "запустите ядро и выполните ячейку", False),
        ("ru", "среднее арифметическое", False),
        ("ru", "считаем среднее по шкале", True),
        ("ru", "в среднем", False),
        ("ru", "о цифровом разрыве", True),
        ("en", "digital gap", False),
    ],
)
def test_word_boundaries_and_endings(lang: str, words: str, caught: bool) -> None:
    assert bool(forbidden(Text("here", lang, words), glossary())) == caught
