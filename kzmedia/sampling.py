"""How sure a published share is, and how far a distribution is from one voice.

The functions are part of `kzmedia.survey` and are called from there. Shares are in %, a
margin is in percentage points; a sample is taken to be a simple random one.
"""

from __future__ import annotations

from math import floor, log
from statistics import NormalDist

import numpy as np

from kzmedia import language
from kzmedia._numbers import (
    SCALE,
    Bounds,
    Values,
    as_answers,
    as_distribution,
    as_levels,
    as_numbers,
    as_shares,
    plain,
)


def wilson(share: Values, n: Values, confidence: float = 0.95) -> Bounds:
    """Confidence interval of a share by Wilson's score method.

    Wilson, E. B., "Probable inference, the law of succession, and statistical inference",
    *Journal of the American Statistical Association* 22 (1927), 209–212. Unlike the usual
    ``share ± margin`` it stays within 0 and 100 % and holds for small samples.

    Parameters
    ----------
    share : array_like, %
    n : array_like of whole numbers
        Sample size; vectorised, for a share whose *n* is not known.
    confidence : float
        Between 0 and 1.

    Returns
    -------
    Bounds, %

    Raises
    ------
    ValueError
        For a share outside 0 … 100, n below 1 or not whole, confidence not within 0 … 1.

    Examples
    --------
    >>> lower, upper = wilson(34, 100)
    >>> round(lower, 1), round(upper, 1)
    (25.5, 43.7)
    """
    centre, half = _score(share, n, confidence)
    lower, upper = np.clip(centre - half, 0, 100), np.clip(centre + half, 0, 100)
    return Bounds(plain(lower), plain(upper))


def margin(share: Values, n: Values, confidence: float = 0.95) -> float | np.ndarray:
    """Half the width of Wilson's interval, in percentage points.

    Parameters
    ----------
    share, n, confidence
        As in `wilson`.

    Examples
    --------
    >>> round(margin(34, 100), 1)
    9.1
    """
    return plain(_score(share, n, confidence)[1])


def difference_margin(
    share_a: float, share_b: float, n: Values, confidence: float = 0.95
) -> float | np.ndarray:
    """Half the width of the interval of a difference between two shares of one sample.

    Parameters
    ----------
    share_a, share_b : float, %
        Shares of two answers that exclude each other.
    n : int or array_like of int
        People asked.
    confidence : float
        Between 0 and 1.

    Returns
    -------
    float or ndarray, percentage points
        The two shares differ where this is smaller than their difference; method and source
        as in `distinguishing_n`.

    Raises
    ------
    ValueError
        For shares that add up to over 100; for an n that is not whole and positive.

    Examples
    --------
    >>> difference_margin(34, 26, [100, 357]).round(2).tolist()
    [15.1, 7.99]
    """
    a, b = as_answers([share_a, share_b])[0] / 100
    spread = np.sqrt((a + b - (a - b) ** 2) / _sample_size(n))
    return plain(100 * _normal(confidence) * spread)


def distinguishing_n(share_a: float, share_b: float, confidence: float = 0.95) -> int:
    """Smallest sample from which on two shares of one question differ.

    Both shares come from the same people, so more of the one means less of the other: the
    difference of two shares of one multinomial sample has the variance
    ``(a + b − (a − b)²) / n`` (Goodman, L. A., "On simultaneous confidence intervals for
    multinomial proportions", *Technometrics* 7 (1965), 247–254), not that of two independent
    samples. They differ when the interval of the difference leaves 0 out. This is the Wald
    interval for one pair that was chosen beforehand; it is not corrected for looking at
    several pairs (Goodman's own intervals are simultaneous and need more people).

    Parameters
    ----------
    share_a, share_b : float, %
        Shares of two answers that exclude each other.
    confidence : float
        Between 0 and 1.

    Returns
    -------
    int
        People asked.

    Raises
    ------
    ValueError
        For equal shares, which no sample size tells apart; shares that add up to over 100.

    Examples
    --------
    >>> distinguishing_n(34, 26)
    357
    """
    a, b = as_answers([share_a, share_b])[0] / 100
    if a == b:
        raise ValueError(language.text("methods.equal_shares", share=100 * a))
    return floor(_normal(confidence) ** 2 * (a + b - (a - b) ** 2) / (a - b) ** 2) + 1


