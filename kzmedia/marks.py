"""A value drawn beside the data: a line, a point, or the band of a category."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from kzmedia import language
from kzmedia.controls import option

_BOX = {"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": "none", "alpha": 0.85}


def mark(
    ax: Axes,
    value: float | str,
    note: str,
    axis: str = "y",
    x: float | str | None = None,
    y: float | str | None = None,
) -> None:
    """Draw `value` on an axis and write `note` beside it.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        The figure with the data.
    value : float or str
        A number, or a category of that axis.
    note : str
        Words for the mark.
    axis : {"y", "x"}
        The axis that the value belongs to.
    x, y : float or str, optional
        The other coordinate, for a point instead of a line.

    Raises
    ------
    ValueError
        If a category is not on the axis.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> ax = plt.figure().add_subplot()
    >>> mark(ax, 40, "40 %")
    >>> ax.lines[0].get_ydata()
    [40, 40]
    >>> plt.close("all")
    """
    if x is not None:
        _point(ax, x, value, note, axis="y")
    elif y is not None:
        _point(ax, value, y, note, axis="x")
    elif isinstance(value, str):
        _band(ax, axis, _place(ax, axis, value), note)
    else:
        line = ax.axhline if axis == "y" else ax.axvline
        line(value, color="black", linestyle="--", linewidth=1.5)
        _note(ax, axis, value, note)


def _point(ax: Axes, x: float | str, y: float | str, note: str, axis: str) -> None:
    ax.add_line(Line2D([x], [y], marker="D", markersize=8, color="black", ls="none", zorder=5))
    # Make room along the axis of the value only: seaborn keeps a place for a category
    # without a value, which a new autoscaling of that axis would drop.
    ax.autoscale_view(scalex=axis == "x", scaley=axis == "y")
    across, up = _part(ax, x, y)
    left, below = across > 2 / 3, up > 3 / 4  # the words go where there is room
    ax.annotate(
        note,
        (x, y),
        xytext=(-8 if left else 8, -8 if below else 8),
        textcoords="offset points",
        ha="right" if left else "left",
        va="top" if below else "bottom",
        bbox=_BOX,
        zorder=6,
    )


def _part(ax: Axes, x: float | str, y: float | str) -> tuple[float, float]:
    """Return where a point stands in the frame: 0 is its left or lower edge, 1 the other."""
    ax.get_xlim(), ax.get_ylim()  # a pending autoscale is done before the place is asked for
    place = ax.transData.transform((float(ax.convert_xunits(x)), float(ax.convert_yunits(y))))
    across, up = ax.transAxes.inverted().transform(place)
    return across, up


def _band(ax: Axes, axis: str, place: float, note: str) -> None:
    look = {"fill": False, "edgecolor": "black", "linestyle": "--", "zorder": 5}
    if axis == "y":
        frame, corner, size = ax.get_yaxis_transform(), (0, place - 0.45), (1, 0.9)
        at, align = (0.99, place - 0.45), "right"
    else:
        frame, corner, size = ax.get_xaxis_transform(), (place - 0.45, 0), (0.9, 1)
        at, align = (place, 0.97), "center"
    # As an artist, not a patch: the band must not change the limits (see _point).
    ax.add_artist(Rectangle(corner, *size, transform=frame, clip_on=False, **look))
    ax.annotate(note, at, xycoords=frame, ha=align, va="center", bbox=_BOX, zorder=6)


def _note(ax: Axes, axis: str, place: float, note: str) -> None:
    """Write the guess at the end of its line, on the side where there is room."""
    low, high = sorted(ax.get_ylim() if axis == "y" else ax.get_xlim())
    upper = place > (low + high) / 2
    if axis == "y":
        upper ^= ax.yaxis_inverted()
        at, frame, shift = (0.99, place), ax.get_yaxis_transform(), (0, -5 if upper else 5)
        align = {"ha": "right", "va": "top" if upper else "bottom"}
    else:
        upper ^= ax.xaxis_inverted()
        at, frame, shift = (place, 0.98), ax.get_xaxis_transform(), (-5 if upper else 5, 0)
        align = {"ha": "right" if upper else "left", "va": "top"}
    ax.annotate(
        note,
        at,
        xycoords=frame,
        xytext=shift,
        textcoords="offset points",
        bbox=_BOX,
        zorder=6,
        **align,
    )


def _place(ax: Axes, axis: str, name: str) -> float:
    """Return where a category stands on an axis, before or after `figures.finish`."""
    side = ax.yaxis if axis == "y" else ax.xaxis
    ticks = list(side.get_ticklocs())
    texts = [text.replace("\n", " ") for text in side.get_major_formatter().format_ticks(ticks)]
    for wanted in (name, option(name)):
        if wanted in texts:
            return ticks[texts.index(wanted)]
    raise ValueError(language.text("explore.mark_absent", name=option(name)))
