"""What `kzmedia.claims` shows: a verdict as a card, the scoreboard as a table.

Both hold no more than names and figures; the words are those of the reader's language when
they are shown.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from kzmedia import data, language

# Colours of the Okabe–Ito palette; the word says the same without them.
_COLOURS = {
    "supported": "#0072B2",
    "partly_supported": "#56B4E9",
    "contradicted": "#D55E00",
    "cannot_be_told": "#999999",
    "normative": "#CC79A7",
}


@dataclass(frozen=True, repr=False)
class Verdict:
    """The verdict on a claim; as a cell's last value it shows itself as a card.

    It holds no language: the texts are those of the language in use when they are asked for.

    Attributes
    ----------
    id : str
        The claim, such as ``"C35b"``.
    word : str
        One of `kzmedia.verdicts.WORDS`.
    basis : {"data", "model", "argument"}
        What the verdict rests on.
    figures : mapping
        The figures behind it by name.
    datasets : tuple of str
        Names of the data sets that were used.
    """

    id: str
    word: str
    basis: str
    figures: Mapping[str, object]
    datasets: tuple[str, ...]

    @property
    def claim(self) -> str:
        """The claim in the course's own words."""
        return language.text(f"claims.{self.id}.claim")

    @property
    def rule(self) -> str:
        """From what the word follows, thresholds in words."""
        return language.text(f"claims.{self.id}.rule")

    @property
    def finding(self) -> str:
        """What the data say, with the figures."""
        return self._filled("finding")

    @property
    def counter(self) -> str:
        """The strongest argument against the verdict, with the figure that speaks for it."""
        return self._filled("counter")

    def _filled(self, part: str) -> str:
        from kzmedia import labels

        values = {name: _in_words(value) for name, value in self.figures.items()}
        return labels.sentence(f"claims.{self.id}.{part}", values)

    def _title(self) -> str:
        word = language.text(f"claims.word.{self.word}")
        return language.text("claims.card.title", claim=self.id, word=word)

    def _notes(self) -> list[tuple[str, str]]:
        basis = data.value_label(self.basis)
        sources = "; ".join([basis, *(data.sources(name) for name in self.datasets)])
        parts = {"rule": self.rule, "counter": self.counter, "basis": sources}
        return [(language.text(f"claims.card.{key}"), part) for key, part in parts.items()]

    def __repr__(self) -> str:
        notes = [f"{name}: {note}" for name, note in self._notes()]
        return "\n".join([self._title(), self.claim, self.finding, *notes])

    def _repr_html_(self) -> str:
        title, claim, finding = map(html.escape, (self._title(), self.claim, self.finding))
        rule, *others = (tuple(map(html.escape, note)) for note in self._notes())
        notes = "".join(
            f'<li style="margin:.2em 0"><b>{name}:</b> {note}</li>' for name, note in others
        )
        # The rule is long and alike for many claims: one click away.
        fold = f"<details><summary>{rule[0]}</summary>{rule[1]}</details>"
        return (
            f'<section lang="{language.current()}" aria-label="{title}" '
            f'style="border-left:4px solid {_COLOURS[self.word]};padding:.3em .8em;'
            f'margin:.3em 0;max-width:48em"><strong>{title}</strong>'
            f'<p style="margin:.3em 0"><em>{claim}</em></p>'
            f'<p style="margin:.3em 0">{finding}</p>'
            f'<ul style="margin:.3em 0;padding-left:1.2em">{notes}</ul>{fold}</section>'
        )


class Scoreboard(pd.DataFrame):
    """A table of claims that shows its texts whole."""

    @property
    def _constructor(self) -> type[pd.DataFrame]:
        return pd.DataFrame  # a part of a scoreboard is an ordinary table

    def _repr_html_(self) -> str:
        css = "text-align: left; vertical-align: top; white-space: normal; padding: .3em .6em"
        with pd.option_context("display.max_colwidth", None):
            table = self.to_html(index=False, justify="left", border=0)
        for tag in ("td", "th"):
            table = table.replace(f"<{tag}>", f'<{tag} style="{css}">')
        return f'<div lang="{language.current()}">{table}</div>'

    def __repr__(self) -> str:
        rows = [" · ".join(map(str, row)) for row in self.itertuples(index=False)]
        return "\n".join([" · ".join(self.columns), *rows])


def _in_words(value: object) -> object:
    """Put a code or an id among the figures into the reader's words."""
    if isinstance(value, tuple | list):
        return ", ".join(str(_in_words(one)) for one in value)
    if not isinstance(value, str):
        return value
    if data.has_value_label(value):
        return data.value_label(value)
    return language.text(value) if "." in value and language.has_text(value) else value
