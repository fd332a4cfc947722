"""Shares, bounds, samples, agreement: hand-worked, published and property tests."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia import language, survey
from kzmedia.survey import Bounds

steady = settings(deadline=None, derandomize=True, max_examples=60)


@st.composite
def questions(draw: st.DrawFn) -> dict:
    """A question with whole shares, some of them said of two or more levels together."""
    number = draw(st.integers(1, 4))
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=number + 1, max_size=number + 1)))
    low = draw(st.lists(st.integers(1, 5), min_size=number, max_size=number))
    high = [draw(st.integers(level, 5)) for level in low]
    rest_low = draw(st.integers(1, 5))
    return {
        "shares": np.diff(cuts).tolist()[:number],
        "low": low,
        "high": high,
        "rest": (rest_low, draw(st.integers(rest_low, 5))),
    }


def random_completions(question: dict, number: int, seed: int) -> np.ndarray:
    """Distributions drawn at random among those the question allows (its own code, no grid)."""
    rng = np.random.default_rng(seed)
    rest = 100 - sum(question["shares"])
    blocks = [
        *zip(question["shares"], question["low"], question["high"], strict=True),
        (rest, *question["rest"]),
    ]
    rows = np.zeros((number, 5))
    for share, low, high in blocks:
        places = slice(low - 1, high)
        rows[:, places] += share * rng.dirichlet(np.full(high - low + 1, 0.3), size=number)
    return rows


LEVELS = np.arange(1, 6)


# --- the lecture's three figures, worked by hand


@pytest.mark.parametrize(
    ("shares", "low", "high", "expected"),
    [
        # Fig. 1, 34 % each: (34·4 + 34·3 + 26·2 + 6·1) / 100 and with 6·5.
        ([34, 34, 26], [4, 3, 2], None, (2.96, 3.20)),
        # Fig. 1, 34 % together: 34 at 3 … 4, 40 anywhere.
        ([34, 26], [3, 2], [4, 2], (1.94, 3.88)),
        # Fig. 2, 20 % each: 12 left; together: 20 at 4 … 5, 32 left.
        ([20, 20, 31, 17], [5, 4, 3, 1], None, (3.02, 3.50)),
        ([20, 31, 17], [4, 3, 1], [5, 3, 1], (2.22, 3.70)),
    ],
)
def test_mean_of_the_lecture_figures(shares, low, high, expected) -> None:
    assert survey.mean_bounds(shares, low, high) == pytest.approx(expected)


def test_median_of_the_lecture_figures() -> None:
    # Fig. 1 each: lowest placing 6 + 26 + 34 = 66 at or below 3; highest 74 at or above 3.
    assert survey.median_bounds([34, 34, 26], [4, 3, 2]) == (3, 3)
    # Fig. 1 together: lowest 40 at 1 and 26 at 2 pass the half; highest 40 at 5, 34 at 4.
    assert survey.median_bounds([34, 26], [3, 2], [4, 2]) == (2, 4)
    assert survey.median_bounds([20, 20, 31, 17], [5, 4, 3, 1]) == (3, 4)


def test_median_at_exactly_half_takes_both_middle_levels() -> None:
    assert survey.median_bounds([50, 50], [2, 4]) == (2, 4)
    assert survey.median_bounds([50.5, 49.5], [2, 4]) == (2, 2)


def test_rest_within_a_part_of_the_scale() -> None:
    assert survey.mean_bounds([34, 34, 26], [4, 3, 2], rest=(1, 1)).upper == 2.96
    assert survey.mean_bounds([34, 34, 26], [4, 3, 2], rest=5) == (3.20, 3.20)
    assert survey.mean_bounds([20, 20, 31, 17], [5, 4, 3, 1], rest=(2, 2)) == pytest.approx(
        (3.14, 3.14)
    )


def test_shares_of_all_kinds_are_read() -> None:
    table = pd.DataFrame({"share": [34.0, 34, 26], "level": pd.array([4, 3, 2], "Int64")})
    expected = survey.mean_bounds([34, 34, 26], [4, 3, 2])
    assert survey.mean_bounds(table["share"], table["level"]) == expected
    assert survey.mean_bounds(np.array([34, 34, 26]), (4, 3, 2)) == expected
    assert type(survey.remainder(table["share"])) is float


def test_vectorised_over_questions() -> None:
    shares = np.array([[[34, 34, 26], [20, 30, 40]], [[0, 0, 0], [50, 25, 25]]])
    both = [
        (survey.mean_bounds, {"low": [4, 3, 2], "high": [5, 3, 2], "rest": (2, 5)}),
        (survey.median_bounds, {"low": [4, 3, 2], "high": [5, 3, 2], "rest": (2, 5)}),
    ]
    for function, levels in both:
        lower, upper = function(shares, **levels)
        for place in np.ndindex(2, 2):
            assert (lower[place], upper[place]) == function(shares[place], **levels)
    np.testing.assert_allclose(survey.remainder(shares), [[6, 10], [100, 0]])


# --- properties: wherever the missing answers lie


@steady
@given(questions(), st.integers(0, 10**6))
def test_bounds_contain_every_completion(question: dict, seed: int) -> None:
    rows = random_completions(question, 50, seed)
    lower, upper = survey.mean_bounds(**question)
    means = rows @ LEVELS / 100
    assert (means >= lower - 1e-9).all() and (means <= upper + 1e-9).all()
    lower, upper = survey.median_bounds(**question)
    low_median = 1 + (rows.cumsum(axis=1) < 50 - 1e-9).sum(axis=1)
    high_median = 1 + (rows.cumsum(axis=1) <= 50 + 1e-9).sum(axis=1)
    assert (low_median >= lower).all() and (np.minimum(high_median, 5) <= upper).all()


@steady
@given(questions())
def test_bounds_are_reached(question: dict) -> None:
    """The grid holds the extreme placings, so its ends are the bounds: they are sharp."""
    rows = survey.completions(**question, step=25)
    np.testing.assert_allclose(rows.sum(axis=1), 100)
    means = rows @ LEVELS / 100
    assert survey.mean_bounds(**question) == pytest.approx((means.min(), means.max()))
    low = 1 + (rows.cumsum(axis=1) < 50 - 1e-6).sum(axis=1)
    high = 5 - (rows[:, ::-1].cumsum(axis=1) < 50 - 1e-6).sum(axis=1)
    assert survey.median_bounds(**question) == (low.min(), high.max())


@steady
@given(questions())
def test_everything_at_one_end_reaches_the_bounds_of_the_free_scale(question: dict) -> None:
    question = {**question, "rest": (1, 5)}
    shares, rest = question["shares"], survey.remainder(question["shares"])
    ends = [
        (survey.complete(shares, question[side], {end: rest}) @ LEVELS) / 100
        for side, end in (("low", 1), ("high", 5))
    ]
    assert survey.mean_bounds(**question) == pytest.approx(ends)


@steady
@given(questions(), st.integers(0, 10**6))
def test_share_of_any_option_stays_in_its_bounds(question: dict, seed: int) -> None:
    left = survey.remainder(question["shares"])
    part = np.random.default_rng(seed).dirichlet(np.ones(len(question["shares"]))) * left
    lower, upper = survey.share_bounds(question["shares"], left)
    true = question["shares"] + part
    assert (lower <= true + 1e-9).all() and (true <= upper + 1e-9).all()


@steady
@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_selection_bounds_hold_whatever_the_others_think(share, coverage, others) -> None:
    lower, upper = survey.selection_bounds(share, coverage)
    true = (coverage * share + (100 - coverage) * others) / 100
    assert lower - 1e-9 <= true <= upper + 1e-9
    ends = [(coverage * share + (100 - coverage) * end) / 100 for end in (0, 100)]
    assert (lower, upper) == pytest.approx(ends, abs=1e-9)


def test_share_and_selection_bounds_by_hand() -> None:
    assert survey.share_bounds(34, 6) == (34, 40)
    assert survey.share_bounds(34, 40) == (34, 74)
    # 5 % online, 60 % of them in favour: 3 % of all for sure, 98 % at most.
    assert survey.selection_bounds(60, 5) == (3, 98)
    assert survey.selection_bounds(60, 100) == (60, 60)
    np.testing.assert_allclose(survey.selection_bounds(60, [0, 50]).upper, [100, 80])


# --- completions


def test_completions_by_hand() -> None:
    rows = survey.completions([60], [3], rest=(4, 5), step=20)
    assert rows.tolist() == [[0, 0, 60, 0, 40], [0, 0, 60, 20, 20], [0, 0, 60, 40, 0]]
    # 20 together on 3 … 4 and 40 free: the two overlap, and no distribution is listed twice.
    rows = survey.completions([20, 40], [3, 2], [4, 2], step=20)
    assert len(rows) == len(np.unique(rows, axis=0)) == 25
    assert (rows[:, 1] >= 40).all() and (rows[:, 2] + rows[:, 3] >= 20).all()


def test_all_completions_of_fig_2_by_the_point() -> None:
    rows = survey.completions([20, 20, 31, 17], [5, 4, 3, 1])
    assert len(rows) == 1820  # 12 points on 5 levels: C(16, 4)
    assert (rows @ LEVELS / 100).min() == pytest.approx(3.02)


def test_completions_of_a_full_distribution_are_one() -> None:
    assert survey.completions([40, 60], [1, 5]).tolist() == [[40, 0, 0, 0, 60]]


def test_complete_takes_mapping_and_array() -> None:
    full = survey.complete([34, 34, 26], [4, 3, 2], {1: 2, 5: 4})
    assert full.to_dict() == {1: 2, 2: 26, 3: 34, 4: 34, 5: 4}
    same = survey.complete([34, 34, 26], [4, 3, 2], [2, 0, 0, 0, 4])
    pd.testing.assert_series_equal(full, same)
    assert full.index.name == "level" and full.name == "share"


# --- bad input

BAD = [
    (lambda: survey.remainder([34, 101]), ValueError, "101"),
    (lambda: survey.remainder([34, -1]), ValueError, "1"),
    (lambda: survey.remainder([50, 51]), ValueError, "101"),
    (lambda: survey.remainder([50, None]), ValueError, "2"),
    (lambda: survey.remainder(pd.Series([50, np.nan])), ValueError, "2"),
    (lambda: survey.remainder(pd.Series([50, pd.NA], dtype="Int64")), ValueError, "2"),
    (lambda: survey.remainder(["34", "34"]), TypeError, "34"),
    (lambda: survey.remainder("34 %"), TypeError, "34 %"),
    (lambda: survey.remainder([True, False]), TypeError, "True"),
    (lambda: survey.remainder([[1, 2], [3]]), TypeError, "[3]"),
    (lambda: survey.mean_bounds([34, 26], [4]), ValueError, "2"),
    (lambda: survey.mean_bounds([34, 26], [4, 6]), ValueError, "6"),
    (lambda: survey.mean_bounds([34, 26], [0, 2]), ValueError, "0"),
    (lambda: survey.median_bounds([34], [2.5]), ValueError, "2"),
    (lambda: survey.mean_bounds([34], [pd.NA]), ValueError, ""),
    (lambda: survey.mean_bounds([34, 26], [4, 2], [3, 2]), ValueError, "4"),
    (lambda: survey.mean_bounds([34], [4], rest=(5, 1)), ValueError, "5"),
    (lambda: survey.mean_bounds([34], [4], rest=(1, 9)), ValueError, "9"),
    (lambda: survey.mean_bounds([34], [4], rest=(1, 2, 3)), ValueError, "(1, 2, 3)"),
    (lambda: survey.share_bounds(60, 41), ValueError, "101"),
    (lambda: survey.selection_bounds(60, 101), ValueError, "101"),
    (lambda: survey.selection_bounds(-3, 5), ValueError, "3"),
    (lambda: survey.complete([34], [4], {1: 65}), ValueError, "66"),
    (lambda: survey.complete([34], [4], {7: 66}), ValueError, "7"),
    (lambda: survey.completions([34], [4], step=0), ValueError, "0"),
    (lambda: survey.completions([[34], [20]], [4]), ValueError, ""),
    (lambda: survey.completions([34, 26], [3, 2], [4, 2], step=0.5), ValueError, "0"),
    (lambda: survey.wilson(34, 0), ValueError, "0"),
    (lambda: survey.wilson(34, -5), ValueError, "5"),
    (lambda: survey.margin(34, [10, 2.5]), ValueError, "2"),
    (lambda: survey.margin(34, None), ValueError, ""),
    (lambda: survey.margin(120, 10), ValueError, "120"),
    (lambda: survey.margin(34, 10, confidence=95), ValueError, "95"),
    (lambda: survey.distinguishing_n(34, 34), ValueError, "34"),
    (lambda: survey.distinguishing_n(60, 50), ValueError, "110"),
    (lambda: survey.agreement([34, 34, 26, 0, 0]), ValueError, "6"),
    (lambda: survey.agreement([34, 66], levels=[1, 2, 3]), ValueError, "3"),
    (lambda: survey.agreement([34, 66], levels=[1, 6]), ValueError, "6"),
    (lambda: survey.entropy([34, 34, 26]), ValueError, "6"),
    (lambda: survey.coder_agreement([["for"], ["against"]]), ValueError, "1"),
    (lambda: survey.coder_agreement([]), ValueError, "0"),
    (lambda: survey.coder_agreement([["for", None]]), ValueError, "2"),
]


@pytest.mark.parametrize(("call", "error", "named"), BAD)
def test_bad_input_is_named_in_three_languages(call, error, named) -> None:
    said = {}
    for code in language.LANGUAGES:
        language.use(code)
        with pytest.raises(error) as caught:
            call()
        said[code] = str(caught.value)
        assert "{" not in said[code]
        assert named in said[code]
        # The message is ours, not one that NumPy or pandas happened to raise.
        assert caught.traceback[-1].path.parent.name == "kzmedia"
    assert len(set(said.values())) == 3


def test_rounded_full_distributions_pass() -> None:
    assert survey.remainder([33.3, 33.3, 33.4]) == 0
    assert survey.entropy([100 / 3] * 3) == pytest.approx(1)


def test_bounds_is_a_plain_pair() -> None:
    lower, upper = survey.share_bounds(31, 12)
    assert (lower, upper) == Bounds(31, 43)
    assert repr(survey.share_bounds(31, 12)) == "Bounds(lower=31.0, upper=43.0)"


def test_no_statistics_library_at_run_time() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from kzmedia import survey, growth, selfcheck;"
        "survey.wilson(34, 100); survey.coder_agreement([[1, 2]]); survey.entropy([50, 50]);"
        "print([m for m in ('scipy', 'statsmodels', 'matplotlib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
