"""What explorers and guesses are made of: described controls, texts, a throttle."""

from __future__ import annotations

import asyncio
import html
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kzmedia import language
from kzmedia.labels import value_label, words

if TYPE_CHECKING:
    import ipywidgets as widgets

_TEXT = "line-height:1.5;max-width:44em;margin:0.3em 0"
_RADIO_MOST = 3  # options that are shown at once
_WAIT = 0.05  # seconds of rest between two redraws, in which only the last setting counts


class Throttle:
    """Call a function at most once in a while: first at once, then only the last.

    Parameters
    ----------
    call : callable
        What to do; it reads the newest settings itself.
    wait : float
        Seconds of rest after a call, in which further requests become one.
    clock : callable
        Returns seconds; replaced in tests.

    Notes
    -----
    The rest is counted from the end of a call, so that events that queued up while a
    slow figure was drawn are swallowed too. Without a running event loop (plain Python)
    every request is carried out at once.

    Examples
    --------
    >>> calls = []
    >>> request = Throttle(lambda: calls.append("drawn"))
    >>> request(); calls
    ['drawn']
    """

    def __init__(
        self,
        call: Callable[[], None],
        wait: float = _WAIT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._call, self._wait, self._clock = call, wait, clock
        self._ended = -float("inf")
        self._timer: asyncio.TimerHandle | None = None

    def __call__(self) -> None:
        if self._timer is not None:
            return
        rest = self._ended + self._wait - self._clock()
        loop = _running_loop()
        if loop is None or rest <= 0:
            self._now()
        else:
            self._timer = loop.call_later(rest, self._now)

    def _now(self) -> None:
        self._timer = None
        try:
            self._call()
        finally:
            self._ended = self._clock()


def slider(
    low: float, high: float, start: float, step: float = 1, label: str | None = None
) -> widgets.Widget:
    """Make a slider for an explorer; `label` is a message id or a column name."""
    return make_slider(low, high, start, step, words(label))


def choice(options: Sequence[str], start: str, label: str | None = None) -> widgets.Widget:
    """Make a choice among category ids or message ids for an explorer."""
    return make_choice(options, start, words(label))


def make_slider(
    low: float, high: float, start: float, step: float, description: str
) -> widgets.Widget:
    """Make a slider for whole numbers or, where an end or the step is not one, for others.

    A start between two steps goes to the nearer one.

    Raises
    ------
    ValueError
        If the ends, the step or the start do not go together.
    """
    import ipywidgets as widgets

    if not low < high:
        raise ValueError(language.text("explore.range", low=low, high=high))
    if not 0 < step <= high - low:
        raise ValueError(language.text("explore.step", step=step))
    if not low <= start <= high:
        raise ValueError(language.text("explore.start", start=start, low=low, high=high))
    described = _described(description, widgets)
    if all(float(x).is_integer() for x in (low, high, start, step)):
        numbers = {"min": int(low), "max": int(high), "value": int(start), "step": int(step)}
        return widgets.IntSlider(**numbers, **described)
    # ipywidgets writes a decimal point in every language; words of our own do not.
    grid = [round(low + step * i, 10) for i in range(int((high - low) / step + 1e-9) + 1)]
    nearest = min(grid, key=lambda x: abs(x - start))
    pairs = [(language.number(x), x) for x in grid]
    return widgets.SelectionSlider(options=pairs, value=nearest, **described)


def make_choice(options: Sequence[str], start: str | None, description: str) -> widgets.Widget:
    """Make radio buttons, none of them chosen where `start` is None, or a drop-down list.

    A list keeps a long choice from pushing the explorer's figure off the screen.

    Raises
    ------
    ValueError
        If there are fewer than two different options, or `start` is not among them.
    """
    import ipywidgets as widgets

    options = list(options)
    if len(options) < 2 or len(set(options)) < len(options):
        raise ValueError(language.text("explore.options_few"))
    if start is not None and start not in options:
        known = ", ".join(options)
        raise ValueError(language.text("explore.option_unknown", name=start, known=known))
    pairs = [(option(name), name) for name in options]
    few = start is None or len(options) <= _RADIO_MOST
    kind = widgets.RadioButtons if few else widgets.Dropdown
    return kind(options=pairs, value=start, **_described(description, widgets))


def _described(description: str, widgets: object) -> dict[str, object]:
    # A short description stands beside the control; a long Kazakh one, which ipywidgets
    # would cut off, takes the line above.
    layout = widgets.Layout(flex_flow="row wrap", width="100%", max_width="44em", height="auto")
    style = {"description_width": "initial"}
    return {
        "description": description,
        "tooltip": description,
        "style": style,
        "layout": layout,
    }


def option(name: str) -> str:
    """Return the words for an option: a message id or a category id."""
    return words(name) if "." in name else value_label(name)


def paragraph(text: str, strong: bool = False) -> widgets.Widget:
    """Return a text that wraps, as a widget."""
    import ipywidgets as widgets

    weight = "font-weight:600;" if strong else ""
    return widgets.HTML(f'<div style="{weight}{_TEXT}">{html.escape(text)}</div>')


def status(text: str, role: str = "status") -> str:
    """Return a text as HTML that screen readers announce when it changes."""
    live = "assertive" if role == "alert" else "polite"
    return f'<div role="{role}" aria-live="{live}" style="{_TEXT}">{html.escape(text)}</div>'


def show(widget: widgets.Widget) -> int | None:
    """Display a widget in Jupyter and return the number of the cell it stands under."""
    from IPython.display import display

    if (number := cell()) is not None:
        display(widget)
    return number


def cell() -> int | None:
    """Return the number of the cell that is running; None outside Jupyter."""
    from IPython import get_ipython

    shell = get_ipython()
    return None if shell is None else shell.execution_count


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
