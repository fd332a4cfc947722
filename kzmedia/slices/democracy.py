"""Recipes of the learner's own data in a4_democracy: countries and years drawn from the panel.

Every draw takes published rows as they are. What is chosen is which countries and which
years, so that the trap of each task occurs: a country that rose and fell behind, equal
values, missing values, a table in another order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise
from math import dist
from random import Random

import numpy as np
import pandas as pd

from kzmedia import data

SPANS = ((2010, 2016), (2012, 2018), (2014, 2018), (2016, 2022), (2018, 2022), (2018, 2024))
FROM = (2003, 2004, 2005)
UNTIL = (2018, 2020, 2022, 2024)
BOTH = ["egdi", "electoral_democracy"]
LEAST_GAIN = 1.2
"""Least mean of places in q1: nearer to zero, wrong divisors could not be told apart."""
DISTINCT = 0.026
"""Least distance of two correlations in q7: five times what rounding to two digits allows."""
NEAR = 0.07
"""Least distance of two dots in the figure of q6, so that a label belongs to one of them."""


@cache
def _year(year: int) -> pd.DataFrame:
    """The panel's rows of a year, countries as the index."""
    world = data.load("panel")
    return world[world["year"] == year].set_index("iso3")


def _sample(random: Random, codes: Iterable[str], count: int) -> list[str]:
    """Draw countries; sorted first, so that the same random numbers draw the same."""
    return random.sample(sorted(codes), count)


def _shuffled(random: Random, codes: Iterable[str]) -> list[str]:
    order = list(codes)
    random.shuffle(order)
    return order


def _rows(year: int, codes: list[str], *columns: str) -> pd.DataFrame:
    """Rows of these countries, in this order, with plain columns of floats."""
    found = _year(year).loc[codes, list(columns)].astype(float)
    return found.rename_axis("iso3").reset_index()


@cache
def _movers(first: int, last: int) -> tuple[pd.DataFrame, dict[str, list[str]]]:
    """Values and places of two surveys, and the countries by how they moved."""
    columns = ["egdi", "egdi_rank"]
    start, end = _year(first)[columns], _year(last)[columns]
    both = start.add_suffix("_first").join(end.add_suffix("_last")).dropna().astype(float)
    gain = both["egdi_last"] - both["egdi_first"]
    places = both["egdi_rank_first"] - both["egdi_rank_last"]
    groups = {
        "behind": both.index[(gain > 0) & (places < 0)].tolist(),
        "ahead": both.index[(gain > 0) & (places > 0)].tolist(),
        "fell": both.index[gain < 0].tolist(),
    }
    return both, groups


def place_rows(random: Random) -> pd.DataFrame:
    """Draw eight countries with value and place in two surveys (q1).

    Three or four rose and lost places, two or three rose and gained some, two fell.

    Parameters
    ----------
    random : random.Random

    Returns
    -------
    DataFrame
        ``iso3``, ``first_year``, ``last_year``, ``egdi_first``, ``egdi_last`` (0–1),
        ``rank_first``, ``rank_last`` (1 = best).

    Examples
    --------
    >>> rows = place_rows(Random(1))
    >>> len(rows), bool((rows["egdi_last"] > rows["egdi_first"]).all())
    (8, False)
    """
    first, last = random.choice(SPANS)
    both, groups = _movers(first, last)
    places = both["egdi_rank_first"] - both["egdi_rank_last"]
    behind = random.choice((3, 4))
    mean = 0.0
    while abs(mean) < LEAST_GAIN:
        drawn = _sample(random, groups["behind"], behind)
        drawn += _sample(random, groups["ahead"], 6 - behind)
        mean = float(places.loc[drawn].mean())
    drawn = _shuffled(random, drawn + _sample(random, groups["fell"], 2))
    found = both.loc[drawn].rename_axis("iso3").reset_index()
    ranks = {f"rank_{end}": found[f"egdi_rank_{end}"].astype(int) for end in ("first", "last")}
    years = found.assign(first_year=first, last_year=last, **ranks)
    values = ["egdi_first", "egdi_last"]
    return years[["iso3", "first_year", "last_year", *values, *ranks]]


@cache
def _participation() -> tuple[list[tuple[float, list[str]]], list[str]]:
    """Countries of the survey of 2008 by their e-participation, and the unrated ones."""
    rated = _year(2008)["epi"]
    groups = rated.dropna().groupby(rated).groups
    levels = [(float(value), sorted(codes)) for value, codes in sorted(groups.items())]
    return levels, rated.index[rated.isna()].tolist()


def tie_rows(random: Random) -> pd.DataFrame:
    """Draw ten to fourteen countries of 2008, three of them level, three not rated (q2).

    The first row is one of the three that are level. How many are above and below is chosen
    so that every wrong way of counting leads to another place.

    Parameters
    ----------
    random : random.Random

    Returns
    -------
    DataFrame
        ``iso3``, ``epi`` (0–1, missing where not rated), ``epi_rank`` (in the world).

    Examples
    --------
    >>> rows = tie_rows(Random(1))
    >>> int((rows["epi"] == rows["epi"][0]).sum()), int(rows["epi"].isna().sum())
    (3, 3)
    """
    levels, unrated = _participation()
    value, same = random.choice(
        [(value, codes) for value, codes in levels if len(codes) >= 3 and 0.05 < value < 0.5]
    )
    above = random.choice((3, 4, 5))
    higher = random.sample([codes for other, codes in levels if other > value], above)
    lower = [code for other, codes in levels if other < value for code in codes]
    first, *drawn = random.sample(same, 3)
    drawn += [random.choice(codes) for codes in higher]
    drawn += random.sample(lower, above - 2) + random.sample(sorted(unrated), 3)
    return _rows(2008, [first, *_shuffled(random, drawn)], "epi", "epi_rank")


