"""Growth by a factor and crossings of a threshold, the lecture's figures among them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from bad_input import named_in_three_languages
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia import growth

steady = settings(deadline=None, derandomize=True, max_examples=60)


def test_carry_forward_by_hand() -> None:
    np.testing.assert_allclose(growth.carry_forward(820, 1.5, 3), [820, 1230, 1845, 2767.5])
    assert growth.carry_forward(820, 1.5, 0).tolist() == [820]
    np.testing.assert_allclose(growth.carry_forward(100, 0.5, [1, 3]), [50, 12.5])
    np.testing.assert_allclose(growth.carry_forward(8, 2, pd.Series([0, 0.5])), [8, 128**0.5])


@steady
@given(st.floats(0.01, 1e6), st.floats(0.1, 3), st.integers(0, 30))
def test_carry_forward_is_the_step_repeated(start, factor, years) -> None:
    stepwise = [start]
    for _ in range(years):
        stepwise.append(stepwise[-1] * factor)
    np.testing.assert_allclose(growth.carry_forward(start, factor, years), stepwise)


@steady
@given(st.floats(0.01, 1e6), st.floats(0.1, 3))
def test_implied_previous_undoes_a_year(now, factor) -> None:
    before = growth.implied_previous(now, factor)
    assert growth.carry_forward(before, factor, 1)[1] == pytest.approx(now)


def test_implied_previous_of_the_lecture() -> None:
    # "Almost 1.5 times" to 820 thousand: a little above 546 667 the year before.
    assert growth.implied_previous(820_000, 1.5) == pytest.approx(546_666.67, abs=0.01)
    before = growth.implied_previous(820_000, np.array([1.5, 1.45]))
    assert before[1] > before[0]


def test_years_to_reach_by_hand() -> None:
    assert growth.years_to_reach(1, 2, 8) == 3
    assert growth.years_to_reach(100, 0.5, 25) == 2
    assert growth.years_to_reach(5, 3, 5) == 0
    assert growth.years_to_reach(8, 2, 2) == -2  # it lay there two years ago
    np.testing.assert_allclose(growth.years_to_reach(5, [1.5, 2], 40)[1], 3)


@steady
@given(
    st.floats(0.01, 1e6),
    st.floats(0.1, 3).filter(lambda f: abs(f - 1) > 0.01),
    st.floats(0, 30),
)
def test_years_to_reach_undoes_carrying_forward(start, factor, years) -> None:
    reached = growth.carry_forward(start, factor, [years])[0]
    assert growth.years_to_reach(start, factor, reached) == pytest.approx(years, abs=1e-6)


def test_penetration_by_hand() -> None:
    assert growth.penetration(820_000, 16_400_000) == 5
    np.testing.assert_allclose(growth.penetration([1, None], 4), [25, np.nan])
    assert growth.penetration(0, 5) == 0


def test_penetration_matches_series_by_index() -> None:
    users = pd.Series([2.0, 1.0], index=[2007, 2006])
    people = pd.Series([10, 20], index=[2006, 2007])
    share = growth.penetration(users, people)
    assert share.to_dict() == {2006: 10, 2007: 10}
    assert growth.penetration(users, 10).to_dict() == {2007: 20, 2006: 10}
    assert growth.penetration(5, people).to_dict() == {2006: 50, 2007: 25}
    apart = growth.penetration(users, pd.Series([10], index=[2007]))
    assert apart[2007] == 20 and np.isnan(apart[2006])


def test_year_of_crossing_by_hand() -> None:
    series = pd.Series([3.0, 18, 40, 38, 60], index=[2006, 2008, 2010, 2011, 2012])
    assert growth.year_of_crossing(series, 40) == 2010  # "at least 40 %" begins at 40
    assert growth.year_of_crossing(series, 40.1) == 2012
    assert growth.year_of_crossing(series, 61) is None
    assert growth.year_of_crossing(series[::-1], 40) == 2010
    assert type(growth.year_of_crossing(series, 1)) is int


def test_a_gap_is_not_filled() -> None:
    """Between 30 and 50 something lay at 40, but nobody says when."""
    series = pd.Series([30, None, None, 50], index=[2008, 2009, 2010, 2011], dtype="Float64")
    assert growth.year_of_crossing(series, 40) == 2011
    assert growth.year_of_crossing(series.iloc[:3], 40) is None
    assert growth.year_of_crossing(pd.Series(dtype=float), 40) is None


@steady
@given(
    st.dictionaries(st.integers(1990, 2030), st.one_of(st.none(), st.floats(0, 100))),
    st.floats(0, 100),
)
def test_the_year_returned_is_the_first(values, threshold) -> None:
    series = pd.Series(list(values.values()), index=pd.Index(list(values), dtype=int))
    expected = [year for year, value in values.items() if value is not None]
    expected = [year for year in expected if values[year] >= threshold]
    assert growth.year_of_crossing(series, threshold) == (min(expected) if expected else None)


TABLE = pd.DataFrame({"year": [2006, 2006], "users": [3.0, 5.0]})
BAD = [
    (lambda: growth.carry_forward(820, 0, 3), ValueError, "0"),
    (lambda: growth.carry_forward(820, -1.5, 3), ValueError, "1"),
    (lambda: growth.carry_forward(820, 1.5, -3), ValueError, "3"),
    (lambda: growth.carry_forward(820, 1.5, 2.5), ValueError, "2"),
    (lambda: growth.carry_forward(820, "1.5", 3), TypeError, "1.5"),
    (lambda: growth.implied_previous(820, 0), ValueError, "0"),
    (lambda: growth.implied_previous(820, None), ValueError, "–"),
    (lambda: growth.years_to_reach(0, 1.5, 40), ValueError, "0"),
    (lambda: growth.years_to_reach(5, 1.5, -40), ValueError, "40"),
    (lambda: growth.years_to_reach(5, 1, 40), ValueError, "1.5"),
    (lambda: growth.years_to_reach(5, 0, 40), ValueError, "0"),
    (lambda: growth.years_to_reach(None, 1.5, 40), ValueError, "–"),
    (lambda: growth.penetration(820, 0), ValueError, "0"),
    (lambda: growth.penetration(-5, 10), ValueError, "5"),
    (lambda: growth.penetration(820_000, 16_400), ValueError, "5000"),
    (lambda: growth.penetration("many", 10), TypeError, "many"),
    (lambda: growth.year_of_crossing([3, 40], 40), TypeError, "list"),
    (lambda: growth.year_of_crossing(TABLE, 40), TypeError, "DataFrame"),
    (lambda: growth.year_of_crossing(TABLE["users"], 4), ValueError, "set_index"),
    (lambda: growth.year_of_crossing(pd.Series([1], ["KAZ"]), 1), ValueError, "set_index"),
    (lambda: growth.year_of_crossing(TABLE.set_index("year")["users"], 4), ValueError, "2006"),
    (lambda: growth.year_of_crossing(pd.Series(["4"], [2006]), 4), TypeError, "4"),
]


@pytest.mark.parametrize(("call", "error", "named"), BAD)
def test_bad_input_is_named_in_three_languages(call, error, named) -> None:
    named_in_three_languages(call, error, named)
