"""Papers, filled in from a bank and graded by nbgrader in a class made for them."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat

from kzmedia import language, slices
from kzmedia.course import bank, classroom, engine, regions, trial
from kzmedia.course.bank import Paper

_STUDENTS = 5  # ids that are tried for a paper whose wrong answers happen to be right


@dataclass(frozen=True)
class Result:
    """What grading said about a paper: points and last words of each task's test."""

    paper: Paper
    points: dict[str, float]
    messages: dict[str, str]
    failure: str = ""


def told_apart(papers: Sequence[Paper], answers: bank.Bank) -> list[Paper]:
    """Name papers by students with whose data the wrong answers in them are wrong.

    A paper's name is its student's id. With personal data a wrong way may meet the right
    value for one student; if it does so for all that are tried, its test is too weak, and
    the paper stays as it is to show it.

    Examples
    --------
    >>> answers = bank.load("a1_survey", "en")
    >>> papers = bank.pack(answers)
    >>> told_apart(papers, answers) == papers
    True
    """
    return [_told_apart(paper, answers) for paper in papers]


def _told_apart(paper: Paper, answers: bank.Bank) -> Paper:
    own = slices.tasks(answers.assignment) if answers.assignment in slices.RECIPES else {}
    codes = {
        task: answers.wrong[task][name].code
        for task, name in paper.wrong.items()
        if task in own
    }
    for number in range(_STUDENTS):
        student = f"{paper.name}-{number}" if number else paper.name
        if not any(
            trial.passes(answers.assignment, task, code, student)
            for task, code in codes.items()
        ):
            return replace(paper, name=student)
    return paper


def weaken(notebook: Path, task: str) -> None:
    """Cut the hidden tests of one task out of a source notebook.

    Raises
    ------
    LookupError
        If the task has no test.
    """
    document = nbformat.read(notebook, as_version=4)
    tests = {
        cell.metadata.nbgrader.grade_id.removesuffix("_test"): cell
        for cell in document.cells
        if regions.split(cell.source, regions.HIDDEN)[0]
    }
    if task not in tests:
        known = ", ".join(tests)
        raise LookupError(language.text("answers.no_test", task=task, known=known))
    tests[task].source = "\n".join(regions.split(tests[task].source, regions.HIDDEN)[1])
    nbformat.write(document, notebook)


def grade(
    assignment: str, lang: str, papers: Sequence[Paper], weakened: str | None = None
) -> list[Result]:
    """Make a class, release the assignment, hand the papers in and autograde them.

    Parameters
    ----------
    assignment : str
        Full name.
    lang : {"kk", "ru", "en"}
        Language of the class.
    papers : sequence of Paper
    weakened : str, optional
        Task whose hidden tests are cut before the release.

    Returns
    -------
    list of Result
        In the order of the papers. A paper's name is its student's id: each has data of its
        own where the assignment gives everybody other data.
    """
    from sqlalchemy.exc import SAWarning

    # What SQLAlchemy 2 says about nbgrader's way of adding rows.
    warnings.simplefilter("ignore", SAWarning)
    # Each job has a kernel to itself: more threads would only wait for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    language.use(lang)
    answers = bank.load(assignment)
    with tempfile.TemporaryDirectory(prefix="kzmedia-answers-") as scratch:
        room = classroom.create(Path(scratch) / "class", lang)
        if weakened:
            weaken(room.folder / "source" / assignment / f"{assignment}.ipynb", weakened)
        nbgrader = engine.api(room)
        engine.demand(
            nbgrader.generate_assignment(assignment), "generate_assignment", assignment
        )
        released = room.folder / "release" / assignment
        for paper in papers:
            _hand_in(
                released, room.folder / "submitted" / paper.name / assignment, paper, answers
            )
        return [_autograde(nbgrader, room, assignment, paper) for paper in papers]


def _hand_in(released: Path, place: Path, paper: Paper, answers: bank.Bank) -> None:
    shutil.copytree(released, place)
    path = place / f"{answers.assignment}.ipynb"
    texts = answers.right[paper.method] | {
        task: answers.wrong[task][name].code for task, name in paper.wrong.items()
    }
    nbformat.write(bank.fill(nbformat.read(path, as_version=4), texts), path)


def _autograde(
    nbgrader: object, room: classroom.Classroom, assignment: str, paper: Paper
) -> Result:
    done = nbgrader.autograde(assignment, paper.name)
    if not done["success"]:
        return Result(paper, {}, {}, engine.reason(done))
    with engine.gradebook(room) as book:
        (graded,) = book.find_submission(assignment, paper.name).notebooks
        points = {
            grade.name.removesuffix("_test"): float(grade.auto_score)
            for grade in graded.grades
            if grade.auto_score is not None
        }
    path = room.folder / "autograded" / paper.name / assignment / f"{assignment}.ipynb"
    return Result(paper, points, _last_words(nbformat.read(path, as_version=4)))


def _last_words(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """Return the message of each test cell that failed, by task."""
    return {
        cell.metadata.nbgrader.grade_id.removesuffix("_test"): output.evalue
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")
        for output in cell.outputs
        if output.output_type == "error"
    }
