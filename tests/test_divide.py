"""Lorenz curve and Gini: known distributions, and what must not change them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from bad_input import named_in_three_languages
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia import divide

steady = settings(deadline=None, derandomize=True, max_examples=80)
amounts = st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any)


@pytest.mark.parametrize("n", [2, 3, 10, 200])
def test_gini_of_known_distributions(n) -> None:
    assert divide.gini([7] * n) == 0
    # One has everything.
    assert divide.gini([0] * (n - 1) + [7]) == pytest.approx(1 - 1 / n)
    # 1, 2, … n: (n² − 1) / 3n halves of a mean difference, over n + 1 (twice the mean).
    assert divide.gini(range(1, n + 1)) == pytest.approx((n - 1) / (3 * n))
    # Two halves, the lower with a part p of the total: 1/2 − p.
    assert divide.gini([1] * n + [4] * n) == pytest.approx(0.5 - 0.2)


def test_gini_of_the_pareto_distribution() -> None:
    """Its Gini is 1 / (2a − 1): with a = 2, a third (taken at 200 000 even steps)."""
    steps = (np.arange(200_000) + 0.5) / 200_000
    assert divide.gini((1 - steps) ** (-1 / 2)) == pytest.approx(1 / 3, abs=0.003)


def test_lorenz_by_hand() -> None:
    curve = divide.lorenz([60, 10, 30])
    assert list(curve.columns) == ["people", "total"]
    np.testing.assert_allclose(curve["people"], [0, 1 / 3, 2 / 3, 1])
    np.testing.assert_allclose(curve["total"], [0, 0.1, 0.4, 1])
    # One country of 3 people at 10 %, one of 1 at 90 %: 30 and 90 of 120.
    weighted = divide.lorenz([90, 10], weights=[1, 3])
    np.testing.assert_allclose(weighted["people"], [0, 0.75, 1])
    np.testing.assert_allclose(weighted["total"], [0, 0.25, 1])
    assert divide.gini([90, 10], weights=[1, 3]) == pytest.approx(0.75 - 0.25)


@steady
@given(amounts)
def test_gini_is_the_mean_difference_of_all_pairs(values) -> None:
    """Gini's own definition, with no curve: mean |a − b| over twice the mean."""
    array = np.array(values, dtype=float)
    pairs = np.abs(array[:, None] - array[None, :]).mean()
    assert divide.gini(values) == pytest.approx(pairs / (2 * array.mean()), abs=1e-9)


@steady
@given(amounts)
def test_lorenz_is_convex_below_the_diagonal_and_between_its_corners(values) -> None:
    curve = divide.lorenz(values)
    assert curve.iloc[0].tolist() == [0, 0] and curve.iloc[-1].tolist() == [1, 1]
    assert (curve["total"] <= curve["people"] + 1e-9).all()
    slopes = np.diff(curve["total"]) / np.diff(curve["people"])
    assert (np.diff(slopes) >= -1e-6).all()
    assert 0 <= divide.gini(values) < 1


@steady
@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 5)), min_size=1, max_size=8))
def test_a_weight_is_a_repetition(pairs) -> None:
    values, weights = zip(*pairs, strict=True)
    if not any(values):
        return
    repeated = np.repeat(values, weights)
    assert divide.gini(values, weights) == pytest.approx(divide.gini(repeated), abs=1e-9)


@steady
@given(amounts, st.floats(0.01, 100), st.randoms())
def test_unit_order_and_size_do_not_matter(values, unit, random) -> None:
    found = divide.gini(values)
    mixed = random.sample(values, len(values))
    assert divide.gini(mixed) == pytest.approx(found, abs=1e-9)
    assert divide.gini(np.multiply(values, unit)) == pytest.approx(found, abs=1e-9)
    assert divide.gini(values * 2) == pytest.approx(found, abs=1e-9)
    assert divide.gini(values, [unit] * len(values)) == pytest.approx(found, abs=1e-9)


@steady
@given(amounts, st.integers(1, 1000))
def test_the_same_for_everybody_makes_it_smaller(values, gift) -> None:
    assert divide.gini([value + gift for value in values]) <= divide.gini(values) + 1e-9


def test_one_from_the_rich_to_the_poor_makes_it_smaller() -> None:
    assert divide.gini([10, 30, 61]) > divide.gini([11, 30, 60])


@steady
@given(st.lists(st.floats(1, 99), min_size=1, max_size=12))
def test_having_and_lacking_differ_by_their_means_alone(shares) -> None:
    array = np.array(shares)
    distance = divide.gini(array) * array.mean()
    assert divide.gini(100 - array) * (100 - array).mean() == pytest.approx(distance, abs=1e-8)


def test_the_divide_may_shrink_and_grow_at_once() -> None:
    before, after = np.array([10, 50]), np.array([60, 95])
    assert divide.gini(after) < divide.gini(before)
    assert divide.gini(100 - after) > divide.gini(100 - before)


def test_countries_are_matched_by_index() -> None:
    users = pd.Series([90.0, 10], index=["AAA", "BBB"])
    people = pd.Series([3, 1], index=["BBB", "AAA"], dtype="Int64")
    assert divide.gini(users, people) == pytest.approx(0.5)
    assert divide.gini(users, people.tolist()) == divide.gini([90, 10], [3, 1])
    # A country in which nobody lives is none.
    assert divide.gini([90, 10, 50], [1, 3, 0]) == pytest.approx(0.5)


ONE = pd.Series([1.0, 2], index=["AAA", "BBB"])
COUNTRIES = pd.DataFrame({"iso3": ["AAA", "BBB"], "internet_users": [1.0, 2]})
BAD = [
    (lambda: divide.gini([1, None, None]), ValueError, "2"),
    (lambda: divide.gini([1, 2], [1, None]), ValueError, "dropna"),
    (lambda: divide.gini([1, float("inf")]), ValueError, "1"),
    (lambda: divide.gini([1, -2]), ValueError, "2"),
    (lambda: divide.gini([1, 2], [1, -3]), ValueError, "3"),
    (lambda: divide.gini([1, 2], [1, 2, 3]), ValueError, "3"),
    (lambda: divide.gini([0, 0]), ValueError, "0"),
    (lambda: divide.gini([1, 2], [0, 0]), ValueError, "0"),
    (lambda: divide.gini([]), ValueError, ""),
    (lambda: divide.gini(pd.DataFrame({"a": [1], "b": [2]})), ValueError, "table["),
    (lambda: divide.gini(COUNTRIES), ValueError, "table["),
    (lambda: divide.gini([1, 2], COUNTRIES), ValueError, "table["),
    (lambda: divide.gini([[1, 2], [3, 4]]), ValueError, "table["),
    (lambda: divide.gini(["much", 2]), TypeError, "much"),
    (lambda: divide.gini(ONE, ONE.rename({"AAA": "CCC"})), ValueError, ""),
    (lambda: divide.lorenz(ONE, ONE.iloc[:1]), ValueError, ""),
]


@pytest.mark.parametrize(("call", "error", "named"), BAD)
def test_bad_input_is_named_in_three_languages(call, error, named) -> None:
    named_in_three_languages(call, error, named)
