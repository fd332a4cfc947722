"""How far two measures go together across countries, and how sure that is.

The functions are part of `kzmedia.panel` and are called from there. Each looks at countries
once (a year, or changes between two years), says which countries it used and which lack a
value, and gives a percentile interval from a bootstrap over countries. The interval tells how
far the figure depends on which countries happen to be in the table; the error within each
published figure is not in it.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from kzmedia import _bootstrap, language
from kzmedia._rows import complete, require_confidence, require_resamples
from kzmedia._words import folded, measure_name, spoken


@dataclass(frozen=True, repr=False)
class Correlation:
    """A correlation across countries; shown, it is a sentence in the reader's language.

    ``r`` lies between −1 and 1, ``lower`` and ``upper`` are the ends of its interval at the
    level ``confidence``, ``n`` is the number of countries; ``kept`` and ``dropped`` are the
    codes of the countries used and of those left out because a value is missing. ``kind`` is
    "pearson", "rank" or "partial"; ``x``, ``y`` and ``given`` are the columns.
    """

    r: float
    lower: float
    upper: float
    n: int
    confidence: float
    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    kind: str = "pearson"
    x: str = ""
    y: str = ""
    given: tuple[str, ...] = field(default=())

    def _sentence(self) -> str:
        return language.text(
            f"panel.{self.kind}",
            x=measure_name(self.x),
            y=measure_name(self.y),
            given=", ".join(map(measure_name, self.given)),
            r=round(self.r, 2) + 0.0,  # no "-0.00"
            lower=self.lower,
            upper=self.upper,
            percent=round(100 * self.confidence, 3),
            n=self.n,
            dropped=len(self.dropped),
        )

    def __repr__(self) -> str:
        return spoken(self._sentence(), self.dropped)

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(self._sentence())}</p>{folded(self.dropped)}"


def correlation(
    rows: pd.DataFrame,
    x: str,
    y: str,
    resamples: int = 10_000,
    seed: int = 0,
    confidence: float = 0.95,
) -> Correlation:
    """Pearson's correlation of two measures across countries, with a bootstrap interval.

    Whole countries are drawn with replacement, as many as there are; the interval is that of
    the percentiles of the correlations of the resamples (Efron, B., and Tibshirani, R. J.,
    *An Introduction to the Bootstrap*, Chapman & Hall 1993, chapter 13). Resamples in which
    a measure does not vary have no correlation and are left out. With some 150 countries the
    interval holds the true value in 94 to 95 of 100 tables; with fewer it is a little short.

    Parameters
    ----------
    rows : DataFrame
        Each country once, in a column ``iso3``: `panel.year` or `panel.changes` gives such
        rows.
    x, y : str
        Columns of numbers, in any unit. ``log_gdp`` stands for the natural logarithm of
        ``gdp_per_capita``, also where the table has no such column.
    resamples : int
        How many times countries are drawn, 100 or more.
    seed : int
        The same seed gives the same interval.
    confidence : float
        Between 0 and 1.

    Returns
    -------
    Correlation

    Raises
    ------
    ValueError
        For an unknown column or one that holds no numbers, a country in several rows, fewer
        than ten countries with both values, a measure that does not vary.

    Examples
    --------
    >>> codes = [f"A{letter}A" for letter in "ABCDEFGHIJKL"]
    >>> rows = pd.DataFrame({"iso3": codes, "x": range(12), "y": [0, 2, 1, 3] * 3})
    >>> found = correlation(rows, "x", "y")
    >>> round(found.r, 2), found.n, found.lower < found.r < found.upper
    (0.26, 12, True)
    """
    settings = (resamples, seed, confidence)
    return _correlation(rows, (x, y), _bootstrap.pearson, "pearson", *settings)


def rank_correlation(
    rows: pd.DataFrame,
    x: str,
    y: str,
    resamples: int = 10_000,
    seed: int = 0,
    confidence: float = 0.95,
) -> Correlation:
    """Spearman's rank correlation across countries, with a bootstrap interval.

    It asks whether the order of the countries agrees, whatever the distances, so that single
    extreme countries weigh less (Spearman, C., "The proof and measurement of association
    between two things", *American Journal of Psychology* 15, 1904, 72–101). Equal values share
    the mean of their ranks. Whole countries are resampled and ranked anew in each resample.

    Parameters
    ----------
    rows, x, y, resamples, seed, confidence
        As in `correlation`.

    Returns
    -------
    Correlation

    Raises
    ------
    ValueError
        As `correlation`.

    Examples
    --------
    >>> codes = [f"A{letter}A" for letter in "ABCDEFGHIJKL"]
    >>> rows = pd.DataFrame({"iso3": codes, "x": range(12)}).assign(y=lambda t: t["x"] ** 3)
    >>> rank_correlation(rows, "x", "y").r
    1.0
    """
    settings = (resamples, seed, confidence)
    return _correlation(rows, (x, y), _bootstrap.ranks, "rank", *settings)


def partial_correlation(
    rows: pd.DataFrame,
    x: str,
    y: str,
    given: Sequence[str] | str = ("log_gdp",),
    resamples: int = 10_000,
    seed: int = 0,
    confidence: float = 0.95,
) -> Correlation:
    """Correlation of what two measures have left when others are accounted for.

    From `x` and from `y` the part is taken away that a straight line (or plane) through the
    measures `given` accounts for; what is left are residuals, and their correlation is the
    partial one (Anderson, T. W., *An Introduction to Multivariate Statistical Analysis*,
    Wiley 2003, section 4.3). Whole countries are resampled, residuals computed anew.

    Parameters
    ----------
    rows, x, y, resamples, seed, confidence
        As in `correlation`.
    given : list of str, or str
        Columns of numbers held fixed, such as ``["log_gdp"]``.

    Returns
    -------
    Correlation
        Countries that lack one of the measures `given` are left out as well.

    Raises
    ------
    ValueError
        As `correlation`; if `given` is empty or holds x or y, if nothing of x or y is left,
        if there are too few countries for so many measures.

    Examples
    --------
    >>> codes = [f"A{letter}A" for letter in "ABCDEFGHIJKL"]
    >>> rows = pd.DataFrame({"iso3": codes, "x": range(12), "y": [0, 2, 1, 3] * 3})
    >>> rows["z"] = [1, 5, 2, 4] * 3
    >>> round(partial_correlation(rows, "x", "y", given=["z"]).r, 2)
    0.27
    """
    given = [given] if isinstance(given, str) else list(given)
    if not given or {x, y} & set(given):
        raise ValueError(language.text("panel.given", given=", ".join(given) or "[]"))
    settings = (resamples, seed, confidence)
    return _correlation(rows, (x, y, *given), _bootstrap.partial, "partial", *settings)


def _correlation(
    rows: pd.DataFrame,
    columns: tuple[str, ...],
    statistic: _bootstrap.Statistic,
    kind: str,
    resamples: int,
    seed: int,
    confidence: float,
) -> Correlation:
    require_resamples(resamples)
    require_confidence(confidence)
    values, kept, dropped = complete(rows, columns)
    everyone = np.ones((1, len(kept)))
    centred = values - values.mean(axis=0)
    r = float(statistic(centred, everyone)[0])
    if np.isnan(r):
        given = ", ".join(columns[2:])
        raise ValueError(language.text("panel.nothing_left", given=given, x=columns[0]))
    lower, upper = _bootstrap.interval(values, statistic, resamples, seed, confidence)
    if np.isnan(lower):
        message = language.text("panel.no_interval", n=len(kept), columns=", ".join(columns))
        raise ValueError(message)
    fields = (r, lower, upper, len(kept), float(confidence), kept, dropped, kind)
    return Correlation(*fields, x=columns[0], y=columns[1], given=columns[2:])
