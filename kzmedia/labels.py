"""Names into words: columns, categories and numbers as the reader's language writes them.

First the codebooks are asked (``data.label``), then the ``labels`` catalogue; a learner's
own names stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from matplotlib.axis import Axis
from matplotlib.font_manager import findfont, get_font
from matplotlib.ticker import Formatter

from kzmedia import language

_SCALE = re.compile(r"\d ?[–…=]")  # as in "0–1", "about −4…4", "1 = best"
_NUMBER = re.compile(r"[-−]?\d+(\.\d+)?")


def label(name: str) -> str:
    """Return a column's label with its unit, as the reader's language writes it.

    Parameters
    ----------
    name : str
        A column of the codebooks or a name of the ``labels`` catalogue, or one of these
        with ``_change`` added, as ``panel.changes`` does; any other, such as a learner's
        own column, comes back as it is.

    Examples
    --------
    >>> language.use("en")
    >>> label("my_own_column")
    'my_own_column'
    >>> label("internet_users_change")
    'change in internet users, percentage points'
    """
    from kzmedia import data

    if data.has_label(name):
        return data.label(name)
    return _named(name) or _change(name) or name


def value_label(name: str) -> str:
    """Return the words for a category, or for a column that serves as one (after a melt).

    Numbers are written by the locale; an unknown name comes back as it is.

    Examples
    --------
    >>> language.use("kk")
    >>> value_label("0.5"), value_label("2006")
    ('0,5', '2006')
    >>> language.use("en")
    """
    from kzmedia import data

    if _NUMBER.fullmatch(name):
        return _number(name, language.current())
    if data.has_value_label(name):
        return data.value_label(name)
    return _named(name) or label(name)


def sentence(message_id: str, values: dict[str, object]) -> str:
    """Return a message filled with values, or say clearly which value is missing.

    Examples
    --------
    >>> language.use("en")
    >>> sentence("figures.source", {"source": "L13"})
    'Source: L13'
    """
    if not language.has_text(message_id):
        raise LookupError(language.text("figures.message_unknown", message=message_id))
    try:
        return language.text(message_id, **values)
    except KeyError as missing:
        raise ValueError(
            language.text("figures.value_missing", message=message_id, name=missing.args[0])
        ) from None


class WordTicks(Formatter):
    """A tick formatter that hands on another's strings in the reader's language."""

    def __init__(self, inner: Formatter, write: Callable[[str], str]) -> None:
        self.inner, self._write = inner, write

    def set_axis(self, axis: Axis) -> None:
        self.inner.set_axis(axis)

    def set_locs(self, locs: list[float]) -> None:
        self.inner.set_locs(locs)

    def __call__(self, x: float, pos: int | None = None) -> str:
        return self._write(self.inner(x, pos))

    def format_ticks(self, values: list[float]) -> list[str]:
        return [self._write(text) for text in self.inner.format_ticks(values)]


class PlainLog(WordTicks):
    """Writes 2000 where a logarithmic axis would write 2·10³; a blank tick stays blank."""

    def __init__(self, inner: Formatter) -> None:
        super().__init__(inner, str)

    def __call__(self, x: float, pos: int | None = None) -> str:
        return np.format_float_positional(x, trim="-") if self.inner(x, pos) else ""

    def format_ticks(self, values: list[float]) -> list[str]:
        self.set_locs(values)
        return [self(x, i) for i, x in enumerate(values)]


def words(name: str | None) -> str:
    """Return the words for a column name or a message id; nothing for nothing."""
    if not name:
        return ""
    return language.text(name) if "." in name and language.has_text(name) else label(name)


def _named(name: str) -> str | None:
    message = f"labels.{name}"
    return language.text(message) if language.has_text(message) else None


def _change(name: str) -> str | None:
    """Return the label of a column of changes: its own column's, with the unit of a change."""
    from kzmedia import _descriptor as descriptor

    column = name.removesuffix("_change")
    if column == name or label(column) == column:
        return None
    field = descriptor.fields().get(column)
    if not (field and field["units"]):
        return language.text("figures.change", label=label(column))
    change = language.text("figures.change", label=descriptor.here(field["labels"]))
    unit = descriptor.here(field["units"])
    if _SCALE.search(field["units"]["en"]):  # the ends of the scale are not those of a change
        return language.text("figures.scale", change=change, scale=unit)
    # From 40 % to 50 % is a change by 10 percentage points, not by 10 %.
    share = field["units"]["en"].startswith("%")
    return f"{change}, {language.text('figures.points') if share else unit}"


@lru_cache(maxsize=4096)
def _number(text: str, _language: str) -> str:
    digits = len(text.partition(".")[2])
    return language.number(float(text.replace("−", "-")), digits)


def wrap(text: str, room: float, size: float) -> str:
    """Break a text into lines no wider than `room`, never inside a word.

    Parameters
    ----------
    text : str
        The text.
    room, size : float
        Width of the line and font size, both in points.

    Examples
    --------
    >>> wrap("share of answers, %", room=60, size=10).splitlines()
    ['share of', 'answers, %']
    """
    lines: list[str] = []
    for word in re.split(r"[ \n]+", text):  # not at a no-break space
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


@lru_cache(maxsize=4096)
def width(text: str, size: float) -> float:
    """Return how wide a line is in the house font, in points.

    Examples
    --------
    >>> width("mm", 10) == 2 * width("m", 10) > 2 * width("i", 10)
    True
    """
    font = get_font(findfont("DejaVu Sans"))
    font.set_size(size, 72)
    font.set_text(text, 0.0)
    return font.get_width_height()[0] / 64
