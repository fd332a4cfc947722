"""How a result over countries says which measures it took and which countries it left out."""

from __future__ import annotations

import html
from collections.abc import Iterable

from kzmedia import _descriptor as descriptor
from kzmedia import labels, language
from kzmedia._rows import CHANGE

_LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def measure_name(column: str) -> str:
    """Return a measure's name without its unit, as a sentence needs it.

    Examples
    --------
    >>> language.use("en")
    >>> measure_name("internet_users"), measure_name("mine")
    ('internet users', 'mine')
    """
    field = descriptor.fields().get(column.removesuffix(CHANGE))
    if field is None:
        return labels.label(column)
    name = descriptor.here(field["labels"])
    return language.text("panel.change_in", measure=name) if column.endswith(CHANGE) else name


def country_names(codes: Iterable[str]) -> str:
    """Return the names of countries in the reader's language and alphabet.

    Examples
    --------
    >>> language.use("kk")
    >>> country_names(["UKR", "KAZ", "ARM"])
    'Армения, Қазақстан, Украина'
    >>> language.use("en")
    """
    names = [labels.value_label(code) for code in codes]
    return ", ".join(sorted(names, key=_in_the_alphabet))


def _in_the_alphabet(name: str) -> tuple[list[tuple[int, str]], str]:
    # The code points of the letters that only Kazakh has come after я.
    return [(_LETTERS.find(letter), letter) for letter in name.casefold()], name


def spoken(sentence: str, dropped: tuple[str, ...]) -> str:
    """Return a result's sentence with the names of the countries left out below it."""
    if not dropped:
        return sentence
    summary = language.text("panel.left_out", n=len(dropped))
    return f"{sentence}\n{summary}: {country_names(dropped)}"


def folded(dropped: tuple[str, ...]) -> str:
    """Return the names of the countries left out as HTML that opens on a click."""
    if not dropped:
        return ""
    summary = html.escape(language.text("panel.left_out", n=len(dropped)))
    names = html.escape(country_names(dropped))
    return f"<details><summary>{summary}</summary><p>{names}</p></details>"
