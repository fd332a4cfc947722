"""An instructor's whole cycle in a scratch folder, checked against the answer bank."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kzmedia.course import classroom, export, grading, release, sample
from kzmedia.course.files import Problems
from kzmedia.language import text


@dataclass(frozen=True)
class Shown:
    """What a demonstration leaves: the class, its grades, its files."""

    room: classroom.Classroom
    rows: list[export.Row]
    grades: Path
    pages: list[Path]


def run(
    language: str,
    assignment: str = "a1",
    count: int = 12,
    seed: int = 1,
    say: Callable[[str], None] = print,
) -> Shown:
    """Make a class, release, let it submit, autograde, give feedback, export.

    Parameters
    ----------
    language : {"kk", "ru", "en"}
        Language of the class.
    assignment : str
        The assignment or the unique beginning of its name.
    count, seed : int
        Students, and where chance starts.
    say : callable
        Where progress goes, a line at a time.

    Returns
    -------
    Shown

    Raises
    ------
    Problems
        If a submission could not be graded or a grade is not the predicted one.
    """
    scratch = Path(tempfile.mkdtemp(prefix="kzmedia-demo-"))
    room = classroom.create(scratch / f"media-{language}", language)
    name = room.assignment(assignment)
    say(text("course.demo.class", path=room.folder))
    release.release(room, name)
    say(text("course.demo.released", name=name))
    predicted = sample.make(room, name, count, seed)
    say(text("course.demo.submitted", count=count))
    outcome = grading.autograde(room, name)
    say(text("course.demo.graded", count=len(outcome.graded)))
    pages = grading.feedback(room, name)
    grades = export.write(room, name)
    rows = export.grades(room, name)
    lines = [*outcome.problems, *differences(predicted, rows)]
    say("")
    say(export.shown(rows))
    say("")
    say(text("course.demo.feedback", count=len(pages), path=room.folder / "feedback"))
    say(text("course.demo.grades", path=grades))
    if lines:
        raise Problems(lines)
    say(text("course.demo.as_predicted", count=len(rows)))
    return Shown(room, rows, grades, pages)


def differences(predicted: Path, rows: list[export.Row]) -> list[str]:
    """Compare grades with the predicted ones, task by task; one line per difference.

    Parameters
    ----------
    predicted : Path
        The CSV that `sample.make` wrote.
    rows : list of Row
        Grades from the gradebook.
    """
    lines = []
    foretold, found = export.read(predicted), {row.student: row for row in rows}
    for student in sorted(set(foretold) | set(found)):
        if student not in found or student not in foretold:
            lines.append(text("course.demo.no_grade", student=student))
            continue
        ours, theirs = found[student].scores, foretold[student].scores
        lines += [
            text(
                "course.demo.differs",
                student=student,
                task=task,
                found=export.mark(ours.get(task)),
                expected=export.mark(theirs.get(task)),
            )
            for task in sorted(set(ours) | set(theirs))
            if ours.get(task) != theirs.get(task)
        ]
    return lines
