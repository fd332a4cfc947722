"""Grade the answer banks with nbgrader itself: ``python -m kzmedia.course.answers``.

One after another, or with a name (``a1``) only one; ``--break q3`` cuts hidden tests first.

Right notebooks must get full points; each wrong answer must lose the points of its own
task, and no other, and show the message that names its mistake. Several wrong answers to
different tasks share a notebook whose other answers are right (`bank.pack`).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import nbformat

from kzmedia import language
from kzmedia.course import bank
from kzmedia.course.bank import Paper, pack
from kzmedia.course.files import chosen
from kzmedia.course.papers import Result, grade, told_apart

_JOBS = 2  # processes that grade side by side
_COUNTED = ("lost", "passed", "untold")


@dataclass(frozen=True)
class Row:
    """One wrong answer after grading."""

    task: str
    name: str
    points: float
    message: str
    told: bool

    @property
    def caught(self) -> bool:
        """Lost its points, and with the message it should get."""
        return self.points == 0 and self.told


def rows(results: Sequence[Result], answers: bank.Bank) -> list[Row]:
    """Return a row for every wrong answer, in the order of the bank."""
    found = {
        (task, name): Row(
            task,
            name,
            result.points.get(task, -1),
            result.messages.get(task, ""),
            bank.says(result.messages.get(task, ""), answers.wrong[task][name].message_id),
        )
        for result in results
        for task, name in result.paper.wrong.items()
    }
    return [found[task, name] for task, wrong in answers.wrong.items() for name in wrong]


def problems(results: Sequence[Result], full: dict[str, float]) -> list[str]:
    """Return a line for every right answer that did not get its full points."""
    lines = [
        language.text("answers.failed", paper=result.paper.name, reason=result.failure)
        for result in results
        if result.failure
    ]
    for result in results:
        for task, points in result.points.items():
            if task not in result.paper.wrong and points != full[task]:
                values = {"paper": result.paper.name, "task": task}
                values |= {"found": points, "expected": full[task]}
                said = result.messages.get(task, "")
                lines.append(
                    f"{language.text('answers.points_differ', **values)}  {said}".strip()
                )
    return lines


@dataclass(frozen=True)
class Verdict:
    """What became of a bank: how many right answers were lost, wrong ones passed."""

    lost: int
    passed: int
    untold: int  # caught, but with another message than the one that names the mistake

    @property
    def proven(self) -> bool:
        """All right answers kept, all wrong ones caught and named."""
        return self == Verdict(0, 0, 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Grade one bank or all and print what was caught.

    Returns
    -------
    int
        0 only if all was as it should be; 1 if not; 2 if a bank cannot be graded, which is
        found out before the first is.
    """
    options = _options(arguments)
    began = time.perf_counter()
    try:
        named = _named(options)
        banks = [_loaded(name, options) for name in named]
        verdicts = [_prove(answers, options) for answers in banks]
    except (LookupError, ValueError, OSError) as error:
        print(error.args[0] if isinstance(error, KeyError) else error, file=sys.stderr)
        return 2
    sums = {field: sum(getattr(one, field) for one in verdicts) for field in _COUNTED}
    sums |= {"assignments": len(verdicts), "seconds": time.perf_counter() - began}
    print(language.text("answers.total", **sums))
    return 0 if all(one.proven for one in verdicts) else 1


def _named(options: argparse.Namespace) -> list[str]:
    """Return the assignments to prove: the one named, or all that have a bank or should."""
    folders = (bank.ASSIGNMENTS / "answers").glob("*/")
    known = sorted({path.name for path in folders} | set(bank.names()))
    if options.assignment:
        return [chosen(options.assignment, known)]
    if options.weakened:
        raise LookupError(language.text("answers.break_needs_name"))
    return known


def _loaded(assignment: str, options: argparse.Namespace) -> bank.Bank:
    """Read a bank, or say in one line what is wrong with it."""
    try:
        answers = bank.load(assignment, options.lang)
    except FileNotFoundError as error:
        values = {"assignment": assignment, "path": error.filename}
        raise LookupError(language.text("answers.no_file", **values)) from error
    if not bank.source(assignment, options.lang).is_file():
        known = [one for one in language.LANGUAGES if bank.source(assignment, one).is_file()]
        values = {"assignment": assignment, "lang": options.lang, "known": "|".join(known)}
        raise LookupError(language.text("answers.no_source", **values))
    if options.weakened and options.weakened not in answers.wrong:
        values = {"task": options.weakened, "known": ", ".join(answers.wrong)}
        raise LookupError(language.text("answers.no_test", **values))
    return answers


def _prove(answers: bank.Bank, options: argparse.Namespace) -> Verdict:
    """Grade a bank and print what was caught."""
    began = time.perf_counter()
    source = bank.source(answers.assignment, options.lang)
    full = bank.points(nbformat.read(source, as_version=4))
    papers = told_apart(pack(answers), answers)
    results = _in_parallel(answers.assignment, options, papers)
    reader = language.current()
    language.use(options.lang)
    table = rows(results, answers)
    language.use(reader)
    found = problems(results, full)
    print(f"== {answers.assignment}")
    _report(table, found, answers)
    caught = sum(row.caught for row in table)
    values = {"caught": caught, "total": len(table), "problems": len(found)}
    values |= {"right": len(answers.right), "notebooks": len(papers)}
    values["seconds"] = time.perf_counter() - began
    print(language.text("answers.summary", **values), flush=True)
    passed = sum(row.points != 0 for row in table)
    return Verdict(len(found), passed, len(table) - caught - passed)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m kzmedia.course.answers")
    parser.add_argument("assignment", nargs="?")
    parser.add_argument("--break", dest="weakened", metavar="TASK")
    parser.add_argument("--lang", choices=language.LANGUAGES, default="kk")
    return parser.parse_args(arguments)


def _in_parallel(
    assignment: str, options: argparse.Namespace, papers: list[Paper]
) -> list[Result]:
    """Grade in several processes, each with a class and a gradebook of its own."""
    jobs = min(_JOBS, len(papers))
    shares = [papers[job::jobs] for job in range(jobs)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        running = [
            pool.submit(grade, assignment, options.lang, share, options.weakened)
            for share in shares
        ]
        return [result for job in running for result in job.result()]


def _report(table: list[Row], found: list[str], answers: bank.Bank) -> None:
    width = max((len(row.name) for row in table), default=0)
    print(language.text("answers.head"))
    for row in table:
        word = "caught" if row.caught else "missed"
        message_id = answers.wrong[row.task][row.name].message_id
        line = f"{row.task:4} {row.name:{width}} {row.points:4g}  "
        line += f"{language.text(f'answers.{word}'):10} {message_id}"
        if not row.told:
            said = row.message or language.text("answers.no_output")
            line += "  | " + language.text("answers.other_message", found=said)
        print(line)
    print(*found, sep="\n", end="\n" if found else "")


if __name__ == "__main__":
    sys.exit(main())
