"""Grade a class with nbgrader: what cannot be graded is named, the others are graded."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kzmedia.course import engine
from kzmedia.course.classroom import Classroom
from kzmedia.course.files import read_notebook
from kzmedia.language import text
from kzmedia.slices import valid_id

_SHOWN = 4  # repairs that a line names


@dataclass
class Outcome:
    """Who was graded, one line about each submission that was not, and what was mended.

    Attributes
    ----------
    graded : list of str
        Student ids.
    problems : list of str
        A line per submission that was not graded; it is as it was handed in.
    mended : list of str
        A line per submission whose cells were put in order on nbgrader's copy.
    """

    graded: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)


def submitted(room: Classroom, assignment: str) -> dict[str, Path]:
    """Return the folders with submissions of an assignment, by the name of their folder."""
    return {
        path.parent.name: path
        for path in sorted(room.folder.glob(f"submitted/*/{assignment}"))
        if path.is_dir() and not path.parent.name.startswith(".")
    }


def damage(folder: Path, notebooks: list[str], handed: Path | None = None) -> str | None:
    """Tell in one line why a submission cannot be graded, or None if it can.

    Parameters
    ----------
    folder : Path
        One student's submission; it is only read.
    notebooks : list of str
        Names of the notebooks that the assignment has.
    handed : Path, optional
        Folder with the notebooks as they were handed out.
    """
    if not valid_id(folder.parent.name):
        return text("course.submission.bad_id", path=folder, student=folder.parent.name)
    for name in notebooks:
        path = folder / name
        # A link could lead to the solutions or to another student's work.
        if path.is_symlink() or not path.is_file():
            return text("course.submission.missing", path=path)
        try:
            read_notebook(path)
        except ValueError:
            return text("course.submission.damaged", path=path)
        if handed and (handed / name).is_file() and not _answered(path, handed / name):
            return text("course.submission.no_cells", path=path)
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
        A submission that cannot be graded stays untouched and never enters the gradebook;
        if an earlier one of that student was graded, its grades stay.

    Raises
    ------
    FileNotFoundError
        If nobody has handed anything in; nothing is written.
    """
    found = submitted(room, assignment)
    if not found:
        place = room.folder / "submitted"
        raise FileNotFoundError(text("course.grade.empty", name=assignment, path=place))
    notebooks = sorted(path.name for path in room.folder.glob(f"source/{assignment}/*.ipynb"))
    handed = room.folder / "release" / assignment
    nbgrader, outcome = engine.api(room), Outcome()
    for student, folder in found.items():
        broken = damage(folder, notebooks, handed)
        if broken:
            outcome.problems.append(broken)
            continue
        # Student by student: in one run a single bad notebook ends the whole run.
        with _without_noise(), _nothing_lost(room, assignment, student) as lost:
            result = nbgrader.autograde(assignment, student)
            lost.append(not result["success"])
        if result["success"]:
            outcome.graded.append(student)
            outcome.mended += mended(folder, notebooks, handed)
            report(student)
        else:
            why = engine.reason(result)
            outcome.problems.append(text("course.submission.failed", path=folder, reason=why))
    return outcome


def mended(folder: Path, notebooks: list[str], handed: Path) -> list[str]:
    """Say in a line what has to be put right in a submission before nbgrader takes it.

    Parameters
    ----------
    folder : Path
        One student's submission; it is only read.
    notebooks : list of str
    handed : Path
        Folder with the notebooks as they were handed out.
    """
    import nbformat

    from kzmedia.course.mend import mend

    lines = []
    for name in notebooks:
        if (handed / name).is_file():
            released = nbformat.read(handed / name, as_version=4)
            repairs = mend(nbformat.read(folder / name, as_version=4), released)
            said = [text(f"course.mend.{one.what}", cell=one.cell) for one in repairs]
            # A notebook without any marks has a repair for each of its cells.
            listed = "; ".join(said[:_SHOWN]) + (" …" if len(said) > _SHOWN else "")
            if said:
                student = folder.parent.name
                lines.append(text("course.mend.line", student=student, what=listed))
    return lines


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


def _answered(path: Path, handed: Path) -> list[str]:
    """Return the tasks whose answer cells a submission still has."""
    import nbformat

    from kzmedia.course.mend import answered

    return answered(*(nbformat.read(one, as_version=4) for one in (path, handed)))


@contextmanager
def _nothing_lost(room: Classroom, assignment: str, student: str) -> Iterator[list[bool]]:
    """Undo what a failed run leaves: a submission without grades, no earlier result.

    What is yielded gets True if the run failed.
    """
    place = room.folder / "autograded" / student / assignment
    with tempfile.TemporaryDirectory(dir=room.folder, prefix=".grading-") as scratch:
        before = Path(scratch) / assignment
        known = _known(room, assignment, student)
        if place.is_dir():
            shutil.copytree(place, before, symlinks=True)
        failed: list[bool] = []
        yield failed
        if not any(failed):
            return
        shutil.rmtree(place, ignore_errors=True)
        if before.is_dir():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(before, place)
        if not known and _known(room, assignment, student):
            with engine.gradebook(room) as book:
                book.remove_submission(assignment, student)


def _known(room: Classroom, assignment: str, student: str) -> bool:
    """Tell whether the gradebook has a submission of the student."""
    with engine.gradebook(room) as book:
        return student in {one.student_id for one in book.assignment_submissions(assignment)}
