"""The descriptor of the data, ``datasets/datapackage.json``: found and read once."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from kzmedia import language

_FILE = "datapackage.json"


def unknown(message_id: str, name: object, known: Iterable[str]) -> str:
    """Say that a name is unknown, list the known ones and suggest the nearest."""
    names = sorted(known)
    message = language.text(message_id, name=repr(name), known=", ".join(names))
    nearest = difflib.get_close_matches(str(name).lower(), names, n=1, cutoff=0.5)
    if nearest:
        message += " " + language.text("data.did_you_mean", nearest=nearest[0])
    return message


def here(texts: dict[str, str] | None) -> str:
    """Choose the text in the reader's language; nothing gives the empty string."""
    return texts[language.current()] if texts else ""


def resource(name: str) -> dict:
    """Return the entry of a dataset; an unknown name is a ValueError with suggestions."""
    resources = {each["name"]: each for each in _package()["resources"]}
    if not isinstance(name, str) or name not in resources:
        raise ValueError(unknown("data.unknown_dataset", name, [*resources, *joins()]))
    return resources[name]


def joins() -> dict[str, dict]:
    """Return the tables that are joined at load: their parts, key, titles and traps."""
    return {each["name"]: each for each in _package()["joins"]}


def folder() -> Path:
    """Find the data: inside an installed package, beside the package in a clone."""
    package = Path(__file__).resolve().parent
    for place in (package / "datasets", package.parent / "datasets"):
        if (place / _FILE).is_file():
            return place
    raise LookupError(
        language.text("data.no_file", file=_FILE, folder=package.parent / "datasets")
    )


@lru_cache(maxsize=1)
def _package() -> dict:
    return json.loads((folder() / _FILE).read_text(encoding="utf-8"))


def _all_fields() -> list[dict]:
    return [field for r in _package()["resources"] for field in r["schema"]["fields"]]


@lru_cache(maxsize=1)
def fields() -> dict[str, dict]:
    """Return every column of every dataset by its name, which has one meaning in all."""
    return {field["name"]: field for field in _all_fields()}


@lru_cache(maxsize=1)
def values() -> dict[str, dict[str, str]]:
    """Return the labels of every category id."""
    return {k: v for field in _all_fields() for k, v in field.get("valueLabels", {}).items()}


def label(field: dict) -> str:
    """Return a column's label, with its unit, in the reader's language."""
    return ", ".join(filter(None, (here(field["labels"]), here(field["units"]))))


def source_line(name: str) -> str:
    """Return one line with the publisher and release of a dataset."""
    described = resource(name)
    publisher, release = here(described["publisher"]), here(described["release"])
    return language.text("data.source_line", publisher=publisher, release=release)


def country(code: str) -> str | None:
    """Return a country's name from CLDR, None for what is no ISO 3166-1 alpha-3 code."""
    if len(code) != 3 or not code.isupper():
        return None
    from babel import Locale
    from babel.core import get_global

    # Kosovo's code is a user-assigned one, which CLDR lists under its two letters only.
    short = "XK" if code == "XKX" else (get_global("territory_aliases").get(code) or [""])[0]
    return Locale(language.current()).territories.get(short)
