"""What the functions on shares have in common: reading numbers and refusing wrong ones."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from kzmedia import language

SCALE = (1, 5)
"""Lowest and highest level of the survey's answers: 1 very low … 5 very high."""
# Published shares are rounded decimals: 33.3 + 33.3 + 33.4 is not 100 to the last bit.
SLACK = 1e-9

Values = object
"""Anything that holds numbers: a number, a list, an array, a Series, a DataFrame."""


class Bounds(NamedTuple):
    """Lowest and highest value that the reported figures allow (floats or arrays)."""

    lower: float | np.ndarray
    upper: float | np.ndarray


def as_numbers(values: Values) -> np.ndarray:
    """Read numbers into a float array; a missing one becomes NaN.

    Raises
    ------
    TypeError
        For text, true/false, dates and lists of unequal length.

    Examples
    --------
    >>> as_numbers([34, None])
    array([34., nan])
    """
    try:
        # An extension column (Int64) says <NA>, which NumPy cannot turn into a float.
        pandas = isinstance(values, pd.Series | pd.DataFrame | pd.Index)
        raw = np.asarray(values.astype(object) if pandas else values)
        if raw.dtype.kind == "O":
            _refuse_words(raw)
            raw = np.where(pd.isna(raw), np.nan, raw)
        elif raw.dtype.kind not in "iuf":
            raise TypeError
        return raw.astype(float)
    except (TypeError, ValueError):
        given = repr(values)
        given = given if len(given) <= 60 else f"{given[:57]}…"
        raise TypeError(language.text("methods.not_numbers", given=given)) from None


def _refuse_words(raw: np.ndarray) -> None:
    if any(isinstance(item, str | bytes | bool | np.bool_ | complex) for item in raw.flat):
        raise TypeError


def as_shares(shares: Values) -> np.ndarray:
    """Read shares in %; each lies between 0 and 100 and none is missing."""
    array = as_numbers(shares)
    missing = np.isnan(array)
    if missing.any():
        raise ValueError(language.text("methods.share_missing", position=_position(missing)))
    outside = (array < 0) | (array > 100 + SLACK)
    if outside.any():
        share = array[outside].flat[0]
        place = _position(outside)
        raise ValueError(language.text("methods.share_outside", position=place, share=share))
    return array


def as_answers(shares: Values) -> tuple[np.ndarray, np.ndarray]:
    """Read shares of answers that exclude each other: the shares and what is left to 100."""
    array = np.atleast_1d(as_shares(shares))
    total = array.sum(axis=-1)
    if (total > 100 + SLACK).any():
        raise ValueError(language.text("methods.sum_above", sum=float(np.max(total))))
    rest = np.clip(100 - total, 0, None)
    return array, np.where(rest < SLACK, 0.0, rest)


def as_distribution(shares: Values) -> np.ndarray:
    """Read a full distribution as proportions; its shares add up to 100 %."""
    array, rest = as_answers(shares)
    # A rounded table may miss 100 by a little; what is left out on purpose is larger.
    if (rest > 1e-6).any():
        left = float(np.max(rest))
        raise ValueError(language.text("methods.sum_below", sum=100 - left, rest=left))
    return array / array.sum(axis=-1, keepdims=True)


def as_levels(levels: Values, whole: bool = True) -> np.ndarray:
    """Read levels of the scale 1 … 5."""
    array = as_numbers(levels)
    if np.isnan(array).any():
        raise ValueError(language.text("methods.level_missing"))
    wrong = (array < SCALE[0]) | (array > SCALE[1])
    if whole:
        wrong |= array != np.round(array)
    if wrong.any():
        level = array[wrong].flat[0]
        low, high = SCALE
        message = language.text("methods.level_outside", level=level, lowest=low, highest=high)
        raise ValueError(message)
    return array


def plain(array: np.ndarray) -> float | np.ndarray:
    """Return a Python float for a single number, the array otherwise."""
    return float(array) if np.ndim(array) == 0 else np.asarray(array)


def _position(wrong: np.ndarray) -> int:
    """Place along the last axis, counted from 1, of the first wrong value."""
    return int(np.argwhere(np.atleast_1d(wrong))[0][-1]) + 1
