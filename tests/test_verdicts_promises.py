"""Verdicts of lesson 06b: the words today, and the worlds in which they would be others."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import kzmedia
from kzmedia import claims, language
from kzmedia.verdicts import CONTRADICTED, PARTLY, SUPPORTED, UNDECIDED

TODAY = {
    "C30": UNDECIDED,
    "C33": UNDECIDED,
    "C36": PARTLY,
    "C43": UNDECIDED,
    "C49": UNDECIDED,
    "C55": UNDECIDED,
    "C59": UNDECIDED,
}
PARTICIPATION = ("participatory_democracy", "civil_society_participation")
# Claim: the score and the measures that its rule reads.
READS = {
    "C30": ("internet_users", (*PARTICIPATION, "engaged_society")),
    "C33": ("egdi", ("diagonal_accountability",)),
    "C43": ("egdi", ("impartial_administration", "engaged_society")),
    "C49": ("epi", ("voice_accountability",)),
    "C55": ("internet_users", PARTICIPATION),
    "C59": ("internet_users", (*PARTICIPATION, "vertical_accountability")),
}
CORRUPTION = ("control_of_corruption", "public_sector_corruption")


@pytest.fixture(scope="module")
def world() -> pd.DataFrame:
    return kzmedia.load("panel")


def follow(world: pd.DataFrame, score: str, signs: dict[str, int]) -> pd.DataFrame:
    """A world in which each measure follows the score (1), runs against it (-1) or neither."""
    # Of twenty seeds one makes a silent world speak: that is the rule's own error rate.
    luck = np.random.default_rng(2).normal(size=(len(signs), len(world)))
    spread = world[score].std()
    made = {
        measure: sign * world[score].fillna(0) + 0.1 * spread * luck[i]
        for i, (measure, sign) in enumerate(signs.items())
    }
    return world.assign(**made)


@pytest.mark.parametrize(("claim", "word"), TODAY.items())
def test_words_of_today(claim: str, word: str) -> None:
    assert claims.assess(claim).word == word


@pytest.mark.parametrize(("sign", "word"), [(1, PARTLY), (0, UNDECIDED), (-1, CONTRADICTED)])
@pytest.mark.parametrize("claim", ["C30", "C33", "C43", "C49", "C55"])
def test_another_world_another_word(
    world: pd.DataFrame, claim: str, sign: int, word: str
) -> None:
    # Even a perfect world is "partly" only: the young, trust, feelings, voters have no data.
    score, measures = READS[claim]
    table = follow(world, score, dict.fromkeys(measures, sign))
    assert claims.assess(claim, panel=table).word == word


@pytest.mark.parametrize(
    ("signs", "word"),
    [
        ((1, -1), SUPPORTED),
        ((1, 0), PARTLY),
        ((0, -1), PARTLY),
        ((0, 0), UNDECIDED),
        ((1, 1), UNDECIDED),  # the two measures contradict each other
        ((-1, 0), CONTRADICTED),
        ((0, 1), CONTRADICTED),  # more e-government, more corruption
    ],
)
def test_corruption_needs_both_measures_and_minds_the_scale(
    world: pd.DataFrame, signs: tuple[int, int], word: str
) -> None:
    table = follow(world, "egdi", dict(zip(CORRUPTION, signs, strict=True)))
    assert claims.assess("C36", panel=table).word == word


def test_levels_alone_are_no_effect(world: pd.DataFrame) -> None:
    # Corruption is what EGDI of 2022 says, in every year: levels agree, nothing changes.
    last = world[world["year"] == 2022].set_index("iso3")["egdi"]
    fixed = world["iso3"].map(last)
    luck = np.random.default_rng(1).normal(scale=0.05, size=(2, len(world)))
    made = dict(zip(CORRUPTION, (fixed + luck[0], -fixed + luck[1]), strict=True))
    verdict = claims.assess("C36", panel=world.assign(**made))
    assert verdict.figures["levels"] > 0.9
    assert verdict.word == UNDECIDED


@pytest.mark.parametrize(
    ("signs", "word"),
    [
        ((1, 1, 1), CONTRADICTED),
        ((-1, -1, -1), CONTRADICTED),
        ((1, -1, 0), PARTLY),
        ((0, 0, 0), UNDECIDED),
        ((1, 0, 0), UNDECIDED),  # silence does not disagree
        ((0, -1, -1), UNDECIDED),
    ],
)
def test_one_way_or_not(world: pd.DataFrame, signs: tuple[int, ...], word: str) -> None:
    score, measures = READS["C59"]
    table = follow(world, score, dict(zip(measures, signs, strict=True)))
    verdict = claims.assess("C59", panel=table)
    assert verdict.word == word
    looks = verdict.figures["up"], verdict.figures["down"], verdict.figures["all"]
    assert looks == (3 * signs.count(1), 3 * signs.count(-1), 9)


@pytest.mark.parametrize(("sign", "wider"), [(1, PARTLY), (0, UNDECIDED), (-1, CONTRADICTED)])
@pytest.mark.parametrize(
    ("claim", "measure"),
    [("C33", "government_effectiveness"), ("C55", "vertical_accountability")],
)
def test_what_another_measure_would_say(
    world: pd.DataFrame, claim: str, measure: str, sign: int, wider: str
) -> None:
    # The counter-argument names the word; the verdict itself does not read the measure.
    table = follow(world, READS[claim][0], {measure: sign})
    verdict = claims.assess(claim, panel=table)
    assert verdict.word == UNDECIDED
    assert verdict.figures["wider"] == f"claims.word.{wider}"
    assert language.text(f"claims.word.{wider}") in verdict.counter


def test_growth_is_held_still_in_the_same_countries(world: pd.DataFrame) -> None:
    columns = ["egdi", "control_of_corruption", "log_gdp"]
    rows = world.assign(log_gdp=np.log(world["gdp_per_capita"])).set_index(["iso3", "year"])
    moved = rows[columns].xs(2022, level="year") - rows[columns].xs(2008, level="year")
    moved = moved.dropna()
    left = [
        moved[one] - np.polyval(np.polyfit(moved["log_gdp"], moved[one], 1), moved["log_gdp"])
        for one in columns[:2]
    ]
    figures = claims.assess("C36").figures
    assert figures["known_n"] == len(moved) < figures["n"]
    assert figures["known"] == pytest.approx(moved["egdi"].corr(moved["control_of_corruption"]))
    assert figures["growth"] == pytest.approx(left[0].corr(left[1]))


def test_figures_are_plain_correlations(world: pd.DataFrame) -> None:
    columns = ["egdi", *CORRUPTION]
    wide = world.set_index(["iso3", "year"])[columns]
    moved = wide.xs(2022, level="year") - wide.xs(2008, level="year")
    figures = claims.assess("C36").figures
    level = wide.xs(2022, level="year")
    assert figures["levels"] == pytest.approx(level["egdi"].corr(level[CORRUPTION[0]]))
    assert figures["changes"] == pytest.approx(moved["egdi"].corr(moved[CORRUPTION[0]]))
    assert figures["other"] == pytest.approx(-moved["egdi"].corr(moved[CORRUPTION[1]]))
    assert figures["other_lower"] < figures["other"] < figures["other_upper"]
    assert figures["n"] == len(moved[["egdi", CORRUPTION[0]]].dropna())


def test_only_the_advanced_count(world: pd.DataFrame) -> None:
    before = claims.assess("C43")
    start = world[world["year"] == 2008].set_index("iso3")["internet_users"]
    behind = start.index[start < start.quantile(2 / 3)]
    table = world.copy()
    table.loc[table["iso3"].isin(behind), "impartial_administration"] = 0.0
    assert claims.assess("C43", panel=table).figures == before.figures
    table.loc[table["iso3"] == "NOR", "impartial_administration"] = 0.0
    assert claims.assess("C43", panel=table).figures != before.figures


def test_more_measures_wider_intervals(world: pd.DataFrame) -> None:
    # The same correlation, as one of three measures (C30) and as one of two (C55).
    table = world.assign(civil_society_participation=world["participatory_democracy"])
    three, two = (claims.assess(claim, panel=table).figures for claim in ("C30", "C55"))
    assert three["changes"] == two["changes"]
    width = {
        name: one["changes_upper"] - one["changes_lower"]
        for name, one in {"three": three, "two": two}.items()
    }
    assert width["three"] > width["two"]


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("claim", TODAY)
def test_finding_and_counter_hold_their_figures(claim: str, lang: str) -> None:
    language.use(lang)
    try:
        verdict = claims.assess(claim)
        shown = language.number(verdict.figures["levels"], 2)
        assert shown in verdict.finding
        assert any(sign.isdigit() for sign in verdict.counter.replace(claim, ""))
        assert "{" not in verdict.finding + verdict.counter + verdict.rule
    finally:
        language.use("en")
