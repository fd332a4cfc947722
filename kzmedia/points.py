"""Countries' names beside their points in a scatter plot, without covering one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox

from kzmedia import language

if TYPE_CHECKING:
    import pandas as pd

_SIZE = 9.0  # points: the smallest letters of the house style
_DISTANCES = (5.0, 14.0, 26.0, 40.0)  # points from the dot's centre
# The best first: the direction, and which part of the name lies left of the dot and below it.
_PLACES = (
    ((1, 1), (0, 0)),
    ((1, 0), (0, 0.5)),
    ((1, -1), (0, 1)),
    ((-1, 1), (1, 0)),
    ((-1, 0), (1, 0.5)),
    ((-1, -1), (1, 1)),
    *(((0, 1), (part, 0)) for part in (0.5, 0.25, 0.75)),
    *(((0, -1), (part, 1)) for part in (0.5, 0.25, 0.75)),
)
_ROUNDS = 3  # times that every name looks again for a better place


def names(
    ax: Axes, table: pd.DataFrame, x: str, y: str, countries: str | Iterable[str]
) -> Axes:
    """Write countries' names beside their points, and ring the points.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        The scatter plot of `x` and `y`; the axis may be logarithmic.
    table : DataFrame
        The plotted rows: columns ``iso3``, `x` and `y`, each named country once.
    x, y : str
        The plotted columns, numbers.
    countries : str or iterable of str
        ISO 3166-1 alpha-3 codes. The names are those of the reader's language.

    Returns
    -------
    matplotlib.axes.Axes
        The same axes. A name's place is chosen when the figure is drawn: the one, of
        twelve directions and four distances, that covers least of the other names, the
        legend, the dots and the edge; a thin line leads to the farther ones.

    Raises
    ------
    TypeError
        If `ax` is not an Axes.
    ValueError
        If a column or a country is not in the table, a country is there more than once,
        or it has no value: a name left out in silence would mislead.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> import pandas as pd
    >>> language.use("en")
    >>> table = pd.DataFrame({"iso3": ["KAZ", "EST"], "osi": [0.9, 1.0], "hci": [0.8, 0.9]})
    >>> ax = table.plot.scatter(x="osi", y="hci")
    >>> [text.get_text() for text in names(ax, table, "osi", "hci", "KAZ").texts]
    ['Kazakhstan']
    >>> plt.close("all")
    """
    if not isinstance(ax, Axes):
        raise TypeError(language.text("figures.not_axes", kind=type(ax).__name__))
    codes = [countries] if isinstance(countries, str) else list(dict.fromkeys(countries))
    _check(table, x, y, codes)
    chosen = table.set_index("iso3").loc[codes, [x, y]].astype(float)
    # As lines, not ax.plot: the colours of the cycle are left to the data.
    look = {"marker": "o", "markersize": 8, "markerfacecolor": "none", "color": "black"}
    ax.add_line(Line2D(chosen[x], chosen[y], linestyle="none", zorder=5, **look))
    texts = [
        _text(ax, code, place) for code, place in zip(codes, chosen.to_numpy(), strict=True)
    ]
    everywhere = table[[x, y]].astype(float).dropna().to_numpy()
    ax.add_artist(_Placer(texts, everywhere))
    return ax


def _text(ax: Axes, code: str, place: np.ndarray) -> Annotation:
    text = ax.annotate(
        _name(code),
        tuple(place),
        xytext=(0, 0),
        textcoords="offset points",
        size=_SIZE,
        va="bottom",
        zorder=6,
        arrowprops={"arrowstyle": "-", "color": "0.3", "lw": 0.7, "shrinkA": 0, "shrinkB": 4},
        path_effects=[withStroke(linewidth=2.5, foreground="white")],
    )
    text.set_in_layout(False)  # it stands inside the axes: the margins need not know it
    return text


def _name(code: str) -> str:
    from kzmedia import data

    return data.value_label(code) if data.has_value_label(code) else code


def _check(table: pd.DataFrame, x: str, y: str, codes: Sequence[str]) -> None:
    if absent := [name for name in ("iso3", x, y) if name not in table.columns]:
        given = ", ".join(map(str, table.columns))
        raise ValueError(language.text("figures.column_missing", name=absent[0], given=given))
    if unknown := [str(code) for code in codes if code not in set(table["iso3"])]:
        raise ValueError(language.text("figures.names_absent", codes=", ".join(unknown)))
    rows = table[table["iso3"].isin(codes)]
    if not rows["iso3"].is_unique:
        code = rows.loc[rows["iso3"].duplicated(), "iso3"].iloc[0]
        raise ValueError(language.text("figures.names_twice", country=_name(code)))
    for column in (x, y):
        # The type tells: astype(float) would also read the text "3".
        if table[column].dtype.kind not in "iufb":
            raise ValueError(language.text("figures.names_numbers", name=column))
        if empty := [_name(code) for code in rows.loc[rows[column].isna(), "iso3"]]:
            values = {"countries": ", ".join(empty), "name": column}
            raise ValueError(language.text("figures.names_missing", **values))


class _Placer(Artist):
    """Draws nothing: it moves the names when the axes have got their final size and limits."""

    def __init__(self, texts: list[Annotation], dots: np.ndarray) -> None:
        super().__init__()
        self._texts, self._dots = texts, dots
        self.set_zorder(-10)  # before everything that is drawn
        self.set_in_layout(False)

    def draw(self, renderer: RendererBase) -> None:
        ax, scale = self.axes, renderer.points_to_pixels(1.0)
        dots = ax.transData.transform(self._dots)
        anchors = [ax.transData.transform(text.xy) for text in self._texts]
        sizes = [_size(text, renderer) for text in self._texts]
        taken = [
            other.get_window_extent(renderer) for other in ax.texts if other not in self._texts
        ]
        if legend := ax.get_legend():
            taken.append(legend.get_window_extent(renderer))
        for text, (shift, far) in zip(
            self._texts, place(anchors, sizes, dots, ax.bbox, taken, scale), strict=True
        ):
            text.set_position(tuple(shift / scale))
            text.arrow_patch.set_visible(far)


def _size(text: Annotation, renderer: RendererBase) -> np.ndarray:
    """Return width and height of a name in pixels, without the line that leads to it."""
    text.arrow_patch.set_visible(False)
    text.update_positions(renderer)
    box = Text.get_window_extent(text, renderer)
    return np.array([box.width, box.height])


def place(
    anchors: Sequence[np.ndarray],
    sizes: Sequence[np.ndarray],
    dots: np.ndarray,
    frame: Bbox,
    taken: Sequence[Bbox] = (),
    scale: float = 1.0,
) -> list[tuple[np.ndarray, bool]]:
    """Choose where the names stand: every one in turn takes the place that costs least.

    Parameters
    ----------
    anchors, sizes : sequence of array, shape (2,)
        The named points, and width and height of the names, in pixels.
    dots : array, shape (n, 2)
        All points, in pixels.
    frame : Bbox
        The axes.
    taken : sequence of Bbox
        What else must not be covered.
    scale : float
        Pixels per point.

    Returns
    -------
    list of (array, bool)
        Shift of the lower left corner from the point in pixels, and whether the name
        stands so far away that it needs a line.

    Examples
    --------
    >>> point, size = np.array([50.0, 50.0]), np.array([30.0, 10.0])
    >>> ((shift, far),) = place([point], [size], point[None], Bbox([[0, 0], [100, 100]]))
    >>> shift.tolist(), far
    ([5.0, 5.0], False)
    """
    options = [_options(size, scale) for size in sizes]
    corners = [anchor + option for anchor, option in zip(anchors, options, strict=True)]
    fixed = []
    for i, (corner, size) in enumerate(zip(corners, sizes, strict=True)):
        cost = _cost(corner, size, dots, frame, taken, scale)
        # A ringed dot beside another country's name would seem to belong to that one.
        rings = np.delete(np.array(anchors), i, axis=0)
        wrong = _within(corner, size, rings, 7 * scale).sum(axis=1)
        wrong[len(_PLACES) :] += _crossed(anchors[i], corner + size / 2, rings, 7 * scale)[
            len(_PLACES) :
        ]
        fixed.append(cost + 8 * wrong)
    chosen: list[int | None] = [None] * len(anchors)
    for _ in range(_ROUNDS):
        for i, (corner, size) in enumerate(zip(corners, sizes, strict=True)):
            cost = fixed[i].copy()
            for j, other in enumerate(chosen):
                if j != i and other is not None:
                    cost += 20 * _covered(corner, size, corners[j][other], sizes[j])
            chosen[i] = int(cost.argmin())
    near = len(_PLACES)
    return [(options[i][k], k >= near) for i, k in enumerate(chosen)]


def _options(size: np.ndarray, scale: float) -> np.ndarray:
    """Return the shifts of a name's lower left corner, the nearest first."""
    found = []
    for distance in _DISTANCES:
        for (across, up), (left, down) in _PLACES:
            reach = distance * (1.4 if 0 in (across, up) else 1.0)
            shift = reach * scale * np.array([across, up])
            found.append(shift - size * np.array([left, down]))
    return np.array(found)


