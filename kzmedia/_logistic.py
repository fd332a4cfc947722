"""The S-curve: growth that slows down as it nears a ceiling.

Part of `kzmedia.growth`, which hands these functions on. A percentage cannot pass 100, so a
factor that stays the same must end; the logistic curve (Verhulst, P.-F., *Correspondance
mathématique et physique* 10, 1838, 113–121) is the simplest growth that does. For technology
that spreads it was fitted by Griliches, Z., *Econometrica* 25(4), 1957, 501–522.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._numbers import Values, as_numbers, as_shares
from kzmedia._rows import require_confidence
from kzmedia._years import by_year

LEAST = 4
"""Fewest years for a fit: one more than the curve has parameters."""
HIGHEST = 100.0
"""No ceiling lies higher: everybody."""
_FASTEST = 10.0  # per year: from 1% to 99% of the ceiling within one year, a jump
_EXACT = 1e-6  # percentage points; a smaller distance is a matter of arithmetic


@dataclass(frozen=True)
class LogisticFit:
    """A logistic curve fitted to shares by year.

    Attributes
    ----------
    ceiling : float, %
        What the curve approaches.
    rate : float, per year
        Early on the curve grows by the factor ``exp(rate)`` a year.
    midpoint : float, year
        When half of the ceiling is reached and growth, in points a year, is fastest.
    rmse : float, percentage points
        Root of the mean squared distance between curve and data.
    n : int
        Number of years with a value.
    years : tuple of int
        These years, in order.
    """

    ceiling: float
    rate: float
    midpoint: float
    rmse: float
    n: int
    years: tuple[int, ...]

    def at(self, years: Values) -> np.ndarray:
        """Return the curve's shares, in %, in any years; beyond `years` it is a forecast.

        Examples
        --------
        >>> LogisticFit(90, 0.5, 2010, 0.0, 4, (2007, 2008, 2009, 2010)).at([2010]).tolist()
        [45.0]
        """
        return logistic(years, self.ceiling, self.rate, self.midpoint)


def logistic(year: Values, ceiling: float, rate: float, midpoint: float) -> np.ndarray:
    """Return the logistic curve ``ceiling / (1 + exp(-rate · (year - midpoint)))``.

    Parameters
    ----------
    year : array_like
        Years, whole or not.
    ceiling : float
        What the curve approaches, in any unit.
    rate : float, per year
    midpoint : float, year
        When half of the ceiling is reached.

    Returns
    -------
    ndarray, in the unit of `ceiling`

    Examples
    --------
    >>> logistic([2000, 2010, 2030], 80, 0.5, 2010).round(2).tolist()
    [0.54, 40.0, 80.0]
    """
    steps = rate * (as_numbers(year) - midpoint)
    return ceiling * np.exp(-np.logaddexp(0, -steps))


def fit_logistic(series: pd.Series, ceiling: float | None = None) -> LogisticFit:
    """Fit a logistic curve to shares by year, by least squares on the shares themselves.

    A ceiling that is not given is looked for up to 100 %. It may come out a little below the
    highest share: measured shares scatter around a curve that has levelled off, and a ceiling
    held above the highest of them would be too high. While the series still bends upwards
    nearly every ceiling fits as well; ask `ceiling_profile` before believing the one found.

    Parameters
    ----------
    series : Series of shares in %, indexed by year
        In any order. Missing years are left out, not filled.
    ceiling : float, %, optional
        Held fixed at this value.

    Returns
    -------
    LogisticFit

    Raises
    ------
    TypeError
        If `series` is not a Series, or holds no numbers.
    ValueError
        For an index that does not hold years; shares outside 0 to 100; fewer than four
        years; a series that does not grow; a ceiling that is not above 0 and at most 100.

    Examples
    --------
    >>> years = range(2000, 2021)
    >>> fit = fit_logistic(pd.Series(logistic(years, 80, 0.5, 2010), index=years))
    >>> round(fit.ceiling, 3), round(fit.rate, 3), round(fit.midpoint, 3)
    (80.0, 0.5, 2010.0)
    """
    years, shares = _growing(series)
    if ceiling is not None:
        return _fit(years, shares, _as_ceiling(ceiling))
    # From a guess in the wrong place least squares can end in a curve that is not the best.
    top = shares.max()
    starts = (min(1.02 * top, HIGHEST), (top + HIGHEST) / 2, HIGHEST)
    return min((_fit(years, shares, c, free=True) for c in starts), key=lambda f: f.rmse)


def ceiling_profile(
    series: pd.Series, ceilings: Values, confidence: float = 0.95
) -> pd.DataFrame:
    """Hold the ceiling at one value after another: which of them can the data rule out?

    For each ceiling the best rate and midpoint are found. A ceiling is compatible with the
    data if its sum of squares is not above that of the best fit by more than the F
    distribution with 1 and n - 3 degrees of freedom allows: a profile of the sum of squares
    (Bates, D. M., and Watts, D. G., *Nonlinear Regression Analysis and Its Applications*,
    1988, chapter 6). The best fit is the best with a ceiling of at most 100 %.

    The range is no better than the curve: it says which ceilings fit *if* growth is logistic
    and goes on as before. Where a series breaks, because people join in a rush or because
    they are counted otherwise, it can be narrow and wrong.

    The test takes the distances of different years as independent. In a yearly series a year
    above the curve tends to follow a year above it, so the true range of compatible ceilings
    is rather wider than the one shown.

    Parameters
    ----------
    series : Series of shares in %, indexed by year
    ceilings : array_like of float, %
    confidence : float
        Between 0 and 1.

    Returns
    -------
    DataFrame
        A row per ceiling: ``ceiling``, ``rate``, ``midpoint``, ``rmse``, ``compatible``.

    Raises
    ------
    TypeError, ValueError
        As `fit_logistic`; for a confidence that does not lie between 0 and 1.

    Examples
    --------
    >>> years = range(2000, 2021)
    >>> whole = pd.Series(logistic(years, 80, 0.5, 2010), index=years).round(1)
    >>> ceiling_profile(whole, [70, 80, 100])["compatible"].tolist()
    [False, True, False]
    >>> early = whole[whole.index <= 2006]
    >>> ceiling_profile(early, [70, 80, 100])["compatible"].tolist()
    [True, True, True]
    """
    from scipy import stats

    require_confidence(confidence)
    years, shares = _growing(series)
    fits = [_fit(years, shares, _as_ceiling(c)) for c in np.atleast_1d(as_numbers(ceilings))]
    least = min([fit_logistic(series), *fits], key=lambda fit: fit.rmse).rmse
    free = len(years) - 3
    allowed = 1 + stats.f.ppf(confidence, 1, free) / free
    columns = ("ceiling", "rate", "midpoint", "rmse")
    table = pd.DataFrame([[getattr(fit, name) for name in columns] for fit in fits])
    table.columns = list(columns)
    bound = np.sqrt(least**2 * allowed + _EXACT**2)
    return table.assign(compatible=table["rmse"] <= bound)


def _growing(series: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Return years and shares of a series that can be fitted."""
    present = by_year(series).dropna().sort_index()
    years, shares = as_numbers(present.index), as_shares(present)
    if len(years) < LEAST:
        raise ValueError(language.text("methods.few_years", n=len(years), least=LEAST))
    if np.polyfit(years - years.mean(), shares, 1)[0] <= _EXACT:
        first, last = int(years[0]), int(years[-1])
        raise ValueError(language.text("methods.no_growth", first=first, last=last))
    return years, shares


