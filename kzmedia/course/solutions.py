"""The sheet with worked solutions of an assignment, to be published after the deadline."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kzmedia import _running, handed, language
from kzmedia.course import engine, prose, regions, rubrics
from kzmedia.course.classroom import Classroom
from kzmedia.course.files import Problems, read_notebook, write_whole
from kzmedia.language import text

_PAGES = Path(__file__).parent / "pages"
_TASK = re.compile(r"q\d+(?=_|$)")
# Of what stands before the tasks a reader of solutions needs the data, not the guidance.
_DATA = re.compile(r"(?:data|small)(?:_|$)")
_SETUP = ("imports", "mine")
_SALT = re.compile(r"^course_salt = .*$", re.MULTILINE)
_CHECKS = re.compile(r"\bselfcheck\.(?:check|must|defined)\(|\bcheck_assignment\(")


def write(room: Classroom, assignment: str) -> Path:
    """Write ``solutions-<assignment>.html`` into the class's folder, in its language.

    The class's own source notebook is run with the default data. On the page are the tasks,
    the solutions with what they give, the model answers and each task's reason; no test, no
    part that only graders see.

    Parameters
    ----------
    room : Classroom
    assignment : str
        Name or its unique beginning.

    Returns
    -------
    Path
        One page that needs no network.

    Raises
    ------
    LookupError
        If no assignment of the class has that name.
    Problems
        If a solution does not run, or a hidden test would show; nothing is written then.
    RuntimeError
        If no kernel can be started.
    """
    name = room.assignment(assignment)
    source = room.folder / "source" / name / f"{name}.ipynb"
    place = room.folder / f"solutions-{name}.html"
    salt = str(engine.config(room.folder).SetSalt.salt or "")
    write_whole(place, page(read_notebook(source), name, room.language, source.parent, salt))
    return place


def page(
    source: handed.Notebook, assignment: str, lang: str, folder: Path, salt: str = ""
) -> str:
    """Return the sheet as HTML.

    Parameters
    ----------
    source : dict
        The instructor's notebook.
    assignment : str
        Full name.
    lang : {"kk", "ru", "en"}
        Language of the page.
    folder : Path
        Where the notebook is run.
    salt : str
        Salt of the class's personal data; without it the notebook's own.
    """
    language.use(lang)
    cells = _executed(source, folder, salt)
    title = next(
        (_heading(one["source"]) for one in cells if one["cell_type"] == "markdown"), ""
    )
    tasks: dict[str, list[Any]] = {}
    for cell in cells:
        task = _TASK.match(handed.known_as(cell))
        if task:
            tasks.setdefault(task[0], []).append(cell)
    reasons = _reasons(assignment, lang)
    pages = Environment(
        loader=FileSystemLoader(_PAGES), autoescape=True, undefined=StrictUndefined
    )
    made = pages.get_template("solutions.html.j2").render(
        lang=lang,
        text=text,
        title=title or assignment,
        setup=[part for one in _named(cells, _SETUP) for part in _parts(one)],
        data=[
            part for one in cells if _DATA.match(handed.known_as(one)) for part in _parts(one)
        ],
        tasks=[
            {
                "title": _heading(own[0]["source"]) or name,
                "reason": reasons.get(name, ""),
                "parts": [part for one in own for part in _parts(one)],
            }
            for name, own in tasks.items()
        ],
    )
    _refuse_hidden(made, source)
    return made


def open_source(source: str) -> str:
    """Return a cell's text with its solution, without markers and graders' parts.

    Examples
    --------
    >>> open_source("a\\n### BEGIN SOLUTION\\nb\\n### BEGIN HIDDEN TESTS\\nc")
    'a\\nb'
    """
    kept, for_graders = [], False
    for line in source.split("\n"):
        if regions.has_marker(line):
            marker = line.upper()
            for_graders = "BEGIN" in marker and "SOL" not in marker
        elif not for_graders:
            kept.append(line)
    return "\n".join(kept)


def leaking(page: str, cells: list[Any]) -> list[str]:
    """Return the lines of hidden tests and marking schemes that a page shows.

    A line that a task or its solution shows openly as well gives nothing away.

    Parameters
    ----------
    page : str
        HTML.
    cells : list
        Of the instructor's notebook.
    """
    shown = html.unescape(page)
    open_ = "\n".join(open_source(cell["source"]) for cell in cells)
    lines = {
        line.strip()
        for cell in cells
        for kind in (regions.HIDDEN, regions.SCHEME)
        for line in regions.split(cell["source"], kind)[0]
        if regions.is_telling(line)
    }
    return sorted(line for line in lines if line in shown and line not in open_)


def _executed(source: handed.Notebook, folder: Path, salt: str) -> list[Any]:
    """Run the notebook without its tests; return its cells with outputs, markers cut out."""
    cells = []
    for cell in source["cells"]:
        if handed.is_test(cell) or (
            cell["cell_type"] == "code" and _CHECKS.search(cell["source"])
        ):
            continue
        cells.append({**cell, "source": _with_salt(open_source(cell["source"]), salt)})
    done = _running.run({**source, "cells": cells}, folder)
    broken = [handed.known_as(one) for one in done.cells if _failed(one)]
    if done.stopped is not None:
        broken.append(handed.known_as(done.cells[done.stopped]))
    if broken:
        raise Problems([text("course.solutions.broken", cell=cell) for cell in broken])
    return done.cells


def _with_salt(source: str, salt: str) -> str:
    """Return a cell with the class's salt, as it was handed out."""
    own = f"course_salt = {json.dumps(salt)}"
    return _SALT.sub(lambda _: own, source) if salt else source


def _failed(cell: Any) -> bool:
    return any(one["output_type"] == "error" for one in cell.get("outputs", []))


def _parts(cell: Any) -> Iterator[dict[str, Any]]:
    """Yield what the page shows of a cell: kind, label, code and HTML."""
    name, source = handed.known_as(cell), cell["source"].strip()
    if cell["cell_type"] != "code":
        kind = "answer" if handed.is_answer(cell) else "text"
        is_task = kind == "text" and _TASK.match(name)
        shown = prose.from_markdown(_without_heading(source) if is_task else source)
        yield {"kind": kind, "html": Markup(shown), "code": ""}
        return
    task = handed.task(name)
    alt = text("course.solutions.picture", task=task)
    kind = "solution" if handed.is_answer(cell) else "code"
    outputs = prose.from_outputs(cell["outputs"], alt)
    yield {"kind": kind, "html": Markup(outputs), "code": source}


def _named(cells: list[Any], names: tuple[str, ...]) -> list[Any]:
    return [cell for cell in cells if handed.known_as(cell) in names]


def _heading(source: str) -> str:
    found = re.match(r"#+\s+(.*\S)", source.strip())
    return found[1] if found else ""


def _without_heading(source: str) -> str:
    return re.sub(r"\A#+\s+.*\n?", "", source.strip())


def _reasons(assignment: str, lang: str) -> dict[str, str]:
    """Return each task's reason, if the course has notes on the assignment."""
    try:
        return {name: one["reason"][lang] for name, one in rubrics.notes(assignment).items()}
    except LookupError:
        return {}


def _refuse_hidden(made: str, source: handed.Notebook) -> None:
    """Raise if a line that only graders see stands on the page."""
    shown = leaking(made, source["cells"])
    if shown:
        raise Problems([text("course.solutions.hidden", line=line) for line in shown])
