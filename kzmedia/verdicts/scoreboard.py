"""Verdicts on the claims of lesson 08: problems, priorities and what was left over.

Each function applies the rule that stands in the ledger under its claim's id. Four of the
seven claims ask for records that are not among the data. As in lessons 01 and 05 they are
looked for in ``kazakhstan_facts``, under the ids below: a record that is put there changes
the word without new code. What stands beside such a verdict is the nearest that the data
have, said to be something else.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzmedia import panel
from kzmedia.verdicts import (
    CONTRADICTED,
    NORMATIVE,
    PARTLY,
    SUPPORTED,
    UNDECIDED,
    Finding,
    Tables,
)
from kzmedia.verdicts._lookups import HOME, fact, facts, stated
from kzmedia.verdicts._users import of_home

LECTURE = 2009
"""Year of the last dated event of the lecture; what follows is "later"."""
START, NOW = 2008, 2022
"""The UN survey nearest the lecture, and the last but one: all measures reach it."""
SURVEY = 2010
"""The UN survey that describes the lecture's last year."""
OPENED = 2006
"""Year in which the e-government portal was opened (C20)."""
WITHIN = 50
"""Places that count as "among the 50 most competitive" (C47)."""
RELIEF = 0.1
"""Part by which a load must have fallen for the relief to be clear (C39)."""
METHODS = ("wef_growth_rank", "wef_gci_rank_recalculated", "wef_gci_rank", "wef_gci4_rank")
"""Competitiveness ranks of the World Economic Forum; only ranks of one id compare."""
_SCORES = ("osi", "tii", "gdp_per_capita")
_DOMAINS = "kz_domains_end_of_year"
WORKLOAD = "cases_per_official"
"""Fact of a second source: cases that an official of an old institution handles in a year."""
SERVICES, SKILLS = "services_on_state_projects", "digital_skills"
"""Facts: services that rest on KazSat or the park; share of people with the skills, in %."""
PROFESSIONAL = "professional_sites"
"""Fact: share of .kz sites that newsrooms, firms or state bodies run, in %."""


def c24(tables: Tables) -> Finding:
    """Set three of the six priorities beside the measure nearest to each."""
    names = {
        "online": "internet_users",
        "censorship": "freedom_from_censorship",
        "democracy": "electoral_democracy",
    }
    figures: dict[str, float] = {}
    for name, column in names.items():
        values = of_home(tables["panel"], column)
        figures |= {f"{name}_then": values.get(START), f"{name}_now": values.get(NOW)}
    then, now = (panel.year(tables["panel"], y).set_index("iso3") for y in (START, NOW))
    changed = (now["electoral_democracy"] - then["electoral_democracy"]).dropna().astype(float)
    figures |= {"fell": int((changed < 0).sum()), "n": len(changed)}
    figures["priorities"] = int(stated(tables["lecture"], "C24", "national_priorities"))
    used = ("lecture", "internet", "society", "democracy")
    return Finding(NORMATIVE, figures, used)


def c37(tables: Tables) -> Finding:
    """Compare the growth of users with that of .kz domains, up to the lecture's last year."""
    counts = facts(tables, _DOMAINS).sort_index()
    users = of_home(tables["panel"], "internet_users")
    early = pd.DataFrame({"domains": counts, "users": users}).dropna()
    early = early[early.index <= LECTURE]
    word = UNDECIDED
    if len(early) > 1:
        grown = early.iloc[-1] / early.iloc[0]
        if grown["users"] > 1:
            word = PARTLY if grown["domains"] < grown["users"] else CONTRADICTED
    base, online = counts.get(LECTURE, np.nan), users.get(LECTURE, np.nan)
    latest = fact(tables, "kz_domains_september", NOW)
    figures = {
        "counts": int((counts.index <= LECTURE).sum()),
        "domains": base,
        "domains_next": 100 * (counts.get(LECTURE + 1, np.nan) / base - 1),
        "users_next": 100 * (users.get(LECTURE + 1, np.nan) / online - 1),
        "latest": latest,
        "domains_times": latest / base,
        "users_times": users.get(NOW, np.nan) / online,
    }
    return Finding(word, figures, ("kazakhstan_facts", "internet"))


def c39(tables: Tables) -> Finding:
    """Ask for the load of old institutions before the portal and after the lecture.

    Partly supported at most: the second half of the claim names a question that is open.
    """
    load = facts(tables, WORKLOAD).sort_index()
    before, after = load[load.index < OPENED], load[load.index > LECTURE]
    word = UNDECIDED
    if len(before) and len(after):
        part = after.iloc[-1] / before.iloc[-1]
        word = PARTLY if part >= 1 else CONTRADICTED if part <= 1 - RELIEF else UNDECIDED
    figures: dict[str, object] = {"records": len(load)}
    for name, column in (
        ("impartial", "impartial_administration"),
        ("effective", "government_effectiveness"),
    ):
        for year in (START, NOW):
            values = panel.year(tables["panel"], year).set_index("iso3")[column]
            figures |= {f"{name}_{year}": float(values.get(HOME, np.nan))}
            figures[f"{name}_place_{year}"] = _place(values)
            figures[f"{name}_n_{year}"] = int(values.count())
    return Finding(word, figures, ("kazakhstan_facts", "society", "governance"))