def _as_ceiling(ceiling: float) -> float:
    value = float(as_numbers(ceiling))
    if not 0 < value <= HIGHEST:
        raise ValueError(language.text("methods.ceiling", ceiling=value))
    return value


def _fit(
    years: np.ndarray, shares: np.ndarray, ceiling: float, free: bool = False
) -> LogisticFit:
    """Fit rate and midpoint, and from this ceiling on also the ceiling if it is free."""
    from scipy.optimize import least_squares

    middle, span = years.mean(), np.ptp(years)

    def distances(found: Sequence[float]) -> np.ndarray:
        top = found[2] if free else ceiling
        return logistic(years - middle, top, found[0], found[1]) - shares

    rate, midpoint = _guess(years - middle, shares, ceiling)
    lower = [1e-6, -10 * span - 100, 1e-6]
    upper = [_FASTEST, 10 * span + 100, HIGHEST]
    start = np.clip([rate, midpoint, ceiling], np.add(lower, 1e-6), np.subtract(upper, 1e-6))
    used = slice(None if free else 2)
    found = least_squares(
        distances,
        start[used],
        bounds=(lower[used], upper[used]),
        x_scale=np.array([0.1, 1.0, 10.0])[used],
        xtol=1e-12,
        ftol=1e-12,
        gtol=1e-12,
        max_nfev=2000,
    )
    top = found.x[2] if free else ceiling
    rmse = float(np.sqrt(np.mean(found.fun**2)))
    known = tuple(int(year) for year in years)
    rate, midpoint = found.x[:2]
    return LogisticFit(
        float(top), float(rate), float(midpoint + middle), rmse, len(years), known
    )


def _guess(years: np.ndarray, shares: np.ndarray, ceiling: float) -> tuple[float, float]:
    """Read rate and midpoint off the straight line that log(share / rest) would be."""
    part = np.clip(shares / ceiling, 0.001, 0.999)
    rate, height = np.polyfit(years, np.log(part / (1 - part)), 1)
    rate = max(rate, 0.01)
    return rate, -height / rate
