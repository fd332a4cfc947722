"""With whose data a student worked: the ids typed in submissions, for the instructor to know.

A submission is graded with the data of the student whose folder it lies in, whatever was
typed; so nothing here changes a grade, and nothing here is an accusation.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kzmedia.course import engine, grading
from kzmedia.course.classroom import Classroom, settings_of
from kzmedia.course.files import read_notebook
from kzmedia.language import text
from kzmedia.slices import RECIPES, SALT, valid_id

# What stands in a cell that cannot be read.
UNREADABLE = "\0"


class Typed(NamedTuple):
    """What a submission says of itself; None where the cell or the name is not there."""

    student: str | None
    salt: str | None


def findings(room: Classroom, assignment: str) -> list[str]:
    """List who worked with other data than their own, a line each.

    Parameters
    ----------
    room : Classroom
    assignment : str
        Full name.

    Returns
    -------
    list of str
        Sentences in the reader's language: an id that is another's or cannot be read, the
        course salt of another class, and groups of two or more that worked with the same
        data. Empty for an assignment without personal data.
    """
    if assignment not in RECIPES:
        return []
    typed = {
        student: read(place)
        for student, folder in grading.submitted(room, assignment).items()
        if valid_id(student) and (place := folder / f"{assignment}.ipynb").is_file()
    }
    found = {student: one for student, one in typed.items() if one is not None}
    names = {one.casefold(): one for one in typed} | _names(room)
    own = (settings_of(room.folder) or {}).get("SALT", SALT)
    lines = [line for student, one in found.items() for line in _lines(student, one, names)]
    return lines + _other_salts(found, own) + _shared(found, own)


def read(path: Path) -> Typed | None:
    """Read what was typed in a submitted notebook; None if it is no notebook.

    Nothing of it is run.
    """
    if path.is_symlink():
        return None
    try:
        cells = read_notebook(path)["cells"]
    except ValueError:
        return None
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    student = _last("student_id", (one["source"] for one in code if _named(one, "student_id")))
    salt = _last("course_salt", (one["source"] for one in code if _named(one, "mine")))
    return Typed(student if student is None else student.strip(), salt)


def _named(cell: dict, name: str) -> bool:
    """Tell whether a cell is the frame's of that name, by its mark, its id or its text."""
    mark = cell["metadata"].get("nbgrader", {})
    if name in (cell["id"], mark.get("grade_id")):
        return True
    beginning = {"student_id": "student_id =", "mine": "course_salt ="}[name]
    return cell["source"].lstrip().startswith(beginning)


def _last(name: str, sources: Iterable[str]) -> str | None:
    """Return the text that a name was last set to in pieces of code.

    Examples
    --------
    >>> _last("student_id", ['student_id = "s001"', 'student_id = "s002"'])
    's002'
    >>> _last("student_id", ["student_id = s001"]) == UNREADABLE, _last("x", ["y = 1"])
    (True, None)
    """
    found = None
    for source in sources:
        try:
            body = ast.parse(source).body
        except (SyntaxError, ValueError):
            found = UNREADABLE
            continue
        for node in body:
            targets = node.targets if isinstance(node, ast.Assign) else []
            if any(isinstance(one, ast.Name) and one.id == name for one in targets):
                value = node.value.value if isinstance(node.value, ast.Constant) else None
                found = value if isinstance(value, str) else UNREADABLE
    return found


def _lines(student: str, typed: Typed, names: dict[str, str]) -> list[str]:
    """Say what is the matter with one student's id."""
    given = typed.student
    if given == UNREADABLE:
        return [text("course.identity.unreadable", student=student)]
    if not given or given.casefold() == student.casefold():
        return []
    values = {"student": student, "typed": given}
    if given.casefold() in names:
        return [text("course.identity.classmate", **values, name=names[given.casefold()])]
    return [text("course.identity.other", **values)]


def _other_salts(found: dict[str, Typed], own: str) -> list[str]:
    """Name those whose notebook draws the data of another course."""
    return [
        text("course.identity.salt", student=student, salt=one.salt, own=own)
        for student, one in found.items()
        if one.salt not in (None, UNREADABLE, own)
    ]


def _shared(found: dict[str, Typed], own: str) -> list[str]:
    """Name groups of two or more that worked with the same data."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for student, one in found.items():
        if one.student not in (None, UNREADABLE):
            groups[one.student.casefold(), one.salt or own].append(student)
    lines = []
    for (typed, _), together in sorted(groups.items(), key=lambda group: group[1]):
        if len(together) > 1:
            message = "course.identity.shared" if typed else "course.identity.common"
            lines.append(text(message, students=", ".join(together), typed=typed))
    return lines


def _names(room: Classroom) -> dict[str, str]:
    """Return the names of the class's students by their id in small letters."""
    if not (room.folder / "gradebook.db").is_file():
        return {}
    with engine.gradebook(room) as book:
        return {
            one.id.casefold(): f"{one.last_name or ''} {one.first_name or ''}".strip() or one.id
            for one in book.students
        }
