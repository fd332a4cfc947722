"""Tables joined from several datasets at load: the country panel.

A join is no file. ``datasets/datapackage.json`` names its parts under ``joins``; each part
keeps its publisher, release and terms, and a column of the join remembers its part.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from kzmedia import _descriptor as descriptor
from kzmedia import _table, language


def outer(parts: list[pd.DataFrame], key: list[str]) -> pd.DataFrame:
    """Join tables on their key, keep every row of every part, fill nothing.

    Parameters
    ----------
    parts : list of pandas.DataFrame
        Tables that hold the key columns, each key once, and otherwise differ in columns.
    key : list of str
        The key columns.

    Returns
    -------
    pandas.DataFrame
        A row per key that any part has, sorted by key; where a part lacks the key its
        columns are missing. Integers become ``Int64``, so that they may be missing.

    Examples
    --------
    >>> left = pd.DataFrame({"iso3": ["KAZ", "UZB"], "rank": [2, 5]})
    >>> right = pd.DataFrame({"iso3": ["KAZ", "EST"], "share": [0.5, 0.7]})
    >>> outer([left, right], ["iso3"])
      iso3  rank  share
    0  EST  <NA>    0.7
    1  KAZ     2    0.5
    2  UZB     5    NaN
    """
    # Put side by side at once: merging the parts one by one would align five times.
    indexed = [_nullable(part.set_index(key)) for part in parts]
    return pd.concat(indexed, axis=1).sort_index().reset_index()


def _nullable(frame: pd.DataFrame) -> pd.DataFrame:
    whole = {column: "Int64" for column, kind in frame.dtypes.items() if kind == "int64"}
    return frame.astype(whole) if whole else frame


def load(name: str) -> pd.DataFrame:
    """Read the parts of a join and join them; each column remembers its part.

    Raises
    ------
    ValueError
        If a part holds a key twice, or its file is older or damaged.
    LookupError
        If the file of a part is not there.

    Examples
    --------
    >>> load("panel").shape
    (4900, 36)
    """
    join = descriptor.joins()[name]
    parts = []
    for part in join["parts"]:  # no comprehension: it would be a frame more for the warning
        parts.append(_table.read(part, stacklevel=4))
        if parts[-1].duplicated(join["key"]).any():
            file, key = descriptor.resource(part)["path"], ", ".join(join["key"])
            raise ValueError(language.text("data.repeated", file=file, key=key))
    frame = outer(parts, join["key"])
    frame.attrs["columns"] = columns(name)
    return frame


def columns(name: str) -> dict[str, dict[str, str]]:
    """Say of each column of a join (the key apart) where it comes from.

    Returns
    -------
    dict
        Column name to ``dataset``, ``publisher``, ``release`` and ``terms``, the texts in
        the reader's language.

    Examples
    --------
    >>> language.use("en")
    >>> columns("panel")["gdp_per_capita"]["dataset"]
    'context'
    """
    found = {}
    for part in descriptor.joins()[name]["parts"]:
        resource = descriptor.resource(part)
        origin = {"dataset": part} | {
            text: descriptor.here(resource[text]) for text in ("publisher", "release", "terms")
        }
        found |= {field["name"]: dict(origin) for field in _own_fields(part, name)}
    return found


def described(name: str) -> dict:
    """Collect what a codebook of a join shows: the columns, terms and traps of all parts.

    Returns
    -------
    dict
        ``fields`` (the key once, then the parts' own), ``origins`` (column to dataset and
        its publisher and release), ``title``, ``description``, ``sources``, ``traps``, and
        ``publisher``, ``release`` and ``terms`` with a line per part.

    Examples
    --------
    >>> described("panel")["origins"]["egdi"].startswith("egov: ")
    True
    """
    join = descriptor.joins()[name]
    parts = {part: descriptor.resource(part) for part in join["parts"]}
    fields = [descriptor.fields()[column] for column in join["key"]]
    fields += [field for part in parts for field in _own_fields(part, name)]
    origins = {
        field["name"]: f"{part}: {descriptor.source_line(part)}"
        for part in parts
        for field in _own_fields(part, name)
    }
    traps = [descriptor.here(trap) for trap in join["traps"]]
    traps += _marked(
        (part, descriptor.here(t)) for part, r in parts.items() for t in r["traps"]
    )
    lines = {
        key: "\n".join(_marked((part, descriptor.here(r[key])) for part, r in parts.items()))
        for key in ("publisher", "release", "terms")
    }
    return {
        "fields": fields,
        "origins": origins,
        "title": descriptor.here(join["titles"]),
        "description": descriptor.here(join["descriptions"]),
        **lines,
        "sources": [s["path"] for r in parts.values() for s in r.get("sources", [])],
        "traps": traps,
    }


def _own_fields(part: str, name: str) -> list[dict]:
    key = descriptor.joins()[name]["key"]
    fields = descriptor.resource(part)["schema"]["fields"]
    return [field for field in fields if field["name"] not in key]


def _marked(notes: Iterable[tuple[str, str]]) -> list[str]:
    """Put the names of the parts before each text; parts that share a text share a line."""
    parts: dict[str, list[str]] = {}
    for part, note in notes:
        parts.setdefault(note, []).append(part)
    return [f"{', '.join(names)}: {note}" for note, names in parts.items()]
