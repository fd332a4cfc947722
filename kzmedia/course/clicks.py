"""click with words from the catalogues: what all command modules share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from kzmedia.course.files import REPOSITORY
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


def option(*names: str, **settings: Any) -> Any:
    """Return a decorator for an option whose help is a message id."""
    return click.option(*names, cls=Option, **settings)


lang = option("--lang", "lang", help="course.help.option.lang", metavar="kk|ru|en")


@click.group(cls=Group, help="course.help.kzmedia")
@lang
def commands(lang: str | None) -> None:
    """Commands of the instructor's side."""


def complain(lines: list[str], code: int) -> int:
    """Print a line per problem to stderr and return the exit code."""
    for line in lines:
        print(line, file=sys.stderr)
    return code


def relative(path: Path) -> str:
    """Return a path as seen from the repository, where it lies in it."""
    inside = path.is_relative_to(REPOSITORY)
    return (path.relative_to(REPOSITORY) if inside else path).as_posix()