def c45(tables: Tables) -> Finding:
    """Ask for services that rest on the projects, and for people's skills before and after."""
    services, skills = facts(tables, SERVICES), facts(tables, SKILLS).sort_index()
    word = UNDECIDED
    if len(services):
        grown = len(skills) > 1 and skills.iloc[-1] > skills.iloc[0]
        used = services.max() > 0
        word = (SUPPORTED if grown else PARTLY) if used else CONTRADICTED
    users = of_home(tables["panel"], "internet_users")
    figures: dict[str, object] = {"records": len(services) + len(skills)}
    for year in (START, SURVEY):
        index = panel.year(tables["panel"], year).set_index("iso3")["osi"]
        figures[f"place_{year}"] = _place(index)
    figures |= {"online_then": users.get(LECTURE), "online_now": users.get(NOW)}
    return Finding(word, figures, ("kazakhstan_facts", "egov", "internet"))


def c47(tables: Tables) -> Finding:
    """Read the ranks of each method by themselves; where they differ, partly supported.

    That methods which disagree give "partly" was added when their ranks had been seen; the
    word is the one that the first rule gave for the only method with a rank up to 50.
    """
    ranks = {method: facts(tables, method).sort_index() for method in METHODS}
    words = {placed(one) for one in ranks.values()} - {UNDECIDED}
    word = words.pop() if len(words) == 1 else PARTLY if words else UNDECIDED
    longest, newest = ranks["wef_gci_rank"], ranks["wef_gci4_rank"]
    later = longest[longest.index > LECTURE]
    best = _best(later)
    figures = {
        "inside": int((later <= WITHIN).sum()),
        "years": len(later),
        "best": later.get(best, np.nan),
        "best_year": str(best),
        "of": fact(tables, "economies_ranked", best),
        "last": _last(longest),
        "last_year": str(longest.index.max()) if len(longest) else "–",
        "new_best": newest.min(),
        "new_years": len(newest),
        "growth_2005": fact(tables, "wef_growth_rank", 2005),
        "again_2005": fact(tables, "wef_gci_rank_recalculated", 2005),
    }
    return Finding(word, figures, ("kazakhstan_facts",))


def c57(tables: Tables) -> Finding:
    """Find countries with many online services but weak networks or low incomes."""
    rows = panel.year(tables["panel"], SURVEY)
    rows = rows.dropna(subset=list(_SCORES)).set_index("iso3")
    rows = rows.astype({"gdp_per_capita": float})
    lower, half, upper = (rows[list(_SCORES)].quantile(part) for part in (1 / 3, 1 / 2, 2 / 3))
    serving = rows[rows["osi"] >= upper["osi"]]
    weak = rows[rows["tii"] <= lower["tii"]]
    figures = {
        "n": len(rows),
        "serving": len(serving),
        "weak_networks": int((serving["tii"] < half["tii"]).sum()),
        "low_incomes": int((serving["gdp_per_capita"] < half["gdp_per_capita"]).sum()),
        "weak": len(weak),
        "weak_serving": int((weak["osi"] >= upper["osi"]).sum()),
        "r": panel.correlation(rows.reset_index(), "tii", "osi").r,
    }
    return Finding(NORMATIVE, figures, ("egov", "context"))


def c60(tables: Tables) -> Finding:
    """Ask for the share of professional sites at two dates; domains do not tell it."""
    shares = facts(tables, PROFESSIONAL).sort_index()
    word = UNDECIDED
    if len(shares) > 1:
        word = SUPPORTED if shares.iloc[-1] > shares.iloc[0] else CONTRADICTED
    counts = facts(tables, _DOMAINS)
    figures = {
        "records": len(shares),
        "domains": counts.get(LECTURE, np.nan),
        "latest": fact(tables, "kz_domains_september", NOW),
        "applications": fact(tables, "kz_domain_applications", LECTURE + 1),
        "net": counts.get(LECTURE + 1, np.nan) - counts.get(LECTURE, np.nan),
    }
    return Finding(word, figures, ("kazakhstan_facts",))


def placed(ranks: pd.Series, within: float = WITHIN, after: int = LECTURE) -> str:
    """Say which word follows from the ranks of one method (C47).

    Parameters
    ----------
    ranks : Series
        Place by year; 1 is the best.
    within : float
        The last place that counts as having joined.
    after : int
        Only later years count.

    Returns
    -------
    str
        Of `kzmedia.verdicts.WORDS`: supported if the place was reached and kept to the end
        (reached in the last year only counts as kept), partly supported if it was reached and
        lost at some time, contradicted if it was never reached, cannot be told without ranks.

    Examples
    --------
    >>> placed(pd.Series({2010: 72, 2015: 42, 2017: 57}))
    'partly_supported'
    >>> placed(pd.Series({2010: 72, 2015: 42, 2017: 57}), within=60)
    'supported'
    """
    later = ranks[ranks.index > after].dropna().sort_index()
    if later.empty:
        return UNDECIDED
    inside = later <= within
    if not inside.any():
        return CONTRADICTED
    return SUPPORTED if inside.loc[inside.idxmax() :].all() else PARTLY


def _place(values: pd.Series) -> float:
    """Return Kazakhstan's place, 1 for the highest value; equal values share the best."""
    places = values.dropna().astype(float).rank(method="min", ascending=False)
    return float(places.get(HOME, np.nan))


def _best(ranks: pd.Series) -> int:
    return int(ranks.idxmin()) if len(ranks) else 0


def _last(ranks: pd.Series) -> float:
    return float(ranks.iloc[-1]) if len(ranks) else float("nan")
