"""The instructor's commands: thin, one per step; everything they say is in the catalogues."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from kzmedia import language
from kzmedia.course.files import Problems
from kzmedia.language import text


class _Translated:
    """Help texts are message ids, looked up when they are shown."""

    _message: str | None = None

    @property
    def help(self) -> str | None:
        return text(self._message) if self._message else None

    @help.setter
    def help(self, message: str | None) -> None:
        self._message = message


class Command(_Translated, click.Command):
    """A command with translated help."""


class Group(_Translated, click.Group):
    """A group with translated help."""

    command_class = Command
    group_class = type


class Option(_Translated, click.Option):
    """An option with translated help."""


def _option(*names: str, **settings: Any) -> Any:
    return click.option(*names, cls=Option, **settings)


_lang = _option("--lang", "lang", help="course.help.option.lang", metavar="kk|ru|en")
_here = Path()


def run(words: list[str]) -> int:
    """Run a command; return its exit code.

    Parameters
    ----------
    words : list of str
        The command line after ``kzmedia``.

    Returns
    -------
    int
        0 done · 1 refused or failed, one line per problem on stderr · 2 wrongly written.
    """
    try:
        _greet(words)
        result = commands.main(words, prog_name="kzmedia", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.ctx.get_help())
        return 2
    except click.UsageError as error:
        return _complain([_usage(error)], 2)
    except click.Abort:
        return 1
    except Problems as error:
        return _complain(error.lines, 1)
    except KeyError as error:
        raise RuntimeError("a fault of the program") from error
    except (ValueError, LookupError, OSError) as error:
        return _complain([str(error)], 1)


@click.group(cls=Group, help="course.help.kzmedia")
@_lang
def commands(lang: str | None) -> None:
    """Commands of the instructor's side."""


@commands.command(help="course.help.course")
@click.argument("folder", type=click.Path(path_type=Path))
@_lang
def course(folder: Path, lang: str | None) -> None:
    """Make a class."""
    from kzmedia.course import classroom

    room = classroom.create(folder, lang or language.current())
    click.echo(text("course.class.made", path=room.folder, course_id=room.course_id))


@commands.command(help="course.help.release")
@click.argument("assignment")
@_lang
def release(assignment: str, lang: str | None) -> None:
    """Hand out an assignment of the class in the current folder."""
    from kzmedia.course import classroom
    from kzmedia.course.release import release as hand_out

    place = hand_out(classroom.read(_here), assignment)
    click.echo(text("course.release.done", path=place))


@commands.command(help="course.help.student")
@_lang
def student(lang: str | None) -> None:
    """Pack the learner's copy."""
    from kzmedia.course.student import pack

    click.echo(text("course.student.done", path=pack(lang or language.current())))


@commands.command(help="course.help.claims")
@_option(
    "--folder", type=click.Path(path_type=Path), default=None, help="course.help.option.folder"
)
@_lang
def claims(folder: Path | None, lang: str | None) -> None:
    """Write the ledger of claims in three languages."""
    from kzmedia.course import ledger

    for path in ledger.write(folder) if folder else ledger.write():
        click.echo(text("course.ledger.done", path=_relative(path)))


@commands.command(help="course.help.sample")
@click.argument("assignment")
@click.argument("folder", type=click.Path(path_type=Path))
@_option("--students", "count", default=12, help="course.help.option.students")
@_option("--seed", default=1, help="course.help.option.seed")
@_lang
def sample(assignment: str, folder: Path, count: int, seed: int, lang: str | None) -> None:
    """Fill a class with submissions from the answer bank."""
    from kzmedia.course import classroom
    from kzmedia.course.sample import make

    room = classroom.read(folder)
    path = make(room, room.assignment(assignment), count, seed)
    click.echo(text("course.sample.done", count=count, path=path))


@commands.command(help="course.help.grade")
@click.argument("assignment")
@_lang
def grade(assignment: str, lang: str | None) -> int:
    """Autograde the class in the current folder and export its grades."""
    from kzmedia.course import classroom, export, grading

    room = classroom.read(_here)
    name = room.assignment(assignment)
    outcome = grading.autograde(room, name, click.echo)
    if outcome.graded:
        click.echo(text("course.demo.grades", path=export.write(room, name)))
    return _complain(outcome.problems, 1) if outcome.problems else 0


