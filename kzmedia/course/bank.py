"""The answer bank of an assignment: right answers, wrong answers, written answers.

``assignments/answers/<assignment>/right/<method>.py`` holds one whole right notebook
(``# %% q1`` begins the answer to q1); ``wrong/q1.py`` holds wrong answers to q1, each
begun by ``# %% name -> message.id``: the message that the learner must get to read.
``written/<language>.md`` holds answers to the manually graded tasks (``# q9``).
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from itertools import cycle, permutations
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbformat import NotebookNode

from kzmedia import language

ASSIGNMENTS = Path(__file__).resolve().parents[2] / "assignments"
# Code cells before the first task whose names every task may use.
FRAME = ("student_id", "imports", "language", "mine", "data", "small")
_CELL = re.compile(r"^# %%[ \t]*(.*?)[ \t]*$", re.MULTILINE)
# Fields of the messages that a check may raise; what fills them depends on the answer.
_FIELDS = ("given", "name", "names", "near", "needed", "number")
_HOLE = "\0"
_SECTION = re.compile(r"^# +(.*?)[ \t]*$", re.MULTILINE)
# So many tasks of every notebook are answered right: they show that a mistake does not spread.
_SPARED = 3


class Wrong(NamedTuple):
    """A wrong answer and the id of the message that names its mistake."""

    code: str
    message_id: str


@dataclass(frozen=True)
class Bank:
    """All answers kept for one assignment.

    Attributes
    ----------
    assignment : str
        Its full name.
    right : dict of str to dict of str to str
        Method → task → answer; written answers in the language asked for.
    wrong : dict of str to dict of str to Wrong
        Task → name of the mistake → code and message id.
    """

    assignment: str
    right: dict[str, dict[str, str]]
    wrong: dict[str, dict[str, Wrong]]


@dataclass(frozen=True)
class Paper:
    """One notebook to be graded: which right answers, which wrong ones."""

    name: str
    method: str
    wrong: dict[str, str] = field(default_factory=dict)


def names(root: Path = ASSIGNMENTS) -> list[str]:
    """Return the names of the assignments that have an English source, sorted.

    Examples
    --------
    >>> names()[0]
    'a1_survey'
    """
    return sorted(path.stem for path in root.glob("en/source/*/*.ipynb"))


def source(assignment: str, lang: str = "en", root: Path = ASSIGNMENTS) -> Path:
    """Return the path of the assignment's source notebook in one language."""
    return root / lang / "source" / assignment / f"{assignment}.ipynb"


def load(assignment: str, lang: str | None = None, root: Path = ASSIGNMENTS) -> Bank:
    """Read the bank of an assignment and check that it fits the notebook.

    Parameters
    ----------
    assignment : str
        Full name, ``"a1_survey"``.
    lang : {"kk", "ru", "en"}, optional
        Language of the written answers; the reader's language by default.
    root : Path, optional
        The folder ``assignments``.

    Raises
    ------
    LookupError
        If there is no such bank, or an answer belongs to a task that does not exist.
    ValueError
        If a wrong answer names no message, or a name stands twice in a file.

    Examples
    --------
    >>> bank = load("a1_survey")
    >>> sorted(bank.right)
    ['chaining', 'in_place', 'loops', 'numpy']
    """
    folder = root / "answers" / assignment
    if not folder.is_dir() or not source(assignment, root=root).is_file():
        raise LookupError(language.text("answers.no_bank", assignment=assignment))
    known = set(tasks(nbformat.read(source(assignment, root=root), as_version=4)))
    texts = folder / "written" / f"{lang or language.current()}.md"
    if not texts.is_file():
        raise LookupError(
            language.text("answers.no_written", file=texts.name, assignment=assignment)
        )
    written = _sections(texts, _SECTION)
    right = {
        path.stem: {**_sections(path, _CELL), **written}
        for path in sorted((folder / "right").glob("*.py"))
    }
    wrong = {
        path.stem: {
            name: Wrong(code, message) for (name, message), code in _named(path).items()
        }
        for path in sorted((folder / "wrong").glob("*.py"))
    }
    for place, names in [*right.items(), ("wrong", wrong)]:
        for task in names:
            if task not in known:
                raise LookupError(
                    language.text(
                        "answers.no_task",
                        task=task,
                        place=place,
                        assignment=assignment,
                        known=", ".join(sorted(known)),
                    )
                )
    return Bank(assignment, right, wrong)


def tasks(notebook: NotebookNode) -> dict[str, NotebookNode]:
    """Return the cells that a learner fills, code or text, by their task."""
    return {
        cell.metadata.nbgrader.grade_id: cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }


