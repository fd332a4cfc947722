"""items.py: classical item analysis against published values, hand calculation and scipy."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from kzmedia.course import items

steady = settings(deadline=None, derandomize=True, max_examples=25)
# Law School Admission Test, section 6 (Bock and Lieberman 1970, Psychometrika 35): how many
# of 1,000 people gave each of the 32 patterns of five answers, 00000 first, 11111 last.
LSAT = (
    *(3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15),
    *(10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298),
)
# As the R package mirt prints them (itemstats): mean, total.r_if_rm.
PUBLISHED = {
    "1": (0.924, 0.113),
    "2": (0.709, 0.153),
    "3": (0.553, 0.173),
    "4": (0.763, 0.144),
    "5": (0.870, 0.122),
}


def lsat() -> pd.DataFrame:
    patterns = list(itertools.product((0, 1), repeat=5))
    rows = [row for row, count in zip(patterns, LSAT, strict=True) for _ in range(count)]
    return pd.DataFrame(rows, columns=list("12345"))


def ones(table: pd.DataFrame) -> dict[str, float]:
    return dict.fromkeys(table.columns, 1.0)


def test_published_values() -> None:
    table = lsat()
    assert len(table) == 1000
    for item in items.analyse(table, ones(table)):
        mean, correlation = PUBLISHED[item.task]
        assert item.difficulty == pytest.approx(mean)
        assert item.correlation == pytest.approx(correlation, abs=5e-4)
    assert items.alpha(table) == pytest.approx(0.295, abs=5e-4)
    assert items.totals(table).mean() == pytest.approx(3.819)
    assert items.totals(table).std() == pytest.approx(1.035, abs=5e-4)


def test_the_index_by_hand() -> None:
    # Ten students: groups of round(2.7) = 3. Upper: 5, 4, 4; lower: 0, 1, 1.
    table = pd.DataFrame(
        {"q1": [2, 2, 1, 2, 0, 1, 0, 0, 1, 0], "rest": [3, 2, 3, 1, 3, 1, 2, 1, 0, 0]}
    )
    assert items.upper_lower(table, "q1", 2) == pytest.approx((5 / 3 - 1 / 3) / 2)


def test_the_groups_are_27_per_cent() -> None:
    # Twenty students in order: groups of round(5.4) = 5, of which 4 and 1 have q1.
    has = [0, 0, 1, 0, 0, *[1] * 10, 1, 1, 0, 1, 1]
    table = pd.DataFrame({"q1": has, "rest": [3 * place for place in range(20)]})
    assert items.upper_lower(table, "q1", 1) == pytest.approx((4 - 1) / 5)


def test_equal_totals_at_the_border_count_in_part() -> None:
    # Groups of one; the two best and the two worst have the same totals.
    table = pd.DataFrame({"q1": [1, 0, 1, 0], "rest": [1, 2, 0, 1]})
    assert items.upper_lower(table, "q1", 1) == pytest.approx(0.5 - 0.5)
    assert math.isnan(items.upper_lower(pd.DataFrame({"a": [1, 0], "b": [0, 1]}), "a", 1))


def class_of(count: int, seed: int = 1) -> pd.DataFrame:
    random = np.random.default_rng(seed)
    skill = random.normal(size=count)
    return pd.DataFrame(
        {f"q{i}": (skill + random.normal(size=count) > i / 3).astype(float) for i in range(5)}
    )


def test_scipy_agrees() -> None:
    table = class_of(80)
    for task in table:
        rest = table.drop(columns=task).sum(axis=1)
        expected = stats.pearsonr(table[task], rest).statistic
        assert items.correlation(table, task) == pytest.approx(expected)
        assert items.correlation(table, task) == pytest.approx(
            stats.pointbiserialr(table[task], rest).statistic
        )


def test_statsmodels_agrees_on_alpha() -> None:
    # Alpha is the reliability of the mean in a two-way analysis of variance (Hoyt 1941).
    from statsmodels.formula.api import ols
    from statsmodels.stats.anova import anova_lm

    table = class_of(60)
    long = table.reset_index().melt(id_vars="index")
    squares = anova_lm(ols("value ~ C(index) + C(variable)", long).fit())["mean_sq"]
    expected = 1 - squares["Residual"] / squares["C(index)"]
    assert items.alpha(table) == pytest.approx(expected)


def test_discrimination_begins_at_thirty() -> None:
    for count, reason in ((29, "few"), (30, "")):
        found = items.analyse(class_of(count), ones(class_of(count)))
        assert [item.reason for item in found] == [reason] * 5
        for item in found:
            assert (item.correlation is None, item.index is None) == (bool(reason),) * 2
            assert item.difficulty is not None


def test_a_constant_task_has_no_correlation() -> None:
    table = class_of(40).assign(q0=1.0)
    first = items.analyse(table, ones(table))[0]
    assert (first.correlation, first.index, first.reason) == (None, None, "constant")
    assert first.difficulty == 1 and math.isnan(items.correlation(table, "q0"))
    alone = items.analyse(table[["q1"]], {"q1": 1})[0]
    assert (alone.correlation, alone.reason) == (None, "alone")


def test_a_missing_grade_is_no_zero() -> None:
    table = class_of(40)
    table.loc[:4, "q1"] = np.nan
    item = items.analyse(table, ones(table))[1]
    assert item.graded == 35
    assert item.difficulty == pytest.approx(table["q1"][5:].mean())
    assert item.correlation == pytest.approx(items.correlation(table[5:], "q1"))
    assert items.alpha(table) == pytest.approx(items.alpha(table[5:]))
    assert len(items.totals(table)) == 35


def test_an_unmarked_task_leaves_the_others_alone() -> None:
    table = class_of(40)
    machine = list(table)
    marked = items.analyse(table.assign(essay=np.nan), {**ones(table), "essay": 5}, machine)
    assert marked[:5] == items.analyse(table, ones(table))
    assert (marked[5].graded, marked[5].difficulty, marked[5].reason) == (0, None, "few")


def test_a_hand_graded_task_is_held_against_the_computed_ones() -> None:
    table = class_of(40)
    essay = pd.Series(range(40), dtype=float)
    item = items.analyse(table.assign(essay=essay), {**ones(table), "essay": 39}, list(table))[
        5
    ]
    assert item.correlation == pytest.approx(np.corrcoef(essay, table.sum(axis=1))[0, 1])


def test_the_distribution_counts_everyone_once() -> None:
    found = items.distribution(pd.Series([0, 2.9, 3, 29.9, 30, 31.0]), 30)
    assert found["students"].tolist() == [2, 1, 0, 0, 0, 0, 0, 0, 0, 3]
    assert found["lower"].tolist()[:2] == [0, 3] and found["upper"].iloc[-1] == 30


def test_an_empty_class() -> None:
    empty = pd.DataFrame({"q1": [], "q2": []}, dtype=float)
    assert [item.difficulty for item in items.analyse(empty, {"q1": 1, "q2": 1})] == [None] * 2
    assert items.alpha(empty) is None and items.totals(empty).empty


tables = st.lists(
    st.lists(st.integers(0, 4), min_size=4, max_size=4), min_size=30, max_size=60
).map(lambda rows: pd.DataFrame(rows, columns=list("abcd"), dtype=float))


@steady
@given(tables, st.randoms())
def test_order_of_students_does_not_matter(table, random) -> None:
    order = list(table.index)
    random.shuffle(order)
    most = dict.fromkeys(table, 4.0)
    for one, other in zip(
        items.analyse(table, most), items.analyse(table.loc[order], most), strict=True
    ):
        assert one.reason == other.reason
        for name in ("difficulty", "correlation", "index"):
            assert getattr(one, name) == pytest.approx(getattr(other, name))


@steady
@given(tables)
def test_bounds_and_mirror(table) -> None:
    most = dict.fromkeys(table, 4.0)
    for item in items.analyse(table, most):
        assert 0 <= item.difficulty <= 1
        for value in (item.correlation, item.index):
            assert value is None or -1 - 1e-9 <= value <= 1 + 1e-9
    mirrored = items.analyse(4 - table, most)
    for item, other in zip(items.analyse(table, most), mirrored, strict=True):
        assert item.difficulty == pytest.approx(1 - other.difficulty)
        assert item.correlation == pytest.approx(other.correlation)
        assert item.index == pytest.approx(other.index)
    reliability = items.alpha(table)
    assert reliability is None or reliability <= 1 + 1e-9
    assert reliability == pytest.approx(items.alpha(2 * table + 1))
