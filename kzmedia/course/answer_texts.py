"""The answers of a submission as texts, and the texts that everybody may have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kzmedia import language
from kzmedia.course import bank, fingerprints
from kzmedia.course.classroom import Classroom
from kzmedia.course.files import read_notebook

Cell = Mapping[str, Any]
# Typed by every student, and no answer.
_NO_ANSWER = ("student_id",)


class Answer(NamedTuple):
    """A cell with the student's own text: its task ("" if none), its kind, the text."""

    task: str
    kind: str
    source: str


@dataclass
class Known:
    """What stands in the released notebook and in the course's own answers.

    Attributes
    ----------
    tasks : dict of str to str
        Answer cell → its kind, ``"code"`` or ``"words"``.
    sources : set of str
        Whole texts of cells.
    words : set of str
        Words, names and comments.
    hashes : dict of str to set of int
        Layer → hashes of all runs.
    """

    tasks: dict[str, str] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    hashes: dict[str, set[int]] = field(
        default_factory=lambda: {layer: set() for layer in fingerprints.LAYERS}
    )

    def add(self, source: str, kind: str) -> None:
        """Take in one text."""
        self.sources.add(source.strip())
        self.words |= fingerprints.words(source) | fingerprints.names(source)
        self.words |= fingerprints.comments(source)
        for layer, runs in fingerprints.analyse(source, kind).runs.items():
            self.hashes[layer] |= {run.hash for run in runs}


def known_texts(room: Classroom, assignment: str, with_bank: bool = True) -> Known:
    """Collect what counts for nothing: notebook, stubs, model solutions, answer bank.

    Parameters
    ----------
    room : Classroom
    assignment : str
        Full name.
    with_bank : bool
        Whether the repository's bank of right and wrong answers is taken in: they are the
        answers that come to many by themselves.
    """
    known = Known()
    for place in ("source", "release"):
        for path in sorted(room.folder.glob(f"{place}/{assignment}/*.ipynb")):
            for cell in read_notebook(path)["cells"]:
                settings = cell["metadata"].get("nbgrader", {})
                kind = _kind(cell)
                if settings.get("solution"):
                    known.tasks[settings["grade_id"]] = kind
                known.add(cell["source"], kind)
                if kind == "words":  # formulas and code in a task's text
                    known.add(cell["source"], "code")
    for source, kind in _bank(assignment) if with_bank else ():
        known.add(source, kind)
    return known


def answers(cells: Iterable[Cell], known: Known) -> list[Answer]:
    """Return what a student wrote: answer cells, and cells of the student's own.

    Parameters
    ----------
    cells : iterable of cells
        Of a submission.
    known : Known
        Cells whose text is known count for nothing.
    """
    found = []
    for cell in cells:
        name = str(cell["metadata"].get("nbgrader", {}).get("grade_id") or cell["id"])
        source = cell["source"]
        if name in _NO_ANSWER or not source.strip() or source.strip() in known.sources:
            continue
        task = name if name in known.tasks else name.partition("_")[0]
        # A cell retyped by mistake is read as what it should be.
        kind = known.tasks.get(name) or _kind(cell)
        found.append(Answer(task if task in known.tasks else "", kind, source))
    return found


def _bank(assignment: str) -> Iterable[tuple[str, str]]:
    """Yield the course's own answers with their kind, as far as there are any."""
    for lang in language.LANGUAGES:
        try:
            kept = bank.load(assignment, lang)
        except (LookupError, OSError, ValueError):
            continue
        for method in kept.right.values():
            for source in method.values():
                yield source, "code"
                yield source, "words"
        for wrong in kept.wrong.values():
            for one in wrong.values():
                yield one.code, "code"


def _kind(cell: Cell) -> str:
    return "code" if cell["cell_type"] == "code" else "words"
