"""C29 and C31: words from models, the settings under which they turn, and their figures."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from counterfactual import Case, changes_the_word, listed, put

from kzmedia import claims, coalitions, data, exposure, language
from kzmedia.verdicts import CONTRADICTED, PARTLY, UNDECIDED
from kzmedia.verdicts import _campaign as campaign
from kzmedia.verdicts._models import word_of

STAYS = "claim_id == 'C29' and quantity == 'online_lifetime'"


def stays(years: float) -> dict:
    return {"lecture": lambda table: put(table, STAYS, value=years)}


def recorded(**figures: float) -> dict:
    """A second source turns up: figures by name, of 2009."""
    new = pd.DataFrame({"indicator": figures.keys(), "year": 2009, "value": figures.values()})
    return {"kazakhstan_facts": lambda known: pd.concat([known, new], ignore_index=True)}


CASES = {
    "C29": [
        Case("taken down after a minute", CONTRADICTED, stays(1 / 525600)),
        Case("seen for months", PARTLY, recorded(view_half_life=30)),
        Case("forgotten and dear", CONTRADICTED, recorded(view_half_life=0.05, view_price=3)),
    ],
    "C31": [
        Case(
            "goals matter, contact cheap", PARTLY, recorded(goal_preference=4, distance_cost=2)
        ),
        Case("nobody asks for goals", CONTRADICTED, recorded(goal_preference=1)),
        Case("contact dear", CONTRADICTED, recorded(distance_cost=32)),
    ],
}


def test_a_record_of_one_of_two_may_leave_it_open() -> None:
    for claim, figure in (("C29", {"view_price": 3}), ("C31", {"goal_preference": 4})):
        change = recorded(**figure)["kazakhstan_facts"]
        found = claims.assess(claim, kazakhstan_facts=change(data.load("kazakhstan_facts")))
        assert (found.word, found.figures["settings"]) == (
            UNDECIDED,
            5 if claim == "C29" else 6,
        )


@pytest.mark.parametrize(("claim", "case"), listed(CASES))
def test_the_word_changes(claim: str, case: Case) -> None:
    changes_the_word(claim, case)


@pytest.mark.parametrize("claim", ["C29", "C31"])
def test_a_model_whose_order_turns_inside_its_range_cannot_tell(claim: str) -> None:
    found = claims.assess(claim)
    assert (found.word, found.basis) == (UNDECIDED, "model")
    assert 0 < found.figures["held"] < found.figures["settings"]


# --- C29


def test_prices_are_as_far_from_even_one_way_as_the_other() -> None:
    prices = np.log(campaign.PRICES)
    np.testing.assert_allclose(prices, -prices[::-1], atol=1e-12)


def test_online_never_gains_by_fading_faster_or_costing_more() -> None:
    holds = campaign.online_pays(365).pivot(index="half_life", columns="price", values="holds")
    assert len(holds) * holds.shape[1] == claims.assess("C29").figures["settings"]
    assert (holds.astype(int).diff().dropna() >= 0).all(axis=None)
    assert (holds.astype(int).diff(axis=1).iloc[:, 1:] <= 0).all(axis=None)


def test_slow_and_cheap_everywhere_would_partly_support(monkeypatch) -> None:
    monkeypatch.setattr(campaign, "HALF_LIVES", (7, 30, 100, 365))
    monkeypatch.setattr(campaign, "PRICES", (1 / 3, 1, 3))
    assert claims.assess("C29").word == PARTLY
    monkeypatch.setattr(campaign, "PRICES", (1000,))
    assert claims.assess("C29").word == CONTRADICTED


def test_the_figures_of_c29_are_where_the_order_turns() -> None:
    figures = claims.assess("C29").figures
    paper = exposure.exposure(1, **campaign.PAPER)
    assert exposure.exposure(1, figures["even"], 365) == pytest.approx(paper)
    for half_life, name in ((69 / 1440, "minutes"), (1.5, "hours"), (7, "week"), (30, "month")):
        price = figures[f"fair_{name}"]
        per_cost = exposure.exposure(1, half_life, 365) / price
        assert per_cost == pytest.approx(paper)
    assert figures["equal"] == len(campaign.HALF_LIVES)
    assert figures["equal_held"] == sum(h > figures["even"] for h in campaign.HALF_LIVES)


def test_a_spot_of_one_day_cannot_win_at_an_equal_price() -> None:
    """What the model presupposes: said in its docstring, so that nobody takes it for news."""
    spot = exposure.exposure(1, **campaign.SPOT)
    assert all(exposure.exposure(1, h, 365) >= spot for h in campaign.HALF_LIVES)


# --- C31


def runs(preference: float, **more: object) -> pd.DataFrame:
    return coalitions.sweep(campaign.COSTS, [preference], range(2), **more)


@pytest.mark.parametrize(
    ("preference", "more", "word"),
    [
        (0.0, {}, CONTRADICTED),  # nobody asks for goals: cheap contact makes no coalition
        (math.log(2), {}, UNDECIDED),
        (12.0, {}, PARTLY),  # goals are nearly all that counts
    ],
)
def test_the_preference_decides(preference: float, more: dict, word: str) -> None:
    settings = campaign.goals_outgrow(runs(preference, **more))
    assert word_of(None if pd.isna(one) else one for one in settings["holds"]) == word


def test_neighbours_with_one_goal_leave_it_contradicted() -> None:
    """Goal and place are one, so goals never bind more than places do."""
    settings = campaign.goals_outgrow(runs(math.log(8), together=1))
    assert not settings["holds"].any()


def test_draws_that_disagree_leave_a_setting_open() -> None:
    made = pd.DataFrame({"preference": 1.0, "cost": [1, 1, 2, 2, 4, 4]})
    made = made.assign(same_goal=0.5, same_place=[0.4, 0.3, 0.4, 0.6, 0.7, 0.6])
    holds = campaign.goals_outgrow(made)["holds"]
    assert holds.iloc[0] and pd.isna(holds.iloc[1]) and not holds.iloc[2]


def test_the_figures_of_c31() -> None:
    figures = claims.assess("C31").figures
    holds = campaign.goals_outgrow(campaign.coalition_runs())
    for name in ("weak", "strong"):
        row = holds[np.isclose(holds["preference"], math.log(figures[name]))]
        reached = row.loc[row["holds"].fillna(False), "cost"]
        assert figures[f"{name}_cost"] == reached.max()
        assert not row.loc[row["cost"] > reached.max(), "holds"].fillna(False).any()
    assert figures["weak_cost"] < figures["strong_cost"]
    assert figures["dear_size"] < figures["cheap_size"]
    assert figures["together_cheap"] < figures["together_dear"]
    assert (figures["chance"], figures["free"]) == pytest.approx((25, 40))
    assert figures["law"] == "2009"


def test_free_contact_is_not_in_the_range() -> None:
    """There any preference wins by assumption; a range with 0 in it would prove nothing."""
    assert min(campaign.COSTS) > 0 and min(campaign.TIMES) > 1


def test_the_law_is_read_off_the_timeline() -> None:
    events = put(data.load("timeline"), "event_id == 'internet_law'", year=2010)
    assert claims.assess("C31", timeline=events).figures["law"] == "2010"
    none = events[events["event_id"] != "internet_law"]
    assert claims.assess("C31", timeline=none).figures["law"] == "–"


@pytest.mark.parametrize("claim", ["C29", "C31"])
def test_texts_in_three_languages_show_every_number(claim: str) -> None:
    said = set()
    for code in language.LANGUAGES:
        language.use(code)
        found = claims.assess(claim)
        said |= {found.finding, found.counter}
        assert str(found.figures["settings"]) in found.finding
    assert len(said) == 6 and not any("{" in text or "nan" in text for text in said)
