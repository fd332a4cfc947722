"""Self-checks for learners and tests for assignments: one mechanism.

`check` shows a word and a hint under the cell; `must` raises the same hint as an error. Both
compare kind first, then value, then each named wrong way. Neither says what the right value
is. Wrong ways are message ids with the value that each leads to, computed from the data.
"""

from __future__ import annotations

import html
import re
import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np

from kzmedia import language
from kzmedia._compare import WRONG, Finding, compare
from kzmedia._kinds import KINDS, kind, kind_name
from kzmedia.errors import explain_errors

__all__ = ["Outcome", "check", "defined", "explain_errors", "must"]
# Colours of the Okabe–Ito palette; sign and word say the same without them.
_LOOK = {"right": ("✓", "#0072B2"), "nearly": ("≈", "#E69F00"), "not_yet": ("…", "#D55E00")}


@dataclass(frozen=True, repr=False)
class Outcome:
    """What a self-check found; shows itself when it is a cell's last value.

    Attributes
    ----------
    word : {"right", "nearly", "not_yet"}
    message : str
        In the language in use when the check ran.
    """

    word: str
    message: str

    def __repr__(self) -> str:
        return f"{_LOOK[self.word][0]} {self._title()}. {self.message}"

    def _repr_html_(self) -> str:
        sign, colour = _LOOK[self.word]
        message = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(self.message))
        return (
            f'<div role="status" lang="{language.current()}" '
            f'style="border-left:4px solid {colour};padding:.3em .8em;margin:.3em 0">'
            f'<strong><span aria-hidden="true">{sign}</span> {html.escape(self._title())}.'
            f"</strong> {message}</div>"
        )

    def _title(self) -> str:
        return language.text(f"selfcheck.word.{self.word}")


def check(
    value: object,
    expected: object,
    misconceptions: Mapping[str, object] | None = None,
    hint: str | None = None,
    tolerance: float | None = None,
) -> Outcome:
    """Tell the learner how a value stands, with a hint where it is not right.

    Parameters
    ----------
    value : object
        The learner's; ``...`` and None have messages of their own.
    expected : None, bool, number, str, dict, set, list, tuple, array, Series or DataFrame
        The right value, computed from the data. See `kzmedia._compare.compare`.
    misconceptions : mapping, optional
        Message id → the value that this wrong way leads to. A value that is also the right
        one is right.
    hint : str, optional
        Message id of the hint for a value that is wrong in no named way.
    tolerance : float, optional
        Largest absolute difference that is right. Without it a rounded value is right if its
        digits are: see `kzmedia._closeness.grade`.

    Returns
    -------
    Outcome

    Raises
    ------
    LookupError
        If a misconception or the hint has no message in the catalogues.
    TypeError
        If the expected value is of a kind that cannot be compared.

    Examples
    --------
    >>> language.use("en")
    >>> check(6, 100 - 94).word, check(5.9, 100 - 94).word, check("6 %", 100 - 94).word
    ('right', 'not_yet', 'not_yet')
    """
    wrong_ways = {language.text(name): wrong for name, wrong in (misconceptions or {}).items()}
    advice = language.text(hint) if hint else ""
    compare(..., expected)
    # Whatever the learner's object does when it is read must not reach the reader as a crash.
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            return _judge(value, expected, wrong_ways, advice, tolerance)
        except Exception:
            return Outcome("not_yet", language.text("selfcheck.unreadable"))


def must(
    value: object,
    expected: object,
    misconceptions: Mapping[str, object] | None = None,
    hint: str | None = None,
    tolerance: float | None = None,
) -> None:
    """Raise the message of `check` unless the value is right; the form for tests.

    Parameters
    ----------
    value, expected, misconceptions, hint, tolerance
        As in `check`.

    Raises
    ------
    AssertionError
        If the value is not right.

    Examples
    --------
    >>> must(0.1 + 0.2, 0.3)
    """
    __tracebackhide__ = True
    outcome = check(value, expected, misconceptions, hint, tolerance)
    if outcome.word != "right":
        raise AssertionError(outcome.message) from None


def defined(name: str, kind: str | None = None) -> None:
    """Refuse to go on until the caller's variable is there; first line of a test cell.

    Parameters
    ----------
    name : str
        Name of a global variable or function of the notebook.
    kind : {"function", "number", "text", "table", "column", "list", …}, optional
        What it has to be.

    Raises
    ------
    NameError
        If there is no such name, or it still holds ``...``.
    TypeError
        If it is of another kind.

    Examples
    --------
    >>> answer = 31
    >>> defined("answer", "number")
    """
    __tracebackhide__ = True
    problem = _problem(name, kind, sys._getframe(1).f_globals)
    if problem is not None:
        raise problem from None


def _problem(name: str, needed: str | None, known: Mapping[str, object]) -> Exception | None:
    """Return what is wrong with a variable, as an exception to raise."""
    if needed is not None and needed not in KINDS:
        return ValueError(language.text("selfcheck.kind_unknown", kind=repr(needed)))
    if name not in known:
        own = [other for other in known if not other.startswith("_")]
        near = get_close_matches(name, own, n=1, cutoff=0.75)
        message = "selfcheck.undefined_near" if near else "selfcheck.undefined"
        return NameError(language.text(message, name=name, near="".join(near)))
    value = known[name]
    if value is ...:
        return NameError(language.text("selfcheck.open", name=name))
    if needed is None or kind(value) == needed:
        return None
    values = {"needed": kind_name(needed), "given": kind_name(kind(value), value)}
    return TypeError(language.text("selfcheck.kind_of_name", name=name, **values))


def _judge(
    value: object,
    expected: object,
    wrong_ways: Mapping[str, object],
    advice: str,
    tolerance: float | None,
) -> Outcome:
    finding = compare(value, expected, tolerance)
    # A value that is a wrong way's to the last digit, and right only by rounding, is wrong.
    if finding.word == "right":
        exact = compare(value, expected, 0).word == "right"
        taken = None if exact else _wrong_way(value, wrong_ways, 0)
    else:
        taken = _wrong_way(value, wrong_ways, tolerance)
    if taken:
        return Outcome("not_yet", taken)
    return Outcome(finding.word, _message(finding, advice))


def _wrong_way(
    value: object, wrong_ways: Mapping[str, object], tolerance: float | None
) -> str | None:
    hits = (text for text, wrong in wrong_ways.items() if _same(value, wrong, tolerance))
    return next(hits, None)


def _same(value: object, wrong: object, tolerance: float | None) -> bool:
    return compare(value, wrong, tolerance).word == "right"


def _message(finding: Finding, advice: str) -> str:
    """Write a finding: the hint comes first, then where in the value to look."""
    place = [language.text(message, **values) for message, values in finding.place]
    plain = finding.message == WRONG.message
    said = advice if plain and advice else language.text(finding.message, **finding.values)
    return " ".join([said, *place] if plain else [*place, said])
