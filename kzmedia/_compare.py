"""How a learner's value compares with the right one: kind first, then value, then where.

Pure and silent: a `Finding` names a message, `kzmedia.selfcheck` writes it. The value may be
anything at all; it is read as plain data of a known kind before it is compared, so that an
object which claims to equal everything equals nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from numbers import Integral, Real
from typing import NamedTuple

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._closeness import grade
from kzmedia._kinds import kind, kind_name

# Letters that look alike on the Kazakh, Russian and English keyboards.
_LOOKALIKE = str.maketrans("аеорсухіһқ", "aeopcyxihk")


class Finding(NamedTuple):
    """Result of a comparison: a word, the message that explains it, the place inside."""

    word: str
    message: str
    values: dict = {}
    place: tuple = ()

    def at(self, message: str, **values: object) -> Finding:
        """Return the same finding, said of a part of a larger value."""
        return self._replace(place=((f"selfcheck.{message}", values), *self.place))


def _not_yet(message: str, **values: object) -> Finding:
    return Finding("not_yet", f"selfcheck.{message}", values)


RIGHT = Finding("right", "selfcheck.right")
WRONG = _not_yet("wrong")
# (given, needed): another kind that can be read as the one needed without a guess.
_READ_AS = {("column", "list"), ("column", "mapping"), ("list", "set"), ("column", "set")}


def compare(value: object, expected: object, tolerance: float | None = None) -> Finding:
    """Compare a value of any kind with the expected one.

    Parameters
    ----------
    value : object
        The learner's.
    expected : None, bool, number, str, dict, set, list, tuple, array, Series or DataFrame
        The right one. Numbers of Python and NumPy are one kind; so are lists, tuples, arrays.
        Columns, rows and keys are matched by label, in any order; rows by position where the
        expected index is the plain 0, 1, 2, … or has a label twice.
    tolerance : float, optional
        As in `kzmedia._closeness.grade`.

    Returns
    -------
    Finding

    Raises
    ------
    TypeError
        If the *expected* value is of a kind that cannot be compared.

    Examples
    --------
    >>> compare(2.98, 2.9801).word, compare("2.98", 2.98).message
    ('right', 'selfcheck.text_number')
    """
    needed = kind(expected)
    if needed not in _COMPARE:
        given = type(expected).__name__
        raise TypeError(language.text("selfcheck.unsupported", given=given))
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    given = kind(value)
    if given == needed or (given, needed) in _READ_AS:
        return _COMPARE[needed](value, expected, tolerance)
    if _is_missing(value, given) and _is_missing(expected, needed):
        return RIGHT
    return _other_kind(value, given, expected, needed)


def _other_kind(value: object, given: str, expected: object, needed: str) -> Finding:
    """Say what is there instead, and the usual way from it to what is needed."""
    if given in ("empty", "nothing", "complex"):
        return _not_yet(given)
    if _is_missing(value, given):
        return _not_yet("missing")
    if given == "function":
        return _not_yet("call_it")
    if needed == "number":
        if given == "text" and re.search(r"\d", value):
            return _not_yet("text_number", given=repr(value)[:40])
        if type(value) is tuple and [kind(part) for part in value] == ["number"] * 2:
            return _not_yet("comma", given=f"{value[0]},{value[1]}")
        if names := getattr(value, "_fields", None):
            return _not_yet("named_values", names=_listed(f".{name}" for name in names))
        if given in ("list", "column") and len(value) == 1:
            return _not_yet(f"one_value_{given}")
    if needed == "list" and given == "number" and len(expected) > 1:
        return _not_yet("several_values", number=len(expected))
    return _not_yet("kind_differs", needed=kind_name(needed), given=kind_name(given, value))


def _is_missing(value: object, given: str) -> bool:
    return given == "missing" or given == "number" and bool(np.isnan(float(value)))


def _nothing(value: object, expected: object, tolerance: float | None) -> Finding:
    return RIGHT


def _logical(value: bool, expected: bool, tolerance: float | None) -> Finding:
    return RIGHT if bool(value) == bool(expected) else WRONG


def _number(value: Real, expected: Real, tolerance: float | None) -> Finding:
    value, wanted, whole = float(value), float(expected), isinstance(expected, Integral)
    right, nearly = grade(value, wanted, whole, tolerance)
    if right:
        return RIGHT
    if np.isnan(value) or np.isinf(value):
        return _not_yet("missing" if np.isnan(value) else "infinite")
    if nearly:
        return Finding("nearly", "selfcheck.nearly_whole" if whole else "selfcheck.nearly")
    if grade(-value, wanted, whole, tolerance)[0]:
        return _not_yet("sign")
    if any(grade(value * unit, wanted, False)[0] for unit in (0.01, 100)) and wanted:
        return _not_yet("percent")
    return WRONG


def _text(value: str, expected: str, tolerance: float | None) -> Finding:
    # Methods of str itself return plain text, whatever a subclass would answer.
    value, expected = (str.casefold(str.strip(text)) for text in (value, expected))
    if value == expected:
        return RIGHT
    loose = [re.sub(r"[\s_-]+", " ", text.translate(_LOOKALIKE)) for text in (value, expected)]
    return Finding("nearly", "selfcheck.spelling") if loose[0] == loose[1] else WRONG


def _mapping(value: Mapping | pd.Series, expected: Mapping, tolerance: float | None) -> Finding:
    value, expected = dict(value), dict(expected)
    if missing := [key for key in expected if key not in value]:
        return _not_yet("keys_missing", names=_listed(missing))
    if extra := [key for key in value if key not in expected]:
        return _not_yet("keys_extra", names=_listed(extra))
    return _worst(
        compare(value[key], wanted, tolerance).at("at_name", name=str(key))
        for key, wanted in expected.items()
    )


def _set(value: Iterable, expected: Set, tolerance: float | None) -> Finding:
    value, expected = set(value), set(expected)
    if extra := value - expected:
        return _not_yet("set_extra", names=_listed(sorted(extra, key=repr)))
    return _not_yet("set_missing") if expected - value else RIGHT


def _list(value: object, expected: object, tolerance: float | None) -> Finding:
    if len(value) != len(expected):
        return _not_yet("length", given=len(value))
    names = getattr(expected, "_fields", None)
    labels = list(names) if names else range(1, len(expected) + 1)
    place = "at_name" if names else "at_row"
    finding = _row_by_row(value, expected, labels, place, tolerance)
    ordered = _sorted(value), _sorted(expected)
    if finding.word == "right" or any(values is None for values in ordered):
        return finding
    same = _row_by_row(*ordered, labels, place, tolerance).word == "right"
    return Finding("nearly", "selfcheck.order") if same else finding


def _sorted(values: Iterable) -> np.ndarray | list[str] | None:
    """Numbers or words in their order; None for values of other or of several kinds."""
    array = _as_array(values)
    if array is not None:
        return np.sort(array) if array.ndim == 1 else None
    words = list(values)
    return sorted(words) if all(type(word) is str for word in words) else None


def _column(value: pd.Series, expected: pd.Series, tolerance: float | None) -> Finding:
    plain = isinstance(expected.index, pd.RangeIndex) and expected.index.start == 0
    if plain or expected.index.has_duplicates or value.index.has_duplicates:
        if len(value) != len(expected):
            return _not_yet("rows", given=len(value))
        labels = range(1, len(expected) + 1)
        return _row_by_row(value, expected, labels, "at_row", tolerance)
    if len(missing := expected.index.difference(value.index, sort=False)):
        return _not_yet("rows_missing", names=_listed(missing))
    if len(extra := value.index.difference(expected.index, sort=False)):
        return _not_yet("rows_extra", names=_listed(extra))
    value = value.reindex(expected.index)
    return _row_by_row(value, expected, expected.index, "at_label", tolerance)


def _table(value: pd.DataFrame, expected: pd.DataFrame, tolerance: float | None) -> Finding:
    if missing := [name for name in expected.columns if name not in value.columns]:
        present = _listed(value.columns)
        return _not_yet("columns_missing", names=_listed(missing), given=present)
    if extra := [name for name in value.columns if name not in expected.columns]:
        return _not_yet("columns_extra", names=_listed(extra))
    if value.columns.has_duplicates:
        return _not_yet("columns_twice")
    return _worst(
        _column(value[name], expected[name], tolerance).at("at_column", name=str(name))
        for name in expected.columns
    )


def _row_by_row(
    value: object, expected: object, labels: object, place: str, tolerance: float | None
) -> Finding:
    """Compare two sequences of one length; numbers in one go, anything else one by one."""
    given, wanted = _as_array(value), _as_array(expected)
    nested = given is not None and wanted is not None and given.ndim != wanted.ndim
    if given is None or wanted is None or nested:
        pairs = zip(labels, list(value), list(expected), strict=True)
        return _worst(compare(v, e, tolerance).at(place, name=str(n)) for n, v, e in pairs)
    if given.shape != wanted.shape:
        return _not_yet("shape")
    whole = wanted.dtype.kind in "iu"
    right, nearly = grade(given, wanted, whole, tolerance)
    if right.all():
        return RIGHT
    wrong = ~right if (right | nearly).all() else ~(right | nearly)
    first = tuple(np.argwhere(wrong)[0])
    finding = _number(given[first], wanted[first].item(), tolerance)
    return finding.at(place, name=str(labels[first[0]]))


def _as_array(values: object) -> np.ndarray | None:
    """Read a sequence of numbers as an array, whole numbers as whole; None if it is none."""
    if isinstance(values, pd.Series | pd.Index | pd.api.extensions.ExtensionArray):
        numeric = pd.api.types.is_numeric_dtype(values.dtype)
        if not numeric or values.dtype.kind not in "iuf":
            return None
        missing = pd.isna(values).any()
        return values.to_numpy(dtype=float, na_value=np.nan) if missing else values.to_numpy()
    try:
        array = np.asarray(values)
    except ValueError:
        return None
    if array.dtype.kind not in "iuf" or not array.size:
        return None
    mixed = isinstance(values, list | tuple) and any(isinstance(v, bool) for v in values)
    return None if mixed else array


def _worst(findings: Iterable[Finding]) -> Finding:
    """First finding that is not yet right, else the first nearly right, else right."""
    worst = RIGHT
    for finding in findings:
        if finding.word == "not_yet":
            return finding
        if finding.word == "nearly" and worst is RIGHT:
            worst = finding
    return worst


def _listed(names: Iterable[object], most: int = 4) -> str:
    names = [f"`{name}`" for name in names]
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


_COMPARE = {
    "nothing": _nothing,
    "missing": _nothing,
    "logical": _logical,
    "number": _number,
    "text": _text,
    "mapping": _mapping,
    "set": _set,
    "list": _list,
    "column": _column,
    "table": _table,
}
