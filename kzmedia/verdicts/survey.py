"""Verdicts on the claims of lesson 03, the author's expert survey.

Each function applies the rule that stands in the ledger under its claim's id, through the
functions of `kzmedia.survey` that the lesson uses. Every answer that the lecture leaves out
may lie anywhere the reading allows; both readings of "equal parts" are kept.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzmedia import language, survey
from kzmedia.verdicts import CONTRADICTED, PARTLY, SUPPORTED, UNDECIDED, Finding, Tables

BAND = (2.5, 3.5)
"""Means to which "medium", level 3, is the nearest answer."""
MEDIUM, LOW = 3, 2
_LEVELS = ("very_low", "low", "medium", "high", "very_high")
GAINS = {
    "less_bureaucracy_corruption",
    "fast_response",
    "openness",
    "fast_response_or_openness",
}
LIKING = 80.0
"""Share of the raters who like the candidate, in %: the lesson's assumption, not data."""
SUPPORT = {"generous": (1, 1, 1), "strict": (0, 1, 1)}
"""Does the quoted expert A, B, C support the project? The lesson's two codings (C56)."""
_SLACK = 1e-9
_MOST_EXPERTS = 600
_READINGS = ("each", "together")


def c35a(tables: Tables) -> Finding:
    """Tell whether high and medium have equal shares under every reading of Fig. 1."""
    answers = tables["survey"]
    pairs = [_named(answers, 1, reading) for reading in _READINGS]
    pairs = [named.reindex(["high", "medium"]) for named in pairs]
    known = [pair for pair in pairs if pair.notna().all()]
    equal = [abs(pair["high"] - pair["medium"]) < _SLACK for pair in known]
    word = PARTLY if any(equal) else CONTRADICTED if known else UNDECIDED
    if all(equal) and len(known) == len(_READINGS):
        word = SUPPORTED
    figures = {
        "high": pairs[0]["high"],
        "medium": pairs[0]["medium"],
        **{f"missing_{name}": _missing(answers, 1, name) for name in _READINGS},
    }
    return Finding(word, figures, ("survey",))


def c35b(tables: Tables) -> Finding:
    """Tell whether "medium" survives: for the answers given, and for all who were asked."""
    given, everyone = zip(
        *(_levels_of(_reported(tables["survey"], 2, name)) for name in _READINGS), strict=True
    )
    if all(_is_medium(*levels) for levels in everyone):
        word = SUPPORTED
    elif any(_is_medium(*levels) for levels in given):
        word = PARTLY
    elif all(_is_not_medium(*levels) for levels in given):
        word = CONTRADICTED
    else:
        word = UNDECIDED
    figures: dict[str, float | str] = {
        "given_lower": min(mean.lower for mean, _ in given),
        "given_upper": max(mean.upper for mean, _ in given),
    }
    for name, (mean, median) in zip(_READINGS, everyone, strict=True):
        figures[f"lower_{name}"], figures[f"upper_{name}"] = mean
        figures[f"median_{name}"] = _LEVELS[round(median.upper) - 1]
        figures[f"missing_{name}"] = _missing(tables["survey"], 2, name)
    return Finding(word, figures, ("survey",))


def c35c(tables: Tables) -> Finding:
    """Tell whether most experts named a gain in Fig. 3, with one answer each or several."""
    named = [_named(tables["survey"], 3, reading) for reading in _READINGS]
    is_gain = [shares.index.isin(GAINS) for shares in named]
    gains = [shares[gain] for shares, gain in zip(named, is_gain, strict=True)]
    others = [shares[~gain].sum() for shares, gain in zip(named, is_gain, strict=True)]
    # Where several answers were allowed, the same people may have ticked every one of them.
    fewest = min(shares.max() for shares in gains)
    if fewest > 50:
        word = SUPPORTED
    elif any(shares.sum() > 50 for shares in gains):
        word = PARTLY
    else:
        word = CONTRADICTED if all(other >= 50 for other in others) else UNDECIDED
    figures = {f"sum_{name}": g.sum() for name, g in zip(_READINGS, gains, strict=True)}
    return Finding(word, {**figures, "fewest": fewest}, ("survey",))


def c35d(tables: Tables) -> Finding:
    """Tell whether the number of experts and the full list of answers stay open."""
    answers = tables["survey"]
    stated = tables["lecture"].query("claim_id == 'C35d' and quantity == 'experts'")["value"]
    number_open = bool(stated.isna().all())
    gaps = [_missing(answers, figure, name) for figure in (1, 2, 3) for name in _READINGS]
    list_open = min(gaps) > _SLACK
    word = SUPPORTED if number_open and list_open else PARTLY
    if not number_open and not list_open:
        word = CONTRADICTED
    high, low = _named(answers, 1, "each").reindex(["high", "low"])
    figures = {
        "number": "claims.C35d.number_open" if number_open else "claims.C35d.number_stated",
        "high": high,
        "low": low,
        "fewest": _fewest_experts(answers.query("reading == 'each' and reported")["share"]),
        # Printed shares are rounded: each may be half a point off.
        "needed_least": _needed(min(high + 0.5, 100), max(low - 0.5, 0)),
        "needed_most": _needed(high - 0.5, low + 0.5),
    }
    return Finding(word, figures, ("survey", "lecture"))


