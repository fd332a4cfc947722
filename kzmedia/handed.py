"""An assignment's notebook as a learner holds it: found, read, written whole."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from kzmedia import language
from kzmedia.language import text

Cell = dict[str, Any]
Notebook = dict[str, Any]
# Folders of a learner's copy: the assignments, the untouched ones among them, the solutions.
ASSIGNMENTS, FRESH, SOLUTIONS = "assignments", "fresh", "solutions"
# What `kzmedia reset` calls the notebook that it puts aside.
BEFORE = "-before-"
_LANGUAGE = re.compile(r"\buse\(\s*[\"'](\w\w)[\"']\s*\)")


def find(name: str, start: Path) -> Path:
    """Find the notebook of an assignment in a folder or in a copy around it.

    Parameters
    ----------
    name : str
        The assignment or the beginning of its name; empty for the only one in the folder.
    start : Path
        Looked through first; then ``assignments/*/`` under it and under its parents.

    Returns
    -------
    Path
        Of a notebook and its copies (``a2_connected-Copy1``) the notebook.

    Raises
    ------
    LookupError
        If there is none, or if the name fits several assignments.
    """
    place = start.resolve()
    here = _named(name, place.glob("*.ipynb"))
    if not name:
        here = [path for path in here if _is_assignment(path)]
    found = here or (_named(name, _in_copies(place)) if name else [])
    if not found:
        message = "learner.find.none" if name else "learner.find.which"
        raise LookupError(text(message, name=name, folder=place))
    first = found[0]
    others = [path.stem for path in found if not path.stem.startswith(first.stem)]
    if others:
        listed = ", ".join(dict.fromkeys([first.stem, *others]))
        raise LookupError(text("learner.find.several", name=name, known=listed))
    return first


def find_fresh(name: str, start: Path) -> Path:
    """Find the untouched notebook: in a copy's ``assignments/fresh``, a class's ``release``.

    Raises
    ------
    LookupError
        If there is none, or if the name fits several.
    """
    for folder in around(start):
        places = [
            *(folder / ASSIGNMENTS / FRESH).glob("*.ipynb"),
            *(folder / "release").glob("*/*.ipynb"),
        ]
        found = _named(name, places) if name else []
        exact = [path for path in found if path.stem == name] or found
        if len({path.stem for path in exact}) > 1:
            listed = ", ".join(path.stem for path in exact)
            raise LookupError(text("learner.find.several", name=name, known=listed))
        if exact:
            return exact[0]
    raise LookupError(text("learner.find.no_fresh", name=name, folder=start.resolve()))


def solutions(name: str, start: Path) -> list[Path]:
    """Return the worked solutions that were published for an assignment, if any."""
    pattern = f"solutions-{name}*.html"
    beside = sorted(start.glob(pattern))
    in_copies = (sorted((folder / SOLUTIONS).glob(pattern)) for folder in around(start))
    return [*beside, *(path for found in in_copies for path in found)]


def assignment_of(path: Path) -> str:
    """Return the assignment that a notebook's file name tells, whatever copy it is.

    Examples
    --------
    >>> assignment_of(Path("a2_connected-Copy1.ipynb")), assignment_of(Path("a2_x (1).ipynb"))
    ('a2_connected', 'a2_x')
    """
    return re.split(r"[-\s(.]", path.stem)[0]


def shown(path: Path) -> str:
    """Write a path as a reader finds it: from the current folder, if it lies below."""
    place, here = path.resolve(), Path.cwd()
    return (place.relative_to(here) if place.is_relative_to(here) else path).as_posix()


def around(start: Path) -> list[Path]:
    """Return a folder and its parents, nearest first."""
    place = start.resolve()
    return [place, *place.parents]


