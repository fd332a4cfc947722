"""Models behind two verdicts of lesson 04: what campaigns online cost, whom contacts join.

A model turns assumptions into consequences. Its word can be "partly supported" at most: if
the order that a claim asserts holds under every setting of a range stated beforehand. If it
holds under none, the model contradicts the claim; if it turns inside the range, the word
depends on what nobody measured and cannot be told.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

import pandas as pd

from kzmedia.coalitions import free_contact, sweep
from kzmedia.exposure import break_even, exposure
from kzmedia.verdicts import CONTRADICTED, PARTLY, UNDECIDED

YEAR = 365
MEASURED = (69 / 1440, 1.5)
"""Half-lives online that were measured, in days: Wu and Huberman; Dezső et al."""
HALF_LIVES = (*MEASURED, 7, 30, YEAR)
"""Half-lives online, in days: from the shortest measured one to the lecture's year."""
PRICES = (1 / 10, 1 / 3, 1, 3, 10)
"""Price of a view on the first day online, as a multiple of the same in the older media."""
PAPER = {"half_life": 1, "days": 7}
"""A newspaper "for several days": a week in which views halve every day."""
SPOT = {"half_life": 1, "days": 1}
"""A television spot is seen on one day."""

TIMES = (2, 4, 8, 16)
"""How many times as likely a contact is if the goal is shared; 1 would be no preference."""
COSTS = (1, 2, 4, 8, 16, 32)
"""Costs of distance: living half a square farther away makes a contact 1.6 times less likely
at cost 1, 55 times at 8. Free contact is left out: there goals win by assumption."""
MIDDLE = 4
GOALS = 4
SEEDS = range(3)


def word_of(holds: pd.Series) -> str:
    """Return the word for a model's answers under every setting: yes, no, or missing (open).

    >>> word_of(pd.Series([True, True])), word_of(pd.Series([True, False]))
    ('partly_supported', 'cannot_be_told')
    """
    known = holds.astype("boolean")
    if known.fillna(False).all():
        return PARTLY
    return UNDECIDED if known.fillna(True).any() else CONTRADICTED


def online_pays(days: float) -> pd.DataFrame:
    """Tell under which assumptions a page online gets most views per cost.

    Parameters
    ----------
    days : float, days
        How long the page stays.

    Returns
    -------
    DataFrame, a row per setting
        ``half_life`` (days), ``price`` (of a first-day view, multiple of the older media's),
        ``holds``: more views per cost than both newspaper and spot. Costs are per view of the
        first day, so audiences cancel.
    """
    best = max(exposure(1, **PAPER), exposure(1, **SPOT))
    rows = [
        (half, price, exposure(1, half, days) / price)
        for half in HALF_LIVES
        for price in PRICES
    ]
    table = pd.DataFrame(rows, columns=["half_life", "price", "views"])
    return table.assign(holds=table["views"] > best)


def media_figures(days: float) -> dict[str, float]:
    """Return how the order of the media turns: half-life at equal price, price by half-life."""
    settings = online_pays(days)
    paper = exposure(1, **PAPER)
    named = zip(("minutes", "hours", "week", "month"), HALF_LIVES, strict=False)
    fair = {f"fair_{name}": exposure(1, half, days) / paper for name, half in named}
    equal = settings[settings["price"] == 1]
    return {
        "held": int(settings["holds"].sum()),
        "settings": len(settings),
        "days": days,
        "paper_days": PAPER["days"],
        "even": break_even(1, paper, days) if days >= 1 else math.nan,
        "equal_held": int(equal["holds"].sum()),
        "equal": len(equal),
        **fair,
    }


@cache
def coalition_runs() -> pd.DataFrame:
    """Run the model of coalitions over the range; the result is shared and never changed."""
    return sweep(COSTS, [math.log(times) for times in TIMES], SEEDS, goals=GOALS, places=GOALS)


def goals_outgrow(runs: pd.DataFrame) -> pd.DataFrame:
    """Tell at which preference and cost most contacts share the goal rather than the place.

    Parameters
    ----------
    runs : DataFrame
        As from `kzmedia.coalitions.sweep`.

    Returns
    -------
    DataFrame, a row per setting
        ``preference``, ``cost``, ``holds``: yes or no if all draws agree, else missing.
    """
    more = (runs["same_goal"] > runs["same_place"]).groupby([runs["preference"], runs["cost"]])
    found = more.agg(["all", "any"]).reset_index()
    agreed = found["all"] == found["any"]
    return found.assign(holds=found["all"].astype("boolean").where(agreed))[
        ["preference", "cost", "holds"]
    ]


def coalition_figures(runs: pd.DataFrame, settings: pd.DataFrame) -> dict[str, float]:
    """Return where the order turns, and how large coalitions by goal are at both ends."""
    weak, strong = math.log(min(TIMES)), math.log(max(TIMES))
    reach = settings[settings["holds"].fillna(False)].groupby("preference")["cost"].max()
    middle = runs[runs["preference"] == math.log(MIDDLE)]
    size = 100 * middle.groupby("cost")["by_goal"].mean()
    weak_cost, strong_cost = (float(reach.get(one, math.nan)) for one in (weak, strong))
    return {
        "held": int(settings["holds"].sum()),
        "settings": len(settings),
        "weak": min(TIMES),
        "weak_cost": weak_cost,
        "strong": max(TIMES),
        "strong_cost": strong_cost,
        "middle": MIDDLE,
        "dear": max(COSTS),
        "cheap": min(COSTS),
        "dear_size": float(size[max(COSTS)]),
        "cheap_size": float(size[min(COSTS)]),
        "free": 100 * free_contact(weak, GOALS),
        "chance": 100 * free_contact(0, GOALS),
        **_living_together(),
    }


def movement(events: pd.DataFrame) -> dict[str, str]:
    """Return the years of the lecture's own movement and of the law that it opposed.

    >>> made = pd.DataFrame({"event_id": ["internet_law"], "year": [2009]})
    >>> movement(made)
    {'movement': '–', 'law': '2009'}
    """
    years = events.dropna(subset="year").set_index("event_id")["year"]
    names = {"movement": "free_internet_movement", "law": "internet_law"}
    found = {name: years[years.index == event] for name, event in names.items()}
    return {name: str(int(one.iloc[0])) if len(one) else "–" for name, one in found.items()}


@cache
def _living_together() -> Mapping[str, float]:
    """Return shares of contacts with the same goal if like-minded people are neighbours."""
    ends = (min(COSTS), max(COSTS))
    runs = sweep(ends, [math.log(MIDDLE)], SEEDS, goals=GOALS, places=GOALS, together=1)
    share = 100 * runs.groupby("cost")["same_goal"].mean()
    return {"together_cheap": float(share[ends[0]]), "together_dear": float(share[ends[1]])}
