"""Hand out an assignment: generate, check, release; nothing is left of a refusal."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from kzmedia.course import engine, gate
from kzmedia.course.classroom import Classroom
from kzmedia.course.files import REPOSITORY, Problems, read_notebook
from kzmedia.course.generate import released
from kzmedia.language import text


def release(room: Classroom, name: str) -> Path:
    """Generate an assignment for learners, check it and put it into the exchange.

    Parameters
    ----------
    room : Classroom
    name : str
        The assignment or the unique beginning of its name.

    Returns
    -------
    Path
        Where learners fetch it.

    Raises
    ------
    LookupError
        If no assignment of the class has that name.
    FileExistsError
        If it was generated or released before; that stays as it is.
    Problems
        If the gate refuses it, one line per problem.
    """
    assignment = room.assignment(name)
    outbound = room.exchange / room.course_id / "outbound" / assignment
    built = room.folder / "release" / assignment
    for place in (outbound, built):
        if place.exists():
            raise FileExistsError(text("course.release.exists", name=assignment, path=place))
    refuse(problems(room.folder / "source" / assignment, room.folder, room.language))
    nbgrader = engine.api(room)
    gradebook = room.folder / "gradebook.db"
    was_there = gradebook.exists()
    try:
        made = nbgrader.generate_assignment(assignment, force=False)
        engine.demand(made, "generate_assignment", assignment)
        refuse(_generated(room.folder / "source" / assignment, built))
        handed = nbgrader.release_assignment(assignment)
        # nbgrader has no exchange on Windows: there the folder "release" is handed out.
        if handed is None:
            return built
        engine.demand(handed, "release_assignment", assignment)
    except BaseException:
        shutil.rmtree(built, ignore_errors=True)
        if not was_there:
            gradebook.unlink(missing_ok=True)
        raise
    return outbound


def problems(source: Path, course: Path, language: str, root: Path = REPOSITORY) -> list[str]:
    """Return why an assignment cannot be handed out, before anything is generated.

    Parameters
    ----------
    source : Path
        Folder with the instructor's notebooks of the assignment.
    course : Path
        Folder with ``nbgrader_config.py``.
    language : str
        Language of the class.
    root : Path
        The repository, where the English twins are.
    """
    lines = []
    for path in sorted(source.glob("*.ipynb")):
        notebook = read_notebook(path)
        english = root / "assignments" / "en" / "source" / source.name / path.name
        # An instructor's own assignment has no twin anywhere; the other checks hold for it.
        if language != "en" and english.is_file():
            lines += _lines(path.name, gate.check_twin(read_notebook(english), notebook))
        lines += _lines(path.name, gate.check_source(notebook))
        lines += _preview(path.name, notebook, course)
        for beside in gate.companions(source):
            place = str(beside.relative_to(source))
            lines += _lines(place, gate.check_file(_content(beside), notebook))
    return lines


def refuse(lines: list[str]) -> None:
    """Raise `Problems` if there are any, each line once."""
    if lines:
        raise Problems(list(dict.fromkeys(lines)))


def _preview(place: str, notebook: dict[str, Any], course: Path) -> list[str]:
    try:
        preview = released(notebook, course)
    except (ValueError, RuntimeError, KeyError) as error:
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        return [text("course.gate.broken", place=place, reason=reason)]
    return _lines(place, gate.check_release(notebook, preview))


def _generated(source: Path, built: Path) -> list[str]:
    """Check what nbgrader wrote, not only what it was expected to write."""
    lines = []
    for path in sorted(source.glob("*.ipynb")):
        handed = read_notebook(built / path.name)
        lines += _lines(path.name, gate.check_release(read_notebook(path), handed))
    return lines


def _lines(place: str, found: list[gate.Problem]) -> list[str]:
    return [problem.line(place) for problem in found]


def _content(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")
