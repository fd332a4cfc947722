"""nbgrader itself, in this process: starting its command costs two seconds each time."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from kzmedia.course.classroom import CONFIG, Classroom
from kzmedia.language import text


def config(folder: Path) -> Any:
    """Load a folder's nbgrader configuration, as nbgrader's commands do."""
    from traitlets.config import PyFileConfigLoader

    return PyFileConfigLoader(CONFIG, path=str(folder)).load_config()


def api(room: Classroom) -> Any:
    """Return nbgrader's programming interface for a class, its log kept quiet.

    Parameters
    ----------
    room : Classroom

    Returns
    -------
    nbgrader.apps.api.NbGraderAPI
    """
    from nbgrader.apps.api import NbGraderAPI

    found = NbGraderAPI(config=config(room.folder))
    # Its lines are handed back with every result; on the terminal they would drown ours.
    found.log.propagate = False
    found.log.setLevel(logging.INFO)
    found.log.handlers = [logging.NullHandler()]
    return found


def gradebook(room: Classroom) -> Any:
    """Open the class's gradebook; use as ``with gradebook(room) as book``."""
    from nbgrader.api import Gradebook

    return Gradebook(f"sqlite:///{room.folder / 'gradebook.db'}", room.course_id)


def demand(result: dict[str, Any], step: str, where: str) -> None:
    """Raise if a step of nbgrader's did not succeed, with its own reason.

    Raises
    ------
    ValueError
        Step, place, and what nbgrader said last.
    """
    if not result["success"]:
        raise ValueError(
            text("course.nbgrader_failed", step=step, where=where, reason=reason(result))
        )


def reason(result: dict[str, Any]) -> str:
    """Return in one line why nbgrader failed: the exception it caught, else its error.

    Parameters
    ----------
    result : dict
        With nbgrader's ``log`` and ``error``, either may be missing.

    Examples
    --------
    >>> reason({"log": "[INFO] on\\n[ERROR] no source\\n[ERROR] later"})
    'no source'
    >>> reason({"log": "[ERROR] Traceback\\n      File x\\n    KeyError: 'q1'"})
    "KeyError: 'q1'"
    """
    log, error = result.get("log", ""), result.get("error", "")
    caught = re.findall(r"^\s+([A-Za-z_.]+(?:Error|Exception): .+)$", log, flags=re.M)
    logged = re.findall(r"^\[(?:ERROR|CRITICAL)\] (.+)$", log, flags=re.M)
    raised = [line for line in error.splitlines() if line.strip()]
    return (caught[-1:] or logged or raised[-1:] or ["?"])[0].strip()
