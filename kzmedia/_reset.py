"""A fresh copy of an assignment with the learner's answers in it; the old file is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kzmedia import handed, language
from kzmedia._carry import Carried, carry
from kzmedia._running import is_busy
from kzmedia.language import text

_ASSIGNMENT = re.compile(r"[a-z]\d+_\w+")


@dataclass(frozen=True, repr=False)
class Renewed:
    """What a reset did; shows itself as lines.

    Attributes
    ----------
    path : Path
        The notebook, now fresh.
    before : Path or None
        Where the old file lies; None if there was none.
    carried : Carried
        What of it was taken over.
    readable : bool
        Whether the old file was a notebook at all.
    """

    path: Path
    before: Path | None
    carried: Carried
    readable: bool = True

    def lines(self) -> Iterator[str]:
        """Yield what happened, a sentence each."""
        yield text("learner.reset.done", path=handed.shown(self.path))
        if self.before is not None:
            yield text("learner.reset.before", path=handed.shown(self.before))
            if not self.readable:
                yield text("learner.reset.unreadable")
        count = len(self.carried.answers)
        yield text("learner.reset.answers", count=count, cells=_listed(self.carried.answers))
        if self.carried.empty:
            yield text("learner.reset.empty", cells=_listed(self.carried.empty))
        if self.carried.restored:
            yield text("learner.reset.restored", cells=_listed(self.carried.restored))
        if self.carried.apart:
            yield text("learner.reset.apart", count=len(self.carried.apart))
        yield text("learner.reset.reload")

    def __repr__(self) -> str:
        return "\n".join(self.lines())


def reset(
    name: str, path: str | Path | None = None, fresh: str | Path | None = None
) -> Renewed | None:
    """Put a fresh copy in the place of a learner's notebook and keep the answers.

    Parameters
    ----------
    name : str
        The assignment or the beginning of its name, ``"a2"``.
    path : str or Path, optional
        The learner's notebook; looked for as in `kzmedia.check_assignment`.
    fresh : str or Path, optional
        The notebook as it was handed out; by default the one in ``assignments/fresh`` of
        the copy, or in ``release`` of a class.

    Returns
    -------
    Renewed or None
        None while a check or the grading of a class runs: no file is touched then.

    Raises
    ------
    LookupError
        If the notebook or the fresh copy is not found, or the name fits several.
    ValueError
        If the fresh copy is no notebook of an assignment, or one of another assignment.
    OSError
        If a file cannot be read or written; the notebook is as it was then.
    """
    if is_busy():
        return None
    place, source = _both(name, path, fresh)
    new = handed.read(source)
    if not any(handed.is_test(cell) for cell in new["cells"]):
        raise ValueError(text("learner.no_tests", path=handed.shown(source)))
    _refuse_other(place, source)
    saved = place.read_bytes() if place.is_file() else None
    old, readable = _read_old(place)
    carried = carry(old, new, _heading(new))
    before = None
    if saved is not None:
        before = _aside(place)
        handed.write_whole(before, saved)
    handed.write_whole(place, handed.notebook_text(carried.notebook).encode("utf-8"))
    return Renewed(place, before, carried, readable)


def _both(name: str, path: str | Path | None, fresh: str | Path | None) -> tuple[Path, Path]:
    """Return the learner's notebook and the fresh copy."""
    place = Path(path) if path is not None else None
    source = Path(fresh) if fresh is not None else None
    if place is None:
        try:
            place = handed.find(name, Path())
        except LookupError:
            found = source or handed.find_fresh(name, Path())
            # A notebook that was deleted: its place in a learner's copy is known.
            if found.parent.name != handed.FRESH or not found.is_file():
                raise
            place = found.parent.parent / found.stem / found.name
    return place, source or handed.find_fresh(
        name or handed.assignment_of(place), place.resolve().parent
    )


def _refuse_other(place: Path, source: Path) -> None:
    if place.resolve() == source.resolve():
        raise ValueError(text("learner.reset.same", path=handed.shown(place)))
    own, other = handed.assignment_of(place), handed.assignment_of(source)
    if own != other and _ASSIGNMENT.fullmatch(own) and _ASSIGNMENT.fullmatch(other):
        paths = {"path": handed.shown(place), "fresh": handed.shown(source)}
        raise ValueError(text("learner.reset.other", **paths))


def _read_old(place: Path) -> tuple[handed.Notebook, bool]:
    try:
        return handed.read(place), True
    except FileNotFoundError:
        return {"cells": []}, True
    except ValueError:
        return {"cells": []}, False


def _heading(new: handed.Notebook) -> str:
    """Return the heading of the learner's own cells in the notebook's language."""
    before = language.current()
    try:
        language.use(handed.language_of(new) or before)
        return text("learner.reset.heading")
    finally:
        language.use(before)


def _aside(place: Path) -> Path:
    """Return a name beside a notebook that no file has yet."""
    number = 1
    while True:
        name = f"{place.stem}{handed.BEFORE}{date.today():%Y-%m-%d}-{number}{place.suffix}"
        if not (place.parent / name).exists():
            return place.parent / name
        number += 1


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "–"
