"""Grade an answer bank with nbgrader itself: ``python -m kzmedia.course.answers a1_survey``.

Right notebooks must get full points; each wrong answer must lose the points of its own
task, and no other, and show the message that names its mistake. Several wrong answers to
different tasks share a notebook whose other answers are right (`bank.pack`).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import nbformat

from kzmedia import language
from kzmedia.course import bank, classroom, engine, regions
from kzmedia.course.bank import Paper, pack
from kzmedia.course.files import chosen

_JOBS = 2  # processes that grade side by side


@dataclass(frozen=True)
class Result:
    """What grading said about a paper: points and last words of each task's test."""

    paper: Paper
    points: dict[str, float]
    messages: dict[str, str]
    failure: str = ""


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


def weaken(notebook: Path, task: str) -> None:
    """Cut the hidden tests of one task out of a source notebook.

    Raises
    ------
    LookupError
        If the task has no test.
    """
    document = nbformat.read(notebook, as_version=4)
    tests = {
        cell.metadata.nbgrader.grade_id.removesuffix("_test"): cell
        for cell in document.cells
        if regions.split(cell.source, regions.HIDDEN)[0]
    }
    if task not in tests:
        known = ", ".join(tests)
        raise LookupError(language.text("answers.no_test", task=task, known=known))
    tests[task].source = "\n".join(regions.split(tests[task].source, regions.HIDDEN)[1])
    nbformat.write(document, notebook)


def grade(
    assignment: str, lang: str, papers: Sequence[Paper], weakened: str | None = None
) -> list[Result]:
    """Make a class, release the assignment, hand the papers in and autograde them.

    Parameters
    ----------
    assignment : str
        Full name.
    lang : {"kk", "ru", "en"}
        Language of the class.
    papers : sequence of Paper
    weakened : str, optional
        Task whose hidden tests are cut before the release.

    Returns
    -------
    list of Result
        In the order of the papers.
    """
    from sqlalchemy.exc import SAWarning

    # What SQLAlchemy 2 says about nbgrader's way of adding rows.
    warnings.simplefilter("ignore", SAWarning)
    # Each job has a kernel to itself: more threads would only wait for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    language.use(lang)
    answers = bank.load(assignment)
    with tempfile.TemporaryDirectory(prefix="kzmedia-answers-") as scratch:
        room = classroom.create(Path(scratch) / "class", lang)
        if weakened:
            weaken(room.folder / "source" / assignment / f"{assignment}.ipynb", weakened)
        nbgrader = engine.api(room)
        engine.demand(
            nbgrader.generate_assignment(assignment), "generate_assignment", assignment
        )
        released = room.folder / "release" / assignment
        for paper in papers:
            _hand_in(
                released, room.folder / "submitted" / paper.name / assignment, paper, answers
            )
        return [_autograde(nbgrader, room, assignment, paper) for paper in papers]


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Grade a bank and print what was caught; 0 only if all was as it should be."""
    options = _options(arguments)
    began = time.perf_counter()
    try:
        folders = (bank.ASSIGNMENTS / "answers").glob("*/")
        assignment = chosen(options.assignment, sorted(path.name for path in folders))
        answers = bank.load(assignment)
        source = bank.source(assignment, options.lang)
        full = bank.points(nbformat.read(source, as_version=4))
        if options.weakened and options.weakened not in answers.wrong:
            values = {"task": options.weakened, "known": ", ".join(answers.wrong)}
            raise LookupError(language.text("answers.no_test", **values))
        papers = pack(answers)
        results = _in_parallel(assignment, options, papers)
    except (LookupError, ValueError, OSError) as error:
        print(error.args[0] if error.args else error, file=sys.stderr)
        return 2
    reader = language.current()
    language.use(options.lang)
    table = rows(results, answers)
    language.use(reader)
    found = problems(results, full)
    _report(table, found, answers)
    seconds = time.perf_counter() - began
    caught = sum(row.caught for row in table)
    values = {"caught": caught, "total": len(table), "problems": len(found), "seconds": seconds}
    values |= {"right": len(answers.right), "notebooks": len(papers)}
    print(language.text("answers.summary", **values))
    return 0 if caught == len(table) and not found else 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m kzmedia.course.answers")
    parser.add_argument("assignment")
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


def _hand_in(released: Path, place: Path, paper: Paper, answers: bank.Bank) -> None:
    shutil.copytree(released, place)
    path = place / f"{answers.assignment}.ipynb"
    texts = answers.right[paper.method] | {
        task: answers.wrong[task][name].code for task, name in paper.wrong.items()
    }
    nbformat.write(bank.fill(nbformat.read(path, as_version=4), texts), path)


def _autograde(
    nbgrader: object, room: classroom.Classroom, assignment: str, paper: Paper
) -> Result:
    done = nbgrader.autograde(assignment, paper.name)
    if not done["success"]:
        return Result(paper, {}, {}, engine.reason(done))
    with engine.gradebook(room) as book:
        (graded,) = book.find_submission(assignment, paper.name).notebooks
        points = {
            grade.name.removesuffix("_test"): float(grade.auto_score)
            for grade in graded.grades
            if grade.auto_score is not None
        }
    path = room.folder / "autograded" / paper.name / assignment / f"{assignment}.ipynb"
    return Result(paper, points, _last_words(nbformat.read(path, as_version=4)))


def _last_words(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """Return the message of each test cell that failed, by task."""
    return {
        cell.metadata.nbgrader.grade_id.removesuffix("_test"): output.evalue
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")
        for output in cell.outputs
        if output.output_type == "error"
    }


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
