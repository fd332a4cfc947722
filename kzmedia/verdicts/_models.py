"""The rule for verdicts that rest on a model, and how a record narrows what it assumes.

A model turns assumptions into consequences, so it never supports a claim. Its word is "partly
supported" if what the claim says holds in every case of a range of assumptions, "contradicted"
if in none; if it turns inside the range, the word depends on what nobody measured and cannot
be told. The cases are chosen, not drawn: how many of them hold is no probability.

What has been recorded is not assumed: a figure in ``kazakhstan_facts`` takes the range's place.
"""

from __future__ import annotations

from collections.abc import Iterable

from kzmedia.verdicts import CONTRADICTED, PARTLY, UNDECIDED, Tables
from kzmedia.verdicts._lookups import facts


def word_of(cases: Iterable[bool | None]) -> str:
    """Return the word for what a model says in each case: yes, no, or open (None).

    >>> word_of([True, True]), word_of([True, None]), word_of([False])
    ('partly_supported', 'cannot_be_told', 'contradicted')
    """
    found = [None if case is None else bool(case) for case in cases]
    if all(case is True for case in found):
        return PARTLY
    return CONTRADICTED if all(case is False for case in found) else UNDECIDED


def known(
    tables: Tables, indicator: str, assumed: tuple[float, ...], scale: float = 1
) -> tuple[float, ...]:
    """Return the latest recorded figure as a range of one, or the assumed range without any.

    Parameters
    ----------
    tables : Tables
    indicator : str
        Name under which a second source would stand in ``kazakhstan_facts``.
    assumed : tuple of float
        The range as long as nobody has recorded it.
    scale : float
        What a recorded figure is multiplied by: 0.01 makes a share of percent.

    Examples
    --------
    >>> known(Tables(), "survey_daily", (0.1, 0.5), scale=0.01)
    (0.19,)
    >>> known(Tables(), "nobody_counted_this", (0.1, 0.5))
    (0.1, 0.5)
    """
    record = facts(tables, indicator).sort_index()
    return assumed if record.empty else (float(record.iloc[-1]) * scale,)


def held(cases: Iterable[bool | None]) -> dict[str, int]:
    """Count the cases, and those in which what is claimed holds."""
    found = list(cases)
    return {
        "held": sum(case is not None and bool(case) for case in found),
        "settings": len(found),
    }
