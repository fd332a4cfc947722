"""Concentration and price indices: textbook markets, brute force, the lecture's figures."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from bad_input import named_in_three_languages
from counterfactual import put
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kzmedia import data, labels, language, market

steady = settings(deadline=None, derandomize=True, max_examples=60)


@pytest.mark.parametrize(
    ("shares", "index"),
    [
        ([10] * 10, 1000),  # ten equal firms
        ([100], 10_000),
        ([50, 50], 5000),
        ([30, 30, 20, 20], 2600),  # the example of the US guidelines
        ([25, 15, 12, 10, 10, 8, 7, 7, 6], 1392),
        ([80, 20, 0, 0], 6800),
    ],
)
def test_textbook_markets(shares, index) -> None:
    assert market.hhi(shares) == pytest.approx(index)
    assert market.hhi(pd.Series(shares[::-1], dtype="Float64")) == pytest.approx(index)


def test_rounded_shares_are_scaled() -> None:
    assert market.hhi([33.3, 33.3, 33.3]) == pytest.approx(10_000 / 3)
    assert market.hhi([100, 0.5]) < 10_000


shares_of_firms = st.lists(st.integers(1, 50), min_size=1, max_size=12)


@steady
@given(shares_of_firms)
def test_the_index_lies_between_equal_firms_and_one(parts) -> None:
    index = market.hhi(100 * np.array(parts) / sum(parts))
    assert 10_000 / len(parts) - 1e-6 <= index <= 10_000 + 1e-6
    assert 1 - 1e-9 <= market.equivalent_firms(min(index, 10_000)) <= len(parts) + 1e-6


@steady
@given(shares_of_firms, st.integers(0, 10))
def test_a_merger_adds_twice_the_product(parts, chosen) -> None:
    """(a + b)² = a² + b² + 2ab, as the guidelines compute the change by a merger."""
    assume(len(parts) > 1)
    shares = 100 * np.array(parts) / sum(parts)
    first, second = shares[chosen % len(parts)], shares[chosen % len(parts) - 1]
    merged = [*np.delete(shares, [chosen % len(parts), chosen % len(parts) - 1])]
    change = market.hhi([*merged, first + second]) - market.hhi(shares)
    assert change == pytest.approx(2 * first * second)


def test_bounds_of_the_lectures_market() -> None:
    """80 % and 387 others: 6,400 and next to nothing, up to 80² + 20²."""
    lower, upper = market.hhi_bounds(80, 387)
    assert lower == pytest.approx(6400 + 400 / 387) and upper == pytest.approx(6800)
    assert isinstance(lower, float)
    assert market.hhi_bounds(80, 388).lower < lower
    assert market.hhi_bounds(100, 0) == market.hhi_bounds(100, 387) == (10_000, 10_000)
    assert market.hhi_bounds(40, 5).upper == pytest.approx(2 * 40**2 + 20**2)
    assert market.hhi_bounds(25, 3) == pytest.approx((2500, 2500))


def test_bounds_take_columns() -> None:
    many = market.hhi_bounds(pd.Series([40, 80]), pd.Series([5, 387]))
    for i, (leader, others) in enumerate([(40, 5), (80, 387)]):
        one = market.hhi_bounds(leader, others)
        assert (many.lower[i], many.upper[i]) == pytest.approx(one)


def every_market(leader: int, others: int) -> list[float]:
    """All ways to share the rest in steps of 5 percentage points, in Python's integers."""
    steps = range(0, leader + 1, 5)
    ways = itertools.combinations_with_replacement(steps, others)
    return [leader**2 + sum(s * s for s in way) for way in ways if sum(way) == 100 - leader]


@steady
@given(st.integers(2, 19), st.integers(1, 4))
def test_bounds_against_every_market(fives, others) -> None:
    leader = 5 * fives
    found = every_market(leader, others)
    assume(found)
    lower, upper = market.hhi_bounds(leader, others)
    assert max(found) == pytest.approx(upper)
    assert lower <= min(found) + 1e-9
    if (100 - leader) % (5 * others) == 0:
        assert min(found) == pytest.approx(lower)


@steady
@given(st.floats(1, 100), st.integers(1, 500))
def test_the_equal_and_the_fewest_reach_the_bounds(leader, others) -> None:
    assume((100 - leader) <= others * leader)
    rest, few = (100 - leader) / others, int((100 - leader) / leader)
    lower, upper = market.hhi_bounds(leader, others)
    assert market.hhi([leader] + [rest] * others) == pytest.approx(lower)
    fewest = [leader] * (1 + few) + [max(100 - leader * (1 + few), 0)]
    assert market.hhi(fewest) == pytest.approx(upper)
    assert 10_000 / (others + 1) <= lower * (1 + 1e-9) and lower <= upper * (1 + 1e-9)


def test_equivalent_firms() -> None:
    assert market.equivalent_firms(market.hhi([20] * 5)) == pytest.approx(5)
    np.testing.assert_allclose(market.equivalent_firms([10_000, 4000]), [1, 2.5])


