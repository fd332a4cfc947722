"""The course's data: ``load("survey")``, ``codebook("survey")``, ``sources("survey")``.

``load("panel")`` joins the datasets of countries and years.

Everything known about a dataset stands in ``datasets/datapackage.json``, a Frictionless
data package: its columns, types and units, its publisher and terms, what to beware of, and
the labels of columns and category ids in Kazakh, Russian and English. Nothing is repeated
here. A column name and a category id mean the same in every dataset.
"""

from __future__ import annotations

import html

import pandas as pd

from kzmedia import _descriptor as descriptor
from kzmedia import _join, _table, language


def load(name: str) -> pd.DataFrame:
    """Read a dataset, or join the country panel.

    Parameters
    ----------
    name : str
        A name such as ``"survey"``; an unknown one is answered with the list of names.
        ``"panel"`` joins the datasets by country and year, keeps every row and fills nothing.

    Returns
    -------
    pandas.DataFrame
        One row per observation, columns typed as the codebook says: integers that may be
        missing are ``Int64``, ids are strings, shares and rates are floats. Missing values
        stay missing. ``attrs["dataset"]`` is the name, ``attrs["labels"]`` maps each column
        to its label with unit. In the panel ``attrs["columns"]`` maps each column but the key
        to its ``dataset``, ``publisher``, ``release`` and ``terms``.

    Raises
    ------
    ValueError
        If there is no such dataset, or if its file lacks a column or holds a value of
        another type, as an older or edited file does.
    LookupError
        If the file is not there.

    Examples
    --------
    >>> survey = load("survey")
    >>> survey.query("figure == 1 and reading == 'each' and reported")["share"].tolist()
    [34.0, 34.0, 26.0]
    >>> panel = load("panel")
    >>> panel.query("iso3 == 'KAZ' and year == 2022")["egdi_rank"].tolist()
    [28]
    >>> panel.attrs["columns"]["regime"]["dataset"]
    'society'
    """
    frame = _join.load(name) if _is_join(name) else _table.read(name)
    frame.attrs["dataset"] = name
    frame.attrs["labels"] = {column: label(column) for column in frame.columns}
    return frame


def codebook(name: str) -> Codebook:
    """Explain a dataset in the reader's language.

    Parameters
    ----------
    name : str
        A dataset's name, or ``"panel"``.

    Returns
    -------
    Codebook
        A DataFrame with a row per column of the dataset; that of the panel also says from
        which dataset, publisher and release a column comes. Shown, it is followed by the
        publisher, the terms and what to beware of; they are also in ``attrs``.

    Raises
    ------
    ValueError
        If there is no such dataset.

    Examples
    --------
    >>> language.use("en")
    >>> codebook("internet")["column"].tolist()[:3]
    ['iso3', 'year', 'internet_users']
    >>> codebook("internet").attrs["publisher"]
    'World Bank, World Development Indicators'
    """
    book = _join.described(name) if _is_join(name) else _described(name)
    rows = [_explained(field, book["origins"]) for field in book.pop("fields")]
    headings = {key: language.text(f"data.heading.{key}") for key in rows[0]}
    table = Codebook(pd.DataFrame(rows).rename(columns=headings))
    del book["origins"]
    table.attrs |= {"dataset": name, **book}
    return table


def sources(name: str) -> str:
    """Return one line with a dataset's publisher and release, in the reader's language.

    Parameters
    ----------
    name : str
        A dataset's name; ``"panel"`` gives the publishers of all its parts.

    Raises
    ------
    ValueError
        If there is no such dataset.

    Examples
    --------
    >>> language.use("en")
    >>> sources("survey")
    'Lecture 13, §5 (expert survey; number of experts and year not stated)'
    """
    if _is_join(name):
        lines = [descriptor.source_line(part) for part in descriptor.joins()[name]["parts"]]
        return "; ".join(dict.fromkeys(lines))
    return descriptor.source_line(name)


