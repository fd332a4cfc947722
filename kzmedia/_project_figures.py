"""What a learner's figure shows, whatever it was drawn with, and what its axes say."""

from __future__ import annotations

import re

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.transforms import Transform

from kzmedia._project_words import in_all

_NUMBER = re.compile(r"[\d\s.,+%−–-]*\d[\d\s.,+%−–-]*")
# What a tick of a logarithmic axis is wrapped in.
_MARKUP = re.compile(r"\\mathdefault|\\times|[${}^]")


def drawn(ax: Axes) -> list[tuple[float, ...]]:
    """Return what is drawn in the data's coordinates: points, bars, lines, areas, pixels.

    Reference lines (``axhline``), legends and an empty frame are nothing.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> ax = plt.figure().add_subplot()
    >>> _ = ax.axhline(1)
    >>> len(drawn(ax))
    0
    >>> _ = ax.bar(["a", "b"], [1, 2])
    >>> len(drawn(ax))
    2
    >>> plt.close("all")
    """
    found: list[tuple[float, ...]] = []
    for line in ax.lines:
        if _in_data(line.get_transform(), ax) and len(line.get_xydata()) > 1:
            found += [tuple(np.ravel(line.get_xydata()))]
    for patch in ax.patches:
        corners = patch.get_path().transformed(patch.get_patch_transform()).vertices
        if _in_data(patch.get_data_transform(), ax) and np.ptp(corners, axis=0).all():
            found += [tuple(np.ravel(corners))]
    for group in ax.collections:
        if _in_data(group.get_offset_transform(), ax) and len(group.get_offsets()):
            found += [tuple(np.ravel(np.ma.filled(group.get_offsets(), np.nan)))]
        elif _in_data(group.get_transform(), ax):
            found += [tuple(np.ravel(path.vertices)) for path in group.get_paths()]
    found += [tuple(np.ravel(image.get_array())) for image in ax.images]
    return [tuple(round(float(x), 9) for x in one) for one in found if np.isfinite(one).any()]


def _in_data(transform: Transform, ax: Axes) -> bool:
    """Whether both directions are the data's; those of a reference line are not."""
    return all(transform.contains_branch_seperately(ax.transData))


def axes_without(ax: Axes, part: str) -> list[str]:
    """Name the axes of a figure that lack a label, or a unit in it.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    part : {"label", "unit"}
        A unit stands after a comma or in brackets. Where the ticks are words, and where the
        label itself says what is counted ("year", "number of countries"), none is needed.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> ax = plt.figure().add_subplot()
    >>> _ = ax.set(xlabel="year", ylabel="internet_users")
    >>> axes_without(ax, "label"), axes_without(ax, "unit")
    ([], ['y'])
    >>> plt.close("all")
    """
    axes = {"x": ax.xaxis, "y": ax.yaxis}
    labels = {name: axis.get_label_text().strip() for name, axis in axes.items()}
    if part == "label":
        return [name for name, label in labels.items() if not label]
    return [name for name in axes if _has_numbers(axes[name]) and not _has_unit(labels[name])]


def _has_unit(label: str) -> bool:
    counting = "|".join(in_all("own_project.counting_words"))
    named = re.search(rf"\b(?:{counting})\b", label.replace("_", " "), re.IGNORECASE)
    return bool(named or re.search(r",\s*\S|[(\[]\s*[^\s)\]]|%", label))


def _has_numbers(axis: Axis) -> bool:
    ticks = [_MARKUP.sub("", tick.get_text()).strip() for tick in axis.get_ticklabels()]
    return all(_NUMBER.fullmatch(tick) for tick in ticks if tick)
