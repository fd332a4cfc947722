"""The two figures of the instructor's report, as HTML with the picture inside."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from markupsafe import Markup
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from kzmedia import figures
from kzmedia.course import items
from kzmedia.language import number, text
from kzmedia.picture import figure_html

_ROW, _ROOM = 0.32, 1.1  # inches per bar, and for the axis


def totals(values: pd.Series, most: float) -> Markup:
    """Draw how many students have how many points; every count stands in the alt text.

    Parameters
    ----------
    values : Series
        Totals, in points.
    most : float
        The maximum, in points.
    """
    if values.empty or most <= 0:
        return Markup()
    steps = items.distribution(values, most)
    with plt.rc_context():
        figures.style()
        figure = Figure(figsize=(7, 3.2))
        ax = figure.add_subplot()
        width = most / len(steps)
        ax.bar(steps["lower"], steps["students"], width, align="edge", edgecolor="white")
        ax.set(xlabel=text("report.points"), ylabel=text("report.students"), xlim=(0, most))
        ax.set_xticks([*steps["lower"], most])
        ax.yaxis.set_major_locator(MaxNLocator(integer=True))
        ax.xaxis.set_major_formatter(lambda value, _: number(value))
        ax.grid(visible=False, axis="x")
        counts = [
            text("report.alt.step", lower=row.lower, upper=row.upper, count=int(row.students))
            for row in steps.itertuples()
        ]
        alt = text("report.alt.totals", count=len(values), steps="; ".join(counts))
        return Markup(figure_html(figure, alt))


def tasks(found: list[items.Item]) -> Markup:
    """Draw the mean share of points per task, the hardest task on top.

    Parameters
    ----------
    found : list of Item
        Tasks with grades.
    """
    known = sorted(
        (one for one in found if one.difficulty is not None), key=lambda one: one.difficulty
    )
    if not known:
        return Markup()
    shares = [100 * one.difficulty for one in known]
    with plt.rc_context():
        figures.style()
        figure = Figure(figsize=(7, _ROOM + _ROW * len(known)))
        ax = figure.add_subplot()
        ax.barh(range(len(known)), shares)
        ax.set_yticks(range(len(known)), [one.task for one in known])
        ax.set(xlabel=text("report.share_axis"), ylabel=text("report.task"), xlim=(0, 100))
        ax.invert_yaxis()
        ax.grid(visible=False, axis="y")
        bars = [
            text("report.alt.task", task=one.task, share=share)
            for one, share in zip(known, shares, strict=True)
        ]
        return Markup(figure_html(figure, text("report.alt.tasks", bars="; ".join(bars))))
