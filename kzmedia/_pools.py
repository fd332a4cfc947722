"""Reading the table of a synthetic control: years, a country, its donors; what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Integral

import pandas as pd

from kzmedia import language
from kzmedia._rows import numbers


def checked(
    table: pd.DataFrame,
    unit: str,
    before: int,
    donors: Iterable[str] | None,
    least: int = 2,
) -> tuple[pd.DataFrame, list[str]]:
    """Return the measure as floats, years in order, and the donors without a gap."""
    if not isinstance(table, pd.DataFrame):
        given = type(table).__name__
        raise TypeError(language.text("methods.synthetic.table", given=given))
    wanted = list(table.columns if donors is None else dict.fromkeys(donors))
    unknown = [name for name in (unit, *wanted) if name not in table.columns]
    if unknown:
        raise refused("unknown", given=", ".join(map(repr, unknown)))
    years = table.index
    if table.empty or years.has_duplicates or not pd.api.types.is_integer_dtype(years):
        raise refused("years")
    names = list(dict.fromkeys([unit, *wanted]))
    wide = pd.DataFrame({name: numbers(table, name) for name in names}, index=years)
    wide = wide.sort_index()
    first, last = wide.index[[0, -1]]
    if (wide.index <= _year(before)).sum() < 2 or last <= before:
        raise refused("before", before=before, first=first, last=last)
    missing = wide.index[wide[unit].isna()]
    if len(missing):
        raise refused("missing", unit=unit, year=missing[0])
    kept = [name for name in wide.columns[wide.notna().all()] if name != unit]
    if len(kept) < least:
        raise refused("donors", n=len(kept), asked=len(set(wanted) - {unit}), least=least)
    return wide, kept


def start(wide: pd.DataFrame, before: int, after: int | None) -> int:
    """The first year that counts after the event."""
    start = before + 1 if after is None else _year(after)
    if start <= before or start > wide.index[-1]:
        raise refused("after", after=start, before=before, last=wide.index[-1])
    return start


def refused(name: str, **values: object) -> ValueError:
    """Values are passed as text: no language writes years with a separator of thousands."""
    shown = {key: str(value) for key, value in values.items()}
    return ValueError(language.text(f"methods.synthetic.{name}", **shown))


def _year(given: int) -> int:
    if isinstance(given, bool) or not isinstance(given, Integral):
        raise TypeError(language.text("panel.year_type", given=repr(given)))
    return int(given)
