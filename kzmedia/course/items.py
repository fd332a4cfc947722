"""Classical item analysis: what the points of a class say about the tasks.

Pure functions on a table of points, a row per student and a column per task; a missing
grade is NaN and never counts as zero. After Crocker and Algina (1986), "Introduction to
Classical and Modern Test Theory"; Kelley (1939), doi:10.1037/h0057123, for the groups of
27 per cent; Ebel and Frisbie (1991), "Essentials of Educational Measurement", for the
border of 0.2; Cronbach (1951), doi:10.1007/BF02310555, for alpha.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

#: Below so many students a correlation is mostly chance: with 30 an r of 0.2 has a 95 %
#: interval from about -0.2 to 0.5.
STUDENTS = 30
#: Share of the class in the upper and in the lower group (Kelley 1939).
GROUP = 0.27
#: A task that discriminates less is worth a look (Ebel and Frisbie 1991).
WEAK = 0.2


@dataclass(frozen=True)
class Item:
    """What is known of one task.

    Attributes
    ----------
    task : str
    most : float
        Its maximum points.
    graded : int
        Students with a grade for it.
    difficulty : float or None
        Mean share of its points, 0 (nobody has any) to 1; None without a grade.
    correlation, index : float or None
        Item–rest correlation and upper–lower index, both -1 to 1.
    reason : {"", "few", "constant", "alone"}
        Why the two are None.
    """

    task: str
    most: float
    graded: int
    difficulty: float | None
    correlation: float | None
    index: float | None
    reason: str


def analyse(
    points: pd.DataFrame, most: Mapping[str, float], computed: Collection[str] | None = None
) -> list[Item]:
    """Look at every task of a class.

    Parameters
    ----------
    points : DataFrame
        Points, a row per student, a column per task.
    most : mapping of str to float
        Maximum points of each task.
    computed : collection of str, optional
        Tasks that make up the rest and the total against which a task is held: those that
        a machine grades, since hand-graded ones are complete only later. All by default.

    Returns
    -------
    list of Item
        In the order of the columns.

    Examples
    --------
    >>> table = pd.DataFrame({"q1": [1, 1, 0], "q2": [2, None, 0]})
    >>> [(item.task, item.graded, item.difficulty, item.reason)
    ...  for item in analyse(table, {"q1": 1, "q2": 2})]
    [('q1', 3, 0.6666666666666666, 'few'), ('q2', 2, 0.5, 'few')]
    """
    shares = difficulty(points, most)
    found = []
    for task in points.columns:
        together = _beside(points, task, computed)
        reason = _reason(together, task)
        found.append(
            Item(
                task,
                float(most[task]),
                int(points[task].notna().sum()),
                _known(shares[task]),
                None if reason else _known(correlation(points, task, computed)),
                None if reason else _known(upper_lower(points, task, most[task], computed)),
                reason,
            )
        )
    return found


def difficulty(points: pd.DataFrame, most: Mapping[str, float]) -> pd.Series:
    """Return the mean share of points per task, 0 to 1; ungraded answers are left out.

    Crocker and Algina (1986): the item's mean over its maximum; the easier, the higher.

    Examples
    --------
    >>> difficulty(pd.DataFrame({"q1": [2, 1, None]}), {"q1": 2})["q1"].item()
    0.75
    """
    return points.mean() / pd.Series(dict(most), dtype=float).reindex(points.columns)


def correlation(
    points: pd.DataFrame, task: str, computed: Collection[str] | None = None
) -> float:
    """Correlate a task's points with the sum of the other tasks (corrected item–total).

    Parameters
    ----------
    points : DataFrame
        Points, students × tasks.
    task : str
        A column; it is no part of the sum it is held against.
    computed : collection of str, optional
        Tasks whose sum is taken; all by default.

    Returns
    -------
    float
        Pearson's r over the students with a grade for all of these tasks; NaN if the task
        or the sum is the same for everybody.

    Examples
    --------
    >>> correlation(pd.DataFrame({"q1": [0, 1, 1], "q2": [0, 1, 2]}), "q1").__round__(3)
    0.866
    """
    together = _beside(points, task, computed)
    own, rest = together[task], together.drop(columns=task).sum(axis=1)
    # A sum of equal numbers may differ in the last digit: no spread is no spread.
    if together.shape[1] < 2 or len(own) < 2 or _flat(own) or _flat(rest):
        return math.nan
    return float(np.corrcoef(own, rest)[0, 1])


def upper_lower(
    points: pd.DataFrame, task: str, most: float, computed: Collection[str] | None = None
) -> float:
    """Return Kelley's and Ebel's D: the upper group's mean share less the lower group's.

    Parameters
    ----------
    points : DataFrame
        Points, students × tasks.
    task : str
        A column.
    most : float
        Its maximum points.
    computed : collection of str, optional
        Tasks whose total orders the students, the task itself among them if it is one;
        all by default.

    Returns
    -------
    float
        -1 to 1; NaN if all totals are equal. Where the border of a group falls among
        equal totals, each of these students counts in part, so that the order of the
        rows does not matter.

    Examples
    --------
    >>> table = pd.DataFrame({"q1": [0, 0, 1, 1], "q2": [0, 1, 1, 2]})
    >>> upper_lower(table, "q1", 1)
    1.0
    """
    together = _beside(points, task, computed)
    names = together.columns if computed is None else list(computed)
    totals = together[list(names)].sum(axis=1)
    if len(totals) < 2 or _flat(totals):
        return math.nan
    own = together[task] / most
    size = max(1, round(GROUP * len(totals)))
    upper, lower = _members(totals, size), _members(-totals, size)
    return float(np.average(own, weights=upper) - np.average(own, weights=lower))


def alpha(points: pd.DataFrame) -> float | None:
    """Return Cronbach's alpha of the tasks, over the students who have all the grades.

    Parameters
    ----------
    points : DataFrame
        Points, students × tasks.

    Returns
    -------
    float or None
        At most 1, negative if tasks work against one another; None with fewer than two
        tasks or students, or if all totals are equal.

    Examples
    --------
    >>> alpha(pd.DataFrame({"q1": [0, 1, 1], "q2": [0, 1, 1]}))
    1.0
    """
    whole = points.dropna()
    tasks = whole.shape[1]
    totals = whole.sum(axis=1)
    if tasks < 2 or len(whole) < 2 or _flat(totals):
        return None
    inner = whole.var(ddof=1).sum() / totals.var(ddof=1)
    return float(tasks / (tasks - 1) * (1 - inner))


def totals(points: pd.DataFrame) -> pd.Series:
    """Return each student's points, only for those who have a grade for every task.

    Examples
    --------
    >>> totals(pd.DataFrame({"q1": [1, 2], "q2": [1, None]})).tolist()
    [2.0]
    """
    return points.dropna().sum(axis=1).astype(float)


def distribution(values: pd.Series, most: float, bins: int = 10) -> pd.DataFrame:
    """Count totals in steps of equal width from 0 to the maximum.

    Parameters
    ----------
    values : Series
        Totals, in points.
    most : float
        The maximum.
    bins : int
        How many steps.

    Returns
    -------
    DataFrame
        Columns ``lower``, ``upper`` (points; the upper end belongs to the next step, in
        the last one to itself) and ``students``.

    Examples
    --------
    >>> distribution(pd.Series([0.0, 5.0, 10.0]), 10, bins=2)["students"].tolist()
    [1, 2]
    """
    # Extra credit lies above the maximum: it belongs to the last step.
    counts, edges = np.histogram(values.clip(0, most), bins=bins, range=(0, most))
    return pd.DataFrame({"lower": edges[:-1], "upper": edges[1:], "students": counts})


def _beside(points: pd.DataFrame, task: str, computed: Collection[str] | None) -> pd.DataFrame:
    """Return a task and those it is held against, for students with all these grades."""
    names = list(points.columns) if computed is None else list(computed)
    return points[list(dict.fromkeys([*names, task]))].dropna().astype(float)


def _reason(together: pd.DataFrame, task: str) -> str:
    """Say why a task's discrimination is not given, or nothing."""
    if together.shape[1] < 2:
        return "alone"
    if len(together) < STUDENTS:
        return "few"
    rest = together.drop(columns=task).sum(axis=1)
    return "constant" if _flat(together[task]) or _flat(rest) else ""


def _members(totals: pd.Series, size: int) -> np.ndarray:
    """Return how much each student belongs to the ``size`` highest totals, 0 to 1."""
    rounded = totals.round(9)
    border = rounded.nlargest(size).iloc[-1]
    above, at = rounded > border, rounded == border
    return np.where(above, 1.0, np.where(at, (size - above.sum()) / at.sum(), 0.0))


def _flat(values: pd.Series) -> bool:
    return bool(values.max() - values.min() < 1e-9)


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
