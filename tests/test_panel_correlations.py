"""Correlations against scipy, statsmodels and closed forms; properties that must hold."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from panel_tables import codes, normal_rows, tied_rows
from scipy import stats

from kzmedia import panel

steady = settings(deadline=None, derandomize=True, max_examples=40)
FEW = 200
FUNCTIONS = [panel.correlation, panel.rank_correlation, panel.partial_correlation]


def run(function, rows: pd.DataFrame, **more: object) -> panel.Correlation:
    extra = {"given": ["z"]} if function is panel.partial_correlation else {}
    return function(rows, "x", "y", resamples=FEW, **extra, **more)


@st.composite
def gappy_rows(draw: st.DrawFn) -> pd.DataFrame:
    """Countries whose measures have ties and gaps; at least ten lack nothing."""
    n = draw(st.integers(12, 40))
    rows = tied_rows(n, seed=draw(st.integers(0, 1000)))
    for column in ("x", "y", "z"):
        gaps = draw(st.sets(st.integers(0, n - 1), max_size=max(0, (n - 10) // 3)))
        rows.loc[sorted(gaps), column] = np.nan
    return rows


# --- references


def test_pearson_is_scipys():
    rows = tied_rows(50)
    expected = stats.pearsonr(rows["x"], rows["y"]).statistic
    assert panel.correlation(rows, "x", "y", FEW).r == pytest.approx(expected, abs=1e-12)


def test_pearson_worked_by_hand():
    # Deviations of x: −2 … 2 twice; of y: those of (1, 3, 2, 5, 4): products 8, squares 10.
    rows = pd.DataFrame({"iso3": codes(10), "x": [1, 2, 3, 4, 5] * 2, "y": [1, 3, 2, 5, 4] * 2})
    assert panel.correlation(rows, "x", "y", FEW).r == pytest.approx(0.8)


def test_ranks_with_ties_are_scipys():
    rows = tied_rows(50)
    expected = stats.spearmanr(rows["x"], rows["y"]).statistic
    assert rows["x"].duplicated().any()
    assert panel.rank_correlation(rows, "x", "y", FEW).r == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("held", [["z"], ["z", "w"]])
def test_partial_is_the_correlation_of_statsmodels_residuals(held):
    rows = tied_rows(60)
    design = sm.add_constant(rows[held])
    left = [sm.OLS(rows[column], design).fit().resid for column in ("x", "y")]
    found = panel.partial_correlation(rows, "x", "y", given=held, resamples=FEW)
    assert found.r == pytest.approx(np.corrcoef(*left)[0, 1], abs=1e-12)


def test_partial_is_the_textbook_formula():
    rows = tied_rows(60)
    xy, xz, yz = rows[["x", "y", "z"]].corr().to_numpy()[[0, 0, 1], [1, 2, 2]]
    expected = (xy - xz * yz) / np.sqrt((1 - xz**2) * (1 - yz**2))
    found = panel.partial_correlation(rows, "x", "y", given="z", resamples=FEW)
    assert found.r == pytest.approx(expected, abs=1e-12)


def test_a_control_that_repeats_another_changes_nothing():
    rows = tied_rows(60).assign(twin=lambda t: 5 - 2 * t["z"])
    once = panel.partial_correlation(rows, "x", "y", given=["z"], resamples=FEW)
    twice = panel.partial_correlation(rows, "x", "y", given=["z", "twin"], resamples=FEW)
    assert (twice.r, twice.lower) == pytest.approx((once.r, once.lower), abs=1e-9)


def test_the_logarithm_of_income_needs_no_column():
    rows = tied_rows(40).assign(gdp_per_capita=lambda t: np.exp(t["z"]))
    found = panel.partial_correlation(rows, "x", "y", resamples=FEW)
    expected = panel.partial_correlation(rows, "x", "y", given=["z"], resamples=FEW)
    assert found.r == pytest.approx(expected.r, abs=1e-12)
    assert found.given == ("log_gdp",)


# --- properties


@steady
@given(gappy_rows(), st.floats(0.01, 100), st.floats(-50, 50))
def test_a_positive_linear_map_changes_nothing(rows, factor, shift):
    moved = rows.assign(x=factor * rows["x"] + shift, y=rows["y"] / factor - shift)
    for function in FUNCTIONS:
        one, other = run(function, rows), run(function, moved)
        ends = (one.r, one.lower, one.upper)
        assert (other.r, other.lower, other.upper) == pytest.approx(ends, abs=1e-7)


@steady
@given(gappy_rows())
def test_a_turned_scale_turns_the_sign(rows):
    turned = rows.assign(x=-rows["x"])
    for function in FUNCTIONS:
        one, other = run(function, rows), run(function, turned)
        assert (-other.r, -other.upper) == pytest.approx((one.r, one.lower), abs=1e-9)


@steady
@given(gappy_rows())
def test_a_monotone_map_leaves_the_rank_correlation(rows):
    bent = rows.assign(x=np.exp(rows["x"]), y=rows["y"] ** 3)
    one, other = (panel.rank_correlation(r, "x", "y", FEW) for r in (rows, bent))
    assert one == other


@steady
@given(gappy_rows(), st.integers(0, 100))
def test_the_order_of_rows_is_irrelevant(rows, seed):
    shuffled = rows.sample(frac=1, random_state=seed)
    for function in FUNCTIONS:
        assert run(function, rows) == run(function, shuffled)


@steady
@given(gappy_rows())
def test_every_country_is_kept_or_dropped(rows):
    for function, used in zip(
        FUNCTIONS, (["x", "y"], ["x", "y"], ["x", "y", "z"]), strict=True
    ):
        found = run(function, rows)
        assert sorted(found.kept + found.dropped) == sorted(rows["iso3"])
        assert not set(found.kept) & set(found.dropped)
        assert set(found.kept) == set(rows.dropna(subset=[*used])["iso3"])
        assert found.n == len(found.kept)
        assert -1 <= found.lower <= found.upper <= 1


def test_gaps_in_other_columns_drop_nobody():
    rows = tied_rows(20).assign(other=np.nan)
    assert panel.correlation(rows, "x", "y", FEW).dropped == ()


def test_nullable_integers_are_numbers_with_gaps():
    rows = tied_rows(20).astype({"x": "Int64"})
    rows.loc[3, "x"] = pd.NA
    found = panel.correlation(rows, "x", "y", FEW)
    assert found.dropped == (rows["iso3"][3],)


def test_a_wider_confidence_gives_a_wider_interval():
    rows = normal_rows(40, 0.4)
    narrow, wide = (panel.correlation(rows, "x", "y", confidence=c) for c in (0.8, 0.99))
    assert wide.lower < narrow.lower < narrow.r < narrow.upper < wide.upper


def test_the_table_is_left_alone():
    rows = tied_rows(20)
    before = rows.copy()
    for function in FUNCTIONS:
        run(function, rows)
    pd.testing.assert_frame_equal(rows, before)
