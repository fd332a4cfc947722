"""A country beside a mixture of others that had the same past: the synthetic control.

What would have become of a country without an event? Other countries that lived through the
same years without it are mixed, with weights that fit the country's past; how far the country
leaves the mixture afterwards is the gap. Abadie, A., and Gardeazabal, J., "The Economic Costs
of Conflict", *American Economic Review* 93(1), 2003, 113–132; Abadie, A., Diamond, A., and
Hainmueller, J., *Journal of the American Statistical Association* 105(490), 2010, 493–505.

Only the measure's own past is fitted, each year alike; the papers fit other traits as well.
The more donors there are for the years before, the better any past is fitted, by chance too
(Abadie, A., *Journal of Economic Literature* 59(2), 2021, 391–425): donors are chosen by a
rule that can be said before the gap is seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from kzmedia import _mixture, _pools
from kzmedia._numbers import Bounds

SIDES = ("lower", "higher", "ratio")
"""What `placebo_rank` can rank by: the lowest gap, the highest gap, the largest ratio."""
EXACT = 1e-4
"""A past missed by no more than this part of the measure's largest value is fitted exactly."""


@dataclass(frozen=True)
class SyntheticControl:
    """A country and the mixture that had its past.

    Attributes
    ----------
    unit : str
        The country's column.
    weights : Series
        Parts of the donors in the mixture, 0 or more, with the sum 1; the largest first.
    actual, synthetic, gap : Series
        By year, in the unit of the measure; ``gap = actual − synthetic``.
    before : int
        The last year that was fitted.
    rmse_before : float
        Root of the mean squared gap up to `before`; 0 is an exact fit, which many donors give
        to any past.
    """

    unit: str
    weights: pd.Series
    actual: pd.Series
    synthetic: pd.Series
    gap: pd.Series
    before: int
    rmse_before: float


class PlaceboRank(NamedTuple):
    """A country's place among its placebos; ``share`` is ``rank / count``.

    With `count` countries no place is rarer than ``1 / count``: 15 countries cannot give 5 %.
    The share is the chance of such a place only if the event could have met each country
    alike (Abadie 2021), so it is read as a place, not as certainty.
    """

    rank: int
    count: int
    share: float


def synthetic_control(
    table: pd.DataFrame, unit: str, before: int, donors: Iterable[str] | None = None
) -> SyntheticControl:
    """Mix donors so that they had the country's past, and follow both from there.

    The weights are 0 or more and add up to 1, so that nothing is carried beyond what donors
    had; they minimise the squared gap up to `before`. Of mixtures that fit equally well the
    most even one is taken; how far they differ afterwards is told by `gap_range`.

    Parameters
    ----------
    table : DataFrame, shape (years, countries)
        A measure, years as index, a column for each country:
        ``world.pivot(index="year", columns="iso3", values="freedom_from_censorship")``.
    unit : str
        The country in question.
    before : int
        The last year before the event.
    donors : list of str, optional
        Countries to mix; without it all others. Those with a missing value in the table's
        years are left out, and so is `unit`.

    Returns
    -------
    SyntheticControl

    Raises
    ------
    TypeError
        If no table comes.
    ValueError
        For an unknown country, a missing value of the country itself, years twice or none
        after `before`, fewer than two years up to it, fewer than two donors.

    Examples
    --------
    >>> years = [2006, 2007, 2008, 2009, 2010]
    >>> table = pd.DataFrame({"A": [1.0, 2, 3, 4, 5], "B": [3.0, 2, 5, 4, 7]}, index=years)
    >>> table["C"] = 0.25 * table["A"] + 0.75 * table["B"] - [0, 0, 0, 1, 1]
    >>> found = synthetic_control(table, "C", before=2008)
    >>> found.weights.round(6).to_dict(), found.gap.round(6).tolist()
    ({'B': 0.75, 'A': 0.25}, [0.0, 0.0, 0.0, -1.0, -1.0])
    """
    wide, kept = _pools.checked(table, unit, before, donors)
    return _control(wide, unit, before, kept)


def gap_range(
    table: pd.DataFrame,
    unit: str,
    before: int,
    donors: Iterable[str] | None = None,
    after: int | None = None,
) -> Bounds:
    """Lowest and highest mean gap among all mixtures that fit the past as well as the best.

    With few donors both are the same. With more donors than years before, the past may be
    fitted in many ways that part afterwards, and a gap is then a choice of the program.

    Parameters
    ----------
    table, unit, before, donors, after
        As for `placebos`.

    Returns
    -------
    Bounds
        In the unit of the measure.

    Raises
    ------
    TypeError, ValueError
        As `placebos`, but two donors are enough.

    Examples
    --------
    >>> table = pd.DataFrame({"A": [1.0, 1, 1], "B": [0.0, 0, 4], "C": [2.0, 2, 3]})
    >>> table["D"] = [1.0, 1, 0]
    >>> gap_range(table, "A", before=1)
    Bounds(lower=-2.5, upper=1.0)
    """
    wide, kept = _pools.checked(table, unit, before, donors)
    later = wide.index >= _pools.start(wide, before, after)
    best = _control(wide, unit, before, kept).weights[kept].to_numpy()
    means = wide[later].mean()
    past = wide.loc[wide.index <= before, kept].to_numpy()
    lower, upper = _mixture.value_range(past, best, means[kept].to_numpy())
    return Bounds(float(means[unit] - upper), float(means[unit] - lower))