def agreement(shares: Values, levels: Values = (1, 2, 3, 4, 5)) -> float | np.ndarray:
    """Agreement on an ordinal scale: 1 if all chose one level, 0 if split between its ends.

    The consensus of Tastle, W. J. and Wierman, M. J., "Consensus and dissention: a measure of
    ordinal dispersion", *International Journal of Approximate Reasoning* 45 (2007), 531–545:
    ``1 + Σ pᵢ · log₂(1 − |i − mean| / width)``. Chosen because, unlike entropy, it knows that
    1 and 5 lie further apart than 3 and 4, and because it is one formula, so that thousands
    of completed distributions are one call. Like any mean it takes the steps of the scale as
    equal.

    Parameters
    ----------
    shares : array_like, shape (..., k), %
        Full distributions: each adds up to 100.
    levels : array_like, shape (k,)
        Level of each share.

    Returns
    -------
    float or ndarray, 0 … 1

    Raises
    ------
    ValueError
        If the shares do not add up to 100 (complete them first), for a level off the scale.

    Examples
    --------
    >>> agreement([0, 0, 100, 0, 0]), agreement([50, 0, 0, 0, 50])
    (1.0, 0.0)
    >>> round(agreement([20, 20, 20, 20, 20]), 2)
    0.43
    """
    p, levels = as_distribution(shares), np.atleast_1d(as_levels(levels))
    if p.shape[-1] != levels.shape[-1]:
        values = {"shares": p.shape[-1], "levels": levels.shape[-1]}
        raise ValueError(language.text("methods.lengths_differ", **values))
    mean = (p * levels).sum(axis=-1, keepdims=True)
    near = 1 - np.abs(levels - mean) / (SCALE[1] - SCALE[0])
    # An answer nobody gave may lie a full width from the mean: 0 · log 0 counts as 0.
    terms = p * np.log2(near, out=np.zeros_like(p), where=(p > 0) & (near > 0))
    return plain(np.clip(1 + terms.sum(axis=-1), 0, 1))


def entropy(shares: Values) -> float | np.ndarray:
    """Spread over the options, without their order: 0 if all chose one, 1 if all are equal.

    Shannon's entropy (*Bell System Technical Journal* 27 (1948), 379–423) divided by its
    largest value, the logarithm of the number of options; an option nobody chose counts.

    Parameters
    ----------
    shares : array_like, shape (..., k), %
        Full distributions: each adds up to 100.

    Returns
    -------
    float or ndarray, 0 … 1

    Raises
    ------
    ValueError
        If the shares do not add up to 100.

    Examples
    --------
    >>> entropy([25, 25, 25, 25]), entropy([100, 0, 0])
    (1.0, 0.0)
    """
    p = as_distribution(shares)
    if p.shape[-1] == 1:
        return plain(np.zeros(p.shape[:-1]))
    terms = p * np.log(p, out=np.zeros_like(p), where=p > 0)
    return plain(np.clip(np.abs(terms.sum(axis=-1)) / log(p.shape[-1]), 0, 1))


def _score(share: Values, n: Values, confidence: float) -> tuple[np.ndarray, np.ndarray]:
    """Centre and half-width of Wilson's interval, in %."""
    p, size, z = as_shares(share) / 100, _sample_size(n), _normal(confidence)
    shrink = 1 + z**2 / size
    centre = (p + z**2 / (2 * size)) / shrink
    half = z * np.sqrt(p * (1 - p) / size + z**2 / (4 * size**2)) / shrink
    return 100 * centre, 100 * half


def _sample_size(n: Values) -> np.ndarray:
    size = as_numbers(n)
    wrong = ~((size >= 1) & (size == np.round(size)) & np.isfinite(size))
    if wrong.any():
        raise ValueError(language.text("methods.sample_size", n=size[wrong].flat[0]))
    return size


def _normal(confidence: float) -> float:
    level = as_numbers(confidence)
    if level.ndim or not 0 < level < 1:
        raise ValueError(language.text("methods.confidence", confidence=confidence))
    return NormalDist().inv_cdf((1 + float(level)) / 2)
