"""Which draws of personal data are fair: ``python -m kzmedia.course.acceptance a2_connected``.

Each numbered draw of each task is tried with the notebook's own solution and test: every
named mistake must lie at least five tolerances from the right value, every trap must occur,
and the size must stay within its bounds (``assignments/answers/<assignment>/traps.py``).
The numbers of the other draws go to ``kzmedia/slices/refused/<assignment>.json``, each task
with a fingerprint of what was tried, so that a change in it shows at once.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import runpy
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

import nbformat
import numpy as np
import pandas as pd

import kzmedia
from kzmedia import selfcheck, slices
from kzmedia._compare import compare
from kzmedia.course import bank
from kzmedia.course.files import REPOSITORY, chosen, write_whole

APART = 5  # tolerances between a named mistake and the right value
REFUSED = REPOSITORY / "kzmedia" / "slices" / "refused"
DEFAULT_VALUE = "slices.default_value"
# A count is right only if exact: then a fifth, so that five tolerances make one.
_WHOLE = 1 / APART


@dataclass
class Judged:
    """What a task's test compares: right value, mistakes and tolerance of each `must`."""

    right: object
    wrong: Mapping[str, object]
    tolerance: float | None
    passed: bool


@dataclass
class Traps:
    """What every draw of a task must hold: named traps and bounds of its size."""

    traps: dict[str, Any] = field(default_factory=dict)
    bounds: dict[str, tuple[Any, float, float]] = field(default_factory=dict)


def traps(assignment: str) -> dict[str, Traps]:
    """Read ``traps.py`` of an assignment's bank: TRAPS and BOUNDS by task.

    A trap is a function of the draw that says whether it occurs; a bound is a function
    that counts (missing values, countries), and the least and the greatest count.
    """
    path = bank.ASSIGNMENTS / "answers" / assignment / "traps.py"
    found = runpy.run_path(str(path))
    return {
        task: Traps(found["TRAPS"].get(task, {}), found["BOUNDS"][task])
        for task in slices.tasks(assignment)
    }


def judged(assignment: str, task: str, number: int) -> list[Judged]:
    """Run a task's own solution and test on one draw and return what was compared."""
    cells, shared = _notebook(assignment)
    found: list[Judged] = []
    names = dict(shared)
    names["kzmedia"] = names_with(_Fixed(assignment, task, number))
    names["mine"] = _Fixed(assignment, task, number)
    names["selfcheck"] = SimpleNamespace(
        must=_recorder(found), defined=lambda *_: None, check=selfcheck.check
    )
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in (f"{task}_given", task, f"{task}_test"):
            if cell in cells:
                exec(_compiled(cells[cell], cell), names)
    return found


def apart(right: object, wrong: object, tolerance: float | None) -> bool:
    """Tell whether a mistake is far enough from the right value to be told from it.

    Examples
    --------
    >>> apart(0.5, 0.58, 0.01), apart(0.5, 0.54, 0.01), apart([1, 2], [1, 3], None)
    (True, False, True)
    """
    one, other = _numbers(right), _numbers(wrong)
    if one is None or other is None or one.shape != other.shape:
        return compare(wrong, right, tolerance).word == "not_yet"
    both = np.isnan(one) & np.isnan(other)
    gap = np.where(both, 0, np.abs(one - other))
    gap = np.where(np.isnan(gap), np.inf, gap)
    least = APART * (_WHOLE if tolerance is None else tolerance)
    return bool((gap >= least * (1 - 1e-9)).any())


def reasons(found: list[Judged]) -> list[str]:
    """Return why a draw is refused, judging by what its test compared; [] if it is fair."""
    lines = [] if found else ["nothing compared"]
    separated: Counter[str] = Counter()
    for one in found:
        if not one.passed:
            lines.append("the solution is not right")
        if one.tolerance is None and _is_float(one.right):
            lines.append("no tolerance")
        for name, wrong in one.wrong.items():
            if name == DEFAULT_VALUE:
                continue
            if apart(one.right, wrong, one.tolerance):
                separated[name] += 1
            elif _near_not_equal(one, wrong):
                lines.append(f"{name}: too near")
            else:
                separated[name] += 0
    return lines + [f"{name}: never apart" for name, times in separated.items() if not times]


def refused(assignment: str, task: str) -> dict[int, str]:
    """Return the draws of a task that are not fair: number → first reason."""
    # What a person marks compares nothing; its traps and bounds hold all the same.
    by_hand = f"{task}_test" not in _notebook(assignment)[0]
    numbers = range(slices.CANDIDATES)
    kept = {n: [] if by_hand else judged(assignment, task, n) for n in numbers}
    bad = {
        n: lines[0] for n, found in kept.items() if not by_hand and (lines := reasons(found))
    }
    rules = traps(assignment)[task]
    for number in kept:
        if number not in bad and (lines := outside(assignment, task, number, rules)):
            bad[number] = lines[0]
    default = next(
        n for n in slices.stream(assignment, task, slices.DEFAULT, slices.SALT) if n not in bad
    )
    for number, found in kept.items():
        same = number in bad or number == default
        if not same and not _own(found, kept[default]):
            bad[number] = "the common data give the same"
    return bad