def placebos(
    table: pd.DataFrame,
    unit: str,
    before: int,
    donors: Iterable[str] | None = None,
    after: int | None = None,
) -> pd.DataFrame:
    """Do the same to every donor, which had no such event: how unusual is the country's gap?

    Each donor in turn is mixed from the other donors; the country itself is never mixed in,
    as its own event would come along (Abadie, Diamond and Hainmueller 2010). A placebo thus
    has one donor less than the country, which matters if there are fewer than about ten.

    Parameters
    ----------
    table, unit, before, donors
        As for `synthetic_control`. The table's last year is the last that counts.
    after : int, optional
        First year that counts after the event; without it the year after `before`. A later
        one leaves out a year that was half before and half after.

    Returns
    -------
    DataFrame
        A row for the country, the first, and one for each donor: ``iso3``, ``rmse_before``,
        ``rmse_after``, ``ratio`` of the two (infinite where the past is fitted exactly) and
        ``gap``, the mean one from `after` on.

    Raises
    ------
    TypeError, ValueError
        As `synthetic_control`, which needs three donors here; for an `after` that is not
        above `before` or beyond the table.

    Examples
    --------
    >>> years = range(2006, 2011)
    >>> table = pd.DataFrame(np.random.default_rng(5).random((5, 6)), years, list("ABCDEF"))
    >>> table.loc[2009:, "A"] += 5
    >>> found = placebos(table, "A", before=2008)
    >>> found["iso3"].tolist(), placebo_rank(found, "A", by="higher").rank
    (['A', 'B', 'C', 'D', 'E', 'F'], 1)
    """
    wide, kept = _pools.checked(table, unit, before, donors, least=3)
    start = _pools.start(wide, before, after)
    rows = [_row(_control(wide, unit, before, kept), start)]
    for donor in kept:
        others = [name for name in kept if name != donor]
        rows.append(_row(_control(wide, donor, before, others), start))
    return pd.DataFrame(rows)


def placebo_rank(found: pd.DataFrame, unit: str, by: str = "ratio") -> PlaceboRank:
    """Return the country's place among its placebos.

    Parameters
    ----------
    found : DataFrame
        What `placebos` returned.
    unit : str
        The country in question.
    by : {"ratio", "lower", "higher"}
        Place 1 has the largest ratio of the gaps after and before, or the lowest, or the
        highest mean gap. Equal ones share the worst of their places, so that a past fitted
        exactly by everybody makes nobody the first.

    Returns
    -------
    PlaceboRank

    Raises
    ------
    ValueError
        For a country that is not in the table, or another `by`.

    Examples
    --------
    >>> found = pd.DataFrame({"iso3": ["KAZ", "AAA", "BBB"], "gap": [-0.3, -0.4, 0.1]})
    >>> placebo_rank(found, "KAZ", by="lower")
    PlaceboRank(rank=2, count=3, share=0.6666666666666666)
    """
    if by not in SIDES:
        raise _pools.refused("by", given=repr(by), known=", ".join(map(repr, SIDES)))
    if unit not in set(found["iso3"]):
        raise _pools.refused("unknown", given=repr(unit))
    column = found.set_index("iso3")["ratio" if by == "ratio" else "gap"]
    # Rounded, so that what differs in the last bit only counts as equal.
    places = column.round(12).rank(method="max", ascending=by == "lower")
    rank, count = int(places[unit]), len(places)
    return PlaceboRank(rank, count, rank / count)


def _control(wide: pd.DataFrame, unit: str, before: int, donors: list[str]) -> SyntheticControl:
    actual, others = wide[unit], wide[donors]
    past = wide.index <= before
    weights = pd.Series(
        _mixture.weights(actual[past].to_numpy(), others[past].to_numpy()), donors
    )
    synthetic = others @ weights
    gap = actual - synthetic
    miss = float(np.sqrt((gap[past] ** 2).mean()))
    return SyntheticControl(
        unit=unit,
        weights=weights.sort_values(ascending=False, kind="stable").rename("weight"),
        actual=actual,
        synthetic=synthetic.rename(unit),
        gap=gap.rename("gap"),
        before=int(before),
        rmse_before=0.0 if miss <= EXACT * wide.abs().max(axis=None) else miss,
    )


def _row(found: SyntheticControl, start: int) -> dict[str, object]:
    later = found.gap[found.gap.index >= start]
    after = float(np.sqrt((later**2).mean()))
    exact = np.inf if after > 0 else 0.0
    return {
        "iso3": found.unit,
        "rmse_before": found.rmse_before,
        "rmse_after": after,
        "ratio": after / found.rmse_before if found.rmse_before else exact,
        "gap": float(later.mean()),
    }
