"""What must not reach a learner: lines between nbgrader's markers, and where they show."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Cell = Mapping[str, Any]
SOLUTION, HIDDEN, SCHEME = "SOLUTION", "HIDDEN TESTS", "MARK SCHEME"
_MARKER = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)\b")
# A shorter line (`else:`, `return x`) gives nothing away and would be found anywhere.
LEAST = 12


def split(source: str, kind: str) -> tuple[list[str], list[str]]:
    """Split a cell's lines into those inside regions of a kind and the others.

    Parameters
    ----------
    source : str
        The cell's text.
    kind : {"SOLUTION", "HIDDEN TESTS", "MARK SCHEME"}
        Which of nbgrader's regions.

    Returns
    -------
    tuple of (list of str, list of str)
        Lines inside and lines outside; marker lines are in neither.

    Examples
    --------
    >>> split("a\\n### BEGIN SOLUTION\\nb\\n### END SOLUTION\\nc", SOLUTION)
    (['b'], ['a', 'c'])
    """
    inside: list[str] = []
    outside: list[str] = []
    place = outside
    for line in source.split("\n"):
        marker = _MARKER.search(line)
        if marker is None:
            place.append(line)
        elif marker[2] == kind:
            place = inside if marker[1] == "BEGIN" else outside
    return inside, outside


def has_marker(source: str) -> bool:
    """Tell whether a text holds one of nbgrader's markers.

    A misspelt marker counts too: nbgrader would pass it over and hand out the region.

    Examples
    --------
    >>> has_marker("### BEGIN HIDDEN TEST"), has_marker("### End Solution"), has_marker("end")
    (True, True, False)
    """
    pattern = r"\b(BEGIN|END)[ _-]+(SOL|HID|MARK)\w*"
    return re.search(pattern, source, flags=re.IGNORECASE) is not None


def secret_lines(cells: Iterable[Cell]) -> dict[str, set[str]]:
    """Collect the lines of a source notebook that learners must not see.

    Parameters
    ----------
    cells : iterable of cells
        Cells of the instructor's source, sources as one string each.

    Returns
    -------
    dict of str to set of str
        Per cell id the stripped lines inside solution, hidden-test and mark-scheme
        regions, and whole answers of solution cells without a region; lines that the
        same cell also shows outside are left out, as are trivial ones.
    """
    return {cell["id"]: lines for cell in cells if (lines := _secrets(cell))}


def hidden_lines(cells: Iterable[Cell]) -> set[str]:
    """Collect every non-trivial line inside hidden-test regions."""
    return {
        line.strip()
        for cell in cells
        for line in split(cell["source"], HIDDEN)[0]
        if is_telling(line)
    }


def is_telling(line: str) -> bool:
    """Tell whether a line is long enough to give something away.

    Examples
    --------
    >>> is_telling("    return 100 - sum(shares)"), is_telling("else:")
    (True, False)
    """
    return len(re.sub(r"\s", "", line)) >= LEAST


def shows(shown: str, line: str) -> bool:
    """Tell whether a text shows a secret line, as it is or escaped for HTML or JSON."""
    escaped = line.replace("\\", "\\\\").replace('"', '\\"')
    return any(form in shown for form in {line, html.escape(line), escaped})


def walk(value: object) -> Iterator[str]:
    """Yield every string in nested lists and mappings, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from walk(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from walk(inner)


def _secrets(cell: Cell) -> set[str]:
    settings = cell["metadata"].get("nbgrader", {})
    inside: list[str] = []
    public = set(cell["source"].split("\n"))
    for kind in (SOLUTION, HIDDEN, SCHEME):
        lines, outside = split(cell["source"], kind)
        inside += lines
        public &= set(outside)
    if settings.get("solution") and not split(cell["source"], SOLUTION)[0]:
        inside, public = cell["source"].split("\n"), set()
    shown = {line.strip() for line in public}
    return {line.strip() for line in inside if is_telling(line)} - shown