def gap_rows(random: Random) -> pd.DataFrame:
    """Draw twenty countries of 2022, some without internet users, some without a rating (q4).

    Parameters
    ----------
    random : random.Random

    Returns
    -------
    DataFrame
        ``iso3``, ``internet_users`` (per cent), ``electoral_democracy`` (0–1): two
        countries lack only the one, three or four only the other, one lacks both.

    Examples
    --------
    >>> int(gap_rows(Random(1))["internet_users"].isna().sum())
    3
    """
    now = _year(2022)[["internet_users", "electoral_democracy"]]
    offline, unrated = now["internet_users"].isna(), now["electoral_democracy"].isna()
    drawn = _sample(random, now.index[offline & ~unrated], 2)
    drawn += _sample(random, now.index[~offline & unrated], random.choice((3, 4)))
    drawn += _sample(random, now.index[offline & unrated], 1)
    drawn += _sample(random, now.index[~offline & ~unrated], 20 - len(drawn))
    return _rows(2022, _shuffled(random, drawn), *now.columns)


@cache
def _dots() -> tuple[dict[str, tuple[float, float]], list[str]]:
    """Where the countries lie in the figure, and those that V-Dem does not rate."""
    now = _year(2022)[BOTH].dropna(subset="egdi")
    places = {code: (float(x), float(y)) for code, x, y in now.dropna().itertuples()}
    return places, now.index[now["electoral_democracy"].isna()].tolist()


def dot_rows(random: Random) -> pd.DataFrame:
    """Draw nine countries of 2022 that lie apart in the figure, one not rated (q6).

    Parameters
    ----------
    random : random.Random

    Returns
    -------
    DataFrame
        ``iso3``, ``egdi`` (0–1), ``egdi_rank``, ``electoral_democracy`` (0–1, one missing).

    Examples
    --------
    >>> rows = dot_rows(Random(1))
    >>> len(rows), int(rows["electoral_democracy"].isna().sum())
    (9, 1)
    """
    places, unrated = _dots()
    kept: list[str] = []
    for code in _sample(random, places, len(places)):
        if all(dist(places[code], places[other]) > NEAR for other in kept):
            kept.append(code)
        if len(kept) == 8:
            break
    kept.insert(random.randint(1, 6), _sample(random, unrated, 1)[0])
    return _rows(2022, kept, "egdi", "egdi_rank", "electoral_democracy")


@cache
def _rated(first: int, last: int) -> tuple[list[str], list[str]]:
    """Countries that the UN rated in the later survey only, and those rated in both."""
    start, end = _year(first)[BOTH], _year(last)[BOTH].dropna()
    late = start.index[start["egdi"].isna() & start["electoral_democracy"].notna()]
    complete = start.dropna().index
    return list(late.intersection(end.index)), list(complete.intersection(end.index))


def _apart(start: pd.DataFrame, end: pd.DataFrame) -> bool:
    """Whether levels, heaps and changes taken in wrong ways give correlations of their own."""
    same = end.set_index("iso3").loc[start["iso3"]]
    rows, first, last = (table[BOTH].to_numpy() for table in (end, start, same))
    tables = (last, first, np.vstack([last, first]), rows - first, last - np.nan_to_num(first))
    found = sorted([_r(last - first), *map(_r, tables)])
    return min(high - low for low, high in pairwise(found)) > DISTINCT


def _r(values: np.ndarray) -> float:
    """Correlation of two columns over the rows that lack neither."""
    known = values[np.isfinite(values).all(axis=1)]
    return float(np.corrcoef(known.T)[0, 1])


def change_rows(random: Random) -> pd.DataFrame:
    """Draw sixteen countries in two surveys; two or three lack the first one's EGDI (q7).

    Parameters
    ----------
    random : random.Random

    Returns
    -------
    DataFrame
        ``iso3``, ``year``, ``egdi``, ``electoral_democracy`` (each 0–1): the rows of the
        earlier survey first, those of the later one in another order.

    Examples
    --------
    >>> rows = change_rows(Random(1))
    >>> len(rows), rows["year"].nunique(), int(rows["egdi"].isna().sum()) in (2, 3)
    (32, 2, True)
    """
    first, last = random.choice(FROM), random.choice(UNTIL)
    late, complete = _rated(first, last)
    parts: list[pd.DataFrame] = []
    while not parts or not _apart(*parts):
        drawn = _sample(random, late, random.choice((2, 3)))
        drawn += _sample(random, complete, 16 - len(drawn))
        parts = [_rows(year, _shuffled(random, drawn), *BOTH) for year in (first, last)]
    parts = [part.assign(year=year) for part, year in zip(parts, (first, last), strict=True)]
    return pd.concat(parts, ignore_index=True)[["iso3", "year", *BOTH]]


def pull_rows(random: Random) -> pd.DataFrame:
    """Draw eleven countries of 2024 with both measures (q8).

    Parameters
    ----------
    random : random.Random

    Returns
    -------
    DataFrame
        ``iso3``, ``egdi``, ``electoral_democracy`` (each 0–1), nothing missing.

    Examples
    --------
    >>> pull_rows(Random(1)).notna().all(axis=None), len(pull_rows(Random(1)))
    (np.True_, 11)
    """
    return _rows(2024, _sample(random, _year(2024)[BOTH].dropna().index, 11), *BOTH)


TASKS: dict[str, Callable[[Random], pd.DataFrame]] = {
    "q1": place_rows,
    "q2": tie_rows,
    "q4": gap_rows,
    "q6": dot_rows,
    "q7": change_rows,
    "q8": pull_rows,
}
