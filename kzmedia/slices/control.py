"""Recipes of a5_control: scores out of order, donors, placebos, raters; named in `TASKS`.

Scores are V-Dem's ``freedom_from_censorship`` (higher is freer), as in lesson 07; ratings are
the course's own ``simulated_ratings`` and say nothing about any site.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import combinations
from random import Random
from typing import Any

import numpy as np
import pandas as pd

from kzmedia import data, panel, synthetic

SCORE = "freedom_from_censorship"
OWN = "KAZ"
LAW = 2009
FITTED = 0.1
"""A past missed by more than this, in points of the score, could not be mixed (lesson 07)."""
YEARS_SHOWN = 7
# How far the right value and the mistakes must lie apart: points of the score, parts of one.
_APART = 0.06
_SHARE = 0.0026


def shuffled_years(random: Random) -> pd.DataFrame:
    """Draw scores of one country in seven years, the rows in no order.

    The change from the earliest to the latest year differs from the one between the first and
    the last row, from the largest difference in the table and from the last level, and these
    from each other, so that each mistake can be named.

    Parameters
    ----------
    random : random.Random
        Source of the draw.

    Returns
    -------
    DataFrame, shape (7, 3)
        ``iso3``, ``year`` and ``freedom_from_censorship``, model score.

    Examples
    --------
    >>> rows = shuffled_years(Random(1))
    >>> rows["iso3"].nunique(), rows["year"].nunique(), rows["year"].is_monotonic_increasing
    (1, 7, False)
    """
    scores = _scores()
    while True:
        country = random.choice(_movers())
        years = random.sample(list(scores.index), YEARS_SHOWN)
        values = scores.loc[years, country]
        change = values[max(years)] - values[min(years)]
        rows, spread = values.iloc[-1] - values.iloc[0], values.max() - values.min()
        ways = (change, -change, rows, spread, values[max(years)])
        if change and _differ(ways, _APART):
            return pd.DataFrame({"iso3": country, "year": years, SCORE: values.to_list()})


def compared_with(random: Random) -> pd.DataFrame:
    """Draw four to six post-Soviet states beside Kazakhstan: means before and after 2009.

    The others moved as well, so that leaving out their change is a mistake that shows.

    Parameters
    ----------
    random : random.Random
        Source of the draw.

    Returns
    -------
    DataFrame, shape (5 … 7, 3)
        ``iso3``; ``mean_before`` (2006–2008) and ``mean_after`` (2010–2012), model score. The
        rows are in no order.

    Examples
    --------
    >>> rows = compared_with(Random(1))
    >>> "KAZ" in set(rows["iso3"]), 5 <= len(rows) <= 7
    (True, True)
    """
    table = _before_and_after()
    donors = [code for code in table.index if code != OWN]
    while True:
        chosen = random.sample(donors, random.randint(4, 6))
        change = table.loc[chosen, "mean_after"] - table.loc[chosen, "mean_before"]
        if abs(change.mean()) >= _APART:
            break
    chosen.append(OWN)
    random.shuffle(chosen)
    return table.loc[chosen].rename_axis("iso3").reset_index()


def some_placebos(random: Random) -> pd.DataFrame:
    """Draw Kazakhstan and some of the placebos among the autocracies of 2008.

    At least one placebo whose past could not be mixed lies below Kazakhstan, and at least one
    above, so that who counts decides about the place; at least one gap upwards is larger than
    Kazakhstan's downwards, so that its sign matters. No two gaps are equal.

    Parameters
    ----------
    random : random.Random
        Source of the draw.

    Returns
    -------
    DataFrame, shape (18 … 42, 3)
        ``iso3``, ``rmse_before`` and ``gap`` (mean of 2010–2012), model score; rows in the
        order of the codes.

    Examples
    --------
    >>> rows = some_placebos(Random(1))
    >>> own = rows.set_index("iso3")["gap"]["KAZ"]
    >>> bool(((rows["rmse_before"] > FITTED) & (rows["gap"] < own)).any())
    True
    """
    table = _placebos()
    own = table.loc[OWN, "gap"]
    others = table.drop(OWN)
    fitted, gap = others["rmse_before"] <= FITTED, others["gap"]
    below, above = gap < own, gap > -own
    while True:
        chosen = [
            OWN,
            *_sample(random, others.index[~fitted & below], 1, 3),
            *_sample(random, others.index[~fitted & ~below], 1, 5),
            *_sample(random, others.index[fitted & below], 3, 9),
            *_sample(random, others.index[fitted & above], 1, 4),
            *_sample(random, others.index[fitted & ~below & ~above], 11, 20),
        ]
        drawn = table.loc[sorted(chosen)]
        if drawn["gap"].is_unique and _differ(_place_ways(drawn), _SHARE):
            return drawn.reset_index()


def three_raters(random: Random) -> pd.DataFrame:
    """Draw three raters' simulated ratings of ten to twelve sites; some were not given.

    All pairs together, the plain mean of the three pairs, the first pair alone and the sites
    that all rated give different shares of agreement.

    Parameters
    ----------
    random : random.Random
        Source of the draw.

    Returns
    -------
    DataFrame, shape (10 … 12, 3)
        Sites as index, raters as columns, ratings from 1 to 5; four to six are missing, and
        each rater lacks at least one.

    Examples
    --------
    >>> ratings = three_raters(Random(1))
    >>> ratings.shape[1], bool(ratings.isna().any().all())
    (3, True)
    """
    every = _ratings()
    while True:
        sites = sorted(random.sample(list(every.index), random.randint(10, 12)))
        raters = sorted(random.sample(list(every.columns), 3))
        drawn = every.loc[sites, raters].astype(float)
        first = [(random.randrange(len(sites)), rater) for rater in range(3)]
        cells = [(site, rater) for site in range(len(sites)) for rater in range(3)]
        rest = [cell for cell in cells if cell not in first]
        for site, rater in first + random.sample(rest, random.randint(1, 3)):
            drawn.iat[site, rater] = float("nan")
        if _differ(_agreement_ways(drawn.to_numpy()), _SHARE):
            return drawn


@cache
def _scores() -> pd.DataFrame:
    """The score by year and country, without countries that lack a year."""
    society = data.load("society")
    wide = pd.DataFrame(society).pivot(index="year", columns="iso3", values=SCORE)
    return wide.dropna(axis="columns")


@cache
def _movers() -> list[str]:
    """Countries whose score moved enough for a change to be read."""
    spread = _scores().std()
    return sorted(spread[spread > 0.3].index)


@cache
def _groups() -> dict[str, list[str]]:
    then = panel.year(data.load("panel"), LAW - 1)
    return {group: panel.members(then, group) for group in ("post_soviet", "autocracies")}


@cache
def _before_and_after() -> pd.DataFrame:
    scores = _scores()[_groups()["post_soviet"]]
    return pd.DataFrame(
        {
            "mean_before": scores.loc[LAW - 3 : LAW - 1].mean(),
            "mean_after": scores.loc[LAW + 1 : LAW + 3].mean(),
        }
    ).round(3)


@cache
def _placebos() -> pd.DataFrame:
    scores = _scores().loc[: LAW + 3]
    pool = [code for code in _groups()["autocracies"] if code in scores]
    found = synthetic.placebos(scores, OWN, LAW - 1, pool, after=LAW + 1)
    return found.set_index("iso3")[["rmse_before", "gap"]].round(3)


@cache
def _ratings() -> pd.DataFrame:
    ratings = pd.DataFrame(data.load("simulated_ratings"))
    return ratings.pivot(index="site", columns="rater", values="simulated_rating")


def _place_ways(table: pd.DataFrame) -> list[float]:
    """Kazakhstan's place as a part of one, the right way first, then the mistaken ones."""
    gaps, own = table["gap"].to_numpy(), table["gap"][OWN]
    counted = gaps[table["rmse_before"].to_numpy() <= FITTED]
    place, count = (counted <= own).sum(), len(counted)
    return [
        place / count,
        (gaps <= own).mean(),
        place / len(table),
        (counted >= own).mean(),
        (place - 1) / count,
        (place - 1) / (count - 1),
        place / (count - 1),
        (np.abs(counted) >= abs(own)).mean(),
    ]


def _agreement_ways(table: np.ndarray) -> list[float]:
    """Share of agreement, the right way first, then the mistaken ones."""
    left, right = table[:, [0, 0, 1]], table[:, [1, 2, 2]]
    agreed, compared = (left == right).sum(axis=0), np.isfinite(left - right).sum(axis=0)
    pooled = agreed.sum() / compared.sum()
    whole = np.isfinite(table).all(axis=1)
    return [
        pooled,
        1 - pooled,
        (agreed / compared).mean(),
        agreed[0] / compared[0],
        (left == right)[whole].mean(),
        agreed.sum() / left.size,
        0.0,
    ]


def _differ(ways: Sequence[float], least: float) -> bool:
    """Whether no two ways, right or mistaken, come so near that they could be confused."""
    return all(abs(one - other) >= least for one, other in combinations(ways, 2))


def _sample(random: Random, codes: pd.Index, least: int, most: int) -> list[str]:
    return random.sample(list(codes), min(random.randint(least, most), len(codes)))


TASKS: dict[str, Callable[[Random], Any]] = {
    "q1": shuffled_years,
    "q3": compared_with,
    "q7": some_placebos,
    "q9": three_raters,
}
