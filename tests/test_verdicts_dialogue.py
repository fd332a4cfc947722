"""Verdicts of lesson 04 but for C29 and C31: words, figures, and what would change them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from counterfactual import Case, changes_the_word, listed, put

from kzmedia import claims, data, language

CLAIMS = ("C01", "C02", "C25", "C26", "C27", "C28", "C32", "C48", "C52", "C54")
WORD = dict.fromkeys(CLAIMS, "cannot_be_told")
Change = dict[str, Callable[[pd.DataFrame], pd.DataFrame]]


def elsewhere(*rows: tuple[str, int, float]) -> Change:
    """A second source turns up: what, year, value."""
    new = pd.DataFrame(rows, columns=["indicator", "year", "value"])
    return {"kazakhstan_facts": lambda known: pd.concat([known, new], ignore_index=True)}


def score(
    value: float, years: str = "year >= 2006", column: str = "freedom_from_censorship"
) -> Change:
    query = f"iso3 == 'KAZ' and {years}"
    return {"society": lambda t: put(t, query, **{column: value})}


def news(year: int, online: float, television: float, printed: float) -> Change:
    shares = {"online": online, "television": television, "print": printed}
    return elsewhere(*[(f"main_news_{name}", year, value) for name, value in shares.items()])


def difference(name: str, lower: float, upper: float) -> Change:
    return elsewhere((f"{name}_lower", 2015, lower), (f"{name}_upper", 2015, upper))


def subjects(constitution: float | None, biology: float | None) -> Change:
    shares = {"questions_on_constitution": constitution, "questions_on_bioengineering": biology}
    return elsewhere(*[(n, 2008, v) for n, v in shares.items() if v is not None])


def archived(seen: float, protest: float, year: int = 2005) -> Change:
    found = {"archived_sites_opposition": seen, "protest_sites_opposition": protest}
    return elsewhere(*[(name, year, value) for name, value in found.items()])


def met(questions: float, staff: float) -> Change:
    return elsewhere(
        ("conference_questions", 2008, questions), ("conference_staff", 2008, staff)
    )


PRESS = "freedom_from_self_censorship"
VOTES, POSITIONS = "vote_shift_by_exposure", "position_shift_online"


def above_the_median(society: pd.DataFrame) -> pd.DataFrame:
    free = put(society, "iso3 == 'KAZ' and year >= 2006", **{PRESS: 4.0})
    return put(free, "iso3 == 'KAZ' and year >= 2006", freedom_from_censorship=1.4)


CASES = {
    "C01": [
        Case("a large staff", "partly_supported", elsewhere(("conference_staff", 2008, 110))),
        Case("many questions, two officials", "contradicted", met(10_000, 2)),
    ],
    "C02": [
        Case(
            "fourteen officials", "partly_supported", elsewhere(("conference_staff", 2008, 14))
        ),
        Case("many questions, two officials", "contradicted", met(10_000, 2)),
    ],
    "C25": [
        Case("nobody more writes", "partly_supported", elsewhere(("letters_growth", 2009, 1))),
        Case("four times as many", "contradicted", elsewhere(("letters_growth", 2009, 4))),
    ],
    "C28": [
        Case(
            "one in eight publishes",
            "partly_supported",
            elsewhere(("publishing_share", 2009, 12.5)),
        ),
        Case("one in a hundred", "contradicted", elsewhere(("publishing_share", 2009, 1))),
    ],
    "C26": [
        Case("free in every year", "partly_supported", score(3.0)),
        Case("older media less free", "partly_supported", score(-4.0, column=PRESS)),
        Case("less free than older media", "contradicted", score(-4.0)),
        Case("older media free", "contradicted", score(3.0, column=PRESS)),
    ],
    "C27": [
        Case("news mainly online", "partly_supported", news(2023, 55, 40, 5)),
        Case("before nearly all are online", "partly_supported", news(2012, 45, 40, 5)),
        Case("television ahead", "contradicted", news(2023, 40, 55, 5)),
        Case("print ahead", "contradicted", news(2023, 40, 5, 55)),
    ],
    "C32": [
        Case("protest on three sites", "supported", archived(3, 3)),
        Case("protest on one", "partly_supported", archived(1, 1)),
        Case("copies without any", "contradicted", archived(2, 0)),
    ],
    "C48": [
        Case("one chief, one among many", "supported", subjects(30, 0.5)),
        Case("one chief", "partly_supported", subjects(30, None)),
        Case("one chief, one absent", "partly_supported", subjects(30, 0)),
        Case("one rare, one among many", "partly_supported", subjects(1, 5)),
        Case("neither", "contradicted", subjects(1, 0)),
    ],
    "C52": [
        Case("votes shift", "partly_supported", difference(VOTES, 2.5, 6)),
        Case("a small shift for sure", "contradicted", difference(VOTES, 0.1, 1.2)),
        Case("the other way", "contradicted", difference(VOTES, -4, -0.5)),
    ],
    "C54": [
        Case("more change online", "partly_supported", difference(POSITIONS, 3, 9)),
        Case("no difference for sure", "contradicted", difference(POSITIONS, -1, 1)),
        Case("less change online", "contradicted", difference(POSITIONS, -9, -1)),
    ],
}
UNMOVED = [
    ("C27", news(2012, 40, 55, 5)),  # "one day" may still come
    ("C27", elsewhere(("main_news_online", 2023, 90.0))),  # nothing to compare it with
    ("C32", archived(3, 3, year=2011)),
    ("C32", archived(0, 0)),  # an archive that kept nothing is silent
    ("C48", subjects(5, 0)),
    ("C48", subjects(None, 0)),
    ("C52", difference(VOTES, -1, 4)),
    ("C52", difference(VOTES, 1, 4)),
    ("C52", elsewhere((f"{VOTES}_lower", 2015, 1.0))),
    ("C54", difference(VOTES, 3, 4)),
    ("C26", score(-0.2)),
    ("C26", score(3.0, "year == 2007")),
    ("C26", score(np.nan, "year == 2009")),
    ("C26", {"society": lambda t: t.assign(freedom_from_censorship=0.5, **{PRESS: 0.5})}),
    ("C26", {"society": above_the_median}),  # the press is far ahead, but control is not tight
    ("C28", elsewhere(("publishing_share", 2009, 8))),  # enough in some meshes only
    ("C25", elsewhere(("office_load", 2009, 60))),
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


def test_every_claim_can_be_turned_both_ways() -> None:
    for claim in WORD:
        turned = {case.word for case in CASES[claim]} - {"supported"}
        assert turned == {"partly_supported", "contradicted"}, claim


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
    press = data.load("society").query("year == 2008").set_index("iso3")[PRESS]
    place = 1 + (press.loc[rows.index] > press["KAZ"]).sum()
    assert place in (found["press_best"], found["press_worst"]) and found["n"] == len(rows)
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
