"""Simulated tests of websites: who rates which site, and what the ranking is then worth.

The functions are part of `kzmedia.ratings` and are called from there. Everything here is a
model, and its figures are no evidence about any real website or rater.

The model, in points of a scale from 1 to 5. Each site has a quality, drawn from a normal
distribution around the middle of the scale (3) with a standard deviation of 0.8. A rater
misses it for two reasons: severity, which is the same for every site the rater meets, and a
slip that is new each time. Severity has a quarter of the variance of both together,
``disagreement`` ** 2, and slips the rest. The sum is rounded to a whole level and cut at
the ends of the scale. Quality, severity and slips are independent of each other.

Before rounding, the reliability of one rating is thus ``0.64 / (0.64 + disagreement ** 2)``.
Rounding and cutting take a little of it away.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._numbers import SCALE

MIDDLE = 3.0
QUALITY_SPREAD = 0.8
"""Standard deviation of the sites' quality, in points: an assumption, as is the next."""
SEVERITY_SHARE = 0.25
# Each kind of draw has a stream of its own, so that a site keeps its quality and a rater the
# severity when another setting is changed: what moves in a figure is what was moved.
_QUALITY, _SEVERITY, _SLIP, _LOT = range(4)


def simulate(
    sites: int = 70,
    raters: int = 100,
    per_site: int | None = None,
    disagreement: float = 1.0,
    seed: int = 13,
) -> pd.DataFrame:
    """Draw simulated ratings of websites, on whole levels from 1 to 5.

    The model is stated at the head of ``kzmedia/_rating_design.py``: quality of the site, plus
    severity of the rater, plus a slip, rounded and cut. With the defaults this is the dataset
    ``simulated_ratings``.

    Parameters
    ----------
    sites, raters : int
        How many there are, 1 or more.
    per_site : int, optional
        Raters of each site, at most `raters`: each site takes those who have rated least so
        far, equals by lot, so that nobody rates more than one site more than another. Without
        it everyone rates every site. The same ratings are drawn in both cases.
    disagreement : float
        Standard deviation of one rater's rating of a site around the site's quality, in points
        of the scale, before rounding: 0 is no disagreement but what rounding makes.
    seed : int
        The same seed gives the same ratings.

    Returns
    -------
    DataFrame, a row for each rating, sorted
        ``site`` and ``rater``, numbered from 1; ``simulated_rating``, 1 … 5.

    Raises
    ------
    ValueError
        For a number that is not whole or too small, more raters per site than there are,
        a disagreement below 0.

    Examples
    --------
    >>> few = simulate(sites=4, raters=3, per_site=2)
    >>> len(few), few["rater"].value_counts().tolist()
    (8, [3, 3, 2])
    """
    levels, drawn = _ratings(sites, raters, per_site, disagreement, (seed,))
    site, rater = np.nonzero(drawn)
    columns = {"site": site + 1, "rater": rater + 1, "simulated_rating": levels[drawn]}
    return pd.DataFrame(columns)


def simulated_quality(sites: int = 70, seed: int = 13) -> pd.Series:
    """Return the quality of the simulated sites: what no real test can see.

    Parameters
    ----------
    sites, seed : int
        As in `simulate`, whose sites these are.

    Returns
    -------
    Series of float, index ``site``
        In points of the scale, neither rounded nor cut, so some lie beyond 1 or 5.

    Raises
    ------
    ValueError
        As `simulate`.

    Examples
    --------
    >>> simulated_quality(sites=2).index.tolist()
    [1, 2]
    """
    index = pd.RangeIndex(1, whole(sites, "sites", 1) + 1, name="site")
    return pd.Series(_quality(sites, (whole(seed, "seed", 0),)), index, name="quality")


