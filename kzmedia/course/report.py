"""The instructor's report on an assignment: one page made from the exported tables alone.

`build` reads ``grades-<assignment>.csv`` (`kzmedia.course.export`) and, if there is one,
``messages-<assignment>.csv`` (`kzmedia.course.messages`); no number on the page comes from
elsewhere. The page names no student except those whose submission has no grade.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from kzmedia import language
from kzmedia.course import export, grading, items, messages
from kzmedia.course import report_figures as pictures
from kzmedia.course.classroom import Classroom
from kzmedia.course.files import read_notebook, write_whole
from kzmedia.course.findings import Findings, findings, look_at
from kzmedia.course.page import render
from kzmedia.language import text


def write(room: Classroom, assignment: str) -> Path:
    """Export grades and messages anew and write ``report-<assignment>.html`` beside them.

    Parameters
    ----------
    room : Classroom
        A class with a gradebook, or with the exported tables.
    assignment : str
        Name or its unique beginning.

    Raises
    ------
    LookupError
        If the class has no such assignment.
    ValueError
        If nothing is submitted or graded yet, or a table cannot be read; no page is written.
    """
    name = room.assignment(assignment)
    grades = room.folder / f"grades-{name}.csv"
    # Opening a gradebook that is not there would make one.
    rows = export.grades(room, name) if (room.folder / "gradebook.db").is_file() else []
    if rows:
        write_whole(grades, export.table(rows))
        messages.write(room, name)
    if not grades.is_file():
        anybody = grading.submitted(room, name)
        message = "report.no_grades" if anybody else "report.no_submissions"
        raise ValueError(text(message, name=name))
    said = room.folder / f"messages-{name}.csv"
    points, by_hand = maximum(room, name)
    page = build(grades, points, said if said.is_file() else None, by_hand=by_hand)
    path = room.folder / f"report-{name}.html"
    write_whole(path, page)
    return path


def build(
    grades_csv: Path,
    points: Mapping[str, float],
    messages_csv: Path | None = None,
    lang: str | None = None,
    by_hand: Collection[str] = (),
) -> str:
    """Make the page out of the exported tables.

    Parameters
    ----------
    grades_csv : Path
        What `kzmedia.course.export` wrote.
    points : mapping of str to float
        Maximum points of each task, in the order of the notebook.
    messages_csv : Path, optional
        What `kzmedia.course.messages` wrote.
    lang : {"kk", "ru", "en"}, optional
        Language of the page; the reader's by default.
    by_hand : collection of str
        Tasks that a person grades.

    Returns
    -------
    str
        HTML that needs no other file.

    Raises
    ------
    ValueError
        If a table cannot be read or holds no grade.
    """
    with _reading(lang):
        said = messages.read(messages_csv) if messages_csv else None
        table = read_grades(grades_csv, points)
        found = findings(table, points, said, by_hand)
        if found.points.empty:
            name = grades_csv.stem.removeprefix("grades-")
            raise ValueError(text("report.no_grades", name=name))
        return _page(grades_csv.stem.removeprefix("grades-"), found, said is not None)


def read_grades(path: Path, points: Mapping[str, float]) -> pd.DataFrame:
    """Read the points of the exported table.

    Raises
    ------
    ValueError
        If the file is no such table: a column or a student id is missing, an id stands
        twice, a grade is no number. The message says which.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            records, columns = list(reader), list(reader.fieldnames or [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError(text("report.broken", path=path, what=str(error))) from error
    if lost := [name for name in ("student_id", *points) if name not in columns]:
        what = text("report.broken.columns", names=", ".join(lost))
        raise ValueError(text("report.broken", path=path, what=what))
    students = [str(record["student_id"] or "") for record in records]
    if odd := next((one for one in students if not one or students.count(one) > 1), None):
        what = text("report.broken.student", student=odd)
        raise ValueError(text("report.broken", path=path, what=what))
    rows = [[_score(record, task, path) for task in points] for record in records]
    return pd.DataFrame(rows, index=students, columns=list(points), dtype=float)


def maximum(room: Classroom, assignment: str) -> tuple[dict[str, float], set[str]]:
    """Return the maximum points of each task of a class's source, and those graded by hand."""
    most: dict[str, float] = {}
    by_hand = set()
    for path in sorted(room.folder.glob(f"source/{assignment}/*.ipynb")):
        for cell in read_notebook(path)["cells"]:
            settings = cell["metadata"].get("nbgrader", {})
            if settings.get("grade") and float(settings.get("points", 0)) > 0:
                name = export.task(settings["grade_id"])
                most[name] = most.get(name, 0.0) + float(settings["points"])
                if settings.get("solution"):
                    by_hand.add(name)
    return most, by_hand


def _score(record: Mapping[str, Any], task: str, path: Path) -> float:
    written = (record[task] or "").strip()
    try:
        score = float(written) if written else math.nan
        if written and not math.isfinite(score):
            raise ValueError
    except ValueError as error:
        what = text(
            "report.broken.grade", student=record["student_id"], task=task, found=repr(written)
        )
        raise ValueError(text("report.broken", path=path, what=what)) from error
    return score


def _page(name: str, found: Findings, has_messages: bool) -> str:
    return render(
        "report",
        name=name,
        found=found,
        has_messages=has_messages,
        discriminates=any(item.correlation is not None for item in found.items),
        least=items.STUDENTS,
        look=look_at(found),
        totals_figure=pictures.totals(found.totals, found.most),
        tasks_figure=pictures.tasks(
            [one for one in found.items if one.graded == len(found.points)]
        ),
    )


@contextmanager
def _reading(lang: str | None) -> Iterator[None]:
    """Speak a language for a while."""
    before = language.current()
    language.use(lang or before)
    try:
        yield
    finally:
        language.use(before)
