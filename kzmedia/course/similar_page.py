"""What `kzmedia.course.similar` found, for the terminal and as a page."""

from __future__ import annotations

from pathlib import Path

from kzmedia.course import similar
from kzmedia.course.classroom import Classroom
from kzmedia.course.files import write_whole
from kzmedia.course.page import render
from kzmedia.language import text

# Of a pair so many passages are quoted, each so short; so many of its rare names.
_PASSAGES, _QUOTE, _SIGNS = 5, 160, 12
_OWN = "–"


def lines(found: similar.Comparison) -> list[str]:
    """Return a line per pair, framed by what the list is and is not.

    Examples
    --------
    >>> from kzmedia import language
    >>> language.use("en")
    >>> lines(similar.Comparison([similar.Pair("s001", "s002", 87.4, ())], 60, []))[1]
    's001 – s002: 87 (–)'
    """
    listed = [
        text(
            "report.similar.line",
            first=pair.first,
            second=pair.second,
            number=round(pair.number),
            tasks=", ".join(task or _OWN for task in pair.tasks) or _OWN,
        )
        for pair in found.pairs
    ]
    said = [text("report.similar.compared", papers=found.papers, pairs=len(found.pairs))]
    if not found.pairs:
        return [*said, text("report.similar.none", threshold=similar.THRESHOLD)]
    return [
        *said,
        *listed,
        *(text(f"report.similar.{one}") for one in ("advice", "reasons", "talk")),
    ]


def write(room: Classroom, assignment: str, found: similar.Comparison | None = None) -> Path:
    """Write ``similar-<assignment>.html`` in the class's folder.

    Parameters
    ----------
    room : Classroom
    assignment : str
        Name or its unique beginning.
    found : Comparison, optional
        What `similar.compare` found, if it was asked already.
    """
    name = room.assignment(assignment)
    path = room.folder / f"similar-{name}.html"
    write_whole(path, page(name, found or similar.compare(room, name)))
    return path


def page(name: str, found: similar.Comparison) -> str:
    """Make the page: the pairs with their passages, and how to read them."""
    return render(
        "similar",
        name=name,
        found=found,
        threshold=similar.THRESHOLD,
        most=similar.limit(found.papers),
        small=similar.SMALL,
        passages=_PASSAGES,
        signs=_SIGNS,
        own=_OWN,
        short=_short,
    )


def _short(quote: str) -> str:
    return quote if len(quote) <= _QUOTE else quote[:_QUOTE].rstrip() + " …"