def ranking_worth(
    per_site: int | list[int] | None,
    sites: int = 70,
    raters: int = 100,
    disagreement: float = 1.0,
    top: int = 10,
    repeats: int = 100,
    seed: int = 13,
) -> pd.DataFrame:
    """Repeat a simulated test and see how much of the true order its ranking shows.

    The sites are ranked by their mean rating; each repeat has sites, raters and slips of its
    own, the same for every number of raters per site. Where sites share a place at the edge of
    the top, each has an equal chance of the places left, and the expected share is given.

    The mean of several ratings is more reliable than a single one (`spearman_brown`), but
    here it also carries the severity of whoever came to rate the site, unless everyone rates
    every site: then the severe rater pulls all sites down alike, and the order stays.

    Parameters
    ----------
    per_site : int or list of int
        Raters of each site, or None for all; several numbers are compared.
    sites, raters, disagreement, seed
        As in `simulate`.
    top : int
        How many places count as the top, fewer than there are sites.
    repeats : int
        1 or more.

    Returns
    -------
    DataFrame, a row for each number of raters and repeat
        ``raters_per_site``; ``repeat``, from 1; ``top_share``, % of the places at the top that
        sites of the true top hold (chance alone would give ``100 * top / sites``);
        ``rank_correlation``, Spearman's, of mean and quality: NaN if all means are equal.

    Raises
    ------
    ValueError
        As `simulate`; for a top that holds every site.

    Examples
    --------
    >>> worth = ranking_worth([1, 10], repeats=20)
    >>> means = worth.groupby("raters_per_site")["top_share"].mean()
    >>> bool(means[1] < means[10])
    True
    """
    designs = [per_site] if np.ndim(per_site) == 0 else list(per_site)
    whole(sites, "sites", 2)
    if whole(top, "top", 1) >= sites:
        raise ValueError(language.text("methods.top", given=top, sites=sites))
    rows = []
    for number in [raters if each is None else each for each in designs]:
        for repeat in range(1, whole(repeats, "repeats", 1) + 1):
            key = (whole(seed, "seed", 0), repeat)
            levels, drawn = _ratings(sites, raters, number, disagreement, key)
            means = np.where(drawn, levels, 0).sum(axis=1) / drawn.sum(axis=1)
            quality = _quality(sites, key)
            share, order = _top_share(means, quality, top), _spearman(means, quality)
            rows.append((number, repeat, share, order))
    columns = ["raters_per_site", "repeat", "top_share", "rank_correlation"]
    return pd.DataFrame(rows, columns=columns)


def whole(given: int, name: str, least: int) -> int:
    """Read a whole number of at least `least`; the error names the parameter."""
    number = isinstance(given, int | np.integer) and not isinstance(given, bool)
    if not number or given < least:
        message = language.text("methods.whole", name=name, given=repr(given), least=least)
        raise ValueError(message)
    return int(given)


def _ratings(
    sites: int, raters: int, per_site: int | None, disagreement: float, key: tuple[int, ...]
) -> tuple[np.ndarray, np.ndarray]:
    """All the ratings there could be, sites × raters, and which of them are given."""
    _check(sites, raters, per_site, disagreement, key)
    severity = _stream(key, _SEVERITY).standard_normal(raters) * np.sqrt(SEVERITY_SHARE)
    slips = _stream(key, _SLIP).standard_normal((raters, sites)).T
    error = disagreement * (severity + np.sqrt(1 - SEVERITY_SHARE) * slips)
    levels = np.clip(np.rint(_quality(sites, key)[:, None] + error), *SCALE).astype(int)
    if per_site in (None, raters):
        return levels, np.ones((sites, raters), dtype=bool)
    return levels, _assigned(sites, raters, per_site, _stream(key, _LOT))


def _check(
    sites: int, raters: int, per_site: int | None, disagreement: float, key: tuple[int, ...]
) -> None:
    whole(sites, "sites", 1)
    whole(raters, "raters", 1)
    whole(key[0], "seed", 0)
    if per_site is not None and whole(per_site, "per_site", 1) > raters:
        raise ValueError(language.text("methods.per_site", given=per_site, raters=raters))
    number = isinstance(disagreement, int | float | np.number)
    if not number or not 0 <= disagreement < np.inf:
        given = repr(disagreement)
        raise ValueError(language.text("methods.disagreement", given=given))


def _assigned(sites: int, raters: int, per_site: int, lot: np.random.Generator) -> np.ndarray:
    """Who rates which site, load spread evenly: a table of yes and no, sites × raters."""
    given = np.zeros((sites, raters), dtype=bool)
    load = np.zeros(raters)
    for row in given:
        # A lot below 1 decides among equals only: loads differ by whole ratings.
        chosen = np.argpartition(load + lot.random(raters), per_site - 1)[:per_site]
        row[chosen] = True
        load[chosen] += 1
    return given


def _quality(sites: int, key: tuple[int, ...]) -> np.ndarray:
    return MIDDLE + QUALITY_SPREAD * _stream(key, _QUALITY).standard_normal(sites)


def _stream(key: tuple[int, ...], part: int) -> np.random.Generator:
    return np.random.default_rng([*key, part])


def _top_share(means: np.ndarray, quality: np.ndarray, top: int) -> float:
    """Expected share, in %, of the true top among the observed top; ties by lot."""
    best = quality >= np.sort(quality)[-top]
    edge = np.sort(means)[-top]
    above, tied = means > edge, means == edge
    chance = (top - above.sum()) / tied.sum()
    return float(100 * (best[above].sum() + chance * best[tied].sum()) / top)


def _spearman(first: np.ndarray, second: np.ndarray) -> float:
    ranks = [pd.Series(values).rank().to_numpy() for values in (first, second)]
    if np.ptp(ranks[0]) == 0:
        return np.nan
    return float(np.corrcoef(*ranks)[0, 1])
