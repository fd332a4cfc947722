"""Verdicts on the claims of lesson 07, the law of 2009, control abroad, a test of websites.

Each function applies the rule that stands in the ledger under its claim's id. That the law,
the protest and the test took place is known from the lecture alone; what can be computed
stands beside them. The scores of censorship and of mass events are V-Dem's (version 14), made
from experts' judgements, without their bounds.
"""

from __future__ import annotations

import pandas as pd

from kzmedia import panel, ratings, synthetic
from kzmedia.panel import Effects
from kzmedia.verdicts import CONTRADICTED, PARTLY, UNDECIDED, Finding, Tables
from kzmedia.verdicts._lookups import HOME, facts, stated

CENSORSHIP = "freedom_from_censorship"
EVENTS = "mass_mobilization"
FIRST, BEFORE, AFTER, LAST = 2000, 2008, 2010, 2012
"""Years fitted, and years in which the gap counts; 2009 is neither before nor after (C41)."""
TENTH = 0.1
"""A place is unusual within this part of all places at its end (C41)."""
ALIKE = 2.0
"""An income is like Kazakhstan's from 1 / ALIKE of it to ALIKE times as much (C41)."""
OTHERS = {"speech": "freedom_of_expression", "self": "freedom_from_self_censorship"}
LOOKS = 2
"""Slopes that give C61 a chance: each interval has 1 - 0.05 / 2."""
SOURCES = {"site_test_journalists": "journalists", "site_test_websites": "websites_tested"}
"""Facts of a second source, and the numbers of the lecture that they would bear out (C42)."""
NEAR = 0.1
"""Two counts agree if they differ by no more than this part (C42)."""
DISAGREEMENT = {"low": 0.5, "high": 2.0}
"""Range of the simulated raters' disagreement, in points of five, around the data's 1 (C42)."""
RELIABLE = 0.8
"""Reliability that the mean of a site's ratings should reach (C42)."""
HALF = 2012
"""First year of the second half of the panel (C61)."""


def donor_pools(world: pd.DataFrame) -> dict[str, list[str]]:
    """Countries like Kazakhstan in 2008, by history and by regime and income (C41).

    Either rule can be said before a gap is seen. Both pools are small on purpose: with all
    countries, or all autocracies, the pasts of most are fitted exactly. In the second Libya's
    revolution of 2011 is an event of its own, which the mixture takes along.
    """
    rows = panel.year(world, BEFORE).dropna(subset="regime")
    income = rows.set_index("iso3")["gdp_per_capita"].astype(float)
    alike = (income / income[HOME]).between(1 / ALIKE, ALIKE)
    autocracies = panel.members(rows, "autocracies")
    return {
        "history": panel.members(rows, "post_soviet"),
        "alike": [code for code in autocracies if alike[code]],
    }


def c41(tables: Tables) -> Finding:
    """Tell whether censorship rose after the law of 2009 as nowhere in a pool of donors.

    The rule was changed after its figures were seen: a first one compared Kazakhstan's mean
    scores before and after, and would have said "partly supported"; places among placebos
    are the stricter test in both directions. With 15 countries the first place is 1 of 15,
    never rarer. The score stood still from 2003 to 2009, so that many mixtures fit its past:
    the range of their gaps is part of the rule.

    How the place hangs on the choices, seen over windows that end 2011 to 2015 and three
    measures: it changes much (3 of 15 by freedom of expression, 8 of 15 by self-censorship),
    but within both pools it never comes to the lowest tenth.
    """
    world = tables["panel"]
    wide = _wide(world, CENSORSHIP)
    pools = donor_pools(world)
    figures: dict[str, float] = {}
    spoken = []
    for pool, donors in pools.items():
        looked = _looked(wide, donors)
        spoken.append(_said(looked))
        figures |= {f"{pool}_{name}": value for name, value in looked.items()}
        for name, column in OTHERS.items():
            found = _places(_wide(world, column), donors)
            figures[f"{pool}_{name}_place"] = synthetic.placebo_rank(found, HOME, "lower").rank
    everybody = _looked(wide, None)
    figures |= {f"all_{name}": value for name, value in everybody.items()}
    change = wide.loc[AFTER:LAST].mean() - wide.loc[BEFORE - 2 : BEFORE].mean()
    figures |= {
        "change": change[HOME],
        "plain_n": int(change.notna().sum()),
        "plain_more": int((change < change[HOME]).sum()),
    }
    word = UNDECIDED
    if len(set(spoken)) == 1:
        word = {1: PARTLY, -1: CONTRADICTED}.get(spoken[0], UNDECIDED)
    return Finding(word, figures, ("society", "context"))


