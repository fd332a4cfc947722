"""The learner's own check of an assignment: what the visible tests say of the saved file."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kzmedia import handed, language
from kzmedia._judging import PASSED, Task, tasks, written
from kzmedia._reset import Renewed, reset
from kzmedia._running import SECONDS_PER_CELL, Run, is_busy, run
from kzmedia.language import number, text

__all__ = ["Renewed", "Report", "Task", "check_assignment", "reset"]
_SIGNS = {PASSED: "✓", "not_yet": "…", "changed": "!", "missing": "!", "not_run": "–"}


@dataclass(frozen=True, repr=False)
class Report:
    """What a check found; shows itself as a table in a notebook, as lines elsewhere.

    Attributes
    ----------
    path : Path or None
        The notebook.
    saved : datetime or None
        When it was saved.
    tasks : tuple of Task
        Those with visible tests, in the notebook's order.
    written : tuple of (str, float, bool)
        Tasks that a person marks: name, points, whether something is written there.
    solutions : tuple of Path
        Published worked solutions.
    stopped : str
        Why the run ended early, or "".
    problem : str
        Why there is nothing to show, in one line, or "".
    wrong_use : bool
        The problem is how the check was called.
    """

    path: Path | None = None
    saved: datetime | None = None
    tasks: tuple[Task, ...] = ()
    written: tuple[tuple[str, float, bool], ...] = ()
    solutions: tuple[Path, ...] = ()
    stopped: str = ""
    problem: str = ""
    wrong_use: bool = False

    @property
    def code(self) -> int:
        """The command's exit code: 0 all visible tests pass, 1 not all, 2 wrongly used."""
        if self.wrong_use:
            return 2
        passed = all(task.word == PASSED for task in self.tasks)
        return 0 if passed and not (self.problem or self.stopped) else 1

    def summary(self) -> Iterator[str]:
        """Yield what the table adds up to, and what it cannot tell."""
        if self.stopped:
            yield self.stopped
        whole = sum(task.points for task in self.tasks)
        reached = sum(task.points for task in self.tasks if task.word == PASSED)
        yield text("learner.report.points", reached=number(reached), whole=number(whole))
        still_open = [task.name for task in self.tasks if task.word != PASSED]
        if still_open:
            yield text("learner.report.open", tasks=", ".join(still_open))
        yield text("learner.report.hidden")
        if self.written:
            names = ", ".join(name for name, _, _ in self.written)
            earned = number(sum(points for _, points, _ in self.written))
            yield text("learner.report.written", tasks=names, points=earned)
        empty = [name for name, _, filled in self.written if not filled]
        if empty:
            yield text("learner.report.empty", tasks=", ".join(empty))
        for path in self.solutions:
            yield text("learner.report.solutions", path=handed.shown(path))

    def __repr__(self) -> str:
        if self.problem:
            return self.problem
        width = max(len(task.name) for task in self.tasks)
        lines = [self._caption()]
        for task in self.tasks:
            said = f" {task.message}" if task.message else ""
            lines.append(f"{_SIGNS[task.word]} {task.name:{width}}  {_result(task)}.{said}")
            lines += [f"    {line}" for line in task.explanation.splitlines()]
        return "\n".join([*lines, "", *self.summary()])

    def _repr_html_(self) -> str:
        if self.problem:
            return _framed(f"<p>{_code(self.problem)}</p>")
        names = ("learner.head.task", "learner.head.result", "learner.head.message")
        heads = "".join(
            f'<th scope="col"{_LEFT}>{html.escape(text(one))}</th>' for one in names
        )
        rows = "".join(_row(task) for task in self.tasks)
        caption = f"<caption{_LEFT}>{_code(self._caption())}</caption>"
        below = "".join(f"<p>{_code(line)}</p>" for line in self.summary())
        head = f"<thead><tr>{heads}</tr></thead>"
        return _framed(f"<table>{caption}{head}<tbody>{rows}</tbody></table>{below}")

    def _caption(self) -> str:
        name = self.path.name if self.path else ""
        when = f"{self.saved:%Y-%m-%d %H:%M}" if self.saved else ""
        return text("learner.report.caption", file=name, when=when)


def check_assignment(
    name: str = "", path: str | Path | None = None, seconds: float = SECONDS_PER_CELL
) -> Report | None:
    """Run the saved notebook of an assignment afresh and tell what its visible tests say.

    Parameters
    ----------
    name : str
        The assignment or the beginning of its name, ``"a2"``. It is looked for in the
        current folder, then in the folder ``assignments`` of the copy.
    path : str or Path, optional
        The notebook, where it lies elsewhere.
    seconds : float
        A cell that takes longer is interrupted.

    Returns
    -------
    Report or None
        None while another check or the grading of a class runs: nothing is shown then.

    Examples
    --------
    >>> language.use("en")
    >>> check_assignment("a2", path="nowhere.ipynb")
    There is no file nowhere.ipynb.
    """
    if is_busy():
        return None
    try:
        place = Path(path) if path is not None else notebook_of(str(name))
        notebook = handed.read(place)
        if not any(handed.is_test(cell) for cell in notebook["cells"]):
            raise ValueError(text("learner.no_tests", path=handed.shown(place)))
    except (OSError, LookupError, ValueError) as error:
        return Report(problem=str(error), wrong_use=True)
    try:
        return _report(notebook, place.resolve(), seconds)
    except RuntimeError as error:
        return Report(problem=str(error))


def notebook_of(name: str) -> Path:
    """Return the notebook in which the call stands if it is of that assignment, else find it.

    Raises
    ------
    LookupError
        See `kzmedia.handed.find`.
    """
    # JupyterLab tells a kernel so which file is its notebook's, renamed or not.
    own = Path(os.environ.get("JPY_SESSION_NAME", ""))
    if own.suffix == ".ipynb" and own.stem.startswith(name) and own.is_file():
        return own
    return handed.find(name, Path())


def _report(notebook: handed.Notebook, place: Path, seconds: float) -> Report:
    saved = datetime.fromtimestamp(place.stat().st_mtime)
    name = handed.assignment_of(place)
    try:
        expected = handed.read(handed.find_fresh(name, place.parent))
    except (OSError, LookupError, ValueError):
        expected = None
    done = run(notebook, place.parent, seconds)
    return Report(
        path=place,
        saved=saved,
        tasks=tuple(tasks(done, expected, seconds)),
        written=tuple(written(done.cells, expected)),
        solutions=tuple(handed.solutions(name, place.parent)),
        stopped=_stopped(done, seconds),
    )


def _stopped(done: Run, seconds: float) -> str:
    if done.stopped is None:
        return ""
    cell = handed.known_as(done.cells[done.stopped])
    message = "learner.run.died" if done.died else "learner.run.endless"
    return text(message, cell=cell, seconds=round(seconds))


_LEFT = ' style="text-align:left"'


def _result(task: Task) -> str:
    return text(f"learner.word.{task.word}", points=number(task.points))


def _row(task: Task) -> str:
    said = [task.message, *task.explanation.splitlines()]
    lines = "".join(f"<div>{_code(line)}</div>" for line in said if line)
    sign = f'<span aria-hidden="true">{_SIGNS[task.word]}</span>'
    return (
        f'<tr><th scope="row"{_LEFT}>{html.escape(task.name)}</th>'
        f"<td{_LEFT}>{sign} {html.escape(_result(task))}</td><td{_LEFT}>{lines}</td></tr>"
    )


def _framed(inside: str) -> str:
    return f'<div role="status" lang="{language.current()}">{inside}</div>'


def _code(sentence: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(sentence))
