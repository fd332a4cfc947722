"""What kind of thing a value is, in a learner's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from decimal import Decimal
from numbers import Real

import numpy as np
import pandas as pd

from kzmedia import language


def _is_number(value: object) -> bool:
    # NumPy registers its time spans as whole numbers.
    return isinstance(value, Real | Decimal) and not isinstance(value, np.timedelta64)


# The order matters: a bool is an int to Python, and pd.NA belongs nowhere.
_KINDS: tuple[tuple[str, Callable[[object], bool]], ...] = (
    ("empty", lambda value: value is ...),
    ("nothing", lambda value: value is None),
    ("missing", lambda value: value is pd.NA or value is pd.NaT),
    ("logical", lambda value: isinstance(value, bool | np.bool_)),
    ("number", _is_number),
    ("complex", lambda value: isinstance(value, complex | np.complexfloating)),
    ("text", lambda value: isinstance(value, str)),
    ("table", lambda value: isinstance(value, pd.DataFrame)),
    ("column", lambda value: isinstance(value, pd.Series)),
    ("mapping", lambda value: isinstance(value, Mapping)),
    ("set", lambda value: isinstance(value, Set)),
    ("list", lambda value: isinstance(value, list | tuple | range | np.ndarray | pd.Index)),
    ("list", lambda value: isinstance(value, pd.api.extensions.ExtensionArray)),
    ("function", callable),
)
KINDS = tuple(dict.fromkeys(name for name, _ in _KINDS))


def kind(value: object) -> str:
    """Name the kind of a value: "number", "text", "table", "column", "function", …

    Examples
    --------
    >>> kind(True), kind(3), kind("a"), kind([1]), kind(...), kind(object())
    ('logical', 'number', 'text', 'list', 'empty', 'other')
    """
    return next((name for name, test in _KINDS if test(value)), "other")


def kind_name(name: str, value: object = None) -> str:
    """Write a kind in the reader's language; one without a name of its own by its type.

    Examples
    --------
    >>> language.use("en")
    >>> kind_name("column")
    'a column (Series)'
    """
    return language.text(f"selfcheck.kind.{name}", name=type(value).__name__)
