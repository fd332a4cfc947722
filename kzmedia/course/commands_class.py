"""Commands for a class, from its making to its report; most act in the current folder."""

from __future__ import annotations

from pathlib import Path

import click

from kzmedia import language
from kzmedia.course import classroom
from kzmedia.course.clicks import commands, complain, lang, option
from kzmedia.language import text

_here = Path()


@commands.command(help="course.help.course")
@click.argument("folder", type=click.Path(path_type=Path))
@lang
def course(folder: Path, lang: str | None) -> None:
    """Make a class."""
    room = classroom.create(folder, lang or language.current())
    click.echo(text("course.class.made", path=room.folder, course_id=room.course_id))


@commands.command(help="course.help.release")
@click.argument("assignment")
@lang
def release(assignment: str, lang: str | None) -> None:
    """Hand out an assignment of the class in the current folder."""
    from kzmedia.course.release import release as hand_out

    place = hand_out(classroom.read(_here), assignment)
    click.echo(text("course.release.done", path=place))


@commands.command(help="course.help.sample")
@click.argument("assignment")
@click.argument("folder", type=click.Path(path_type=Path))
@option("--students", "count", default=12, help="course.help.option.students")
@option("--seed", default=1, help="course.help.option.seed")
@lang
def sample(assignment: str, folder: Path, count: int, seed: int, lang: str | None) -> None:
    """Fill a class with submissions from the answer bank."""
    from kzmedia.course.sample import kinds_path, make

    room = classroom.read(folder)
    name = room.assignment(assignment)
    path = make(room, name, count, seed)
    click.echo(text("course.sample.done", count=count, path=path))
    click.echo(text("course.sample.kinds", path=kinds_path(room, name)))


@commands.command(help="course.help.grade")
@click.argument("assignment")
@lang
def grade(assignment: str, lang: str | None) -> int:
    """Autograde the class in the current folder, export its grades, say what was noticed."""
    from kzmedia.course import export, grading, identity

    room, name = _chosen(assignment)
    outcome = grading.autograde(room, name, click.echo)
    if outcome.graded:
        click.echo(text("course.demo.grades", path=export.write(room, name)))
    findings = [*outcome.mended, *identity.findings(room, name)]
    if findings:
        click.echo(text("course.demo.findings"))
    for line in findings:
        click.echo(line)
    return complain(outcome.problems, 1) if outcome.problems else 0


@commands.command(help="course.help.feedback")
@click.argument("assignment")
@lang
def feedback(assignment: str, lang: str | None) -> None:
    """Write a page for each graded submission."""
    from kzmedia.course import grading

    room, name = _chosen(assignment)
    if not list(room.folder.glob(f"autograded/*/{name}")):
        raise FileNotFoundError(text("course.feedback.none", name=name))
    pages = grading.feedback(room, name)
    click.echo(text("course.feedback.done", count=len(pages), path=room.folder / "feedback"))


@commands.command(help="course.help.notes")
@click.argument("assignment")
@lang
def notes(assignment: str, lang: str | None) -> None:
    """Write the graders' sheet."""
    from kzmedia.course import notes

    click.echo(text("course.written", path=notes.write(*_chosen(assignment))))


@commands.command(help="course.help.solutions")
@click.argument("assignment")
@lang
def solutions(assignment: str, lang: str | None) -> None:
    """Write a sheet with worked solutions."""
    from kzmedia.course import solutions

    click.echo(text("course.written", path=solutions.write(*_chosen(assignment))))


@commands.command(help="course.help.report")
@click.argument("assignment")
@lang
def report(assignment: str, lang: str | None) -> None:
    """Write the page on an assignment's grades."""
    from kzmedia.course import report

    click.echo(text("report.done", path=report.write(*_chosen(assignment))))


@commands.command(help="course.help.similar")
@click.argument("assignment")
@lang
def similar(assignment: str, lang: str | None) -> None:
    """List pairs of submissions that are alike, as advice."""
    from kzmedia.course import similar, similar_page

    room, name = _chosen(assignment)
    found = similar.compare(room, name)
    for line in similar_page.lines(found):
        click.echo(line)
    path = similar_page.write(room, name, found)
    click.echo(text("report.similar.done", path=path))
    complain(found.skipped, 0)


@commands.command(help="course.help.demo")
@option("--assignment", default="a1", help="course.help.option.assignment")
@option("--students", "count", default=12, help="course.help.option.students")
@option("--seed", default=1, help="course.help.option.seed")
@lang
def demo(assignment: str, count: int, seed: int, lang: str | None) -> None:
    """Play a class through in a scratch folder."""
    from kzmedia.course.demo import run as play

    play(lang or language.current(), assignment, count, seed, click.echo)


def _chosen(assignment: str) -> tuple[classroom.Classroom, str]:
    """Return the class in the current folder and the assignment meant."""
    room = classroom.read(_here)
    return room, room.assignment(assignment)
