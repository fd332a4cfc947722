"""The seven verdicts of lesson 08: words, figures, and the data under which they change."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from counterfactual import Case, changes_the_word, listed, put, without_a_case
from hypothesis import given
from hypothesis import strategies as st

from kzmedia import claims, data, language
from kzmedia.verdicts import scoreboard as verdicts

LESSON = "08_scoreboard"
WORD = dict.fromkeys(("C37", "C39", "C45", "C60"), "cannot_be_told")
WORD |= {"C24": "normative", "C57": "normative", "C47": "partly_supported"}
Change = dict[str, Callable[[pd.DataFrame], pd.DataFrame]]
DOMAINS, GCI, GCI4 = "kz_domains_end_of_year", "wef_gci_rank", "wef_gci4_rank"


def found(*rows: tuple[str, int, float]) -> Change:
    """Facts of another source turn up: what, year, value."""
    new = pd.DataFrame(rows, columns=["indicator", "year", "value"])
    return {"kazakhstan_facts": lambda known: pd.concat([known, new], ignore_index=True)}


def where(query: str, **values: object) -> Change:
    return {"kazakhstan_facts": lambda table: put(table, query, **values)}


def without(query: str) -> Change:
    return {"kazakhstan_facts": lambda table: table.drop(table.query(query).index)}


def fewer_users(world: pd.DataFrame) -> pd.DataFrame:
    return put(world, "iso3 == 'KAZ' and year == 2009", internet_users=9.0)


AFTER = "indicator in ['wef_gci_rank', 'wef_gci4_rank'] and year > 2009"
CASES = {
    # Users rose from 11.0 to 18.2, by 65%.
    "C37": [
        Case("domains grew less", "partly_supported", found((DOMAINS, 2008, 42000 / 1.6))),
        Case("domains fell", "partly_supported", found((DOMAINS, 2008, 50000.0))),
        Case("domains grew more", "contradicted", found((DOMAINS, 2008, 42000 / 1.7))),
    ],
    "C39": [
        Case("as many cases", "partly_supported", found(*((c, y, 300.0) for c, y in (
            (verdicts.WORKLOAD, 2005), (verdicts.WORKLOAD, 2012))))),
        Case("a tenth fewer", "contradicted", found(
            (verdicts.WORKLOAD, 2005, 300.0), (verdicts.WORKLOAD, 2012, 270.0))),
    ],
    "C45": [
        Case("no service used them", "contradicted", found((verdicts.SERVICES, 2012, 0.0))),
        Case("services only", "partly_supported", found((verdicts.SERVICES, 2012, 7.0))),
        Case("services and skills", "supported", found(
            (verdicts.SERVICES, 2012, 7.0),
            (verdicts.SKILLS, 2009, 20.0), (verdicts.SKILLS, 2015, 40.0))),
    ],
    "C47": [
        Case("stayed in both", "supported", where(AFTER, value=50.0)),
        Case("never in either", "contradicted", where(AFTER, value=51.0)),
        Case("no later ranks", "cannot_be_told", without(AFTER)),
        Case("never in one, no other", "contradicted", without(f"indicator == '{GCI}'")),
    ],
    "C60": [
        Case("more of them", "supported", found(
            (verdicts.PROFESSIONAL, 2007, 30.0), (verdicts.PROFESSIONAL, 2009, 40.0))),
        Case("as many", "contradicted", found(
            (verdicts.PROFESSIONAL, 2007, 30.0), (verdicts.PROFESSIONAL, 2009, 30.0))),
    ],
}  # fmt: skip


@pytest.fixture(autouse=True)
def english():
    language.use("en")
    yield
    language.use("en")


@pytest.mark.parametrize(("claim", "word"), WORD.items())
def test_the_word(claim: str, word: str) -> None:
    assert claims.assess(claim).word == word


@pytest.mark.parametrize(("claim", "case"), listed(CASES))
def test_the_word_changes(claim: str, case: Case) -> None:
    changes_the_word(claim, case)


def test_every_data_claim_has_a_case() -> None:
    assert without_a_case(LESSON, CASES) == []


@pytest.mark.parametrize(
    ("claim", "changes"),
    [
        ("C37", {**found((DOMAINS, 2008, 20000.0)), "panel": fewer_users}),
        ("C37", found((DOMAINS, 2012, 90000.0))),
        ("C39", found((verdicts.WORKLOAD, 2005, 300.0), (verdicts.WORKLOAD, 2012, 271.0))),
        ("C39", found((verdicts.WORKLOAD, 2012, 271.0))),
        ("C39", found((verdicts.WORKLOAD, 2007, 300.0), (verdicts.WORKLOAD, 2012, 99.0))),
        ("C45", found((verdicts.SKILLS, 2009, 20.0), (verdicts.SKILLS, 2015, 40.0))),
        ("C47", where(f"indicator == '{GCI4}'", value=50.0)),
        ("C47", where(f"indicator == '{GCI}' and year < 2010", value=10.0)),
        ("C60", found((verdicts.PROFESSIONAL, 2009, 40.0))),
    ],
)
def test_what_is_not_enough(claim: str, changes: Change) -> None:
    tables = {name: change(data.load(name).copy()) for name, change in changes.items()}
    assert claims.assess(claim, **tables).word == WORD[claim]


# --- figures, read from the tables by other means


def test_figures_of_the_ranks() -> None:
    facts = data.load("kazakhstan_facts")
    later = facts.query(f"indicator == '{GCI}' and year > 2009").set_index("year")["value"]
    figures = claims.assess("C47").figures
    assert later.to_dict()[int(figures["best_year"])] == figures["best"] == later.min() == 42
    assert (figures["inside"], figures["years"]) == (sum(later < 50.5), later.size)
    assert (figures["last"], figures["last_year"]) == (later[2017], "2017")
    assert figures["of"] == 140 and figures["new_best"] == 55 and figures["new_years"] == 3
    assert (figures["growth_2005"], figures["again_2005"]) == (61, 51)


def test_figures_of_the_domain() -> None:
    facts = data.load("kazakhstan_facts")
    value = {
        (i, y): v
        for i, y, v in zip(facts["indicator"], facts["year"], facts["value"], strict=True)
    }
    figures = claims.assess("C37").figures
    assert figures["counts"] == 1 and figures["domains"] == value[DOMAINS, 2009]
    latest = value["kz_domains_september", 2022]
    assert figures["domains_times"] == pytest.approx(latest / value[DOMAINS, 2009])
    home = data.load("internet").query("iso3 == 'KAZ'").set_index("year")["internet_users"]
    assert figures["users_times"] == pytest.approx(home[2022] / home[2009])
    assert figures["users_next"] == pytest.approx(100 * (home[2010] - home[2009]) / home[2009])
    net = claims.assess("C60").figures["net"]
    assert net == value[DOMAINS, 2010] - value[DOMAINS, 2009]


def test_figures_of_the_priorities() -> None:
    figures = claims.assess("C24").figures
    votes = data.load("democracy").pivot(
        index="iso3", columns="year", values="electoral_democracy"
    )[[2008, 2022]]
    votes = votes.dropna()
    assert (figures["fell"], figures["n"]) == (sum(votes[2022] < votes[2008]), len(votes))
    assert figures["democracy_now"] == votes.loc["KAZ", 2022]
    assert figures["priorities"] == 6


def test_figures_of_other_ways() -> None:
    figures = claims.assess("C57").figures
    rows = data.load("panel").query("year == 2010")
    rows = rows.dropna(subset=["osi", "tii", "gdp_per_capita"]).astype(
        {"gdp_per_capita": float}
    )
    third = len(rows) // 3
    serving = rows[rows["osi"] >= rows["osi"].nlargest(third).min()]
    assert (figures["n"], figures["serving"]) == (len(rows), len(serving))
    for name, column in (("weak_networks", "tii"), ("low_incomes", "gdp_per_capita")):
        assert figures[name] == sum(serving[column] < np.median(rows[column]))
    weak = rows[rows["tii"] <= rows["tii"].nsmallest(third).max()]
    assert figures["weak"] == len(weak)
    assert figures["weak_serving"] == len(set(weak["iso3"]) & set(serving["iso3"]))
    assert figures["r"] == pytest.approx(np.corrcoef(rows["tii"], rows["osi"])[0, 1])


def test_places_count_those_ahead() -> None:
    figures = claims.assess("C39").figures
    rows = data.load("society").query("year == 2022").set_index("iso3")
    scores = rows["impartial_administration"].dropna()
    assert figures["impartial_place_2022"] == 1 + sum(scores > scores["KAZ"])
    assert figures["impartial_n_2022"] == len(scores)
    online = data.load("egov").query("year == 2008").set_index("iso3")["osi"]
    assert claims.assess("C45").figures["place_2008"] == 1 + sum(online > online["KAZ"])


# --- the rule for one method


YEARS = st.lists(st.integers(1, 150), min_size=1, max_size=8)


@given(YEARS, st.integers(1, 150), st.integers(2009, 2020))
def test_the_word_is_that_of_the_rule_in_words(places, within, after) -> None:
    ranks = pd.Series(places, index=range(2010, 2010 + len(places)))
    later = [place for year, place in ranks.items() if year > after]
    signs = "".join("x" if place <= within else "." for place in later)
    reached, kept = "x" in signs, signs.strip(".") and "." not in signs.lstrip(".")
    if not later:
        word = "cannot_be_told"
    else:
        word = "supported" if kept else "partly_supported" if reached else "contradicted"
    assert verdicts.placed(ranks, within, after) == word


def test_gaps_and_order_do_not_matter() -> None:
    ranks = pd.Series({2017: 40.0, 2015: 60.0, 2016: np.nan})
    assert verdicts.placed(ranks) == "supported"
    assert verdicts.placed(ranks, after=2017) == "cannot_be_told"
