"""A class to try things with: submissions as students write them, grades foretold.

Answers come from the answer bank, damage from `kzmedia.course.wear`. The same seed gives
the same class.
"""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from kzmedia import slices
from kzmedia.course import bank, engine, export, trial, wear, works
from kzmedia.course.classroom import Classroom, settings_of
from kzmedia.course.files import write_whole
from kzmedia.course.names import students
from kzmedia.language import text

# Where the class has no due date yet, the sample writes this one (UTC) into the gradebook.
DUE = datetime(2026, 10, 12, 18, 59)
_TIME = "%Y-%m-%d %H:%M:%S.%f UTC"
_COLUMNS = ("student_id", "kind", "tasks", "graded", "what")


def make(room: Classroom, assignment: str, count: int, seed: int) -> Path:
    """Fill a class with submissions and write the grades that the bank predicts.

    Beside the submissions come ``timestamp.txt`` of each, earlier versions of what was
    handed in twice (``submitted-before``) and ``kinds-<assignment>.csv``: who is what.

    Parameters
    ----------
    room : Classroom
        A class that has released the assignment and has no submissions of it.
    assignment : str
        Full name.
    count : int
        Number of students, 1 to 999.
    seed : int
        The same seed gives the same class.

    Returns
    -------
    Path
        ``predicted-<assignment>.csv`` in the class's folder, without those whose
        submission cannot be graded.

    Raises
    ------
    ValueError
        If the number of students is out of range.
    FileNotFoundError
        If the assignment was not released yet.
    FileExistsError
        If there are submissions already; they stay as they are.
    """
    import nbformat

    if not 1 <= count <= 999:
        raise ValueError(text("course.sample.count", count=count))
    handed = room.folder / "release" / assignment / f"{assignment}.ipynb"
    if not handed.is_file():
        raise FileNotFoundError(text("course.sample.no_release", name=assignment))
    there = sorted(room.folder.glob(f"submitted*/*/{assignment}"))
    if there:
        raise FileExistsError(text("course.sample.exists", path=there[0]))
    notebook = nbformat.read(handed, as_version=4)
    class_list = students(count, Random(seed))
    answers = bank.load(assignment, room.language)
    points = works.task_points(notebook)
    handing = works.plan(answers, points, count, seed, _passing(room, assignment))
    due = _enrol(room, assignment, class_list)
    _place(room, assignment, notebook, handing, due)
    write_whole(kinds_path(room, assignment), _kinds_table(handing))
    rows = [
        export.Row(student, last, first, work.expected)
        for (student, first, last), work in zip(class_list, handing, strict=True)
        if work.graded
    ]
    path = room.folder / f"predicted-{assignment}.csv"
    write_whole(path, export.table(rows))
    return path


def kinds_path(room: Classroom, assignment: str) -> Path:
    """Return where a sample class says who is what."""
    return room.folder / f"kinds-{assignment}.csv"


def not_gradable(room: Classroom, assignment: str) -> set[str]:
    """Return the students of a sample class whose submission cannot be graded."""
    with kinds_path(room, assignment).open(encoding="utf-8-sig", newline="") as file:
        return {row["student_id"] for row in csv.DictReader(file) if row["graded"] == "no"}


def _passing(room: Classroom, assignment: str) -> works.Passes:
    """Return how to ask whether an answer passes; nobody has to where all have one table."""
    personal = slices.tasks(assignment) if assignment in slices.RECIPES else {}
    salt = (settings_of(room.folder) or {}).get("SALT", slices.SALT)

    def passes(task: str, code: str, student: str) -> bool:
        return task in personal and trial.passes(assignment, task, code, student, salt)

    return passes


def _content(notebook: Any, work: works.Work) -> str:
    """Return the file that a student hands in."""
    filled = bank.fill(notebook, work.answers)
    wear.type_id(filled, work.typed)
    if work.kind in wear.WAYS and work.touched:
        wear.WAYS[work.kind].change(filled, work.touched[0])
    return wear.content(filled, work.kind)


def _place(
    room: Classroom, assignment: str, notebook: Any, handing: list[works.Work], due: datetime
) -> None:
    """Put the submissions into the class, all or none."""
    random = Random(len(handing))
    with tempfile.TemporaryDirectory(dir=room.folder, prefix=".sample-") as scratch:
        for work in handing:
            early = due - timedelta(minutes=random.randint(30, 5 * 24 * 60))
            late = due + timedelta(minutes=random.randint(10, 24 * 60))
            when = late if work.kind == "late" else early
            put = _putting(Path(scratch), assignment, work.student)
            put("submitted", _content(notebook, work), when)
            if work.kind == "resubmitted":
                worse = works.left_open(work, sorted(work.answers)[: len(work.answers) // 2])
                put("submitted-before", _content(notebook, worse), when - timedelta(days=1))
        for place in sorted(Path(scratch).glob(f"*/*/{assignment}")):
            target = room.folder / place.relative_to(scratch)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(place, target)


def _putting(root: Path, assignment: str, student: str) -> Callable[[str, str, datetime], None]:
    """Return a function that writes a submission and the time it was handed in."""

    def put(step: str, content: str, when: datetime) -> None:
        place = root / step / student / assignment
        write_whole(place / f"{assignment}.ipynb", content)
        write_whole(place / "timestamp.txt", when.strftime(_TIME))

    return put


def _enrol(
    room: Classroom, assignment: str, class_list: list[tuple[str, str, str]]
) -> datetime:
    """Write names and, where there is none, a due date into the gradebook; return it."""
    with engine.gradebook(room) as book:
        for student, first, last in class_list:
            book.update_or_create_student(student, first_name=first, last_name=last)
        due = book.find_assignment(assignment).duedate or DUE
        book.update_or_create_assignment(assignment, duedate=due)
    return due


def _kinds_table(handing: list[works.Work]) -> str:
    """Write who is what as CSV text with a byte order mark."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for work in handing:
        graded = "yes" if work.graded else "no"
        what = text(f"course.kind.{work.kind}")
        writer.writerow([work.student, work.kind, " ".join(work.touched), graded, what])
    return "\ufeff" + buffer.getvalue()
