"""What a class's exported tables say: every number of the instructor's report."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from kzmedia.course import items, messages
from kzmedia.language import text

#: From so many graded students on it is worth a word that nobody or everybody solves a task.
_LEAST = 5
#: Errors that are no message of the course: worth a look from so many students, this share.
_ERRORS, _ERRORS_SHARE = 3, 0.1
_HALF = 0.5


class Told(NamedTuple):
    """How many students got one message in one task."""

    task: str
    message_id: str
    message: str
    students: int
    share: float


@dataclass(frozen=True)
class Findings:
    """All numbers of the page.

    Attributes
    ----------
    points : DataFrame
        Points of the graded submissions, students × tasks.
    ungraded : list of str
        Ids of the submissions without a grade.
    waiting : dict of str to int
        Task → answers that a person has yet to grade.
    items : list of Item
        The tasks, in the order of the notebook.
    counted : list of str
        Tasks that make up the totals.
    totals : Series
        Points in these tasks.
    most : float
        Maximum of the totals.
    alpha : float or None
        Cronbach's alpha of the computed tasks; None below `items.STUDENTS` students.
    told, errors : list of Told
        Messages of the course, and errors that are none, by count.
    """

    points: pd.DataFrame
    ungraded: list[str]
    waiting: dict[str, int]
    items: list[items.Item]
    counted: list[str]
    totals: pd.Series
    most: float
    alpha: float | None
    told: list[Told]
    errors: list[Told]


def findings(
    table: pd.DataFrame,
    points: Mapping[str, float],
    said: pd.DataFrame | None = None,
    by_hand: Collection[str] = (),
) -> Findings:
    """Work out every number of the page.

    Parameters
    ----------
    table : DataFrame
        Points, students × tasks, as `read_grades` returns them.
    points : mapping of str to float
        Maximum points of each task.
    said : DataFrame, optional
        As `messages.read` returns it.
    by_hand : collection of str
        Tasks that a person grades.
    """
    graded = table[table.notna().any(axis=1)]
    without = set(table.index[table.isna().all(axis=1)])
    if said is not None:
        without |= set(said.loc[said["task"] == "", "student_id"]) - set(graded.index)
    missing = graded.isna().sum()
    computed = [task for task in table if task not in by_hand]
    # An answer waiting for a person keeps its task out of everybody's total: else the
    # totals of those marked first would be higher.
    counted = [task for task in table if task in computed or not missing[task]]
    totals = items.totals(graded[counted])
    machine = graded[computed].dropna()
    told = _told(said, graded)
    return Findings(
        graded,
        sorted(without),
        {task: int(missing[task]) for task in table if missing[task]},
        items.analyse(graded, points, computed or None),
        counted,
        totals,
        float(sum(points[task] for task in counted)),
        items.alpha(machine) if len(machine) >= items.STUDENTS else None,
        [one for one in told if one.message_id],
        [one for one in told if not one.message_id],
    )


def look_at(found: Findings) -> list[tuple[str, str]]:
    """Return tasks worth a look, each with the reason in a sentence."""
    many = [one for one in found.told if one.share > _HALF]
    noted = []
    for item in found.items:
        whole = item.graded == len(found.points)
        reasons = [_extreme(item)] if whole and item.graded >= _LEAST else []
        reasons.append(_weakness(item) if whole else "")
        errors = sum(one.students for one in found.errors if one.task == item.task)
        share = errors / max(len(found.points), 1)
        if errors >= _ERRORS and share >= _ERRORS_SHARE:
            reasons.append(text("report.look.errors", count=errors, share=100 * share))
        reasons += [
            text("report.look.same", share=100 * one.share, message=one.message)
            for one in many
            if one.task == item.task
        ]
        noted += [(item.task, reason) for reason in reasons if reason]
    return noted


def _told(said: pd.DataFrame | None, graded: pd.DataFrame) -> list[Told]:
    """Count students per task and message, most first."""
    if said is None or graded.empty:
        return []
    known = said[said["student_id"].isin(graded.index) & said["task"].isin(graded.columns)]
    # One message said with other values is one misconception; an error is its own words.
    key = known["message_id"].where(known["message_id"] != "", known["message"])
    found = [
        Told(
            str(task),
            str(rows["message_id"].iloc[0]),
            messages.shown(rows["message_id"].iloc[0], rows["message"].iloc[0]),
            rows["student_id"].nunique(),
            rows["student_id"].nunique() / len(graded),
        )
        for (task, _), rows in known.groupby([known["task"], key], sort=True)
    ]
    place = {task: number for number, task in enumerate(graded.columns)}
    return sorted(found, key=lambda one: (-one.students, place[one.task], one.message))


def _extreme(item: items.Item) -> str:
    if item.difficulty == 0:
        return text("report.look.nobody", count=item.graded)
    return text("report.look.everybody", count=item.graded) if item.difficulty == 1 else ""


def _weakness(item: items.Item) -> str:
    if item.index is None or item.correlation is None:
        return ""
    values = {"index": item.index, "correlation": item.correlation}
    if min(item.index, item.correlation) < 0:
        return text("report.look.negative", **values)
    return text("report.look.weak", **values) if item.index < items.WEAK else ""
