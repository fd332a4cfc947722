"""Try an answer in this process: does the assignment's own test let it pass for a student?

With personal data a wrong way now and then meets the right value exactly: the year before
has the same figure, a neighbour drew the same row. Whoever foretells a grade has to ask.
"""

from __future__ import annotations

import contextlib
import io
import os
import warnings
from functools import cache
from typing import Any
from unittest import mock

import nbformat

from kzmedia import language, slices
from kzmedia.course import bank


def passes(
    assignment: str, task: str, code: str, student: str, salt: str = slices.SALT
) -> bool:
    """Run one task with an answer, as grading would, and tell whether its test is silent.

    Parameters
    ----------
    assignment : str
        Full name of an assignment; its English source is run.
    task : str
        A computed task.
    code : str
        The answer, of the bank: it is run in this process.
    student : str
        Whose data are drawn.
    salt : str
        The course's.

    Examples
    --------
    >>> passes("a1_survey", "q8", "def wilson_limits(share, n):\\n    return 0, 100", "s001")
    False
    """
    cells, shared = _notebook(assignment)
    names = dict(shared)
    if assignment in slices.RECIPES:
        names["mine"] = slices.Slices(assignment, student.casefold(), salt)
    around = {"KZMEDIA_STUDENT": student, "KZMEDIA_SALT": salt}
    with mock.patch.dict(os.environ, around), _quiet():
        try:
            for cell, source in ((f"{task}_given", None), (task, code), (f"{task}_test", None)):
                if source is not None or cell in cells:
                    exec(compile(source or cells[cell], cell, "exec"), names)
        except Exception:  # whatever an answer raises, its test would fail
            return False
    return True


@cache
def _notebook(assignment: str) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the code cells of the English source, and what its first cells define."""
    import matplotlib

    matplotlib.use("Agg")
    notebook = nbformat.read(bank.source(assignment), as_version=4)
    cells = {c.id: c.source for c in notebook.cells if c.cell_type == "code"}
    shared: dict[str, Any] = {"__name__": "__main__"}
    with _quiet():
        for cell in bank.FRAME:
            if cell in cells:
                exec(compile(cells[cell], cell, "exec"), shared)
    return cells, shared


@contextlib.contextmanager
def _quiet() -> Any:
    """Let nothing out: no words, no warnings, no figures, no other language or student."""
    import matplotlib.pyplot as plt

    reader = language.current()
    with (
        contextlib.redirect_stdout(io.StringIO()),
        warnings.catch_warnings(),
        mock.patch.dict(slices._typed),
        plt.rc_context(),
    ):
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            language.use(reader)
            plt.close("all")