def outside(assignment: str, task: str, number: int, rules: Traps) -> list[str]:
    """Return the traps that a draw lacks and the bounds that it leaves."""
    data = slices.candidate(assignment, task, number)
    lines = [
        f"trap {name!r} is not there"
        for name, is_there in rules.traps.items()
        if not is_there(data)
    ]
    for name, (count, low, high) in rules.bounds.items():
        if not low <= count(data) <= high:
            lines.append(f"{name}: {count(data)}, not {low} to {high}")
    return lines


def main(arguments: list[str] | None = None) -> int:
    """Write the list of refused draws of an assignment; 1 if a task refuses most of them."""
    parser = argparse.ArgumentParser(prog="python -m kzmedia.course.acceptance")
    parser.add_argument("assignment")
    assignment = chosen(parser.parse_args(arguments).assignment, list(slices.RECIPES))
    path = REFUSED / f"{assignment}.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    listed = {}
    for task in slices.tasks(assignment):
        mark = fingerprint(assignment, task)
        listed[task] = known.get(task, {})
        if listed[task].get("of") != mark:
            bad = refused(assignment, task)
            listed[task] = {"of": mark, "refused": sorted(bad)}
            print(task, f"{len(bad)} of {slices.CANDIDATES}", *Counter(bad.values()).items())
    lines = ",\n".join(f' "{task}": {json.dumps(one)}' for task, one in listed.items())
    write_whole(path, "{\n" + lines + "\n}\n")
    most = max(len(one["refused"]) for one in listed.values())
    return int(2 * most > slices.CANDIDATES)


def fingerprint(assignment: str, task: str) -> str:
    """Return a mark that changes with the task's cells, its recipes or its traps."""
    cells, _ = _notebook(assignment)
    tried = [
        cells.get(cell, "") for cell in (*bank.FRAME, f"{task}_given", task, f"{task}_test")
    ]
    for path in (
        REPOSITORY / "kzmedia" / "slices" / f"{slices.RECIPES[assignment]}.py",
        bank.ASSIGNMENTS / "answers" / assignment / "traps.py",
    ):
        tried.append(path.read_text(encoding="utf-8"))
    return sha256("\0".join(tried).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class _Fixed:
    """Stands in for `slices.Slices`: one draw of one task, whoever asks."""

    assignment: str
    task: str
    number: int

    def __getitem__(self, task: str) -> Any:
        return slices.candidate(self.assignment, task, self.number)

    @property
    def default(self) -> _Fixed:
        """The same draw; how it differs from the common one is judged afterwards."""
        return self


def names_with(fixed: _Fixed) -> SimpleNamespace:
    """Return the library as a notebook sees it, with personal data that are fixed."""
    known = {name: getattr(kzmedia, name) for name in kzmedia.__all__ if name != "personal"}
    return SimpleNamespace(**known, personal=lambda *_, **__: fixed)


@cache
def _notebook(assignment: str) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the code cells of the English source, and what its first cells define."""
    import matplotlib

    matplotlib.use("Agg")
    notebook = nbformat.read(bank.source(assignment), as_version=4)
    cells = {c.id: c.source for c in notebook.cells if c.cell_type == "code"}
    shared: dict[str, Any] = {"__name__": "__main__"}
    for cell in bank.FRAME:
        if cell in cells:
            exec(_compiled(cells[cell], cell), shared)
    return cells, shared


@cache
def _compiled(source: str, name: str) -> Any:
    return compile(source, name, "exec")


def _recorder(found: list[Judged]) -> Any:
    def must(value, expected, misconceptions=None, hint=None, tolerance=None):
        passed = selfcheck.check(value, expected, misconceptions, hint, tolerance)
        found.append(Judged(expected, misconceptions or {}, tolerance, passed.word == "right"))

    return must


def _own(found: list[Judged], default: list[Judged]) -> bool:
    """Tell whether the right values differ from those of the common data, where asked."""
    asked = [
        apart(one.right, other.right, one.tolerance)
        for one, other in zip(found, default, strict=True)
        if DEFAULT_VALUE in one.wrong
    ]
    return all(asked)


def _near_not_equal(one: Judged, wrong: object) -> bool:
    """Near, but not the same: two ways that meet exactly on one table are no danger."""
    return compare(wrong, one.right, 1e-9).word != "right"


def _numbers(value: object) -> np.ndarray | None:
    with contextlib.suppress(TypeError, ValueError):
        if isinstance(value, Mapping):
            value = list(value.values())
        if isinstance(value, pd.DataFrame | pd.Series):
            value = value.to_numpy()
        array = np.asarray(value, dtype=float)
        return array if not isinstance(value, str | bool) else None
    return None


def _is_float(value: object) -> bool:
    array = _numbers(value)
    return array is not None and array.dtype.kind == "f" and not _whole(array, value)


def _whole(array: np.ndarray, value: object) -> bool:
    """Counts, years and logical values: exact by kind, so that no tolerance is needed."""
    flat: Iterator[object] = iter(np.ravel(np.asarray(value, dtype=object)))
    return (
        all(isinstance(one, int | np.integer | bool | np.bool_) for one in flat)
        or not array.size
    )


if __name__ == "__main__":
    sys.exit(main())
