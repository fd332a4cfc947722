"""Agreement of coders: the textbooks' examples, and statsmodels on random codes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia import survey

steady = settings(deadline=None, derandomize=True, max_examples=60)

# Fleiss's method on the example of 10 items and 14 coders: how many chose each of 5 codes.
FLEISS = """0 0 0 0 14|0 2 6 4 2|0 0 3 5 6|0 3 9 2 0|2 2 8 1 1
7 7 0 0 0|3 2 6 3 0|2 5 3 2 2|6 5 2 1 0|0 2 2 3 7"""


def test_kappa_of_cohen_textbook() -> None:
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: 70 % observed, 50 % by chance, kappa 0.4.
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10
    found = survey.coder_agreement(pairs + [("no", "no")] * 15)
    assert found[:3] == pytest.approx((70, 50, 0.4))
    assert found.coefficient == "cohen"


def test_kappa_of_fleiss_textbook() -> None:
    counts = [list(map(int, row.split())) for row in FLEISS.replace("\n", "|").split("|")]
    found = survey.coder_agreement([np.repeat(range(5), row) for row in counts])
    assert (found.observed, found.expected) == pytest.approx((37.8, 21.3), abs=0.05)
    assert found.kappa == pytest.approx(0.210, abs=0.0005)
    assert found.coefficient == "fleiss"


@steady
@given(st.integers(2, 4), st.integers(0, 10**6))
def test_kappa_as_statsmodels(coders, seed) -> None:
    from statsmodels.stats import inter_rater

    codes = np.random.default_rng(seed).integers(0, 3, (12, coders))
    if coders == 2:
        table = np.zeros((3, 3))
        np.add.at(table, (codes[:, 0], codes[:, 1]), 1)
        theirs = inter_rater.cohens_kappa(table).kappa
    else:
        theirs = inter_rater.fleiss_kappa(inter_rater.aggregate_raters(codes)[0])
    assert survey.coder_agreement(pd.DataFrame(codes)).kappa == pytest.approx(theirs)


def test_coders_who_agree_fully() -> None:
    found = survey.coder_agreement([["for", "for", "for"], ["against"] * 3])
    assert (found.observed, found.kappa) == (100, 1)
    assert np.isnan(survey.coder_agreement([["for", "for"]] * 3).kappa)
