"""The three verdicts of lesson 07: words, figures, and the data under which they change."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from counterfactual import Case, changes_the_word, listed, put, without_a_case

from kzmedia import claims, data, language, panel, ratings, synthetic
from kzmedia.verdicts import control as verdicts

LESSON = "07_control"
WORD = {"C41": "cannot_be_told", "C42": "cannot_be_told", "C61": "contradicted"}
CENSORSHIP = "freedom_from_censorship"
Change = dict[str, Callable[[pd.DataFrame], pd.DataFrame]]


def after_the_law(points: float, country: str = "KAZ") -> Change:
    """From 2010 on a country's score is other by so many points."""

    def change(world: pd.DataFrame) -> pd.DataFrame:
        world = world.copy()
        rows = (world["iso3"] == country) & (world["year"] >= 2010)
        world.loc[rows, CENSORSHIP] += points
        return world

    return {"panel": change}


def events_follow(slope: float, later: int) -> Change:
    """Mass events are read off the freedom of so many years before, and a little chance."""

    def change(world: pd.DataFrame) -> pd.DataFrame:
        earlier = world[["iso3", "year", CENSORSHIP]].assign(year=world["year"] + later)
        seen = world[["iso3", "year"]].merge(earlier, on=["iso3", "year"], how="left")
        chance = np.random.default_rng(5).normal(size=len(world))
        return world.assign(mass_mobilization=slope * seen[CENSORSHIP].to_numpy() + chance)

    return {"panel": change}


def second_source(**values: float) -> Change:
    def change(facts: pd.DataFrame) -> pd.DataFrame:
        rows = [{"indicator": name, "year": 2009, "value": v} for name, v in values.items()]
        return pd.concat([facts, pd.DataFrame(rows)], ignore_index=True)

    return {"kazakhstan_facts": change}


CASES = {
    "C41": [
        Case("the score collapses", "partly_supported", after_the_law(-4)),
        Case("the score soars", "contradicted", after_the_law(4)),
    ],
    "C42": [
        Case("70 sites", "partly_supported", second_source(site_test_websites=70)),
        Case("other numbers", "contradicted", second_source(site_test_websites=20)),
        Case(
            "one of two agrees",
            "partly_supported",
            second_source(site_test_websites=20, site_test_journalists=95),
        ),
    ],
    "C61": [
        Case("events the same year", "partly_supported", events_follow(-0.5, 0)),
        Case("events the year after", "partly_supported", events_follow(-0.5, 1)),
        Case("events by chance", "cannot_be_told", events_follow(0, 0)),
    ],
}


@pytest.mark.parametrize(("claim", "case"), listed(CASES))
def test_the_word_changes(claim: str, case: Case) -> None:
    changes_the_word(claim, case)


def test_every_data_claim_has_a_counterfactual() -> None:
    assert without_a_case(LESSON, CASES) == []


@pytest.mark.parametrize(("claim", "word"), WORD.items())
def test_the_published_words(claim: str, word: str) -> None:
    assert claims.assess(claim).word == word


def test_nothing_is_wholly_supported() -> None:
    reached = {case.word for cases in CASES.values() for case in cases} | set(WORD.values())
    assert reached == {"partly_supported", "contradicted", "cannot_be_told"}


@pytest.mark.parametrize("points", [-4, 4])
def test_both_pools_must_speak(points: float) -> None:
    """Another country that moves further takes the only unusual place of each pool."""
    world = after_the_law(points)["panel"](data.load("panel"))
    for country in ("RUS", "UZB"):  # Russia is in both pools, Uzbekistan in one
        beaten = after_the_law(2 * points, country)["panel"](world)
        assert claims.assess("C41", panel=beaten).word == "cannot_be_told"


@pytest.mark.parametrize(("points", "word"), [(-0.2, "cannot_be_told"), (1, "cannot_be_told")])
def test_a_change_within_what_others_had_decides_nothing(points: float, word: str) -> None:
    world = after_the_law(points)["panel"](data.load("panel"))
    assert claims.assess("C41", panel=world).word == word


def looked(**other: float) -> dict[str, float]:
    base = {"n": 15, "place": 8, "place_high": 8, "lower": -1.0, "upper": 1.0}
    return base | other


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("place", "lower", "upper", "n", "said"),
    [
        (1, -2, -1, 15, 1),
        (2, -2, -1, 15, 0),
        (2, -2, -1, 20, 1),
        (1, -2, 0.1, 15, 0),
        (8, -2, -1, 81, 1),
        (9, -2, -1, 81, 0),
    ],
)
def test_the_same_hurdle_in_both_directions(turned, place, lower, upper, n, said) -> None:
    if turned:
        given = looked(n=n, place_high=place, lower=-upper, upper=-lower)
        assert verdicts._said(given) == -said
    else:
        assert verdicts._said(looked(n=n, place=place, lower=lower, upper=upper)) == said


