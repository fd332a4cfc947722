"""Put right in a submission what would stop nbgrader: cells deleted, doubled, stripped.

nbgrader 0.9.6 puts a deleted test cell back, but breaks off where the cell before it is
gone too (``KeyError: 'q2'``), where a cell stands twice, and where a cell has lost its
metadata; a deleted cell with the imports it lets pass, and every task earns nothing. What
a learner wrote is never changed, nor is the file handed in: nbgrader works on a copy.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
from nbformat import NotebookNode
from nbgrader import preprocessors as theirs

from kzmedia.language import text

_TYPED = re.compile(r"^\s*student_id\s*=", re.MULTILINE)
_ID = "student_id"  # the one cell of the frame that learners fill and nbgrader does not know


class Repair(NamedTuple):
    """What was put right: ``missing``, ``twice`` or ``marks``, and the cell's name."""

    what: str
    cell: str


class Mend(theirs.NbGraderPreprocessor):
    """Mend a submission by the notebook that the class was handed."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Mend, or raise if the notebook is not one of this assignment."""
        where = resources["nbgrader"]
        root = Path(self.config.CourseDirectory.root)
        path = released(root, where["assignment"], f"{where['notebook']}.ipynb")
        if path.is_file():
            handed = nbformat.read(path, as_version=4)
            if not answered(nb, handed):
                raise ValueError(text("course.submission.no_cells", path=path.name))
            note = self.config.OverwriteCells.missing_cell_notification
            mend(nb, handed, lambda name: note.format(cell_id=name) if note else "")
        return nb, resources


# Where nbgrader's own list has DeduplicateIds, which leaves a mark that nbgrader refuses.
SANITIZE = [
    theirs.ClearOutput,
    Mend,
    theirs.OverwriteKernelspec,
    theirs.OverwriteCells,
    theirs.CheckCellMetadata,
]


def released(root: Path, assignment: str, notebook: str) -> Path:
    """Return where a class keeps the notebook that it handed out."""
    return root / "release" / assignment / notebook


def answered(notebook: NotebookNode, handed: NotebookNode) -> list[str]:
    """Return the tasks whose answer cells a submission still has.

    None at all means that another notebook was handed in, or that a program has thrown
    away all names of its cells: what answers what can no longer be told.
    """
    known = _marked(handed)
    there = set(_places(notebook, known))
    return [name for name, cell in known.items() if name in there and _answer(cell)]


def mend(
    notebook: NotebookNode,
    handed: NotebookNode,
    note: Callable[[str], str] = lambda name: "",
) -> list[Repair]:
    """Give cells their marks back and put deleted ones where they stood.

    Parameters
    ----------
    notebook : NotebookNode
        A submission; changed in place.
    handed : NotebookNode
        The notebook as it was handed out.
    note : callable
        Name of a cell → words that head a written answer that was deleted: so it is not
        mistaken for one left open, which nbgrader gives no points by itself.

    Returns
    -------
    list of Repair
        Of a cell that stands several times the last counts, as for nbgrader.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell as cell, new_notebook as book
    >>> mark = {"nbgrader": {"grade_id": "q1", "solution": True, "grade": False}}
    >>> one = book(cells=[cell("x = 1", metadata=mark), cell("x = 2", metadata=mark)])
    >>> mend(one, book(cells=[cell("...", metadata=mark)]))
    [Repair(what='twice', cell='q1')]
    """
    known = _marked(handed)
    places = _places(notebook, known)
    repairs = []
    for index, cell in enumerate(notebook.cells):
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if index not in places.values() and "nbgrader" in cell.metadata:
            del cell.metadata["nbgrader"]
            repairs.append(
                Repair("twice" if name in known else "marks", name or cell.get("id"))
            )
    for name, index in places.items():
        cell, mark = notebook.cells[index], known[name].metadata["nbgrader"]
        if cell.metadata.get("nbgrader") != mark:
            cell.metadata["nbgrader"] = copy.deepcopy(mark)
            repairs.append(Repair("marks", name))
    return repairs + _put_back(notebook, handed, note)


def _marked(handed: NotebookNode) -> dict[str, NotebookNode]:
    """Return the cells that nbgrader knows, by name, in order."""
    return {
        cell.metadata["nbgrader"]["grade_id"]: cell
        for cell in handed.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id")
    }


def _places(notebook: NotebookNode, known: dict[str, NotebookNode]) -> dict[str, int]:
    """Return where each known cell stands: by its mark, else by its id in the file."""
    by_id = {cell.get("id"): index for index, cell in enumerate(notebook.cells)}
    by_mark = {
        cell.metadata.get("nbgrader", {}).get("grade_id"): index
        for index, cell in enumerate(notebook.cells)
    }
    taken = {index for name, index in by_mark.items() if name in known}
    found = {name: index for name, index in by_id.items() if index not in taken} | by_mark
    return {name: found[name] for name in known if name in found}


def _put_back(
    notebook: NotebookNode, handed: NotebookNode, note: Callable[[str], str]
) -> list[Repair]:
    """Insert what is missing behind the cell that stood before it."""
    known, repairs, after = _marked(handed), [], 0
    for cell in handed.cells:
        mark = cell.metadata.get("nbgrader", {}).get("grade_id")
        name = mark or cell.get("id")
        if name == _ID:
            places = _typing(notebook)
        elif mark in known:
            found = _places(notebook, known)
            places = [found[mark]] if mark in found else []
        else:
            # A cell that learners may delete; if it is there, it shows the place.
            places = [
                i for i, one in enumerate(notebook.cells) if name and one.get("id") == name
            ]
            after = places[-1] + 1 if places else after
            continue
        if not places:
            new = copy.deepcopy(cell)
            if _answer(cell) and cell.cell_type == "markdown":
                new.source = note(name) + new.source
            if (notebook.nbformat, notebook.nbformat_minor) < (4, 5):
                new.pop("id", None)
            notebook.cells.insert(after, new)
            repairs.append(Repair("missing", name))
            places = [after]
        after = places[-1] + 1
    return repairs


def _typing(notebook: NotebookNode) -> list[int]:
    """Return the places of the cells that set the student id."""
    return [
        index
        for index, cell in enumerate(notebook.cells)
        if cell.get("id") == _ID or (cell.cell_type == "code" and _TYPED.search(cell.source))
    ]


def _answer(cell: NotebookNode) -> bool:
    return bool(cell.metadata["nbgrader"].get("solution"))
