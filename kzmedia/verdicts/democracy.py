"""Verdicts on the claims of lesson 06, e-government and democracy across countries.

Each function applies the rule that stands in the ledger under its claim's id, through the
functions of `kzmedia.panel` that the lesson uses. Levels are those of 2022; changes run from
2008, the survey nearest the lecture, to 2022, the last year with every measure. An interval
is a bootstrap over countries at 95%, seeded, so that a verdict is the same each time; where
a rule gives a claim several chances, they share the 5% that may err.
"""

from __future__ import annotations

import pandas as pd

from kzmedia import panel
from kzmedia.panel import Correlation
from kzmedia.verdicts import CONTRADICTED, PARTLY, SUPPORTED, UNDECIDED, Finding, Tables
from kzmedia.verdicts._lookups import correlation_figures

START, NOW = 2008, 2022
CLOSE = 90.0
"""EGDI in % of the best country from which on a country is close to it (C17)."""
TENTH = 0.1
"""The first places by EGDI, as a part of the countries rated (C17)."""
SOME = 10.0
"""Share of a kind of regime among the leaders, in %, from which on it belongs there (C15)."""
MARK, NO_MARK = 90.0, 75.0
"""Pairs told apart, of 100, from which on and below which a measure is (no) mark (C22)."""
OTHER_MARKS = {
    "vertical": "vertical_accountability",
    "diagonal": "diagonal_accountability",
    "participation": "civil_society_participation",
}
SMALL = 1 / 20
"""Part of a measure's scale below which what goes with more e-government is small (C40)."""
SCALES = {"electoral_democracy": 1.0, "voice_accountability": 5.0}
"""Lengths of the scales: 0 to 1, and about -2.5 to 2.5 (C40)."""
LOOKS = 3
"""Correlations that give C62 a chance: each interval has 1 - 0.05 / 3."""
_EQUALITY, _CONSULTED = "egalitarian_component", "civil_society_consulted"
_PARTS = ("egov", "democracy", "society")


def c15(tables: Tables) -> Finding:
    """Tell whether regimes of both kinds stand in the upper third by EGDI.

    Unlike leaders refute one model; leaders of one kind would not prove that there is one, so
    the claim can be left open by these data but not contradicted.
    """
    upper = _upper_third(panel.year(tables["panel"], NOW)).dropna(subset="regime")
    democracies = len(panel.members(upper, "democracies"))
    autocracies = len(panel.members(upper, "autocracies"))
    rarer = 100 * min(democracies, autocracies) / len(upper)
    by_democracy = upper.set_index("iso3")["electoral_democracy"]
    liberal = upper.sort_values("egdi", ascending=False)["regime"] == "democracy_liberal"
    figures = {
        "democracies": democracies,
        "autocracies": autocracies,
        "lowest": by_democracy.min(),
        "highest": by_democracy.max(),
        "last": by_democracy.idxmin(),
        "first": by_democracy.idxmax(),
        "liberal": int(liberal.cumprod().sum()),
    }
    return Finding(PARTLY if rarer >= SOME else UNDECIDED, figures, _PARTS)


def c17(tables: Tables) -> Finding:
    """Tell whether Singapore is near the best, by value and by place, and an autocracy."""
    world = tables["panel"].dropna(subset="egdi")
    surveys = world.groupby("year")["egdi"].agg(["max", "count"])
    ours = panel.countries(tables["panel"], "SGP").set_index("year")
    rated = ours.dropna(subset="egdi")
    if rated.empty:
        names = ("best_place", "place", "share")
        figures = dict.fromkeys(names, float("nan"))
        counts = dict.fromkeys(
            ("surveys", "by_value", "by_place", "years", "early", "early_close"), 0
        )
        return Finding(UNDECIDED, counts | figures, ("egov", "society"))
    share = 100 * rated["egdi"] / surveys["max"]
    part = rated["egdi_rank"].astype(float) / surveys["count"]
    by_value, by_place = int((share >= CLOSE).sum()), int((part <= TENTH).sum())
    early = share[share.index <= START].dropna()
    readings = [count > len(rated) / 2 for count in (by_value, by_place)]
    regimes = ours["regime"].dropna()
    authoritarian = regimes.str.startswith("autocracy")
    if not any(readings) or not authoritarian.any():
        word = CONTRADICTED
    else:
        word = SUPPORTED if all(readings) and authoritarian.all() else PARTLY
    figures = {
        "surveys": len(rated),
        "by_value": by_value,
        "by_place": by_place,
        "best_place": int(rated["egdi_rank"].min()),
        "place": int(rated["egdi_rank"].get(START, rated["egdi_rank"].max())),
        "share": share.dropna().get(START, share.min()),
        "years": len(regimes),
        "early": len(early),
        "early_close": int((early >= CLOSE).sum()),
    }
    return Finding(word, figures, ("egov", "society"))


def c22(tables: Tables) -> Finding:
    """Tell whether freedom of expression tells democracies from autocracies, and it alone."""
    rows = panel.year(tables["panel"], NOW)
    free = _pairs_told(rows, "freedom_of_expression")
    others = {name: _pairs_told(rows, column) for name, column in OTHER_MARKS.items()}
    if free >= MARK:
        word = PARTLY if max(others.values()) >= MARK else SUPPORTED
    else:
        word = CONTRADICTED if free < NO_MARK else UNDECIDED
    figures = {
        "free": free,
        **others,
        "egdi": _pairs_told(rows, "egdi"),
        "income": _pairs_told(rows, "gdp_per_capita"),
    }
    return Finding(word, figures, ("society", "egov", "context"))