def test_the_pools_are_what_the_rule_says() -> None:
    world = data.load("panel")
    pools = verdicts.donor_pools(world)
    rows = world.query("year == 2008").set_index("iso3")
    income = rows["gdp_per_capita"]
    assert len(pools["history"]) == 15 and "EST" in pools["history"]
    for code in rows.index:
        is_one = str(rows.loc[code, "regime"]).startswith("autocracy")
        near = 0.5 <= income[code] / income["KAZ"] <= 2
        assert (code in pools["alike"]) == (is_one and bool(near))


def test_figures_of_the_law_worked_out_another_way() -> None:
    world = data.load("panel")
    wide = world.query("2000 <= year <= 2012").pivot(
        index="year", columns="iso3", values=CENSORSHIP
    )
    donors = panel.members(panel.year(world, 2008), "post_soviet")
    gap = synthetic.synthetic_control(wide, "KAZ", 2008, donors).gap.loc[2010:].mean()
    found = claims.assess("C41").figures
    assert found["history_gap"] == pytest.approx(gap)
    for pool in ("history", "alike", "all"):
        assert found[f"{pool}_lower"] <= found[f"{pool}_gap"] <= found[f"{pool}_upper"]
    # A small pool is not fitted by everybody, the world is; and then any gap is possible.
    assert found["history_exact"] < 50 < found["all_exact"]
    assert found["all_lower"] < -1 and found["all_upper"] > 0
    change = wide.loc[2010:].mean() - wide.loc[2006:2008].mean()
    assert found["plain_more"] == change.rank()["KAZ"] - 1
    assert found["change"] == pytest.approx(change["KAZ"])


def test_what_neighbouring_choices_would_say() -> None:
    """No window or measure near the chosen one takes Kazakhstan to the edge of its pools."""
    world = data.load("panel")
    for column in (CENSORSHIP, *verdicts.OTHERS.values()):
        whole = world.pivot(index="year", columns="iso3", values=column)
        for donors in verdicts.donor_pools(world).values():
            for before, last in ((2008, 2011), (2008, 2013), (2009, 2012)):
                wide = whole.loc[2000:last]
                found = synthetic.placebos(wide, "KAZ", before, donors, after=2010)
                place = synthetic.placebo_rank(found, "KAZ", by="lower")
                assert place.share > verdicts.TENTH


def test_figures_of_protest_worked_out_another_way() -> None:
    world = data.load("panel")
    found = claims.assess("C61").figures
    same = panel.fixed_effects(world, "mass_mobilization", CENSORSHIP, confidence=0.975)
    assert found["same"] == pytest.approx(same.slope)
    assert found["same_lower"] == pytest.approx(same.lower)
    table = world.sort_values(["iso3", "year"])
    earlier = table.groupby("iso3")[CENSORSHIP].shift()
    later = panel.fixed_effects(table.assign(x=earlier), "mass_mobilization", "x")
    assert found["later"] == pytest.approx(later.slope)
    # The rule says: with intervals at 95% the word would be the same.
    assert later.lower > 0 and found["later_lower"] > 0
    assert found["democracies_upper"] < 0
    assert found["halves_silent"] == 2


def test_one_look_for_and_one_against_decide_nothing() -> None:
    """Freedom brings events at once and fewer a year later."""
    world = data.load("panel")
    now = events_follow(4, 0)["panel"](world)["mass_mobilization"]
    then = events_follow(-4, 1)["panel"](world)["mass_mobilization"]
    found = claims.assess("C61", panel=world.assign(mass_mobilization=now + then))
    assert found.figures["same_lower"] > 0 > found.figures["later_upper"]
    assert found.word == "cannot_be_told"


def test_figures_of_the_test_of_sites() -> None:
    found = claims.assess("C42").figures
    wide = ratings.simulate().pivot(index="site", columns="rater", values="simulated_rating")
    assert found["middle_needed"] == ratings.raters_needed(ratings.icc(wide), 0.8)
    assert found["low_needed"] < found["middle_needed"] < found["high_needed"]
    assert found["middle_load"] == pytest.approx(70 * found["middle_needed"] / 100)


def test_the_model_does_not_decide() -> None:
    quiet = put(data.load("simulated_ratings"), "rater > 50", simulated_rating=3)
    assert claims.assess("C42", simulated_ratings=quiet).word == "cannot_be_told"


def test_the_simulated_are_called_so() -> None:
    for code, word in (("en", "model"), ("kk", "одель"), ("ru", "модели")):
        language.use(code)
        assert word in claims.assess("C42").finding
