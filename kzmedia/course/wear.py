"""How submissions are worn: cells deleted, doubled, retyped, tests edited, code that raises.

Each way changes a filled-in notebook as students change theirs; `WAYS` and `RAISING` say
what it costs, found out with nbgrader 0.9.6 and `kzmedia.course.mend`. An endless loop is
left out: it costs every grading run half a minute.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import NamedTuple

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

Change = Callable[[NotebookNode, str], None]


class Way(NamedTuple):
    """One way of damage: what it does to a notebook at a task, and what becomes of it.

    Attributes
    ----------
    change : callable
        ``change(notebook, task)`` changes the notebook in place.
    effect : {"none", "task", "all"}
        What is lost: nothing, the points of the task, or the whole submission, which
        cannot be graded and is named.
    """

    change: Change
    effect: str


def deleted_test(notebook: NotebookNode, task: str) -> None:
    """Delete the test cell of a task."""
    notebook.cells.remove(_cell(notebook, f"{task}_test"))


def deleted_answer(notebook: NotebookNode, task: str) -> None:
    """Delete the cell with the answer."""
    notebook.cells.remove(_cell(notebook, task))


def duplicated_answer(notebook: NotebookNode, task: str) -> None:
    """Copy the answer and paste it below, as when trying another version."""
    _paste(notebook, task)


def duplicated_test(notebook: NotebookNode, task: str) -> None:
    """Copy the test cell and paste it below."""
    _paste(notebook, f"{task}_test")


def retyped(notebook: NotebookNode, task: str) -> None:
    """Turn the answer's code into text: one key pressed outside the cell."""
    _replace(notebook, task, new_markdown_cell)


def retyped_back(notebook: NotebookNode, task: str) -> None:
    """Turn the answer into text and back into code: JupyterLab makes a new cell of it."""
    _replace(notebook, task, new_markdown_cell)
    _replace(notebook, task, new_code_cell)


def edited_test(notebook: NotebookNode, task: str) -> None:
    """Write a test that passes whatever the answer."""
    _cell(notebook, f"{task}_test").source = "assert True"


def stripped(notebook: NotebookNode, task: str) -> None:
    """Throw away all metadata, as some converters do; the ids of the cells stay."""
    for cell in notebook.cells:
        cell.metadata = NotebookNode()
    notebook.metadata = NotebookNode()


def no_marks(notebook: NotebookNode, task: str) -> None:
    """Throw away the ids too, as an upload through an old program does."""
    stripped(notebook, task)
    for cell in notebook.cells:
        cell.pop("id", None)
    notebook.nbformat_minor = 4


def no_notebook(notebook: NotebookNode, task: str) -> None:
    """Stand for a file that is no notebook; `content` writes one."""
    notebook.cells.clear()


WAYS = {
    "deleted_test": Way(deleted_test, "none"),
    "deleted_answer": Way(deleted_answer, "task"),
    "duplicated_answer": Way(duplicated_answer, "none"),
    "duplicated_test": Way(duplicated_test, "none"),
    "retyped": Way(retyped, "none"),
    "retyped_back": Way(retyped_back, "none"),
    "edited_test": Way(edited_test, "none"),
    "stripped": Way(stripped, "none"),
    "no_marks": Way(no_marks, "all"),
    "no_notebook": Way(no_notebook, "all"),
}


class Raising(NamedTuple):
    """Code that raises: how it is written, and whether the task is lost."""

    write: Callable[[str], str]
    loses: bool


# Before the answer nothing of it is run; behind it, the answer stands.
RAISING = {
    "syntax_error": Raising(lambda code: f"{code}\n)", True),
    "name_error": Raising(lambda code: f"tabel.head()\n{code}", True),
    "key_error": Raising(lambda code: f'{code}\n\npd.DataFrame({{"n": [1]}})["N"]', False),
}


def type_id(notebook: NotebookNode, student: str) -> None:
    """Type a student id into the cell meant for it.

    Examples
    --------
    >>> from nbformat.v4 import new_notebook
    >>> book = new_notebook(cells=[new_code_cell('student_id = ""', id="student_id")])
    >>> type_id(book, "s001")
    >>> book.cells[0].source
    'student_id = "s001"'
    """
    for cell in notebook.cells:
        if cell.get("id") == "student_id":
            cell.source = f'student_id = "{student}"'


def content(notebook: NotebookNode, way: str = "") -> str:
    """Return what stands in the file that is handed in."""
    if way == "no_notebook":
        return "PK\x03\x04 a1.docx"
    return nbformat.writes(notebook)


def _cell(notebook: NotebookNode, name: str) -> NotebookNode:
    """Return the cell of that name.

    Raises
    ------
    LookupError
        If there is none.
    """
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == name:
            return cell
    raise LookupError(name)


def _paste(notebook: NotebookNode, name: str) -> None:
    cell = _cell(notebook, name)
    again = copy.deepcopy(cell)
    again.id = f"{name}-copy"  # JupyterLab gives what is pasted an id of its own
    notebook.cells.insert(notebook.cells.index(cell) + 1, again)


def _replace(notebook: NotebookNode, name: str, make: Callable[..., NotebookNode]) -> None:
    cell = _cell(notebook, name)
    place = notebook.cells.index(cell)
    new = make(cell.source, id=f"{name}-again", metadata=cell.metadata)
    notebook.cells[place] = new
