"""Guesses and explorers: thin widgets over pure functions.

``guess`` keeps what the reader thinks before seeing the data; ``explorer`` redraws a
figure and its one-sentence answer when a setting changes. Everything works by keyboard.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from kzmedia import language, marks
from kzmedia.controls import (
    Throttle,
    cell,
    choice,
    make_choice,
    make_slider,
    option,
    paragraph,
    show,
    slider,
    status,
)
from kzmedia.labels import sentence, words
from kzmedia.picture import figure_html

if TYPE_CHECKING:
    import ipywidgets as widgets

__all__ = ["Explorer", "Guess", "choice", "explorer", "guess", "render", "slider"]

Draw = Callable[..., tuple[Axes, dict[str, object]]]


class Guess:
    """What the reader guessed; made by `guess`.

    Attributes
    ----------
    value : float, str or None
        The guessed number or option id; None until the reader has committed.
    """

    def __init__(self, question: str, control: widgets.Widget, button: bool) -> None:
        import ipywidgets as widgets

        self.value: float | str | None = None
        self.control = control
        self.status = widgets.HTML(status(""))
        self.button = widgets.Button(
            description=language.text("explore.guess_button"),
            layout=widgets.Layout(width="max-content"),
        )
        hint = "explore.guess_hint" if button else "explore.guess_hint_options"
        control.tooltip = language.text(hint)
        control.observe(lambda change: self._commit(), names="value")
        self.button.on_click(lambda _: self._commit())
        parts = [paragraph(sentence(question, {}), strong=True), paragraph(control.tooltip)]
        parts += [control, self.button] if button else [control]
        self.widget = widgets.VBox([*parts, self.status])
        self._shown_in = show(self.widget)

    def __repr__(self) -> str:
        return f"Guess(value={self.value!r})"

    def _ipython_display_(self) -> None:
        if cell() != self._shown_in:  # not twice under the cell that made it
            show(self.widget)

    def _commit(self) -> None:
        self.value = self.control.value
        self.status.value = status(language.text("explore.guess_kept", value=self._in_words()))

    def _in_words(self) -> str:
        return (
            option(self.value) if isinstance(self.value, str) else language.number(self.value)
        )

    def mark(
        self,
        ax: Axes,
        axis: str = "y",
        x: float | str | None = None,
        y: float | str | None = None,
    ) -> Axes:
        """Draw the guess beside the data; nothing if there is none yet.

        Parameters
        ----------
        ax : matplotlib.axes.Axes
            The figure with the data.
        axis : {"y", "x"}
            The axis that the guess is a value of: a horizontal line for ``"y"``, a
            vertical one for ``"x"``; for a guessed option the band of that category.
        x, y : float or str, optional
            Mark a point instead: the guess is the height at this `x`, or lies on the
            x axis at this `y`.

        Returns
        -------
        matplotlib.axes.Axes

        Raises
        ------
        ValueError
            If `axis` is neither, or the guessed option is not on it.
        """
        if axis not in ("x", "y"):
            raise ValueError(language.text("explore.mark_axis", axis=repr(axis)))
        if self.value is not None:
            note = language.text("labels.guess")
            if not isinstance(self.value, str):  # a guessed option is named on its axis
                note = language.text("explore.guess_mark", value=self._in_words())
            marks.mark(ax, self.value, note, axis=axis, x=x, y=y)
        return ax


class Explorer:
    """A question, its controls, a figure and a sentence that answers; made by `explorer`."""

    def __init__(
        self,
        draw: Draw,
        question: str,
        answer: str,
        alt: str,
        controls: dict[str, widgets.Widget],
    ) -> None:
        import ipywidgets as widgets

        self._draw, self.messages = draw, (answer, alt)
        self.controls = controls
        self.figure, self.answer = widgets.HTML(), widgets.HTML()
        # The first draw may raise: then the cell shows it like any other error.
        self._show(*render(draw, self.settings, answer, alt))
        throttled = Throttle(self.redraw)
        for control in controls.values():
            control.observe(lambda change: throttled(), names="value")
        question_ = paragraph(sentence(question, {}), strong=True)
        self.widget = widgets.VBox([question_, *controls.values(), self.figure, self.answer])
        self._shown_in = show(self.widget)

    @property
    def settings(self) -> dict[str, Any]:
        """The controls' values by name."""
        return {name: control.value for name, control in self.controls.items()}

    def redraw(self) -> None:
        """Draw with the present settings; an error is shown in place of the answer."""
        try:
            picture, words_ = render(self._draw, self.settings, *self.messages)
        except Exception as error:  # in a widget's callback it would be lost
            told = language.text("explore.draw_failed", error=str(error).rstrip("."))
            self.figure.value, self.answer.value = "", status(told, role="alert")
        else:
            self._show(picture, words_)

    def _show(self, picture: str, words_: str) -> None:
        self.figure.value, self.answer.value = picture, status(words_)

    def _ipython_display_(self) -> None:
        if cell() != self._shown_in:
            show(self.widget)


