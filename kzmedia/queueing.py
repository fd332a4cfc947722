"""Questions that wait for an answer: the queue's closed form, a simulated day, a backlog.

Everything that goes in is an assumption: how many ask, how long an answer takes, how many
answer. No figure of Kazakhstan stands behind it.
"""

from __future__ import annotations

import heapq
import math
from typing import NamedTuple

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._links import number

__all__ = [
    "QueueFigures",
    "conference",
    "days_until_empty",
    "erlang_c",
    "simulate_queue",
    "staff_needed",
]

MOST = 1_000_000
"""Questions that a simulation draws at most."""
SHOWN = 30
"""Days shown of a backlog that never empties."""
_NEARLY = 1e-9  # 0.3 / 0.1 is a little more than 3 to the computer: no fourth day


class QueueFigures(NamedTuple):
    """What a queue is like in the long run.

    ``utilisation``: work that comes in as a share of what all can do; 1 or more if it is too
    much. ``waiting_share``: share of questions that have to wait, 0–1. ``mean_wait``: hours
    until somebody takes a question up, mean over all of them. ``mean_queue``: number of
    questions that wait, mean over time. Both are infinite if the work is too much.
    """

    utilisation: float
    waiting_share: float
    mean_wait: float
    mean_queue: float


def erlang_c(arrivals: float, service: float, servers: int = 1) -> QueueFigures:
    """Return how long questions wait in the long run, by the closed form of the M/M/c queue.

    Questions come at random, independently (Poisson), answers take times that scatter
    (exponential), c people answer, first come first served, nobody gives up. Erlang, A. K.,
    "Solution of some problems in the theory of probabilities of significance in automatic
    telephone exchanges" (1917), *Post Office Electrical Engineers' Journal* 10 (1918),
    189–197; Kleinrock, L., *Queueing Systems*, vol. 1 (New York 1975), sec. 3.5.

    Parameters
    ----------
    arrivals : float, 0 or more
        Questions per hour.
    service : float, above 0
        Questions that one person answers per hour.
    servers : int, 1 or more
        People who answer.

    Returns
    -------
    QueueFigures

    Raises
    ------
    ValueError
        For a rate below 0 or not finite, a service rate of 0, a number of people that is not
        a whole number of 1 or more.

    Examples
    --------
    >>> [round(figure, 3) for figure in erlang_c(10, 12)]
    [0.833, 0.833, 0.417, 4.167]
    >>> erlang_c(24, 12, servers=2).mean_wait
    inf
    """
    rate, pace = _amount(arrivals, "arrivals"), _amount(service, "service", zero=False)
    people = _whole(servers, "servers")
    load = rate / pace
    if load >= people:
        return QueueFigures(load / people, 1.0, math.inf, math.inf)
    blocked = 1.0  # Erlang's loss formula by recursion: no factorial grows too large
    for c in range(1, people + 1):
        blocked = load * blocked / (c + load * blocked)
    waiting = people * blocked / (people - load * (1 - blocked))
    wait = waiting / (people * pace - rate)
    return QueueFigures(load / people, waiting, wait, rate * wait)


def simulate_queue(
    arrivals: float, service: float, servers: int = 1, hours: float = 8.0, seed: int = 1
) -> pd.DataFrame:
    """Simulate the questions of a day: when each is asked, taken up and answered.

    The queue of `erlang_c`, begun empty. Questions asked within `hours` are all answered,
    some of them later than that.

    Parameters
    ----------
    arrivals, service, servers
        As in `erlang_c`.
    hours : float, above 0
        How long questions come in; on average `arrivals` × `hours` of them, at most a million.
    seed : int
        Start of the random draw.

    Returns
    -------
    DataFrame
        ``question`` (1, 2, … in the order asked), ``asked``, ``answered_from`` and
        ``answered``, in hours from the start.

    Raises
    ------
    ValueError
        As `erlang_c`; for hours that are not above 0, for more than a million questions.

    Examples
    --------
    >>> day = simulate_queue(30, 4, servers=8, seed=3)
    >>> day.columns.tolist(), bool((day["answered_from"] >= day["asked"]).all())
    (['question', 'asked', 'answered_from', 'answered'], True)
    """
    rate, pace = _amount(arrivals, "arrivals"), _amount(service, "service", zero=False)
    people, span = _whole(servers, "servers"), _amount(hours, "hours", zero=False)
    if rate * span > MOST:
        values = {"expected": rate * span, "most": MOST}
        raise ValueError(language.text("methods.queue_large", **values))
    random = np.random.default_rng(seed)
    # Given how many come, the moments of a Poisson stream lie evenly at random.
    asked = np.sort(random.uniform(0, span, random.poisson(rate * span)))
    lasting = random.exponential(1 / pace, asked.size)
    free = [0.0] * people
    begun = np.empty_like(asked)
    for i, (moment, length) in enumerate(zip(asked, lasting, strict=True)):
        begun[i] = max(moment, free[0])
        heapq.heapreplace(free, begun[i] + length)
    columns = {"asked": asked, "answered_from": begun, "answered": begun + lasting}
    return pd.DataFrame({"question": np.arange(1, asked.size + 1), **columns})


