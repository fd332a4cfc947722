"""The divide as one curve and one number: how unequally something is spread.

Between countries the thing is use of the internet: of all who are online, how many live in
the countries where few are? The curve is that of Lorenz, M. O., *Publications of the American
Statistical Association* 9(70), 1905, 209–219; the number that of Gini, C. (1914), the area
between the curve and the diagonal of equality as a part of the triangle below the diagonal.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._numbers import Values, as_numbers


def lorenz(values: Values, weights: Values | None = None) -> pd.DataFrame:
    """Return the Lorenz curve: the share of the total that the lowest share of people has.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        An amount per person, 0 or more, in any unit: users in % of the people of a country.
    weights : array_like of float, shape (n,), optional
        Number of people behind each value, in any unit. Without it every value counts the
        same. Two Series are matched by index.

    Returns
    -------
    DataFrame, n + 1 rows
        ``people`` and ``total``, cumulated from the lowest value on, from (0, 0) to (1, 1).

    Raises
    ------
    TypeError
        For what is no number.
    ValueError
        If there is no value; if a value or a weight is missing or negative; if values and
        weights differ in number or index; if the total or the number of people is 0.

    Examples
    --------
    >>> lorenz([90, 10]).round(2).to_dict("list")
    {'people': [0.0, 0.5, 1.0], 'total': [0.0, 0.1, 1.0]}
    """
    amounts, people = _matched(values, weights)
    order = np.argsort(amounts, kind="stable")
    amounts, people = amounts[order], people[order]
    curve = {}
    for name, parts in (("people", people), ("total", amounts * people)):
        if parts.sum() <= 0:
            raise ValueError(language.text("methods.spread_nothing"))
        # Divided before it is summed, and the end set: rounding must not bend the curve.
        curve[name] = np.append(0, np.cumsum(parts / parts.sum()))
        curve[name] = np.append(np.minimum(curve[name][:-1], 1), 1)
    return pd.DataFrame(curve)


def gini(values: Values, weights: Values | None = None) -> float:
    """Return the Gini coefficient: 0 if all have the same, near 1 if one has everything.

    It is twice the area between the diagonal and the `lorenz` curve, without a correction for
    small n: where one of n has everything it is ``1 - 1 / n``. It says nothing of level.

    Of a share that cannot pass 100 % the coefficients of those who have and of those who lack
    may move in opposite directions: ``gini(share)`` falls while ``gini(100 - share)`` rises
    (Clarke, P. M., et al., *Social Science & Medicine* 55(11), 2002, 1923–1928). Times its own
    mean each is the same number, half the mean distance between two people.

    Parameters
    ----------
    values, weights : array_like
        As for `lorenz`. A weight acts as if the value occurred so many times.

    Raises
    ------
    TypeError, ValueError
        As `lorenz`; missing values are an error, for nobody knows where they would lie.

    Examples
    --------
    >>> round(gini([90, 10]), 3)
    0.4
    >>> round(gini([90, 10], weights=[1, 9]), 3)
    0.4
    >>> gini([34, 34, 34])
    0.0
    """
    curve = lorenz(values, weights)
    below = np.trapezoid(curve["total"], curve["people"])
    # Equal values miss the diagonal by rounding only.
    return float(np.clip(1 - 2 * below, 0, 1).round(12))


def _matched(values: Values, weights: Values | None) -> tuple[np.ndarray, np.ndarray]:
    """Return values and weights of the same length, every one known and none below 0."""
    if isinstance(values, pd.Series) and isinstance(weights, pd.Series):
        if set(values.index) != set(weights.index) or values.index.has_duplicates:
            raise ValueError(language.text("methods.weights_index"))
        weights = weights.reindex(values.index)
    amounts = _known(values, "value")
    people = np.ones_like(amounts) if weights is None else _known(weights, "weight")
    if len(amounts) != len(people):
        lengths = {"values": len(amounts), "weights": len(people)}
        raise ValueError(language.text("methods.weights_number", **lengths))
    return amounts, people


def _known(given: Values, what: str) -> np.ndarray:
    # Asked first: of a table with words in it "no number" would be said, which misleads.
    if getattr(given, "ndim", 1) > 1 or (array := np.atleast_1d(as_numbers(given))).ndim > 1:
        raise ValueError(language.text("methods.spread_column"))
    if not len(array):
        raise ValueError(language.text("methods.spread_empty"))
    missing = int((~np.isfinite(array)).sum())
    if missing:
        raise ValueError(language.text(f"methods.{what}s_missing", missing=missing))
    if (array < 0).any():
        raise ValueError(language.text(f"methods.{what}_negative", value=array.min()))
    return array
