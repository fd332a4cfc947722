"""The S-curve: parameters found again, and the ceiling that an early series leaves open."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from bad_input import named_in_three_languages
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia import growth

steady = settings(deadline=None, derandomize=True, max_examples=40)
YEARS = range(1995, 2025)
CEILINGS = [30, 40, 50, 60, 70, 75, 80, 85, 90, 100]


def curve(ceiling: float, rate: float, midpoint: float, noise: float = 0) -> pd.Series:
    shares = growth.logistic(YEARS, ceiling, rate, midpoint)
    shares = shares + np.random.default_rng(3).normal(0, 1, len(shares)) * noise
    return pd.Series(np.clip(shares, 0, 100), index=list(YEARS))


def test_the_curve_by_hand() -> None:
    assert growth.logistic(2010, 80, 0.5, 2010) == 40
    # Two years past the middle, rate ln 3 / 2: 3 of 4 parts of the ceiling.
    assert growth.logistic(2012, 80, np.log(3) / 2, 2010) == pytest.approx(60)
    np.testing.assert_allclose(growth.logistic([-1e6, 1e6], 80, 1, 0), [0, 80])


@steady
@given(st.floats(1, 100), st.floats(0.05, 2), st.floats(1990, 2030), st.floats(0, 20))
def test_the_curve_is_symmetric_and_begins_as_growth_by_a_factor(
    ceiling, rate, midpoint, step
) -> None:
    below, above = growth.logistic([midpoint - step, midpoint + step], ceiling, rate, midpoint)
    assert below + above == pytest.approx(ceiling)
    early = growth.logistic(
        [midpoint - 21 / rate, midpoint - 20 / rate], ceiling, rate, midpoint
    )
    assert early[1] / early[0] == pytest.approx(np.e)


@steady
@given(st.floats(20, 100), st.floats(0.2, 1), st.floats(2003, 2015))
def test_parameters_are_found_again(ceiling, rate, midpoint) -> None:
    series = curve(ceiling, rate, midpoint)
    found = growth.fit_logistic(series)
    assert found.rmse < 1e-3
    assert found.at(YEARS) == pytest.approx(series.to_numpy(), abs=0.01)
    assert found.ceiling == pytest.approx(ceiling, abs=0.1)
    assert found.rate == pytest.approx(rate, rel=0.01)
    assert found.midpoint == pytest.approx(midpoint, abs=0.05)


def test_parameters_are_found_again_in_noise() -> None:
    found = growth.fit_logistic(curve(80, 0.4, 2010, noise=1.5))
    assert found.ceiling == pytest.approx(80, abs=2)
    assert found.rate == pytest.approx(0.4, abs=0.04)
    assert found.midpoint == pytest.approx(2010, abs=0.4)
    assert 0.7 < found.rmse < 1.8


def test_the_fit_is_the_least_squares_one() -> None:
    """No neighbouring curve lies closer, whatever the optimiser says."""
    series = curve(80, 0.4, 2010, noise=1.5)
    found = growth.fit_logistic(series)
    best = np.array([found.ceiling, found.rate, found.midpoint])
    for step in np.vstack([np.diag([0.5, 0.01, 0.1]), -np.diag([0.5, 0.01, 0.1])]):
        other = growth.logistic(YEARS, *(best + step))
        assert np.sqrt(np.mean((other - series) ** 2)) > found.rmse


def test_what_a_fit_remembers() -> None:
    series = curve(80, 0.4, 2010).drop([1999, 2003])
    series[2001] = np.nan
    found = growth.fit_logistic(series[::-1])
    assert found.n == 27 == len(found.years)
    assert found.years[0] == 1995 and not {1999, 2001, 2003} & set(found.years)
    assert found.ceiling == pytest.approx(80, abs=0.01)
    with pytest.raises(AttributeError):
        found.ceiling = 90
    nullable = series.astype("Float64")
    assert growth.fit_logistic(nullable) == growth.fit_logistic(series)


def test_a_ceiling_may_be_held_fixed() -> None:
    series = curve(80, 0.4, 2010)
    found = growth.fit_logistic(series, ceiling=90)
    assert found.ceiling == 90 and found.rmse > 0.5
    assert growth.fit_logistic(series, ceiling=80).rmse < 1e-6
    # Measured shares scatter around a curve: the highest of them is no floor for the ceiling.
    noisy = curve(80, 0.4, 2005, noise=1.5)
    assert noisy.max() > growth.fit_logistic(noisy).ceiling


def test_no_ceiling_is_above_everybody() -> None:
    steep = pd.Series([5.0, 10, 20, 40, 80], index=range(2005, 2010))
    assert growth.fit_logistic(steep).ceiling == pytest.approx(100, abs=0.01)


def test_early_years_leave_the_ceiling_open_and_the_whole_curve_does_not() -> None:
    series = curve(80, 0.4, 2010, noise=0.5)
    whole = growth.ceiling_profile(series, CEILINGS).set_index("ceiling")
    early = growth.ceiling_profile(series.loc[:2006], CEILINGS).set_index("ceiling")
    assert whole.index[whole["compatible"]].tolist() == [80]
    assert set(CEILINGS[1:]) <= set(early.index[early["compatible"]])
    # Each of them is a good fit of the early years, and they part where nobody has been.
    ends = [
        growth.fit_logistic(series.loc[:2006], ceiling=c).at([2005, 2024]) for c in (40, 100)
    ]
    assert abs(ends[0][0] - ends[1][0]) < 1 and abs(ends[0][1] - ends[1][1]) > 50


def test_the_profile_holds_the_true_ceiling_about_as_often_as_it_says() -> None:
    """Of 150 series, 95% would be 142.5, give or take 2.7 in two cases of three."""
    chance = np.random.default_rng(1)
    shares = growth.logistic(YEARS, 80, 0.4, 2010)
    held = 0
    for _ in range(150):
        noisy = pd.Series(shares + chance.normal(0, 0.5, len(shares)), index=YEARS).clip(0)
        held += growth.ceiling_profile(noisy, [80])["compatible"].item()
    assert 134 <= held < 149


def test_a_profile_is_the_f_test_worked_by_hand() -> None:
    from scipy import stats

    series = curve(80, 0.4, 2010, noise=1.0)
    table = growth.ceiling_profile(series, [79, 81, 82, 84], confidence=0.9)
    assert list(table.columns) == ["ceiling", "rate", "midpoint", "rmse", "compatible"]
    n, best = len(series), growth.fit_logistic(series).rmse ** 2
    ratio = (table["rmse"] ** 2 - best) / (best / (n - 3))
    assert table["compatible"].tolist() == (ratio <= stats.f.ppf(0.9, 1, n - 3)).tolist()
    assert {True, False} == set(table["compatible"])
    fixed = growth.fit_logistic(series, ceiling=84)
    assert table["rmse"].iloc[3] == fixed.rmse and table["rate"].iloc[3] == fixed.rate


def test_more_confidence_rules_out_less() -> None:
    series = curve(80, 0.4, 2010, noise=2)
    grid = np.arange(70, 100, 0.5)
    count = [
        growth.ceiling_profile(series, grid, confidence)["compatible"].sum()
        for confidence in (0.5, 0.95, 0.999)
    ]
    assert 0 < count[0] < count[1] < count[2] < len(grid)


GOOD = pd.Series([1.0, 3, 9, 20, 35], index=range(2004, 2009))
BAD = [
    (lambda: growth.fit_logistic([1, 2, 3, 4]), TypeError, "list"),
    (lambda: growth.fit_logistic(GOOD.reset_index(drop=True)), ValueError, "set_index"),
    (lambda: growth.fit_logistic(pd.concat([GOOD, GOOD])), ValueError, "2004"),
    (lambda: growth.fit_logistic(GOOD.iloc[:3]), ValueError, "4"),
    (lambda: growth.fit_logistic(GOOD.where(GOOD > 5)), ValueError, "3"),
    (lambda: growth.fit_logistic(GOOD * 10), ValueError, "200"),
    (lambda: growth.fit_logistic(GOOD * 0 + 5), ValueError, "2008"),
    (lambda: growth.fit_logistic(50 - GOOD), ValueError, "2004"),
    (lambda: growth.fit_logistic(GOOD, ceiling=0), ValueError, "0"),
    (lambda: growth.fit_logistic(GOOD, ceiling=101), ValueError, "101"),
    (lambda: growth.fit_logistic(GOOD, ceiling=float("nan")), ValueError, "–"),
    (lambda: growth.fit_logistic(GOOD.astype(str)), TypeError, "2004"),
    (lambda: growth.ceiling_profile(GOOD, [50, 120]), ValueError, "120"),
    (lambda: growth.ceiling_profile(GOOD, [50], confidence=95), ValueError, "0.95"),
]


@pytest.mark.parametrize(("call", "error", "named"), BAD)
def test_bad_input_is_named_in_three_languages(call, error, named) -> None:
    named_in_three_languages(call, error, named)