def fill(notebook: NotebookNode, answers: dict[str, str]) -> NotebookNode:
    """Put answers into the cells of a released notebook.

    Parameters
    ----------
    notebook : NotebookNode
        A released (or source) notebook; it stays as it is.
    answers : dict of str to str
        Task → the whole text of its cell.

    Returns
    -------
    NotebookNode
        A copy with the answers.

    Raises
    ------
    LookupError
        If the notebook has no cell for one of the tasks.

    Examples
    --------
    >>> nb = nbformat.read(source("a1_survey"), as_version=4)
    >>> tasks(fill(nb, {"q2": "unreported = abs"}))["q2"].source
    'unreported = abs'
    """
    filled = copy.deepcopy(notebook)
    cells = tasks(filled)
    for task, text in answers.items():
        if task not in cells:
            raise LookupError(
                language.text("answers.no_cell", task=task, known=", ".join(sorted(cells)))
            )
        cells[task].source = text
    return filled


def pack(answers: Bank) -> list[Paper]:
    """Spread a bank over few notebooks, each of which costs the start of a kernel.

    Wrong answers to different tasks share a notebook; three of its tasks, each time others,
    are answered right. Every right notebook comes whole as well.

    Examples
    --------
    >>> papers = pack(load("a1_survey"))
    >>> papers[0].wrong, max(len(paper.wrong) for paper in papers)
    ({}, 5)
    """
    left = {task: list(wrong) for task, wrong in answers.wrong.items()}
    room = max(1, len(left) - _SPARED)
    packed: list[dict[str, str]] = []
    while any(left.values()):
        # The longest lists first, so that none of them is left over alone at the end.
        longest = sorted(left, key=lambda task: -len(left[task]))[:room]
        packed.append({task: left[task].pop(0) for task in longest if left[task]})
    _part(packed, list(left))
    right, methods = list(answers.right), cycle(answers.right)
    return [Paper(f"right-{method}", method) for method in right] + [
        Paper(f"wrong-{number:02}", next(methods), wrong)
        for number, wrong in enumerate(packed, start=len(right))
    ]


def _part(packed: list[dict[str, str]], tasks_: list[str]) -> None:
    """Move wrong answers so that no task's ever stand beside another's only.

    A mistake in the one could otherwise cost the other its points unseen.
    """
    for one, other in permutations(tasks_, 2):
        together = [wrong for wrong in packed if one in wrong]
        if together and all(other in wrong for wrong in together):
            moved = {other: together[-1].pop(other)}
            packed.append(moved)


def points(notebook: NotebookNode) -> dict[str, float]:
    """Return the maximum points of each task, in the order of the notebook.

    Examples
    --------
    >>> points(nbformat.read(source("a1_survey"), as_version=4))["q1"]
    2.0
    """
    return {
        cell.metadata.nbgrader.grade_id.removesuffix("_test"): float(
            cell.metadata.nbgrader.points
        )
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }


def says(shown: str, message_id: str) -> bool:
    """Tell whether a text holds a message in the reader's language, whatever its fields.

    Examples
    --------
    >>> language.use("en")
    >>> says("Needed: a number. Here: text.", "selfcheck.kind_differs")
    True
    """
    message = language.text(message_id, **dict.fromkeys(_FIELDS, _HOLE))
    pattern = ".*".join(re.escape(part) for part in message.split(_HOLE))
    return re.search(pattern, shown, re.DOTALL) is not None


def _named(path: Path) -> dict[tuple[str, str], str]:
    """Read a file of wrong answers as (name, message id) → code."""
    found = {}
    for title, code in _sections(path, _CELL).items():
        name, arrow, message = (part.strip() for part in title.partition("->"))
        if not (name and arrow and message):
            raise ValueError(language.text("answers.no_message", title=title, file=path.name))
        try:
            says("", message)
        except LookupError as error:
            values = {"title": title, "file": path.name, "message": message}
            raise LookupError(language.text("answers.unknown_message", **values)) from error
        found[name, message] = code
    return found


def _sections(path: Path, begin: re.Pattern[str]) -> dict[str, str]:
    """Split a file at its title lines; what stands before the first is left out."""
    _, *parts = begin.split(path.read_text(encoding="utf-8"))
    titles = parts[::2]
    for title in titles:
        if titles.count(title) > 1:
            raise ValueError(language.text("answers.twice", title=title, file=path.name))
    return {title: text.strip("\n") for title, text in zip(titles, parts[1::2], strict=True)}