def label(column: str) -> str:
    """Return a column's label, with its unit, in the reader's language.

    Raises
    ------
    ValueError
        If no dataset has such a column.

    Examples
    --------
    >>> language.use("en")
    >>> label("share")
    'share of answers, %'
    """
    field = descriptor.fields().get(column) if isinstance(column, str) else None
    if field is None:
        raise ValueError(descriptor.unknown("data.unknown_column", column, descriptor.fields()))
    return descriptor.label(field)


def has_label(column: str) -> bool:
    """Tell whether a dataset has such a column.

    Examples
    --------
    >>> has_label("share"), has_label("shrae")
    (True, False)
    """
    return isinstance(column, str) and column in descriptor.fields()


def value_label(value: str) -> str:
    """Return the label of a category id or of a country code, in the reader's language.

    Parameters
    ----------
    value : str
        An id such as ``"very_high"``, or an ISO 3166-1 alpha-3 code, whose name is taken
        from CLDR.

    Raises
    ------
    ValueError
        If no dataset uses the id.

    Examples
    --------
    >>> language.use("kk")
    >>> value_label("very_high"), value_label("KAZ")
    ('өте жоғары', 'Қазақстан')
    >>> language.use("en")
    """
    labels = descriptor.values().get(str(value))
    found = descriptor.here(labels) if labels else descriptor.country(str(value))
    if found is None:
        raise ValueError(descriptor.unknown("data.unknown_value", value, descriptor.values()))
    return found


def has_value_label(value: object) -> bool:
    """Tell whether an id (or a country code) has a label.

    Examples
    --------
    >>> has_value_label("very_high"), has_value_label("KAZ"), has_value_label("high!")
    (True, True, False)
    """
    return str(value) in descriptor.values() or descriptor.country(str(value)) is not None


class Codebook(pd.DataFrame):
    """A table of columns that also shows the dataset's publisher, terms and traps."""

    @property
    def _constructor(self) -> type[pd.DataFrame]:
        return pd.DataFrame  # a part of a codebook is an ordinary table

    def _notes(self) -> list[tuple[str, str]]:
        keys = ("publisher", "release", "terms")
        notes = [(key, line) for key in keys for line in self.attrs[key].split("\n")]
        notes += [("trap", trap) for trap in self.attrs["traps"]]
        return [(language.text(f"data.note.{key}"), note) for key, note in notes]

    def _repr_html_(self) -> str:
        css = "text-align: left; vertical-align: top; white-space: normal; min-width: 8em"
        with pd.option_context("display.max_colwidth", None):
            table = self.to_html(index=False, justify="left", border=0)
        table = table.replace("<td>", f'<td style="{css}">')
        title, text = html.escape(self.attrs["title"]), html.escape(self.attrs["description"])
        notes = "".join(f"<li><b>{k}:</b> {html.escape(v)}</li>" for k, v in self._notes())
        return f"<p><b>{title}.</b> {text}</p>{table}<ul>{notes}</ul>"

    def __repr__(self) -> str:
        rows = [" · ".join(filter(None, row)) for row in self.itertuples(index=False)]
        notes = [f"{name}: {note}" for name, note in self._notes()]
        return "\n".join([f"{self.attrs['title']}. {self.attrs['description']}", *rows, *notes])


def _is_join(name: object) -> bool:
    return isinstance(name, str) and name in descriptor.joins()


def _described(name: str) -> dict:
    resource = descriptor.resource(name)
    return {
        "fields": resource["schema"]["fields"],
        "origins": {},
        "title": descriptor.here(resource["titles"]),
        "description": descriptor.here(resource["descriptions"]),
        **{key: descriptor.here(resource[key]) for key in ("publisher", "release", "terms")},
        "sources": [source["path"] for source in resource.get("sources", [])],
        "traps": [descriptor.here(trap) for trap in resource["traps"]],
    }


def _explained(field: dict, origins: dict[str, str]) -> dict[str, str]:
    ids = field.get("valueLabels", {})
    return {
        "column": field["name"],
        "label": descriptor.here(field["labels"]),
        "unit": descriptor.here(field["units"]) or "–",
        "description": descriptor.here(field["descriptions"]),
        "values": "; ".join(f"{key} – {descriptor.here(text)}" for key, text in ids.items()),
        **({"source": origins.get(field["name"], "–")} if origins else {}),
    }
