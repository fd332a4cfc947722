"""Rubrics and an instructor's notes of an assignment, kept as data beside its notebook.

``assignments/rubrics/<assignment>.yml`` holds criteria × levels × points of the written
tasks in three languages, with samples that only graders see; ``assignments/notes/`` holds
one reason for each task.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import yaml

from kzmedia import language
from kzmedia.course import bank
from kzmedia.course.files import Problems

Rubric = dict[str, Any]
_LANGUAGES = set(language.LANGUAGES)


def rubric(assignment: str, root: Path = bank.ASSIGNMENTS) -> dict[str, Rubric]:
    """Read the rubric of an assignment and check that it adds up.

    Parameters
    ----------
    assignment : str
        Full name.
    root : Path, optional
        The folder ``assignments``.

    Returns
    -------
    dict of str to dict
        Written task → ``points``, ``criteria``, ``grader``, ``samples``.

    Raises
    ------
    LookupError
        If there is no rubric of that assignment.
    Problems
        One line for everything that does not fit: points that do not add up to those of
        the cell, levels out of order, a language missing, a sample with unknown points.

    Examples
    --------
    >>> found = rubric("a1_survey")["q9"]
    >>> found["points"], [one["id"] for one in found["criteria"]]
    (5, ['bounds', 'readings', 'verdict'])
    """
    document = _read(root / "rubrics" / f"{assignment}.yml", "rubric.none", assignment)
    notebook = nbformat.read(bank.source(assignment, root=root), as_version=4)
    asked = {
        name: float(cell.metadata.nbgrader.points)
        for name, cell in bank.tasks(notebook).items()
        if cell.metadata.nbgrader.grade
    }
    tasks = document["tasks"]
    lines = [
        _line("rubric.no_task", task, known=", ".join(asked))
        for task in tasks
        if task not in asked
    ]
    lines += [_line("rubric.missing", task) for task in asked if task not in tasks]
    for task, one in tasks.items():
        lines += _problems(task, one, asked.get(task, one["points"]))
    if lines:
        raise Problems(lines)
    return tasks


def notes(assignment: str, root: Path = bank.ASSIGNMENTS) -> dict[str, dict[str, Any]]:
    """Read the notes for the instructor: task → minutes, lesson, reason in three languages.

    Raises
    ------
    LookupError
        If the assignment has no notes.
    """
    return _read(root / "notes" / f"{assignment}.yml", "rubric.no_notes", assignment)["tasks"]


def table(one: Rubric, lang: str) -> list[tuple[str, str, str]]:
    """Return a rubric as the rows that learners see: criterion, points, what earns them.

    Examples
    --------
    >>> table(rubric("a1_survey")["q9"], "en")[0][:2]
    ('The unreported answers', '0')
    """
    return [
        (criterion["name"][lang] if not place else "", f"{level['points']:g}", level[lang])
        for criterion in one["criteria"]
        for place, level in enumerate(criterion["levels"])
    ]


def _problems(task: str, one: Rubric, points: float) -> list[str]:
    levels = {c["id"]: [level["points"] for level in c["levels"]] for c in one["criteria"]}
    total = sum(max(steps) for steps in levels.values())
    lines = []
    if not total == one["points"] == points:
        lines.append(
            _line("rubric.sum", task, total=total, stated=one["points"], cell=f"{points:g}")
        )
    for name, steps in levels.items():
        if len(steps) < 2 or steps != sorted(set(steps)) or steps[0] != 0:
            lines.append(_line("rubric.levels", task, criterion=name, levels=steps))
    for number, sample in enumerate(one.get("samples", ()), start=1):
        given = sample["points"]
        if set(given) != set(levels) or any(given[c] not in levels[c] for c in given):
            lines.append(_line("rubric.sample", task, number=number))
    lines += [
        _line("rubric.language", task, missing=", ".join(sorted(_LANGUAGES - set(texts))))
        for texts in _texts(one)
        if not set(texts) >= _LANGUAGES
    ]
    return lines


def _texts(one: Rubric) -> list[dict[str, str]]:
    """Return everything in a task's rubric that is said in three languages."""
    found = [one["grader"]]
    for criterion in one["criteria"]:
        found += [criterion["name"], *criterion["levels"]]
    for sample in one.get("samples", ()):
        found += [sample["text"], sample["why"]]
    return found


def _read(path: Path, message: str, assignment: str) -> dict[str, Any]:
    if not path.is_file():
        known = ", ".join(sorted(other.stem for other in path.parent.glob("*.yml")))
        raise LookupError(language.text(message, assignment=assignment, known=known))
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(found["tasks"], dict):
            raise TypeError
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, KeyError) as error:
        reason = next(iter(str(error).splitlines()), "")
        values = {"file": path.name, "reason": reason}
        raise Problems([language.text("rubric.unreadable", **values)]) from error
    return found


def _line(message: str, task: str, **values: object) -> str:
    return language.text(message, task=task, **values)
