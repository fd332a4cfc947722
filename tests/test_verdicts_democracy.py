"""The six verdicts of lesson 06: words, figures, and the data under which they change."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from counterfactual import Case, changes_the_word, listed, put, without_a_case

import notebooks
from kzmedia import claims, data, language, panel
from kzmedia.verdicts import democracy as verdicts

LESSON = "06_democracy"
WORD = {
    "C15": "partly_supported",
    "C17": "supported",
    "C22": "partly_supported",
    "C40": "partly_supported",
    "C44": "cannot_be_told",
    "C62": "cannot_be_told",
}
LEADERS = "year == 2022 and egdi > 0.73 and regime == regime"
Change = dict[str, Callable[[pd.DataFrame], pd.DataFrame]]


def with_panel(change: Callable[[pd.DataFrame], pd.DataFrame]) -> Change:
    return {"panel": change}


def where(query: str, **values: object) -> Change:
    return with_panel(lambda world: put(world, query, **values))


def follow(world: pd.DataFrame, x: str, *measures: str, slope: float = 1) -> pd.DataFrame:
    """From 2008 on the measures rise (or fall) with x, country by country."""
    world = world.copy()
    start = world[world["year"] == 2008].set_index("iso3")
    gain = world[x].astype(float) - world["iso3"].map(start[x].astype(float))
    later = (world["year"] > 2008) & gain.notna()
    for measure in measures:
        stepped = world["iso3"].map(start[measure]) + slope * gain
        world.loc[later, measure] = stepped[later]
    return world


def shuffled(world: pd.DataFrame, columns: list[str], share: float = 1.0) -> pd.DataFrame:
    """Hand the values of 2022 round among a share of the countries."""
    world, chance = world.copy(), np.random.default_rng(5)
    rows = world.index[(world["year"] == 2022) & world[columns[0]].notna()]
    some = chance.choice(rows, size=int(share * len(rows)), replace=False)
    for column in columns:
        world.loc[some, column] = world.loc[chance.permutation(some), column].to_numpy()
    return world


def random(world: pd.DataFrame, column: str) -> pd.DataFrame:
    return world.assign(**{column: np.random.default_rng(5).random(len(world))})


def few_autocracies(world: pd.DataFrame) -> pd.DataFrame:
    leading = world.query(LEADERS + " and regime.str.startswith('autocracy')").index
    world.loc[leading[4:], "regime"] = "democracy_liberal"
    return world


def singapore(**values: object) -> Change:
    return where("iso3 == 'SGP' and egdi == egdi", **values)


def farther(world: pd.DataFrame) -> pd.DataFrame:
    rows = world["iso3"] == "SGP"
    world.loc[rows, "egdi"] *= 0.8
    return world


def few_countries(world: pd.DataFrame) -> pd.DataFrame:
    return world[world["iso3"].isin(sorted(world["iso3"].unique())[::8])]


def both_follow(world: pd.DataFrame, slope: float) -> pd.DataFrame:
    """Both measures rise by the same part of their scales."""
    world = follow(world, "egdi", "electoral_democracy", slope=slope)
    return follow(world, "egdi", "voice_accountability", slope=5 * slope)


def linked(sign: int, *years: int) -> Change:
    """In these years consultation is read off internet use alone."""

    def change(world: pd.DataFrame) -> pd.DataFrame:
        world, rows = world.copy(), world["year"].isin(years)
        world.loc[rows, "civil_society_consulted"] = sign * world["internet_users"] / 50
        return world

    return with_panel(change)


def kept(sign: int) -> Change:
    """In 2022 equality is that of 2008 and more (or less), the more EGDI there was in 2008."""

    def change(world: pd.DataFrame) -> pd.DataFrame:
        world, start = world.copy(), world[world["year"] == 2008].set_index("iso3")
        later = start["egalitarian_component"] + sign * start["egdi"] / 4
        world.loc[world["year"] == 2022, "egalitarian_component"] = world["iso3"].map(later)
        return world

    return with_panel(change)


OTHERS = list(verdicts.OTHER_MARKS.values())
CASES = {
    "C15": [
        Case(
            "no autocracy leads", "cannot_be_told", where(LEADERS, regime="democracy_liberal")
        ),
        Case("four autocracies lead", "cannot_be_told", with_panel(few_autocracies)),
    ],
    "C17": [
        Case("a democracy", "contradicted", where("iso3 == 'SGP'", regime="democracy_liberal")),
        Case("far off in both ways", "contradicted", singapore(egdi=0.5, egdi_rank=90)),
        Case("far off by value", "partly_supported", with_panel(farther)),
        Case(
            "once a democracy",
            "partly_supported",
            where("iso3 == 'SGP' and year == 2020", regime="democracy_electoral"),
        ),
        Case("never rated", "cannot_be_told", singapore(egdi=np.nan, egdi_rank=pd.NA)),
    ],
    "C22": [
        Case("the only mark", "supported", with_panel(lambda world: shuffled(world, OTHERS))),
        Case(
            "no mark",
            "contradicted",
            with_panel(lambda world: shuffled(world, ["freedom_of_expression"])),
        ),
        Case(
            "between",
            "cannot_be_told",
            with_panel(lambda world: shuffled(world, ["freedom_of_expression"], 0.35)),
        ),
    ],
    "C40": [
        Case("they rise", "contradicted", with_panel(lambda world: both_follow(world, 1))),
        Case(
            "democracy alone rises with it",
            "cannot_be_told",
            with_panel(lambda world: follow(world, "egdi", "electoral_democracy")),
        ),
        Case(
            "voice alone rises with it",
            "cannot_be_told",
            with_panel(lambda world: follow(world, "egdi", "voice_accountability", slope=5)),
        ),
        Case("few countries", "cannot_be_told", with_panel(few_countries)),
    ],
    "C44": [
        Case("a tie in 2008 too", "partly_supported", linked(1, 2008)),
        Case("the other way round", "contradicted", linked(-1, 2008, 2022)),
    ],
    "C62": [
        Case(
            "rises with e-participation alone",
            "partly_supported",
            with_panel(
                lambda world: follow(random(world, "egdi"), "epi", "egalitarian_component")
            ),
        ),
        Case("kept where e-government was", "partly_supported", kept(1)),
        Case("lost where e-government was", "contradicted", kept(-1)),
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


@pytest.mark.parametrize("claim", ["C15", "C40", "C44", "C62"])
def test_a_claim_tested_in_part_is_never_supported(claim: str) -> None:
    reached = {WORD[claim], *(case.word for case in CASES[claim])}
    contradicted = {"contradicted"} if claim != "C15" else set()
    assert reached == {"partly_supported", "cannot_be_told"} | contradicted


def test_what_does_not_change_a_word() -> None:
    world = data.load("panel")
    # Another mark is as good, though not the best one.
    assert claims.assess("C22", panel=shuffled(world, OTHERS[:1])).word == "partly_supported"
    # Equality falls where EGDI rises, and rises where there was much of it: no clear sign.
    split = claims.assess("C62", panel=follow(world, "egdi", "egalitarian_component", slope=-1))
    assert split.figures["egdi_upper"] < 0 < split.figures["kept_lower"]
    assert split.word == "cannot_be_told"
    # A rise that is certain but small is small.
    found = claims.assess("C40", panel=both_follow(world, 0.1))
    assert found.figures["democracy_lower"] > 0 < found.figures["voice_lower"]
    assert found.word == "partly_supported"


@pytest.mark.parametrize(("sign", "year"), [(1, 2022), (-1, 2022), (-1, 2008)])
def test_a_tie_of_one_year_decides_nothing(sign: int, year: int) -> None:
    found = claims.assess("C44", panel=linked(sign, year)["panel"](data.load("panel")))
    assert found.figures[f"income_{year}"] == pytest.approx(sign)
    assert found.word == "cannot_be_told"


def test_the_same_border_for_both_measures_of_democracy() -> None:
    found = claims.assess("C40").figures
    for part, scale in (("democracy", 1), ("voice", 5)):
        assert found[f"{part}_most"] == pytest.approx(found[f"{part}_upper"] * found["gain"])
        # The lesson says: a border half as high would not change the word.
        assert found[f"{part}_most"] < verdicts.SMALL * scale / 2


def test_figures_worked_out_another_way() -> None:
    world = data.load("panel")
    at = {year: world[world["year"] == year].set_index("iso3") for year in (2008, 2022)}
    measures = ["egdi", "electoral_democracy", "egalitarian_component"]
    change = at[2022][measures] - at[2008][measures]
    rated = at[2022].dropna(subset=["egdi"])
    third = rated.nlargest(len(rated) // 3, "egdi")["regime"].dropna()
    found = claims.assess("C40").figures
    assert found["changes"] == pytest.approx(change.corr().iloc[0, 1])
    assert found["gain"] == pytest.approx(change["egdi"].mean())
    old = at[2008]["regime"].str.startswith("autocracy") == True  # noqa: E712
    autocracies = change.reindex(at[2008].index[old]).iloc[:, :2].dropna()
    assert found["autocracies_democracy"] == pytest.approx(autocracies.corr().iloc[0, 1])
    assert claims.assess("C62").figures["egdi"] == pytest.approx(change.corr().iloc[0, 2])
    leading = third.str.startswith("autocracy").sum()
    found = claims.assess("C15").figures
    assert (found["democracies"], found["autocracies"]) == (len(third) - leading, leading)
    ranked = at[2022].sort_values("egdi_rank")["regime"]
    assert set(ranked.head(found["liberal"])) == {"democracy_liberal"}
    assert ranked.iloc[found["liberal"]] != "democracy_liberal"


def test_pairs_told_apart() -> None:
    rows = pd.DataFrame(
        {
            "iso3": ["AAA", "BBB", "CCC", "DDD", "EEE"],
            "regime": ["democracy_liberal", "democracy_electoral", "autocracy_closed"] * 1
            + ["autocracy_electoral", None],
            "x": [3.0, 1.0, 1.0, 0.5, 9.0],
        }
    )
    # 3 > 1, 3 > 0.5, 1 > 0.5; a tie tells nothing apart, and EEE has no regime.
    assert verdicts._pairs_told(rows, "x") == 75


def test_singapore_is_rated_by_surveys_not_by_years() -> None:
    found = claims.assess("C17").figures
    assert (found["surveys"], found["by_value"], found["by_place"]) == (12, 9, 11)
    assert (found["early"], found["early_close"]) == (4, 2)
    assert found["place"] == 23 and found["share"] == pytest.approx(76.5, abs=0.05)


def test_the_strongest_counter_argument_stands_above_zero() -> None:
    found = claims.assess("C40").figures
    for part in ("democracy", "voice"):
        assert 0 < found[f"autocracies_{part}_lower"] < found[f"autocracies_{part}"]
    found = claims.assess("C44").figures
    assert found["income_2022_lower"] > 0 > found["income_2008_lower"]


def test_the_lesson_says_the_same_words_and_borders() -> None:
    language.use("en")
    page = notebooks.read(f"notebooks/en/{LESSON}.ipynb")
    prose = "\n".join(cell.source for cell in page.prose)
    said = dict(re.findall(r"\*\*Verdict on (C\d\d): ([a-z ]+?)[.*]", prose))
    assert said == {claim: language.text(f"claims.word.{word}") for claim, word in WORD.items()}
    table = dict(
        re.findall(
            r"^\| (C\d\d) \| ([a-z ]+?)(?:[:,].*)? \|$", page.cell("summary").source, re.M
        )
    )
    assert table == said
    assert f"ax.axhline({verdicts.CLOSE:.0f}," in page.cell("singapore-figure").source
    years = re.search(r"(\d{4}), (\d{4})\)", page.cell("changes-data").source)
    assert years and tuple(map(int, years.groups())) == (verdicts.START, verdicts.NOW)


def test_the_richest_third_is_that_of_the_year() -> None:
    rows = panel.year(data.load("panel"), verdicts.NOW)
    developed = verdicts._developed(rows)
    assert "DNK" in developed and not {"SGP", "KAZ", "JAM"} & set(developed)
