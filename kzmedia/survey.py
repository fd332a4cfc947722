"""Shares of answers, part of them unreported: what can still be said, and what cannot.

Shares are in % of all who were asked, as in the data. The last axis of an array holds the
options of one question; the axes before it are other questions or readings. Levels are those
of the scale 1 (very low) … 5 (very high). What is not reported is never guessed: a statistic
gets bounds over every place where the missing answers may lie (Manski, C. F., *Partial
Identification of Probability Distributions*, Springer 2003, chapter 1).
"""

from __future__ import annotations

import numpy as np

from kzmedia import language
from kzmedia._numbers import SCALE, SLACK, Bounds, Values, as_answers, as_shares, plain
from kzmedia.placements import LEVELS, bounds_over, complete, completions, placed
from kzmedia.ratings import CoderAgreement, coder_agreement
from kzmedia.sampling import (
    agreement,
    difference_margin,
    distinguishing_n,
    entropy,
    margin,
    wilson,
)

__all__ = [
    "Bounds",
    "CoderAgreement",
    "agreement",
    "bounds_over",
    "coder_agreement",
    "complete",
    "completions",
    "difference_margin",
    "distinguishing_n",
    "entropy",
    "margin",
    "mean_bounds",
    "median_bounds",
    "remainder",
    "selection_bounds",
    "share_bounds",
    "wilson",
]


def remainder(shares: Values) -> float | np.ndarray:
    """Return the share of those asked whose answer is not reported.

    Parameters
    ----------
    shares : array_like, shape (..., k), %
        Reported shares of one question, each answer excluding the others.

    Returns
    -------
    float or ndarray, percentage points
        100 minus the sum.

    Raises
    ------
    ValueError
        For a share below 0 or above 100, a missing one, a sum above 100.

    Examples
    --------
    >>> remainder([34, 34, 26])
    6.0
    """
    return plain(as_answers(shares)[1])


def mean_bounds(
    shares: Values, low: Values, high: Values = None, rest: tuple = SCALE
) -> Bounds:
    """Bound the mean level, wherever the unreported answers may lie.

    Every answer is put on its lowest possible level, then on its highest; no other placing
    gives a smaller or a larger mean (Manski 2003).

    Parameters
    ----------
    shares : array_like, shape (..., k), %
        Reported shares.
    low, high : array_like, shape (k,), level
        Lowest and highest level at which each share may lie; without `high` they are known.
    rest : (level, level) or level
        Lowest and highest level at which the unreported answers may lie, or the only one.

    Returns
    -------
    Bounds, level

    Raises
    ------
    ValueError
        As `remainder`; for a level off the scale, `low` above `high`, another number of
        levels than of shares.

    Examples
    --------
    >>> mean_bounds([20, 20, 31, 17], [5, 4, 3, 1])
    Bounds(lower=3.02, upper=3.5)
    """
    weights, low, high = placed(shares, low, high, rest, whole=False)
    return Bounds(*(plain((weights * at).sum(axis=-1) / 100) for at in (low, high)))


def median_bounds(
    shares: Values, low: Values, high: Values = None, rest: tuple = SCALE
) -> Bounds:
    """Bound the median level, wherever the unreported answers may lie.

    A level is a median if at least half of the answers lie at or below it and at least half
    at or above it. The lower bound is the lowest median of the lowest placing, the upper
    bound the highest median of the highest one.

    Parameters
    ----------
    shares, low, high, rest
        As in `mean_bounds`; levels are whole.

    Returns
    -------
    Bounds, level

    Raises
    ------
    ValueError
        As `mean_bounds`.

    Examples
    --------
    >>> median_bounds([34, 34, 26], [4, 3, 2])
    Bounds(lower=3.0, upper=3.0)
    """
    weights, low, high = placed(shares, low, high, rest, whole=True)
    at_most = (weights[..., None] * (low[..., None] <= LEVELS)).sum(axis=-2)
    at_least = (weights[..., None] * (high[..., None] >= LEVELS)).sum(axis=-2)
    half = 50 - SLACK
    lower = np.where(at_most >= half, LEVELS, SCALE[1]).min(axis=-1)
    upper = np.where(at_least >= half, LEVELS, SCALE[0]).max(axis=-1)
    return Bounds(plain(lower.astype(float)), plain(upper.astype(float)))


def share_bounds(share: Values, remainder: Values) -> Bounds:
    """Bound an option's share among all who were asked, in %.

    The unreported answers may all have been this option, or none of them.

    Examples
    --------
    >>> share_bounds(31, 12)
    Bounds(lower=31.0, upper=43.0)
    """
    share, remainder = as_shares(share), as_shares(remainder)
    if (share + remainder > 100 + SLACK).any():
        raise ValueError(language.text("methods.sum_above", sum=np.max(share + remainder)))
    return Bounds(plain(share), plain(share + remainder))


def selection_bounds(share: Values, coverage: Values) -> Bounds:
    """Bound a share among all, if it is known only for those who took part by themselves.

    With coverage *c* the share among all is ``c · share + (1 − c) · x`` for some unknown *x*
    between 0 and 100 % (Manski, C. F., "Nonparametric bounds on treatment effects",
    *American Economic Review* 80(2), 1990, 319–323).

    Parameters
    ----------
    share : array_like, % of those who took part
    coverage : array_like, those who took part in % of all

    Examples
    --------
    >>> selection_bounds(60, 5)
    Bounds(lower=3.0, upper=98.0)
    """
    share, coverage = as_shares(share), as_shares(coverage)
    lower = coverage * share / 100
    return Bounds(plain(lower), plain(lower + 100 - coverage))
