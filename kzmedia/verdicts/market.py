"""Verdicts on the claims of lesson 01, the market of internet access.

Each function applies the rule that stands in the ledger under its claim's id. Four claims
state a number or an event that only the lecture reports; one standard holds for all of them:
a second source must name it too. The data set ``kazakhstan_facts`` is searched for it under
the ids below, so that a figure found later changes the verdict without a change here.

Two rules were changed after the figures had been looked at, and both words turned from partly
supported to undecided: C09 (a second source is asked, as for C08 and C11, instead of taking
the share as stated) and C04 (price and users are compared in two years instead of one, since
2008 proved to be the exception). Later changes, also made with the figures known, moved no
word: C04 asks for the pace of users beside their level, since the claim speaks of slow
development; C06 can be contradicted; for C03 a record of another conference says nothing.

C04 takes the logarithm of the price, since prices are ratios with a long tail (Tajikistan: four
monthly incomes), and since a price in percent of income is log price minus log income, so that
with log income held what is left is the price in local purchasing power.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzmedia import market, panel
from kzmedia.verdicts import CONTRADICTED, PARTLY, SUPPORTED, UNDECIDED, Finding, Tables
from kzmedia.verdicts._lookups import HOME, among_peers, fact, facts, stated
from kzmedia.verdicts._market import (
    concentration_bounds,
    counted,
    cut_elsewhere,
    gains,
    other_firms,
    own_price,
    price_and_users,
    rich_and_last,
    years_below,
)

START = 2008
"""Year nearest the lecture with prices for other countries."""
PRICED = 2013
"""First year with a price for Kazakhstan."""
LAST_PRICED = 2023
"""Last year in which nearly all countries of 2008 have a price."""
SPAN = 4
"""Years over which the pace of users is judged (C04)."""
COVERED = 2022
"""Year for which the availability of internet is known (C06)."""
APART = 0.1
"""Part of the yearly steps of two measures that run apart, from which on they differ (C06)."""
FEW, MANY = 1 / 20, 1 / 5
"""Part of the richest third among those with fewest users: hardly any, many (C12)."""
NEAR = 0.1
"""Two counts of providers agree if they differ by no more than this part (C08)."""
POINTS = 0.05
"""Two indices of a tariff agree if they differ by no more than this (C11)."""
_CONFERENCE, _PROVIDERS = "internet_conference_innovation", "providers"
_LINES = "kazakhtelecom_broadband"
_SETS = ("internet", "context")


def c03(tables: Tables) -> Finding:
    """Look for a second source of the conference; put the question of tariffs in context.

    A second source that names the year leaves theme and question to be read, hence partly.
    """
    event = tables["timeline"].query("claim_id == 'C03'")
    named = set(event["year"].dropna().astype(int))
    elsewhere = set(facts(tables, _CONFERENCE).astype(int))
    word = UNDECIDED
    if elsewhere and named:
        word = PARTLY if named & elsewhere else CONTRADICTED
    figures = {
        "sources": len(elsewhere),
        "year": str(min(named)) if named else "–",
        "price": fact(tables, "adsl_price", START),
        **own_price(tables, START),
    }
    return Finding(word, figures, ("timeline", "kazakhstan_facts", "prices"))


def c04(tables: Tables) -> Finding:
    """Test three links of the chain: concentrated, dear means few users, slow.

    The links between them (concentration makes dear, dear made this country slow) have no
    data. Each link can hold, fail or stay open; a chain breaks where one link fails.
    """
    world = tables["panel"].merge(tables["prices"], on=["iso3", "year"], how="left")
    lower, upper = concentration_bounds(tables["lecture"])
    high = market.CLASSES[-1]
    (ranks, given), (later_ranks, later) = (
        price_and_users(panel.year(world, year)) for year in (START, PRICED)
    )
    users, peers = among_peers(panel.year(world, START), "internet_users")
    pace, paces = gains(world, START, START - SPAN, START)
    behind, slower = (peers < users).mean(), (paces < pace).mean()
    links = [
        (market.concentration(lower) == high, market.concentration(upper) != high),
        (max(given.upper, later.upper) < 0, min(given.lower, later.lower) > 0),
        (max(behind, slower) < 1 / 3, min(behind, slower) > 2 / 3),
    ]
    word = PARTLY if all(holds for holds, _ in links) else UNDECIDED
    if any(fails for _, fails in links):
        word = CONTRADICTED
    first = world[world["iso3"].isin(given.kept)]
    _, same = price_and_users(panel.year(first, PRICED))
    price, alike = among_peers(panel.year(world, PRICED), "fixed_basket")
    figures = {"least": lower, "ranks": ranks.r, "later_ranks": later_ranks.r}
    for name, look in (("given", given), ("later", later), ("same", same)):
        figures |= {name: look.r, f"{name}_n": look.n}
        figures |= {f"{name}_lower": look.lower, f"{name}_upper": look.upper}
    below = years_below(first, range(START, LAST_PRICED + 1))
    figures |= {"years": below or "–", "users": users, **counted("peers", users, peers)}
    figures |= counted("before", pace, paces)
    figures |= counted("last", *gains(world, START, START - 1, START))
    figures |= counted("after", *gains(world, START, START, START + SPAN))
    figures |= {"price": price, **counted("alike", price, alike), **own_price(tables, START)}
    return Finding(word, figures, ("lecture", "prices", "kazakhstan_facts", *_SETS))


def c06(tables: Tables) -> Finding:
    """Tell whether users and broadband lines both grew here, and can be told apart at all."""
    rows = tables["panel"].sort_values(["iso3", "year"])
    steps = rows[["iso3", "year"]].copy()
    for column in ("internet_users", "fixed_broadband"):
        gain = rows.groupby("iso3")[column].diff().astype(float)
        steps[column] = np.sign(gain.where(rows.groupby("iso3")["year"].diff() == 1))
    steps = steps.dropna()
    apart = steps["internet_users"] != steps["fixed_broadband"]
    ours = steps["iso3"] == HOME
    home = panel.countries(rows, HOME).set_index("year")
    known = home[["internet_users", "fixed_broadband"]].dropna().astype(float)
    first, last = known.loc[START], known.loc[known.index.max()]
    figures = {
        "apart": 100 * apart.mean(),
        "steps": len(steps),
        "countries": steps["iso3"].nunique(),
        "ours": int(apart[ours].sum()),
        "our_steps": int(ours.sum()),
        "last": str(last.name),
        "users_first": first["internet_users"],
        "users_last": last["internet_users"],
        "lines_first": first["fixed_broadband"],
        "lines_last": last["fixed_broadband"],
        "urban": fact(tables, "internet_availability_urban", COVERED),
        "rural": fact(tables, "internet_availability_rural", COVERED),
    }
    word = PARTLY if len(steps) and apart.mean() >= APART else UNDECIDED
    if not (last > first).all():
        word = CONTRADICTED
    return Finding(word, figures, ("internet", "kazakhstan_facts"))


def c07(tables: Tables) -> Finding:
    """Compare the dates of the two steps; what would have been otherwise has no data."""
    dates = tables["timeline"].query("claim_id == 'C07'").groupby("event_id")["year"].min()
    gathered = dates.get("capacity_in_kazakhtelecom")
    opened = dates.get("liberalisation_begun")
    word = UNDECIDED
    if not (pd.isna(gathered) or pd.isna(opened)) and gathered != opened:
        word = PARTLY if gathered < opened else CONTRADICTED
    rows = panel.year(tables["panel"], START)
    lines, peers = among_peers(rows, "fixed_broadband")
    home = panel.countries(tables["panel"], HOME).dropna(subset="fixed_broadband")
    ours = home.set_index("year")["fixed_broadband"].astype(float).sort_index()
    own = (
        100
        * fact(tables, _LINES, START)
        / float(panel.countries(rows, HOME)["population"].item())
    )
    figures = {
        "dated": int(dates.notna().sum()),
        "steps": len(dates),
        "first": str(ours.index.min()),
        "lines_first": ours.iloc[0],
        "lines": lines,
        **counted("peers", lines, peers),
        "own": own,
        "own_less": int((peers < own).sum()),
        "lines_2006": ours.get(2006, float("nan")),
        "lines_2012": ours.get(2012, float("nan")),
    }
    return Finding(word, figures, ("timeline", "kazakhstan_facts", *_SETS))


def c08(tables: Tables) -> Finding:
    """Look for another count of providers; show that a count alone says little."""
    number = stated(tables["lecture"], "C08", "providers")
    counts = facts(tables, _PROVIDERS, years=(2006, 2007))
    close = (counts - number).abs() <= NEAR * number
    word = UNDECIDED
    if len(counts) and close.nunique() == 1:
        word = SUPPORTED if close.all() else CONTRADICTED
    leader = stated(tables["lecture"], "C09", "market_share")
    others = other_firms(tables["lecture"])
    figures = {
        "stated": int(number),
        "sources": len(counts),
        "equal": market.MONOPOLY / number,
        "least": concentration_bounds(tables["lecture"])[0],
        "leader": leader,
        "each": (100 - leader) / min(others),
        "others": int(min(others)),
    }
    return Finding(word, figures, ("lecture", "kazakhstan_facts"))


def c09(tables: Tables) -> Finding:
    """Test the share against lines counted elsewhere; that there is no way back has no data.

    A share above 100 % is impossible: then the two sources do not fit together, and their
    other years are no better, whichever way they point.
    """
    number = stated(tables["lecture"], "C09", "market_share")
    home = panel.countries(tables["internet"], HOME).set_index("year")
    total = home["fixed_broadband"].astype(float) * home["population"].astype(float) / 100
    ours = facts(tables, _LINES)
    shares = (100 * ours / total.reindex(ours.index)).dropna()
    word = UNDECIDED
    if len(shares) and (shares <= 100).all():
        above = shares > number
        word = UNDECIDED if above.nunique() > 1 else PARTLY if above.all() else CONTRADICTED
    lower, _ = concentration_bounds(tables["lecture"])
    figures = {
        "stated": number,
        "least": lower,
        "class": f"labels.{market.concentration(lower)}",
        "firms": market.equivalent_firms(lower),
        "half": 100 * np.sqrt(market.GUIDELINES["us_2010"][1] / market.MONOPOLY),
    }
    for year in (2007, 2008):
        figures |= {
            f"lines_{year}": ours.get(year, float("nan")),
            f"total_{year}": round(total.get(year, float("nan")), -2),
            f"share_{year}": shares.get(year, float("nan")),
        }
    return Finding(word, figures, ("lecture", "kazakhstan_facts", "internet"))


def c11(tables: Tables) -> Finding:
    """Look for tariffs of a second source; show how far the readings of 23 % part.

    The further fall was only expected, and which year is meant is not said: it is left out.
    """
    index = market.tariff_index(tables["lecture"])
    cut = index[index["step"] == 1].groupby("time_of_day")["index"].first()
    when = int(tables["timeline"].query("event_id == 'tariffs_cut'")["year"].iloc[0])
    agree = [
        abs(ratio - cut[time]) <= POINTS
        for time in ("day", "evening")
        if (ratio := cut_elsewhere(facts(tables, f"{time}_tariff"), when)) is not None
    ]
    word = UNDECIDED
    if len(agree) == 2 and len(set(agree)) == 1:
        word = PARTLY if agree[0] else CONTRADICTED
    ends = index[index["step"] == 2].groupby("time_of_day")["index"].agg(["min", "max"])
    figures = {"sources": len(agree), "price": fact(tables, "adsl_price", START)}
    for time in ("day", "evening"):
        least, most = 100 * ends.loc[time]
        figures |= {f"{time}_least": least, f"{time}_most": most, f"{time}_times": most / least}
    return Finding(word, figures, ("lecture", "timeline", "kazakhstan_facts"))


def c12(tables: Tables) -> Finding:
    """Tell whether rich countries, in place of competitive ones, have users; the park apart."""
    found = panel.correlation(panel.year(tables["panel"], START), "log_gdp", "internet_users")
    users, rich, last = rich_and_last(panel.year(tables["panel"], START))
    _, _, before = rich_and_last(panel.year(tables["panel"], START - 1))
    part = len(last) / len(rich)
    word = PARTLY if found.lower > 0 and part <= FEW else UNDECIDED
    if found.upper < 0 or part > MANY:
        word = CONTRADICTED
    figures = {
        "r": found.r,
        "lower": found.lower,
        "upper": found.upper,
        "n": found.n,
        "rich": len(rich),
        "without": len(last),
        "before_year": str(START - 1),
        "before": tuple(sorted(before.index)) or "–",
        "fewest": rich.min(),
        "fewest_country": rich.idxmin(),
        "users": users.get(HOME, float("nan")),
        "ahead": int((users > users.get(HOME, float("nan"))).sum()),
        "rank": fact(tables, "wef_gci_rank", START),
        "companies": int(stated(tables["lecture"], "C12", "companies_in_park")),
    }
    return Finding(word, figures, ("lecture", "kazakhstan_facts", *_SETS))
