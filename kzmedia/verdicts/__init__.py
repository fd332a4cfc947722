"""Verdicts on the lecture's claims: a module per lesson, a function per claim.

``verdicts/survey.py`` holds ``c35a``, ``c35b`` …, the claims of lesson 03_survey. A function
takes the data sets and returns a `Finding`. Nothing is stored in files or shown here:
`kzmedia.claims` looks the functions up and puts words to them. The rule that a function applies
stands in the ledger, ``claims.C35a.rule``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

SUPPORTED = "supported"
PARTLY = "partly_supported"
CONTRADICTED = "contradicted"
UNDECIDED = "cannot_be_told"
NORMATIVE = "normative"
WORDS = (SUPPORTED, PARTLY, CONTRADICTED, UNDECIDED, NORMATIVE)

__all__ = [
    "CONTRADICTED",
    "NORMATIVE",
    "PARTLY",
    "SUPPORTED",
    "UNDECIDED",
    "WORDS",
    "Finding",
    "Tables",
]


@dataclass(frozen=True)
class Finding:
    """What the data say about a claim.

    Attributes
    ----------
    word : str
        One of `WORDS`.
    figures : mapping
        What the fields of ``claims.<id>.finding`` and ``.counter`` stand for. A number is
        written by the locale; a country code, a category id or a message id, alone or in a
        tuple, becomes its words.
    datasets : tuple of str
        Names of the data sets that were used.
    """

    word: str
    figures: Mapping[str, object]
    datasets: tuple[str, ...]


class Tables(dict):
    """Data sets by name; one that was not given is loaded when it is first asked for.

    Attributes
    ----------
    used : set of str
        Names that were asked for.

    Examples
    --------
    >>> tables = Tables()
    >>> len(tables), tables["survey"].shape[0], tables.used
    (0, 23, {'survey'})
    """

    def __init__(self, given: Mapping[str, pd.DataFrame] | None = None) -> None:
        super().__init__(given or {})
        self.used: set[str] = set()

    def __getitem__(self, name: str) -> pd.DataFrame:
        self.used.add(name)
        return super().__getitem__(name)

    def __missing__(self, name: str) -> pd.DataFrame:
        from kzmedia import data

        self[name] = data.load(name)
        return self[name]
