"""The instructor's command line: one command per step; all it says is in the catalogues."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kzmedia import language
from kzmedia.course import commands_author, commands_class  # noqa: F401 - they name the commands
from kzmedia.course.clicks import commands, complain
from kzmedia.course.files import Problems
from kzmedia.language import text

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
        return complain([_usage(error)], 2)
    except click.Abort:
        return 1
    except Problems as error:
        return complain(error.lines, 1)
    except KeyError as error:
        raise RuntimeError("a fault of the program") from error
    except (ValueError, LookupError, OSError) as error:
        return complain([str(error)], 1)


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
    known = ", ".join(sorted(getattr(error.ctx and error.ctx.command, "commands", ())))
    if known:
        return text("course.usage.command", command=command, known=known)
    return text("course.usage.other", command=command)