def test_classes_of_the_guidelines() -> None:
    """Highly concentrated is above the upper bound, unconcentrated below the lower one."""
    asked = [1, 999, 1000, 1499, 1500, 1800, 1801, 2500, 2500.1, 10_000]
    words = [market.CLASSES.index(market.concentration(index)) for index in asked]
    assert words == [0, 0, 0, 0, 1, 1, 1, 1, 2, 2]
    words = [market.concentration(index, "us_2023") for index in asked]
    assert words == [market.BELOW] * 6 + ["highly_concentrated"] * 4


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_the_classes_have_words(code) -> None:
    language.use(code)
    names = (*market.CLASSES, market.BELOW)
    assert len({labels.value_label(name) for name in names}) == len(names)
    assert all(language.has_text(f"labels.{name}") for name in names)


def test_chained_index_by_hand() -> None:
    index = market.chained_index([0.5, 0.77])
    np.testing.assert_allclose(index, [1, 0.5, 0.385])
    assert index.index.tolist() == [0, 1, 2] and index.name == "index"
    assert market.chained_index([]).tolist() == [1]


@steady
@given(st.lists(st.floats(0.05, 3), max_size=8))
def test_the_chain_does_not_depend_on_the_order(changes) -> None:
    last = market.chained_index(changes).iloc[-1]
    assert last == pytest.approx(market.chained_index(changes[::-1]).iloc[-1])


LECTURE = data.load("lecture")
AFTER = {
    ("of_cut_tariff", "day"): 0.385,
    ("of_cut_tariff", "evening"): 0.1925,
    ("of_old_tariff", "day"): 0.27,
    ("of_old_tariff", "evening"): 0.02,
    ("of_mean_tariff", "mean"): 0.28875,
}


def test_the_tariff_under_each_reading() -> None:
    table = market.tariff_index(LECTURE)
    assert list(table) == ["reading", "time_of_day", "step", "index"]
    ends = table[table["step"] == 2].set_index(["reading", "time_of_day"])["index"]
    assert ends.to_dict() == pytest.approx(AFTER)
    assert (table.loc[table["step"] == 0, "index"] == 1).all() and len(table) == 15
    cut = table[table["step"] == 1].groupby("time_of_day")["index"].unique()
    assert {time: values.tolist() for time, values in cut.items()} == {
        "day": [0.5],
        "evening": [0.25],
        "mean": [0.375],
    }


def test_the_tariff_is_read_from_the_table() -> None:
    other = put(LECTURE, "quantity == 'day_tariff_cut'", value=4)
    other = put(other, "reading == 'of_cut_tariff'", value=50)
    table = market.tariff_index(other).query("reading == 'of_cut_tariff' and step == 2")
    np.testing.assert_allclose(table["index"], [0.125, 0.125])


def tariffs(query: str, **values: object) -> pd.DataFrame:
    return market.tariff_index(put(LECTURE, query, **values))


FALL, CUT = "quantity == 'further_tariff_fall'", "quantity == 'day_tariff_cut'"
BAD = [
    (lambda: market.hhi([50, None, 50]), ValueError, "2"),
    (lambda: market.hhi([60, -10, 50]), ValueError, "10"),
    (lambda: market.hhi([80, 10]), ValueError, "90"),
    (lambda: market.hhi([80, 40]), ValueError, "120"),
    (lambda: market.hhi([[50, 50], [80, 20]]), ValueError, ""),
    (lambda: market.hhi("80"), TypeError, "80"),
    (lambda: market.hhi_bounds(10, 3), ValueError, "90"),
    (lambda: market.hhi_bounds([80, 10], 3), ValueError, "10"),
    (lambda: market.hhi_bounds(80, 0), ValueError, "20"),
    (lambda: market.hhi_bounds(0, 387), ValueError, "387"),
    (lambda: market.hhi_bounds(180, 387), ValueError, "180"),
    (lambda: market.hhi_bounds(80, 2.5), ValueError, "2"),
    (lambda: market.hhi_bounds(80, -1), ValueError, "1"),
    (lambda: market.hhi_bounds(80, None), ValueError, "–"),
    (lambda: market.equivalent_firms(0), ValueError, "0"),
    (lambda: market.equivalent_firms([4000, 20_000]), ValueError, "000"),
    (lambda: market.concentration(None), ValueError, "–"),
    (lambda: market.concentration(2000, "eu"), ValueError, "us_2010"),
    (lambda: market.chained_index([0.5, 0]), ValueError, "0"),
    (lambda: market.chained_index([0.5, None]), ValueError, "–"),
    (lambda: tariffs("claim_id == 'C11'", claim_id="C10"), ValueError, "day_tariff_cut"),
    (lambda: tariffs(CUT, value=np.nan), ValueError, "day_tariff_cut"),
    (lambda: tariffs(CUT, value=0), ValueError, "day_tariff_cut"),
    (lambda: tariffs(FALL, value=np.nan), ValueError, "further_tariff_fall"),
    (lambda: tariffs(FALL, value=30), ValueError, "0"),  # 30 points of a quarter
]


@pytest.mark.parametrize(("call", "error", "named"), BAD)
def test_bad_input_is_named_in_three_languages(call, error, named) -> None:
    named_in_three_languages(call, error, named)
