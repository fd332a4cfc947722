"""What the verdicts of lesson 01 compute: bounds of the index, price and users, the rich."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from kzmedia import market, panel
from kzmedia.verdicts import Tables
from kzmedia.verdicts._lookups import ALIKE, HOME, fact


def concentration_bounds(lecture: pd.DataFrame) -> tuple[float, float]:
    """Least and greatest index under both readings of 388; "more than 80 %" has no top."""
    row = lecture.query("claim_id == 'C09' and quantity == 'market_share'").iloc[0]
    bounds = [market.hhi_bounds(float(row["value"]), count) for count in other_firms(lecture)]
    if row["relation"] == "more_than":
        return min(lower for lower, _ in bounds), float(market.MONOPOLY)
    return min(lower for lower, _ in bounds), max(upper for _, upper in bounds)


def other_firms(lecture: pd.DataFrame) -> list[float]:
    """Number of the firms beside the leader, under each reading of 388."""
    return lecture.query("quantity == 'providers_beside_kazakhtelecom'")["value"].tolist()


def price_and_users(rows: pd.DataFrame) -> tuple[panel.Correlation, panel.Correlation]:
    """Rank correlation of price and users, and that of log price given log income."""
    rows = rows.assign(log_price=np.log(rows["fixed_basket"].astype(float)))
    ranks = panel.rank_correlation(rows, "fixed_basket", "internet_users")
    return ranks, panel.partial_correlation(rows, "log_price", "internet_users", ["log_gdp"])


def years_below(rows: pd.DataFrame, years: Iterable[int]) -> tuple[str, ...]:
    """Years in which the interval of price and users, income held, lies below zero."""
    return tuple(
        str(year) for year in years if price_and_users(panel.year(rows, year))[1].upper < 0
    )


def gains(world: pd.DataFrame, alike: int, first: int, last: int) -> tuple[float, pd.Series]:
    """Gain of users in percentage points, in Kazakhstan and in countries about as rich.

    About as rich is judged in the year `alike`, so that each span has the same countries.
    """
    users = world.pivot(index="iso3", columns="year", values="internet_users").astype(float)
    income = panel.year(world, alike).set_index("iso3")["gdp_per_capita"].astype(float)
    near = income.index[(income / income[HOME] - 1).abs() <= ALIKE]
    gain = users[last] - users[first]
    return float(gain[HOME]), gain.reindex(near).drop(HOME).dropna()


def counted(name: str, ours: float, others: pd.Series) -> dict[str, float]:
    """Count the others and those with less than Kazakhstan, under the names of the figures."""
    less = int((others < ours).sum())
    return {name: len(others), f"{name}_less": less, f"{name}_median": others.median()}


def own_price(tables: Tables, year: int) -> dict[str, float]:
    """Price of a line in percent of the average salary, beside baskets of other countries."""
    price, salary = fact(tables, "adsl_price", year), fact(tables, "average_salary_usd", year)
    baskets = panel.year(tables["prices"], year)["fixed_basket"].astype(float).dropna()
    part = 100 * price / salary
    dearer = int((baskets > part).sum())
    return {"part": part, "median": baskets.median(), "dearer": dearer, "n": len(baskets)}


def rich_and_last(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Users of all countries, of the richest third, of those of it with the fewest users."""
    both = rows.set_index("iso3")[["gdp_per_capita", "internet_users"]].astype(float).dropna()
    users, income = both["internet_users"], both["gdp_per_capita"]
    rich = users[income > income.quantile(2 / 3)]
    return users, rich, rich[rich < users.quantile(1 / 3)]


def cut_elsewhere(tariffs: pd.Series, when: int) -> float | None:
    """Tariff of the year of the cut as a part of the last one before, from a second source."""
    before = tariffs[tariffs.index < when].sort_index()
    if before.empty or when not in tariffs.index:
        return None
    return float(tariffs[when] / before.iloc[-1])
