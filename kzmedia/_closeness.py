"""When two numbers count as the same, for a learner who rounds."""

from __future__ import annotations

import numpy as np

EXACT = 1e-9
# An intermediate result rounded (1.96 for z) moves a result by less than this part of it.
INTERMEDIATE = 1e-4
NEARLY = 0.02
COUNTED = 10_000


def grade(
    value: float | np.ndarray,
    expected: float | np.ndarray,
    whole: bool,
    tolerance: float | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Tell which values are right and which nearly so, element by element.

    Without `tolerance` a value is right *to the digits it shows*: it may be rounded, to three
    significant digits or finer (two where the number is below 1), and must then be what the
    expected number rounds to; a value with more digits must agree to one part in ten thousand.
    So 34.8 passes for 34.83 and 34.75 does not. Whole numbers below 10 000 are counts and
    must be exact; off by one is nearly right from 10 on. Nearly right is otherwise: off by at
    most 2 %.

    Parameters
    ----------
    value, expected : float or ndarray of one shape
        In any unit; a missing value equals a missing one only.
    whole : bool
        Whether the expected numbers are whole by kind.
    tolerance : float, optional
        Largest absolute difference that is right; nearly right is then up to ten times that,
        or 2 %.

    Returns
    -------
    (ndarray of bool, ndarray of bool)
        Right; nearly right.

    Examples
    --------
    >>> [bool(grade(value, 34.83, whole=False)[0]) for value in (34.83, 34.8, 35, 34.75)]
    [True, True, False, False]
    """
    value, expected = np.asarray(value, dtype=float), np.asarray(expected, dtype=float)
    with np.errstate(all="ignore"):
        gap, size = np.abs(value - expected), np.abs(expected)
        same = (value == expected) | (np.isnan(value) & np.isnan(expected))
        finite = np.isfinite(expected)
        same |= finite & (gap <= EXACT * np.fmax(size, 1))
        near = finite & (gap <= NEARLY * np.where(size > EXACT, size, 1))
        if tolerance is not None:
            return same | (gap <= tolerance + EXACT), near | (gap <= 10 * tolerance)
        rounded = _rounded(value, gap, size) | (gap <= INTERMEDIATE * size)
        if whole:
            count = size < COUNTED
            near = np.where(count, (size >= 10) & (gap <= 1), near)
            rounded &= ~count
        return same | (rounded & finite), near


def _rounded(value: np.ndarray, gap: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Whether the value is the expected number, rounded to the digits the value shows."""
    first = np.floor(np.log10(np.where(size > 0, size, 1)))
    coarsest = 10.0 ** (first - np.where(size >= 1, 2, 1))
    right = np.zeros(np.shape(gap), dtype=bool)
    for unit in (coarsest, coarsest / 10):
        steps = value / unit
        shows = np.abs(steps - np.round(steps)) < 1e-6
        right |= shows & (gap <= unit / 2 * (1 + 1e-6)) & (size > 0)
    return right