def read(path: Path) -> Notebook:
    """Read a notebook as plain JSON, sources joined to one string per cell.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If it holds no notebook of format 4.
    """
    if not path.is_file():
        raise FileNotFoundError(text("learner.no_file", path=shown(path)))
    try:
        return _checked(json.loads(path.read_text(encoding="utf-8-sig")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(text("learner.not_a_notebook", path=shown(path))) from error


def notebook_text(notebook: Notebook) -> str:
    """Write a notebook as JupyterLab saves it, keys sorted and letters as they are."""
    cells = [
        {**cell, "source": cell["source"].splitlines(keepends=True)}
        for cell in notebook["cells"]
    ]
    whole = {**notebook, "cells": cells}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place, then rename: it is there whole or as it was before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        beside.chmod(0o666 & ~mask)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def settings(cell: Cell) -> dict[str, Any]:
    """Return nbgrader's settings of a cell; empty for a cell that is the learner's own."""
    found = cell["metadata"].get("nbgrader")
    return found if isinstance(found, dict) else {}


def grade_id(cell: Cell) -> str:
    """Return nbgrader's name of a cell, or an empty text."""
    found = settings(cell).get("grade_id")
    return found if isinstance(found, str) else ""


def known_as(cell: Cell) -> str:
    """Return the name of a cell: nbgrader's, else the notebook's."""
    return grade_id(cell) or cell["id"]


def is_test(cell: Cell) -> bool:
    """Tell whether a cell's tests earn points by themselves."""
    found = settings(cell)
    return bool(found.get("grade")) and not found.get("solution")


def is_marked(cell: Cell) -> bool:
    """Tell whether a cell is an answer that a person marks."""
    found = settings(cell)
    return bool(found.get("grade")) and bool(found.get("solution"))


def is_answer(cell: Cell) -> bool:
    """Tell whether a cell is one that the learner fills."""
    return bool(settings(cell).get("solution"))


def points(cell: Cell) -> float:
    """Return the points of a cell, whole ones as an int."""
    found = settings(cell).get("points", 0)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return 0
    return int(found) if found == int(found) else found


def task(name: str) -> str:
    """Return the task that a cell belongs to.

    Examples
    --------
    >>> task("q1_test"), task("q12"), task("imports")
    ('q1', 'q12', 'imports')
    """
    found = re.match(r"q\d+(?=_|$)", name)
    return found[0] if found else name


def same_as_stub(source: str, stub: str) -> bool:
    """Tell whether an answer is still what was handed out, in whatever language.

    Examples
    --------
    >>> same_as_stub("f = ...", "# Write your code here\\nf = ...")
    True
    >>> same_as_stub("def f(x):\\n    return x", "def f(x):\\n    ...")
    False
    """
    return _bare(source) in ([], _bare(stub))


def language_of(notebook: Notebook) -> str | None:
    """Return the language that a notebook sets in its cell tagged ``language``."""
    for cell in notebook["cells"]:
        tags = cell["metadata"].get("tags")
        if isinstance(tags, list) and "language" in tags:
            found = _LANGUAGE.search(cell["source"])
            if found and found[1] in language.LANGUAGES:
                return found[1]
    return None


def _bare(source: str) -> list[str]:
    """Return an answer's lines without blank ones and the words that stubs hold."""
    words = _stub_lines()
    lines = (line.rstrip() for line in source.split("\n"))
    return [line for line in lines if line.strip() and line.strip() not in words]


@cache
def _stub_lines() -> frozenset[str]:
    """Return the placeholder's words, of code and of text, in the three languages."""
    before, found = language.current(), set()
    try:
        for code in language.LANGUAGES:
            language.use(code)
            found |= {f"# {text('course.stub.code')}", text("course.stub.text")}
    finally:
        language.use(before)
    return frozenset(found)


def _checked(notebook: Any) -> Notebook:
    if notebook["nbformat"] != 4:
        raise ValueError
    for cell in notebook["cells"]:
        source = cell["source"]
        cell["source"] = source if isinstance(source, str) else "".join(source)
        if not isinstance(cell.setdefault("id", ""), str):
            raise ValueError
        if not isinstance(cell.setdefault("metadata", {}), dict):
            raise ValueError
        if cell["cell_type"] not in ("code", "markdown", "raw"):
            raise ValueError
    return notebook


def _named(name: str, paths: Iterable[Path]) -> list[Path]:
    """Return notebooks whose name begins so, shortest first, put-aside ones left out."""
    fits = [path for path in paths if path.stem.startswith(name) and BEFORE not in path.stem]
    return sorted((path for path in fits if path.is_file()), key=lambda p: (len(p.stem), p))


def _in_copies(place: Path) -> Iterator[Path]:
    for folder in around(place):
        for path in (folder / ASSIGNMENTS).glob("*/*.ipynb"):
            if path.parent.name != FRESH:
                yield path


def _is_assignment(path: Path) -> bool:
    try:
        return any(is_test(cell) for cell in read(path)["cells"])
    except (ValueError, OSError):
        return False
