"""The command ``kzmedia``: the instructor's side, where it is installed.

A learner's copy has no ``kzmedia/course``; there the command says so and does nothing.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Sequence

from kzmedia import language


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command of the instructor's side.

    Parameters
    ----------
    arguments : sequence of str, optional
        Words after the command's name; the process's own by default.

    Raises
    ------
    SystemExit
        Always: 0 done, 1 refused, 2 not a command here (or wrongly written).
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if importlib.util.find_spec("kzmedia.course") is None:
        _stop(words, "course.learners_copy")
    try:
        from kzmedia.course import cli
    except ModuleNotFoundError as error:
        # Of our own modules none may be missing: that would be a fault, not a set-up.
        if (error.name or "").startswith("kzmedia"):
            raise
        _stop(words, "course.extra_missing", module=error.name)
    raise SystemExit(cli.run(words))


def _stop(words: list[str], message: str, **values: object) -> None:
    """Say one sentence in the reader's language and leave."""
    chosen = language.option(words) or os.environ.get("KZMEDIA_LANG", "en")
    language.use(chosen if chosen in language.LANGUAGES else "en")
    print(language.text(message, **values), file=sys.stderr)
    raise SystemExit(2)


if __name__ == "__main__":
    main()
