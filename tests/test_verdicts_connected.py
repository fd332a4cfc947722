"""The five verdicts of lesson 02: words, figures, and the data under which they change."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from counterfactual import Case, changes_the_word, listed, put, without_a_case

from kzmedia import claims, data
from kzmedia.verdicts import connected as verdicts
from kzmedia.verdicts._users import growth_when_passed

LESSON = "02_connected"
WORD = {
    "C10": "partly_supported",
    "C14": "normative",
    "C34": "normative",
    "C46": "normative",
    "C50": "partly_supported",
}
Change = dict[str, Callable[[pd.DataFrame], pd.DataFrame]]


def kazakhstan(year: int, share: float) -> Change:
    """Another share of users in Kazakhstan in a year."""
    where = f"iso3 == 'KAZ' and year == {year}"
    return {"internet": lambda world: put(world, where, internet_users=share)}


def lecture(**values: float) -> Change:
    """Other numbers in the lecture's sentence of claim C10."""

    def change(table: pd.DataFrame) -> pd.DataFrame:
        for quantity, value in values.items():
            table = put(table, f"claim_id == 'C10' and quantity == {quantity!r}", value=value)
        return table

    return {"lecture": change}


def rising(level: int, growth: int) -> Change:
    """Users read off income alone: its level in 2008, its growth from then to 2022."""

    def change(world: pd.DataFrame) -> pd.DataFrame:
        world = world.copy()
        income = np.log(world["gdp_per_capita"].astype(float))
        start = world["iso3"].map(
            income[world["year"] == 2008].set_axis(world.query("year == 2008")["iso3"])
        )
        chance = np.random.default_rng(5)
        noise = pd.Series(chance.random(len(world)), index=world.index)
        before = 5 * level * start + (noise if level == 0 else 0)
        gained = 20 * growth * (income - start) + (noise if growth == 0 else 0)
        then, now = world["year"] == 2008, world["year"] == 2022
        world.loc[then, "internet_users"] = before[then]
        of_2008 = world["iso3"].map(before[then].set_axis(world.loc[then, "iso3"]))
        world.loc[now, "internet_users"] = (of_2008 + gained)[now]
        return world

    return {"panel": change}


