"""A series by year: what a function asks of it, and how it says what is wrong."""

from __future__ import annotations

import pandas as pd

from kzmedia import language


def by_year(series: pd.Series) -> pd.Series:
    """Return the series if its index holds years, each of them once.

    Parameters
    ----------
    series : Series, indexed by year
        In any order.

    Raises
    ------
    TypeError
        If `series` is not a Series.
    ValueError
        If its index is not one of years, each of them once.

    Examples
    --------
    >>> by_year(pd.Series([3, 45], index=[2006, 2008])).index.tolist()
    [2006, 2008]
    """
    if not isinstance(series, pd.Series):
        given = type(series).__name__
        raise TypeError(language.text("methods.series_needed", given=given))
    index = series.index
    # pandas counts rows from 0 where nobody has set an index: those numbers are no years.
    counted = isinstance(index, pd.RangeIndex) and index.start == 0 and index.step == 1
    if counted and len(index) or not pd.api.types.is_numeric_dtype(index.dtype):
        raise ValueError(language.text("methods.index_years"))
    if index.has_duplicates:
        year = int(index[index.duplicated()][0])
        raise ValueError(language.text("methods.year_twice", year=year))
    return series
