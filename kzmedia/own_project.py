"""What the final project is judged by, where the learner chooses claim and data.

Nothing can be compared with a right value here, so the tests look at properties: the word is
one of the five, the figure shows the table that was given, a missing value does not count.
"""

from __future__ import annotations

import builtins
import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from unittest import mock

import numpy as np
import pandas as pd

from kzmedia import data
from kzmedia._kinds import kind
from kzmedia._project_figures import axes_without, drawn
from kzmedia._project_words import names_n, names_verdict, other_n, ought, unit_clash, word

__all__ = [
    "axes_without",
    "blanked",
    "changed",
    "columns_used",
    "drawn",
    "follows",
    "is_number",
    "missing_counts",
    "names_n",
    "names_verdict",
    "other_n",
    "ought",
    "reading",
    "unit_clash",
    "word",
]
# In these columns a number names the row: changed, it would be another row.
_KEYS = ("year", "figure", "site", "rater")
_ENDINGS = (".csv", ".tsv", ".txt", ".json", ".xlsx", ".parquet")


@contextmanager
def reading() -> Iterator[list[str]]:
    """Note what is read from the course's data or from a file while the block runs.

    Yields
    ------
    list of str
        Grows by a name for each reading.

    Examples
    --------
    >>> with reading() as read:
    ...     table = data.load("internet")
    >>> "internet" in read
    True
    """
    read: list[str] = []

    def noted(function: Callable) -> Callable:
        def call(*given: object, **named: object) -> object:
            source = str(next(iter((*given, *named.values())), ""))
            # The library opens other files too; a typed text that is "read" is no file.
            if function is load or source.lower().endswith(_ENDINGS):
                read.append(source)
            return function(*given, **named)

        return call

    load = data.load
    readers = [(data, "load"), (builtins, "open"), (io, "open")]
    readers += [(pd, f"read_{kind}") for kind in ("csv", "excel", "json", "parquet")]
    with ExitStack() as stack:
        for place, name in readers:
            stack.enter_context(mock.patch.object(place, name, noted(getattr(place, name))))
        yield read


def changed(table: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Give copies of a table in which one column of numbers has other values.

    Parameters
    ----------
    table : DataFrame
        Years and other numbers that name a row stay as they are, and so do missing values.

    Yields
    ------
    (str, DataFrame)
        The column, and the table with its values halved, mirrored within their range, or
        in another order.

    Examples
    --------
    >>> [new["x"].tolist() for _, new in changed(pd.DataFrame({"x": [2, 4, 8]}))]
    [[1.0, 2.0, 4.0], [8.0, 6.0, 2.0], [4.0, 8.0, 2.0]]
    """
    for column in _numeric(table):
        values = table[column].astype(float)
        known = values.dropna().to_numpy()
        if not known.size:
            continue
        rolled = values.copy()
        rolled[values.notna().to_numpy()] = np.roll(known, -1)
        for other in (values / 2, known.max() + known.min() - values, rolled):
            yield column, table.assign(**{column: other})


def blanked(
    table: pd.DataFrame, columns: set[str]
) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    """Give pairs of tables: rows without values in these columns, and without these rows.

    Yields
    ------
    (DataFrame, DataFrame)
        A result that takes missing values for missing is the same for both.
    """
    for first in range(4):
        gone = np.arange(len(table)) % 4 == first
        values = {name: table[name].astype(float).mask(gone) for name in columns}
        yield table.assign(**values), table[~gone]


def is_number(value: object) -> bool:
    """Tell whether a value is one number and not a missing one.

    Examples
    --------
    >>> is_number(np.float64(2)), is_number(float("nan")), is_number("2"), is_number(True)
    (True, False, False, False)
    """
    return kind(value) == "number" and bool(np.isfinite(float(value)))


def columns_used(result: Callable, table: pd.DataFrame) -> set[str]:
    """Return the columns of numbers whose values change what a function makes of a table.

    Parameters
    ----------
    result : callable
        Takes a table and returns a number.
    table : DataFrame
        Stays as it is.

    Examples
    --------
    >>> table = pd.DataFrame({"x": [1, 2, 6], "y": [0, 1, 5]})
    >>> columns_used(lambda rows: rows["x"].mean(), table)
    {'x'}
    """
    before = _outcome(result, table)
    used: set[str] = set()
    for column, other in changed(table):
        if column not in used and not _same(_outcome(result, other), before):
            used.add(column)
    return used


def missing_counts(result: Callable, table: pd.DataFrame) -> bool:
    """Tell whether rows without a value change a result, as if they were zero.

    Examples
    --------
    >>> table = pd.DataFrame({"x": [1.0, 2, 6, 7]})
    >>> missing_counts(lambda rows: (rows["x"] > 1.5).mean(), table)
    True
    >>> missing_counts(lambda rows: (rows["x"].dropna() > 1.5).mean(), table)
    False
    """
    used = columns_used(result, table)
    for blank, gone in blanked(table, used):
        without = _outcome(result, gone)
        if without is not None and not _same(_outcome(result, blank), without):
            return True
    return False


def follows(draw: Callable, table: pd.DataFrame) -> bool:
    """Tell whether a figure shows the table that it is given: other values, other shapes.

    Parameters
    ----------
    draw : callable
        Takes a table and returns the Axes.
    table : DataFrame
        Stays as it is.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> def bars(rows):
    ...     ax = plt.figure().add_subplot()
    ...     ax.bar(rows["name"], rows["x"])
    ...     return ax
    >>> table = pd.DataFrame({"name": ["a", "b"], "x": [1, 2]})
    >>> follows(bars, table), follows(lambda rows: bars(table), table)
    (True, False)
    """
    before = _shapes(draw, table)
    return any(_shapes(draw, other) != before for _, other in changed(table))


def _shapes(draw: Callable, table: pd.DataFrame) -> list | None:
    import matplotlib.pyplot as plt

    np.random.seed(0)  # seaborn scatters points of a category by chance
    try:
        return drawn(draw(table.copy()))
    except Exception:
        return None
    finally:
        plt.close("all")


def _outcome(result: Callable, table: pd.DataFrame) -> object:
    """Return what a learner's function makes of a table, None if it cannot."""
    try:
        return result(table.copy())
    except Exception:
        return None


def _same(one: object, other: object) -> bool:
    if one is None or other is None:
        return one is other
    return bool(np.isclose(float(one), float(other), rtol=1e-9, atol=1e-12, equal_nan=True))


def _numeric(table: pd.DataFrame) -> list[str]:
    numbers = table.select_dtypes("number").columns
    return [name for name in numbers if name not in _KEYS]
