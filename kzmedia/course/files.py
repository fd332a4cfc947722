"""Notebooks and files of the instructor's side: read, written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kzmedia import handed
from kzmedia.language import text

REPOSITORY = Path(__file__).resolve().parents[2]


class Problems(ValueError):
    """Several things to mend at once: one line of ``lines`` per problem.

    Examples
    --------
    >>> print(Problems(["one", "two"]))
    one
    two
    """

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def read_notebook(path: Path) -> dict[str, Any]:
    """Read a notebook as plain JSON, sources joined to one string per cell.

    Parameters
    ----------
    path : Path
        An .ipynb file.

    Returns
    -------
    dict
        The notebook; every cell has ``id`` (or ""), ``source`` (str) and ``metadata``.

    Raises
    ------
    ValueError
        If the file holds no notebook of format 4.
    """
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        if notebook["nbformat"] != 4:
            raise ValueError
        for cell in notebook["cells"]:
            source = cell["source"]
            cell["source"] = source if isinstance(source, str) else "".join(source)
            cell.setdefault("id", "")
            cell.setdefault("metadata", {})
            if cell["cell_type"] not in ("code", "markdown", "raw"):
                raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(text("course.not_a_notebook", path=path)) from error
    return notebook


def notebook_text(notebook: dict[str, Any]) -> str:
    """Write a notebook as JupyterLab saves it, keys sorted and letters as they are.

    Examples
    --------
    >>> cell = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "Ә\\nб"}
    >>> '"Ә\\\\n",' in notebook_text({"cells": [cell], "nbformat": 4})
    True
    """
    return handed.notebook_text(notebook)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file beside its place, then rename: it is there whole or as it was before."""
    handed.write_whole(path, content.encode("utf-8") if isinstance(content, str) else content)


def write_notebook(path: Path, notebook: dict[str, Any]) -> None:
    """Write a notebook whole."""
    write_whole(path, notebook_text(notebook))


def inside_repository(folder: Path, repository: Path = REPOSITORY) -> bool:
    """Tell whether a folder (existing or not) lies in the repository.

    Examples
    --------
    >>> inside_repository(REPOSITORY / "assignments"), inside_repository(REPOSITORY.parent)
    (True, False)
    """
    return folder.resolve().is_relative_to(repository.resolve())


def chosen(name: str, known: list[str]) -> str:
    """Return the one known name that begins with ``name``.

    Raises
    ------
    LookupError
        If none or several do; the message lists the known names.

    Examples
    --------
    >>> chosen("a1", ["a1_survey", "a2_market"])
    'a1_survey'
    """
    if name in known:
        return name
    found = [one for one in known if name and one.startswith(name)]
    if len(found) == 1:
        return found[0]
    message = "course.name.several" if found else "course.name.unknown"
    listed = ", ".join(found or known) or "–"
    raise LookupError(text(message, name=name, known=listed))
