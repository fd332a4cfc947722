"""The bootstrap of a correlation: countries drawn with replacement, thousands of times at once.

A resample is a row of counts: how often each country was drawn. Whatever a correlation needs
is then a product of the counts with columns of the data, so that no resample is ever laid
out. Efron, B., and Tibshirani, R. J., *An Introduction to the Bootstrap*, Chapman & Hall
1993, chapters 6 and 13 (percentile intervals).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

# Rows of counts worked on at once: some megabytes, which stay in the processor's cache.
_CELLS = 100_000
# A variance below this part of the original one is rounding, not variation.
_ROUNDING = 1e-12

Statistic = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Values (countries, columns) and counts (resamples, countries) to one number a resample."""


def interval(
    values: np.ndarray, statistic: Statistic, resamples: int, seed: int, confidence: float
) -> tuple[float, float]:
    """Return the percentile interval of a statistic over resampled countries.

    Parameters
    ----------
    values : ndarray, shape (n, k)
        A row per country.
    statistic : callable
        See `Statistic`; NaN where a resample has no variation. Those are left out.
    resamples : int
        Number of resamples.
    seed : int
        Of NumPy's generator: the same seed gives the same interval.
    confidence : float
        Between 0 and 1.

    Returns
    -------
    (float, float)
        NaN if more than half of the resamples have no correlation.

    Examples
    --------
    >>> x = np.arange(12.0)
    >>> interval(np.column_stack([x, 2 * x]), pearson, 500, 0, 0.95)
    (1.0, 1.0)
    """
    centred = values - values.mean(axis=0)
    parts = [statistic(centred, counts) for counts in _counts(len(values), resamples, seed)]
    draws = np.concatenate(parts)
    if np.isnan(draws).mean() > 0.5:
        return np.nan, np.nan
    tail = 50 * (1 - confidence)
    lower, upper = np.nanpercentile(draws, [tail, 100 - tail])
    return float(lower), float(upper)


def _counts(n: int, resamples: int, seed: int) -> Iterator[np.ndarray]:
    rng = np.random.default_rng(seed)
    at_once = max(1, _CELLS // n)
    for start in range(0, resamples, at_once):
        rows = min(at_once, resamples - start)
        drawn = rng.integers(n, size=(rows, n)) + n * np.arange(rows)[:, None]
        yield np.bincount(drawn.ravel(), minlength=rows * n).reshape(rows, n).astype(float)


def pearson(values: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Product-moment correlation of the first two columns in every resample.

    Examples
    --------
    >>> pearson(np.array([[0.0, 1], [1, 3], [2, 2]]), np.array([[1, 1, 1], [1, 1, 0]]))
    array([0.5, 1. ])
    """
    return partial(values[:, :2], counts)


def partial(values: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Correlation of the first two columns with the others held fixed, in every resample.

    The resample's covariance matrix is swept by one control after another, which leaves the
    covariances of the residuals of least squares: the correlation of residuals that are
    computed anew in each resample. A control without variation of its own changes nothing.
    """
    size = values.shape[1]
    left, right = np.triu_indices(size)
    # One product gives every second moment; another, every mean.
    total = counts.sum(axis=1, keepdims=True)
    means = counts @ values / total
    moments = counts @ (values[:, left] * values[:, right]) / total
    matrix = np.empty((len(counts), size, size))
    matrix[:, left, right] = matrix[:, right, left] = moments
    matrix -= means[:, :, None] * means[:, None, :]
    scale = values.var(axis=0)
    for control in range(2, size):
        pivot = matrix[:, control, control].copy()
        pivot[pivot <= _ROUNDING * scale[control]] = np.inf
        column = matrix[:, control, :].copy()
        matrix -= column[:, :, None] * column[:, None, :] / pivot[:, None, None]
    return _ratio(matrix[:, 0, 1], matrix[:, 0, 0], matrix[:, 1, 1], *scale[:2])


def ranks(values: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Spearman's correlation of the first two columns, ranked anew in every resample.

    The ranks of a resample follow from its counts: a country drawn c times takes c places,
    and equal values share the mean of theirs, (places before + places up to here + 1) / 2.

    Examples
    --------
    >>> ranks(np.array([[0.0, 1], [1, 30], [2, 2]]), np.array([[1, 1, 1], [1, 0, 2]]))
    array([0.5, 1. ])
    """
    first, second = (_centred_ranks(column, counts) for column in values[:, :2].T)
    weighted = counts * first
    cross = np.einsum("ij,ij->i", weighted, second)
    squares = np.einsum("ij,ij->i", weighted, first)
    others = np.einsum("ij,ij,ij->i", counts, second, second)
    return _ratio(cross, squares, others, 1, 1)


def _centred_ranks(column: np.ndarray, counts: np.ndarray) -> np.ndarray:
    order = np.argsort(column, kind="stable")
    before = np.searchsorted(column[order], column, side="left")
    upto = np.searchsorted(column[order], column, side="right")
    places = np.zeros((len(counts), len(column) + 1))
    np.cumsum(counts[:, order], axis=1, out=places[:, 1:])
    # The mean rank is half the number drawn plus one half, whatever was drawn.
    return (places[:, before] + places[:, upto] - places[:, -1:]) / 2


def _ratio(
    cross: np.ndarray, first: np.ndarray, second: np.ndarray, scale: float, other: float
) -> np.ndarray:
    """Correlation from a covariance and two variances; NaN where one of them is nothing."""
    varied = (first > _ROUNDING * scale) & (second > _ROUNDING * other)
    with np.errstate(all="ignore"):
        r = np.clip(cross / np.sqrt(first * second), -1, 1)
    return np.where(varied, r, np.nan)
