"""Countries over years: choose a year or countries, compare levels and changes.

Tables have a column ``iso3`` (ISO 3166-1 alpha-3 codes) and mostly a column ``year``;
``kzmedia.load("panel")`` is one. Missing values stay missing, and every result names the
countries it could not use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from numbers import Integral

import numpy as np
import pandas as pd

from kzmedia import _descriptor as descriptor
from kzmedia import language
from kzmedia._rows import (
    CHANGE,
    KEYS,
    checked,
    dataset_of,
    numbers,
    once,
    spans,
    years_sentence,
    years_with,
)
from kzmedia.correlations import (
    Correlation,
    correlation,
    partial_correlation,
    rank_correlation,
)
from kzmedia.effects import Effects, fixed_effects
from kzmedia.groups import GROUPS, countries, members

__all__ = [
    "GROUPS",
    "Correlation",
    "Effects",
    "changes",
    "correlation",
    "countries",
    "difference",
    "fixed_effects",
    "members",
    "partial_correlation",
    "rank_correlation",
    "ranks",
    "year",
]
# A unit such as "0–1" or "−2.5 … 2.5", or none at all, says where an index ends, not what
# its steps are worth: only the publisher's own indices share them.
_RANGE = re.compile(r"[\d.]+\s*(–|-|…|to)\s*[−-]?[\d.…]+")


def year(table: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the rows of one year.

    Parameters
    ----------
    table : DataFrame
        With columns ``iso3`` and ``year``.
    year : int
        The year.

    Returns
    -------
    DataFrame
        A row per country that the table has in that year, numbered anew.

    Raises
    ------
    ValueError
        If the table has no such year, or no value in it; the message lists the years.

    Examples
    --------
    >>> table = pd.DataFrame({"iso3": ["KAZ", "KAZ"], "year": [2020, 2022], "egdi": [0.8, 0.9]})
    >>> year(table, 2022)
      iso3  year  egdi
    0  KAZ  2022   0.9
    """
    checked(table, *KEYS)
    measures = [column for column in table.columns if column not in KEYS]
    chosen = table[table["year"] == _whole(year)]
    if chosen.empty or not chosen[measures].notna().any(axis=None):
        years = spans(years_with(table, measures))
        raise ValueError(language.text("panel.unknown_year", year=str(year), years=years))
    return chosen.reset_index(drop=True)


def changes(
    table: pd.DataFrame, columns: Sequence[str] | str, start: int, end: int
) -> pd.DataFrame:
    """Return how far measures changed between two years, country by country.

    Parameters
    ----------
    table : DataFrame
        With columns ``iso3`` and ``year``, a country at most once a year.
    columns : list of str, or str
        Columns of numbers.
    start, end : int
        The years; the change is the value at `end` minus the value at `start`.

    Returns
    -------
    DataFrame
        A row for every country of the table: ``iso3`` and ``<column>_change`` in the unit of
        the column, missing where one of the two values is. ``attrs`` keeps both years.

    Raises
    ------
    ValueError
        For an unknown column or one of no numbers, a year without values of a column, a
        country twice in a year, twice the same year.

    Examples
    --------
    >>> table = pd.DataFrame({"iso3": ["KAZ"] * 2, "year": [2020, 2022], "egdi": [0.5, 0.75]})
    >>> changes(table, "egdi", 2020, 2022)
      iso3  egdi_change
    0  KAZ         0.25
    """
    columns = [columns] if isinstance(columns, str) else list(columns)
    start, end = _whole(start), _whole(end)
    if start == end:
        raise ValueError(language.text("panel.same_year", year=str(start)))
    first, last = (once(year(table, each)) for each in (start, end))
    found = {}
    for column in columns:
        before, after = (
            pd.Series(_present(rows, column, at), index=rows["iso3"])
            for rows, at in ((first, start), (last, end))
        )
        found[f"{column}{CHANGE}"] = after - before
    index = pd.Index(sorted(set(table["iso3"])), name="iso3")
    result = pd.DataFrame(found, index=index).reset_index()
    result.attrs = table.attrs | {"start": start, "end": end}
    return result


def _present(rows: pd.DataFrame, column: str, at: int) -> np.ndarray:
    """The values of a measure in a year; a year without any is refused."""
    values = numbers(rows, column)
    if np.isnan(values).all():
        message = language.text("panel.empty_year", column=column, year=str(at))
        raise ValueError(" ".join(filter(None, [message, years_sentence(column)])))
    return values


