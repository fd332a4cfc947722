"""Counterfactual data: what would have to be otherwise for a verdict to be another?

A lesson's test module lists its cases and checks them with three calls::

    CASES = {"C35a": [Case("unequal", "contradicted", {"survey": lambda survey: ...})]}

    @pytest.mark.parametrize(("claim", "case"), listed(CASES))
    def test_the_word_changes(claim, case):
        changes_the_word(claim, case)

    def test_every_data_claim_has_a_case():
        assert without_a_case("03_survey", CASES) == []
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from kzmedia import claims, data


class Case(NamedTuple):
    """A change to data sets and the word that follows: each function gets a copy to change."""

    name: str
    word: str
    changes: Mapping[str, Callable[[pd.DataFrame], pd.DataFrame]]


def put(table: pd.DataFrame, where: str, **values: object) -> pd.DataFrame:
    """Return a copy of a table with other values in the rows of a query; there must be some.

    >>> put(pd.DataFrame({"a": [1, 2], "b": [3, 4]}), "a == 2", b=0)["b"].tolist()
    [3, 0]
    """
    table = table.copy()
    rows = table.query(where).index
    assert len(rows), f"no row fulfils {where!r}"
    for column, value in values.items():
        assert column in table, f"no column {column!r}"
        table.loc[rows, column] = value
    return table


def listed(cases: Mapping[str, Iterable[Case]]) -> list:
    """Pairs of claim and case for ``parametrize``, each with a name to read."""
    import pytest

    return [
        pytest.param(claim, case, id=f"{claim}-{case.name}")
        for claim, of_claim in cases.items()
        for case in of_claim
    ]


def changes_the_word(claim_id: str, case: Case) -> None:
    """Assert that the published word differs from the case's, which the changed data give."""
    tables = {name: change(data.load(name).copy()) for name, change in case.changes.items()}
    published = claims.assess(claim_id)
    before = repr(published)
    assert published.word != case.word, f"{claim_id}: {case.name} changes nothing"
    changed = claims.assess(claim_id, **tables)
    assert changed.word == case.word, f"{claim_id}, {case.name}: {changed.figures}"
    assert changed.finding and changed.counter
    assert repr(claims.assess(claim_id)) == before, "a counterfactual table left a trace"


def without_a_case(lesson: str, cases: Mapping[str, Iterable[Case]]) -> list[str]:
    """Claims of a lesson that rest on data and have no counterfactual case."""
    ledger = data.load("claims").query("lesson == @lesson and basis == 'data'")
    assert len(ledger), f"{lesson} owns no claim that rests on data"
    return [claim for claim in ledger["claim_id"] if not list(cases.get(claim, []))]
