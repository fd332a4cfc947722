"""The card of the learner's own claim: what it asks for, and what it will not let pass."""

from __future__ import annotations

import pytest
from bad_input import named_in_three_languages

from kzmedia import data, language
from kzmedia.labels import value_label
from kzmedia.own_claim import FOUND, MOST_WORDS, PLANNED, OwnClaim, draft
from kzmedia.verdicts import WORDS

PLAN = {
    "claim": "Internet users rose in most countries from 2008 to 2022.",
    "measure": "internet_users",
    "unit": "% of the population",
    "supported_if": "more than half of the countries rose",
    "contradicted_if": "more than half of the countries fell",
    "data": "internet",
}
FOUND_PARTS = {"n": 170, "verdict": "supported", "limits": "Definitions of a user differ."}
OUGHT = {
    "en": "All villages should be online.",
    "kk": "Барлық ауылда интернет болуы керек.",
    "ru": "Интернет должен быть в каждом селе.",
}


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


def problems(**changed: object) -> str:
    """The problems of a card made in two steps, with some parts changed."""
    parts = PLAN | FOUND_PARTS | changed
    plan = draft(**{name: parts[name] for name in PLANNED})
    return " ".join(draft(plan, **{name: parts[name] for name in FOUND}).problems)


def test_two_steps_make_a_finished_card() -> None:
    plan = draft(**PLAN)
    assert plan.missing == FOUND and plan.problems == () and not plan.finished
    card = draft(plan, **FOUND_PARTS)
    assert card.finished and card.missing == () and card.problems == ()
    assert card.fields["claim"] == PLAN["claim"] and card.fields["n"] == 170


def test_an_empty_card_misses_everything_in_order() -> None:
    assert draft().missing == (*PLANNED, *FOUND)
    dots = dict.fromkeys((*PLANNED, *FOUND), ...)
    assert draft(**dots).missing == draft().missing
    assert draft(claim=" ", measure="...", unit="…").missing == draft().missing


@pytest.mark.parametrize("part", [*PLANNED, *FOUND])
def test_each_part_is_missed(part: str) -> None:
    parts = PLAN | FOUND_PARTS | {part: None}
    card = draft(
        draft(**{name: parts[name] for name in PLANNED}),
        **{name: parts[name] for name in FOUND},
    )
    assert card.missing == (part,) and not card.finished


def test_a_rule_that_comes_with_the_verdict_is_late() -> None:
    at_once = draft(**PLAN, **FOUND_PARTS)
    assert at_once.missing == () and not at_once.finished
    assert "cannot see that the rule stood before" in at_once.problems[0]
    assert draft(**PLAN, verdict="supported").problems == at_once.problems
    without = draft(**PLAN | {"contradicted_if": None})
    late = draft(without, contradicted_if="it fell", **FOUND_PARTS)
    assert late.problems == at_once.problems  # filled in after the plan: also late
    assert "cannot see" not in problems()


def test_a_normative_claim_needs_no_rule_first() -> None:
    card = draft(claim=OUGHT["en"], verdict="normative")
    assert card.problems == ()


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_what_ought_to_be_is_named(code: str) -> None:
    language.use(code)
    word = {"en": "should", "kk": "керек", "ru": "должен"}[code]
    assert word in problems(claim=OUGHT[code])
    assert problems(claim=OUGHT[code], verdict="normative") == ""
    assert problems(claim=PLAN["claim"]) == ""


@pytest.mark.parametrize("code", language.LANGUAGES)
@pytest.mark.parametrize("word", WORDS)
def test_the_five_words_by_id_and_in_the_readers_language(word: str, code: str) -> None:
    language.use(code)
    said = language.text(f"claims.word.{word}")
    short = value_label(word)
    for verdict in (word, said, said.upper() + ".", short, f"«{said}»", short + "!"):
        assert problems(verdict=verdict) == ""
        assert said in repr(draft(draft(**PLAN), verdict=verdict))


@pytest.mark.parametrize("word", ["proved", "true", "supportd", "partly"])
def test_another_word_is_no_verdict(word: str) -> None:
    assert f"“{word}” is none of the five" in problems(verdict=word)


def test_one_condition_for_both_words_is_no_rule() -> None:
    same = PLAN["supported_if"]
    for rule in (same, same.upper() + ".", same.replace(" ", "  ")):
        assert "same condition" in problems(contradicted_if=rule)
    assert problems(supported_if="r > 0.3", contradicted_if="r > 03") == ""


