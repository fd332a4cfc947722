"""Grade a class with nbgrader: damaged submissions are named, the others graded."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kzmedia.course import engine
from kzmedia.course.classroom import Classroom
from kzmedia.course.files import read_notebook
from kzmedia.language import text


@dataclass
class Outcome:
    """Who was graded, and one line about each submission that was not."""

    graded: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def submitted(room: Classroom, assignment: str) -> dict[str, Path]:
    """Return the folders with submissions of an assignment, by student id."""
    return {
        path.parent.name: path
        for path in sorted(room.folder.glob(f"submitted/*/{assignment}"))
        if path.is_dir()
    }


def damage(folder: Path, notebooks: list[str]) -> str | None:
    """Tell in one line why a submission cannot be graded, or None if it can.

    Parameters
    ----------
    folder : Path
        One student's submission; it is only read.
    notebooks : list of str
        Names of the notebooks that the assignment has.
    """
    for name in notebooks:
        path = folder / name
        # A link could lead to the solutions or to another student's work.
        if path.is_symlink() or not path.is_file():
            return text("course.submission.missing", path=path)
        try:
            read_notebook(path)
        except ValueError:
            return text("course.submission.damaged", path=path)
    return None


def autograde(
    room: Classroom,
    assignment: str,
    report: Callable[[str], None] = lambda student: None,
) -> Outcome:
    """Autograde every sound submission of an assignment, one student at a time.

    Parameters
    ----------
    room : Classroom
    assignment : str
        Full name.
    report : callable, optional
        Called with each student's id once graded.

    Returns
    -------
    Outcome
        Damaged submissions stay untouched and never enter the gradebook.
    """
    notebooks = sorted(path.name for path in room.folder.glob(f"source/{assignment}/*.ipynb"))
    nbgrader, outcome = engine.api(room), Outcome()
    for student, folder in submitted(room, assignment).items():
        broken = damage(folder, notebooks)
        if broken:
            outcome.problems.append(broken)
            continue
        # Student by student: in one run a single bad notebook ends the whole run.
        with _without_noise():
            result = nbgrader.autograde(assignment, student)
        if result["success"]:
            outcome.graded.append(student)
            report(student)
        else:
            why = engine.reason(result)
            outcome.problems.append(text("course.submission.failed", path=folder, reason=why))
    return outcome


def feedback(room: Classroom, assignment: str) -> list[Path]:
    """Write the feedback pages of all graded submissions; return their places."""
    made = engine.api(room).generate_feedback(assignment)
    engine.demand(made, "generate_feedback", assignment)
    return sorted(room.folder.glob(f"feedback/*/{assignment}/*.html"))


@contextmanager
def _without_noise() -> Iterator[None]:
    """Silence what SQLAlchemy 2 says about nbgrader 0.9.6's way of adding rows."""
    from sqlalchemy.exc import SAWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)
        yield