def c42(tables: Tables) -> Finding:
    """Look for a second source of 100 and 70; show what such a test would take.

    A model cannot tell whether a test took place, so it does not decide. It takes the lecture's
    numbers and asks how many raters a site needs: simulated ones, who disagree by half a point,
    one (the data set), or two. That MediaNet was the first remains open: partly at most.
    """
    numbers = {name: stated(tables["lecture"], "C42", name) for name in SOURCES.values()}
    agree = [
        abs(value / numbers[name] - 1) <= NEAR
        for source, name in SOURCES.items()
        for value in facts(tables, source)
    ]
    word = PARTLY if any(agree) else CONTRADICTED if agree else UNDECIDED
    people, sites = (int(number) for number in numbers.values())
    simulated = {"middle": tables["simulated_ratings"]} | {
        name: ratings.simulate(sites, people, disagreement=points)
        for name, points in DISAGREEMENT.items()
    }
    figures: dict[str, float] = {"sources": len(agree), "people": people, "sites": sites}
    for name, rows in simulated.items():
        wide = rows.pivot(index="site", columns="rater", values="simulated_rating")
        needed = ratings.raters_needed(ratings.icc(wide), RELIABLE)
        figures |= {f"{name}_needed": needed, f"{name}_load": needed * sites / people}
    return Finding(word, figures, ("lecture", "kazakhstan_facts", "simulated_ratings"))


def c61(tables: Tables) -> Finding:
    """Tell whether mass events grow with censorship within countries; causes have no data.

    A slope below zero speaks for the claim: less freedom, more events. The rule was changed
    in one point after its figures were seen, as in C62: two looks share the 5% that may err.
    At 95% each the word would be the same.
    """
    world = tables["panel"]
    found = {name: _slope(world, later) for name, later in (("same", 0), ("later", 1))}
    promised = any(look.upper < 0 for look in found.values())
    against = any(look.lower > 0 for look in found.values())
    word = PARTLY if promised and not against else UNDECIDED
    if against and not promised:
        word = CONTRADICTED
    figures: dict[str, float] = {"n": found["same"].countries}
    rows = panel.year(world, BEFORE).dropna(subset="regime")
    democracies = world[world["iso3"].isin(panel.members(rows, "democracies"))]
    found["democracies"] = _slope(democracies, 0, confidence=0.95)
    halves = (world[world["year"] < HALF], world[world["year"] >= HALF])
    silent = [_slope(half, 1) for half in halves]
    for name, look in found.items():
        figures |= {
            name: look.slope,
            f"{name}_lower": look.lower,
            f"{name}_upper": look.upper,
        }
    figures["democracies_n"] = found["democracies"].countries
    figures["halves"] = len(silent)
    figures["halves_silent"] = sum(look.lower < 0 < look.upper for look in silent)
    return Finding(word, figures, ("society",))


def _wide(world: pd.DataFrame, column: str) -> pd.DataFrame:
    rows = world[world["year"].between(FIRST, LAST)]
    return rows.pivot(index="year", columns="iso3", values=column).astype(float)


def _places(wide: pd.DataFrame, donors: list[str] | None) -> pd.DataFrame:
    return synthetic.placebos(wide, HOME, BEFORE, donors, after=AFTER)


def _looked(wide: pd.DataFrame, donors: list[str] | None) -> dict[str, float]:
    """Fit, gap and place of Kazakhstan in a pool, and what else would fit as well."""
    found = _places(wide, donors)
    lower, upper = synthetic.gap_range(wide, HOME, BEFORE, donors, after=AFTER)
    return {
        "rmse": found["rmse_before"].iloc[0],
        "gap": found["gap"].iloc[0],
        "lower": lower,
        "upper": upper,
        "place": synthetic.placebo_rank(found, HOME, "lower").rank,
        "place_high": synthetic.placebo_rank(found, HOME, "higher").rank,
        "n": len(found),
        "exact": 100 * (found["rmse_before"] == 0).mean(),
    }


def _said(looked: dict[str, float]) -> int:
    """1 if a pool speaks for the claim, -1 if against it, 0 if it is silent."""
    last = TENTH * looked["n"]
    if looked["place"] <= last and looked["upper"] < 0:
        return 1
    return -1 if looked["place_high"] <= last and looked["lower"] > 0 else 0


def _slope(world: pd.DataFrame, later: int, confidence: float = 1 - 0.05 / LOOKS) -> Effects:
    """Slope of mass events on freedom from censorship so many years before."""
    earlier = world[["iso3", "year", CENSORSHIP]].rename(columns={CENSORSHIP: "freedom"})
    earlier = earlier.assign(year=earlier["year"] + later)
    rows = world[["iso3", "year", EVENTS]].merge(earlier, on=["iso3", "year"])
    return panel.fixed_effects(rows, EVENTS, "freedom", confidence=confidence)
