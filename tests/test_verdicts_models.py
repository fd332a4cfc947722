"""Models behind verdicts of lesson 04: their word, what a record does, and their figures."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from test_verdicts_dialogue import changed, elsewhere, met

from kzmedia import claims, networks, queueing
from kzmedia.verdicts import Tables
from kzmedia.verdicts import _dialogue as models
from kzmedia.verdicts._models import held, known, word_of


def test_a_model_counts_cases_and_never_supports() -> None:
    assert held([True, None, False, True]) == {"held": 2, "settings": 4}
    assert word_of(np.array([True, True])) == "partly_supported"
    assert word_of([False, False]) == "contradicted"
    for open_ in ([True, False], [True, None], [False, None], [None]):
        assert word_of(open_) == "cannot_be_told"


def test_a_record_takes_the_place_of_a_range() -> None:
    rows = [("a", 2009, 30.0), ("a", 2010, 40.0), ("a", 2007, 20.0)]
    table = pd.DataFrame(rows, columns=["indicator", "year", "value"])
    tables = Tables({"kazakhstan_facts": table})
    assert known(tables, "a", (1, 2)) == (40,)  # the latest
    assert known(tables, "a", (1, 2), scale=0.01) == (pytest.approx(0.4),)
    assert known(tables, "b", (1, 2)) == (1, 2)


def test_records_reach_the_model_in_its_own_unit() -> None:
    rows = elsewhere(("office_load", 2009, 60), ("letters_growth", 2009, 1.5))
    found = changed("C25", rows)
    assert (found.word, found.figures["slack"]) == ("partly_supported", 60)
    assert changed("C28", elsewhere(("publishing_share", 2009, 30))).figures["fewest"] == 30
    assert changed("C01", met(500, 5)).figures["most"] == 500


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
    assert (found["settings"], found["held"]) == (
        18,
        sum(models.sooner(models.QUESTIONS, models.STAFF)),
    )


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
    assert found["letters_answered"] == pytest.approx(10_000 * 6 * 5 / (500 * 499))
    assert found["few_answered"] < found["letters_answered"]
    assert found["letters_gate"] == 100 and found["whole_gate"] < 1
    assert found["whole_steps"] > 2 * found["letters_steps"]
