"""How much attention a message gets while it fades.

A television spot, a page of a newspaper and a page on the web differ in two things: how many
see them on the first day, and how fast attention fades afterwards. How long a thing *stays*
is not how long it is *seen*. Attention to news online was measured: Wu, F. and Huberman, B. A.,
"Novelty and collective attention", *PNAS* 104(45), 2007, 17599–17601, found a half-life of 69
minutes on the front page of Digg; Dezső, Z., et al., "Dynamics of information access on the
web", *Physical Review E* 73, 2006, 066132, one of 36 hours at a Hungarian news portal.

**What the model presupposes.** One number, the half-life, stands for the whole curve. Both
papers found slower curves (a stretched exponential, a power law): an exponential cuts the long
tail, so what is found again by search after months is counted too low. Views are contacts, not
persons won over; a view costs attention everywhere the same; every price, audience and
half-life is an assumption of the reader. At equal prices nothing can lose to a spot of one
day: that is arithmetic, so prices must be open too.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._links import number

__all__ = ["break_even", "exposure", "fading"]


def exposure(first_day: float, half_life: float, days: float) -> float:
    """Return how often a message is seen before it is taken down: the area under its curve.

    Views per day halve once every `half_life`, and the first day brings `first_day` of them.
    With ``q = 2 ** (-1 / half_life)``, the part of one day's views that the next day brings,
    the area is ``first_day * (1 - q ** days) / (1 - q)``.

    Parameters
    ----------
    first_day : float, views, 0 or more
        Views in the first day (24 hours).
    half_life : float, days, above 0
        Time in which views per day halve; ``math.inf`` if attention never fades.
    days : float, days, 0 or more
        How long the message can be seen; ``math.inf`` if for ever.

    Returns
    -------
    float, views

    Raises
    ------
    TypeError
        For what is no number.
    ValueError
        For a value missing or out of range; if the message neither fades nor ends.

    Examples
    --------
    >>> exposure(1000, half_life=1, days=3)
    1750.0
    >>> exposure(1000, half_life=math.inf, days=3)
    3000.0
    """
    first_day = _checked("first_day", first_day)
    half_life, days = _checked("half_life", half_life), _checked("days", days)
    if math.isinf(half_life) and math.isinf(days):
        raise ValueError(language.text("methods.exposure_endless"))
    return first_day * _first_days(half_life, days)


def fading(first_day: float, half_life: float, days: int) -> pd.DataFrame:
    """Return the views of every single day; their sum is the `exposure`.

    Parameters
    ----------
    first_day, half_life : float
        As in `exposure`.
    days : int, 1 or more
        Number of whole days.

    Returns
    -------
    DataFrame, a row per day
        ``day`` (1 = the first), ``views``.

    Raises
    ------
    TypeError, ValueError
        As `exposure`; if `days` is not a whole number from 1 on.

    Examples
    --------
    >>> fading(1000, half_life=1, days=3)["views"].tolist()
    [1000.0, 500.0, 250.0]
    """
    first_day, half_life = _checked("first_day", first_day), _checked("half_life", half_life)
    days = _checked("days", days)
    if math.isinf(days) or days != int(days) or days < 1:
        raise ValueError(language.text("methods.whole_days", given=days))
    day = np.arange(1, int(days) + 1)
    return pd.DataFrame({"day": day, "views": first_day * np.exp2(-(day - 1) / half_life)})


def break_even(first_day: float, needed: float, days: float = math.inf) -> float:
    """Return the half-life with which a message gets just as many views as are needed.

    For a message that stays for ever it is ``-1 / log2(1 - first_day / needed)``; for one
    that is taken down, the half-life is searched for (it grows with `needed`).

    Parameters
    ----------
    first_day : float, views, above 0
        Views in the first day.
    needed : float, views, 0 or more
        What the other medium gets, say.
    days : float, days, 1 or more
        How long the message can be seen.

    Returns
    -------
    float, days
        0 if the first day alone is enough; ``math.inf`` if attention must not fade at all;
        NaN if even that is not enough.

    Raises
    ------
    TypeError, ValueError
        For what is no number, missing or out of range.

    Examples
    --------
    >>> break_even(1000, needed=2000)
    1.0
    >>> break_even(1000, needed=1750, days=3)
    1.0
    >>> break_even(1000, needed=4000, days=3)
    nan
    """
    first_day, needed = _checked("first_day", first_day), _checked("needed", needed)
    days = _checked("days", days)
    if first_day == 0 or days < 1:
        raise ValueError(language.text("methods.break_even", first_day=first_day, days=days))
    wanted = needed / first_day
    if wanted <= 1:
        return 0.0
    if wanted >= days:
        return math.inf if wanted == days else math.nan
    if math.isinf(days):
        return 0.0 if math.isinf(wanted) else -math.log(2) / math.log1p(-1 / wanted)
    return _searched(wanted, days)


def _first_days(half_life: float, days: float) -> float:
    """Return the area under the curve in days like the first one."""
    if math.isinf(half_life):
        return days
    rate = math.log(2) / half_life
    # expm1: with a half-life of years 1 - q would lose its digits.
    return math.expm1(-rate * days) / math.expm1(-rate)


def _searched(wanted: float, days: float) -> float:
    """Find the half-life by its daily part q, which lies between 0 and 1."""
    from scipy.optimize import brentq

    def short(log_half_life: float) -> float:
        return _first_days(math.exp(log_half_life), days) - wanted

    return round(math.exp(brentq(short, -7, 40, xtol=1e-14)), 12)


def _checked(name: str, value: float) -> float:
    """Read one assumption; a half-life is above 0, no first day endless."""
    value = number(value)
    endless = name in ("half_life", "days")
    if math.isnan(value) or value < 0 or (name == "half_life" and value == 0):
        raise ValueError(language.text("methods.exposure_range", name=name, value=value))
    if math.isinf(value) and not endless:
        raise ValueError(language.text("methods.exposure_range", name=name, value=value))
    return value
