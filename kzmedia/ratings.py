"""People who code or rate the same things: do they agree, and what is their mean worth?

Two questions that are easily taken for one. `alpha` and `icc` say how far *single* ratings
agree: how much you learn from one rater. The *mean* of several raters is more reliable than
any of them, because their errors partly cancel: `spearman_brown` says how much, and
`raters_needed` how many it takes. A low alpha does not make a mean of many worthless, and a
reliable mean does not show that the raters agree.

`simulate`, `simulated_quality` and `ranking_worth` make a test of websites up.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._numbers import Values, as_numbers, plain
from kzmedia._rating_design import ranking_worth, simulate, simulated_quality

__all__ = [
    "CoderAgreement",
    "alpha",
    "coder_agreement",
    "icc",
    "ranking_worth",
    "raters_needed",
    "simulate",
    "simulated_quality",
    "spearman_brown",
]

LEVELS = ("nominal", "ordinal", "interval")


class CoderAgreement(NamedTuple):
    """How far coders agree.

    ``observed`` and ``expected`` are in % of the pairs of codes given to one item; ``kappa``
    is 1 for full agreement, 0 for what chance alone would give, NaN if all codes are one and
    the same; ``coefficient`` names it: "cohen" for two coders, "fleiss" for more.
    """

    observed: float
    expected: float
    kappa: float
    coefficient: str


def coder_agreement(codes: pd.DataFrame | object) -> CoderAgreement:
    """Agreement among coders, raw and corrected for chance.

    Two coders: Cohen, J., "A coefficient of agreement for nominal scales", *Educational and
    Psychological Measurement* 20 (1960), 37–46. More: Fleiss, J. L., "Measuring nominal scale
    agreement among many raters", *Psychological Bulletin* 76 (1971), 378–382. With a handful
    of items either is a rough figure: one code changed moves it far.

    Parameters
    ----------
    codes : DataFrame or array_like, shape (items, coders)
        A row for each item, a column for each coder; codes may be words or numbers.

    Returns
    -------
    CoderAgreement

    Raises
    ------
    ValueError
        With fewer than two coders, without items, with a code missing.

    Examples
    --------
    >>> coder_agreement([["for", "for"], ["against", "for"]]).observed
    50.0
    """
    table = pd.DataFrame(codes)
    items, coders = table.shape
    if items < 1 or coders < 2:
        raise ValueError(language.text("methods.coders", items=items, coders=coders))
    if table.isna().any(axis=None):
        row, column = np.argwhere(table.isna().to_numpy())[0] + 1
        raise ValueError(language.text("methods.code_missing", item=row, coder=column))
    numbers, categories = pd.factorize(table.to_numpy(dtype=object).ravel())
    chosen = np.eye(len(categories))[numbers].reshape(items, coders, -1)
    counts = chosen.sum(axis=1)
    observed = ((counts * (counts - 1)).sum(axis=1) / (coders * (coders - 1))).mean()
    if coders == 2:
        first, second = chosen.mean(axis=0)
        expected = (first * second).sum()
    else:
        expected = (counts.sum(axis=0) / (items * coders)) @ (
            counts.sum(axis=0) / (items * coders)
        )
    kappa = (observed - expected) / (1 - expected) if expected < 1 - 1e-12 else np.nan
    name = "cohen" if coders == 2 else "fleiss"
    return CoderAgreement(100 * float(observed), 100 * float(expected), float(kappa), name)


def alpha(ratings: pd.DataFrame | object, level: str = "interval") -> float:
    """Krippendorff's alpha: how far single ratings agree, beyond what chance would give.

    ``1 − observed / expected disagreement``: 1 for full agreement, 0 for ratings that could as
    well be dealt out at random, below 0 for worse than that. Krippendorff, K., *Content
    Analysis: An Introduction to Its Methods*, 2nd ed., Sage 2004, chapter 11; "Computing
    Krippendorff's alpha-reliability", University of Pennsylvania 2011. Computed by the
    library ``krippendorff`` (Castro). He asks for 0.800, and for 0.667 where tentative
    conclusions will do.

    It speaks of one rater's ratings. The mean of several raters is more reliable:
    `spearman_brown`.

    Parameters
    ----------
    ratings : DataFrame or array_like, shape (sites, raters)
        A row for each thing rated, a column for each rater; ratings may be missing, and a row
        with a single one is left out. Words are for level "nominal" only.
    level : str
        How far apart two ratings are: "nominal", equal or not; "ordinal", by the ratings
        between them; "interval", by their squared difference.

    Returns
    -------
    float
        NaN if all ratings are one and the same: without differences nothing can be told.

    Raises
    ------
    ValueError
        For an unknown level; with no row that two raters rated.
    TypeError
        For words where the level needs numbers.

    Examples
    --------
    >>> alpha([[1, 1], [2, 2], [5, 5]])
    1.0
    >>> round(alpha([[1, 2], [2, 2], [5, 4]]), 2)
    0.85
    """
    import krippendorff

    if level not in LEVELS:
        known = ", ".join(LEVELS)
        raise ValueError(language.text("methods.alpha_level", given=repr(level), known=known))
    table = _table(ratings, words=level == "nominal")
    table = table[_paired(table)]
    if np.nanmin(table) == np.nanmax(table):
        return np.nan
    return float(krippendorff.alpha(table.T, level_of_measurement=level))


def icc(ratings: pd.DataFrame | object) -> float:
    """Intraclass correlation ICC(1): share of the variance that lies between the sites.

    One-way random effects, where each site may have raters of its own: Shrout, P. E. and
    Fleiss, J. L., "Intraclass correlations: uses in assessing rater reliability",
    *Psychological Bulletin* 86 (1979), 420–428, their ICC(1, 1). With unequal numbers of
    ratings the usual average number takes the place of theirs (Searle, S. R., *Linear
    Models*, Wiley 1971, chapter 11).

    It is the reliability of *one* rating, and close to `alpha` of level "interval"; that of
    the mean of k, their ICC(1, k), is ``spearman_brown(icc(ratings), k)``.

    Parameters
    ----------
    ratings : DataFrame or array_like, shape (sites, raters)
        As in `alpha`, numbers only.

    Returns
    -------
    float
        At most 1; below 0 if sites differ less than their ratings would make them by chance;
        NaN if all ratings are one and the same.

    Raises
    ------
    ValueError
        With fewer than two rows that two raters rated.
    TypeError
        For words.

    Examples
    --------
    >>> round(icc([[1, 2], [2, 2], [5, 4]]), 2)
    0.88
    """
    table = _table(ratings)
    table = table[_paired(table, least=2)]
    counts = np.sum(~np.isnan(table), axis=1)
    total, sites = counts.sum(), len(table)
    means = np.nanmean(table, axis=1)
    between = counts @ (means - np.nanmean(table)) ** 2 / (sites - 1)
    within = np.nansum((table - means[:, None]) ** 2) / (total - sites)
    usual = (total - counts @ counts / total) / (sites - 1)
    whole = between + (usual - 1) * within
    return float((between - within) / whole) if whole > 0 else np.nan


def spearman_brown(reliability: Values, raters: Values) -> float | np.ndarray:
    """Reliability of the mean of several raters, from that of one.

    ``k · r / (1 + (k − 1) · r)``: Spearman, C., "Correlation calculated from faulty data",
    and Brown, W., "Some experimental results in the correlation of mental abilities",
    *British Journal of Psychology* 3 (1910), 271–295 and 296–322. It holds for raters who
    are alike and err independently of each other; an error that all share does not cancel.

    Parameters
    ----------
    reliability : array_like, 0 … 1
        Of one rater: `icc`, or `alpha`.
    raters : array_like, above 0
        Raters of each site; need not be whole, since 100 raters of 70 sites are 1.43 a site.

    Returns
    -------
    float or ndarray, 0 … 1
        Share of the variance of the means that is not error.

    Raises
    ------
    ValueError
        For a reliability outside 0 … 1, for raters at or below 0.

    Examples
    --------
    >>> spearman_brown(0.5, 4)
    0.8
    """
    r, k = as_numbers(reliability), as_numbers(raters)
    wrong = ~((r >= 0) & (r <= 1))
    if wrong.any():
        raise ValueError(language.text("methods.reliability", given=r[wrong].flat[0]))
    wrong = ~((k > 0) & np.isfinite(k))
    if wrong.any():
        raise ValueError(language.text("methods.raters_above_zero", given=k[wrong].flat[0]))
    return plain(k * r / (1 + (k - 1) * r))


def raters_needed(reliability: float, target: float = 0.8) -> int:
    """Smallest number of raters whose mean reaches a reliability.

    `spearman_brown` solved for the number of raters and rounded up.

    Parameters
    ----------
    reliability : float
        Of one rater, above 0 and at most 1.
    target : float
        Of the mean of all raters of a site, between 0 and 1.

    Returns
    -------
    int
        Raters of each site.

    Raises
    ------
    ValueError
        For a reliability at or below 0, which no number of raters mends; for a target that
        is not between 0 and 1.

    Examples
    --------
    >>> raters_needed(0.5), raters_needed(0.2), raters_needed(0.9)
    (4, 16, 1)
    """
    r, aim = as_numbers(reliability), as_numbers(target)
    if r.ndim or not 0 < r <= 1:
        raise ValueError(language.text("methods.reliability_none", given=reliability))
    if aim.ndim or not 0 < aim < 1:
        raise ValueError(language.text("methods.target", given=target))
    # A whole number that floats miss by a last bit must not cost one more rater.
    needed = float(aim * (1 - r) / (r * (1 - aim)))
    return max(1, math.ceil(needed * (1 - 1e-12)))


def _table(ratings: pd.DataFrame | object, words: bool = False) -> np.ndarray:
    """Read ratings, sites × raters, into floats; words become numbers of no order."""
    frame = pd.DataFrame(ratings)
    if words:
        numbers, _ = pd.factorize(frame.to_numpy(dtype=object).ravel())
        return np.where(numbers < 0, np.nan, numbers).reshape(frame.shape)
    return as_numbers(frame).reshape(frame.shape)


def _paired(table: np.ndarray, least: int = 1) -> np.ndarray:
    """Rows with at least two ratings; too few of them are refused."""
    paired = np.sum(~np.isnan(table), axis=1) >= 2
    if paired.sum() < least:
        message = language.text("methods.pairs", count=int(paired.sum()), least=least)
        raise ValueError(message)
    return paired