def test_a_verdict_without_a_rule_gives_the_card_no_title() -> None:
    for part in ("supported_if", "measure"):
        card = draft(draft(**PLAN | {part: None}), **FOUND_PARTS)
        assert card._title() == "Your own claim" and "#0072B2" not in card._repr_html_()
    assert draft(draft(**PLAN), **FOUND_PARTS)._title() == "Your own claim: supported"
    assert "normative" in draft(claim=OUGHT["en"], verdict="normative")._title()


@pytest.mark.parametrize(
    ("code", "claim"),
    [
        ("en", "Good services need good networks."),
        ("kk", "Жақсы қызмет үшін жақсы желі қажет."),
        ("ru", "Для хороших услуг необходимо иметь хорошие сети."),
    ],
)
def test_a_need_is_a_fact_and_can_be_tested(code: str, claim: str) -> None:
    language.use(code)
    assert problems(claim=claim) == ""


def test_a_data_set_that_does_not_exist_is_named() -> None:
    assert problems(data="sosiety").startswith("sosiety is no data set")
    assert problems(data="internet, sosiety").count("sosiety") == 1
    assert problems(data="survey of my class, May 2025") == ""


@pytest.mark.parametrize(
    ("measure", "data", "named"),
    [
        ("internet_user", "internet", True),
        ("internet_users", "egov", True),
        ("internet_users", "egov, internet", False),
        ("internet_users", "panel", False),
        ("headlines", "headlines of one newspaper, 2024", False),
        ("share of headlines with a number", "internet", False),
    ],
)
def test_a_column_that_the_data_lack_is_named(measure: str, data: str, named: bool) -> None:
    found = problems(measure=measure, data=data)
    assert (f"{measure} is no column" in found) == named and bool(found) == named


def test_each_column_of_a_list_is_looked_for() -> None:
    assert problems(measure="internet_users, civl", data="panel").startswith(
        "civl is no column"
    )
    assert problems(measure="internet_users, osi", data="panel") == ""
    assert problems(measure="osi, internet_users", data="egov, internet") == ""
    assert problems(measure="headlines, share of readers", data="internet") == ""


def test_a_claim_has_room_on_a_page() -> None:
    words = draft(draft(**PLAN), **FOUND_PARTS | {"limits": "x"}).words
    at_most = "word " * (MOST_WORDS - words + 1)
    assert problems(limits=at_most) == ""
    assert f"{MOST_WORDS + 1} words" in problems(limits=at_most + "more")


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_the_card_speaks_the_readers_language(code: str) -> None:
    language.use(code)
    card = draft(draft(**PLAN), n=12345, verdict="contradicted", limits="a < b & c")
    shown = card._repr_html_()
    assert f'lang="{code}"' in shown and "a &lt; b &amp; c" in shown
    for words in (language.text("own_claim.part.supported_if"), PLAN["claim"]):
        assert words in shown and words in repr(card)
    assert language.number(12345) in repr(card) and "#D55E00" in shown
    assert "…" in repr(draft()) and "None" not in repr(draft())


def test_a_message_id_is_the_courses_own_example() -> None:
    language.use("ru")
    assert draft(claim="own_claim.title").fields["claim"] == "Ваш собственный тезис"
    assert draft(claim="no.such").fields["claim"] == "no.such"


@pytest.mark.parametrize(
    ("call", "error", "named"),
    [
        (lambda: draft(claim=3), TypeError, "claim"),
        (lambda: draft(data=["panel"]), TypeError, "data"),
        (lambda: draft(n="many"), TypeError, "many"),
        (lambda: draft(n=12.5), TypeError, "12.5"),
        (lambda: draft(n=True), TypeError, "True"),
        (lambda: draft(n=0), ValueError, "0"),
        (lambda: draft(n=data.load("internet")), TypeError, "DataFrame"),
        (lambda: draft(data=data.load("internet")), TypeError, "DataFrame"),
        (lambda: draft("my claim"), TypeError, "str"),
        (lambda: draft(draft(**PLAN), supported_if="else"), ValueError, "supported_if"),
    ],
)
def test_bad_input_is_named(call: object, error: type[Exception], named: str) -> None:
    named_in_three_languages(call, error, named)


def test_a_card_is_not_changed_by_the_next_one() -> None:
    plan = draft(**PLAN)
    before = dict(plan.fields)
    assert isinstance(draft(plan, **FOUND_PARTS), OwnClaim)
    assert plan.fields == before and plan.missing == FOUND
