"""Exposure of a message that fades: closed forms, limits, break-even, bad input."""

from __future__ import annotations

import math

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
        (lambda: e.fading(1, 1, 1.5), ValueError, "1"),
        (lambda: e.fading(1, 1, 0), ValueError, "0"),
        (lambda: e.break_even(0, 1), ValueError, "first_day"),
        (lambda: e.break_even(1, 1, 0.5), ValueError, "days"),
    ],
)
def test_bad_input(call, error: type[Exception], named: str) -> None:
    named_in_three_languages(call, error, named)
