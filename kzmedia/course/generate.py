"""The learner's version of an assignment's notebook, made in memory by nbgrader's steps."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from kzmedia.course import engine
from kzmedia.course.files import notebook_text

# These need the gradebook or a kernel and change nothing that learners see.
_LEFT_OUT = ("SaveCells", "InstantiateTests")


def released(source: dict[str, Any], course: Path) -> dict[str, Any]:
    """Return what nbgrader would hand out, without touching any file or gradebook.

    Parameters
    ----------
    source : dict
        The instructor's notebook, as `files.read_notebook` gives it.
    course : Path
        A folder with ``nbgrader_config.py``: a template or a class.

    Returns
    -------
    dict
        The learner's notebook, sources joined to one string per cell.

    Raises
    ------
    ValueError, RuntimeError
        What nbgrader's own steps raise on broken markers or settings.
    """
    import nbformat

    settings = engine.config(course)
    notebook = nbformat.reads(notebook_text(source), as_version=4)
    resources: dict[str, Any] = {}
    quiet = logging.getLogger("kzmedia.generate")
    quiet.addHandler(logging.NullHandler())
    quiet.propagate = False
    for step in settings.GenerateAssignment.preprocessors:
        if step.__name__ not in _LEFT_OUT:
            notebook, resources = step(config=settings, log=quiet).preprocess(
                notebook, resources
            )
    result = json.loads(nbformat.writes(notebook))
    for cell in result["cells"]:
        cell["source"] = "".join(cell["source"])
    return result