def guess(
    question: str,
    low: float = 0,
    high: float = 100,
    step: float = 1,
    options: Sequence[str] | None = None,
) -> Guess:
    """Ask for a guess before the data are shown.

    Parameters
    ----------
    question : str
        Message id of the question.
    low, high, step : float
        Ends and step of the slider, in the unit that the question names.
    options : sequence of str, optional
        Category ids or message ids to choose from, instead of a number.

    Returns
    -------
    Guess
        Its ``value`` is None until the reader moves the slider or presses the button.
    """
    name = language.text("explore.guess_label")
    if options is not None:
        return Guess(question, make_choice(options, None, name), button=False)
    middle = low + step * round((high - low) / 2 / step) if step > 0 else low
    return Guess(question, make_slider(low, high, middle, step, name), button=True)


def explorer(
    draw: Draw, question: str, answer: str, alt: str, **controls: widgets.Widget
) -> Explorer:
    """Show a figure that is redrawn when the reader changes a setting.

    Parameters
    ----------
    draw : callable
        ``draw(**settings) -> (ax, figures)``: the finished axes and the numbers that
        answer and alt text need.
    question, answer, alt : str
        Message ids; answer and alt are filled with `figures`.
    **controls
        `slider` or `choice` by the name of the setting.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError, TypeError
        If there is no control, or one was not made with `slider` or `choice`.
    """
    import ipywidgets as widgets

    if not controls:
        raise ValueError(language.text("explore.controls_none"))
    for name, control in controls.items():
        if not isinstance(control, widgets.DOMWidget) or not control.has_trait("description"):
            raise TypeError(language.text("explore.control_unknown", name=name))
        control.description = control.description or words(name)
        control.tooltip = control.description
    return Explorer(draw, question, answer, alt, controls)


def render(draw: Draw, settings: dict[str, Any], answer: str, alt: str) -> tuple[str, str]:
    """Draw with these settings: the explorer without its widgets.

    Parameters
    ----------
    draw, answer, alt
        As for `explorer`.
    settings : dict
        Value of every control by name.

    Returns
    -------
    picture, sentence : str
        The figure as HTML with its alt text, and the answer in words. No figure that
        `draw` opened stays open, not even after an error.

    Raises
    ------
    TypeError
        If `draw` does not return an Axes and a dictionary.
    """
    before = set(plt.get_fignums())
    try:
        drawn = draw(**settings)
        if not _is_drawn(drawn):
            kind = type(drawn).__name__
            raise TypeError(language.text("explore.draw_returns", kind=kind))
        ax, figures = drawn
        picture = figure_html(ax.get_figure(), sentence(alt, figures))
        return picture, sentence(answer, figures)
    finally:
        for number in set(plt.get_fignums()) - before:
            plt.close(number)


def _is_drawn(drawn: object) -> bool:
    return (
        isinstance(drawn, tuple)
        and len(drawn) == 2
        and isinstance(drawn[0], Axes)
        and isinstance(drawn[1], dict)
    )
