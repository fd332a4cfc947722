"""Exposure of a message that fades: closed forms, limits, break-even, bad input."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from bad_input import named_in_three_languages
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad

from kzmedia import exposure as e

steady = settings(deadline=None, derandomize=True, max_examples=80)
views = st.floats(0, 1e6)
half_lives = st.floats(0.02, 1e4)
days = st.floats(0, 1e4)

# --- exposure


@pytest.mark.parametrize(
    ("half_life", "span", "first_days"),
    [
        (1, 1, 1),
        (1, 2, 1.5),
        (1, math.inf, 2),  # 1 + 1/2 + 1/4 + …
        (2, 4, (1 - 1 / 4) / (1 - 2**-0.5)),
        (math.inf, 365, 365),
        (0.001, 365, 1),  # all is seen on the first day
        (7, 0, 0),
    ],
)
def test_exposure_in_days_like_the_first(half_life, span, first_days) -> None:
    assert e.exposure(1, half_life, span) == pytest.approx(first_days, rel=1e-12)
    assert e.exposure(500, half_life, span) == pytest.approx(500 * first_days, rel=1e-12)


@steady
@given(st.floats(0.05, 500), st.floats(0, 400))
def test_it_is_the_area_under_the_curve(half_life: float, span: float) -> None:
    def curve(day: float) -> float:
        return 2 ** (-day / half_life)

    # Split where the curve is steep, or the quadrature would step over a spike.
    cuts = [0.0, *[cut for cut in (half_life, 20 * half_life) if cut < span], span]
    area = sum(quad(curve, a, b)[0] for a, b in zip(cuts, cuts[1:], strict=False))
    first = quad(curve, 0, min(1, 20 * half_life))[0]
    assert e.exposure(1, half_life, span) == pytest.approx(area / first, rel=1e-4, abs=1e-9)


@steady
@given(views, half_lives, days, st.floats(1, 10))
def test_longer_slower_and_larger_never_get_less(first, half_life, span, more) -> None:
    seen = e.exposure(first, half_life, span)
    slack = 1e-9 * (1 + seen)
    assert e.exposure(first, half_life, span * more) >= seen - slack
    assert e.exposure(first * more, half_life, span) == pytest.approx(seen * more)
    if span >= 1:
        assert e.exposure(first, half_life * more, span) >= seen - slack
        assert first * (1 - 1e-12) <= seen <= first * span * (1 + 1e-9)


@steady
@given(views, half_lives, st.integers(1, 400))
def test_single_days_add_up(first: float, half_life: float, span: int) -> None:
    table = e.fading(first, half_life, span)
    assert table["day"].tolist() == list(range(1, span + 1))
    assert table["views"].sum() == pytest.approx(e.exposure(first, half_life, span), rel=1e-9)
    assert table["views"].iloc[0] == first


def test_what_never_fades_keeps_its_views() -> None:
    assert e.fading(20, math.inf, 3)["views"].tolist() == [20, 20, 20]


def test_cost_divides() -> None:
    assert e.exposure_per_cost(1000, 1, 2, 30) == 50
    assert e.exposure_per_cost(1000, 1, 2, 60) == 25


# --- break-even


@steady
@given(
    st.floats(1, 1e4), st.floats(0.1, 5000), st.one_of(st.just(math.inf), st.floats(1.1, 1e4))
)
def test_break_even_brings_what_is_needed(first, half_life, span) -> None:
    needed = e.exposure(first, half_life, span)
    found = e.break_even(first, needed, span)
    again = first if found == 0 else e.exposure(first, found, span)
    assert again == pytest.approx(needed, rel=1e-8)


def test_break_even_at_its_ends() -> None:
    assert e.break_even(100, 100) == 0  # the first day is enough
    assert e.break_even(100, 0, 5) == 0
    assert e.break_even(100, 500, 5) == math.inf  # attention must not fade
    assert math.isnan(e.break_even(100, 501, 5))
    assert e.break_even(100, 200, math.inf) == pytest.approx(1)
    closed = -1 / math.log2(1 - 100 / 2500)
    assert e.break_even(100, 2500) == pytest.approx(closed, rel=1e-12)
    assert e.break_even(100, 2500, 5000) == pytest.approx(closed, rel=1e-6)


# --- media


def assumptions() -> pd.DataFrame:
    rows = [
        ("tv", 9000, 0.1, 1, 300),
        ("newspaper", 500, 1, 7, 20),
        ("web", 100, 7, 365, 40),
    ]
    return pd.DataFrame(rows, columns=list(e.COLUMNS))


def test_media_adds_two_columns_and_changes_nothing() -> None:
    given_table = assumptions()
    found = e.media(given_table)
    pd.testing.assert_frame_equal(given_table, assumptions())
    pd.testing.assert_frame_equal(found[list(e.COLUMNS)], given_table)
    for row in found.itertuples():
        seen = e.exposure(row.first_day, row.half_life, row.days)
        assert row.exposure == seen and row.exposure_per_cost == seen / row.cost


def test_who_leads_turns_with_the_assumptions() -> None:
    def leader(**changed: float) -> str:
        table = assumptions().set_index("medium")
        for column, value in changed.items():
            table.loc["web", column] = value
        found = e.media(table.reset_index())
        return found.loc[found["exposure_per_cost"].idxmax(), "medium"]

    assert leader() == "newspaper"
    assert leader(half_life=30) == "web"
    assert leader(half_life=math.inf) == "web"
    assert leader(half_life=30, cost=400) == "newspaper"


@pytest.mark.parametrize("scale", [0.001, 17, 1e6])
def test_the_unit_of_money_does_not_matter(scale: float) -> None:
    table = assumptions()
    before = e.media(table)["exposure_per_cost"]
    after = e.media(table.assign(cost=scale * table["cost"]))["exposure_per_cost"]
    np.testing.assert_allclose(before / before.sum(), after / after.sum(), rtol=1e-12)


# --- bad input


@pytest.mark.parametrize(
    ("call", "error", "named"),
    [
        (lambda: e.exposure(-1, 1, 1), ValueError, "first_day"),
        (lambda: e.exposure(math.inf, 1, 1), ValueError, "first_day"),
        (lambda: e.exposure(1, 0, 1), ValueError, "half_life"),
        (lambda: e.exposure(1, math.nan, 1), ValueError, "half_life"),
        (lambda: e.exposure(1, 1, -2), ValueError, "days"),
        (lambda: e.exposure(1, math.inf, math.inf), ValueError, "math.inf"),
        (lambda: e.exposure("many", 1, 1), TypeError, "many"),
        (lambda: e.exposure([1, 2], 1, 1), ValueError, "2"),
        (lambda: e.exposure_per_cost(1, 1, 1, 0), ValueError, "cost"),
        (lambda: e.exposure_per_cost(1, 1, 1, math.inf), ValueError, "cost"),
        (lambda: e.fading(1, 1, 1.5), ValueError, "1"),
        (lambda: e.fading(1, 1, 0), ValueError, "0"),
        (lambda: e.break_even(0, 1), ValueError, "first_day"),
        (lambda: e.break_even(1, 1, 0.5), ValueError, "days"),
        (lambda: e.media(assumptions().drop(columns="cost")), ValueError, "cost"),
        (lambda: e.media(assumptions().assign(cost=-1)), ValueError, "cost"),
        (lambda: e.media(assumptions().assign(days=None)), ValueError, "days"),
        (lambda: e.media(assumptions().assign(days="week")), TypeError, "week"),
        (lambda: e.media([1, 2]), TypeError, "list"),
    ],
)
def test_bad_input(call, error: type[Exception], named: str) -> None:
    named_in_three_languages(call, error, named)
