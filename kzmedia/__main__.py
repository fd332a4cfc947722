"""The command ``kzmedia``: the learner's words, and the instructor's where they are installed.

``check`` and ``reset`` need nothing but a learner's copy. All others belong to
``kzmedia/course``, which a learner's copy does not have.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from kzmedia import language

_OF_LEARNERS = ("check", "reset")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command.

    Parameters
    ----------
    arguments : sequence of str, optional
        Words after the command's name; the process's own by default.

    Raises
    ------
    SystemExit
        Always: 0 done, 1 refused or not passed, 2 not a command here (or wrongly written).
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    first = _first(words)
    if first in _OF_LEARNERS:
        raise SystemExit(_learner(first, words))
    if importlib.util.find_spec("kzmedia.course") is None:
        _stop(words, "learner.copy_only")
    try:
        from kzmedia.course import cli
    except ModuleNotFoundError as error:
        # Of our own modules none may be missing: that would be a fault, not a set-up.
        if (error.name or "").startswith("kzmedia"):
            raise
        _stop(words, "course.extra_missing", module=error.name)
    raise SystemExit(cli.run(words))


def _learner(command: str, words: list[str]) -> int:
    """Run ``check`` or ``reset``; return the exit code."""
    language.use(_chosen(words) or _language_around() or "en")
    try:
        given = _parser(command).parse_intermixed_args(words)
        if given.help:
            print(language.text(f"learner.help.{command}"))
            return 0
        return (_check if command == "check" else _reset)(given)
    except (_WronglyWritten, LookupError, ValueError) as error:
        return _complain(str(error))
    except OSError as error:
        return _complain(_reason(error))


def _check(given: argparse.Namespace) -> int:
    from kzmedia import handed, learner

    name, path = _named(given)
    place = path or learner.notebook_of(name)
    if not _chosen([f"--lang={given.lang}"]):
        language.use(handed.language_of(handed.read(place)) or language.current())
    report = learner.check_assignment(path=place)
    if report is None:
        return 0
    print(report, file=sys.stderr if report.problem else sys.stdout)
    return report.code


def _reset(given: argparse.Namespace) -> int:
    from kzmedia import handed, learner

    name, path = _named(given)
    if not given.name:
        raise LookupError(language.text("learner.usage", written=_usage("reset")))
    done = learner.reset(name, path, given.fresh)
    if done is not None:
        if not _chosen([f"--lang={given.lang}"]):
            language.use(handed.language_of(done.carried.notebook) or language.current())
        print(done)
    return 0


def _named(given: argparse.Namespace) -> tuple[str, Path | None]:
    """Return a name, or the file that stands in its place."""
    if given.lang and given.lang not in language.LANGUAGES:
        raise ValueError(language.text("learner.usage_language", given=given.lang))
    if given.name.endswith(".ipynb"):
        return "", Path(given.name)
    return given.name, None


class _WronglyWritten(Exception):
    """The command line is not as the help says."""


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in the reader's language."""

    def error(self, message: str) -> NoReturn:
        raise _WronglyWritten(language.text("learner.usage", written=self.usage))


def _usage(command: str) -> str:
    return language.text(f"learner.help.{command}").split("\n", 1)[0]


def _parser(command: str) -> argparse.ArgumentParser:
    parser = _Parser(prog="kzmedia", usage=_usage(command), add_help=False, allow_abbrev=False)
    parser.add_argument("command", choices=[command])
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("--lang")
    parser.add_argument("--help", "-h", action="store_true")
    if command == "reset":
        parser.add_argument("--from", dest="fresh")
    return parser


def _first(words: list[str]) -> str:
    """Return the first word that is neither an option nor the value of ``--lang``.

    Examples
    --------
    >>> _first(["--lang", "kk", "check", "a2"]), _first(["--help"])
    ('check', '')
    """
    rest = iter(words)
    for word in rest:
        if word == "--lang":
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return ""


def _chosen(words: list[str]) -> str | None:
    """Return the language that the command line or the environment asks for, if any."""
    wanted = (language.option(words), os.environ.get("KZMEDIA_LANG"))
    return next((code for code in wanted if code in language.LANGUAGES), None)


def _language_around() -> str | None:
    """Return the language of the learner's copy around the current folder."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        lessons = folder / "notebooks"
        found = [code for code in language.LANGUAGES if (lessons / code).is_dir()]
        if len(found) == 1:
            return found[0]
    return None


def _reason(error: OSError) -> str:
    # Our own sentences have no number; the system's are in its language.
    if error.errno is None:
        return str(error)
    values = {"path": error.filename or "", "reason": error.strerror or type(error).__name__}
    return language.text("learner.cannot_write", **values)


def _complain(line: str) -> int:
    print(line, file=sys.stderr)
    return 2


def _stop(words: list[str], message: str, **values: object) -> NoReturn:
    """Say one sentence in the reader's language and leave."""
    language.use(_chosen(words) or _language_around() or "en")
    print(language.text(message, **values), file=sys.stderr)
    raise SystemExit(2)


if __name__ == "__main__":
    main()
