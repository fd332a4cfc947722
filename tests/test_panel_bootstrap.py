"""The bootstrap: each resample as laid out row by row, coverage, Fisher's z, determinism."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from panel_tables import codes, normal_rows, tied_rows
from scipy import stats

from kzmedia import _bootstrap, panel


def laid_out(values: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """A resample as a table: each country as often as it was drawn."""
    return np.repeat(values, counts, axis=0)


def residual_correlation(values: np.ndarray) -> float:
    design = sm.add_constant(values[:, 2:], has_constant="add")
    return np.corrcoef(*(sm.OLS(values[:, i], design).fit().resid for i in (0, 1)))[0, 1]


@pytest.mark.parametrize(
    ("statistic", "reference"),
    [
        (_bootstrap.pearson, lambda v: np.corrcoef(v[:, 0], v[:, 1])[0, 1]),
        (_bootstrap.ranks, lambda v: stats.spearmanr(v[:, 0], v[:, 1]).statistic),
        (_bootstrap.partial, residual_correlation),
    ],
)
def test_counts_give_what_the_resample_laid_out_gives(statistic, reference):
    values = tied_rows(25)[["x", "y", "z", "w"]].to_numpy()
    counts = np.random.default_rng(1).multinomial(25, np.full(25, 1 / 25), size=40)
    found = statistic(values - values.mean(axis=0), counts.astype(float))
    expected = [reference(laid_out(values, row)) for row in counts]
    assert found == pytest.approx(expected, abs=1e-9)


def test_each_resample_draws_as_many_countries_as_there_are():
    rows = np.concatenate(list(_bootstrap._counts(170, 5000, 0)))
    assert rows.shape == (5000, 170)
    assert (rows.sum(axis=1) == 170).all()
    # Every country alike: counts are binomial, mean 1 and variance 1 − 1/n.
    assert rows.mean(axis=0) == pytest.approx(np.ones(170), abs=0.08)
    assert rows.var() == pytest.approx(1 - 1 / 170, abs=0.01)


def covered(function, truth: float, n: int, sets: int, make) -> float:
    """The share of made-up tables whose interval holds the true value."""
    rng = np.random.default_rng(20)
    found = [function(make(n, rng), "x", "y", resamples=400) for _ in range(sets)]
    return float(np.mean([f.lower <= truth <= f.upper for f in found]))


# 1,000 tables: two standard errors of a share of 95 % are 1.4 points. The percentile interval
# is a little too short: 94.3 to 94.7 % of 1,500 tables of 150 countries, 92.7 to 94.1 of 80.
@pytest.mark.parametrize(
    ("function", "truth"),
    [
        (panel.correlation, 0.5),
        (panel.rank_correlation, 6 / np.pi * np.arcsin(0.5 / 2)),
    ],
)
def test_an_interval_of_95_percent_covers_about_95_percent(function, truth):
    share = covered(function, truth, 150, 1000, lambda n, rng: normal_rows(n, 0.5, rng))
    assert 0.925 <= share <= 0.965


def test_the_partial_interval_covers_too():
    def rows(n: int, rng: np.random.Generator) -> pd.DataFrame:
        made, z = normal_rows(n, 0.3, rng), rng.standard_normal(n)
        return made.assign(x=made["x"] + 2 * z, y=made["y"] - z, z=z)

    def function(made, x, y, resamples):
        return panel.partial_correlation(made, x, y, given=["z"], resamples=resamples)

    assert 0.925 <= covered(function, 0.3, 150, 1000, rows) <= 0.965


def test_a_large_table_comes_near_fishers_z():
    rows = normal_rows(600, 0.6, seed=3)
    found = panel.correlation(rows, "x", "y")
    half = 1.959964 / np.sqrt(600 - 3)
    expected = np.tanh(np.arctanh(found.r) + np.array([-half, half]))
    assert (found.lower, found.upper) == pytest.approx(tuple(expected), abs=0.01)


@pytest.mark.parametrize("function", [panel.correlation, panel.rank_correlation])
def test_the_seed_decides(function):
    rows = normal_rows(60, 0.3)
    one, again, other = (function(rows, "x", "y", seed=seed) for seed in (1, 1, 2))
    assert one == again
    assert one.r == other.r
    assert one.lower != other.lower
    assert one.lower == pytest.approx(other.lower, abs=0.02)


def test_resamples_without_variation_are_left_out():
    rows = pd.DataFrame({"iso3": codes(12), "x": [1.0] + [0.0] * 11, "y": np.arange(12.0)})
    found = panel.correlation(rows, "x", "y")
    assert found.r == pytest.approx(stats.pearsonr(rows["x"], rows["y"]).statistic)
    assert -1 <= found.lower < found.upper <= 0


def test_ten_thousand_resamples_stay_small():
    rows = normal_rows(170, 0.5).assign(z=np.arange(170.0))
    panel.rank_correlation(rows, "x", "y", 100)
    tracemalloc.start()
    try:
        panel.rank_correlation(rows, "x", "y")
        panel.partial_correlation(rows, "x", "y", given=["z"])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 30e6, f"{peak / 1e6:.0f} MB"
