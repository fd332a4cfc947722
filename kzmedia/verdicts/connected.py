"""Verdicts on the claims of lesson 02: how many were online, when, and who was left out.

Each function applies the rule that stands in the ledger under its claim's id. Numbers of
users are the ITU's share times the population of the same year: from 2007 to 2009 a ministry
counted, and what the years before rest on is not stated. From 2010 the share comes from
household surveys of people aged 16 to 74, so it is not turned into persons here except to
compare two sources of the same year. Countries are compared on the same countries in both
years. Where a rule gives a claim two chances, they share the 5% that may err.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from kzmedia import divide, growth, panel
from kzmedia.verdicts import (
    CONTRADICTED,
    NORMATIVE,
    PARTLY,
    SUPPORTED,
    UNDECIDED,
    Finding,
    Tables,
)
from kzmedia.verdicts._lookups import correlation_figures, fact, stated
from kzmedia.verdicts._users import (
    apart,
    beside,
    carried,
    gained,
    growth_when_passed,
    of_home,
    or_missing,
    users_of,
)

START, NOW = 2008, 2022
"""The survey year nearest the lecture; the last year in which India has a share of users."""
DATES = (2006, 2007)
"""The years that "now" may be (C10)."""
NEAR = 0.1
"""Part of a number by which another may differ and count as the same (C10)."""
ALMOST = 1.4
"""What "almost 1.5 times" is at least (C10)."""
GROWN = 2006, 2012
"""From the first "now" to the year in which the lecture's number, carried on, passes 40%."""
OPENED = 2006
"""Year in which the portal opened (C34)."""
LISTED, EQUAL = 2009, 90.0
"""Year of the list of problems; share online, in %, from which on access was equal (C46)."""
AROUND = 2005, 2010
"""Years about the lecture in which growth is also looked at in log odds (C50)."""
BOTH = 1 - 0.05 / 2
"""Confidence of each of the two looks of C50."""


def c10(tables: Tables) -> Finding:
    """Hold 820 thousand and "almost 1.5 times" against the ITU, for either date of "now".

    Sources for one year differ among themselves; only a number further from all of the ITU's
    than they are from each other is contradicted. A survey of spring beside the figure of the
    year counts among them: the lecture does not name its day either, or whom it counted.
    """
    users = users_of(tables).reindex(range(2005, 2009))
    now, most = (stated(tables["lecture"], "C10", name) for name in ("users", "growth_factor"))
    pace = users / users.shift()
    near = {year: abs(users[year] / now - 1) <= NEAR for year in DATES}
    almost = {year: ALMOST <= pace[year] <= most for year in DATES}
    then, straight = (growth_when_passed(users, now, DATES, even) for even in (True, False))
    spread = apart(tables)
    off = min(max(users[year] / now, now / users[year]) for year in DATES)
    if users.isna().any():
        word = UNDECIDED
    elif any(near[year] and almost[year] for year in DATES):
        word = SUPPORTED
    elif any(near.values()) or any(almost.values()) or ALMOST <= then <= most:
        word = PARTLY
    else:
        word = CONTRADICTED if off > spread else UNDECIDED
    market = fact(tables, "users_market_survey", 2008)
    figures = {"before": growth.implied_previous(now, most) / 1000, "apart": spread}
    for year in users.index[1:]:
        figures |= {f"users_{year}": users[year] / 1000, f"pace_{year}": pace[year]}
    figures |= {"then": then, "straight": straight, "market": market / 1000}
    figures["market_apart"] = max(market / users[2008], users[2008] / market)
    figures |= beside(tables, "KGZ", DATES[0]) | gained(tables["internet"], *GROWN)
    return Finding(word, figures, ("lecture", "internet", "context", "kazakhstan_facts"))


def c14(tables: Tables) -> Finding:
    """Tell how many were offline; what people should want, and whether they can do without."""
    then, now = _both(tables["internet"], START, NOW)
    shares = of_home(tables["internet"], "internet_users")
    income = panel.year(tables["panel"], NOW)
    figures = {
        "home_then": 100 - shares.get(START, np.nan),
        "home_now": 100 - shares.get(NOW, np.nan),
        "n": now.share.size,
        "world_then": 100 - np.average(then.share, weights=then.people),
        "world_now": 100 - np.average(now.share, weights=now.people),
        "billions": float(((100 - now.share) * now.people).sum() / 100 / 1e9),
        "half": int((now.share < 50).sum()),
        "poorest": _median(income, "poorest_third"),
        "richest": _median(income, "richest_third"),
    }
    return Finding(NORMATIVE, figures, ("internet", "context"))