def _cost(
    corners: np.ndarray,
    size: np.ndarray,
    dots: np.ndarray,
    frame: Bbox,
    taken: Sequence[Bbox],
    scale: float,
) -> np.ndarray:
    """Return what each place costs whatever the other names do, shape (places,)."""
    ends = corners + size
    rank = np.arange(len(corners))
    cost = 0.02 * rank + 2.0 * (rank // len(_PLACES))
    out = np.maximum(frame.min - corners, 0) + np.maximum(ends - frame.max, 0)
    cost = cost + 50 * (out.any(axis=1) + (out / size).sum(axis=1))
    for box in taken:
        cost += 20 * _covered(corners, size, box.min, box.max - box.min)
    return cost + 1.0 * _within(corners, size, dots, 3 * scale).sum(axis=1)


def _within(
    corners: np.ndarray, size: np.ndarray, dots: np.ndarray, radius: float
) -> np.ndarray:
    """Tell which dots each place would touch, shape (places, dots)."""
    low, high = corners[:, None] - radius, corners[:, None] + size + radius
    return ((dots > low) & (dots < high)).all(axis=2)


def _crossed(
    anchor: np.ndarray, ends: np.ndarray, dots: np.ndarray, radius: float
) -> np.ndarray:
    """Count the dots that a line from the point to each place would touch, shape (places,)."""
    along = np.linspace(0, 1, 20)[None, :, None]
    line = anchor + along * (ends[:, None] - anchor)  # (places, 20, 2)
    apart = np.linalg.norm(line[:, :, None] - dots, axis=3)
    return (apart < radius).any(axis=1).sum(axis=1)


def _covered(
    corners: np.ndarray, size: np.ndarray, corner: np.ndarray, other: np.ndarray
) -> np.ndarray:
    """Return 0 for a name apart from a box, 1 if they touch, 2 if it covers it, (places,)."""
    low, high = np.maximum(corners, corner), np.minimum(corners + size, corner + other)
    area = np.maximum(high - low, 0).prod(axis=1)
    return (area > 0) + area / size.prod()
