"""Agreement and reliability: published examples, formulas written anew, invariances."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from bad_input import named_in_three_languages
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia import ratings, survey

steady = settings(deadline=None, derandomize=True, max_examples=60)

# Fleiss's method on the example of 10 items and 14 coders: how many chose each of 5 codes.
FLEISS = """0 0 0 0 14|0 2 6 4 2|0 0 3 5 6|0 3 9 2 0|2 2 8 1 1
7 7 0 0 0|3 2 6 3 0|2 5 3 2 2|6 5 2 1 0|0 2 2 3 7"""
# Krippendorff (2011), section D: a row for each of 4 observers, a column for each of 12 units.
KRIPPENDORFF = """1 2 3 3 2 1 4 1 2 . . .|1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .|1 2 3 3 2 4 4 1 2 5 1 ."""
# Shrout and Fleiss (1979), table 2: 6 targets, 4 judges.
SHROUT = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def test_kappa_of_cohen_textbook() -> None:
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: 70 % observed, 50 % by chance, kappa 0.4.
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10
    found = survey.coder_agreement(pairs + [("no", "no")] * 15)
    assert found[:3] == pytest.approx((70, 50, 0.4))
    assert found.coefficient == "cohen"


def test_kappa_of_fleiss_textbook() -> None:
    counts = [list(map(int, row.split())) for row in FLEISS.replace("\n", "|").split("|")]
    found = survey.coder_agreement([np.repeat(range(5), row) for row in counts])
    assert (found.observed, found.expected) == pytest.approx((37.8, 21.3), abs=0.05)
    assert found.kappa == pytest.approx(0.210, abs=0.0005)
    assert found.coefficient == "fleiss"


@steady
@given(st.integers(2, 4), st.integers(0, 10**6))
def test_kappa_as_statsmodels(coders, seed) -> None:
    from statsmodels.stats import inter_rater

    codes = np.random.default_rng(seed).integers(0, 3, (12, coders))
    if coders == 2:
        table = np.zeros((3, 3))
        np.add.at(table, (codes[:, 0], codes[:, 1]), 1)
        theirs = inter_rater.cohens_kappa(table).kappa
    else:
        theirs = inter_rater.fleiss_kappa(inter_rater.aggregate_raters(codes)[0])
    assert survey.coder_agreement(pd.DataFrame(codes)).kappa == pytest.approx(theirs)


def test_coders_who_agree_fully() -> None:
    found = survey.coder_agreement([["for", "for", "for"], ["against"] * 3])
    assert (found.observed, found.kappa) == (100, 1)
    assert np.isnan(survey.coder_agreement([["for", "for"]] * 3).kappa)


def published() -> np.ndarray:
    rows = KRIPPENDORFF.replace("\n", "|").split("|")
    return np.array([[np.nan if v == "." else float(v) for v in r.split()] for r in rows]).T


def some_ratings(seed: int, sites: int = 12, raters: int = 4, missing: float = 0.3):
    rng = np.random.default_rng(seed)
    table = np.clip(
        np.rint(rng.normal(3, 1, (sites, 1)) + rng.normal(0, 1, (sites, raters))), 1, 5
    )
    table[rng.random(table.shape) < missing] = np.nan
    table[:2, :2] = [[1, 2], [4, 4]]  # something to compare, whatever is missing
    return table


def written_anew(table: np.ndarray, level: str) -> float:
    """Alpha by its definition: mean difference of pairs within units, and of all pairs."""
    units = [row[~np.isnan(row)] for row in table]
    units = [unit for unit in units if len(unit) > 1]
    values = np.concatenate(units)

    def difference(a: float, b: float) -> float:
        if level == "nominal":
            return float(a != b)
        if level == "interval":
            return (a - b) ** 2
        low, high = min(a, b), max(a, b)
        between = ((values >= low) & (values <= high)).sum()
        return (between - (np.sum(values == a) + np.sum(values == b)) / 2) ** 2

    def pairs(of: np.ndarray) -> float:
        return sum(difference(a, b) for a, b in permutations(of, 2))

    observed = sum(pairs(unit) / (len(unit) - 1) for unit in units) / len(values)
    return 1 - observed / (pairs(values) / (len(values) * (len(values) - 1)))


@pytest.mark.parametrize(
    ("level", "value"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_alpha_of_krippendorffs_own_example(level, value) -> None:
    assert ratings.alpha(published(), level) == pytest.approx(value, abs=0.0005)
    assert written_anew(published(), level) == pytest.approx(value, abs=0.0005)


@steady
@given(st.integers(0, 10**6), st.sampled_from(ratings.LEVELS))
def test_alpha_by_its_definition_and_its_invariances(seed, level) -> None:
    table = some_ratings(seed)
    found = ratings.alpha(table, level)
    assert found == pytest.approx(written_anew(table, level))
    rng = np.random.default_rng(seed)
    assert ratings.alpha(rng.permutation(table, axis=1), level) == pytest.approx(found)
    assert ratings.alpha(rng.permutation(table, axis=0), level) == pytest.approx(found)
    assert ratings.alpha(table * 3 - 7, level) == pytest.approx(found)
    if level != "interval":  # only the order counts
        assert ratings.alpha(np.exp(table), level) == pytest.approx(found)
    if level == "nominal":  # not even the order
        words = pd.DataFrame(table).map(lambda v: "zebdac"[int(v)], na_action="ignore")
        assert ratings.alpha(words, level) == pytest.approx(found)


@steady
@given(st.integers(0, 10**6))
def test_alpha_and_icc_of_a_full_table_are_two_mean_squares(seed) -> None:
    table = some_ratings(seed, missing=0)
    within = table.var(axis=1, ddof=1).mean()
    assert ratings.alpha(table) == pytest.approx(1 - within / table.var(ddof=1))
    between = table.shape[1] * table.mean(axis=1).var(ddof=1)
    assert ratings.icc(table) == pytest.approx((between - within) / (between + 3 * within))


@pytest.mark.filterwarnings("error")
def test_alpha_at_its_ends() -> None:
    assert ratings.alpha([[1, 1, np.nan], [3, 3, 3], [4, np.nan, 4]]) == 1
    assert np.isnan(ratings.alpha([[2, 2], [2, 2]])) and np.isnan(ratings.icc([[2, 2], [2, 2]]))
    assert np.isnan(ratings.alpha([[2, 2], [3, np.nan]]))  # a lone rating is compared to none
    chance = np.random.default_rng(1).integers(1, 6, (4000, 3))
    assert abs(ratings.alpha(chance)) < 0.03 and abs(ratings.icc(chance)) < 0.03
    assert ratings.alpha([[1, 5], [5, 1]]) < 0


def test_icc_of_shrout_and_fleiss() -> None:
    single = ratings.icc(SHROUT)
    assert single == pytest.approx(0.17, abs=0.005)  # their ICC(1, 1)
    assert ratings.spearman_brown(single, 4) == pytest.approx(0.44, abs=0.005)  # ICC(1, 4)


def test_icc_with_unequal_numbers_of_raters_is_right_on_average() -> None:
    rng = np.random.default_rng(5)
    found = []
    for _ in range(300):
        table = rng.normal(0, 1, (40, 1)) + rng.normal(0, 2, (40, 8))
        table[np.arange(8) >= rng.integers(2, 9, (40, 1))] = np.nan
        found.append(ratings.icc(table))
    error = np.std(found) / np.sqrt(len(found))
    assert np.mean(found) == pytest.approx(1 / (1 + 4), abs=4 * error) and error < 0.006


@steady
@given(st.floats(0.01, 0.99), st.integers(1, 40), st.integers(1, 40))
def test_spearman_brown_adds_up(reliability, k, m) -> None:
    first = ratings.spearman_brown(reliability, k)
    assert ratings.spearman_brown(first, m) == pytest.approx(
        ratings.spearman_brown(reliability, k * m)
    )
    # Variance of the mean of k: the sites' plus a k-th of the error's.
    assert first == pytest.approx(reliability / (reliability + (1 - reliability) / k))
    assert ratings.spearman_brown(reliability, [1, 2])[0] == pytest.approx(reliability)


@steady
@given(st.floats(0.01, 1), st.floats(0.01, 0.99))
def test_raters_needed_are_the_fewest(reliability, target) -> None:
    number = ratings.raters_needed(reliability, target)
    assert ratings.spearman_brown(reliability, number) >= target - 1e-9
    assert number == 1 or ratings.spearman_brown(reliability, number - 1) < target


@pytest.mark.parametrize("raters", range(2, 60))
def test_raters_needed_where_floats_miss_a_whole_number(raters) -> None:
    assert ratings.raters_needed(0.8 / (raters - raters * 0.8 + 0.8)) == raters


BAD = [
    (lambda: ratings.alpha(SHROUT, "ratios"), ValueError, "'ratios'"),
    (lambda: ratings.alpha([[1, np.nan], [np.nan, 2]]), ValueError, "0"),
    (lambda: ratings.alpha([["good", "bad"], ["bad", "bad"]]), TypeError, "good"),
    (lambda: ratings.icc([[1, 2], [2, np.nan]]), ValueError, "2"),
    (lambda: ratings.spearman_brown([0.4, 2], 3), ValueError, "2"),
    (lambda: ratings.spearman_brown(np.nan, 3), ValueError, "–"),
    (lambda: ratings.spearman_brown(0.4, [0, 3]), ValueError, "0"),
    (lambda: ratings.raters_needed(-1), ValueError, "−1"),
    (lambda: ratings.raters_needed(0), ValueError, "0"),
    (lambda: ratings.raters_needed(0.4, 1), ValueError, "1"),
]


@pytest.mark.parametrize("case", range(len(BAD)))
def test_wrong_ratings_are_named(case) -> None:
    named_in_three_languages(*BAD[case])
