"""Kazakhstan's internet users as lesson 02 counts them: persons, sources, moments, neighbours.

Persons are today's population times a share that was computed with the population of its own
day: they may be some percent off.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzmedia import growth
from kzmedia.verdicts import Tables
from kzmedia.verdicts._lookups import HOME, fact, stated


def of_home(table: pd.DataFrame, column: str) -> pd.Series:
    """Kazakhstan's values by year; a missing one is NaN."""
    rows = table[table["iso3"] == HOME].set_index("year")[column]
    return rows.astype("Float64").astype(float)


def people_of(tables: Tables) -> pd.Series:
    """Kazakhstan's population by year."""
    return of_home(tables["internet"], "population")


def users_of(tables: Tables) -> pd.Series:
    """Kazakhstan's users, persons by year: the ITU's share of that year's population."""
    return of_home(tables["internet"], "internet_users") * people_of(tables) / 100


def apart(tables: Tables) -> float:
    """How many times as large one source is as another for the same year, at most.

    Each source as published: persons for 2008, shares for 2010 and 2011.
    """
    shares = of_home(tables["internet"], "internet_users")
    pairs = [
        (fact(tables, "users_market_survey", 2008), users_of(tables).get(2008, np.nan)),
        (fact(tables, "users_itu_as_of_2011", 2010), shares.get(2010, np.nan)),
        (100 - fact(tables, "survey_never", 2011), shares.get(2011, np.nan)),
    ]
    ratios = [max(a / b, b / a) for a, b in pairs if not np.isnan(a / b)]
    return max(ratios, default=np.nan)


def growth_when_passed(
    users: pd.Series, level: float, years: tuple[int, ...], even: bool = True
) -> float:
    """Growth over the year before users pass a level between one of the years and the next.

    Between the numbers of two years users grow evenly by a factor, or along a straight line.
    Missing if the level is not passed there.
    """
    there, back = (np.log, np.exp) if even else (np.asarray, np.asarray)
    for year in years:
        if users[year] < level < users[year + 1]:
            before, last, following = there(users.loc[year - 1 : year + 1].to_numpy())
            part = (there(level) - last) / (following - last)
            return float(level / back(before + part * (last - before)))
    return np.nan


def beside(tables: Tables, neighbour: str, year: int) -> dict[str, float]:
    """Share online in Kazakhstan and in a neighbour, and how many times lower its income."""
    shares = _of_year(tables["internet"], "internet_users", year)
    income = _of_year(tables["context"], "gdp_per_capita", year)
    return {
        "online": shares.get(HOME, np.nan),
        "neighbour": shares.get(neighbour, np.nan),
        "poorer": income.get(HOME, np.nan) / income.get(neighbour, np.nan),
    }


def gained(internet: pd.DataFrame, first: int, last: int) -> dict[str, float]:
    """Kazakhstan's gain of users in percentage points, and its place among all countries."""
    before, after = (_of_year(internet, "internet_users", year) for year in (first, last))
    gains = (after - before).dropna()
    place = gains.rank(ascending=False).get(HOME, np.nan)
    return {"gain": gains.get(HOME, np.nan), "gain_rank": place, "gain_n": len(gains)}


def carried(tables: Tables, start: int, threshold: float) -> float:
    """Year in which the lecture's number, growing as it says, passes a share of the people.

    By that year's population. It may pass 100%: the arithmetic knows no ceiling.
    """
    people = people_of(tables).loc[start:]
    lecture = tables["lecture"]
    users, factor = (stated(lecture, "C10", name) for name in ("users", "growth_factor"))
    grown = growth.carry_forward(users, factor, people.index - start)
    shares = pd.Series(100 * grown / people.to_numpy(), index=people.index)
    return or_missing(growth.year_of_crossing(shares, threshold))


def or_missing(year: int | None) -> float:
    """Return a year, or NaN where there is none."""
    return np.nan if year is None else year


def _of_year(table: pd.DataFrame, column: str, year: int) -> pd.Series:
    rows = table[table["year"] == year].set_index("iso3")[column]
    return rows.astype("Float64").astype(float)