@commands.command(help="course.help.demo")
@_option("--students", "count", default=12, help="course.help.option.students")
@_option("--seed", default=1, help="course.help.option.seed")
@_lang
def demo(count: int, seed: int, lang: str | None) -> None:
    """Play a class through in a scratch folder."""
    from kzmedia.course.demo import run as play

    play(lang or language.current(), count=count, seed=seed, say=click.echo)


@commands.group(help="course.help.twins", cls=Group)
@_lang
def twins(lang: str | None) -> None:
    """Keep the three languages of a notebook together."""


def _twin_options(function: Any) -> Any:
    for option in (click.argument("notebook", required=False), _lang):
        function = option(function)
    return function


@twins.command(help="course.help.twins.status")
@_twin_options
def status(notebook: str | None, lang: str | None) -> int:
    """List what is not in order."""
    from kzmedia.course import gate, twinfiles

    findings = twinfiles.status(_pairs(notebook, lang))
    for path, finding in findings:
        word = gate.status_word(finding.status)
        click.echo(f"{_relative(path)}  {finding.cell or '–'}  {word}")
    if not findings:
        click.echo(text("course.twins.in_order"))
    return 1 if findings else 0


@twins.command(help="course.help.twins.sync")
@_twin_options
def sync(notebook: str | None, lang: str | None) -> None:
    """Copy code cells from the English twins."""
    from kzmedia.course import twinfiles

    for path in twinfiles.sync(_pairs(notebook, lang)):
        click.echo(text("course.twins.synced", path=_relative(path)))


@twins.command(help="course.help.twins.sign")
@click.argument("notebook")
@_option("--cell", "cells", multiple=True, help="course.help.option.cell")
@_lang
def sign(notebook: str, cells: tuple[str, ...], lang: str | None) -> None:
    """Sign translated texts off."""
    from kzmedia.course import twinfiles

    for path in twinfiles.sign(_pairs(notebook, lang), cells):
        click.echo(text("course.twins.signed", path=_relative(path)))


def _pairs(notebook: str | None, lang: str | None) -> list[Any]:
    from kzmedia.course import twinfiles

    languages = twinfiles.OTHERS if lang in (None, "en") else (lang,)
    return twinfiles.named(notebook, twinfiles.pairs(languages=languages))


def _relative(path: Path) -> str:
    from kzmedia.course.files import REPOSITORY

    inside = path.is_relative_to(REPOSITORY)
    return (path.relative_to(REPOSITORY) if inside else path).as_posix()


def _greet(words: list[str]) -> None:
    """Set the reader's language: ``--lang``, ``KZMEDIA_LANG``, the class's, English."""
    from kzmedia.course.classroom import settings_of

    of_class = (settings_of(_here) or {}).get("LANGUAGE")
    language.use(next(filter(_known, (os.environ.get("KZMEDIA_LANG"), of_class)), "en"))
    wanted = language.option(words)
    if wanted is not None:
        language.use(wanted)


def _known(code: str | None) -> bool:
    return code in language.LANGUAGES


def _usage(error: click.UsageError) -> str:
    """Say in the reader's language what is wrong with the command line."""
    command = error.ctx.command_path if error.ctx else "kzmedia"
    if isinstance(error, click.NoSuchOption):
        return text("course.usage.option", command=command, word=error.option_name)
    if isinstance(error, click.MissingParameter):
        word = error.param.human_readable_name if error.param else ""
        return text("course.usage.missing", command=command, word=word)
    if isinstance(error, click.BadParameter) and error.param:
        return text("course.usage.bad", command=command, word=error.param.human_readable_name)
    known = ", ".join(getattr(error.ctx.command, "commands", ())) if error.ctx else ""
    if known:
        return text("course.usage.command", command=command, known=known)
    return text("course.usage.other", command=command)


def _complain(lines: list[str], code: int) -> int:
    for line in lines:
        print(line, file=sys.stderr)
    return code
