"""Recipes of a student's own data in a2_connected: published figures, other ones for each.

Every recipe draws countries and years from the data sets of the course and changes no figure.
The traps of a task are met by construction; ``kzmedia.course.acceptance`` checks them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

import pandas as pd

from kzmedia.data import load

USERS = ["iso3", "year", "internet_users"]
# Growth that a reader can picture, and where per cent, points and times are far apart.
_GROWTH = (1.25, 6.0)
_SMALL = 1_000_000  # persons; a smaller country hardly moves a weighted mean


@cache
def _internet() -> pd.DataFrame:
    return load("internet")


@cache
def _shares() -> pd.DataFrame:
    """Users in % of the population: a row per country, a column per year."""
    return _internet().pivot(index="iso3", columns="year", values="internet_users")


@cache
def _unfinished() -> tuple[str, ...]:
    """Countries with users in most of 2018–2023 whose last year, 2024, is missing."""
    window = _shares().loc[:, 2018:2024]
    chosen = window[2024].isna() & (window.loc[:, :2023].notna().sum(axis=1) >= 4)
    mobile = _internet().query("2018 <= year <= 2024").groupby("iso3")["mobile"].count()
    return tuple(i for i in window.index[chosen] if mobile[i] >= 6)


@cache
def _growing() -> tuple[tuple[str, int, int, float], ...]:
    """Country, year, a later year, and the factor by which the share of users grew."""
    shares = _shares()
    found = []
    for first in range(2003, 2013):
        for last in range(first + 3, first + 9):
            old, new = shares[first], shares[last]
            right = (old > 1) & (new / old).between(*_GROWTH)
            found += [(i, first, last, float(new[i] / old[i])) for i in shares.index[right]]
    return tuple(found)


@cache
def _crossing() -> tuple[str, ...]:
    """Countries that published less than 40 % in one year and more in a later one."""
    shares = _shares()
    missing = shares.loc[:, 2005:2024].isna().sum(axis=1).between(1, 5)
    chosen = (shares.loc[:, :2004].max(axis=1) < 40) & (shares.max(axis=1) > 45) & missing
    return tuple(shares.index[chosen])


@cache
def _without_users() -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    """Country and year without users, and the countries of that year to set it beside.

    None of them is so large that it alone decides, none so small that it does not count.
    """
    rows = _internet()
    found = []
    for year, same in rows[rows["year"].between(2004, 2024)].groupby("year"):
        known = same[same["internet_users"].notna()]
        lacking = same[same["internet_users"].isna() & (same["population"] > _SMALL)]
        for country, people in zip(lacking["iso3"], lacking["population"], strict=True):
            near = known.loc[known["population"].between(people / 4, people * 6), "iso3"]
            found += [(country, int(year), tuple(near))] if len(near) >= 12 else []
    return tuple(found)


@cache
def _sexes() -> pd.DataFrame:
    rows = load("divide").dropna(subset=["users_male", "users_female"])
    rows = rows[["iso3", "year", "users_male", "users_female"]]
    return rows[rows["users_male"] > rows["users_female"] + 0.5].reset_index(drop=True)


@cache
def _yearly() -> tuple[tuple[str, int, float, float], ...]:
    """Country, year, share of users, and the factor by which it grew in that year."""
    shares = _shares()
    found = []
    for year in range(2002, 2013):
        now, factor = shares[year], (shares[year] / shares[year - 1]).round(2)
        right = now.between(2, 35) & factor.between(1.1, 2.2)
        found += [(i, year, float(now[i]), float(factor[i])) for i in shares.index[right]]
    return tuple(found)


def latest_rows(random: Random) -> pd.DataFrame:
    """Draw five countries in 2018–2024, the one asked for first, its last year missing.

    Returns
    -------
    DataFrame
        ``iso3``, ``year``, ``mobile`` (per 100 people), ``internet_users`` (%), 35 rows.

    Examples
    --------
    >>> rows = latest_rows(Random(1))
    >>> rows["iso3"].nunique(), bool(rows["internet_users"].isna().any())
    (5, True)
    """
    wanted = random.sample(_unfinished(), 5)
    rows = _internet().query("2018 <= year <= 2024 and iso3 in @wanted")
    rows = rows.sort_values("iso3", key=lambda codes: codes.map(wanted.index), kind="stable")
    return rows[["iso3", "year", "mobile", "internet_users"]].reset_index(drop=True)


def two_years(random: Random) -> pd.DataFrame:
    """Draw one country in two years, the newer above the older.

    Returns
    -------
    DataFrame
        ``iso3``, ``year``, ``internet_users`` (%), 2 rows.

    Examples
    --------
    >>> two_years(Random(1))["year"].is_monotonic_decreasing
    True
    """
    country, first, last, _ = random.choice(_growing())
    return _of(country, [last, first])


def own_series(random: Random) -> pd.DataFrame:
    """Draw one country's series, newest year first, that passes 40 % and has missing years.

    Returns
    -------
    DataFrame
        ``iso3``, ``year``, ``internet_users`` (%), 20 to 23 rows.

    Examples
    --------
    >>> rows = own_series(Random(1))
    >>> bool(rows["internet_users"].isna().any()), bool((rows["internet_users"] > 40).any())
    (True, True)
    """
    country = random.choice(_crossing())
    return _of(country, range(2024, random.randint(2002, 2005) - 1, -1))


def population_rows(random: Random) -> pd.DataFrame:
    """Draw seven countries of one year; users of one of them, a large one, are missing.

    Returns
    -------
    DataFrame
        ``iso3``, ``year``, ``internet_users`` (%), ``population`` (persons), 7 rows.

    Examples
    --------
    >>> population_rows(Random(1))["internet_users"].isna().sum()
    np.int64(1)
    """
    country, year, known = random.choice(_without_users())
    others = random.sample(known, 6)
    rows = _internet()
    rows = rows[(rows["year"] == year) & rows["iso3"].isin([country, *others])]
    order = random.sample(range(len(rows)), len(rows))
    return rows.iloc[order][[*USERS, "population"]].reset_index(drop=True)


def sexes_rows(random: Random) -> pd.DataFrame:
    """Draw six countries where the largest difference and the largest ratio fall apart.

    Returns
    -------
    DataFrame
        ``iso3``, ``year``, ``users_male``, ``users_female`` (% of men, of women), 6 rows.

    Examples
    --------
    >>> rows = sexes_rows(Random(1))
    >>> ratio = rows["users_male"] / rows["users_female"]
    >>> ratio.idxmax() == (rows["users_male"] - rows["users_female"]).idxmax()
    False
    """
    while True:
        rows = _sexes().iloc[random.sample(range(len(_sexes())), 6)].reset_index(drop=True)
        difference = (rows["users_male"] - rows["users_female"]).to_numpy()
        ratio = (rows["users_male"] / rows["users_female"]).to_numpy()
        wide, steep = difference.argmax(), ratio.argmax()
        apart = difference[wide] - difference[steep] > 1 and ratio[steep] - ratio[wide] > 0.05
        if apart:
            return rows


def one_year_growth(random: Random) -> dict[str, Any]:
    """Draw a country and a year with the share of users and its growth factor in that year.

    Returns
    -------
    dict
        ``iso3``, ``year``, ``share`` (%), ``factor`` (to two decimals).

    Examples
    --------
    >>> sorted(one_year_growth(Random(1)))
    ['factor', 'iso3', 'share', 'year']
    """
    country, year, share, factor = random.choice(_yearly())
    return {"iso3": country, "year": year, "share": share, "factor": factor}


def _of(country: str, years: list[int] | range) -> pd.DataFrame:
    """Return one country's users in these years, in their order."""
    rows = _internet()
    rows = rows[rows["iso3"] == country].set_index("year").loc[list(years)].reset_index()
    return rows[USERS]


TASKS: dict[str, Callable[[Random], Any]] = {
    "q1": latest_rows,
    "q2": two_years,
    "q3": own_series,
    "q5": population_rows,
    "q8": sexes_rows,
    "q9": one_year_growth,
}
