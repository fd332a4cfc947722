"""Intervals, distinguishable shares, agreement and spread: by hand, published, by others."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia import survey

steady = settings(deadline=None, derandomize=True, max_examples=60)


# --- samples


@pytest.mark.parametrize(
    ("count", "n", "expected"),
    # Newcombe, R. G., Statistics in Medicine 17 (1998), 857-872, table I, method 3.
    [
        (81, 263, (25.53, 36.62)),
        (15, 148, (6.24, 16.05)),
        (0, 20, (0, 16.11)),
        (1, 29, (0.61, 17.18)),
    ],
)
def test_wilson_published_values(count, n, expected) -> None:
    assert survey.wilson(100 * count / n, n) == pytest.approx(expected, abs=0.005)


@steady
@given(st.integers(1, 3000), st.data(), st.floats(0.5, 0.999))
def test_wilson_as_statsmodels(n, data, confidence) -> None:
    from statsmodels.stats.proportion import proportion_confint

    count = data.draw(st.integers(0, n))
    theirs = proportion_confint(count, n, alpha=1 - confidence, method="wilson")
    ours = survey.wilson(100 * count / n, n, confidence)
    assert ours == pytest.approx([100 * end for end in theirs], abs=1e-8)
    assert 0 <= ours.lower <= 100 * count / n + 1e-9 and ours.upper <= 100


def test_wilson_as_scipy() -> None:
    from scipy.stats import binomtest

    theirs = binomtest(34, 100).proportion_ci(0.9, method="wilson")
    ours = survey.wilson(34, 100, confidence=0.9)
    assert ours == pytest.approx((100 * theirs.low, 100 * theirs.high))


@steady
@given(st.floats(0, 100), st.integers(1, 10**6), st.integers(1, 10**4))
def test_margin_falls_with_n(share, n, more) -> None:
    small, large = survey.margin(share, [n, n + more])
    assert large < small


def test_margin_is_half_of_wilson_and_vectorised() -> None:
    n = np.array([10, 100, 1000])
    lower, upper = survey.wilson(34, n)
    np.testing.assert_allclose(survey.margin(34, n), (upper - lower) / 2)
    # For a large sample the margin is the school formula's: 1.96 · √(0.34 · 0.66 / n).
    assert survey.margin(34, 10**6) == pytest.approx(196 * (0.34 * 0.66 / 10**6) ** 0.5, 1e-4)


def test_distinguishing_n_by_hand() -> None:
    # 1.959964² · (0.60 − 0.0064) / 0.0064 = 356.3
    assert survey.distinguishing_n(34, 26) == survey.distinguishing_n(26, 34) == 357
    assert survey.distinguishing_n(100, 0) == 1


@steady
@given(st.integers(0, 100), st.integers(0, 100), st.floats(0.5, 0.999))
def test_distinguishing_n_is_the_smallest(a, b, confidence) -> None:
    """Against the covariance matrix of scipy's multinomial distribution."""
    from scipy.stats import multinomial, norm

    if a == b or a + b > 100:
        return
    n = survey.distinguishing_n(a, b, confidence)

    def differ(size: int) -> bool:
        covariance = multinomial(size, [a / 100, b / 100, 1 - (a + b) / 100]).cov()
        variance = covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1]
        z = norm.ppf((1 + confidence) / 2)
        return abs(a - b) / 100 * size > z * variance**0.5

    assert differ(n)
    assert n == 1 or not differ(n - 1)


# --- agreement and spread


def test_agreement_by_hand() -> None:
    for level in range(5):
        assert survey.agreement(100 * np.eye(5)[level]) == 1
    assert survey.agreement([50, 0, 0, 0, 50]) == 0
    # Tastle and Wierman's formula: mean 2.5, each half a level away: 1 + log2(1 - 0.5 / 4).
    assert survey.agreement([0, 50, 50, 0, 0]) == pytest.approx(0.807354922)
    assert survey.agreement([20, 20, 20, 20, 20]) == pytest.approx(0.433985)
    assert survey.agreement([50, 50], levels=[1, 5]) == 0


@steady
@given(st.lists(st.integers(0, 100), min_size=5, max_size=5).filter(any))
def test_agreement_and_entropy_stay_between_0_and_1(weights) -> None:
    shares = 100 * np.array(weights) / sum(weights)
    for value in (survey.agreement(shares), survey.entropy(shares)):
        assert 0 <= value <= 1
    # The scale read from the other end is the same scale.
    assert survey.agreement(shares) == pytest.approx(survey.agreement(shares[::-1]))
    assert (survey.entropy(shares) == 0) == (survey.agreement(shares) == 1)


def test_agreement_knows_distance_and_entropy_does_not() -> None:
    near, far = [0, 0, 50, 50, 0], [50, 0, 0, 0, 50]
    assert survey.agreement(near) > survey.agreement(far)
    assert survey.entropy(near) == survey.entropy(far)


def test_entropy_by_hand_and_as_scipy() -> None:
    from scipy.stats import entropy

    assert survey.entropy([25, 25, 25, 25]) == 1
    assert survey.entropy([50, 50, 0, 0]) == pytest.approx(0.5)
    assert survey.entropy([100, 0, 0]) == 0 == survey.entropy([100])
    shares = [35, 24, 24, 17]
    assert survey.entropy(shares) == pytest.approx(entropy(shares, base=4))


def test_agreement_over_all_completions_is_one_call() -> None:
    rows = survey.completions([20, 20, 31, 17], [5, 4, 3, 1])
    values = survey.agreement(rows)
    assert values.shape == (1820,)
    assert values[7] == survey.agreement(rows[7])
    assert survey.entropy(rows)[7] == survey.entropy(rows[7])


def test_bounds_over_completions_are_the_smallest_and_largest_value() -> None:
    shares, levels = [20, 20, 31, 17], [5, 4, 3, 1]
    values = survey.agreement(survey.completions(shares, levels))
    bounds = survey.bounds_over(survey.agreement, shares, levels)
    assert bounds == (values.min(), values.max())
    narrow = survey.bounds_over(survey.agreement, shares, levels, rest=(2, 2))
    assert bounds.lower <= narrow.lower == narrow.upper <= bounds.upper


@given(a=st.integers(1, 60), b=st.integers(1, 39))
@steady
def test_two_shares_differ_from_the_n_on_at_which_the_margin_is_below_the_difference(a, b):
    if a == b:
        return
    n = survey.distinguishing_n(a, b)
    assert survey.difference_margin(a, b, n) < abs(a - b)
    assert n == 1 or survey.difference_margin(a, b, n - 1) >= abs(a - b) - 1e-9


def test_the_difference_varies_as_a_drawn_multinomial_sample_does() -> None:
    from scipy.stats import multinomial, norm

    cov = multinomial(100, [0.34, 0.26, 0.40]).cov()
    spread = np.sqrt(cov[0, 0] + cov[1, 1] - 2 * cov[0, 1])
    by_scipy = norm.ppf(0.975) * spread
    assert survey.difference_margin(34, 26, 100) == pytest.approx(by_scipy)
