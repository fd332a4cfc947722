"""Star and mesh: closed forms of their measures, what every such graph keeps, bad input."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from bad_input import named_in_three_languages
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia.networks import broadcast, measures, mesh

steady = settings(deadline=None, derandomize=True, max_examples=30)
sizes = st.integers(3, 30)


@pytest.mark.parametrize("n", [2, 5, 40])
def test_a_star_without_links_back(n: int) -> None:
    found = measures(broadcast(n))
    assert found["reach"] == found["publishers"] == pytest.approx(1 / (n + 1))
    assert (found["reciprocity"], found["path_length"], found["answered"]) == (0, 1, 0)
    assert np.isnan(found["answer_steps"]) and np.isnan(found["gate"])


@pytest.mark.parametrize("n", [2, 5, 40])
def test_a_star_with_all_links_back(n: int) -> None:
    """2n ordered pairs with the station at 1 step, n(n − 1) without it at 2."""
    found = measures(broadcast(n, repliers=1))
    path = (2 * n + 2 * n * (n - 1)) / (n * (n + 1))
    assert found["path_length"] == pytest.approx(path)
    assert found["answer_steps"] == pytest.approx(2 * path)
    assert found[["reach", "publishers", "reciprocity", "answered", "gate"]].eq(1).all()


@pytest.mark.parametrize(("n", "share"), [(10, 0.3), (40, 0.05)])
def test_a_star_with_some_letters(n: int, share: float) -> None:
    m = round(share * n)
    found = measures(broadcast(n, repliers=share))
    assert found["reciprocity"] == pytest.approx(2 * m / (n + m))
    assert found["answered"] == pytest.approx((m + 1) * m / ((n + 1) * n))
    assert found["reach"] == found["publishers"] == pytest.approx((m + 1) / (n + 1))


@pytest.mark.parametrize("n", [3, 8, 25])
def test_rings_and_the_complete_graph(n: int) -> None:
    one_way = measures(nx.cycle_graph(n, create_using=nx.DiGraph))
    assert one_way["path_length"] == pytest.approx(n / 2)
    assert one_way["answer_steps"] == pytest.approx(n)
    assert (one_way["reciprocity"], one_way["answered"]) == (0, 1)
    both = measures(nx.cycle_graph(n).to_directed())
    steps = [min(i, n - i) for i in range(1, n)]
    assert both["path_length"] == pytest.approx(np.mean(steps))
    assert (both["reciprocity"], both["gate"]) == (1, 0)
    full = measures(nx.complete_graph(n, create_using=nx.DiGraph))
    assert full["path_length"] == 1 and full["answer_steps"] == 2 and full["gate"] == 0


def test_a_gate_between_two_halves() -> None:
    """Two fully joined threes that share one member: 2 · 2 · 2 of 12 other pairs go through."""
    graph = nx.compose(nx.complete_graph(3), nx.complete_graph([2, 3, 4])).to_directed()
    assert measures(graph)["gate"] == pytest.approx(8 / 12)


@steady
@given(sizes, st.floats(0, 1), st.integers(0, 5))
def test_measures_agree_with_networkx(people: int, repliers: float, seed: int) -> None:
    graph = mesh(people, neighbours=2, repliers=repliers, shortcuts=0.3, seed=seed)
    found = measures(graph)
    steps = {
        (u, v): d
        for u, ways in nx.all_pairs_shortest_path_length(graph)
        for v, d in ways.items()
        if u != v
    }
    there_and_back = [d + steps[v, u] for (u, v), d in steps.items() if (v, u) in steps]
    pairs = people * (people - 1)
    assert found["reach"] == pytest.approx(len(steps) / pairs)
    assert found["answered"] == pytest.approx(len(there_and_back) / pairs)
    if there_and_back:
        assert found["answer_steps"] == pytest.approx(np.mean(there_and_back))
    if steps:
        assert found["path_length"] == pytest.approx(np.mean(list(steps.values())))


@steady
@given(sizes, st.floats(0, 1), st.floats(0, 1))
def test_more_publishers_only_add_links(people: int, one: float, other: float) -> None:
    few, many = sorted([one, other])
    for make in (broadcast, lambda n, p: mesh(n, 2, p)):
        assert set(make(people, few).edges) <= set(make(people, many).edges)
        names = ["reach", "publishers", "answered"]
        assert (measures(make(people, few))[names] <= measures(make(people, many))[names]).all()


def test_whoever_does_not_publish_only_receives() -> None:
    graph = mesh(50, neighbours=4, repliers=0.4, seed=3)
    out = np.array([degree for _, degree in graph.out_degree])
    assert (out > 0).sum() == 20 and graph.number_of_nodes() == 50
    whole = mesh(50, neighbours=4, seed=3)
    assert all(set(graph[u]) == (set(whole[u]) if out[u] else set()) for u in graph)
    assert whole.number_of_edges() == 50 * 4


def test_shortcuts_shorten_the_ways() -> None:
    ring, small = (measures(mesh(300, shortcuts=share))["path_length"] for share in (0, 0.1))
    assert small < ring / 3


def test_the_seed_decides() -> None:
    same, again, other = (set(mesh(40, seed=s, repliers=0.5).edges) for s in (1, 1, 2))
    assert same == again != other


def test_a_sample_of_sources_is_near_the_whole() -> None:
    graph = mesh(2000, repliers=0.6)
    some, whole = measures(graph), measures(graph, sources=2000)
    assert some["path_length"] == pytest.approx(whole["path_length"], rel=0.02)
    # Were the sources drawn as the publishers are, all of them would reach somebody.
    assert some["reach"] == pytest.approx(whole["reach"], rel=0.1)
    assert some["reach"] < 0.65
    assert measures(graph, seed=2)["path_length"] != some["path_length"]


def test_a_graph_without_links_and_one_with_a_loop() -> None:
    empty = measures(nx.empty_graph(3, create_using=nx.DiGraph))
    assert (empty["reach"], empty["publishers"]) == (0, 0) and np.isnan(empty["reciprocity"])
    loop = nx.DiGraph([(0, 0), (0, 1)])
    assert measures(loop)["publishers"] == 0.5 and measures(loop)["reach"] == 0.5
    assert list(loop.edges) == [(0, 0), (0, 1)]  # the graph given stays as it was


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: broadcast(0), "0"),
        (lambda: broadcast(2.5), "2"),
        (lambda: broadcast(9, repliers=50), "repliers"),
        (lambda: mesh(2), "3"),
        (lambda: mesh(9, neighbours=3), "neighbours"),
        (lambda: mesh(6, neighbours=6), "6"),
        (lambda: mesh(9, shortcuts=-0.1), "shortcuts"),
        (lambda: mesh(9, repliers=float("nan")), "repliers"),
        (lambda: measures(nx.DiGraph([(0, 0)])), "1"),
        (lambda: measures(broadcast(5), sources=0), "0"),
    ],
)
def test_bad_input(call, named: str) -> None:
    named_in_three_languages(call, ValueError, named)


def test_a_graph_without_directions() -> None:
    named_in_three_languages(lambda: measures(nx.path_graph(3)), TypeError, "to_directed")
