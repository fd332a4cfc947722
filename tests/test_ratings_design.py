"""Simulated tests of websites: what the model says it draws, and what a ranking shows."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from bad_input import named_in_three_languages
from hypothesis import given, settings
from hypothesis import strategies as st

import kzmedia
from kzmedia import _rating_design as design
from kzmedia import language, ratings

steady = settings(deadline=None, derandomize=True, max_examples=40)
SIMULATED = {"en": "simulated", "kk": "модельденген", "ru": "смоделир"}


def wide(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.pivot(index="site", columns="rater", values="simulated_rating")


def test_the_dataset_is_what_the_function_draws() -> None:
    frame = kzmedia.load("simulated_ratings")
    pd.testing.assert_frame_equal(frame, ratings.simulate(), check_index_type=False)
    assert frame.groupby("site")["rater"].nunique().eq(100).all()
    assert frame["site"].nunique() == 70


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_the_dataset_says_that_it_is_simulated(code) -> None:
    language.use(code)
    frame = kzmedia.load("simulated_ratings")
    book = kzmedia.codebook("simulated_ratings").attrs
    told = [*frame.attrs["labels"].values(), book["title"], book["description"]]
    told += [book["traps"][0], kzmedia.sources("simulated_ratings")]
    assert all(SIMULATED[code] in text.lower() for text in told)
    assert "0.8" in book["traps"][1].replace(",", ".")  # QUALITY_SPREAD
    assert design.QUALITY_SPREAD == 0.8 and design.SEVERITY_SHARE == 0.25


@steady
@given(st.integers(1, 30), st.integers(1, 30), st.integers(1, 30), st.integers(0, 99))
def test_raters_are_spread_evenly_and_none_rates_a_site_twice(sites, raters, k, seed) -> None:
    k = min(k, raters)
    frame = ratings.simulate(sites, raters, k, seed=seed)
    assert not frame.duplicated(["site", "rater"]).any()
    assert frame["site"].value_counts().eq(k).all() and frame["site"].nunique() == sites
    load = frame["rater"].value_counts().reindex(range(1, raters + 1), fill_value=0)
    assert load.max() - load.min() <= 1
    assert frame["simulated_rating"].between(1, 5).all()
    # A smaller test is a part of the full one, not another world.
    full = ratings.simulate(sites, raters, seed=seed)
    assert len(frame.merge(full)) == len(frame)


def test_who_rates_whom_is_drawn_by_lot() -> None:
    pairs = ratings.simulate(50, 100, 2).groupby("site")["rater"].agg(tuple)
    assert sum(abs(a - b) == 1 for a, b in pairs) < 10
    assert not ratings.simulate(seed=1).equals(ratings.simulate(seed=2))


def test_a_site_keeps_its_quality_when_other_settings_move() -> None:
    quality = ratings.simulated_quality(40)
    pd.testing.assert_series_equal(quality, ratings.simulated_quality(70).head(40))
    for raters in (30, 100):  # without disagreement the rating is the quality, rounded and cut
        frame = ratings.simulate(40, raters, 3, disagreement=0)
        seen = quality.loc[frame["site"]].round().clip(1, 5).to_numpy()
        assert (frame["simulated_rating"] == seen).all()
    assert quality.max() > 4.5 and ratings.simulated_quality(20_000).std() == pytest.approx(
        0.8, abs=0.02
    )


def test_disagreement_is_the_spread_around_quality_a_quarter_of_it_lasting() -> None:
    levels = wide(ratings.simulate(400, 400, disagreement=0.6)).to_numpy()
    quality = ratings.simulated_quality(400).to_numpy()
    inner = np.abs(quality - 3) < 0.8  # far from the ends nothing is cut
    error = (levels - quality[:, None])[inner]
    rounding = 1 / 12  # Sheppard's: the variance that rounding to whole points adds
    assert error.var() == pytest.approx(0.36 + rounding, rel=0.05)
    assert error.mean(axis=0).var() == pytest.approx(0.36 / 4, rel=0.2)


@pytest.mark.parametrize("disagreement", [0.5, 1.0, 2.0])
def test_reliability_is_the_models_less_what_rounding_takes(disagreement) -> None:
    table = wide(ratings.simulate(700, 700, 8, disagreement))
    model = 0.64 / (0.64 + disagreement**2)
    assert model - 0.1 < ratings.icc(table) < model
    assert ratings.alpha(table) == pytest.approx(ratings.icc(table), abs=0.01)


@pytest.mark.parametrize("half", [1, 4, 10])
def test_means_are_as_reliable_as_spearman_and_brown_say(half) -> None:
    # Two halves of a site's raters have nothing in common but the site.
    frame = ratings.simulate(1000, 1000, 2 * half, seed=4)
    order = frame.groupby("site").cumcount()
    means = [frame[order % 2 == k].groupby("site")["simulated_rating"].mean() for k in (0, 1)]
    single = ratings.icc(wide(frame))
    assert means[0].corr(means[1]) == pytest.approx(
        ratings.spearman_brown(single, half), abs=0.05
    )
    assert single < 0.45  # however reliable the mean: the raters agree no better


def test_more_raters_make_a_ranking_worth_more() -> None:
    worth = ratings.ranking_worth([1, 2, 5, 10, 100], repeats=60)
    assert worth["top_share"].between(0, 100).all() and len(worth) == 300
    means = worth.groupby("raters_per_site")[["top_share", "rank_correlation"]].mean()
    assert means["top_share"].is_monotonic_increasing
    assert means["rank_correlation"].is_monotonic_increasing
    assert means.loc[1, "top_share"] < 55 and means.loc[100, "top_share"] > 85
    # The correlation of means and quality is about the root of the reliability.
    single = ratings.alpha(wide(kzmedia.load("simulated_ratings")))
    expected = np.sqrt(ratings.spearman_brown(single, 5))
    assert means.loc[5, "rank_correlation"] == pytest.approx(expected, abs=0.04)


def test_without_agreement_a_ranking_is_a_lottery() -> None:
    worth = ratings.ranking_worth(3, disagreement=1e6, repeats=300)
    error = worth["top_share"].std() / np.sqrt(300)
    assert worth["top_share"].mean() == pytest.approx(1000 / 70, abs=4 * error) and error < 1
    assert abs(worth["rank_correlation"].mean()) < 0.03


def test_repeats_are_the_same_for_every_design_and_differ_from_each_other() -> None:
    many = ratings.ranking_worth([2, 5], repeats=4)
    alone = ratings.ranking_worth(5, repeats=4)
    pd.testing.assert_frame_equal(
        many[many["raters_per_site"] == 5].reset_index(drop=True), alone
    )
    assert alone["rank_correlation"].nunique() == 4
    agreed = ratings.ranking_worth([1, 2, 7], disagreement=0, repeats=3).groupby("repeat")
    assert (agreed[["top_share", "rank_correlation"]].nunique() == 1).all(axis=None)
    everyone = ratings.ranking_worth([None, 100], repeats=2)
    assert everyone[:2].equals(everyone[2:].reset_index(drop=True))
    assert not alone.equals(ratings.ranking_worth(5, repeats=4, seed=1))


def test_severity_does_not_disturb_a_test_where_everyone_rates_everything() -> None:
    # Five ratings of each site both times; drawn from 100 raters, some sites meet severe ones.
    same = ratings.ranking_worth(5, raters=5, repeats=200)["rank_correlation"]
    drawn = ratings.ranking_worth(5, raters=100, repeats=200)["rank_correlation"]
    error = np.sqrt((same.var() + drawn.var()) / 200)
    assert same.mean() - drawn.mean() > 4 * error


def test_equal_places_share_what_is_left_of_the_top() -> None:
    quality = np.arange(70.0)
    assert design._top_share(np.full(70, 3.0), quality, 10) == pytest.approx(1000 / 70)
    means = np.array([5, 4, 4, 4, 1.0])  # of the true best (4.0, 5.0 …) one is tied, one below
    assert design._top_share(means, np.array([9, 1, 8, 2, 0.0]), 2) == pytest.approx(
        100 * (1 + 1 / 3) / 2
    )
    assert np.isnan(design._spearman(np.full(4, 3.0), np.arange(4.0)))


def test_spearman_as_scipy() -> None:
    from scipy.stats import spearmanr

    first, second = np.random.default_rng(0).integers(1, 9, (2, 50))
    assert design._spearman(first, second) == pytest.approx(spearmanr(first, second).statistic)


BAD = [
    (lambda: ratings.simulate(sites=0), "sites"),
    (lambda: ratings.simulate(raters=2.5), "2.5"),
    (lambda: ratings.simulate(sites=True), "True"),
    (lambda: ratings.simulate(seed=-1), "-1"),
    (lambda: ratings.simulate(per_site=101), "101"),
    (lambda: ratings.simulate(per_site=0), "per_site"),
    (lambda: ratings.simulate(disagreement=-0.5), "-0.5"),
    (lambda: ratings.simulate(disagreement="much"), "much"),
    (lambda: ratings.simulated_quality(0), "sites"),
    (lambda: ratings.simulated_quality(seed="x"), "'x'"),
    (lambda: ratings.ranking_worth(5, top=70), "70"),
    (lambda: ratings.ranking_worth(5, repeats=0), "repeats"),
    (lambda: ratings.ranking_worth([5, 200]), "200"),
    (lambda: ratings.ranking_worth(2.5), "per_site"),
]


@pytest.mark.parametrize("case", range(len(BAD)))
def test_impossible_designs_are_named(case) -> None:
    call, named = BAD[case]
    named_in_three_languages(call, ValueError, named)