def _whole(year: int) -> int:
    if isinstance(year, bool) or not isinstance(year, Integral | float | np.floating):
        raise TypeError(language.text("panel.year_type", given=repr(year)))
    if year != year or year != int(year):
        raise TypeError(language.text("panel.year_type", given=repr(year)))
    return int(year)


def ranks(values: pd.Series, best: str) -> pd.Series:
    """Rank values from 1, the best; equal values share the best of their ranks.

    Parameters
    ----------
    values : Series of numbers
        A missing value gets no rank.
    best : {"high", "low"}
        Whether the highest or the lowest value is the best one.

    Returns
    -------
    Series of Int64
        With the name and the index of `values`.

    Raises
    ------
    ValueError
        For another `best`, for values that are no numbers.

    Examples
    --------
    >>> ranks(pd.Series([0.7, 0.9, 0.7, None]), best="high").tolist()
    [2, 1, 2, <NA>]
    """
    if not isinstance(values, pd.Series):
        raise TypeError(language.text("panel.not_column", given=type(values).__name__))
    if best not in ("high", "low"):
        raise ValueError(language.text("panel.best", given=repr(best)))
    name = str(values.name)
    read = pd.Series(numbers(values.to_frame(name), name), index=values.index)
    ranked = read.rank(method="min", ascending=best == "low").astype("Int64")
    return ranked.rename(values.name)


def difference(table: pd.DataFrame, a: str, b: str) -> pd.Series:
    """Subtract one measure from another, row by row, if that means anything.

    Two measures of one unit (percent, persons) may be subtracted. Of two indices, only those
    of one publisher: 0.1 of one index is not worth 0.1 of another, even if both run from 0
    to 1. V-Dem estimates all values anew in every release, so that a difference across two of
    its releases also contains the difference of the estimates (V-Dem Methodology).

    Parameters
    ----------
    table : DataFrame
        With both columns. A learner's own columns, such as ranks, may always be subtracted.
    a, b : str
        Columns of numbers.

    Returns
    -------
    Series
        ``a − b``, missing where one of the two is.

    Raises
    ------
    ValueError
        With the reason, if the two come from two V-Dem releases, have different units, or
        are indices of different publishers; for an unknown column or one of no numbers.

    Examples
    --------
    >>> table = pd.DataFrame({"mine": [3, 5], "yours": [1, 5]})
    >>> difference(table, "mine", "yours").tolist()
    [2.0, 0.0]
    """
    checked(table)
    first, second = numbers(table, a), numbers(table, b)
    reason = _incomparable(_origin(table, a), _origin(table, b))
    if reason:
        raise ValueError(language.text(f"panel.difference.{reason[0]}", a=a, b=b, **reason[1]))
    return pd.Series(first - second, index=table.index, name=f"{a} − {b}")


def _origin(table: pd.DataFrame, column: str) -> tuple[dict, dict] | None:
    """The published dataset and field of a column, None for a learner's own."""
    name = column.removesuffix(CHANGE)
    known = table.attrs.get("columns", {}).get(name, {})
    dataset = known.get("dataset") or dataset_of(name)
    if dataset is None:
        return None
    resource = descriptor.resource(dataset)
    return resource, next(f for f in resource["schema"]["fields"] if f["name"] == name)


def _incomparable(
    first: tuple[dict, dict] | None, second: tuple[dict, dict] | None
) -> tuple[str, dict[str, str]] | None:
    """Why two measures cannot be subtracted: a message's name and its fields."""
    if first is None or second is None:
        return None
    (one, field), (other, another) = first, second
    same_publisher = one["publisher"]["en"] == other["publisher"]["en"]
    releases = [descriptor.here(resource["release"]) for resource in (one, other)]
    if same_publisher and "V-Dem" in one["publisher"]["en"] and releases[0] != releases[1]:
        return "release", {"release_a": releases[0], "release_b": releases[1]}
    units = [(each["units"] or {}).get("en", "") for each in (field, another)]
    if units[0] != units[1]:
        shown = [descriptor.here(each["units"]) or "–" for each in (field, another)]
        return "unit", {"unit_a": shown[0], "unit_b": shown[1]}
    if not same_publisher and (not units[0] or _RANGE.search(units[0])):
        publishers = [descriptor.here(resource["publisher"]) for resource in (one, other)]
        return "scale", {"publisher_a": publishers[0], "publisher_b": publishers[1]}
    return None
