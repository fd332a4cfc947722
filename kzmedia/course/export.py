"""Grades out of the gradebook, per student and task, as a table that spreadsheets open."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from kzmedia import language
from kzmedia.course import engine
from kzmedia.course.classroom import Classroom
from kzmedia.course.files import write_whole

_WHO = ("student_id", "last_name", "first_name")


@dataclass
class Row:
    """One student's grades; ``scores`` are points per task, None until graded by hand."""

    student: str
    last_name: str
    first_name: str
    scores: dict[str, float | None] = field(default_factory=dict)

    @property
    def total(self) -> float:
        """Points so far; an answer not yet graded counts nothing."""
        return sum(score or 0.0 for score in self.scores.values())


def task(grade_id: str) -> str:
    """Return the task that a grade cell belongs to.

    Examples
    --------
    >>> task("q1_test"), task("q9")
    ('q1', 'q9')
    """
    return grade_id.removesuffix("_test")


def grades(room: Classroom, assignment: str) -> list[Row]:
    """Read an assignment's grades, sorted by student id.

    Parameters
    ----------
    room : Classroom
    assignment : str
        Full name.
    """
    rows = []
    with engine.gradebook(room) as book:
        for submission in book.assignment_submissions(assignment):
            student = submission.student
            row = Row(student.id, student.last_name or "", student.first_name or "")
            for notebook in submission.notebooks:
                cells = {grade.name: grade for grade in notebook.grades}
                for name in _in_order(notebook, cells):
                    row.scores[task(name)] = _score(cells[name], row.scores.get(task(name)))
            rows.append(row)
    return sorted(rows, key=lambda row: row.student)


def table(rows: list[Row]) -> str:
    """Write grades as CSV text with a byte order mark, so that Kazakh letters survive.

    nbgrader's own export joins with commas unquoted and in the machine's code page.
    """
    tasks = list(dict.fromkeys(name for row in rows for name in row.scores))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([*_WHO, *tasks, "total"])
    for row in rows:
        scores = ["" if row.scores.get(name) is None else row.scores[name] for name in tasks]
        writer.writerow([row.student, row.last_name, row.first_name, *scores, row.total])
    return "\ufeff" + buffer.getvalue()


def read(path: Path) -> dict[str, Row]:
    """Read a table written by `table` back, by student id."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = list(csv.DictReader(file))
    rows = {}
    for record in records:
        student, last, first = (record.pop(name) for name in _WHO)
        record.pop("total")
        scores = {name: float(score) if score else None for name, score in record.items()}
        rows[student] = Row(student, last, first, scores)
    return rows


def write(room: Classroom, assignment: str) -> Path:
    """Write an assignment's grades to ``grades-<assignment>.csv`` in the class's folder."""
    path = room.folder / f"grades-{assignment}.csv"
    write_whole(path, table(grades(room, assignment)))
    return path


def shown(rows: list[Row]) -> str:
    """Return grades as lines for the terminal, numbers as the reader writes them."""
    tasks = list(dict.fromkeys(name for row in rows for name in row.scores))
    head = ["", language.text("course.table.student"), *tasks]
    lines = [[*head, language.text("course.table.total")]]
    for row in rows:
        scores = [mark(row.scores.get(name)) for name in tasks]
        name = f"{row.last_name} {row.first_name}".strip()
        lines.append([row.student, name, *scores, language.number(row.total)])
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def mark(score: float | None) -> str:
    """Write a score as the reader does; dots stand for one that a person has yet to give."""
    return "…" if score is None else language.number(score)


def _score(grade: object, before: float | None) -> float | None:
    """Add a cell's points to its task's; a cell waiting for a person keeps it open."""
    if grade.manual_score is None and grade.auto_score is None:
        return before
    return (before or 0.0) + grade.score


def _in_order(notebook: object, cells: dict[str, object]) -> list[str]:
    """Return grade cells in the order of the notebook, as the gradebook knows it."""
    known = [cell.name for cell in notebook.notebook.source_cells if cell.name in cells]
    return [*known, *(name for name in cells if name not in known)]
