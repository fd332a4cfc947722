"""Growth by a factor or along an S-curve, and when a series passes a threshold."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._logistic import LogisticFit, ceiling_profile, fit_logistic, logistic
from kzmedia._numbers import Values, as_numbers, plain
from kzmedia._years import by_year

__all__ = [
    "LogisticFit",
    "carry_forward",
    "ceiling_profile",
    "fit_logistic",
    "implied_previous",
    "logistic",
    "penetration",
    "year_of_crossing",
    "years_to_reach",
]


def carry_forward(start: float, factor: float, years: Values) -> np.ndarray:
    """Carry a value forward that grows by the same factor every year.

    The closed form of compound growth, ``start · factor ** t``. It asks what *would* follow
    if nothing changed; nothing in it knows of a ceiling.

    Parameters
    ----------
    start : float
        Value at year 0, in any unit.
    factor : float
        Growth factor per year, above 0; 1.5 is growth by a half.
    years : int or array_like
        Number of years, for the values at 0, 1, …, `years`; or the years elapsed themselves.

    Returns
    -------
    ndarray, in the unit of `start`

    Raises
    ------
    ValueError
        For a factor that is not above 0, a negative number of years.

    Examples
    --------
    >>> carry_forward(820, 1.5, 3).tolist()
    [820.0, 1230.0, 1845.0, 2767.5]
    >>> carry_forward(100, 2, [0, 10]).tolist()
    [100.0, 102400.0]
    """
    elapsed = as_numbers(years)
    wrong = ~(np.isfinite(elapsed) & (elapsed >= 0))
    if elapsed.ndim == 0:
        wrong |= elapsed != np.round(elapsed)
    if wrong.any():
        raise ValueError(language.text("methods.years", years=elapsed[wrong].flat[0]))
    if elapsed.ndim == 0:
        elapsed = np.arange(int(elapsed) + 1)
    return as_numbers(start) * _factor(factor) ** elapsed


def implied_previous(now: Values, factor: Values) -> float | np.ndarray:
    """Return the value of the year before that a growth factor implies: ``now / factor``.

    "Almost 1.5 times" is a factor a little below 1.5, and a value a little above this one.

    Parameters
    ----------
    now : array_like
        Value now, in any unit.
    factor : array_like
        Growth factor, above 0.

    Examples
    --------
    >>> round(implied_previous(820_000, 1.5))
    546667
    """
    return plain(as_numbers(now) / _factor(factor))


def years_to_reach(start: Values, factor: Values, threshold: Values) -> float | np.ndarray:
    """Return after how many years growth by the same factor reaches a threshold.

    The inverse of `carry_forward`: ``log(threshold / start) / log(factor)``. The number is
    seldom whole, and it is below 0 where the threshold lies behind: so many years ago.

    Parameters
    ----------
    start, threshold : array_like
        Value at year 0 and value to reach, in the same unit, above 0.
    factor : array_like
        Growth factor per year, above 0, not 1.

    Returns
    -------
    float or ndarray, years

    Raises
    ------
    ValueError
        For a start, a threshold or a factor that is not above 0; for the factor 1, with which
        nothing is ever reached.

    Examples
    --------
    >>> years_to_reach(100, 2, 800)
    3.0
    >>> round(years_to_reach(820, 1.5, 6_000), 1)
    4.9
    """
    for value in (as_numbers(start), as_numbers(threshold)):
        if not (value > 0).all():
            value = value[~(value > 0)].flat[0]
            raise ValueError(language.text("methods.growth_above_zero", value=value))
    if (_factor(factor) == 1).any():
        raise ValueError(language.text("methods.factor_one"))
    return plain(np.log(as_numbers(threshold) / as_numbers(start)) / np.log(_factor(factor)))


def penetration(users: Values, population: Values) -> float | np.ndarray | pd.Series:
    """Return users in % of the population; a missing value stays missing.

    Parameters
    ----------
    users, population : array_like, persons
        In the same unit; Series are matched by index.

    Raises
    ------
    ValueError
        For negative users, a population not above 0, more users than people.

    Examples
    --------
    >>> penetration(820_000, 16_400_000)
    5.0
    """
    count, people = as_numbers(users), as_numbers(population)
    if (people <= 0).any():
        raise ValueError(language.text("methods.population", population=np.nanmin(people)))
    if (count < 0).any():
        raise ValueError(language.text("methods.users_negative", users=np.nanmin(count)))
    series = [s for s in (users, population) if isinstance(s, pd.Series)]
    share = 100 * users.div(population) if len(series) == 2 else 100 * count / people
    if (np.asarray(share) > 100).any():
        raise ValueError(language.text("methods.users_above", share=np.nanmax(share)))
    if len(series) == 1:
        return pd.Series(share, index=series[0].index)
    return share if series else plain(share)


def year_of_crossing(series: pd.Series, threshold: float) -> int | None:
    """Return the first year at or above a threshold, None if there is none.

    Missing years are neither filled nor interpolated: the true crossing may lie in a gap
    before the year returned.

    Parameters
    ----------
    series : Series, indexed by year
        Values in any unit, in any order.
    threshold : float
        In the unit of the series.

    Returns
    -------
    int or None

    Raises
    ------
    TypeError
        If `series` is not a Series or holds no numbers.
    ValueError
        If its index is not one of years, each of them once.

    Examples
    --------
    >>> year_of_crossing(pd.Series([3, None, 45, 60], index=[2006, 2007, 2008, 2009]), 40)
    2008
    """
    reached = as_numbers(by_year(series)) >= float(as_numbers(threshold))
    return int(series.index[reached].min()) if reached.any() else None


def _factor(factor: Values) -> np.ndarray:
    value = as_numbers(factor)
    if not (value > 0).all():
        raise ValueError(language.text("methods.factor", factor=value[~(value > 0)].flat[0]))
    return value
