"""The course's data: ``load("survey")``, ``codebook("survey")``, ``sources("survey")``.

Everything known about a dataset stands in ``datasets/datapackage.json``, a Frictionless
data package: its columns, types and units, its publisher and terms, what to beware of, and
the labels of columns and category ids in Kazakh, Russian and English. Nothing is repeated
here. A column name and a category id mean the same in every dataset.
"""

from __future__ import annotations

import hashlib
import html
import io
import warnings

import pandas as pd

from kzmedia import _descriptor as descriptor
from kzmedia import language


def load(name: str) -> pd.DataFrame:
    """Read a dataset.

    Parameters
    ----------
    name : str
        A name such as ``"survey"``; an unknown one is answered with the list of names.

    Returns
    -------
    pandas.DataFrame
        One row per observation, columns typed as the codebook says: integers that may be
        missing are ``Int64``, ids are strings, shares and rates are floats. Missing values
        stay missing. ``attrs["dataset"]`` is the name, ``attrs["labels"]`` maps each column
        to its label with unit.

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
    """
    resource = descriptor.resource(name)
    path = descriptor.folder() / resource["path"]
    if not path.is_file():
        raise LookupError(language.text("data.no_file", file=path.name, folder=path.parent))
    content = path.read_bytes().replace(b"\r\n", b"\n")
    frame = _parse(content, resource)
    if hashlib.sha256(content).hexdigest() != resource["hash"].removeprefix("sha256:"):
        warnings.warn(language.text("data.edited", file=path.name), stacklevel=2)
    frame.attrs["dataset"] = name
    frame.attrs["labels"] = {column: label(column) for column in frame.columns}
    return frame


def codebook(name: str) -> Codebook:
    """Explain a dataset in the reader's language.

    Parameters
    ----------
    name : str
        A dataset's name.

    Returns
    -------
    Codebook
        A DataFrame with a row per column of the dataset. Shown, it is followed by the
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
    resource = descriptor.resource(name)
    rows = [_explained(field) for field in resource["schema"]["fields"]]
    headings = {key: language.text(f"data.heading.{key}") for key in rows[0]}
    table = Codebook(pd.DataFrame(rows).rename(columns=headings))
    for key in ("publisher", "release", "terms"):
        table.attrs[key] = descriptor.here(resource[key])
    table.attrs |= {
        "dataset": name,
        "title": descriptor.here(resource["titles"]),
        "description": descriptor.here(resource["descriptions"]),
        "sources": [source["path"] for source in resource.get("sources", [])],
        "traps": [descriptor.here(trap) for trap in resource["traps"]],
    }
    return table


def sources(name: str) -> str:
    """Return one line with a dataset's publisher and release, in the reader's language.

    Parameters
    ----------
    name : str
        A dataset's name.

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
    resource = descriptor.resource(name)
    publisher, release = (
        descriptor.here(resource["publisher"]),
        descriptor.here(resource["release"]),
    )
    return language.text("data.source_line", publisher=publisher, release=release)


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
    unit = descriptor.here(field["units"])
    return (
        f"{descriptor.here(field['labels'])}, {unit}"
        if unit
        else descriptor.here(field["labels"])
    )


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
        notes = [(key, self.attrs[key]) for key in ("publisher", "release", "terms")]
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


def _explained(field: dict) -> dict[str, str]:
    ids = field.get("valueLabels", {})
    return {
        "column": field["name"],
        "label": descriptor.here(field["labels"]),
        "unit": descriptor.here(field["units"]) or "–",
        "description": descriptor.here(field["descriptions"]),
        "values": "; ".join(f"{key} – {descriptor.here(text)}" for key, text in ids.items()),
    }


def _parse(content: bytes, resource: dict) -> pd.DataFrame:
    fields, file = resource["schema"]["fields"], resource["path"]
    names = [field["name"] for field in fields]
    header = content.partition(b"\n")[0].decode("utf-8-sig", errors="replace").split(",")
    missing = [name for name in names if name not in header]
    if missing:
        columns = ", ".join(missing)
        raise ValueError(language.text("data.columns_missing", file=file, columns=columns))
    try:
        return pd.read_csv(
            io.BytesIO(content),
            usecols=names,
            dtype={field["name"]: _dtype(field) for field in fields},
            keep_default_na=False,  # an id may read "None"; only an empty cell is missing
            na_values=[""],
        )[names]
    except ValueError as error:
        message = language.text("data.unreadable", file=file, reason=str(error))
        raise ValueError(message) from error


def _dtype(field: dict) -> str:
    if field["type"] == "integer":
        return "int64" if field["constraints"].get("required") else "Int64"
    return {"number": "float64", "boolean": "bool", "string": "str"}[field["type"]]
