"""An instructor's whole cycle in a scratch folder, checked against the answer bank."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kzmedia.course import classroom, export, grading, identity, release, sample
from kzmedia.course.files import Problems
from kzmedia.language import text


@dataclass(frozen=True)
class Shown:
    """What a demonstration leaves: the class, its grades, its files, what was found."""

    room: classroom.Classroom
    rows: list[export.Row]
    grades: Path
    pages: list[Path]
    findings: list[str]


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
        If what can be graded, or a grade, is not as predicted.
    """
    scratch = Path(tempfile.mkdtemp(prefix="kzmedia-demo-"))
    room = classroom.create(scratch / f"media-{language}", language)
    name = room.assignment(assignment)
    say(text("course.demo.class", path=room.folder))
    release.release(room, name)
    say(text("course.demo.released", name=name))
    predicted = sample.make(room, name, count, seed)
    say(text("course.demo.submitted", count=count))
    say(text("course.sample.kinds", path=sample.kinds_path(room, name)))
    outcome = grading.autograde(room, name)
    say(text("course.demo.graded", count=len(outcome.graded)))
    pages = grading.feedback(room, name)
    grades = export.write(room, name)
    rows = export.grades(room, name)
    _listed("", [export.shown(rows)], say)
    _listed(text("course.demo.not_gradable"), outcome.problems, say)
    findings = outcome.mended + identity.findings(room, name)
    _listed(text("course.demo.findings"), findings, say)
    say("")
    say(text("course.demo.feedback", count=len(pages), path=room.folder / "feedback"))
    say(text("course.demo.grades", path=grades))
    wanted = set(grading.submitted(room, name)) - sample.not_gradable(room, name)
    lines = _as_wanted(wanted, set(outcome.graded)) + differences(predicted, rows)
    if lines:
        raise Problems([*outcome.problems, *lines])
    say(text("course.demo.as_predicted", count=len(rows)))
    return Shown(room, rows, grades, pages, findings)


def _listed(title: str, lines: list[str], say: Callable[[str], None]) -> None:
    """Say some lines under a title, an empty line before them; nothing if there are none."""
    if lines:
        say("")
        for line in [title, *lines] if title else lines:
            say(line)


def _as_wanted(wanted: set[str], graded: set[str]) -> list[str]:
    """Say who was graded against the prediction, or was not."""
    return [text("course.demo.failed", student=one) for one in sorted(wanted - graded)] + [
        text("course.demo.not_graded", student=one) for one in sorted(graded - wanted)
    ]


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
