"""The ledger of the lecture's claims: ``assess("C35b")``, ``scoreboard()``.

Which claims there are, whose they are and what a verdict on them can rest on stands in the
data set ``claims``; their words, and the rule for each, in the catalogue of that name. The
verdict itself is computed from the data, by a function of `kzmedia.verdicts`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache
from os.path import commonprefix

import pandas as pd

from kzmedia import data, language
from kzmedia._claim_cards import Scoreboard, Verdict
from kzmedia.verdicts import Finding, Tables

__all__ = ["Scoreboard", "Verdict", "assess", "scoreboard"]


def assess(claim_id: str, **tables: pd.DataFrame) -> Verdict:
    """Compute the verdict on a claim of the lecture from the data.

    Parameters
    ----------
    claim_id : str
        As in the ledger, ``"C35b"``.
    **tables : DataFrame
        Tables to use instead of the data sets of these names, ``survey=my_table``: what
        would the verdict be if the figures were others?

    Returns
    -------
    Verdict

    Raises
    ------
    ValueError
        For an id that is not in the ledger; for a table under the name of no data set, or of
        one that the claim does not use; for a table that lacks what the claim needs.
    TypeError
        If what is given as a table is none.

    Examples
    --------
    >>> language.use("en")
    >>> assess("C35b").word
    'partly_supported'
    """
    claim = _claim(claim_id)
    function = _function(claim_id, claim["lesson"])
    found = _found(claim_id, function, tables)
    return Verdict(claim_id, found.word, claim["basis"], found.figures, found.datasets)


def scoreboard(lesson: str | None = None) -> Scoreboard:
    """List the claims with their verdicts, in the reader's language.

    Parameters
    ----------
    lesson : str, optional
        Only the claims of a lesson, ``"03_survey"``, each with what was found.

    Returns
    -------
    Scoreboard
        A DataFrame with a row per claim.

    Raises
    ------
    ValueError
        If no lesson of this name owns a claim.

    Examples
    --------
    >>> language.use("en")
    >>> table = scoreboard("03_survey")
    >>> table[["id", "verdict"]].iloc[0].tolist()
    ['C35a', 'partly supported']
    """
    ledger = data.load("claims")
    if lesson is not None:
        known = sorted(set(ledger["lesson"]))
        if lesson not in known:
            raise ValueError(_unknown("claims.unknown_lesson", lesson, known))
        ledger = ledger[ledger["lesson"] == lesson]
    columns = ("id", "claim", "basis", "verdict", "finding")
    if lesson is None:
        columns = ("id", "claim", "lesson", "basis", "verdict")
    rows = [_shown(claim) for claim in ledger.to_dict("records")]
    headings = {name: language.text(f"claims.heading.{name}") for name in columns}
    return Scoreboard(pd.DataFrame(rows)[list(columns)].rename(columns=headings))


@cache
def kept(claim_id: str) -> Verdict:
    """Return the verdict from the published data, computed once: all 66 take seconds."""
    return assess(claim_id)


def _shown(claim: dict) -> dict[str, str]:
    name = claim["claim_id"]
    verdict = kept(name)
    return {
        "id": name,
        "claim": language.text(f"claims.{name}.claim"),
        "lesson": data.value_label(claim["lesson"]),
        "basis": data.value_label(claim["basis"]),
        "verdict": language.text(f"claims.word.{verdict.word}"),
        "finding": verdict.finding,
    }


def _claim(claim_id: str) -> dict[str, str]:
    """Return the ledger's row of a claim; an unknown id is answered with the nearest one."""
    ledger = data.load("claims").set_index("claim_id")
    if not isinstance(claim_id, str) or claim_id not in ledger.index:
        raise ValueError(_unknown("claims.unknown_claim", claim_id, list(ledger.index)))
    return ledger.loc[claim_id].to_dict()


def _function(claim_id: str, lesson: str) -> Callable[[Tables], Finding]:
    """Find the function of a claim in its lesson's module."""
    module = importlib.import_module(f"kzmedia.verdicts.{lesson.partition('_')[2]}")
    return getattr(module, claim_id.lower())


def _found(
    claim_id: str, function: Callable[[Tables], Finding], given: Mapping[str, pd.DataFrame]
) -> Finding:
    """Call a claim's function; what is wrong with a reader's own tables is said clearly."""
    _check_tables(given)
    tables = Tables(given)
    try:
        found = function(tables)
    except Exception as error:
        if not given:
            raise
        raise ValueError(_not_computable(claim_id, given, error)) from error
    idle = sorted(set(given) - tables.used)
    if idle:
        values = {"claim": claim_id, "given": ", ".join(idle), "used": ", ".join(tables.used)}
        raise ValueError(language.text("claims.not_used", **values))
    return found


def _check_tables(tables: Mapping[str, object]) -> None:
    for name, table in tables.items():
        data.codebook(name)  # says which data sets there are
        if not isinstance(table, pd.DataFrame):
            given = type(table).__name__
            raise TypeError(language.text("claims.not_a_table", dataset=name, given=given))


def _not_computable(claim_id: str, tables: Mapping[str, pd.DataFrame], error: Exception) -> str:
    """Say why a verdict cannot be had from a reader's own table: most often a lost column."""
    for name, table in tables.items():
        lost = [column for column in data.load(name).columns if column not in table.columns]
        named = [column for column in lost if column in str(error)] or lost
        if lost:
            columns = ", ".join(named)
            return language.text(
                "claims.columns_missing", claim=claim_id, dataset=name, columns=columns
            )
    values = {"claim": claim_id, "datasets": ", ".join(tables), "reason": str(error)}
    return language.text("claims.not_computable", **values)


def _unknown(message_id: str, name: object, known: list[str]) -> str:
    values = {"name": repr(name), "known": ", ".join(known), "count": len(known)}
    message = language.text(message_id, **values)
    wanted, asked = {one.lower(): one for one in known}, str(name).lower()
    nearest = get_close_matches(asked, wanted, n=len(known), cutoff=0.5)
    # Of ids equally near, the one that begins alike: for C4O that is C40, not C54.
    nearest.sort(key=lambda one: (-len(commonprefix([asked, one])), one))
    if nearest:
        message += " " + language.text("data.did_you_mean", nearest=wanted[nearest[0]])
    return message
