"""Carry a learner's answers into a fresh copy of the notebook; pure, file by file elsewhere."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass

from kzmedia import handed
from kzmedia.handed import Cell, Notebook

# Id of the heading under which cells stand that the fresh copy does not know.
OWN = "own_cells"
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TYPED_ID = re.compile(r"^\s*student_id\s*=", re.MULTILINE)
_STUDENT = "student_id"


@dataclass(frozen=True)
class Carried:
    """A fresh notebook with a learner's answers in it.

    Attributes
    ----------
    notebook : dict
        The fresh notebook, filled.
    answers : tuple of str
        Names of the answer cells that were filled.
    empty : tuple of str
        Names of those for which nothing was there.
    restored : tuple of str
        Names of locked cells that had been changed: the fresh text stands in them.
    apart : tuple of str
        Texts that belong to no cell of the fresh notebook; they stand at its end.
    """

    notebook: Notebook
    answers: tuple[str, ...]
    empty: tuple[str, ...]
    restored: tuple[str, ...]
    apart: tuple[str, ...]


def carry(old: Notebook, fresh: Notebook, heading: str) -> Carried:
    """Fill a fresh notebook with what a learner wrote in an old one.

    A cell finds its place by nbgrader's grade id, else by its own id, else by the function
    that it defines. Of several for one place the last that is not the stub is taken, and
    the others are put at the end like cells of the learner's own.

    Parameters
    ----------
    old, fresh : dict
        As `handed.read` gives them; both are left as they are.
    heading : str
        Markdown that stands above the cells at the end.

    Returns
    -------
    Carried
    """
    cells = copy.deepcopy(fresh["cells"])
    places, loose = _places(old["cells"], cells)
    chosen: dict[int, Cell] = {}
    for index in range(len(cells)):
        found, left = _choose(places.get(index, []), cells[index])
        if not _is_locked(cells[index]):
            loose += left
            if found is not None:
                chosen[index] = found
    loose = _by_content(loose, cells, chosen)
    for index, found in chosen.items():
        _fill(cells[index], found)
    named = [handed.known_as(cell) for cell in cells]
    asked = [i for i, cell in enumerate(cells) if handed.is_answer(cell)]
    answers = tuple(named[i] for i in asked if i in chosen)
    empty = tuple(named[i] for i in asked if i not in chosen)
    restored = tuple(
        named[i]
        for i, written in sorted(places.items())
        if _is_locked(cells[i]) and any(one["source"] != cells[i]["source"] for one in written)
    )
    released = {cell["source"].strip() for cell in fresh["cells"]} | {heading.strip(), ""}
    apart = [one for one in loose if one["source"].strip() not in released]
    notebook = {**copy.deepcopy(fresh), "cells": cells + _at_the_end(apart, cells, heading)}
    texts = tuple(one["source"] for one in apart)
    return Carried(notebook, answers, empty, restored, texts)


def _places(old: list[Cell], cells: list[Cell]) -> tuple[dict[int, list[Cell]], list[Cell]]:
    """Sort old cells to the fresh cells that they belong to; return the others too."""
    by_grade = {handed.grade_id(cell): i for i, cell in enumerate(cells)}
    by_grade.pop("", None)
    by_id = {cell["id"]: i for i, cell in enumerate(cells) if cell["id"]}
    places: dict[int, list[Cell]] = {}
    others = []
    for cell in old:
        index = by_grade.get(handed.grade_id(cell), by_id.get(cell["id"]))
        if index is not None:
            places.setdefault(index, []).append(cell)
        elif cell["id"] != OWN:
            others.append(cell)
    stubs = [cell["source"] for cell in cells if handed.is_answer(cell)]
    return places, [
        cell
        for cell in others
        if not any(handed.same_as_stub(cell["source"], stub) for stub in stubs)
    ]


def _by_content(loose: list[Cell], cells: list[Cell], chosen: dict[int, Cell]) -> list[Cell]:
    """Give cells without a place to one whose content they tell; return the rest.

    Only a place that nobody filled is open: a helper of the learner's own may have the same
    name as a function that is asked for.
    """
    rest = []
    for cell in loose:
        open_ = (i for i, fresh in enumerate(cells) if i not in chosen and _tells(cell, fresh))
        index = next(open_, None)
        if index is None:
            rest.append(cell)
        else:
            chosen[index] = cell
    return rest


def _tells(cell: Cell, fresh: Cell) -> bool:
    """Tell whether a cell defines the function that a place asks for, or the student id."""
    if fresh["id"] == _STUDENT:
        return _TYPED_ID.search(cell["source"]) is not None
    first = fresh["source"].split("\n", 1)[0].rstrip()
    asked = handed.is_answer(fresh) and first.startswith("def ")
    return asked and first in (line.rstrip() for line in cell["source"].split("\n"))


def _is_locked(cell: Cell) -> bool:
    return bool(handed.settings(cell)) and not handed.is_answer(cell)


def _choose(written: list[Cell], fresh: Cell) -> tuple[Cell | None, list[Cell]]:
    """Return the text that stands for a place, and other texts that were written for it."""
    filled = [one for one in written if not handed.same_as_stub(one["source"], fresh["source"])]
    of_kind = [one for one in filled if one["cell_type"] == fresh["cell_type"]]
    if not filled:
        return None, []
    chosen = (of_kind or filled)[-1]
    return chosen, [one for one in filled if one["source"] != chosen["source"]]


def _fill(cell: Cell, written: Cell) -> None:
    cell["source"] = written["source"]
    if cell["cell_type"] == "markdown" and "attachments" in written:
        cell["attachments"] = copy.deepcopy(written["attachments"])


def _at_the_end(apart: list[Cell], cells: list[Cell], heading: str) -> list[Cell]:
    """Return cells without nbgrader's names, below a heading, each with an id of its own."""
    if not apart:
        return []
    taken = {cell["id"] for cell in cells} | {OWN}
    made = [{"cell_type": "markdown", "id": OWN, "metadata": {}, "source": heading}]
    for number, cell in enumerate(apart, 1):
        name = cell["id"]
        while name in taken or not _ID.fullmatch(name):
            name = f"own_{number}"
            number += len(apart)
        taken.add(name)
        new = {"cell_type": cell["cell_type"], "id": name, "metadata": {}}
        new["source"] = cell["source"]
        if cell["cell_type"] == "code":
            new |= {"outputs": [], "execution_count": None}
        elif "attachments" in cell:
            new["attachments"] = copy.deepcopy(cell["attachments"])
        made.append(new)
    return made
