"""Reading the country panel: columns, countries and years, and saying what is wrong with them.

The functions of `kzmedia.panel` take a table with a column ``iso3`` (and ``year``), whichever
other columns it has; what they refuse, and how they say it, stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from numbers import Real

import numpy as np
import pandas as pd

from kzmedia import _descriptor as descriptor
from kzmedia import language

LEAST = 10
"""Fewest countries for which an interval is given."""
KEYS = ("iso3", "year")
CHANGE = "_change"
"""What the name of a column of changes ends with."""
LOG_GDP = "log_gdp"
GDP = "gdp_per_capita"


def checked(table: pd.DataFrame, *keys: str) -> pd.DataFrame:
    """Return the table if it is one and has the key columns, none of them with a gap."""
    if not isinstance(table, pd.DataFrame):
        raise TypeError(language.text("panel.not_table", given=type(table).__name__))
    for key in keys:
        require(table, key)
        if table[key].isna().any():
            raise ValueError(language.text("panel.key_missing", column=key))
    return table


def require(table: pd.DataFrame, column: str) -> None:
    """Refuse a column that the table does not have; name the nearest one."""
    if not isinstance(column, str):
        raise TypeError(language.text("panel.column_name", given=repr(column)))
    if column not in table.columns:
        known = [str(name) for name in table.columns]
        raise ValueError(descriptor.unknown("panel.unknown_column", column, known))


def numbers(table: pd.DataFrame, column: str) -> np.ndarray:
    """Read a measure into floats; what is missing becomes NaN.

    ``log_gdp`` need not be in the table: it is the natural logarithm of ``gdp_per_capita``.

    Raises
    ------
    ValueError
        For an unknown column, one of words, dates or true/false, one with an infinite value.

    Examples
    --------
    >>> numbers(pd.DataFrame({"gdp_per_capita": [1.0, None]}), "log_gdp")
    array([ 0., nan])
    """
    if column == LOG_GDP and column not in table.columns and GDP in table.columns:
        gdp = numbers(table, GDP)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(gdp > 0, np.log(gdp), np.nan)
    require(table, column)
    series = table[column]
    if isinstance(series, pd.DataFrame):
        raise ValueError(language.text("panel.column_twice", column=column))
    if series.dtype == object and series.map(lambda v: _is_number(v) or pd.isna(v)).all():
        series = series.astype(float)
    dtype = series.dtype
    if pd.api.types.is_bool_dtype(dtype) or not pd.api.types.is_numeric_dtype(dtype):
        present = series.dropna()
        example = repr(present.iloc[0]) if len(present) else "–"
        raise ValueError(language.text("panel.not_numeric", column=column, example=example))
    values = series.to_numpy(dtype=float, na_value=np.nan)
    if np.isinf(values).any():
        raise ValueError(language.text("panel.infinite", column=column))
    return values


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool | np.bool_)


def once(rows: pd.DataFrame) -> pd.DataFrame:
    """Refuse rows in which a country stands more than once."""
    checked(rows, "iso3")
    counts = rows["iso3"].value_counts()
    if len(counts) and counts.iloc[0] > 1:
        country, rows_of_it = counts.index[0], int(counts.iloc[0])
        raise ValueError(language.text("panel.repeated", country=country, rows=rows_of_it))
    return rows


def complete(
    rows: pd.DataFrame, columns: Sequence[str]
) -> tuple[np.ndarray, tuple[str, ...], tuple[str, ...]]:
    """Return the values of the countries that lack none, and who is in and who is out.

    Countries stand in the order of their codes, so that a result does not depend on the
    order of the rows.

    Returns
    -------
    (ndarray of shape (countries, columns), tuple of iso3, tuple of iso3)
        Values; countries kept; countries left out because a value is missing.

    Raises
    ------
    ValueError
        If a country stands twice, if fewer than ten countries are left, if a measure is the
        same in all of them.
    """
    once(rows)
    codes = rows["iso3"].to_numpy(dtype=str)
    values = np.column_stack([numbers(rows, column) for column in columns])
    order = np.argsort(codes, kind="stable")
    codes, values = codes[order], values[order]
    whole = ~np.isnan(values).any(axis=1)
    if whole.sum() < LEAST:
        raise ValueError(_too_few(columns, values, int(whole.sum())))
    kept, dropped = (tuple(codes[mask].tolist()) for mask in (whole, ~whole))
    values = values[whole]
    for column, spread in zip(columns, np.ptp(values, axis=0), strict=True):
        if spread == 0:
            raise ValueError(language.text("panel.constant", column=column, n=len(kept)))
    return values, kept, dropped


def _too_few(columns: Sequence[str], values: np.ndarray, common: int) -> str:
    present = dict(zip(columns, (~np.isnan(values)).sum(axis=0), strict=True))
    counts = ", ".join(f"{column} – {number}" for column, number in present.items())
    message = language.text("panel.too_few", n=common, least=LEAST, counts=counts)
    return " ".join([message, *empty_years(present)])


def empty_years(present: dict[str, int]) -> list[str]:
    """For the measures that no country has: in which years they are published."""
    empty = [column for column, number in present.items() if number == 0]
    return list(filter(None, map(years_sentence, empty)))


def years_sentence(column: str) -> str:
    """Say in which years the published file has values of a column; nothing for own columns."""
    from kzmedia import data

    name = dataset_of(GDP if column == LOG_GDP else column)
    if name is None:
        return ""
    published = data.load(name)
    if "year" not in published:
        return ""
    column = GDP if column == LOG_GDP else column.removesuffix(CHANGE)
    return language.text(
        "panel.years_of", column=column, years=spans(years_with(published, [column]))
    )


def years_with(table: pd.DataFrame, columns: Iterable[str]) -> list[int]:
    """Return the years in which at least one of the columns has a value."""
    present = table[list(columns)].notna().any(axis=1)
    return sorted({int(year) for year in table.loc[present, "year"]})


def spans(years: Iterable[int]) -> str:
    """Write years shortly.

    Examples
    --------
    >>> spans([2003, 2004, 2005, 2008, 2010, 2011])
    '2003–2005, 2008, 2010, 2011'
    """
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    texts = [
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    ]
    return ", ".join(texts) or "–"


def dataset_of(column: str) -> str | None:
    """Return the panel dataset in which a column, or the one it is the change of, stands.

    Examples
    --------
    >>> dataset_of("internet_users"), dataset_of("internet_users_change"), dataset_of("mine")
    ('internet', 'internet', None)
    """
    name = column.removesuffix(CHANGE)
    for resource in descriptor._package()["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        if name in names and name not in KEYS and set(KEYS) <= set(names):
            return resource["name"]
    return None


def require_confidence(confidence: float) -> None:
    """Refuse a confidence level that does not lie between 0 and 1."""
    if not (_is_number(confidence) and 0 < confidence < 1):
        raise ValueError(language.text("methods.confidence", confidence=confidence))


def require_resamples(resamples: int) -> None:
    """Refuse a number of resamples that is not whole, or too small for an interval."""
    if not (_is_number(resamples) and resamples == int(resamples) and resamples >= 100):
        raise ValueError(language.text("panel.resamples", resamples=resamples))
