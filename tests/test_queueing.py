"""Queues: published and closed forms, a simulation that meets them, the backlog, bad input."""

from __future__ import annotations

import math

import numpy as np
import pytest
from bad_input import named_in_three_languages
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia.queueing import (
    conference,
    days_until_empty,
    erlang_c,
    simulate_queue,
    staff_needed,
)

steady = settings(deadline=None, derandomize=True, max_examples=80)
rates = st.floats(0.01, 50)


def by_the_sum(load: float, c: int) -> float:
    """Erlang's C as textbooks print it, with powers and factorials."""
    last = load**c / math.factorial(c) * c / (c - load)
    return last / (sum(load**k / math.factorial(k) for k in range(c)) + last)


@steady
@given(st.floats(0.01, 0.99), st.integers(1, 20), rates)
def test_erlang_c_is_the_textbook_sum(part: float, c: int, service: float) -> None:
    found = erlang_c(part * c * service, service, c)
    assert found.waiting_share == pytest.approx(by_the_sum(part * c, c), rel=1e-9)
    assert found.utilisation == pytest.approx(part)


@steady
@given(st.floats(0.01, 0.99), rates)
def test_one_server(part: float, service: float) -> None:
    """M/M/1: a question waits with chance ρ, for ρ / (μ − λ) on average."""
    found = erlang_c(part * service, service)
    assert found.waiting_share == pytest.approx(part)
    assert found.mean_wait == pytest.approx(part / (service - part * service))
    assert found.mean_queue == pytest.approx(part**2 / (1 - part))


def test_two_servers_by_hand() -> None:
    """M/M/2 in closed form: C = 2ρ² / (1 + ρ); λ = 3, μ = 2: ρ = 3/4, C = 9/14."""
    found = erlang_c(3, 2, servers=2)
    assert found.waiting_share == pytest.approx(9 / 14)
    assert found.mean_wait == pytest.approx(9 / 14)  # 2μ − λ = 1
    assert found.mean_queue == pytest.approx(27 / 14)


@steady
@given(rates, rates, st.integers(1, 30))
def test_littles_law_and_more_servers(arrivals: float, service: float, servers: int) -> None:
    found, more = erlang_c(arrivals, service, servers), erlang_c(arrivals, service, servers + 1)
    assert more.mean_wait <= found.mean_wait and more.waiting_share <= found.waiting_share
    if found.utilisation < 1:
        assert found.mean_queue == pytest.approx(arrivals * found.mean_wait)
    else:
        assert found[1:] == (1, math.inf, math.inf)


def test_at_its_ends() -> None:
    assert erlang_c(0, 3) == (0, 0, 0, 0)
    assert erlang_c(3, 3).mean_wait == math.inf
    assert 0 < erlang_c(990, 1, 1000).waiting_share < 1  # no factorial overflows


@pytest.mark.parametrize(
    ("arrivals", "service", "servers"), [(6, 10, 1), (24, 4, 8), (5, 3, 2)]
)
def test_long_runs_meet_the_closed_form(arrivals: float, service: float, servers: int) -> None:
    """Mean of 20 long runs within four of its standard errors."""
    exact = erlang_c(arrivals, service, servers)
    runs = [simulate_queue(arrivals, service, servers, 1500, seed) for seed in range(20)]
    for name, value in (
        ("mean_wait", [(r["answered_from"] - r["asked"]).mean() for r in runs]),
        ("waiting_share", [(r["answered_from"] > r["asked"]).mean() for r in runs]),
    ):
        error = np.std(value, ddof=1) / np.sqrt(len(value))
        assert abs(np.mean(value) - getattr(exact, name)) < 4 * error, name
        assert error < 0.1 * getattr(exact, name)


def test_a_simulated_day() -> None:
    day = simulate_queue(40, 4, servers=6, hours=8, seed=5)
    assert day["question"].tolist() == list(range(1, len(day) + 1))
    assert day["asked"].is_monotonic_increasing and day["asked"].between(0, 8).all()
    assert day["answered_from"].is_monotonic_increasing  # first come, first served
    moments = day["answered_from"].to_numpy() + 1e-9
    at_work = [((day["answered_from"] <= m) & (day["answered"] > m)).sum() for m in moments]
    assert max(at_work) == 6  # all are busy, nobody does two at once
    waiting = day["answered_from"] > day["asked"]
    assert waiting.any() and all(np.array(at_work)[waiting] == 6)
    assert day.equals(simulate_queue(40, 4, servers=6, hours=8, seed=5))
    assert not day.equals(simulate_queue(40, 4, servers=6, hours=8, seed=6))
    assert simulate_queue(0, 4).empty


amounts = st.integers(0, 5000)


@steady
@given(amounts, amounts, st.integers(1, 40), st.integers(1, 40), st.integers(0, 300))
def test_the_backlog_ends_on_the_day_of_the_closed_form(
    asked, live, staff, per_day, new
) -> None:
    given_ = (asked, live, 1, staff, per_day, new)
    days, table = days_until_empty(*given_), conference(*given_)
    waiting = table["waiting"].to_numpy()
    assert waiting[0] == max(asked - live, 0)
    if days == math.inf:
        assert len(table) == 31 and (np.diff(waiting) >= 0).all() and waiting[0] > 0
    else:
        assert table["day"].iloc[-1] == days and waiting[-1] == pytest.approx(0)
        assert (waiting[:-1] > 0).all()


@steady
@given(st.integers(1, 5000), st.integers(1, 40), st.integers(1, 60), st.integers(0, 300))
def test_the_staff_needed_is_enough_and_one_less_is_not(asked, per_day, days, new) -> None:
    staff = staff_needed(asked, 0, 1, per_day, days, new)
    assert days_until_empty(asked, 0, 1, staff, per_day, new) <= days
    assert days_until_empty(asked, 0, 1, staff - 1, per_day, new) > days


def test_a_conference_by_hand() -> None:
    table = conference(100, 20, 2, staff=2, per_day=10, days=5)
    assert table["waiting"].tolist() == [60, 40, 20, 0, 0, 0]
    assert days_until_empty(100, 20, 2, staff=0, per_day=10) == math.inf
    assert days_until_empty(100, 50, 2, staff=0, per_day=10) == 0  # all answered live
    assert days_until_empty(0.3, 0, 0, 1, 0.1) == 3  # and not 4, by rounding
    assert staff_needed(40, 20, 2, 10, 5) == 0


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: erlang_c(-1, 3), "arrivals"),
        (lambda: erlang_c(math.inf, 3), "arrivals"),
        (lambda: erlang_c(1, 0), "service"),
        (lambda: erlang_c(1, math.nan), "service"),
        (lambda: erlang_c(1, 3, 0), "servers"),
        (lambda: erlang_c(1, 3, 1.5), "servers"),
        (lambda: simulate_queue(1, 3, hours=0), "hours"),
        (lambda: simulate_queue(1e6, 3), "8"),
        (lambda: conference(-1, 0, 0, 0, 0), "questions"),
        (lambda: conference(1, 0, 0, 1, 1, days=-1), "days"),
        (lambda: days_until_empty(1, 0, 0, -2, 0), "staff"),
        (lambda: staff_needed(1, 0, 0, 0, 3), "per_day"),
        (lambda: staff_needed(1, 0, 0, 3, 0), "days"),
    ],
)
def test_bad_input(call, named: str) -> None:
    named_in_three_languages(call, ValueError, named)


def test_words_are_no_numbers() -> None:
    named_in_three_languages(lambda: erlang_c("ten", 3), TypeError, "ten")
