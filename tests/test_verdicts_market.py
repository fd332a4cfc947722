"""The eight verdicts of lesson 01: words, figures, and the data under which they change."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from counterfactual import Case, changes_the_word, listed, put, without_a_case

from kzmedia import claims, data, language, market, panel
from kzmedia.verdicts import market as verdicts

LESSON = "01_market"
UNKNOWN = ("C03", "C04", "C07", "C08", "C09", "C11")
WORD = dict.fromkeys(UNKNOWN, "cannot_be_told") | dict.fromkeys(
    ("C06", "C12"), "partly_supported"
)
FACTS, CONFERENCE = "kazakhstan_facts", "internet_conference_innovation"
Change = dict[str, Callable[[pd.DataFrame], pd.DataFrame]]


def where(table: str, query: str, **values: object) -> Change:
    return {table: lambda rows: put(rows, query, **values)}


def found(*rows: tuple[str, int, float]) -> Change:
    """A second source turns up: indicator, year, value."""
    new = pd.DataFrame(rows, columns=["indicator", "year", "value"])
    return {FACTS: lambda facts: pd.concat([facts, new], ignore_index=True)}


def tariffs(day: float, evening: float) -> Change:
    """Price lists of 2005, with 100 for either tariff, and of 2006."""
    before = (("day_tariff", 2005, 100.0), ("evening_tariff", 2005, 100.0))
    return found(*before, ("day_tariff", 2006, day), ("evening_tariff", 2006, evening))


def lines(before: float, after: float) -> Change:
    counts = {2007: before, 2008: after}

    def change(facts: pd.DataFrame) -> pd.DataFrame:
        rows = facts["indicator"] == "kazakhtelecom_broadband"
        facts.loc[rows, "value"] = facts.loc[rows, "year"].astype(int).map(counts)
        return facts

    return {FACTS: change}


def follow(slope: float, *years: int) -> Change:
    """In these years users are read off the logarithm of the price alone."""

    def change(world: pd.DataFrame) -> pd.DataFrame:
        prices = data.load("prices").set_index(["iso3", "year"])["fixed_basket"]
        keys = pd.MultiIndex.from_frame(world[["iso3", "year"]])
        read = 50 + slope * np.log(prices.reindex(keys).to_numpy(float))
        rows = world["year"].isin(years).to_numpy() & np.isfinite(read)
        world.loc[rows, "internet_users"] = read[rows]
        return world

    return {"panel": change}


def offline(share: float) -> Change:
    """In a part of the richest third of 2008 hardly anybody is online."""

    def change(world: pd.DataFrame) -> pd.DataFrame:
        rows = world[world["year"] == 2008].dropna(subset=["gdp_per_capita", "internet_users"])
        rich = rows.nlargest(len(rows) // 3, "gdp_per_capita").index[:: int(1 / share)]
        world.loc[rich, "internet_users"] = 0.5
        return world

    return {"panel": change}


def lockstep(world: pd.DataFrame) -> pd.DataFrame:
    world["fixed_broadband"] = world["internet_users"] / 3
    return world


SMALL_LEADER = {"value": 5.0, "relation": "exact"}
STILL = where("panel", "iso3 == 'KAZ' and year >= 2008", fixed_broadband=2.0)
AHEAD = where("panel", "iso3 == 'KAZ' and year == 2008", internet_users=60.0)
GATHERED, OPENED = ("capacity_in_kazakhtelecom", 1997), ("liberalisation_begun", 2004)


def dated(*steps: tuple[str, int]) -> Change:
    def change(timeline: pd.DataFrame) -> pd.DataFrame:
        for event, year in steps:
            timeline = put(timeline, f"event_id == '{event}'", year=year)
        return timeline

    return {"timeline": change}


CASES = {
    "C03": [
        Case("a transcript", "partly_supported", found((CONFERENCE, 2008, 2008))),
        Case("of another year", "contradicted", found((CONFERENCE, 2007, 2007))),
    ],
    "C04": [
        Case("dear, few users in both years", "partly_supported", follow(-10, 2008, 2013)),
        Case("dear, many users in both years", "contradicted", follow(10, 2008, 2013)),
        Case("Kazakhstan was ahead", "contradicted", AHEAD),
        Case(
            "no large firm",
            "contradicted",
            where("lecture", "quantity == 'market_share'", **SMALL_LEADER),
        ),
    ],
    "C06": [
        Case("they move together", "cannot_be_told", {"panel": lockstep}),
        Case("no more lines", "contradicted", STILL),
    ],
    "C07": [
        Case("gathered, then opened", "partly_supported", dated(GATHERED, OPENED)),
        Case(
            "opened first",
            "contradicted",
            dated((GATHERED[0], OPENED[1]), (OPENED[0], GATHERED[1])),
        ),
    ],
    "C08": [
        Case("a register agrees", "supported", found(("providers", 2007, 400.0))),
        Case("a register differs", "contradicted", found(("providers", 2006, 150.0))),
    ],
    "C09": [
        Case("nine tenths of the lines", "partly_supported", lines(250_000, 300_000)),
        Case("half of the lines", "contradicted", lines(135_000, 170_000)),
    ],
    "C11": [
        Case("price lists agree", "partly_supported", tariffs(52, 24)),
        Case("price lists differ", "contradicted", tariffs(90, 80)),
    ],
    "C12": [
        Case("a tenth of the rich offline", "cannot_be_told", offline(0.1)),
        Case("a third of the rich offline", "contradicted", offline(1 / 3)),
    ],
}


@pytest.mark.parametrize(("claim", "case"), listed(CASES))
def test_the_word_changes(claim: str, case: Case) -> None:
    changes_the_word(claim, case)


def test_every_claim_has_a_counterfactual() -> None:
    assert without_a_case(LESSON, CASES) == []
    assert (
        set(CASES) == set(WORD) == set(data.load("claims").query("lesson == @LESSON").claim_id)
    )


@pytest.mark.parametrize(("claim", "word"), WORD.items())
def test_the_published_words(claim: str, word: str) -> None:
    assert claims.assess(claim).word == word


@pytest.mark.parametrize("claim", sorted(set(WORD) - {"C08"}))
def test_a_claim_tested_in_part_is_never_supported(claim: str) -> None:
    assert "supported" not in {WORD[claim], *(case.word for case in CASES[claim])}


UNMOVED = [
    ("C03", found(("internet_conference", 2007, 2007))),  # another conference says nothing
    ("C04", where("panel", "iso3 == 'KAZ' and year in (2004, 2008)", internet_users=60.0)),
    ("C04", follow(-10, 2008)),  # a tie of one year decides nothing
    ("C04", follow(10, 2013)),
    ("C04", where("lecture", "quantity == 'market_share'", value=30.0)),
    ("C07", dated(GATHERED)),
    ("C08", found(("providers", 2006, 390.0), ("providers", 2007, 150.0))),
    ("C08", found(("providers", 2012, 388.0))),
    ("C09", lines(250_000, 456_000)),  # an impossible year spoils the other,
    ("C09", lines(135_000, 456_000)),  # whichever way that one points
    ("C09", lines(250_000, 170_000)),
    ("C11", tariffs(52, 80)),
    ("C11", found(("day_tariff", 2005, 100.0), ("day_tariff", 2006, 50.0))),
    ("C11", found(("day_tariff", 2006, 50.0), ("evening_tariff", 2006, 25.0))),
]


@pytest.mark.parametrize(("claim", "change"), UNMOVED)
def test_what_does_not_change_a_word(claim: str, change: Change) -> None:
    tables = {name: edit(data.load(name).copy()) for name, edit in change.items()}
    assert claims.assess(claim, **tables).word == WORD[claim]


def test_the_partial_correlation_by_least_squares() -> None:
    world = data.load("panel").merge(data.load("prices"), on=["iso3", "year"])
    figures = claims.assess("C04").figures
    for year, name in ((2008, "given"), (2013, "later")):
        rows = world[world["year"] == year]
        table = (
            rows[["fixed_basket", "gdp_per_capita", "internet_users"]].astype(float).dropna()
        )
        x, z = np.log(table["fixed_basket"]), np.log(table["gdp_per_capita"])
        left = [v - np.polyval(np.polyfit(z, v, 1), z) for v in (x, table["internet_users"])]
        assert figures[name] == pytest.approx(np.corrcoef(*left)[0, 1], abs=1e-6)
        assert figures[f"{name}_n"] == len(table)
    assert figures["given_upper"] < 0 < figures["later_upper"]


def test_kazakhstan_among_countries_about_as_rich() -> None:
    rows = panel.year(data.load("panel"), verdicts.START).set_index("iso3")
    income = rows["gdp_per_capita"].astype(float)
    near = income.between(0.75 * income["KAZ"], 1.25 * income["KAZ"])
    for claim, column in (("C04", "internet_users"), ("C07", "fixed_broadband")):
        values = rows.loc[near, column].astype(float).dropna()
        figures = claims.assess(claim).figures
        assert figures["peers"] == len(values) - 1
        assert figures["peers_less"] == values.rank(method="min")["KAZ"] - 1
        assert figures["peers_median"] == values.drop("KAZ").median()


def test_the_pace_of_users_among_countries_about_as_rich() -> None:
    users = data.load("panel").pivot(index="iso3", columns="year", values="internet_users")
    income = panel.year(data.load("panel"), 2008).set_index("iso3")["gdp_per_capita"]
    near = income[income.between(0.75 * income["KAZ"], 1.25 * income["KAZ"])].index
    figures = claims.assess("C04").figures
    for name, first, last in (
        ("before", 2004, 2008),
        ("last", 2007, 2008),
        ("after", 2008, 2012),
    ):
        gain = (users[last] - users[first])[near].dropna()
        assert figures[name] == len(gain) - 1
        assert figures[f"{name}_less"] == (gain < gain["KAZ"]).sum()
    assert figures["before_less"] / figures["before"] < 1 / 3
    assert figures["after_less"] == figures["after"]  # "slowly" hangs on the years


def test_2008_is_the_only_year_with_a_tie() -> None:
    assert claims.assess("C04").figures["years"] == ("2008",)
    dear = {name: edit(data.load(name)) for name, edit in follow(-10, 2010).items()}
    assert claims.assess("C04", **dear).figures["years"] == ("2008", "2010")


def test_the_shares_of_lines() -> None:
    figures = claims.assess("C09").figures
    home = data.load("internet").query("iso3 == 'KAZ'").set_index("year")
    for year, count in ((2007, 270_000), (2008, 456_000)):
        total = home.loc[year, "fixed_broadband"] / 100 * home.loc[year, "population"]
        assert figures[f"share_{year}"] == pytest.approx(100 * count / total)
    assert figures["share_2007"] < 100 < figures["share_2008"]
    assert figures["least"] == pytest.approx(6400 + 400 / 388, abs=0.01)
    # A leader at the border: its square alone is the guideline's upper bound.
    border = market.GUIDELINES["us_2010"][1]
    assert figures["half"] ** 2 == pytest.approx(border)


def test_steps_counted_one_by_one() -> None:
    apart = steps = 0
    for _, rows in data.load("internet").groupby("iso3"):
        known = rows.set_index("year")[["internet_users", "fixed_broadband"]].dropna()
        for year in known.index.intersection(known.index + 1):
            gains = np.sign((known.loc[year] - known.loc[year - 1]).astype(float))
            steps, apart = steps + 1, apart + (gains.iloc[0] != gains.iloc[1])
    figures = claims.assess("C06").figures
    assert figures["steps"] == steps and figures["apart"] == pytest.approx(100 * apart / steps)


def test_the_rich_without_users() -> None:
    figures = claims.assess("C12").figures
    rows = panel.year(data.load("panel"), 2008)
    rows = rows.dropna(subset=["gdp_per_capita", "internet_users"])
    third = len(rows) // 3
    rich, last = rows.nlargest(third, "gdp_per_capita"), rows.nsmallest(third, "internet_users")
    assert set(rich["iso3"]) & set(last["iso3"]) == {figures["fewest_country"]}
    assert (figures["rich"], figures["without"]) == (third, 1)
    assert set(figures["before"]) == {"GNQ", "KAZ", "LBY"}
    assert figures["ahead"] == (rows["internet_users"] > figures["users"]).sum()


def test_how_far_the_readings_part() -> None:
    figures = claims.assess("C11").figures
    assert figures["day_times"] == pytest.approx(0.385 / 0.27)
    assert figures["evening_times"] == pytest.approx(0.1925 / 0.02)
    assert figures["day_least"] == pytest.approx(27)


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_the_class_of_the_market_is_in_words(code: str) -> None:
    language.use(code)
    finding = claims.assess("C09").finding
    assert language.text("labels.highly_concentrated") in finding
    assert "labels." not in finding
