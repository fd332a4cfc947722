"""Verdicts on the claims of lesson 05, the building of e-government.

Each function applies the rule that stands in the ledger under its claim's id. Three things
hold for all. The date of the lecture is unknown (its last dated event is of 2009) and a UN
survey describes the year before it, so the surveys of 2008 and 2010 are both read. A survey
ranks countries relative to one another, so an index is read as a share of the best or beside
other countries, never as a quantity of its own. What a programme aims at stands in its text,
and no text is among the data: such claims cannot be told, whatever came after.

C19 and C20 state dates and a number that only the lecture reports. As in lesson 01 a second
source is asked, searched for in ``kazakhstan_facts`` under the ids below; a text that agrees
with itself is none. One that excludes itself is wrong somewhere, whoever else says so.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzmedia import stages
from kzmedia.verdicts import CONTRADICTED, PARTLY, SUPPORTED, UNDECIDED, Finding, Tables
from kzmedia.verdicts._lookups import HOME, facts, stated

SURVEYS = (2008, 2010)
"""The UN surveys nearest the lecture."""
RUSSIA = "RUS"
LIBERAL = "democracy_liberal"
REGISTERS = 3
"""Bodies that all others consult in the second picture of needs: persons, firms, land."""
DECIDED = 1
"""A programme may be decided so many years before the period in which it runs (C19)."""
NEAR = 0.1
"""Two counts of services agree if they differ by no more than this part (C20)."""
_OPENED, _SERVICES = "portal_opened", "portal_services"
"""Facts of a second source: year and day of the year; number of services in that year."""
PROGRAMMES = (
    "first_informatisation_programme",
    "egov_programme",
    "information_infrastructure_programme",
)
"""Programmes of Kazakhstan in the timeline; the one of another country is E-Russia."""
_PARTS = {
    HOME: ("egov_programme_begun", "egov_programme"),
    RUSSIA: ("e_russia", "e_russia"),
}
"""Where the timeline has the first year of a programme, and where its period. A second source
has the first year under the same id."""
_ACTS = ("egov_programme", "informatisation_law", "information_infrastructure_programme")


def c05(tables: Tables) -> Finding:
    """Look in the timeline for a programme older than the one called the first."""
    events = tables["timeline"]
    years = _first_years(events, (*PROGRAMMES, "egov_programme_begun"))
    first = years["first_informatisation_programme"]
    older = (years < first).fillna(False).any()
    figures = {
        "first": str(first),
        "undated": int(years.isna().sum()),
        "events": events["event_id"].nunique(),
        "to_the_day": int((events["precision"] == "day").sum()),
    }
    return Finding(CONTRADICTED if older else UNDECIDED, figures, ("timeline",))


def c13(tables: Tables) -> Finding:
    """Count the portals that the lecture leaves without a name; there is no second source."""
    opened, named = (
        int(stated(tables["lecture"], "C13", name))
        for name in ("portals_opened", "portal_kinds_named")
    )
    figures = {"opened": opened, "named": named, "open": opened - named}
    return Finding(UNDECIDED, figures, ("lecture",))


def c16(tables: Tables) -> Finding:
    """Count the links that two pictures of needs ask for: a model that presupposes the claim.

    Bodies are as many as the lecture counts websites of state bodies (C42): a stand-in.
    """
    n = _bodies(tables)
    few, pairs = stages.links_to_registers(n, REGISTERS), stages.links_in_pairs(n)
    return Finding(UNDECIDED, {**_links(n), "share": 100 * few / pairs}, _COUNTED)


def c18(tables: Tables) -> Finding:
    """Count the programmes outside Kazakhstan and Russia that the lecture names: none."""
    year = SURVEYS[1]
    found = stages.stages(tables["egov"].query("year == @year"))
    events = tables["timeline"]["event_id"]
    figures = {
        "named": events[events.isin([*PROGRAMMES, "e_russia"])].nunique(),
        "year": str(year),
        "serving": int((found["stage"] != "inform").sum()),
        "rated": len(found),
    }
    return Finding(UNDECIDED, figures, ("timeline", "egov"))


def c19(tables: Tables) -> Finding:
    """Look for a second source of two beginnings; tell whether the lecture's dates clash.

    That the three acts are the legal base would still have to be read: partly at most.
    """
    events = tables["timeline"]
    spans = {country: _span(events, *names) for country, names in _PARTS.items()}
    clashes = sum(_clash(*span) for span in spans.values())
    agree = [
        year in spans[country][:2]
        for country, (begun, _) in _PARTS.items()
        if set(spans[country][:2]) != {None}
        for year in facts(tables, begun)
    ]
    word = CONTRADICTED if clashes else _by_second_source(agree, whole=False)
    acts = _first_years(events, _ACTS)
    home, russia = (["–" if y is None else str(y) for y in spans[c]] for c in (HOME, RUSSIA))
    figures = {
        **dict(zip(("begun", "start", "end"), home, strict=True)),
        **dict(zip(("russia_begun", "russia_start", "russia_end"), russia, strict=True)),
        "clashes": clashes,
        "sources": len(agree),
        "dated": int(acts.notna().sum()),
        "acts": len(acts),
    }
    return Finding(word, figures, ("timeline", "kazakhstan_facts"))


def c20(tables: Tables) -> Finding:
    """Look for a second source of the day and of the number; show who was online."""
    events = tables["timeline"]
    dates = ["year", "month", "day"]
    days = events.query("event_id == @_OPENED").dropna(subset=dates)[dates].drop_duplicates()
    year, start, end = _span(events, _OPENED, "egov_programme")
    number = stated(tables["lecture"], "C20", "information_services")
    openings, counts = facts(tables, _OPENED), facts(tables, _SERVICES)
    same_day, close = [], []
    if len(days):
        day = pd.to_datetime(days.astype(int)).iloc[0]
        same_day = [(when, n) == (day.year, day.day_of_year) for when, n in openings.items()]
        counts = counts[counts.index == day.year]
        close = ((counts - number).abs() <= NEAR * number).tolist()
    word = _by_second_source(same_day + close, whole=bool(same_day and close))
    online = tables["kazakhstan_internet"].set_index("year")["internet_users"]
    figures = {
        "opened": str(year or "–"),
        "start": str(start or "–"),
        "end": str(end or "–"),
        "services": int(number),
        "sources": len(same_day + close),
        "online": float(online.get(year, np.nan)),
    }
    used = ("timeline", "lecture", "kazakhstan_internet", "kazakhstan_facts")
    return Finding(CONTRADICTED if len(days) > 1 else word, figures, used)


def c21(tables: Tables) -> Finding:
    """Set the aim, citizens who take part, beside what the surveys saw offered for it."""
    share = stages.stages(tables["egov"]).query("iso3 == @HOME").set_index("year")["epi_share"]
    figures = {f"epi_{year}": share.get(year, np.nan) for year in (2005, 2008, 2010, 2012)}
    return Finding(UNDECIDED, figures, ("egov",))


def c23(tables: Tables) -> Finding:
    """Count links in two pictures of needs beside a claim about costs: a model."""
    n = _bodies(tables)
    growth = {
        "pairs_growth": stages.links_in_pairs(2 * n) / stages.links_in_pairs(n),
        "registers_growth": stages.links_to_registers(2 * n, REGISTERS)
        / stages.links_to_registers(n, REGISTERS),
    }
    numbered, more = (
        int(stated(tables["lecture"], "C23", f"obstacles_{name}"))
        for name in ("numbered", "unnumbered")
    )
    needed = 100 * stages.links_through_bus(n) / stages.links_in_pairs(n)
    figures = {**_links(n), **growth, "obstacles": numbered + more, "needed": needed}
    return Finding(UNDECIDED, figures, _COUNTED)


def c38(tables: Tables) -> Finding:
    """Tell in how many of four cases a country is at basic services, and what turns it.

    With the mark of e-participation above `contact_turn` all four would be; with the mark of
    services above `services_turn` none would. Both are shares of the best.
    """
    found = stages.stages(tables["egov"])
    cases = found[found["iso3"].isin([HOME, RUSSIA]) & found["year"].isin(SURVEYS)]
    online, part = cases["osi_share"], cases["epi_share"]
    basic = (cases["stage"] == "serve") & (online <= stages.BASIC)
    whole = len(cases) == 2 * len(SURVEYS) and cases["stage"].notna().all()
    word = PARTLY if basic.any() else CONTRADICTED
    word = (SUPPORTED if basic.all() else word) if whole else UNDECIDED
    of_home = part[cases["iso3"] == HOME].set_axis(cases["year"][cases["iso3"] == HOME])
    figures = {
        "basic": int(basic.sum()),
        "cases": len(cases),
        "by_services": int(online.between(stages.SERVICES, stages.BASIC).sum()),
        **{f"home_{year}": of_home.get(year, np.nan) for year in SURVEYS},
        "contact_turn": part.max(),
        "services_turn": online[basic].max(),
        **{f"inform_{year}": _informing(found, year) for year in SURVEYS},
    }
    return Finding(word, figures, ("egov",))


def c51(tables: Tables) -> Finding:
    """Set the achievement, a national model, beside the online services that were seen."""
    found = stages.stages(tables["egov"]).query("iso3 == @HOME").set_index("year")
    places = _places(tables["egov"], "osi")
    climbed = (places[SURVEYS[0]] - places[SURVEYS[1]]).dropna()
    figures = {f"osi_{year}": found["osi_share"].get(year, np.nan) for year in SURVEYS}
    figures |= {f"place_{year}": places.loc[HOME, year] for year in (2005, *SURVEYS)}
    figures |= {"as_far": int((climbed >= climbed.get(HOME)).sum()), "n": len(climbed)}
    return Finding(UNDECIDED, figures, ("egov",))


def c58(tables: Tables) -> Finding:
    """Set Kazakhstan and Russia beside the liberal democracies in two surveys.

    "Ahead in IT" is read off the telecommunication index, the part of the EGDI that is about
    technology; the EGDI stands beside it.
    """
    looks, figures = [], {}
    for year in SURVEYS:
        rows = tables["panel"].query("year == @year").set_index("iso3")
        liberal = rows[rows["regime"] == LIBERAL].dropna(subset="epi")
        median, income = liberal["epi"].median(), liberal["gdp_per_capita"].astype(float)
        home, russia = (rows.reindex([country]).iloc[0] for country in (HOME, RUSSIA))
        values = [home["tii"], russia["tii"], home["epi"], russia["epi"], median]
        if not pd.isna(values).any():
            below = [home["epi"] < median, russia["epi"] < median]
            looks.append([russia["tii"] > home["tii"], *below])
        names = ("home_tii", "russia_tii", "home_epi", "russia_epi", "median")
        more = {"home_egdi": home["egdi"], "russia_egdi": russia["egdi"]}
        more["rich"] = liberal.loc[income >= income.median(), "epi"].median()
        values = {**dict(zip(names, values, strict=True)), **more}
        figures |= {f"{name}_{year}": float(value) for name, value in values.items()}
    held, failed = any(map(all, looks)), any(not any(look) for look in looks)
    word = UNDECIDED if held == failed else PARTLY if held else CONTRADICTED
    return Finding(word, figures, ("egov", "society", "context"))


_COUNTED = ("lecture",)


def _bodies(tables: Tables) -> int:
    return int(stated(tables["lecture"], "C42", "websites_tested"))


def _links(n: int) -> dict[str, int]:
    counts = {
        "pairs": stages.links_in_pairs(n),
        "to_registers": stages.links_to_registers(n, REGISTERS),
        "bus": stages.links_through_bus(n),
    }
    return {"n": n, "registers": REGISTERS, **{name: int(c) for name, c in counts.items()}}


def _by_second_source(agree: list[bool], whole: bool) -> str:
    """Return the word for what second sources say of a claim, `whole` if of all its parts."""
    if not agree:
        return UNDECIDED
    if not any(agree):
        return CONTRADICTED
    return SUPPORTED if whole and all(agree) else PARTLY


def _span(events: pd.DataFrame, begun: str, period: str) -> tuple[int | None, ...]:
    """Return the year of an event, and first and last year of a period; None if unknown."""
    single = events.query("event_id == @begun and precision != 'period'")["year"]
    spans = events.query("event_id == @period and precision == 'period'")
    found = (single, spans["year"], spans["end_year"])
    first = (years.dropna() for years in found)
    return tuple(int(years.iloc[0]) if len(years) else None for years in first)


def _clash(begun: int | None, start: int | None, end: int | None) -> bool:
    """Tell whether a beginning and a period cannot both be true, however they are read."""
    if begun is None or start is None or end is None:
        return False
    return begun > end or start - begun > DECIDED


def _first_years(events: pd.DataFrame, names: tuple[str, ...]) -> pd.Series:
    """Return the first year of each event, missing where the timeline has none."""
    return events.groupby("event_id")["year"].min().reindex(names)


def _informing(found: pd.DataFrame, year: int) -> int:
    return int((found.loc[found["year"] == year, "stage"] == "inform").sum())


def _places(egov: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return places by an index, countries × surveys; equal values share the best place."""
    place = egov.groupby("year")[column].rank(method="min", ascending=False)
    return egov.assign(place=place).pivot(index="iso3", columns="year", values="place")
