"""Personal data: who gets which, that everybody's are fair, and what a wrong id is told."""

from __future__ import annotations

import json
from collections import Counter
from random import Random

import pandas as pd
import pytest
from graded import cells

import kzmedia
from kzmedia import language, slices
from kzmedia.course import acceptance

TASKS = [(name, task) for name in slices.RECIPES for task in slices.tasks(name)]
IDS = [f"s{number:04d}" for number in range(1000)]


@pytest.fixture(autouse=True)
def nobody(monkeypatch):
    """Start without a student, graded or typed."""
    monkeypatch.delenv("KZMEDIA_STUDENT", raising=False)
    monkeypatch.delenv("KZMEDIA_SALT", raising=False)
    monkeypatch.setattr(slices, "_typed", {})


def same(one: object, other: object) -> bool:
    return one.equals(other) if isinstance(one, pd.DataFrame) else one == other


# Whose data -----------------------------------------------------------------------------


def test_the_typed_id_counts_until_a_class_is_graded(monkeypatch):
    assert kzmedia.personal("a2").student == slices.DEFAULT
    assert kzmedia.personal("a2", " S007 ").student == "s007"
    assert kzmedia.personal("a2").student == "s007"
    monkeypatch.setenv("KZMEDIA_STUDENT", "s001")
    assert kzmedia.personal("a2").student == kzmedia.personal("a2", "s007").student == "s001"


def test_the_salt_of_the_class_counts_when_it_is_graded(monkeypatch):
    assert kzmedia.personal("a2").salt == slices.SALT
    assert kzmedia.personal("a2", "", "media-2026").salt == kzmedia.personal("a2").salt
    monkeypatch.setenv("KZMEDIA_SALT", "autumn")
    assert kzmedia.personal("a2", "", "media-2026").salt == "autumn"


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_it_says_whose_data_these_are(lang):
    language.use(lang)
    assert repr(kzmedia.personal("a2", "s001")) == language.text("slices.own", student="s001")
    assert repr(kzmedia.personal("a2", "")) == language.text("slices.default")


@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize("typed", ["s 001", "Әйгерім", "юлия", "../x", "a" * 65, "-x", 'q"'])
def test_an_id_with_spaces_or_other_letters_is_refused(typed, lang):
    language.use(lang)
    with pytest.raises(ValueError) as raised:
        kzmedia.personal("a2", typed)
    assert str(raised.value) == language.text("slices.id_letters", given=typed)
    assert kzmedia.personal("a2").student == slices.DEFAULT


@pytest.mark.parametrize("typed", [7, None, ["s001"]])
def test_an_id_that_is_no_text_is_refused(typed):
    if typed is None:
        assert kzmedia.personal("a2", typed).student == slices.DEFAULT
    else:
        with pytest.raises(ValueError, match="quotation marks"):
            kzmedia.personal("a2", typed)


@pytest.mark.parametrize("name", ["a9", "", "a", "a1"])
def test_an_assignment_without_personal_data_is_named(name):
    with pytest.raises(LookupError, match="a2_connected, a3_dialogue"):
        kzmedia.personal(name)


def test_a_task_without_personal_data_is_named():
    with pytest.raises(LookupError, match="q77"):
        slices.draw("a2", "q77", "s001")


# The draws ------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "task"), TASKS)
def test_the_same_id_gets_the_same_data_and_others_get_others(name, task):
    mine = slices.draw(name, task, "s001")
    assert same(mine, slices.draw(name, task, "S001"))
    mine_again = slices.personal(name, "s001")[task]
    assert same(mine, mine_again) and mine is not mine_again
    others = [slices.draw(name, task, one) for one in IDS[:30]]
    assert sum(same(mine, other) for other in others) <= 3
    salted = [slices.draw(name, task, one, "other") for one in IDS[:30]]
    assert sum(same(one, other) for one, other in zip(others, salted, strict=True)) <= 3


@pytest.mark.parametrize(("name", "task"), TASKS)
def test_changing_what_was_drawn_does_not_change_the_next_draw(name, task):
    drawn = slices.draw(name, task, "s001")
    if isinstance(drawn, pd.DataFrame):
        del drawn[drawn.columns[-1]]
    else:
        drawn.clear()
    assert not same(drawn, slices.draw(name, task, "s001"))


@pytest.mark.parametrize(("name", "task"), TASKS)
def test_a_thousand_students_get_only_draws_that_are_not_refused(name, task):
    refused = slices.refusals(name)[task]
    taken = Counter()
    for student in IDS:
        stream = slices.stream(name, task, student, slices.SALT)
        taken[next(number for number in stream if number not in refused)] += 1
    assert not set(taken) & refused
    assert len(refused) <= slices.CANDIDATES / 2
    assert len(taken) > 300 and max(taken.values()) < 25


@pytest.mark.slow
@pytest.mark.parametrize(("name", "task"), TASKS)
def test_a_thousand_students_meet_every_trap_within_the_bounds(name, task):
    rules = acceptance.traps(name)[task]
    assert rules.bounds
    refused = slices.refusals(name)[task]
    numbers = set()
    for student in IDS:
        stream = slices.stream(name, task, student, slices.SALT)
        numbers.add(next(number for number in stream if number not in refused))
    for number in numbers:
        assert acceptance.outside(name, task, number, rules) == []


@pytest.mark.parametrize(("name", "task"), TASKS)
def test_the_list_of_refused_draws_was_made_of_this_notebook_and_these_recipes(name, task):
    """All 1,024 draws take minutes: ``make draws`` tries them when this test asks for it."""
    path = acceptance.REFUSED / f"{name}.json"
    listed = json.loads(path.read_text(encoding="utf-8"))
    assert listed[task]["of"] == acceptance.fingerprint(name, task), "run `make draws`"


@pytest.mark.slow
@pytest.mark.parametrize(("name", "task"), TASKS)
def test_no_named_mistake_comes_near_the_right_value_in_any_students_data(name, task):
    refused = slices.refusals(name)[task]
    for number in range(0, slices.CANDIDATES, EVERY):
        if number not in refused and f"{task}_test" in cells(name):
            assert acceptance.reasons(acceptance.judged(name, task, number)) == [], number


EVERY = 8  # `make draws` looks at all of them


def test_mistakes_that_are_too_near_are_found():
    judged = acceptance.Judged
    fair = judged(50.0, {"x.far": 50.6, "x.same": 50.0}, 0.1, True)
    assert acceptance.reasons([fair]) == ["x.same: never apart"]
    near = judged(50.0, {"x.near": 50.3}, 0.1, True)
    assert acceptance.reasons([fair, near])[0] == "x.near: too near"
    assert acceptance.reasons([judged(50.0, {}, None, True)]) == ["no tolerance"]
    assert acceptance.reasons([judged(3, {"x.one": 4}, None, True)]) == []
    assert acceptance.reasons([judged(3, {}, None, False)]) == ["the solution is not right"]
    assert acceptance.reasons([]) == ["nothing compared"]


def test_the_draws_do_not_depend_on_the_machine():
    """Python's own generator is the same everywhere: fixed so that no update goes unseen."""
    numbers = [next(slices.stream("a2_connected", "q1", one, "kzmedia")) for one in IDS[:5]]
    assert numbers == [738, 892, 577, 686, 722]
    drawn = Random("a2_connected/q1/738")
    assert drawn.sample(range(200), 4) == [84, 193, 53, 160]
    drawn = Random("a2_connected/q1/738")
    assert [drawn.randint(1, 99), drawn.choice("abcdefgh")] == [43, "d"]
