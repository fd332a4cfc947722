"""Fixed effects against statsmodels with dummies and against panels solved by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from hypothesis import given, settings
from hypothesis import strategies as st
from panel_tables import years_table
from scipy import stats

from kzmedia import panel

YEARS = [2008, 2010, 2012, 2016, 2022]


def uneven(seed: int = 0) -> pd.DataFrame:
    """A panel with gaps: a quarter of the values of x and a few rows are missing."""
    table = years_table(30, YEARS, slope=0.5, seed=seed)
    rng = np.random.default_rng(seed + 1)
    table.loc[rng.random(len(table)) < 0.25, "x"] = np.nan
    return table.drop(index=[1, 7, 50]).sample(frac=1, random_state=2)


@pytest.mark.parametrize("controls", [(), ("control",)])
def test_slope_and_error_are_those_of_dummies_in_statsmodels(controls):
    table = uneven()
    found = panel.fixed_effects(table, "y", "x", controls)
    rows = table.dropna(subset=["x"])
    rows = rows[rows["iso3"].isin(found.kept)]
    formula = " + ".join(["y ~ x", *controls, "C(iso3)", "C(year)"])
    groups = {"groups": rows["iso3"].astype("category").cat.codes, "use_correction": False}
    fit = smf.ols(formula, rows).fit(cov_type="cluster", cov_kwds=groups)
    # The factor of Cameron and Miller: absorbed country means are no parameters.
    n, countries, parameters = len(rows), len(found.kept), 1 + len(controls) + len(YEARS) - 1
    factor = countries / (countries - 1) * (n - 1) / (n - parameters)
    assert found.n == n
    assert found.slope == pytest.approx(fit.params["x"], rel=1e-9)
    assert found.error == pytest.approx(fit.bse["x"] * np.sqrt(factor), rel=1e-9)
    half = stats.t.ppf(0.975, countries - 1) * found.error
    ends = (found.slope - half, found.slope + half)
    assert (found.lower, found.upper) == pytest.approx(ends, rel=1e-9)


def test_within_r_is_the_correlation_of_what_dummies_leave():
    table = years_table(15, YEARS, slope=0.5)
    found = panel.fixed_effects(table, "y", "x", "control")
    left = [
        smf.ols(f"{name} ~ control + C(iso3) + C(year)", table).fit().resid for name in "xy"
    ]
    assert found.within_r == pytest.approx(np.corrcoef(*left)[0, 1], abs=1e-10)


def test_two_years_are_the_regression_of_changes():
    table = years_table(40, [2008, 2022], slope=0.5)
    found = panel.fixed_effects(table, "y", "x")
    change = panel.changes(table, ["x", "y"], 2008, 2022)
    dx, dy = (change[f"{name}_change"] - change[f"{name}_change"].mean() for name in "xy")
    slope = (dx * dy).sum() / (dx**2).sum()
    rest = dy - slope * dx
    factor = 40 / 39 * 79 / (80 - 2)
    error = np.sqrt(factor * ((dx * rest) ** 2).sum()) / (dx**2).sum()
    assert (found.slope, found.error) == pytest.approx((slope, error), rel=1e-9)
    assert found.within_r == pytest.approx(np.corrcoef(dx, dy)[0, 1], abs=1e-10)


def test_a_panel_solved_by_hand():
    # Five countries' x rises by 1 and their y by 5, five stay and their y rises by 3: the
    # years share 3, one unit of x goes with 2. The level differs from country to country.
    codes = [f"AA{letter}" for letter in "ABCDEFGHIJ"]
    first = pd.DataFrame({"iso3": codes, "year": 2008, "x": range(10), "y": range(0, 100, 10)})
    step = np.repeat([1, 0], 5)
    last = first.assign(year=2022, x=first["x"] + step, y=first["y"] + 3 + 2 * step)
    found = panel.fixed_effects(pd.concat([first, last]), "y", "x")
    assert (found.slope, found.within_r) == pytest.approx((2, 1))
    assert found.error == pytest.approx(0, abs=1e-9)
    assert (found.countries, found.n, found.kept) == (10, 20, tuple(codes))


@settings(deadline=None, derandomize=True, max_examples=20)
@given(st.integers(0, 500), st.floats(-100, 100), st.floats(0.1, 10))
def test_shifts_of_countries_and_years_change_nothing(seed, size, factor):
    table = years_table(12, YEARS, slope=0.5, seed=seed)
    rng = np.random.default_rng(seed)
    country = table["iso3"].map(dict(zip(table["iso3"].unique(), rng.random(12), strict=True)))
    year = table["year"].map(dict(zip(YEARS, rng.random(5), strict=True)))
    moved = table.assign(
        y=table["y"] + size * country + size * year, x=factor * (table["x"] - size * country)
    )
    one, other = (panel.fixed_effects(t, "y", "x") for t in (table, moved))
    assert other.slope * factor == pytest.approx(one.slope, rel=1e-6, abs=1e-8)
    assert other.error * factor == pytest.approx(one.error, rel=1e-6)
    assert other.within_r == pytest.approx(one.within_r, abs=1e-7)


def test_the_order_of_rows_is_irrelevant():
    table = uneven()
    shuffled = table.sample(frac=1, random_state=9)
    one, other = (panel.fixed_effects(t, "y", "x") for t in (table, shuffled))
    assert one == other


def test_the_interval_covers_the_slope_although_errors_last():
    found = [
        panel.fixed_effects(years_table(40, YEARS, 0.5, seed), "y", "x", "control")
        for seed in range(200)
    ]
    share = np.mean([f.lower <= 0.5 <= f.upper for f in found])
    assert 0.92 <= share <= 0.98


def test_countries_with_one_complete_year_are_dropped_by_name():
    table = years_table(12, YEARS, slope=0.5)
    first, second = table["iso3"].unique()[:2]
    table.loc[(table["iso3"] == first) & (table["year"] > 2008), "x"] = np.nan
    table.loc[(table["iso3"] == second) & (table["year"] > 2010), "y"] = np.nan
    found = panel.fixed_effects(table, "y", "x")
    assert found.dropped == (first,)
    assert found.countries == len(found.kept) == 11
    assert second in found.kept
    assert found.n == 10 * 5 + 2
    without = panel.fixed_effects(table[table["iso3"] != first], "y", "x")
    assert without.slope == pytest.approx(found.slope, rel=1e-12)
