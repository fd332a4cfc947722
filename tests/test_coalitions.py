"""The model of coalitions: limits, chance levels, invariances, a plain-loop twin, bad input."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from bad_input import named_in_three_languages
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia import coalitions as c

steady = settings(deadline=None, derandomize=True, max_examples=25)
PEOPLE = c.agents(800, seed=5)
COSTS = [0, 2, 8, 32, math.inf]


# --- agents


@steady
@given(st.integers(2, 300), st.integers(1, 9), st.integers(1, 12), st.integers(0, 99))
def test_agents_have_a_place_where_they_live_and_a_goal(people, goals, places, seed) -> None:
    table = c.agents(people, goals, places, seed=seed)
    assert list(table) == ["x", "y", "place", "goal"] and len(table) == people
    assert table[["x", "y"]].stack().between(0, 1).all()
    assert table["goal"].between(0, goals - 1).all()
    assert table["place"].between(0, places - 1).all()
    pd.testing.assert_frame_equal(table, c.agents(people, goals, places, seed=seed))


@pytest.mark.parametrize(
    ("places", "shape"), [(4, (2, 2)), (6, (3, 2)), (9, (3, 3)), (5, (5, 1))]
)
def test_places_are_equal_rectangles(places: int, shape: tuple[int, int]) -> None:
    table = c.agents(4000, places=places)
    boxes = table.groupby("place").agg(["min", "max"])
    for axis, parts in zip("yx", shape, strict=True):
        width = boxes[axis]["max"] - boxes[axis]["min"]
        assert width.between(0.9 / parts, 1 / parts).all()
    assert len(boxes) == places


@pytest.mark.parametrize(("together", "expected"), [(0, 0.25), (0.5, 0.625), (1, 1)])
def test_together_gives_people_the_goal_of_their_place(together, expected) -> None:
    table = c.agents(5000, together=together)
    assert (table["goal"] == table["place"]).mean() == pytest.approx(expected, abs=0.03)
    pd.testing.assert_frame_equal(table[["x", "y"]], c.agents(5000)[["x", "y"]])


# --- closed forms and limits


@pytest.mark.parametrize("preference", [0, 0.5, 1, 2, 3])
@pytest.mark.parametrize("goals", [2, 4, 6])
def test_free_contact_has_the_share_of_the_logit(preference: float, goals: int) -> None:
    people = c.agents(1500, goals=goals, seed=1)
    expected = c.free_contact(preference, goals)
    assert c.coalitions(people, 0, preference).same_goal == pytest.approx(expected, abs=0.03)
    assert expected == pytest.approx(
        math.exp(preference) / (math.exp(preference) + goals - 1), rel=1e-12
    )


def test_free_contact_at_its_ends() -> None:
    assert c.free_contact(0, 5) == pytest.approx(1 / 5)
    assert c.free_contact(3, 1) == 1
    assert c.free_contact(2000, 5) == 1


@pytest.mark.parametrize("cost", COSTS)
def test_without_a_preference_goals_are_chance_at_every_cost(cost: float) -> None:
    """The claim fails here: cheap contact alone makes no coalition by goal."""
    shares = [c.coalitions(c.agents(800, seed=s), cost, 0, seed=s).same_goal for s in range(4)]
    assert np.mean(shares) == pytest.approx(1 / 4, abs=0.025)


def test_endless_cost_leaves_the_nearest() -> None:
    spots = PEOPLE[["x", "y"]].to_numpy()
    away = np.linalg.norm(spots[:, None] - spots, axis=2)
    np.fill_diagonal(away, np.inf)
    nearest = np.argsort(away, axis=1)[:, :3]
    for cost in (math.inf, 1e9):
        kept = c.contacts(PEOPLE, cost)["contact"].to_numpy().reshape(-1, 3)
        np.testing.assert_array_equal(kept, nearest)


def test_where_contact_is_free_places_are_chance() -> None:
    found = c.coalitions(PEOPLE, 0, 4)
    assert found.same_place == pytest.approx(1 / 4, abs=0.02)
    # Mean distance of two points of a square: 0.5214 (Santaló 1976).
    assert found.distance == pytest.approx(0.5214, abs=0.015)


def test_a_very_strong_preference_leaves_one_goal() -> None:
    found = c.coalitions(PEOPLE, 4, 500)
    assert found.same_goal == 1 and found.by_goal > 0.99


def test_if_like_minded_live_together_goal_and_place_are_one() -> None:
    """Here the model cannot tell goal from place, and cheap contact loosens both."""
    people = c.agents(600, together=1)
    shares = []
    for cost in (32, 8, 1):
        found = c.coalitions(people, cost, 1)
        assert (found.same_goal, found.by_goal) == (found.same_place, found.by_place)
        shares.append(found.same_goal)
    assert shares == sorted(shares, reverse=True)


# --- what the model shows


def test_cheaper_contact_goes_farther_and_joins_goals() -> None:
    runs = c.sweep([1, 4, 16, 64], [1.5], range(4))
    means = runs.groupby("cost").mean()
    assert means["distance"].is_monotonic_decreasing
    assert means["same_place"].is_monotonic_increasing
    assert means.loc[1, "by_goal"] > 0.9 and means.loc[64, "by_goal"] < 0.3
    assert means.loc[1, "same_goal"] > means.loc[1, "same_place"]
    assert means.loc[64, "same_goal"] < means.loc[64, "same_place"]


def test_a_stronger_preference_never_keeps_fewer_of_the_same_goal() -> None:
    """Exact, for the seed throws the same chance at every preference."""
    for cost in (0, 8, 32):
        shares = [c.coalitions(PEOPLE, cost, p).same_goal for p in (0, 0.1, 1, 2, 5)]
        assert shares == sorted(shares)


# --- invariances


@steady
@given(st.floats(-9, 9), st.floats(-9, 9), st.floats(0, 40), st.floats(0, 4))
def test_moving_everybody_changes_nothing(right, up, cost, preference) -> None:
    people = c.agents(60)
    moved = people.assign(x=people["x"] + right, y=people["y"] + up)
    turned = people.assign(x=-people["y"], y=people["x"])
    before = c.coalitions(people, cost, preference)
    for other in (moved, turned):
        assert c.coalitions(other, cost, preference) == pytest.approx(before, abs=1e-9)


def test_names_of_goals_and_places_do_not_matter() -> None:
    names = PEOPLE.assign(
        goal=PEOPLE["goal"].map(dict(enumerate("dacb"))), place=10 - PEOPLE["place"]
    )
    assert c.coalitions(names, 8) == c.coalitions(PEOPLE, 8)


def test_a_larger_country_with_cheaper_miles_is_the_same() -> None:
    larger = PEOPLE.assign(x=10 * PEOPLE["x"], y=10 * PEOPLE["y"])
    same, far = c.coalitions(PEOPLE, 8), c.coalitions(larger, 0.8)
    assert far == pytest.approx(same._replace(distance=10 * same.distance))


def test_the_index_does_not_matter_and_people_stay_as_they_were() -> None:
    people = PEOPLE.copy().set_index(PEOPLE.index[::-1] + 7)
    before = people.copy()
    assert c.coalitions(people, 8) == c.coalitions(PEOPLE, 8)
    pd.testing.assert_frame_equal(people, before)


def test_seeds() -> None:
    assert c.coalitions(PEOPLE, 8, seed=1) == c.coalitions(PEOPLE, 8, seed=1)
    assert c.coalitions(PEOPLE, 8, seed=1) != c.coalitions(PEOPLE, 8, seed=2)
    assert not c.agents(50, seed=1).equals(c.agents(50, seed=2))


# --- the same by plain means


@steady
@given(
    st.integers(5, 60), st.floats(0, 30), st.floats(0, 4), st.integers(1, 4), st.integers(0, 9)
)
def test_contacts_and_coalitions_by_plain_loops(people, cost, preference, ties, seed) -> None:
    table = c.agents(people, seed=seed)
    chance = -np.log(np.random.default_rng(seed).standard_exponential((people, people)))
    kept = c.contacts(table, cost, preference, ties, seed)
    groups = {"same_goal": nx.Graph(), "same_place": nx.Graph()}
    rows = []
    for i, one in table.iterrows():
        worth = {}
        for j, other in table.iterrows():
            away = math.hypot(one["x"] - other["x"], one["y"] - other["y"])
            same = one["goal"] == other["goal"]
            worth[j] = preference * same - cost * away + chance[i, j]
        del worth[i]
        for j in sorted(worth, key=worth.get, reverse=True)[:ties]:
            same = {name: one[name[5:]] == table.loc[j, name[5:]] for name in groups}
            rows.append({"person": i, "contact": j, **same})
            for name, graph in groups.items():
                graph.add_nodes_from(range(people))
                if same[name]:
                    graph.add_edge(i, j)
    expected = pd.DataFrame(rows)
    pd.testing.assert_frame_equal(kept[list(expected)], expected, check_dtype=False)
    found = c.coalitions(table, cost, preference, ties, seed)
    for name, size in (("same_goal", found.by_goal), ("same_place", found.by_place)):
        parts = pd.Series({min(p): len(p) for p in nx.connected_components(groups[name])})
        largest = parts.groupby(table[name[5:]].reindex(parts.index)).max().sum()
        assert size == pytest.approx(largest / people)
        assert getattr(found, name) == pytest.approx(expected[name].mean())


def test_sweep_is_the_model_run_by_run() -> None:
    runs = c.sweep(
        [16, 0], [2, 0], seeds=[3, 4], people=80, goals=3, places=6, together=0.4, ties=2
    )
    assert len(runs) == 8
    assert runs[["cost", "preference", "seed"]].values.tolist() == sorted(
        runs[["cost", "preference", "seed"]].values.tolist()
    )
    for run in runs.itertuples():
        people = c.agents(80, 3, 6, 0.4, run.seed)
        one = c.coalitions(people, run.cost, run.preference, 2, run.seed)
        assert tuple(one) == tuple(getattr(run, name) for name in one._fields)


def test_an_empty_sweep_has_its_columns() -> None:
    assert list(c.sweep([], []))[:3] == ["cost", "preference", "seed"]


# --- bad input


@pytest.mark.parametrize(
    ("call", "error", "named"),
    [
        (lambda: c.agents(1), ValueError, "people"),
        (lambda: c.agents(5001), ValueError, "5001"),
        (lambda: c.agents(10.5), ValueError, "people"),
        (lambda: c.agents("many"), TypeError, "many"),
        (lambda: c.agents(10, goals=0), ValueError, "goals"),
        (lambda: c.agents(10, places=0), ValueError, "places"),
        (lambda: c.agents(10, together=1.2), ValueError, "together"),
        (lambda: c.contacts(PEOPLE, -1), ValueError, "cost"),
        (lambda: c.contacts(PEOPLE, math.nan), ValueError, "cost"),
        (lambda: c.contacts(PEOPLE, 1, preference=-1), ValueError, "preference"),
        (lambda: c.contacts(PEOPLE, 1, preference=math.inf), ValueError, "preference"),
        (lambda: c.contacts(PEOPLE, 1, ties=800), ValueError, "ties"),
        (lambda: c.contacts(PEOPLE, 1, ties=0), ValueError, "ties"),
        (lambda: c.coalitions(PEOPLE.drop(columns="goal"), 1), ValueError, "goal"),
        (lambda: c.coalitions(PEOPLE.assign(goal=None), 1), ValueError, "goal"),
        (lambda: c.coalitions(PEOPLE.assign(x=math.nan), 1), ValueError, "x"),
        (lambda: c.coalitions(PEOPLE.assign(x="here"), 1), TypeError, "here"),
        (lambda: c.coalitions([1], 1), TypeError, "list"),
        (lambda: c.coalitions(PEOPLE.head(1), 1), ValueError, "people"),
        (lambda: c.free_contact(-1, 3), ValueError, "preference"),
        (lambda: c.sweep([-1], [1], people=20), ValueError, "cost"),
    ],
)
def test_bad_input(call, error: type[Exception], named: str) -> None:
    named_in_three_languages(call, error, named)