def conference(
    questions: float,
    answered_live_per_hour: float,
    hours: float,
    staff: float,
    per_day: float,
    new_per_day: float = 0.0,
    days: int | None = None,
) -> pd.DataFrame:
    """Follow the questions that wait after a live conference, day by day.

    A fluid queue: numbers flow evenly, as if questions could be split (Kleinrock, L.,
    *Queueing Systems*, vol. 2 (New York 1976), sec. 2.7). Day 0 is the end of the conference.

    Parameters
    ----------
    questions : float, 0 or more
        Questions sent in for the conference.
    answered_live_per_hour, hours : float, 0 or more
        Questions answered live per hour, and how many hours it lasts.
    staff, per_day : float, 0 or more
        People who answer afterwards, and how many questions one answers in a day.
    new_per_day : float, 0 or more
        Further questions that come in each day afterwards.
    days : int, optional
        Last day; if left out, the first day on which nobody waits, or 30 if that never comes.

    Returns
    -------
    DataFrame
        ``day`` (0, 1, …), ``waiting`` (questions at the end of that day, at least 0).

    Raises
    ------
    ValueError
        For a number below 0 or not finite.

    Examples
    --------
    >>> conference(1000, 20, 2, staff=10, per_day=24)["waiting"].tolist()
    [960.0, 720.0, 480.0, 240.0, 0.0]
    """
    left = _left(questions, answered_live_per_hour, hours)
    gain = _gain(staff, per_day, new_per_day)
    if days is None:
        last = _days(left, gain)
        last = SHOWN if math.isinf(last) else last
    else:
        last = _amount(days, "days")
    day = np.arange(int(last) + 1)
    return pd.DataFrame({"day": day, "waiting": np.clip(left - gain * day, 0, None)})


def days_until_empty(
    questions: float,
    answered_live_per_hour: float,
    hours: float,
    staff: float,
    per_day: float,
    new_per_day: float = 0.0,
) -> float:
    """Return on which day after the conference nobody waits any more.

    The closed form of `conference`: what is left, divided by what a day takes off, rounded up.
    Infinite if as many questions come in as are answered, or more.

    Examples
    --------
    >>> days_until_empty(1000, 20, 2, staff=10, per_day=24)
    4.0
    >>> days_until_empty(1000, 20, 2, staff=10, per_day=24, new_per_day=240)
    inf
    """
    left = _left(questions, answered_live_per_hour, hours)
    return _days(left, _gain(staff, per_day, new_per_day))


def staff_needed(
    questions: float,
    answered_live_per_hour: float,
    hours: float,
    per_day: float,
    days: float,
    new_per_day: float = 0.0,
) -> int:
    """Return how many people it takes for nobody to wait after a number of days.

    The closed form of `conference` solved for the staff, rounded up to whole people.

    Parameters
    ----------
    per_day, days : float, above 0
        Questions that one person answers in a day; days until nobody waits.

    Examples
    --------
    >>> staff_needed(1000, 20, 2, per_day=24, days=5)
    8
    """
    left = _left(questions, answered_live_per_hour, hours)
    each, span = _amount(per_day, "per_day", zero=False), _amount(days, "days", zero=False)
    daily = left / span + _amount(new_per_day, "new_per_day") if left else 0.0
    return math.ceil(daily / each - _NEARLY)


def _left(questions: float, live: float, hours: float) -> float:
    """Questions that the live hours leave without an answer."""
    answered = _amount(live, "answered_live_per_hour") * _amount(hours, "hours")
    return max(_amount(questions, "questions") - answered, 0.0)


def _gain(staff: float, per_day: float, new_per_day: float) -> float:
    """By how much the backlog falls in a day; below 0 if it grows."""
    done = _amount(staff, "staff") * _amount(per_day, "per_day")
    return done - _amount(new_per_day, "new_per_day")


def _days(left: float, gain: float) -> float:
    if left == 0:
        return 0.0
    return float(math.ceil(left / gain - _NEARLY)) if gain > 0 else math.inf


def _amount(value: object, name: str, zero: bool = True) -> float:
    amount = number(value)
    if not (math.isfinite(amount) and (amount >= 0 if zero else amount > 0)):
        message = "methods.queue_negative" if zero else "methods.queue_zero"
        raise ValueError(language.text(message, name=name, value=amount))
    return amount


def _whole(value: object, name: str) -> int:
    people = number(value)
    if not (math.isfinite(people) and people >= 1 and people == round(people)):
        raise ValueError(language.text("methods.queue_whole", name=name, value=people))
    return int(people)
