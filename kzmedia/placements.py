"""Where the unreported answers may lie: distributions that the reported shares allow.

The functions are part of `kzmedia.survey` and are called from there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from math import ceil, comb

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._numbers import (
    SCALE,
    SLACK,
    Bounds,
    Values,
    as_answers,
    as_levels,
    as_numbers,
    as_shares,
    plain,
)

LEVELS = np.arange(SCALE[0], SCALE[1] + 1)
MOST_COMPLETIONS = 500_000


def complete(shares: Values, levels: Values, rest: Mapping | Values) -> pd.Series:
    """Put every answer on a level: one distribution that the reported shares allow.

    Parameters
    ----------
    shares : array_like, shape (k,), %
        Reported shares.
    levels : array_like, shape (k,)
        Level of each share.
    rest : mapping or array_like, shape (5,), percentage points
        Level → part of the remainder that is put there; it adds up to the remainder.

    Returns
    -------
    Series, %, indexed by level 1 … 5

    Raises
    ------
    ValueError
        As `kzmedia.survey.mean_bounds`; if `rest` does not add up to what is not reported.

    Examples
    --------
    >>> complete([34, 34, 26], [4, 3, 2], {5: 6}).tolist()
    [0.0, 26.0, 34.0, 34.0, 6.0]
    """
    weights, at, _ = _one_question(shares, levels, None, SCALE)
    if isinstance(rest, Mapping):
        places, points = as_levels(list(rest)), as_shares(list(rest.values()))
        rest = (points * (places == LEVELS[:, None])).sum(axis=-1)
    rest = as_shares(rest)
    if rest.shape != LEVELS.shape or abs(rest.sum() - weights[-1]) > 1e-6:
        values = {"given": float(np.sum(rest)), "rest": float(weights[-1])}
        raise ValueError(language.text("methods.rest_sum", **values))
    full = rest + (weights[:-1] * (at[:-1] == LEVELS[:, None])).sum(axis=-1)
    return pd.Series(full, index=pd.Index(LEVELS, name="level"), name="share")


def completions(
    shares: Values, low: Values, high: Values = None, rest: tuple = SCALE, step: float = 1
) -> np.ndarray:
    """List every distribution over the levels 1 … 5 that the reported shares allow.

    Parameters
    ----------
    shares, low, high, rest
        As in `kzmedia.survey.median_bounds`, for one question.
    step : float, percentage points
        Coarseness of the grid; made a little finer where it does not divide a share.

    Returns
    -------
    ndarray, shape (m, 5), %
        Each distribution once. How many have a property says nothing about how likely it is.

    Raises
    ------
    ValueError
        As `kzmedia.survey.median_bounds`; for a step that is not positive, or so fine that
        more than half a million distributions would follow.

    Examples
    --------
    >>> completions([34, 34, 26], [4, 3, 2], rest=(4, 5), step=3).tolist()
    [[0.0, 26.0, 34.0, 34.0, 6.0], [0.0, 26.0, 34.0, 37.0, 3.0], [0.0, 26.0, 34.0, 40.0, 0.0]]
    """
    weights, low, high = _one_question(shares, low, high, rest)
    if not (np.ndim(step) == 0 and as_numbers(step) > 0):
        raise ValueError(language.text("methods.step", step=step))
    parts = [ceil(weight / step - SLACK) for weight in weights]
    widths = (high - low).astype(int) + 1
    total = np.prod([comb(p + w - 1, w - 1) for p, w in zip(parts, widths, strict=True)])
    if total > MOST_COMPLETIONS:
        raise ValueError(language.text("methods.too_many", number=int(total), step=step))
    rows = np.zeros((1, LEVELS.size))
    for weight, number, first, width in zip(weights, parts, low, widths, strict=True):
        block = np.zeros((comb(number + width - 1, width - 1), LEVELS.size))
        start = int(first) - SCALE[0]
        unit = weight / max(number, 1)
        block[:, start : start + width] = _compositions(number, width) * unit
        rows = (rows[:, None, :] + block).reshape(-1, LEVELS.size)
    return np.unique(np.round(rows, 9), axis=0)


def bounds_over(
    measure: Callable[[np.ndarray], np.ndarray],
    shares: Values,
    low: Values,
    high: Values = None,
    rest: tuple = SCALE,
    step: float = 1,
) -> Bounds:
    """Smallest and largest value of a measure over every place of the missing answers.

    Parameters
    ----------
    measure : callable
        Of distributions over the levels 1 … 5, vectorised, such as `kzmedia.survey.agreement`.
    shares, low, high, rest, step
        As in `completions`: the bounds are those on a grid of `step` percentage points.

    Returns
    -------
    Bounds

    Raises
    ------
    ValueError
        As `completions`.

    Examples
    --------
    >>> bounds_over(lambda full: full[:, 4], [20, 31], low=[4, 3], high=[5, 3], step=7)
    Bounds(lower=0.0, upper=69.0)
    """
    values = measure(completions(shares, low, high, rest, step))
    return Bounds(plain(np.min(values)), plain(np.max(values)))


def _compositions(total: int, width: int) -> np.ndarray:
    """All ways to write `total` as a sum of `width` whole numbers (stars and bars)."""
    places = list(combinations(range(total + width - 1), width - 1))
    bars = np.array(places, dtype=int).reshape(len(places), width - 1)
    edges = np.pad(bars, ((0, 0), (1, 1)), constant_values=((0, 0), (-1, total + width - 1)))
    return np.diff(edges, axis=1) - 1


def _one_question(shares: Values, low: Values, high: Values, rest: tuple) -> tuple:
    """As `placed`, for functions whose answer is itself a distribution."""
    if np.ndim(as_numbers(shares)) > 1:
        raise ValueError(language.text("methods.one_question"))
    return placed(shares, low, high, rest, whole=True)


def placed(
    shares: Values, low: Values, high: Values, rest: tuple, whole: bool
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Append the remainder to the shares as one more answer that may lie within `rest`."""
    array, left = as_answers(shares)
    edges = np.broadcast_to(rest, 2) if np.ndim(rest) == 0 else rest
    if np.shape(edges) != (2,):
        raise ValueError(language.text("methods.rest_pair", given=repr(rest)))
    bounds = []
    for levels, edge in zip((low, low if high is None else high), edges, strict=True):
        levels = np.atleast_1d(as_levels(levels, whole))
        if levels.shape != array.shape[-1:]:
            values = {"shares": array.shape[-1], "levels": levels.size}
            raise ValueError(language.text("methods.lengths_differ", **values))
        bounds.append(np.append(levels, as_levels(edge, whole)))
    if (bounds[0] > bounds[1]).any():
        wrong = np.argmax(bounds[0] > bounds[1])
        values = {"low": bounds[0][wrong], "high": bounds[1][wrong]}
        raise ValueError(language.text("methods.level_order", **values))
    return np.concatenate([array, left[..., None]], axis=-1), *bounds
