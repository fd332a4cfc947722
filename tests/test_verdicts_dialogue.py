"""Verdicts of lesson 04 but for C29 and C31: words, figures, and what would change them."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from counterfactual import Case, changes_the_word, listed, put

from kzmedia import claims, data, language, networks, queueing
from kzmedia.verdicts import _dialogue as models

UNKNOWN = ("C01", "C02", "C25", "C27", "C28", "C32", "C48", "C52", "C54")
WORD = dict.fromkeys(UNKNOWN, "cannot_be_told") | {"C26": "contradicted"}
MODELS = ("C01", "C02", "C25", "C28")
Change = dict[str, Callable[[pd.DataFrame], pd.DataFrame]]


def elsewhere(*rows: tuple[str, int, float]) -> Change:
    """A second source turns up: what, year, value."""
    new = pd.DataFrame(rows, columns=["indicator", "year", "value"])
    return {"kazakhstan_facts": lambda known: pd.concat([known, new], ignore_index=True)}


def score(value: float, years: str = "year in [2006, 2007, 2008, 2009]") -> Change:
    query = f"iso3 == 'KAZ' and {years}"
    return {"society": lambda t: put(t, query, freedom_from_censorship=value)}


def news(year: int, online: float, television: float, printed: float) -> Change:
    shares = {"online": online, "television": television, "print": printed}
    return elsewhere(*[(f"main_news_{name}", year, value) for name, value in shares.items()])


def difference(name: str, lower: float, upper: float) -> Change:
    return elsewhere((f"{name}_lower", 2015, lower), (f"{name}_upper", 2015, upper))


def subjects(constitution: float | None, biology: float | None) -> Change:
    shares = {"questions_on_constitution": constitution, "questions_on_bioengineering": biology}
    return elsewhere(*[(n, 2008, v) for n, v in shares.items() if v is not None])


PAGES = "protest_pages_opposition"
VOTES, POSITIONS = "vote_shift_by_exposure", "position_shift_online"
CASES = {
    "C26": [
        Case("free in every year", "partly_supported", score(3.0)),
        Case("free in one year", "cannot_be_told", score(3.0, "year == 2007")),
        Case("not coded in one year", "cannot_be_told", score(np.nan, "year == 2009")),
        Case(
            "all countries alike",
            "cannot_be_told",
            {"society": lambda t: t.assign(freedom_from_censorship=0.5)},
        ),
    ],
    "C27": [
        Case("news mainly online", "partly_supported", news(2023, 55, 40, 5)),
        Case("before nearly all are online", "partly_supported", news(2012, 45, 40, 5)),
        Case("television ahead", "contradicted", news(2023, 40, 55, 5)),
        Case("print ahead", "contradicted", news(2023, 40, 5, 55)),
    ],
    "C32": [
        Case("pages are found", "supported", elsewhere((PAGES, 2005, 3.0))),
        Case("archives without any", "contradicted", elsewhere((PAGES, 2005, 0.0))),
    ],
    "C48": [
        Case("both chief", "supported", subjects(30, 10)),
        Case("one chief", "partly_supported", subjects(30, None)),
        Case("one chief, one rare", "partly_supported", subjects(30, 0)),
        Case("both rare", "contradicted", subjects(1, 0)),
        Case("one rare", "contradicted", subjects(None, 0.5)),
    ],
    "C52": [
        Case("votes shift", "partly_supported", difference(VOTES, 0.5, 4)),
        Case("the other way", "contradicted", difference(VOTES, -4, -0.5)),
    ],
    "C54": [
        Case("more change online", "partly_supported", difference(POSITIONS, 1, 9)),
        Case("less change online", "contradicted", difference(POSITIONS, -9, -1)),
    ],
}
UNMOVED = [
    ("C27", news(2012, 40, 55, 5)),  # "one day" may still come
    ("C27", elsewhere(("main_news_online", 2023, 90.0))),  # nothing to compare it with
    ("C32", elsewhere((PAGES, 2011, 3.0))),
    ("C48", subjects(5, 5)),
    ("C52", difference(VOTES, -1, 4)),
    ("C52", elsewhere((f"{VOTES}_lower", 2015, 1.0))),
    ("C54", difference(VOTES, 1, 4)),
    ("C26", score(-0.2)),
]


def changed(claim: str, change: Change) -> claims.Verdict:
    tables = {name: one(data.load(name).copy()) for name, one in change.items()}
    return claims.assess(claim, **tables)


@pytest.mark.parametrize(("claim", "case"), listed(CASES))
def test_the_word_changes(claim: str, case: Case) -> None:
    changes_the_word(claim, case)


@pytest.mark.parametrize(("claim", "change"), UNMOVED)
def test_what_does_not_change_a_word(claim: str, change: Change) -> None:
    assert changed(claim, change).word == WORD[claim]


@pytest.mark.parametrize(("claim", "word"), WORD.items())
def test_the_published_words(claim: str, word: str) -> None:
    assert claims.assess(claim).word == word


def test_every_claim_without_a_model_of_its_own_has_a_case() -> None:
    assert set(CASES) | set(MODELS) == set(WORD)


# --- models: the ranges, and what another range would say


@pytest.mark.parametrize(
    ("looks", "word"),
    [
        ([True, True], "partly_supported"),
        ([True, False], "cannot_be_told"),
        ([False], "contradicted"),
    ],
)
def test_the_word_of_a_model(looks: list[bool], word: str) -> None:
    assert models.word_of(looks) == word


@pytest.mark.parametrize(
    ("claim", "name", "all_hold", "none_holds"),
    [
        ("C01", "STAFF", (200,), ()),
        ("C02", "QUESTIONS", (200, 1000, 1200), (10**6, 2 * 10**6, 10**7)),
        ("C25", "MORE", (1,), (4, 9)),
        ("C28", "PUBLISH", (0.5, 1.0), (0.01,)),
    ],
)
def test_other_assumptions_give_other_words(
    monkeypatch, claim: str, name: str, all_hold: tuple, none_holds: tuple
) -> None:
    """A narrower range turns each word, in both directions: none is built in."""
    monkeypatch.setattr(models, name, all_hold)
    assert claims.assess(claim).word == "partly_supported"
    if none_holds:
        monkeypatch.setattr(models, name, none_holds)
        assert claims.assess(claim).word == "contradicted"


def test_a_conference_that_nobody_can_work_off_speaks_against_it(monkeypatch) -> None:
    monkeypatch.setattr(models, "QUESTIONS", (10**6, 10**7))
    assert claims.assess("C01").word == "contradicted"


def test_the_wait_after_a_conference_is_that_of_a_simulated_backlog() -> None:
    asked, staff = 1000, 2
    live, daily = models.LIVE * models.HOURS, staff * models.PER_DAY
    waits = np.r_[np.zeros(live), (np.arange(asked - live) + 0.5) / daily]
    assert models.conference_wait(asked, staff) == pytest.approx(waits.mean())
    assert models.conference_wait(live, staff) == 0
    found = claims.assess("C01").figures
    assert found["latest"] == pytest.approx(9960**2 / 10_000 / 48 / 2)
    assert (found["settings"], found["held"]) == (18, sum(models.sooner()))


def test_the_staff_of_c02() -> None:
    found = claims.assess("C02").figures
    assert found["staff_most"] == math.ceil(9960 / 24 / 30) and found["longest"] == math.ceil(
        9960 / 48
    )
    assert (found["held"], found["settings"], found["each"]) == (8, 9, 7.2)
    assert models.days(10_000, found["staff_most"]) <= models.MONTH
    assert models.days(10_000, found["staff_most"] - 1) > models.MONTH


def test_the_queue_of_c25_turns_where_the_officials_are_busy() -> None:
    found = claims.assess("C25").figures
    turn = found["slack_turn"]
    assert models.office_days(models.BUSY[0] * turn * 0.999) < math.inf
    assert models.office_days(models.BUSY[0] * turn) == math.inf
    hours = queueing.erlang_c(7.5, 3, 5).mean_wait
    assert found["wait"] == pytest.approx(60 * hours)
    assert (found["dated_C32"], found["dated_C03"]) == ("2005", "2008")


@pytest.mark.parametrize("contacts", models.CONTACTS)
def test_the_turning_point_of_c28(contacts: int) -> None:
    needed = models.publishers_needed(contacts)
    target = models.star(0.01)["answered"]
    for share, more in ((needed - 1, False), (needed, True), (needed + 10, True)):
        graph = networks.mesh(models.PEOPLE, contacts, share / 100)
        answered = networks.measures(graph, sources=models.PEOPLE)["answered"]
        assert (answered > target) == more


def test_both_networks_of_c28_have_as_many_members() -> None:
    assert len(networks.broadcast(models.PEOPLE - 1)) == models.PEOPLE
    found = claims.assess("C28").figures
    assert found["letters_answered"] == pytest.approx(100 * 6 * 5 / (500 * 499))
    assert found["few_answered"] < found["letters_answered"]
    assert found["letters_gate"] == 100 and found["whole_gate"] < 1
    assert found["whole_steps"] > 2 * found["letters_steps"]


# --- figures worked out another way


def test_the_scores_of_c26() -> None:
    found, society = claims.assess("C26").figures, data.load("society")
    places, medians = [], []
    for year in (2006, 2007, 2008, 2009):
        rows = society[society["year"] == year].set_index("iso3")["freedom_from_censorship"]
        rows = rows.dropna()
        places.append(1 + (rows > rows["KAZ"]).sum())
        medians.append(np.median(rows))
    assert (found["best_place"], found["worst_place"]) == (min(places), max(places))
    assert found["median_low"] == pytest.approx(min(medians))
    assert found["in_quarter"] == found["years"] == 4
    assert found["score_2009"] > found["score_2012"] > found["score_2017"]


def test_the_flat_line_of_c01() -> None:
    found = claims.assess("C01").figures
    rows = data.load("society").query("iso3 == 'KAZ'").set_index("year")
    line = rows["range_of_consultation"]
    first, last = int(found["from_year"]), int(found["to_year"])
    assert line.loc[first:last].nunique() == 1 and first <= 2007 < 2009 <= last
    assert (
        line.get(last + 1) != line[last]
        and found["engaged_after"] == rows["engaged_society"][2009]
    )


def test_who_was_online() -> None:
    shares = data.load("kazakhstan_internet").set_index("year")["internet_users"]
    found = claims.assess("C32").figures
    assert found["before"] == pytest.approx(shares[2005], abs=0.01)
    assert found["times"] == pytest.approx(shares[2009] / shares[2005], rel=0.01)
    internet = data.load("internet").query("iso3 == 'KAZ' and year == 2005").iloc[0]
    users = internet["internet_users"] * internet["population"] / 100
    assert found["users"] == pytest.approx(users / 1000)
    assert (found["undated"], found["events"], found["sites"]) == (1, 2, 4)
    found = claims.assess("C48").figures
    assert found["undated"] == found["events"] == 2
    timeline = data.load("timeline")
    assert found["all_events"] == timeline["event_id"].nunique()
    assert found["online"] == pytest.approx(shares[2008], abs=0.01)
    found = claims.assess("C27").figures
    assert (found["never"], found["daily"], found["itu"]) == (66, 19, shares[2011])


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("claim", WORD)
def test_what_is_shown_is_whole(claim: str, lang: str) -> None:
    language.use(lang)
    try:
        verdict = claims.assess(claim)
        shown = f"{verdict.finding} {verdict.counter}"
        assert "{" not in shown + verdict.rule and "–." not in shown
        assert "<NA>" not in shown and "nan" not in shown
    finally:
        language.use("en")
