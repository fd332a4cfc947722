"""The house style of the figures: labels with units, source line, text alternative.

A lesson draws with seaborn itself; ``finish`` turns the names of columns and categories
into words of the reader's language, ``show`` displays the figure with its alt text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import Formatter, LogFormatter, MaxNLocator, ScalarFormatter

from kzmedia import language
from kzmedia.labels import PlainLog, WordTicks, sentence, value_label, words, wrap
from kzmedia.labels import width as text_width
from kzmedia.picture import SOURCE, Picture, figure_html
from kzmedia.points import names as names  # called as figures.names

if TYPE_CHECKING:
    import pandas as pd

#: Okabe and Ito (2008), "Color Universal Design", reordered; their yellow is left out
#: because it vanishes on white.
PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#000000")
_SIZE, _DPI = (7.0, 4.0), 100  # inches, pixels per inch
_FONT, _TICKS, _SMALL = 11.0, 10.5, 9.0  # points: labels; ticks and legend; source
_BESIDE = 165  # points for a category beside a horizontal bar or in the legend


def style() -> None:
    """Set the house style: colours, sizes and a font with all Kazakh letters.

    Examples
    --------
    >>> style()
    >>> plt.rcParams["font.sans-serif"][0]
    'DejaVu Sans'
    """
    import seaborn as sns

    sizes = {"axes.labelsize": _FONT, "legend.title_fontsize": _FONT, "legend.fontsize": _TICKS}
    sns.set_theme(
        style="whitegrid",
        palette=PALETTE,
        rc={
            "figure.figsize": _SIZE,
            "figure.dpi": _DPI,
            "savefig.dpi": "figure",
            "font.family": "sans-serif",
            "font.sans-serif": ["DejaVu Sans"],
            "font.size": _FONT,
            "xtick.labelsize": _TICKS,
            "ytick.labelsize": _TICKS,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "lines.linewidth": 2.0,
            # As long as the major ones, so that a log axis's labels stand on one line.
            "xtick.minor.size": 6.0,
            "ytick.minor.size": 6.0,
            **sizes,
        },
    )


def intervals(table: pd.DataFrame, y: str, hue: str, x: str = "share") -> Axes:
    """Draw a line from ``lower`` to ``upper`` for each row: what seaborn has no plot for.

    Parameters
    ----------
    table : DataFrame
        Columns ``lower`` and ``upper`` of one unit, and those that `y` and `hue` name.
    y, hue : str
        Column with the categories from top to bottom, and the one with the colours.
    x : str
        Name of what lies between the bounds, for the axis. If it is a column, a dark dot
        marks its value on each line, and the ends are bare: they are no data points.

    Returns
    -------
    matplotlib.axes.Axes
        Without such a column the ends are dots; where both bounds are equal the line is one.

    Raises
    ------
    ValueError
        If a column is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"place": ["a", "b"], "reading": ["each", "each"],
    ...                      "lower": [2, 3], "upper": [4, 3]})
    >>> intervals(rows, y="place", hue="reading", x="mean").get_xlabel()
    'mean'
    >>> plt.close("all")
    """
    if missing := [name for name in (y, hue, "lower", "upper") if name not in table.columns]:
        values = {"name": missing[0], "given": ", ".join(map(str, table.columns))}
        raise ValueError(language.text("figures.column_missing", **values))
    ax = plt.gca()
    rows, colours = list(table[y].unique()), list(table[hue].unique())
    for number, colour in enumerate(colours):
        part = table[table[hue] == colour]
        beside = 0.3 * (number - (len(colours) - 1) / 2)
        height = [rows.index(name) + beside for name in part[y]]
        (ends,) = ax.plot([], [], "-" if x in table else "o-", label=str(colour))
        ax.hlines(height, part["lower"], part["upper"], color=ends.get_color(), linewidth=3)
        if x in table:
            ax.plot(part[x], height, "o", color="0.15", markersize=6)
            continue
        for end in ("lower", "upper"):
            ax.plot(part[end], height, "o", color=ends.get_color(), markersize=8)
    ax.set_yticks(range(len(rows)), [str(name) for name in rows])
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set(xlabel=x, ylabel=y)
    ax.grid(visible=False, axis="y")  # lines along the intervals would lengthen them
    # Above the axes: inside, it would lie on some line.
    ax.legend(title=hue, loc="lower right", bbox_to_anchor=(1, 1), ncols=len(colours))
    return ax


def finish(ax: Axes, source: str | Iterable[str], **axis_labels: str | None) -> Axes:
    """Write a figure's words in the reader's language and add its source.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        What seaborn or matplotlib returned.
    source : str or iterable of str
        Dataset names; ``"L13"`` (or ``"L13 §7"``) stands for the lecture, a message id
        (``"connected.curve.source"``) for what has neither, as invented numbers.
    **axis_labels
        ``x``, ``y``, ``legend``: the column name or message id that labels this axis or
        the legend, where the name that seaborn wrote is not the right one. ``None``
        leaves it without a label.

    Returns
    -------
    matplotlib.axes.Axes
        The same axes.

    Raises
    ------
    TypeError
        If `ax` is not an Axes.
    ValueError
        If a keyword is not ``x``, ``y`` or ``legend``, or a source is neither a dataset
        nor the lecture.

    Examples
    --------
    >>> language.use("en")
    >>> ax = plt.figure().add_subplot()
    >>> finish(ax, source="L13", x="labels.n").get_xlabel()
    'sample size, respondents'
    >>> plt.close("all")
    """
    if not isinstance(ax, Axes):
        raise TypeError(language.text("figures.not_axes", kind=type(ax).__name__))
    if unknown := sorted(set(axis_labels) - {"x", "y", "legend"}):
        raise ValueError(language.text("figures.axis_unknown", name=unknown[0]))
    width, height = ax.figure.get_size_inches() * 72
    line = wrap(_source_line(source), 0.97 * width, _SMALL)
    _finish_axis(ax.xaxis, axis_labels.get("x", ax.get_xlabel()), 0.8 * width)
    _finish_axis(ax.yaxis, axis_labels.get("y", ax.get_ylabel()), 0.8 * height)
    _finish_legend(ax, axis_labels)
    _add_source(ax.get_figure(), line)
    return ax


def show(ax: Axes | Figure, alt: str, **values: object) -> None:
    """Display a figure with its text alternative, and close it.

    Parameters
    ----------
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure
        The finished figure.
    alt : str
        Message id of the alt text: what is seen, with a value from the plotted data.
    **values
        What the message's fields stand for.

    Raises
    ------
    TypeError
        If `ax` is neither Axes nor Figure.
    LookupError
        If there is no such message.
    ValueError
        If the message has a field that no value was given for.

    Notes
    -----
    JupyterLab ignores the alt text of ``image/png``; hence an ``<img>`` in HTML.

    Examples
    --------
    >>> language.use("en")
    >>> show(plt.figure().add_subplot(), alt="figures.source", source="L13")
    Source: L13
    """
    from IPython.display import display

    figure = _figure_of(ax)
    alt_text = sentence(alt, values)
    picture = figure_html(figure, alt_text)
    plt.close(figure)
    display(Picture(picture, alt_text))


def _add_source(figure: Figure, line: str) -> None:
    for text in figure.texts:
        if text.get_gid() == SOURCE:  # finished before
            text.set_text(line)
            return
    if figure.get_layout_engine() is None:
        figure.subplots_adjust(bottom=0.2)
    figure.text(0.012, 0.012, line, gid=SOURCE, size=_SMALL, color="0.35", va="bottom")


def _finish_axis(axis: Axis, name: str | None, length: float) -> None:
    inner = axis.get_major_formatter()
    inner = inner.inner if isinstance(inner, WordTicks) else inner
    room, size = _BESIDE, _TICKS
    if isinstance(inner, ScalarFormatter):
        inner.set_useOffset(False)
        inner.set_scientific(False)
        if name is not None and name.endswith("year"):
            axis.set_major_locator(MaxNLocator(nbins="auto", steps=[1, 2, 5, 10], integer=True))
    elif isinstance(inner, LogFormatter):  # 1000 is easier to read than a power of ten
        inner = PlainLog(inner)
        axis.set_minor_formatter(WordTicks(PlainLog(axis.get_minor_formatter()), value_label))
    elif axis.axis_name == "x" and not isinstance(inner, PlainLog):
        room, size = _fit_columns(axis, inner, length)
    axis.set_major_formatter(WordTicks(inner, lambda text: wrap(value_label(text), room, size)))
    axis.set_label_text(wrap(words(name), length, _FONT))


def _fit_columns(axis: Axis, inner: Formatter, length: float) -> tuple[float, float]:
    """Return the width and font size for the words under each column.

    Where a single word is too long even in the smaller size, the words are slanted.
    """
    ticks = [value_label(text) for text in inner.format_ticks(axis.get_ticklocs())]
    room = length / max(len(ticks), 1) - 6
    longest = {word for text in ticks for word in text.split()}
    for size in (_TICKS, _SMALL):
        if all(text_width(word, size) <= room for word in longest):
            axis.set_tick_params(labelsize=size)
            return room, size
    axis.set_tick_params(labelsize=_SMALL, labelrotation=30)
    for tick in axis.get_majorticklabels():
        tick.set(ha="right", rotation_mode="anchor")
    return _BESIDE, _SMALL


def _finish_legend(ax: Axes, axis_labels: dict[str, str | None]) -> None:
    legend = ax.get_legend()
    if legend is None:
        return
    name = axis_labels.get("legend", legend.get_title().get_text())
    legend.set_title(wrap(words(name), _BESIDE, _FONT))
    for text in legend.get_texts():
        text.set_text(wrap(value_label(text.get_text()), _BESIDE, _TICKS))


def _source_line(source: str | Iterable[str]) -> str:
    names = [source] if isinstance(source, str) else source
    sources = "; ".join(map(_source, names))
    return language.text("figures.source", source=sources)


def _source(name: str) -> str:
    from kzmedia import data

    if "." in name:
        return language.text(name)
    lecture, _, section = name.partition(" ")
    if lecture != "L13":
        return data.sources(name)
    return language.text("figures.lecture") + (f", {section}" if section else "")


def _figure_of(ax: Axes | Figure) -> Figure:
    if isinstance(ax, Figure):
        return ax
    if isinstance(ax, Axes):
        return ax.get_figure()
    raise TypeError(language.text("figures.not_axes", kind=type(ax).__name__))
