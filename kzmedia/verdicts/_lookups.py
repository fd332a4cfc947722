"""Figures that verdicts share: of the lecture, single facts, like countries, intervals."""

from __future__ import annotations

import pandas as pd

from kzmedia.panel import Correlation
from kzmedia.verdicts import Tables

HOME = "KAZ"
ALIKE = 0.25
"""Countries are about as rich if incomes differ by no more than this part."""


def stated(lecture: pd.DataFrame, claim: str, quantity: str) -> float:
    """Return the number that the lecture states."""
    rows = lecture.query("claim_id == @claim and quantity == @quantity")
    return float(rows["value"].iloc[0])


def facts(tables: Tables, indicator: str, years: tuple[int, ...] = ()) -> pd.Series:
    """Return the values of a single fact by year, none if nobody has found it yet."""
    rows = tables["kazakhstan_facts"].query("indicator == @indicator")
    rows = rows[rows["year"].isin(years)] if years else rows
    return rows.set_index(rows["year"].astype(int))["value"].astype(float)


def fact(tables: Tables, indicator: str, year: int) -> float:
    """Return a single fact of a year, missing if there is none.

    >>> fact(Tables(), "adsl_price", 2008), fact(Tables(), "adsl_price", 1900)
    (30.0, nan)
    """
    return float(facts(tables, indicator).get(year, float("nan")))


def among_peers(rows: pd.DataFrame, column: str) -> tuple[float, pd.Series]:
    """Return Kazakhstan's value and those of the countries about as rich, in one year."""
    table = rows.set_index("iso3")
    income = table["gdp_per_capita"].astype(float)
    alike = (income / income[HOME] - 1).abs() <= ALIKE
    values = table[column].astype(float)
    return float(values[HOME]), values[alike].drop(HOME).dropna()


def correlation_figures(name: str, found: Correlation) -> dict[str, float]:
    """Return a correlation, the ends of its interval and its n under the names of figures."""
    return {
        name: found.r,
        f"{name}_lower": found.lower,
        f"{name}_upper": found.upper,
        f"{name}_n": found.n,
    }
