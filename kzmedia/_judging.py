"""What the visible tests of a notebook say, read off its outputs after a run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kzmedia import errors, handed
from kzmedia._running import Run
from kzmedia.language import text

PASSED = "passed"


@dataclass(frozen=True)
class Task:
    """What the visible tests of one task say.

    Attributes
    ----------
    name : str
        ``"q3"``.
    points : float
        What the task's tests are worth; the hidden ones decide about them too.
    word : {"passed", "not_yet", "changed", "missing", "not_run"}
    message : str
        Last line of what went wrong, or "".
    explanation : str
        What that error means, if it is one of the commonest, or "".
    """

    name: str
    points: float
    word: str
    message: str = ""
    explanation: str = ""


def tasks(done: Run, expected: handed.Notebook | None, seconds: float) -> list[Task]:
    """Judge every task with visible tests, in the notebook's order.

    Parameters
    ----------
    done : Run
        The notebook after its run.
    expected : dict or None
        The notebook as it was handed out: a test cell of it that is not there is named.
    seconds : float
        How long a cell was allowed to take.
    """
    found: dict[str, Task] = {}
    for index, cell in enumerate(done.cells):
        if handed.is_test(cell):
            task = _judge(done, index, seconds)
            before = found.get(task.name)
            found[task.name] = _together(before, task) if before else task
    present = {handed.grade_id(cell) for cell in done.cells}
    for cell in expected["cells"] if expected else []:
        if handed.is_test(cell) and handed.grade_id(cell) not in present:
            name, points = _name(cell), handed.points(cell)
            message = text("learner.task.missing", cell=handed.grade_id(cell))
            lost = Task(name, points, "missing", message)
            found[name] = _together(found[name], lost) if name in found else lost
    return list(found.values())


def written(
    cells: list[Any], expected: handed.Notebook | None
) -> Iterator[tuple[str, float, bool]]:
    """Yield the tasks that a person marks: name, points, whether anything is written."""
    stubs = {
        handed.grade_id(cell): cell["source"]
        for cell in (expected["cells"] if expected else [])
        if handed.is_marked(cell)
    }
    for cell in cells:
        if handed.is_marked(cell):
            stub = stubs.get(handed.grade_id(cell), "")
            filled = not handed.same_as_stub(cell["source"], stub)
            yield _name(cell), handed.points(cell), filled


def _name(cell: Any) -> str:
    return handed.task(handed.grade_id(cell).removesuffix("_test"))


def _together(first: Task, second: Task) -> Task:
    """Take a task's test cells as one: the first that does not pass speaks for all."""
    speaks = second if first.word == PASSED else first
    return replace(speaks, points=first.points + second.points)


def _judge(done: Run, index: int, seconds: float) -> Task:
    """Judge one test cell by its outputs, and by those of the answer that it tests."""
    cell = done.cells[index]
    name, points = _name(cell), handed.points(cell)
    if done.stopped is not None and index >= done.stopped:
        return Task(name, points, "not_run", text("learner.task.not_run"))
    if _is_changed(cell):
        return Task(name, points, "changed", text("learner.task.changed"))
    failed = _error(cell)
    if failed is None:
        return Task(name, points, PASSED)
    # An answer that breaks says more than the test that then misses it.
    for other in done.cells[:index]:
        if handed.is_answer(other) and _name(other) == name and _error(other):
            cell, failed = other, _error(other)
    message = _message(failed, seconds)
    return Task(name, points, "not_yet", message, _explanation(cell, failed))


def _is_changed(cell: Any) -> bool:
    """Tell whether a test cell is another than the one that was handed out."""
    sealed = handed.settings(cell).get("checksum")
    if not sealed:
        return False
    from nbgrader.utils import compute_checksum

    return compute_checksum(cell) != sealed


def _error(cell: Any) -> Any:
    outputs = cell.get("outputs", [])
    return next((one for one in outputs if one["output_type"] == "error"), None)


def _message(error: Any, seconds: float) -> str:
    """Return the last line of an error, with its kind unless it is a test's own hint."""
    if error["ename"] == "KeyboardInterrupt":
        return text("learner.task.endless", seconds=round(seconds))
    lines = [line.strip() for line in error["evalue"].splitlines() if line.strip()]
    said = lines[-1] if lines else ""
    if error["ename"] == "AssertionError" and said:
        return said
    # A kernel's cell is a file with a number for a name: the line is what helps.
    said = re.sub(r"\((?:\d+\.py|<[^>]*>), line (\d+)\)", r"(line \1)", said)
    return f"{error['ename']}: {said}" if said else error["ename"]


def _explanation(cell: Any, error: Any) -> str:
    """Return what the notebook itself said below the error, else what its words tell."""
    for output in cell["outputs"]:
        data = output.get("data", {})
        if errors.MARK in data.get("text/html", ""):
            return data.get("text/plain", "")
    return errors.explain(error["ename"], error["evalue"]) or ""