def c34(tables: Tables) -> Finding:
    """Check what a norm rests on: that fewer than 40% were online when the portal opened.

    Where they were more, the demand was met in time: not it is contradicted then, but that
    the start came too early.
    """
    threshold = stated(tables["lecture"], "C34", "threshold")
    shares = of_home(tables["internet"], "internet_users")
    online = shares.get(OPENED, np.nan)
    word = _of_norm(online, threshold)
    world = tables["internet"].query("year == @OPENED")["internet_users"].dropna()
    ranks = of_home(tables["egov"], "egdi_rank")
    others = panel.year(tables["panel"], START).dropna(subset=["osi", "internet_users"])
    below = others[others["internet_users"] < threshold]
    figures = {
        "online": online,
        "crossed": or_missing(growth.year_of_crossing(shares, threshold)),
        "share_2010": shares.get(2010, np.nan),
        "share_2011": shares.get(2011, np.nan),
        "lines": of_home(tables["internet"], "fixed_broadband").max(),
        **{f"carried_{year}": carried(tables, year, threshold) for year in DATES},
        **{f"rank_{y}": ranks.get(y, np.nan) for y in (2005, 2008, 2010, 2012, 2024)},
        "countries": len(world),
        "above": int((world >= threshold).sum()),
        "below": len(below),
        "serving": int((below["osi"] > 0).sum()),
        "survey": 100 - fact(tables, "survey_never", 2011),
    }
    return Finding(word, figures, ("lecture", "internet", "egov", "kazakhstan_facts"))


def c46(tables: Tables) -> Finding:
    """Check what a list of problems rests on, that access was unequal; describe the divide.

    The coefficient of those offline stands beside that of those online: of a share that
    cannot pass 100% the two may move in opposite directions (Clarke, P. M., et al., *Social
    Science & Medicine* 55(11), 2002, 1923–1928).
    """
    online = of_home(tables["internet"], "internet_users").get(LISTED, np.nan)
    figures = {"online": online}
    pair = _both(tables["internet"], LISTED, NOW)
    for when, rows in zip(("then", "now"), pair, strict=True):
        figures |= {
            "n": rows.share.size,
            f"gini_{when}": divide.gini(rows.share),
            f"people_{when}": divide.gini(rows.share, rows.people),
            f"offline_{when}": divide.gini(100 - rows.share),
        }
    by_sex = {
        name: of_home(tables["divide"], f"users_{sex}").get(2018, np.nan)
        for name, sex in (("men", "male"), ("women", "female"))
    }
    figures |= {
        **by_sex,
        "villages": 100 - of_home(tables["context"], "urban").get(2018, np.nan),
        "subscribers": fact(tables, "fixed_subscribers_rural", 2018),
        "rural": fact(tables, "internet_availability_rural", NOW),
        "town": fact(tables, "internet_availability_urban", NOW),
    }
    word = _of_norm(online, EQUAL)
    return Finding(word, figures, ("internet", "divide", "context", "kazakhstan_facts"))


def c50(tables: Tables) -> Finding:
    """Tell whether richer, or faster growing, countries have more users; no direction.

    The lecture's word may mean being well off or growing: the level of income is what past
    growth has left, growth itself is a change. Whichever is taken, nothing says which of the
    two feeds the other: never more than partly. Changes depend on the scale: log odds give a
    step near either end the weight that points give to one in the middle.
    """
    world = tables["panel"]
    rows = panel.year(world, START)
    change = panel.changes(world, ["log_gdp", "internet_users"], START, NOW)
    levels = panel.correlation(rows, "log_gdp", "internet_users", confidence=BOTH)
    grown = panel.correlation(
        change, "log_gdp_change", "internet_users_change", confidence=BOTH
    )
    looks = (levels, grown)
    above, below = any(look.lower > 0 for look in looks), any(look.upper < 0 for look in looks)
    word = UNDECIDED
    if above != below:
        word = PARTLY if above else CONTRADICTED
    odds = panel.changes(_with_odds(world), ["log_gdp", "log_odds"], *AROUND)
    stretched = panel.correlation(odds, "log_gdp_change", "log_odds_change")
    policy = panel.changes(world, ["egdi", "electoral_democracy"], START, NOW)
    democracy = panel.correlation(policy, "egdi_change", "electoral_democracy_change")
    figures = {
        **correlation_figures("levels", levels),
        **correlation_figures("grown", grown),
        **correlation_figures("odds", stretched),
        "policy_levels": panel.correlation(rows, "egdi", "electoral_democracy").r,
        **correlation_figures("policy", democracy),
    }
    return Finding(word, figures, ("internet", "context", "egov", "democracy"))


class _Rows(NamedTuple):
    """Shares of users, in %, and number of people by country."""

    share: pd.Series
    people: pd.Series


def _of_norm(online: float, threshold: float) -> str:
    """Word for a norm that makes sense only while fewer than a threshold are online."""
    if np.isnan(online):
        return UNDECIDED
    return CONTRADICTED if online >= threshold else NORMATIVE


def _with_odds(world: pd.DataFrame) -> pd.DataFrame:
    """Add the log odds of being online; missing where nobody or everybody is."""
    share = world["internet_users"].astype(float) / 100
    share = share.where((share > 0) & (share < 1))
    return world.assign(log_odds=np.log(share / (1 - share)))


def _both(internet: pd.DataFrame, first: int, last: int) -> tuple[_Rows, _Rows]:
    """The countries that have users and population in both years, in each of them."""
    rows = internet[internet["year"].isin([first, last])]
    wide = rows.pivot(index="iso3", columns="year", values=["internet_users", "population"])
    wide = wide.dropna().astype(float)
    return tuple(  # type: ignore[return-value]
        _Rows(wide["internet_users"][year], wide["population"][year]) for year in (first, last)
    )


def _median(rows: pd.DataFrame, group: str) -> float:
    """Median share of users in a group of countries, in %."""
    inside = rows["iso3"].isin(panel.members(rows, group))
    return float(rows.loc[inside, "internet_users"].median())