def c40(tables: Tables) -> Finding:
    """Tell whether democracy grows with e-government; control of society has no data.

    What decides is size, by one border for two measures: the slope within countries, times
    the mean gain of EGDI since 2008, as a part of the measure's scale.
    """
    world = tables["panel"]
    change = panel.changes(world, ["egdi", *SCALES], START, NOW)
    gain = change["egdi_change"].mean()
    slopes = {name: panel.fixed_effects(world, name, "egdi") for name in SCALES}
    most = {name: slope.upper * gain for name, slope in slopes.items()}
    if all(most[name] < SMALL * scale for name, scale in SCALES.items()):
        word = PARTLY
    else:
        rising = all(slope.lower > 0 for slope in slopes.values())
        word = CONTRADICTED if rising else UNDECIDED
    inside = panel.members(panel.year(world, START), "autocracies")
    autocracies = change[change["iso3"].isin(inside)]
    rows = panel.year(world, NOW)
    figures: dict[str, float | str] = {"gain": gain}
    for name, part in zip(SCALES, ("democracy", "voice"), strict=True):
        slope = slopes[name]
        bounds = {f"{part}_lower": slope.lower, f"{part}_upper": slope.upper}
        figures |= {part: slope.slope, **bounds, f"{part}_most": most[name]}
        figures |= correlation_figures(
            f"autocracies_{part}", _changed(autocracies, "egdi", name)
        )
    figures |= correlation_figures("changes", _changed(change, "egdi", "electoral_democracy"))
    figures |= correlation_figures(
        "levels", panel.correlation(rows, "egdi", "electoral_democracy")
    )
    return Finding(word, figures, (*_PARTS, "governance"))


def c44(tables: Tables) -> Finding:
    """Tell whether consultation goes with internet use in developed democracies.

    A lasting link would show at least in the levels of both years, and also as if the
    countries were equally rich.
    """
    world = tables["panel"]
    tie = ("internet_users", _CONSULTED)
    figures: dict[str, float | str] = {}
    found = []
    for year in (START, NOW):
        rows = panel.year(world, year)
        developed = rows[rows["iso3"].isin(_developed(rows))]
        levels = panel.correlation(developed, *tie)
        income = panel.partial_correlation(developed, *tie, given=["log_gdp"])
        found += [levels, income]
        figures |= correlation_figures(f"levels_{year}", levels) | correlation_figures(
            f"income_{year}", income
        )
    if all(look.lower > 0 for look in found):
        word = PARTLY
    else:
        word = CONTRADICTED if all(look.upper < 0 for look in found) else UNDECIDED
    rows, then = panel.year(world, NOW), panel.year(world, START)
    others = set(panel.members(rows, "democracies")) - set(_developed(rows))
    elsewhere = panel.correlation(rows[rows["iso3"].isin(others)], *tie)
    change = panel.changes(world, list(tie), START, NOW)
    changes = _changed(change[change["iso3"].isin(_developed(then))], *tie)
    figures |= correlation_figures("elsewhere", elsewhere) | correlation_figures(
        "changes", changes
    )
    return Finding(word, figures, ("internet", "society", "context"))


def c62(tables: Tables) -> Finding:
    """Tell whether equality grew with e-government or was kept by it; stability has no data."""
    world = tables["panel"]
    change = panel.changes(world, ["egdi", "epi", _EQUALITY], START, NOW)
    start = panel.year(world, START)
    equal = start[start[_EQUALITY] > start[_EQUALITY].median()]
    kept = equal[["iso3", "egdi"]].merge(change, on="iso3")
    pairs = {
        "egdi": (change, "egdi_change"),
        "epi": (change, "epi_change"),
        "kept": (kept, "egdi"),
    }
    sure = 1 - 0.05 / LOOKS
    found = {
        name: panel.correlation(rows, x, f"{_EQUALITY}_change", confidence=sure)
        for name, (rows, x) in pairs.items()
    }
    promised = any(look.lower > 0 for look in found.values())
    against = any(look.upper < 0 for look in found.values())
    word = PARTLY if promised and not against else UNDECIDED
    if against and not promised:
        word = CONTRADICTED
    levels = panel.correlation(panel.year(world, NOW), "egdi", _EQUALITY)
    figures = correlation_figures("levels", levels)
    for name, look in found.items():
        figures |= correlation_figures(name, look)
    return Finding(word, figures, ("egov", "society"))


def _upper_third(rows: pd.DataFrame) -> pd.DataFrame:
    rated = rows.dropna(subset="egdi")
    return rated[rated["egdi"] > rated["egdi"].quantile(2 / 3)]


def _developed(rows: pd.DataFrame) -> list[str]:
    """Democracies among the richest third of all countries in the year of the rows."""
    rich = set(panel.members(rows, "richest_third"))
    return [code for code in panel.members(rows, "democracies") if code in rich]


def _pairs_told(rows: pd.DataFrame, column: str) -> float:
    """Of 100 pairs of a democracy and an autocracy, those where the democracy has more."""
    values = rows.set_index("iso3")[column].astype(float)
    more, less = (
        values[panel.members(rows, group)].dropna().to_numpy()
        for group in ("democracies", "autocracies")
    )
    return float(100 * (more[:, None] > less).mean())


def _changed(change: pd.DataFrame, x: str, y: str) -> Correlation:
    return panel.correlation(change, f"{x}_change", f"{y}_change")