CASES = {
    "C10": [
        # 4.77% of 16.26 million are 775 thousand, 1.47 times the 526 thousand of 2006.
        Case("as the lecture says, in 2007", "supported", kazakhstan(2007, 4.77)),
        Case("three million", "contradicted", lecture(users=3_000_000)),
        Case("passed later only", "cannot_be_told", kazakhstan(2008, 4.5)),
        Case("fast already in 2007", "cannot_be_told", lecture(growth_factor=1.2)),
        Case("passed in a leap", "cannot_be_told", kazakhstan(2008, 30)),
        Case("passed in small steps", "cannot_be_told", kazakhstan(2008, 5.5)),
        Case("no share of 2006", "cannot_be_told", kazakhstan(2006, np.nan)),
    ],
    "C34": [
        Case("already 40% in 2006", "contradicted", kazakhstan(2006, 40)),
        Case("no share of 2006", "cannot_be_told", kazakhstan(2006, np.nan)),
    ],
    "C46": [
        Case("nearly everybody online", "contradicted", kazakhstan(2009, 90)),
        Case("no share of 2009", "cannot_be_told", kazakhstan(2009, np.nan)),
    ],
    "C50": [
        Case("the poor are online", "contradicted", rising(-1, 0)),
        Case("losses with growth", "contradicted", rising(0, -1)),
        Case("nothing to do with it", "cannot_be_told", rising(0, 0)),
        Case("two looks that disagree", "cannot_be_told", rising(1, -1)),
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


@pytest.mark.parametrize("looks", [(1, 0), (0, 1)])
def test_one_of_two_looks_is_partly(looks: tuple[int, int]) -> None:
    world = rising(*looks)["panel"](data.load("panel"))
    assert claims.assess("C50", panel=world).word == "partly_supported"


def test_each_condition_of_c10_decides() -> None:
    """With the other ways to "partly" closed, near numbers and the right growth still count."""
    internet = put(data.load("internet"), "iso3 == 'KAZ' and year == 2008", internet_users=4.5)
    slow = put(internet, "iso3 == 'KAZ' and year == 2007", internet_users=5.0)
    slow = put(slow, "iso3 == 'KAZ' and year == 2006", internet_users=4.45)
    assert claims.assess("C10", internet=slow).word == "partly_supported"
    steep = put(internet, "iso3 == 'KAZ' and year == 2005", internet_users=2.25)
    found = claims.assess("C10", internet=steep)
    assert 1.4 < found.figures["pace_2006"] < 1.5 and found.word == "partly_supported"


def test_figures_worked_out_another_way() -> None:
    world = data.load("internet")
    home = world[world["iso3"] == "KAZ"].set_index("year")
    users = home["internet_users"] * home["population"].astype(float) / 1e5
    found = claims.assess("C10").figures
    assert found["users_2007"] == pytest.approx(users[2007])
    assert found["pace_2008"] == pytest.approx(users[2008] / users[2007])
    # 66% never online, against 50.6% by the ITU.
    assert found["apart"] == pytest.approx(50.6 / 34)
    assert found["before"] == pytest.approx(820 / 1.5)
    assert found["market_apart"] == pytest.approx(2200 / users[2008])
    assert found["poorer"] > 1 and found["neighbour"] > found["online"]
    gains = world.pivot(index="iso3", columns="year", values="internet_users")
    gains = (gains[2012] - gains[2006]).dropna()
    assert found["gain"] == pytest.approx(gains["KAZ"]) and found["gain_n"] == len(gains)
    assert found["gain_rank"] == 1 + (gains > gains["KAZ"]).sum()


def test_growth_when_a_number_is_passed() -> None:
    """Doubling is doubling at any moment; on a line 250 of 300 is 150 a year before."""
    years, doubling = range(2005, 2009), pd.Series([50.0, 100, 200, 400], range(2005, 2009))
    for level in (101, 141, 199, 300):
        assert growth_when_passed(doubling, level, (2006, 2007)) == pytest.approx(2)
    line = pd.Series([0.0, 100, 200, 300], years)
    assert growth_when_passed(line, 250, (2006, 2007), even=False) == pytest.approx(250 / 150)
    assert np.isnan(growth_when_passed(doubling, 90, (2006, 2007)))
    assert np.isnan(growth_when_passed(doubling, 401, (2006, 2007)))


def test_the_rule_of_c10_hangs_on_how_growth_is_spread() -> None:
    """Even growth between 2007 and 2008 is within "almost 1.5", a straight line just beyond."""
    found = claims.assess("C10").figures
    months = np.log(820 / found["users_2007"]) / np.log(found["pace_2008"])
    earlier = found["users_2006"] * found["pace_2007"] ** months
    assert found["then"] == pytest.approx(820 / earlier)
    assert 1.4 < found["then"] < 1.5 < found["straight"] < 1.51


def test_the_crossing_by_hand() -> None:
    """820 thousand in 2006: ×1.5⁵ is 6.2 million in 2011 (36%), ×1.5⁶ 9.3 in 2012 (54%)."""
    found = claims.assess("C34").figures
    assert (found["crossed"], found["carried_2006"], found["carried_2007"]) == (
        2011,
        2012,
        2013,
    )
    assert (found["rank_2008"], found["rank_2010"]) == (81, 46)
    assert 14 < found["lines"] < 15  # never 40 fixed lines per 100 people
    world = data.load("internet").query("year == 2006")["internet_users"].dropna()
    assert (found["above"], found["countries"]) == ((world >= 40).sum(), len(world))
    assert 0 < found["serving"] <= found["below"]


def test_a_threshold_that_is_never_passed_has_no_year() -> None:
    low = data.load("internet")
    rows = low["iso3"] == "KAZ"
    low = low.assign(internet_users=low["internet_users"].where(~rows, 1.0))
    found = claims.assess("C34", internet=low)
    assert np.isnan(found.figures["crossed"]) and "–" in found.finding


def test_the_divide_is_that_of_the_same_countries() -> None:
    wide = data.load("internet").pivot(index="iso3", columns="year")
    both = wide[["internet_users", "population"]].dropna(axis=1, how="all")
    both = both.loc[:, [(m, y) for m in ("internet_users", "population") for y in (2009, 2022)]]
    both = both.dropna().astype(float)
    found = claims.assess("C46").figures
    assert found["n"] == len(both)
    for when, year in (("then", 2009), ("now", 2022)):
        shares = both["internet_users"][year].to_numpy()
        pairs = np.abs(shares[:, None] - shares[None, :]).mean() / 2
        assert found[f"gini_{when}"] == pytest.approx(pairs / shares.mean())
        assert found[f"offline_{when}"] == pytest.approx(pairs / (100 - shares).mean())
    # The counter-argument: the two go opposite ways.
    assert found["gini_now"] < found["gini_then"] and found["people_now"] < found["people_then"]
    assert found["offline_now"] > found["offline_then"]
    assert (found["men"], found["women"]) == (80.0, 77.9)


def test_those_offline_are_weighted_by_people() -> None:
    found = claims.assess("C14").figures
    assert found["home_then"] == 89 and found["home_now"] == pytest.approx(7.7, abs=0.05)
    rows = data.load("internet").query("year == 2022").dropna()
    people = rows["population"].astype(float)
    offline = (100 - rows["internet_users"]) * people / 100
    assert found["billions"] == pytest.approx(offline.sum() / 1e9, rel=0.02)
    assert found["world_now"] == pytest.approx(100 * offline.sum() / people.sum(), abs=0.5)


def test_two_looks_share_the_error() -> None:
    found = claims.assess("C50").figures
    world = data.load("panel").query("year == 2008")
    income = np.log(world["gdp_per_capita"].astype(float))
    assert found["levels"] == pytest.approx(income.corr(world["internet_users"]))
    assert pytest.approx(0.975) == verdicts.BOTH
    assert found["grown_lower"] < 0 < found["grown_upper"]  # growth itself is silent
    assert found["odds_lower"] > 0  # in log odds, about the lecture's time, it is not
    share = data.load("panel")[["iso3", "year", "internet_users", "gdp_per_capita"]].dropna()
    share = share[share["internet_users"].between(0, 100, inclusive="neither")]
    odds = np.log(share["internet_users"] / (100 - share["internet_users"]))
    both = share.assign(odds=odds, income=np.log(share["gdp_per_capita"].astype(float)))
    wide = both.pivot(index="iso3", columns="year", values=["odds", "income"]).astype(float)
    step = wide.xs(2010, axis=1, level=1) - wide.xs(2005, axis=1, level=1)
    assert found["odds"] == pytest.approx(step["income"].corr(step["odds"]))
    assert found["odds_n"] == len(step.dropna())
    assert found["policy_lower"] < 0 < found["policy_upper"] < found["policy_levels"]
