"""What the verdicts of lesson 04 compute: models over a range of assumptions, one survey.

The ranges were written down before the models ran. Nobody has measured them for Kazakhstan,
so they are wide; a record in ``kazakhstan_facts`` takes the place of a range. Changed after a
first look, without a word moving: the staff no longer begins at nobody (too easy to refute), a
letter of C01 takes 2 or 14 days instead of 30, the networks have 500 members instead of 1,000,
and in C25 the post takes two days (14 gave the same word everywhere and doubled the count).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from itertools import product

import pandas as pd

from kzmedia import networks, queueing
from kzmedia.verdicts import CONTRADICTED, PARTLY, SUPPORTED, UNDECIDED, Tables
from kzmedia.verdicts._lookups import HOME, facts
from kzmedia.verdicts._models import held, known

PEOPLE = 500
"""Members of both networks."""
CONTACTS = (4, 6, 10)
"""Contacts of each person in the mesh."""
PUBLISH = (0.01, 0.1, 0.5, 1.0)
"""Share of people who publish, from one in a hundred to all. Van Mierlo, T., "The 1% rule in
four digital health social networks", *Journal of Medical Internet Research* 16 (2014), e33."""
LETTERS = (0.0, 0.01)
"""Share of an older medium's audience whose letters it passes on to all: none, or a few."""
QUESTIONS = (200, 1_000, 10_000)
"""Questions sent in for a conference."""
HOURS, LIVE = 2, 20
"""Length of a conference, and questions answered live per hour."""
STAFF = (2, 20, 200)
"""Officials who answer the rest afterwards."""
PER_DAY = 24
"""Questions that an official answers in a day."""
MONTH = 30
"""Days after which a question still without an answer counts as left."""
OFFICE, BUSY = 5, (0.5, 0.8, 0.95)
"""Officials of an office, and the share of their time that letters already take."""
MORE = (1, 1.5, 2, 4)
"""By how many times more people write once that is easy."""
POST = (2, 14)
"""Days that the post takes, there and back."""
SIZE, TENTH = 2, 0.1
"""Percentage points from which a difference counts; part of the countries by which a place
must be better or worse."""
_WORKDAY = 8  # hours
Range = tuple[float, ...]


def by_looks(looks: Iterable[bool | None]) -> str:
    """Return the word for what records say of the parts of a claim.

    A record holds (True), speaks against it (False), lies between or is missing (None).

    >>> by_looks([True, True]), by_looks([True, None]), by_looks([False, None])
    ('supported', 'partly_supported', 'cannot_be_told')
    """
    found = [None if look is None else bool(look) for look in looks]
    if True in found:
        return SUPPORTED if all(found) else PARTLY
    return UNDECIDED if None in found else CONTRADICTED


def by_interval(tables: Tables, indicator: str) -> bool | None:
    """Tell on which side of the size that counts a difference lies, by its interval."""
    lower, upper = (facts(tables, f"{indicator}_{end}") for end in ("lower", "upper"))
    if lower.empty or upper.empty:
        return None
    low, high = lower.sort_index().iloc[-1], upper.sort_index().iloc[-1]
    return True if low > SIZE else False if high < SIZE else None


def counted(tables: Tables, *indicators: str) -> int:
    """Count the records of a second source under these names."""
    return sum(len(facts(tables, name)) for name in indicators)


def conference(tables: Tables) -> tuple[Range, Range]:
    """Return the questions sent in and the officials who answer: recorded, or assumed."""
    asked = known(tables, "conference_questions", QUESTIONS)
    return asked, known(tables, "conference_staff", STAFF)


def office(tables: Tables) -> tuple[Range, Range]:
    """Return the load of an office, and by how much the letters grow: recorded, or assumed."""
    busy = known(tables, "office_load", BUSY, scale=0.01)
    return busy, known(tables, "letters_growth", MORE)


def publishing(tables: Tables) -> Range:
    """Return the share of people who publish: recorded, or assumed."""
    return known(tables, "publishing_share", PUBLISH, scale=0.01)


@cache
def star(letters: float) -> pd.Series:
    """Measures of a broadcast to all the others."""
    return networks.measures(networks.broadcast(PEOPLE - 1, letters), sources=PEOPLE)


@cache
def net(contacts: int, publish: float) -> pd.Series:
    """Measures of a mesh of as many people."""
    return networks.measures(networks.mesh(PEOPLE, contacts, publish), sources=PEOPLE)


def many_sided(shares: Range) -> list[bool]:
    """Tell in each case whether the mesh has more two-way links *and* more answers."""
    names = ["reciprocity", "answered"]
    return [
        bool((net(contacts, publish)[names] > star(letters)[names]).all())
        for contacts, publish, letters in product(CONTACTS, shares, LETTERS)
    ]


@cache
def publishers_needed(contacts: int) -> float:
    """Least share of publishers, in whole %, with which the mesh answers more than letters do.

    More publishers only add links, so it stays above from there on.
    """
    letters = star(LETTERS[-1])["answered"]
    enough = (s for s in range(1, 101) if net(contacts, s / 100)["answered"] > letters)
    return float(next(enough, math.nan))


def answered_in_time(asked: Range, staff: Range) -> list[bool]:
    """Tell for each number of questions and of staff whether nobody waits after a month."""
    return [days(sent, officials) <= MONTH for sent, officials in product(asked, staff)]


def sooner(asked: Range, staff: Range) -> list[bool]:
    """Tell in each case whether the mean answer comes sooner than a letter's.

    Letters come spread over the year and wait for the post alone. Of a conference, live
    answers take no time; the mean one of the others is reached halfway through the backlog.
    """
    return [
        conference_wait(sent, officials) < post
        for sent, officials, post in product(asked, staff, POST)
    ]


