"""Models behind two verdicts of lesson 04: what campaigns online cost, whom contacts join."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

import pandas as pd

from kzmedia.coalitions import free_contact, sweep
from kzmedia.exposure import break_even, exposure
from kzmedia.verdicts import Tables
from kzmedia.verdicts._models import known

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
Range = tuple[float, ...]


def priced(tables: Tables) -> tuple[Range, Range]:
    """Return half-lives and prices of a view online: recorded, or the assumed ranges."""
    half_lives = known(tables, "view_half_life", HALF_LIVES)
    return half_lives, known(tables, "view_price", PRICES)


def preferred(tables: Tables) -> tuple[Range, Range]:
    """Return costs of distance and preferences for a shared goal: recorded, or assumed."""
    return known(tables, "distance_cost", COSTS), known(tables, "goal_preference", TIMES)


def online_pays(
    days: float, half_lives: Range = HALF_LIVES, prices: Range = PRICES
) -> pd.DataFrame:
    """Tell under which assumptions a page online gets most views per cost.

    Parameters
    ----------
    days : float, days
        How long the page stays.
    half_lives : tuple of float, days
    prices : tuple of float
        As `HALF_LIVES` and `PRICES`.

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
        for half in half_lives
        for price in prices
    ]
    table = pd.DataFrame(rows, columns=["half_life", "price", "views"])
    return table.assign(holds=table["views"] > best)


def media_figures(days: float, half_lives: Range, prices: Range) -> dict[str, float]:
    """Return how the order of the media turns: half-life at equal price, price by half-life."""
    settings = online_pays(days, half_lives, prices)
    paper = exposure(1, **PAPER)
    named = zip(("minutes", "hours", "week", "month"), HALF_LIVES, strict=False)
    fair = {f"fair_{name}": exposure(1, half, days) / paper for name, half in named}
    equal = online_pays(days, half_lives, (1,))
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
def coalition_runs(costs: Range = COSTS, times: Range = TIMES) -> pd.DataFrame:
    """Run the model of coalitions over the range; the result is shared and never changed."""
    return sweep(costs, [math.log(one) for one in times], SEEDS, goals=GOALS, places=GOALS)


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
    preferences, costs = sorted(set(runs["preference"])), sorted(set(runs["cost"]))
    weak, strong = preferences[0], preferences[-1]
    middle = min(preferences, key=lambda one: abs(one - math.log(MIDDLE)))
    reach = settings[settings["holds"].fillna(False)].groupby("preference")["cost"].max()
    size = 100 * runs[runs["preference"] == middle].groupby("cost")["by_goal"].mean()
    return {
        "held": int(settings["holds"].sum()),
        "settings": len(settings),
        "weak": round(math.exp(weak), 1),
        "weak_cost": float(reach.get(weak, 0)),
        "strong": round(math.exp(strong), 1),
        "strong_cost": float(reach.get(strong, 0)),
        "middle": round(math.exp(middle), 1),
        "dear": costs[-1],
        "cheap": costs[0],
        "dear_size": float(size[costs[-1]]),
        "cheap_size": float(size[costs[0]]),
        "free": 100 * free_contact(weak, GOALS),
        "chance": 100 * free_contact(0, GOALS),
        **_living_together(),
    }


def law_year(events: pd.DataFrame) -> str:
    """Return the year of the law that the lecture's own movement opposed.

    >>> law_year(pd.DataFrame({"event_id": ["internet_law"], "year": [2009]}))
    '2009'
    >>> law_year(pd.DataFrame({"event_id": ["internet_law"], "year": [None]}))
    '–'
    """
    years = events.loc[events["event_id"] == "internet_law", "year"].dropna()
    return str(int(years.iloc[0])) if len(years) else "–"


@cache
def _living_together() -> Mapping[str, float]:
    """Return shares of contacts with the same goal if like-minded people are neighbours."""
    ends = (COSTS[0], COSTS[-1])
    runs = sweep(ends, [math.log(MIDDLE)], SEEDS, goals=GOALS, places=GOALS, together=1)
    share = 100 * runs.groupby("cost")["same_goal"].mean()
    return {
        "near_cheap": ends[0],
        "near_dear": ends[1],
        "together_cheap": float(share[ends[0]]),
        "together_dear": float(share[ends[1]]),
    }
