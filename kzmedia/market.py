"""Concentration of a market and chained price changes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._numbers import Bounds, Values, as_numbers, as_shares, plain

GUIDELINES = {"us_2010": (1500, 2500), "us_2023": (None, 1800)}
"""Bounds of the classes of markets, points of the Herfindahl–Hirschman index.

``us_2010``: U.S. Department of Justice and Federal Trade Commission, Horizontal Merger
Guidelines (2010), §5.3. ``us_2023``: Merger Guidelines (2023), §2.1, which draw one line only:
above it a market is highly concentrated. (Those of 1992, §1.51, in force until 2010, had this
line too, and a class in the middle from 1,000 on.)
"""
CLASSES = ("unconcentrated", "moderately_concentrated", "highly_concentrated")
BELOW = "not_highly_concentrated"
"""What a market is that stays below the only line of a guideline."""
MONOPOLY = 10_000
"""Index of a market with a single firm: 100 squared."""
ROUNDING = 0.5
"""Percentage points by which published, rounded shares may miss 100 %."""


def hhi(shares: Values) -> float:
    """Return the Herfindahl–Hirschman index: the sum of the squared shares of a market.

    Shares that miss 100 % by rounding are scaled to 100 % first.

    Parameters
    ----------
    shares : array_like, shape (firms,), %
        Shares of all firms of one market; they add up to 100 (within 0.5, for rounding).

    Returns
    -------
    float
        10,000 for a single firm, 10,000 / n for n equal ones, towards 0 for very many.

    Raises
    ------
    ValueError
        If a share is missing, below 0 or above 100, or if they do not add up to 100.
    TypeError
        If they are no numbers.

    References
    ----------
    Hirschman, A. O. (1964). The paternity of an index. American Economic Review 54, 761–762.

    Examples
    --------
    >>> hhi([10] * 10), hhi([30, 30, 20, 20])
    (1000.0, 2600.0)
    """
    array = as_shares(shares)
    if array.ndim != 1:
        raise ValueError(language.text("methods.one_market"))
    total = float(array.sum())
    if abs(total - 100) > ROUNDING:
        raise ValueError(language.text("methods.market_sum", sum=total))
    return float(((100 * array / total) ** 2).sum())


def hhi_bounds(leader: Values, others: Values) -> Bounds:
    """Bound the index where only the largest share and the number of other firms are known.

    The others share the rest in any way in which none is larger than the leader. Squares add
    up to least where all of them are equal, and to most where as few as possible hold the
    rest: full leaders' shares, then what is left, the other firms next to nothing.

    Parameters
    ----------
    leader : float or array_like, %
        Share of the largest firm, above 0.
    others : int or array_like
        Number of the other firms.

    Returns
    -------
    Bounds
        ``lower`` and ``upper``, which can be unpacked; arrays if arrays were given.

    Raises
    ------
    ValueError
        If the rest cannot be shared so: a leader with 10 % and three others, none of them
        larger, do not fill a market. For a number of firms that is not whole.

    Examples
    --------
    >>> lower, upper = hhi_bounds(80, 387)
    >>> round(lower, 1), upper
    (6401.0, 6800.0)
    >>> hhi_bounds([50, 80], 4).lower.tolist()
    [3125.0, 6500.0]
    """
    largest, firms = np.broadcast_arrays(as_shares(leader), as_numbers(others))
    wrong = ~((firms >= 0) & (firms == np.round(firms)))
    if wrong.any():
        raise ValueError(language.text("methods.other_firms", number=firms[wrong].flat[0]))
    rest = 100 - largest
    impossible = (largest <= 0) | (rest > firms * largest + 1e-9)
    if impossible.any():
        raise ValueError(_no_such_market(largest, firms, impossible))
    lower = largest**2 + rest**2 / np.maximum(firms, 1)
    full = np.floor(rest / largest + 1e-9)
    left = np.clip(rest - full * largest, 0, None)
    return Bounds(plain(lower), plain((1 + full) * largest**2 + left**2))


def equivalent_firms(index: Values) -> float | np.ndarray:
    """Return how many equal firms would make a market with the same index.

    Parameters
    ----------
    index : float or array_like
        Herfindahl–Hirschman index, above 0, at most 10,000.

    Raises
    ------
    ValueError
        For an index outside this range.

    References
    ----------
    Adelman, M. A. (1969). Comment on the "H" concentration measure as a numbers-equivalent.
    Review of Economics and Statistics 51, 99–101.

    Examples
    --------
    >>> equivalent_firms(2500), equivalent_firms(6400)
    (4.0, 1.5625)
    """
    return plain(MONOPOLY / _as_index(index))


def concentration(index: float, guideline: str = "us_2010") -> str:
    """Tell what a competition authority calls a market with this index.

    A value at a bound is still in the middle class: in both texts a highly concentrated
    market lies *above* the upper bound, and an unconcentrated one *below* the lower. Where a
    guideline names no lower bound, all that is not above the upper one is `BELOW`.

    Parameters
    ----------
    index : float
        Herfindahl–Hirschman index.
    guideline : str
        One of `GUIDELINES`.

    Returns
    -------
    str
        ``"unconcentrated"``, ``"moderately_concentrated"`` or ``"highly_concentrated"``; by a
        guideline with one line ``"not_highly_concentrated"`` or ``"highly_concentrated"``.

    Raises
    ------
    ValueError
        For an index outside 0 to 10,000, an unknown guideline.

    Examples
    --------
    >>> concentration(2000), concentration(2000, "us_2023")
    ('moderately_concentrated', 'highly_concentrated')
    >>> concentration(1609, "us_2023")
    'not_highly_concentrated'
    """
    if guideline not in GUIDELINES:
        known = ", ".join(f'"{name}"' for name in GUIDELINES)
        raise ValueError(language.text("methods.guideline", given=repr(guideline), known=known))
    value = float(_as_index(index))
    lower, upper = GUIDELINES[guideline]
    if lower is None:
        return CLASSES[-1] if value > upper else BELOW
    return CLASSES[int(value >= lower) + int(value > upper)]


def chained_index(changes: Values) -> pd.Series:
    """Chain the changes of a price into an index that is 1 before the first of them.

    Parameters
    ----------
    changes : array_like, shape (steps,)
        Factor of each step: 0.5 for half the price, 0.77 for 23 % less.

    Returns
    -------
    Series
        Named ``index``, from step 0 (the price before) to the last step.

    Raises
    ------
    ValueError
        For a factor that is missing or not above 0.

    Examples
    --------
    >>> chained_index([0.5, 0.77]).tolist()
    [1.0, 0.5, 0.385]
    """
    factors = np.atleast_1d(as_numbers(changes))
    wrong = ~((factors > 0) & np.isfinite(factors))
    if wrong.any():
        raise ValueError(language.text("methods.price_factor", factor=factors[wrong].flat[0]))
    chained = pd.Series(np.concatenate([[1.0], factors.cumprod()]), name="index")
    return chained.rename_axis("step")


def tariff_index(lecture: pd.DataFrame) -> pd.DataFrame:
    """Return the index of internet tariffs under each reading of "a further 23 %" (L13 §2).

    The tariff was cut by day and in the evening, then was to fall further, in % of the tariff
    already cut, in percentage points of the old one, or in % of the mean of day and evening.
    That mean supposes that both tariffs were equal before, which the lecture does not say, and
    how it would be shared out between day and evening nobody knows: it has its own rows.

    Parameters
    ----------
    lecture : DataFrame
        The data set ``lecture``, or one like it; only the rows of C11 are used.

    Returns
    -------
    DataFrame
        ``reading``, ``time_of_day`` (``day``, ``evening``, ``mean``), ``step`` (0 before, 1
        after the cut, 2 after the further fall), ``index`` (1 = the tariff before).

    Raises
    ------
    ValueError
        If rows of C11 are missing, or if a fall would leave less than nothing.

    Examples
    --------
    >>> from kzmedia import data
    >>> index = tariff_index(data.load("lecture"))
    >>> index.query("time_of_day == 'evening' and step == 2")["index"].round(4).tolist()
    [0.1925, 0.02]
    """
    rows = lecture[lecture["claim_id"] == "C11"]
    cuts = {time: 1 / _cut(rows, f"{time}_tariff_cut") for time in ("day", "evening")}
    falls = rows[rows["quantity"] == "further_tariff_fall"].dropna(subset="value")
    if falls.empty:
        raise ValueError(language.text("methods.tariff_rows", quantity="further_tariff_fall"))
    tables = []
    for fall in falls.to_dict("records"):
        of_mean = fall["reading"] == "of_mean_tariff"
        times = {"mean": sum(cuts.values()) / len(cuts)} if of_mean else cuts
        points = fall["unit"] == "percentage_points"
        for time, cut in times.items():
            further = 1 - fall["value"] / 100 / (cut if points else 1)
            steps = chained_index([cut, further]).reset_index()
            tables.append(steps.assign(reading=fall["reading"], time_of_day=time))
    columns = ["reading", "time_of_day", "step", "index"]
    return pd.concat(tables, ignore_index=True)[columns]


def _cut(rows: pd.DataFrame, quantity: str) -> float:
    values = rows.loc[rows["quantity"] == quantity, "value"].dropna()
    if len(values) != 1 or not values.iloc[0] > 0:
        raise ValueError(language.text("methods.tariff_rows", quantity=quantity))
    return float(values.iloc[0])


def _as_index(index: Values) -> np.ndarray:
    values = as_numbers(index)
    wrong = ~((values > 0) & (values <= MONOPOLY + 1e-6))
    if wrong.any():
        raise ValueError(language.text("methods.market_index", index=values[wrong].flat[0]))
    return values


def _no_such_market(largest: np.ndarray, firms: np.ndarray, wrong: np.ndarray) -> str:
    leader, others = float(largest[wrong].flat[0]), int(firms[wrong].flat[0])
    values = {"leader": leader, "others": others, "rest": 100 - leader}
    return language.text("methods.leader_too_small", **values)
