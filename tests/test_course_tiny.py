"""A tiny assignment for the tests of the instructor's side, and its way to learners.

q1 is a function (2 points, one visible and one hidden test), q2 is graded by a person.
"""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from kzmedia.course import classroom, gate
from kzmedia.course.files import write_notebook
from kzmedia.course.generate import released

SOLUTION = "    return sum(v for v in values if v > 10)"
HIDDEN = 'assert above_ten([11, 29, 3]) == 40, "hint: only what is above ten"'
TEST = f"""import sys
print("a warning", file=sys.stderr)
assert above_ten([12]) == 12
### BEGIN HIDDEN TESTS
{HIDDEN}
### END HIDDEN TESTS"""


def cell(id_: str, source: str, kind: str = "code", **settings: object) -> dict:
    found = {"cell_type": kind, "id": id_, "metadata": {}, "source": source}
    if settings:
        base = {"grade": False, "locked": False, "solution": False, "task": False}
        found["metadata"]["nbgrader"] = {
            **base,
            "grade_id": id_,
            "schema_version": 3,
            **settings,
        }
    if kind == "code":
        found |= {"outputs": [], "execution_count": None}
    return found


def notebook(*cells: dict) -> dict:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {
        "cells": list(cells),
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


SOURCE = notebook(
    cell("q1_text", "### q1 · Above ten (2 points)", "markdown"),
    cell(
        "q1",
        f"def above_ten(values):\n    ### BEGIN SOLUTION\n{SOLUTION}\n    ### END SOLUTION",
        solution=True,
    ),
    cell("q1_test", TEST, grade=True, locked=True, points=2),
    cell("q2_text", "### q2 · Your opinion (3 points)", "markdown"),
    cell("q2", "A long model answer.", "markdown", grade=True, solution=True, points=3),
)


def by_id(book: dict) -> dict[str, dict]:
    return {c["id"]: c for c in book["cells"]}


def changed(id_: str, **values: object) -> dict:
    """Return the tiny source with one cell changed."""
    other = copy.deepcopy(SOURCE)
    by_id(other)[id_].update(values)
    return other


def tiny_class(
    folder: Path, source: dict = SOURCE, language: str = "en"
) -> classroom.Classroom:
    """Make a class whose only assignment is the tiny one, ``t1_tiny``."""
    room = classroom.create(folder, language)
    for path in (room.folder / "source").glob("*/*"):
        path.unlink()
    write_notebook(room.folder / "source/t1_tiny/t1_tiny.ipynb", source)
    return room


@pytest.fixture(scope="module")
def handed_out() -> dict:
    return released(SOURCE, classroom.template("kk"))


def test_learners_get_stubs_in_their_language(handed_out) -> None:
    cells = by_id(handed_out)
    assert cells["q1"]["source"].startswith("def above_ten(values):\n    # ")
    assert "жазыңыз" in cells["q1"]["source"] and cells["q1"]["source"].endswith("    ...")
    assert "Жауабыңызды" in cells["q2"]["source"]


def test_hidden_tests_and_solutions_are_gone(handed_out) -> None:
    shown = "\n".join(c["source"] for c in handed_out["cells"])
    assert "above_ten([12])" in shown
    assert "HIDDEN" not in shown and HIDDEN not in shown and SOLUTION.strip() not in shown
    assert gate.check_release(SOURCE, handed_out) == []


def test_the_stub_runs_and_gives_nothing(handed_out) -> None:
    names: dict = {}
    exec(by_id(handed_out)["q1"]["source"], names)
    assert names["above_ten"]([12]) is None


def test_signatures_and_bound_numbers_stay_behind() -> None:
    source = changed("q1_text", metadata={"kzmedia": {"numbers": {"40": "above_ten(x)"}}})
    handed = released(source, classroom.template("en"))
    assert "kzmedia" not in by_id(handed)["q1_text"]["metadata"]
