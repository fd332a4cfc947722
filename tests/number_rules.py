"""Numbers in prose are held to the data: what a cell binds, and what its three twins show."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence

import prose

import kzmedia
from kzmedia import language
from notebooks import Page

Expected = dict[str, dict[str, float]]
_SCALES = {1000: "thousand", 1_000_000: "million"}


def lecture_values() -> dict[str, list[float]]:
    """The figures of the lecture by claim id."""
    table = kzmedia.load("lecture").dropna(subset="value")
    return {claim: list(rows["value"]) for claim, rows in table.groupby("claim_id")}


def bound_numbers(
    page: Page, values: Mapping[str, float | str], lecture: Mapping[str, Sequence[float]]
) -> tuple[Expected, list[str]]:
    """Check the bindings of an English notebook.

    Parameters
    ----------
    page : Page
        The English twin; its markdown cells carry ``numbers`` in their metadata.
    values : mapping
        Value of each bound expression, or the text of its error.
    lecture : mapping
        Figures of the lecture by claim id, for "L13:C35b".

    Returns
    -------
    expected : dict
        By cell id: each number as shown in English → its value.
    problems : list of str
        Bindings that do not hold.
    """
    expected: Expected = {}
    problems = []
    for cell in page.prose:
        for shown, expression in cell.notes.get("numbers", {}).items():
            expected.setdefault(cell.id, {})
            if expression.startswith("L13:"):
                value = _of_lecture(shown, expression[4:], cell.source, lecture)
                message = f"{shown}: not a value of {expression[4:]} in the lecture's data"
            else:
                value, message = _of_notebook(shown, expression, values.get(expression, "?"))
            if message and (value is None or not expression.startswith("L13:")):
                problems.append(page.at(cell, message))
            # What is bound wrongly is said once, not again for each language.
            expected[cell.id][shown] = float(shown.replace(",", "")) if value is None else value
    return expected, problems


def numbers_agree(page: Page, expected: Expected) -> list[str]:
    """Compare the numbers in a notebook's prose with those bound, cell by cell.

    Everything before the first code cell is free; after it each number must be bound, and
    each bound number must be shown, by the rules of the notebook's language.
    """
    problems = []
    code_seen = False
    for cell in page.cells:
        code_seen = code_seen or cell.kind == "code"
        if cell.kind != "markdown" or not (code_seen or cell.id in expected):
            continue
        shown = set(prose.numbers(cell.source, page.language))
        bound = {_write(v, key, page.language) for key, v in expected.get(cell.id, {}).items()}
        problems += [page.at(cell, f"{one} is not bound") for one in sorted(shown - bound)]
        problems += [
            page.at(cell, f"{one} is bound but not in the text")
            for one in sorted(bound - shown)
        ]
    return problems


def _write(value: float, shown: str, lang: str) -> str:
    before = language.current()
    language.use(lang)
    try:
        written = language.number(value, prose.digits(shown))
        return written.replace("\u202f", prose.NBSP).replace("−", "-")
    finally:
        language.use(before)


def _of_lecture(
    shown: str, claim: str, text: str, lecture: Mapping[str, Sequence[float]]
) -> float | None:
    for scale in (1, *_SCALES):
        word = rf"(?<![\d.,]){re.escape(shown)}\s+{_SCALES.get(scale, '')}"
        if scale > 1 and not re.search(word, text):
            continue
        for value in lecture.get(claim, []):
            if _write(value / scale, shown, "en") == shown:
                return value / scale
    return None


def _of_notebook(
    shown: str, expression: str, value: float | str
) -> tuple[float | None, str | None]:
    if isinstance(value, str):
        return None, f"{shown}: {expression} gives {value}"
    if value != value:
        return None, f"{shown}: {expression} is missing (NaN)"
    if not any(isinstance(node, ast.Name) for node in ast.walk(ast.parse(expression))):
        return None, f"{shown}: {expression} names nothing of the notebook"
    written = _write(value, shown, "en")
    if written != shown:
        return None, f"{shown}: {expression} is {written}"
    return value, None