def c35e(tables: Tables) -> Finding:
    """Tell whether the quoted experts agree in support, and the answers do not diverge."""
    even = survey.agreement([20, 20, 20, 20, 20])
    spans = [
        [_agreement(_reported(tables["survey"], figure, reading)) for reading in _READINGS]
        for figure in (1, 2)
    ]
    agree = all(span.lower > even for both in spans for span in both)
    diverge = any(all(span.upper < even for span in both) for both in spans)
    unanimous = [len(set(codes)) == 1 and codes[0] == 1 for codes in SUPPORT.values()]
    if all(unanimous) and agree:
        word = SUPPORTED
    elif any(unanimous) and not diverge:
        word = PARTLY
    elif not any(unanimous) and not agree:
        word = CONTRADICTED
    else:
        word = UNDECIDED
    figures = {
        **{f"support_{name}": sum(codes) for name, codes in SUPPORT.items()},
        "lower": spans[1][0].lower,
        "upper": spans[1][0].upper,
        "even": even,
    }
    return Finding(word, figures, ("survey",))


def c53(tables: Tables) -> Finding:
    """Tell what raters can say, if everybody online rates: a model, so never supported."""
    users = _of_lecture(tables, "C10", "users")
    there = tables["internet"].query("iso3 == 'KAZ' and year == 2006")["population"]
    online = 100 * users / there.astype(float).item() if len(there) else np.nan
    if np.isnan(online):
        return Finding(UNDECIDED, _reach(np.nan), ("lecture", "internet"))
    word = PARTLY if online > 0 else CONTRADICTED
    return Finding(word, _reach(online), ("lecture", "internet"))


def c56(tables: Tables) -> Finding:
    """Tell that a forecast with a condition is not tested by the data: an argument.

    What the lecture itself counts is set beside the remark of the third quoted expert.
    """
    figures = {
        "opinions": _of_lecture(tables, "C56", "opinions"),
        "share": _of_lecture(tables, "C09", "market_share"),
        "providers": _of_lecture(tables, "C08", "providers"),
    }
    return Finding(UNDECIDED, figures, ("lecture",))


def _reach(online: float) -> dict[str, float]:
    known = [np.nan, np.nan]
    if not np.isnan(online):
        known = survey.selection_bounds(LIKING, online)
    bounds = dict(zip(("lower", "upper"), known, strict=True))
    return {"liking": LIKING, "online": online, "certain_from": 5000 / LIKING, **bounds}


def _of_lecture(tables: Tables, claim_id: str, quantity: str) -> float:
    """Return a figure that the lecture states once."""
    rows = tables["lecture"].query("claim_id == @claim_id and quantity == @quantity")
    return float(rows["value"].item())


def _reported(answers: pd.DataFrame, figure: int, reading: str) -> pd.DataFrame:
    rows = answers.query("figure == @figure and reading == @reading and reported")
    if rows.empty:
        raise ValueError(language.text("claims.no_answers", figure=figure, reading=reading))
    return rows


def _named(answers: pd.DataFrame, figure: int, reading: str) -> pd.Series:
    """Return the reported shares of a figure by answer."""
    return _reported(answers, figure, reading).set_index("option")["share"]


def _missing(answers: pd.DataFrame, figure: int, reading: str) -> float:
    return survey.remainder(_named(answers, figure, reading))


def _levels_of(rows: pd.DataFrame) -> tuple[tuple, tuple]:
    """Return bounds of mean and median: of the answers given, and of all who were asked.

    Whoever is missing in Fig. 2 answered "low", the one level without a share, or gave no
    answer. Any mix of the two lies between the two ends.
    """
    low, high = rows["level_low"], rows["level_high"]
    full = 100 * rows["share"] / rows["share"].sum()
    bounds = (survey.mean_bounds, survey.median_bounds)
    everyone = tuple(bound(rows["share"], low, high) for bound in bounds)
    at_low = [bound(rows["share"], low, high, (LOW, LOW)) for bound in bounds]
    silent = [bound(full, low, high) for bound in bounds]
    given = tuple(
        survey.Bounds(min(a.lower, b.lower), max(a.upper, b.upper))
        for a, b in zip(at_low, silent, strict=True)
    )
    return given, everyone


def _is_medium(mean: survey.Bounds, median: survey.Bounds) -> bool:
    within = BAND[0] - _SLACK <= mean.lower and mean.upper <= BAND[1] + _SLACK
    return bool(within and median == (MEDIUM, MEDIUM))


def _is_not_medium(mean: survey.Bounds, median: survey.Bounds) -> bool:
    outside = mean.upper < BAND[0] - _SLACK or mean.lower > BAND[1] + _SLACK
    return bool(outside and not median.lower <= MEDIUM <= median.upper)


def _agreement(rows: pd.DataFrame) -> survey.Bounds:
    levels = rows["level_low"], rows["level_high"]
    return survey.bounds_over(survey.agreement, rows["share"], *levels, step=4)


def _needed(high: float, low: float) -> float:
    """Return from which sample on the first share is the larger one, if it is larger at all."""
    return survey.distinguishing_n(high, low) if high > low else np.nan


def _fewest_experts(printed: pd.Series) -> float:
    """Return the smallest sample in which every printed share can occur, rounded."""
    wanted = set(printed)
    for n in range(1, _MOST_EXPERTS + 1):
        if wanted <= set(np.round(100 * np.arange(n + 1) / n)):
            return n
    return np.nan
