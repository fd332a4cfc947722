"""What the tests of the assignments share: their notebooks, tasks, and one task run alone."""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
from functools import cache
from types import CodeType
from unittest import mock

import nbformat

from kzmedia import language, slices
from kzmedia.course import bank

NAMES = bank.names()
FIRST = "a1_survey"
# A student whose own data are not the common ones; another at whose data we look, too.
STUDENTS = ("s001", "Aigul-2")


def domain(name: str) -> str:
    """Where the messages of an assignment stand: "a1" of "a1_survey"."""
    return name.partition("_")[0]


def source(name: str, lang: str = "en") -> nbformat.NotebookNode:
    return nbformat.read(bank.source(name, lang), as_version=4)


def by_id(notebook) -> dict[str, nbformat.NotebookNode]:
    return {cell.id: cell for cell in notebook.cells}


@cache
def cells(name: str, lang: str = "en") -> dict[str, str]:
    """Code cells of a source notebook: id → text."""
    return {c.id: c.source for c in source(name, lang).cells if c.cell_type == "code"}


@cache
def computed(name: str) -> list[str]:
    """Tasks that a test cell checks."""
    return [cell.removesuffix("_test") for cell in cells(name) if cell.endswith("_test")]


@cache
def written(name: str) -> list[str]:
    """Tasks that a person marks."""
    settings = {c.id: c.metadata.get("nbgrader", {}) for c in source(name).cells}
    return [cell for cell, one in settings.items() if one.get("grade") and one["solution"]]


@cache
def functions(name: str) -> dict[str, str]:
    """Tasks answered by a function of one name: task → name."""
    found = {}
    for task in computed(name):
        body = ast.parse(cells(name)[task]).body
        if len(body) == 1 and isinstance(body[0], ast.FunctionDef):
            found[task] = body[0].name
    return found


@cache
def own_data(name: str) -> list[str]:
    """Tasks with personal data."""
    return list(slices.tasks(name)) if name in slices.RECIPES else []


@cache
def values(name: str) -> list[str]:
    """Tasks with personal data that ask for a value, not for a function."""
    return [task for task in own_data(name) if task not in functions(name)]


PAIRS = [(name, task) for name in NAMES for task in computed(name)]
WRITTEN = [(name, task) for name in NAMES for task in written(name)]


def as_student(student: str | None) -> contextlib.AbstractContextManager:
    """Let the library think that this student's notebook is graded."""
    return mock.patch.dict(os.environ, {} if student is None else {"KZMEDIA_STUDENT": student})


@cache
def compiled(text: str, name: str) -> CodeType:
    return compile(text, name, "exec")


@cache
def setting(name: str, lang: str, student: str | None) -> dict[str, object]:
    """What stands in the notebook before the first task."""
    import matplotlib

    matplotlib.use("Agg")
    names: dict[str, object] = {"__name__": "__main__"}
    with as_student(student), contextlib.redirect_stdout(io.StringIO()):
        for cell in bank.FRAME:
            if cell in cells(name, lang):
                exec(compiled(cells(name, lang)[cell], cell), names)
    return names


def outcome(
    name: str,
    task: str,
    code: str,
    lang: str = "en",
    test: str | None = None,
    student: str | None = "s001",
) -> Exception | None:
    """Run one task with an answer as the kernel would and return what its test raised."""
    if name not in slices.RECIPES:
        student = None
    names = dict(setting(name, lang, student))
    here = cells(name, lang)
    language.use(lang)
    with as_student(student), contextlib.redirect_stdout(io.StringIO()):
        if f"{task}_given" in here:
            exec(compiled(here[f"{task}_given"], f"{task}_given"), names)
        exec(compiled(code, task), names)
        try:
            exec(compiled(test or here[f"{task}_test"], f"{task}_test"), names)
        except Exception as error:
            return error
    return None


# Names that code binds and reads ----------------------------------------------------------


def bound(tree: ast.AST) -> dict[str, str]:
    """Names that the module level of a piece of code binds, with what an import brings."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = ""
        elif isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, "module", "")
            for a in node.names:
                name = a.asname or a.name.partition(".")[0]
                found.setdefault(name, f"{module} {a.name}")
        else:
            for name in ast.walk(node):
                if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store):
                    found[name.id] = ""
    return found


def used(tree: ast.AST) -> set[str]:
    """Names that a piece of code reads and does not make itself."""
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    made = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    made |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return {node.id for node in names if isinstance(node.ctx, ast.Load)} - made


def part_of(task: str, cell: str) -> bool:
    """Whether a cell belongs to a task: q1, q1_given, q1_test, not q10."""
    return re.fullmatch(rf"{task}(_\w+)?", cell) is not None
