"""The graders' sheet of an assignment: why each task is there, rubrics, samples with points."""

from __future__ import annotations

from pathlib import Path

import nbformat

from kzmedia import language, slices
from kzmedia.course import bank, rubrics
from kzmedia.course.classroom import Classroom
from kzmedia.course.files import write_whole
from kzmedia.course.page import render


def write(room: Classroom, assignment: str) -> Path:
    """Write the graders' sheet into the class's folder, in the class's language.

    Parameters
    ----------
    room : Classroom
    assignment : str
        Full name.

    Returns
    -------
    Path
        ``notes-<assignment>.html``; one page without links, for the screen or paper.

    Raises
    ------
    LookupError
        If the assignment has no rubric or no notes.
    Problems
        If the rubric does not add up.
    """
    language.use(room.language)
    path = room.folder / f"notes-{assignment}.html"
    write_whole(path, page(assignment, room.language))
    return path


def page(assignment: str, lang: str) -> str:
    """Return the graders' sheet as HTML.

    Parameters
    ----------
    assignment : str
        Full name.
    lang : {"kk", "ru", "en"}
        Language of the page.
    """
    marked, why = rubrics.rubric(assignment), rubrics.notes(assignment)
    notebook = nbformat.read(bank.source(assignment, lang), as_version=4)
    points = bank.points(notebook)
    own = slices.tasks(assignment) if assignment in slices.RECIPES else {}
    tasks = [
        {"name": name, "points": f"{points[name]:g}", "own": name in own, **_said(note, lang)}
        for name, note in why.items()
    ]
    models = {name: cell.source for name, cell in bank.tasks(notebook).items()}
    written = [_written(name, one, models[name], lang) for name, one in marked.items()]
    values = {"assignment": assignment, "tasks": tasks, "written": written}
    minutes, total = sum(task["minutes"] for task in tasks), f"{sum(points.values()):g}"
    return render("notes", minutes=minutes, total=total, **values)


def _said(note: dict, lang: str) -> dict[str, object]:
    return {
        "minutes": note["minutes"],
        "lesson": note["lesson"],
        "reason": note["reason"][lang],
    }


def _written(name: str, one: rubrics.Rubric, model: str, lang: str) -> dict[str, object]:
    """Return what a grader needs to mark one written task, in one language."""
    names = {criterion["id"]: criterion["name"][lang] for criterion in one["criteria"]}
    samples = [
        {
            "text": sample["text"][lang],
            "why": sample["why"][lang],
            "points": [(names[c], given) for c, given in sample["points"].items()],
            "total": sum(sample["points"].values()),
        }
        for sample in one.get("samples", ())
    ]
    return {
        "name": name,
        "points": one["points"],
        "rows": rubrics.table(one, lang),
        "grader": one["grader"][lang],
        "model": model,
        "samples": samples,
    }
