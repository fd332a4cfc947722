"""nbgrader's settings for a class: what the three templates share."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from kzmedia import language as reader
from kzmedia.slices import SALT

# A cell that hangs costs the run this long; lessons need a tenth of it.
SECONDS_PER_CELL = 30


def configure(c: Any, language: str, course_id: str, folder: Path, salt: str = SALT) -> None:
    """Fill an nbgrader configuration for a class in one language.

    Parameters
    ----------
    c : traitlets.config.Config
        What ``get_config()`` gives in ``nbgrader_config.py``.
    language : {"kk", "ru", "en"}
        Language of the stubs and of everything the library says while grading.
    course_id : str
        ASCII name of the class, part of paths in the exchange.
    folder : Path
        The class's folder. Its database, its exchange and its submissions lie in it, so
        that the form grader works wherever the folder stands.
    salt : str
        Another salt gives the same students other personal data.
    """
    _scripts_in_reach()
    folder = folder.resolve()
    c.CourseDirectory.root = str(folder)
    c.CourseDirectory.course_id = course_id
    c.Exchange.root = str(folder / "exchange")
    words = stubs(language)
    # The dots are what lessons leave open too: the checks know them as "nothing here yet".
    c.ClearSolutions.code_stub = {"python": f"# {words['code']}\n..."}
    c.ClearSolutions.text_stub = words["text"]
    c.OverwriteCells.add_missing_cells = True
    c.OverwriteCells.missing_cell_notification = words["missing"]
    c.ExecuteForStudent.language = language
    c.ExecuteForStudent.salt = c.SetSalt.salt = salt
    c.Execute.timeout = SECONDS_PER_CELL
    c.Execute.interrupt_on_timeout = True
    # Nothing of a finished submission's kernel is needed: no polite goodbye, a tenth faster.
    c.Execute.shutdown_kernel = "immediate"
    # Kernels on this machine alone: their warning about plain TCP would bury our lines.
    c.Execute.extra_arguments = ["--IPKernelApp.log_level=40"]
    _preprocessors(c)


def stubs(language: str) -> dict[str, str]:
    """Return the stubs of a language: for code, for a text, for a cell put back.

    Examples
    --------
    >>> stubs("en")["code"]
    'Write your code here'
    """
    before = reader.current()
    try:
        reader.use(language)
        found = {
            "code": reader.text("course.stub.code"),
            "text": reader.text("course.stub.text"),
            # nbgrader fills in the id; a markdown cell needs the blank line.
            "missing": reader.text("course.stub.missing", cell_id="{cell_id}") + "\n\n",
        }
    finally:
        reader.use(before)
    return found


def _scripts_in_reach() -> None:
    """Let nbgrader find its helper ``alembic``, which it starts by name for a new gradebook.

    A server started as ``.venv/bin/jupyter lab`` does not have that folder on its path.
    """
    scripts = str(Path(sys.executable).parent)
    if scripts not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([scripts, os.environ.get("PATH", os.defpath)])


def _preprocessors(c: Any) -> None:
    """Put the course's preprocessors beside nbgrader's own."""
    from nbconvert.preprocessors import ClearMetadataPreprocessor, CSSHTMLHeaderPreprocessor
    from nbgrader import preprocessors as theirs
    from nbgrader.converters import GenerateAssignment

    from kzmedia.course import preprocessors as ours
    from kzmedia.course.mend import SANITIZE

    (generate,) = GenerateAssignment.class_traits()["preprocessors"].default_args
    c.GenerateAssignment.preprocessors = [ours.ForgetTwins, ours.SetSalt, *generate]
    c.Autograde.sanitize_preprocessors = SANITIZE
    c.Autograde.autograde_preprocessors = [
        ours.ExecuteForStudent,
        theirs.IgnorePattern,
        ClearMetadataPreprocessor,
        theirs.LimitOutput,
        ours.DropWarnings,
        theirs.SaveAutoGrades,
        theirs.AssignLatePenalties,
        theirs.CheckCellMetadata,
    ]
    c.GenerateFeedback.preprocessors = [
        theirs.GetGrades,
        ours.CutHiddenTests,
        CSSHTMLHeaderPreprocessor,
    ]
