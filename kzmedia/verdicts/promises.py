"""Verdicts of lesson 06b_promises: what e-government and the internet were to bring.

Every promise is looked at in three ways. *Levels*: have countries with a higher score more
of what was promised (2022)? *Given income*: is that still so among countries of equal GDP
per head (2022)? *Changes*: did more come where the score rose more (2008 to 2022)? A look
speaks for the promise if its whole interval lies on the promised side, against it if the
whole interval lies on the other, and is silent if the interval holds zero. Where the lecture
says "brings", changes decide: equal levels have many causes, so without changes they carry no
verdict. Levels count in two places only: C36 is wholly supported if all looks agree, and C59,
which denies that one direction is seen, is tested by every look.

A claim with several measures has several chances to be right by luck; hence 95 % is shared
out among them (Bonferroni): with two measures each interval has 97.5 %.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kzmedia import _join, panel
from kzmedia.verdicts import CONTRADICTED, PARTLY, SUPPORTED, UNDECIDED, Finding, Tables

if TYPE_CHECKING:
    import pandas as pd

START, END = 2008, 2022  # the method of EGDI changed before 2008; V-Dem v14 ends in 2023
_RESAMPLES = 2000  # for a verdict only the side of zero counts: quick, and seeded


class Looks(NamedTuple):
    """The three correlations of a score with a measure, each a `panel.Correlation`."""

    levels: panel.Correlation
    income: panel.Correlation
    changes: panel.Correlation


def c30(tables: Tables) -> Finding:
    """Judge "the internet raised participation, especially of the young".

    Three measures against internet users. Whose participation it was is in no country
    table, so the word is at most "partly supported".
    """
    measures = ("participatory_democracy", "civil_society_participation", "engaged_society")
    looks = _looks(tables["panel"], "internet_users", measures)
    found = _finding(_word(looks, whole=False), looks, "participatory_democracy")
    others = {"civil": looks[measures[1]].changes.r, "engaged": looks[measures[2]].changes.r}
    return Finding(found.word, {**found.figures, **others}, found.datasets)


def c33(tables: Tables) -> Finding:
    """Judge "e-government opens oversight to civil society".

    Only oversight, one item of the list, is tested (corruption is C36): at most "partly
    supported". Government effectiveness, a rough measure of another item (carrying out
    programmes), is reported beside it, with the word if the rule read it too.
    """
    measures = ("diagonal_accountability",)
    looks = _looks(tables["panel"], "egdi", measures)
    found = _finding(_word(looks, whole=False), looks, measures[0])
    beside = _beside(tables["panel"], "egdi", measures, "government_effectiveness")
    datasets = (*found.datasets, "governance")
    return Finding(found.word, {**found.figures, **beside}, datasets)


def c36(tables: Tables) -> Finding:
    """Judge "e-government will reduce corruption" by two measures.

    Supported only if both agree in all three looks; partly if one speaks in changes. What
    equal economic growth leaves of the changes is reported beside them, and so is *r* in the
    same countries without it: some countries have no GDP. V-Dem's scale, on which more is
    more corrupt, is turned first, as in the lesson: more of both is what was promised.
    """
    rows = tables["panel"]
    rows = rows.assign(clean_public_sector=1 - rows["public_sector_corruption"])
    measures = ("control_of_corruption", "clean_public_sector")
    looks = _looks(rows, "egdi", measures)
    growth = _growth(rows, "egdi", "control_of_corruption")
    found = _finding(_word(looks), looks, "control_of_corruption")
    other = _numbers(looks["clean_public_sector"].changes, "other")
    return Finding(found.word, {**found.figures, **other, **growth}, found.datasets)


def c43(tables: Tables) -> Finding:
    """Judge "in advanced countries: simpler procedures, more trust, more participation".

    Among the third of countries with most internet users at the start. Trust is in no
    column, so the word is at most "partly supported".
    """
    rows = tables["panel"]
    advanced = rows[rows["iso3"].isin(_advanced(rows))]
    looks = _looks(advanced, "egdi", ("impartial_administration", "engaged_society"))
    found = _finding(_word(looks, whole=False), looks, "impartial_administration")
    other = _numbers(looks["engaged_society"].changes, "other")
    datasets = (*found.datasets, "internet")  # who is advanced
    return Finding(found.word, {**found.figures, **other}, datasets)


def c49(tables: Tables) -> Finding:
    """Judge "electronic contact brings the authorities closer to people".

    E-participation against voice and accountability. What people *feel* is in no column:
    at most "partly supported".
    """
    looks = _looks(tables["panel"], "epi", ("voice_accountability",))
    return _finding(_word(looks, whole=False), looks, "voice_accountability")


def c55(tables: Tables) -> Finding:
    """Judge "the internet works well on voters; more users, more influence on power".

    Two measures against internet users, those of the course's plan. Vertical accountability
    (elections and parties) is reported beside them as the strongest counter-argument, with
    the word that the same rule would give if it were the third. No voter is in the table: at
    most "partly supported".
    """
    measures = ("participatory_democracy", "civil_society_participation")
    rows = tables["panel"]
    looks = _looks(rows, "internet_users", measures)
    found = _finding(_word(looks, whole=False), looks, "civil_society_participation")
    beside = _beside(rows, "internet_users", measures, "vertical_accountability")
    first = {"participatory": looks["participatory_democracy"].changes.r}
    return Finding(found.word, {**found.figures, **first, **beside}, found.datasets)


def c59(tables: Tables) -> Finding:
    """Judge "the effect on voting behaviour cannot be judged one way".

    If all nine looks (three measures of citizens' part in politics) lay on one side, it
    could be judged one way: contradicted. If clear looks lie on both sides: partly supported,
    for countries only. Otherwise it cannot be told: a silent look neither agrees with the
    others nor differs from them.
    """
    measures = (
        "participatory_democracy",
        "civil_society_participation",
        "vertical_accountability",
    )
    looks = _looks(tables["panel"], "internet_users", measures)
    sides = list(chain.from_iterable(_sides(looks)))
    word = PARTLY if {1, -1} <= set(sides) else UNDECIDED
    if set(sides) in ({1}, {-1}):
        word = CONTRADICTED
    found = _finding(word, looks, "participatory_democracy")
    counts = {"up": sides.count(1), "down": sides.count(-1), "all": len(sides)}
    vote = _numbers(looks["vertical_accountability"].changes, "other")
    return Finding(word, {**found.figures, **counts, **vote}, found.datasets)


def _looks(rows: pd.DataFrame, score: str, measures: Sequence[str]) -> dict[str, Looks]:
    """Look at each measure in three ways, with intervals that share 95 % among them."""
    end = _with_income(panel.year(rows, END))
    moved = panel.changes(rows, [score, *measures], START, END)
    options = {"resamples": _RESAMPLES, "confidence": 1 - 0.05 / len(measures)}
    return {
        measure: Looks(
            panel.correlation(end, score, measure, **options),
            panel.partial_correlation(end, score, measure, given=["log_gdp"], **options),
            panel.correlation(moved, f"{score}_change", f"{measure}_change", **options),
        )
        for measure in measures
    }


def _sides(looks: dict[str, Looks]) -> Iterator[list[int]]:
    """Yield for each measure the sides of its looks: 1 as promised, -1 against, 0 silent."""
    for three in looks.values():
        yield [int(one.lower > 0) - int(one.upper < 0) for one in three]


def _word(looks: dict[str, Looks], whole: bool = True) -> str:
    """Apply the rule; `whole` says that no part of the claim is without data."""
    sides = list(_sides(looks))
    if whole and all(side == 1 for side in chain.from_iterable(sides)):
        return SUPPORTED
    moved = {three[-1] for three in sides}
    if 1 in moved and -1 not in moved:
        return PARTLY
    return CONTRADICTED if -1 in moved and 1 not in moved else UNDECIDED


def _finding(word: str, looks: dict[str, Looks], first: str) -> Finding:
    """Put the figures of the first measure together, and name the data sets of all."""
    chosen = looks[first]
    figures = {"levels": chosen.levels.r, "income": chosen.income.r, "n": chosen.changes.n}
    columns = [chosen.levels.x, *looks]
    origins = _join.columns("panel")
    turned = origins["public_sector_corruption"]  # the one scale that is turned here
    used = dict.fromkeys(origins.get(column, turned)["dataset"] for column in columns)
    return Finding(word, {**figures, **_numbers(chosen.changes, "changes")}, (*used, "context"))


def _numbers(found: panel.Correlation, name: str) -> dict[str, float]:
    return {name: found.r, f"{name}_lower": found.lower, f"{name}_upper": found.upper}


def _beside(
    rows: pd.DataFrame, score: str, measures: Sequence[str], another: str
) -> dict[str, float | str]:
    """Return the changes of a measure that a rule does not read, and the word if it did."""
    wider = _looks(rows, score, (*measures, another))
    word = _word(wider, whole=False)
    return {**_numbers(wider[another].changes, "other"), "wider": f"claims.word.{word}"}


def _growth(rows: pd.DataFrame, score: str, measure: str) -> dict[str, float]:
    """Return *r* of changes at equal economic growth, and without it in the same countries."""
    moved = panel.changes(_with_income(rows), [score, measure, "log_gdp"], START, END)
    moved = moved.dropna()
    names = (f"{score}_change", f"{measure}_change")
    given = ["log_gdp_change"]
    equal = panel.partial_correlation(moved, *names, given=given, resamples=_RESAMPLES)
    plain = moved[names[0]].corr(moved[names[1]])
    return {"growth": equal.r, "known": plain, "known_n": equal.n}


def _with_income(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(log_gdp=np.log(rows["gdp_per_capita"]))


def _advanced(rows: pd.DataFrame) -> list[str]:
    """Return the third of the countries with most internet users at the start."""
    start = panel.year(rows, START)
    enough = start["internet_users"].quantile(2 / 3)
    return start.loc[start["internet_users"] >= enough, "iso3"].tolist()
