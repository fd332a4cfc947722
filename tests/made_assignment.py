"""A tiny made-up assignment for tests of the learner's side, as it is handed out."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

STUB = "# Write your code here\n..."
TEXT_STUB = "Write your answer here."


def cell(name: str, source: str, kind: str = "code", **nbgrader: Any) -> dict[str, Any]:
    """A cell; with settings of nbgrader's it is one of the assignment."""
    made: dict[str, Any] = {"cell_type": kind, "id": name, "metadata": {}, "source": source}
    if nbgrader:
        plain = {"grade": False, "solution": False, "locked": True, "schema_version": 3}
        made["metadata"]["nbgrader"] = {**plain, "task": False, "grade_id": name} | nbgrader
    if kind == "code":
        made |= {"outputs": [], "execution_count": None}
    return made


def answer(name: str, source: str) -> dict[str, Any]:
    return cell(name, source, solution=True, locked=False)


def test(name: str, source: str, points: int) -> dict[str, Any]:
    return cell(name, source, grade=True, points=points)


def released() -> dict[str, Any]:
    """Two computed tasks, one written, free cells; sealed as nbgrader does."""
    language = cell("language", 'kzmedia.use("en")', locked=True)
    language["metadata"]["tags"] = ["language"]
    cells = [
        cell("title", "# Made up", "markdown", locked=True),
        cell("student_id", 'student_id = ""'),
        cell(
            "imports",
            "import pandas as pd\nimport kzmedia\nfrom kzmedia import selfcheck\n"
            "selfcheck.explain_errors()",
            locked=True,
        ),
        language,
        cell("q1_text", "## q1. Double (2 points)", "markdown", locked=True),
        answer("q1", f"def double(x):\n    {STUB.replace(chr(10), chr(10) + '    ')}"),
        cell("q1_call", "double(3)"),
        test("q1_test", "assert double(3) == 6, 'not doubled'", 2),
        answer("q2", f"total = {STUB}".replace("total = # Write your code here\n", "total = ")),
        test(
            "q2_test",
            'selfcheck.defined("total", "number")\nassert total == 4, "other total"',
            3,
        ),
        cell("q3", TEXT_STUB, "markdown", solution=True, grade=True, points=5, locked=False),
        cell("end_check", 'kzmedia.check_assignment("t1")', locked=True),
    ]
    for one in cells:
        _seal(one)
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def _seal(one: dict[str, Any]) -> None:
    import nbformat
    from nbgrader.utils import compute_checksum

    settings = one["metadata"].get("nbgrader", {})
    if settings.get("grade"):
        settings["checksum"] = compute_checksum(nbformat.from_dict(one))


def filled(**sources: str) -> dict[str, Any]:
    """The assignment with other texts in some cells, by name."""
    notebook = copy.deepcopy(released())
    for one in notebook["cells"]:
        one["source"] = sources.get(one["id"], one["source"])
    return notebook


def save(notebook: dict[str, Any], path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    return path


def copy_with(root: Path, notebook: dict[str, Any]) -> Path:
    """A learner's copy with the fresh notebook and the learner's own; returns its path."""
    save(released(), root / "assignments/fresh/t1_tiny.ipynb")
    return save(notebook, root / "assignments/t1_tiny/t1_tiny.ipynb")
