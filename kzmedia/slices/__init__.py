"""Personal data: each student's own slice of the published figures, the same every time.

A slice is one of `CANDIDATES` numbered draws of a task's recipe. Student id and course salt
give a stream of such numbers; the first that is not on the list of refused draws is taken.
A draw is refused where a named mistake would come too near the right value
(``kzmedia.course.acceptance`` writes that list).
"""

from __future__ import annotations

import importlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from random import Random
from typing import Any

from kzmedia import language

CANDIDATES = 1024
DEFAULT = "default"
SALT = "kzmedia"
# Each module holds TASKS: task → a function that draws its data from a random.Random.
RECIPES = {
    "a2_connected": "connected",
    "a3_dialogue": "dialogue",
    "a4_democracy": "democracy",
    "a5_control": "control",
}
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
# Who typed an id in this kernel: the test cells ask without typing it again.
_typed: dict[str, str] = {}


@dataclass(frozen=True, repr=False)
class Slices:
    """One student's data of an assignment, drawn anew at each look.

    Attributes
    ----------
    assignment : str
        Full name.
    student : str
        Whose data these are; ``"default"`` where no id is known.
    salt : str
        The course's.
    """

    assignment: str
    student: str
    salt: str

    def __getitem__(self, task: str) -> Any:
        return draw(self.assignment, task, self.student, self.salt)

    @property
    def default(self) -> Slices:
        """The data that a notebook without a student id shows."""
        return Slices(self.assignment, DEFAULT, self.salt)

    def __repr__(self) -> str:
        whose = "default" if self.student == DEFAULT else "own"
        return language.text(f"slices.{whose}", student=self.student)


def personal(assignment: str, typed: str | None = None, salt: str | None = None) -> Slices:
    """Return the data of the student whose notebook this is.

    When a class is graded, ``KZMEDIA_STUDENT`` and ``KZMEDIA_SALT`` say whose and which
    course's, whatever was typed; elsewhere the id typed in this notebook does.

    Parameters
    ----------
    assignment : str
        Name or its beginning, ``"a2"``.
    typed : str, optional
        The student id; empty for the default data. Without it the one typed last counts.
    salt : str, optional
        The course's, so that two courses draw different data for the same id.

    Returns
    -------
    Slices
        ``personal("a2")["q3"]`` is the table (or mapping) of task q3.

    Raises
    ------
    LookupError
        If there is no such assignment with personal data.
    ValueError
        If the id holds anything but Latin letters, digits and ``. _ - @``.

    Examples
    --------
    >>> language.use("en")
    >>> personal("a2", "s001").student, personal("a2").student
    ('s001', 's001')
    >>> personal("a2", "").student
    'default'
    """
    name = _named(assignment)
    if typed is not None:
        _typed["student"] = _typed_id(typed)
    if salt is not None:
        _typed["salt"] = salt
    student = os.environ.get("KZMEDIA_STUDENT") or _typed.get("student") or DEFAULT
    return Slices(
        name, student.casefold(), os.environ.get("KZMEDIA_SALT") or _typed.get("salt") or SALT
    )


def draw(assignment: str, task: str, student: str, salt: str = SALT) -> Any:
    """Return a student's data of one task; the same id and salt give the same data.

    Parameters
    ----------
    assignment : str
        Name or its beginning.
    task : str
        A task with personal data, ``"q3"``.
    student : str
        Any id.
    salt : str
        The course's.

    Returns
    -------
    DataFrame or dict
        What the recipe of the task draws.

    Raises
    ------
    LookupError
        If the assignment or the task has no personal data.
    """
    name = _named(assignment)
    refused = refusals(name).get(task, frozenset())
    number = next(n for n in stream(name, task, student, salt) if n not in refused)
    return candidate(name, task, number)


def stream(assignment: str, task: str, student: str, salt: str) -> Iterator[int]:
    """Yield the endless stream of draws that an id and a salt give for a task.

    Examples
    --------
    >>> [next(stream("a2_connected", "q1", one, "kzmedia")) for one in ("s001", "S001")]
    [599, 599]
    """
    attempt = 0
    while True:
        key = f"{salt}/{assignment}/{task}/{student.casefold()}/{attempt}"
        yield int.from_bytes(sha256(key.encode()).digest()[:8], "big") % CANDIDATES
        attempt += 1


def candidate(assignment: str, task: str, number: int) -> Any:
    """Return one numbered draw of a task's recipe, refused or not."""
    recipes = tasks(assignment)
    if task not in recipes:
        values = {"task": task, "assignment": assignment, "known": ", ".join(recipes)}
        raise LookupError(language.text("slices.no_task", **values))
    return recipes[task](Random(f"{assignment}/{task}/{number}"))


def tasks(assignment: str) -> dict[str, Any]:
    """Return the recipes of an assignment: task → function that draws its data."""
    module = importlib.import_module(f"kzmedia.slices.{RECIPES[_named(assignment)]}")
    return module.TASKS


@cache
def refusals(assignment: str) -> dict[str, frozenset[int]]:
    """Return the numbers of the draws that nobody gets, by task."""
    place = resources.files("kzmedia.slices") / "refused" / f"{assignment}.json"
    if not place.is_file():
        return {}
    found = json.loads(place.read_text(encoding="utf-8"))
    return {task: frozenset(one["refused"]) for task, one in found.items()}


def valid_id(student: str) -> bool:
    """Tell whether a student id can be used: Latin letters, digits and ``. _ - @``.

    Examples
    --------
    >>> valid_id("s001"), valid_id("Әйгерім"), valid_id("s 001"), valid_id("")
    (True, False, False, False)
    """
    return _ID.fullmatch(student) is not None


def _typed_id(typed: object) -> str:
    """Return an id without the spaces around it, or say what is wrong with it."""
    if not isinstance(typed, str):
        raise ValueError(language.text("slices.id_not_text", given=repr(typed)))
    student = typed.strip()
    if student and not valid_id(student):
        raise ValueError(language.text("slices.id_letters", given=student))
    return student


def _named(assignment: str) -> str:
    found = [name for name in RECIPES if assignment and name.startswith(assignment)]
    if len(found) != 1:
        values = {"assignment": assignment, "known": ", ".join(RECIPES)}
        raise LookupError(language.text("slices.no_assignment", **values))
    return found[0]
