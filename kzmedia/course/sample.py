"""A class to try things with: submissions from the answer bank, grades foretold."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

from kzmedia.course import bank, engine, export
from kzmedia.course.classroom import Classroom
from kzmedia.course.files import write_whole
from kzmedia.course.names import students
from kzmedia.language import text


@dataclass(frozen=True)
class Answers:
    """What one student hands in, and the points that the bank foretells per task."""

    answers: dict[str, str]
    expected: dict[str, float | None]


def make(room: Classroom, assignment: str, count: int, seed: int) -> Path:
    """Fill a class with submissions and write the grades that the bank predicts.

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
        ``predicted-<assignment>.csv`` in the class's folder.

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
    there = sorted(room.folder.glob(f"submitted/*/{assignment}"))
    if there:
        raise FileExistsError(text("course.sample.exists", path=there[0]))
    notebook = nbformat.read(handed, as_version=4)
    class_list = students(count, Random(seed))
    plan = answer_sheets(bank.load(assignment, room.language), _points(notebook), count, seed)
    notebooks = {
        student: nbformat.writes(bank.fill(notebook, sheet.answers))
        for (student, _, _), sheet in zip(class_list, plan, strict=True)
    }
    _place(room, assignment, notebooks)
    _enrol(room, class_list)
    rows = [
        export.Row(student, last, first, sheet.expected)
        for (student, first, last), sheet in zip(class_list, plan, strict=True)
    ]
    path = room.folder / f"predicted-{assignment}.csv"
    write_whole(path, export.table(rows))
    return path


def answer_sheets(
    answers: bank.Bank, points: dict[str, tuple[float, bool]], count: int, seed: int
) -> list[Answers]:
    """Choose what each student hands in: a way of working, and up to four slips.

    Parameters
    ----------
    answers : bank.Bank
        The assignment's answer bank.
    points : dict of str to tuple of (float, bool)
        Task → its points, and whether a person grades it.
    count, seed : int
        Students and start of chance.

    Returns
    -------
    list of Answers
        A slip is a wrong answer of the bank or a task left open; both foretell 0 points.
        What a person grades is foretold as open.
    """
    random = Random(seed)
    methods = sorted(answers.right)
    slippery = [name for name in points if answers.wrong.get(name)]
    sheets = []
    for number in range(count):
        sheet = dict(answers.right[methods[number % len(methods)]])
        expected: dict[str, float | None] = {
            name: None if by_hand else most for name, (most, by_hand) in points.items()
        }
        # The first students make no slip, one per way of working.
        slips = 0 if number < len(methods) else random.randint(1, min(4, len(slippery)))
        for name in random.sample(slippery, slips):
            expected[name] = 0.0
            if random.random() < 0.2:
                del sheet[name]
            else:
                kinds = answers.wrong[name]
                sheet[name] = kinds[random.choice(sorted(kinds))].code
        sheets.append(Answers(sheet, expected))
    return sheets


def _points(notebook: object) -> dict[str, tuple[float, bool]]:
    """Return each task's points and whether its answer itself is graded, by a person."""
    found: dict[str, tuple[float, bool]] = {}
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("grade"):
            name = export.task(settings["grade_id"])
            before, by_hand = found.get(name, (0.0, False))
            by_hand = by_hand or bool(settings.get("solution"))
            found[name] = (before + float(settings["points"]), by_hand)
    return found


def _place(room: Classroom, assignment: str, notebooks: dict[str, str]) -> None:
    """Put the submissions into the class, all or none."""
    target = room.folder / "submitted"
    with tempfile.TemporaryDirectory(dir=room.folder, prefix=".sample-") as scratch:
        for student, content in notebooks.items():
            write_whole(Path(scratch, student, assignment, f"{assignment}.ipynb"), content)
        for student in notebooks:
            place = target / student / assignment
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(Path(scratch, student, assignment), place)


def _enrol(room: Classroom, class_list: list[tuple[str, str, str]]) -> None:
    """Write the names into the gradebook."""
    with engine.gradebook(room) as book:
        for student, first, last in class_list:
            book.update_or_create_student(student, first_name=first, last_name=last)