def days(asked: float, staff: float) -> float:
    """Day after a conference on which nobody waits any more."""
    return queueing.days_until_empty(asked, LIVE, HOURS, staff, PER_DAY)


def conference_wait(asked: float, staff: float) -> float:
    """Days that the mean question of a conference waits."""
    left = max(asked - LIVE * HOURS, 0)
    return left / asked * left / (staff * PER_DAY) / 2


def feedback_sooner(busy: Range, more: Range) -> list[bool]:
    """Tell in each case whether an answer comes sooner online, with more who write.

    The post takes its shortest time; a longer one would only help the claim.
    """
    return [
        office_days(load * times) < POST[0] + office_days(load)
        for load, times in product(busy, more)
    ]


def office_days(load: float) -> float:
    """Working days that a question waits in an office of which letters take a share."""
    hourly = PER_DAY / _WORKDAY
    return queueing.erlang_c(load * OFFICE * hourly, hourly, OFFICE).mean_wait / _WORKDAY


def same_since(table: pd.DataFrame, column: str, year: int) -> tuple[int, int]:
    """First and last year of the run of equal scores of Kazakhstan around a year."""
    scores = table[table["iso3"] == HOME].set_index("year")[column].sort_index()
    run = (scores != scores.shift()).cumsum()
    years = run[run == run.get(year)].index
    return (int(years.min()), int(years.max())) if len(years) else (year, year)


def placed(table: pd.DataFrame, column: str, years: Iterable[int]) -> pd.DataFrame:
    """Kazakhstan's score, the median of all countries and its place, year by year."""
    rows = table[table["year"].isin(list(years))].pivot(
        index="iso3", columns="year", values=column
    )
    rows = rows.astype(float).reindex(columns=list(years))
    place = rows.rank(ascending=False, method="min")
    return pd.DataFrame(
        {
            "score": rows.reindex([HOME]).iloc[0],
            "median": rows.median(),
            "place": place.reindex([HOME]).iloc[0],
            "n": rows.count(),
        }
    )


def below_median(found: pd.DataFrame) -> bool:
    """Tell whether a score lies below the median in every year."""
    return bool((found["score"] < found["median"]).all())


def placed_higher(found: pd.DataFrame, other: pd.DataFrame) -> bool | None:
    """Tell whether a place is better than another in every year by a tenth, or worse."""
    ahead = (other["place"] - found["place"]) / found["n"]
    return True if (ahead >= TENTH).all() else False if (ahead <= -TENTH).all() else None


def place_figures(found: pd.DataFrame, press: pd.DataFrame) -> dict[str, float]:
    """Figures of a score among all countries over some years, another's places beside it."""
    return {
        "score": found["score"].mean(),
        "median_low": found["median"].min(),
        "median_high": found["median"].max(),
        "best_place": found["place"].min(),
        "worst_place": found["place"].max(),
        "press_best": press["place"].min(),
        "press_worst": press["place"].max(),
        "n": int(found["n"].max()),
    }


def wait_figures(asked: Range, staff: Range) -> dict[str, float]:
    """Figures of `sooner`: in how many cases, and the waits at both ends."""
    return {
        **held(sooner(asked, staff)),
        "soonest": conference_wait(asked[0], staff[-1]),
        "latest": conference_wait(asked[-1], staff[0]),
        "most": asked[-1],
        "few": staff[0],
        "post_short": POST[0],
        "post_long": POST[-1],
    }


def staff_figures(asked: Range, staff: Range) -> dict[str, float]:
    """Figures of `answered_in_time`: the staff it takes, the time each question would have."""
    least, middle, most = asked[0], asked[len(asked) // 2], asked[-1]
    needed = {
        f"staff_{name}": queueing.staff_needed(n, LIVE, HOURS, PER_DAY, MONTH)
        for name, n in (("least", least), ("most", most))
    }
    return {
        **held(answered_in_time(asked, staff)),
        **needed,
        "days": MONTH,
        "live": LIVE * HOURS,
        "least": least,
        "asked": middle,
        "most": most,
        "few": staff[0],
        "longest": days(most, staff[0]),
        "each": 3600 * HOURS / middle,
    }


def office_figures(loads: Range, more: Range) -> dict[str, float]:
    """Figures of `feedback_sooner`: from how many more letters on the queue never ends."""
    slack, busy = loads[0], loads[-1]
    return {
        **held(feedback_sooner(loads, more)),
        "slack": 100 * slack,
        "slack_turn": 1 / slack,
        "busy": 100 * busy,
        "busy_turn": 100 * (1 / busy - 1),
        "post": POST[0],
        "wait": 60 * _WORKDAY * office_days(slack),
    }


def network_figures(shares: Range) -> dict[str, float]:
    """Figures of `many_sided`: where it turns, and both networks at their ends."""
    needed = [publishers_needed(contacts) for contacts in CONTACTS]
    middle, letters = CONTACTS[1], star(LETTERS[-1])
    whole = net(middle, shares[-1])
    few = max(net(contacts, shares[0])["answered"] for contacts in CONTACTS)
    return {
        **held(many_sided(shares)),
        "people": PEOPLE,
        "fewest": 100 * shares[0],
        "needed_low": min(needed),
        "needed_high": max(needed),
        # Per ten thousand pairs: in percent both would print as nought.
        "few_answered": 10_000 * few,
        "letters_answered": 10_000 * letters["answered"],
        "letters_steps": letters["answer_steps"],
        "whole_steps": whole["answer_steps"],
        "letters_gate": 100 * letters["gate"],
        "whole_gate": 100 * whole["gate"],
    }
