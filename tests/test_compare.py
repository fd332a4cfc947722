"""How values compare with the right one: kinds, rounding, and where in a value to look."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia import survey
from kzmedia._compare import compare
from kzmedia.selfcheck import check

steady = settings(deadline=None, derandomize=True, max_examples=150)


def said(value: object, expected: object) -> str:
    """Id of the message that a comparison ends in."""
    return compare(value, expected).message.removeprefix("selfcheck.")


# --- numbers


@pytest.mark.parametrize(
    ("value", "expected", "word"),
    [
        (6, 6.0, "right"),
        (6.0, 6, "right"),
        (np.int64(6), 6.0, "right"),
        (np.float32(34.83), 34.83, "right"),
        (np.array(34.83), 34.83, "right"),
        (Fraction(1, 2), 0.5, "right"),
        (Decimal("0.5"), 0.5, "right"),
        (0.1 + 0.2, 0.3, "right"),
        (0.0, 7e-15, "right"),
        # Rounded, and right to the digits shown.
        (34.8, 34.8312, "right"),
        (2.98, 2.9764, "right"),
        (0.57, 0.5743, "right"),
        (0.036, 0.03579, "right"),
        (547_000, 820_000 / 1.5, "right"),
        (1.96 * 2.4163, 1.959964 * 2.4163, "right"),
        # Rounded too coarsely, or to the wrong side.
        (35, 34.8312, "nearly"),
        (34.75, 34.8312, "nearly"),
        (3, 2.9764, "nearly"),
        (2.97, 2.9764, "nearly"),
        (0.6, 0.5943, "nearly"),
        (33, 34.8312, "not_yet"),
        (0.01, 0.0, "nearly"),
        (0.2, 0.0, "not_yet"),
        # Counts are exact; off by one is nearly right, unless the count is small.
        (357, 357, "right"),
        (356, 357, "nearly"),
        (356.3, 357, "nearly"),
        (355, 357, "not_yet"),
        (2010, 2011, "nearly"),
        (2008, 2011, "not_yet"),
        (4, 3, "not_yet"),
        (-6, 6, "not_yet"),
    ],
)
def test_numbers(value, expected, word) -> None:
    assert check(value, expected).word == word


def test_tolerance_of_the_author() -> None:
    assert check(2.97, 2.9764, tolerance=0.01).word == "right"
    assert check(2.9763, 2.9764, tolerance=1e-6).word == "nearly"
    assert check(356, 357, tolerance=2).word == "right"
    assert check([1.5, 2.5], [1, 2], tolerance=0.5).word == "right"


@steady
@given(st.floats(0.001, 1e6), st.integers(0, 4))
def test_rounding_to_three_digits_or_more_is_right(expected, more) -> None:
    digits = (2 if expected >= 1 else 1) - int(np.floor(np.log10(expected))) + more
    assert check(round(expected, digits), expected).word == "right"


@steady
@given(st.floats(1, 1e4), st.floats(0.003, 0.5), st.sampled_from([-1, 1]))
def test_an_unrounded_wrong_result_is_never_right(expected, off, sign) -> None:
    wrong = expected * (1 + sign * off)
    if float(f"{wrong:.5g}") != wrong:
        assert check(wrong, expected).word != "right"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (..., "empty"),
        (None, "nothing"),
        ("31 %", "text_number"),
        ("5.36", "text_number"),
        ("many", "kind_differs"),
        ((5, 36), "comma"),
        ([5.36], "one_value_list"),
        (np.array([5.36]), "one_value_list"),
        (pd.Series([5.36]), "one_value_column"),
        ([5, 36], "kind_differs"),
        (True, "kind_differs"),
        (np.True_, "kind_differs"),
        (print, "call_it"),
        (lambda: 5.36, "call_it"),
        (float("nan"), "missing"),
        (np.float64("nan"), "missing"),
        (pd.NA, "missing"),
        (pd.NaT, "missing"),
        (float("inf"), "infinite"),
        (5.36 + 0j, "complex"),
        (np.complex128(1j), "complex"),
        (np.timedelta64(5, "D"), "kind_differs"),
        ({"share": 5.36}, "kind_differs"),
        (pd.DataFrame({"share": [5.36]}), "kind_differs"),
        (object(), "kind_differs"),
        (5.4, "nearly"),
        (-5.36, "sign"),
        (0.0536, "percent"),
        (536.21, "percent"),
        (7, "wrong"),
        (5.36, "right"),
    ],
)
def test_each_kind_of_wrong_number_has_its_message(value, message) -> None:
    assert said(value, 5.3621) == message
    assert check(value, 5.3621).word in ("right" if message == "right" else "not_yet", "nearly")


def test_missing_and_infinite_can_be_the_right_answer() -> None:
    assert check(float("nan"), np.nan).word == check(pd.NA, np.nan).word == "right"
    assert check(np.nan, pd.NA).word == check(None, None).word == "right"
    assert check(float("inf"), np.inf).word == "right"
    assert check(2011, None).word == check(np.nan, None).word == "not_yet"
    assert check(3, np.nan).word == check(3, np.inf).word == "not_yet"


# --- text, logical values, dictionaries, sets


def test_text() -> None:
    assert check(" Medium ", "medium").word == "right"
    assert said("very-high", "very_high") == "spelling"
    assert said("mеdium", "medium") == "spelling"  # a Cyrillic е
    assert said("low", "medium") == "wrong"
    assert said(3, "medium") == "kind_differs"
    assert said(np.nan, "medium") == "missing"
    assert check(np.str_("medium"), "medium").word == "right"


def test_logical_values() -> None:
    assert check(np.False_, False).word == check(True, np.True_).word == "right"
    assert said(False, True) == "wrong"
    assert said(0, False) == said("False", False) == "kind_differs"


def test_dictionaries() -> None:
    expected = {"high": 34, "low": 26.0}
    assert check({"low": 26, "high": np.int64(34)}, expected).word == "right"
    assert check(pd.Series(expected), expected).word == "right"
    assert said({"high": 34}, expected) == "keys_missing"
    assert "`low`" in check({"high": 34}, expected).message
    assert "`rest`" in check({**expected, "rest": 40}, expected).message
    assert "`low`" in check({"high": 34, "low": 30}, expected).message
    assert check({"high": 34, "low": 26.1}, expected).word == "nearly"


def test_sets() -> None:
    assert check(["low", "high"], {"high", "low"}).word == "right"
    assert check(pd.Series(["low", "high", "low"]), {"high", "low"}).word == "right"
    assert "`rest`" in check({"high", "low", "rest"}, {"high", "low"}).message
    assert said({"high"}, {"high", "low"}) == "set_missing"


# --- lists, bounds, columns, tables


def test_lists_tuples_and_arrays_are_one_kind() -> None:
    expected = [2.96, 3.2]
    for value in ((2.96, 3.2), np.array(expected), pd.Series(expected), pd.array(expected)):
        assert check(value, expected).word == "right"
        assert check(value, survey.Bounds(*expected)).word == "right"
    assert check(range(3), np.arange(3)).word == "right"
    assert check(["a", 2], ("a", 2.0)).word == "right"
    assert check([], []).word == "right"


def test_wrong_lists_say_where() -> None:
    assert said([1, 2], [1, 2, 3]) == "length"
    assert said([3, 2, 1], [1, 2, 3]) == "order"
    assert said(["b", "a"], ["a", "b"]) == "order"
    assert "no. 2" in check([1, 5, 3], [1, 2, 3]).message
    assert "no. 2" in check(["a", "x"], ["a", "b"]).message
    assert said([1, "2", 3], [1, 2, 3]) == "text_number"
    assert said([1, None, 3], [1, 2, 3]) == "nothing"
    assert said([True, 2], [1, 2]) == "kind_differs"
    assert said([[1, 2, 3]], [[1, 2]]) == "shape"
    assert said([[1, 2], [3]], [[1, 2], [3, 4]]) == "length"
    assert said(5, [5]) == "kind_differs"


def test_bounds_say_which_end() -> None:
    bounds = survey.mean_bounds([34, 34, 26], [4, 3, 2])
    assert "`upper`" in check((2.96, 5), bounds).message
    assert said((3.2, 2.96), bounds) == "order"
    assert check((2.96, 3.21), bounds).word == "nearly"


def test_nearly_only_if_no_part_is_further_off() -> None:
    assert check([34.9, 26.0], [34.5, 26.0]).word == "nearly"
    found = check([34.9, 99.0], [34.5, 26.0])
    assert found.word == "not_yet" and "no. 2" in found.message


def test_columns_are_matched_by_label() -> None:
    expected = pd.Series({"high": 34.0, "low": 26.0})
    assert check(expected[::-1], expected).word == "right"
    assert check(expected.astype(int), expected).word == "right"
    assert "`low`" in check(expected.drop("low"), expected).message
    assert "`rest`" in check(pd.concat([expected, pd.Series({"rest": 6})]), expected).message
    assert "`low`" in check(expected.replace(26, 66), expected).message
    assert said([34, 26], expected) == "kind_differs"


def test_columns_without_labels_by_position() -> None:
    expected = pd.Series([34.0, np.nan])
    assert check(pd.Series([34.0, np.nan], index=[7, 9]), expected).word == "right"
    assert said(pd.Series([34.0, 0]), expected) == "wrong"
    assert said(pd.Series([34.0]), expected) == "rows"
    whole = pd.Series([34, pd.NA], dtype="Int64")
    assert check(whole, expected).word == check(expected, whole).word == "right"


def test_tables() -> None:
    expected = pd.DataFrame({"option": ["high", "low"], "share": [34.0, 26.0]})
    assert check(expected[["share", "option"]], expected).word == "right"
    assert "`share`" in check(expected[["option"]], expected).message
    assert "`n`" in check(expected.assign(n=1), expected).message
    assert said(expected.head(1), expected) == "rows"
    assert "`share`" in check(expected.assign(share=[34, 62]), expected).message
    twice = pd.concat([expected, expected[["share"]]], axis=1)
    assert said(twice, expected) == "columns_twice"
    assert said(expected["share"], expected) == "kind_differs"
    labelled = expected.set_index("option")
    assert check(labelled[::-1], labelled).word == "right"
    assert "`low`" in check(labelled.drop("low"), labelled).message


@pytest.mark.parametrize(
    ("value", "expected", "message"),
    [
        (survey.Bounds(2.98, 3.2), 2.98, "named_values"),
        ((820.0, 5), 546.7, "comma"),
        (12.0, (12.0, 24.0), "several_values"),
        ((pd.Series([20.0]), 32.0), (20.0, 32.0), "one_value_column"),
        ((pd.Series([20.0, 31.0]), 32.0), (20.0, 32.0), "kind_differs"),
        ((pd.Series([20.0]), pd.Series([32.0])), (20.0, 32.0), "one_value_column"),
    ],
)
def test_the_slips_of_a_first_reader_have_messages_of_their_own(value, expected, message):
    assert compare(value, expected).message == f"selfcheck.{message}"
