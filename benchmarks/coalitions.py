"""The agent model of lesson 04 against plain loops: seconds and peak memory.

Goals: 400 people as the explorer draws them in 50 ms, 2,000 in one second, and a tenth of the
time of a loop over pairs. The loop works out the same contacts and coalitions by the rule in
words; it is run for 400 people only. Both give the same shares, or nothing is printed.
"""

from __future__ import annotations

import statistics
import tracemalloc

import networkx as nx
import numpy as np
import pandas as pd
from timing import interleave

from kzmedia import coalitions

COST, PREFERENCE, TIES, REPEATS = 8.0, 2.0, 3, 5
SMALL, LARGE = 400, 2000
LIMITS, GOAL = {SMALL: 0.05, LARGE: 1.0}, 0.1


def loop(people: pd.DataFrame, seed: int) -> list[float]:
    """Do as one would at first: every person looks at every other; networkx joins them."""
    rows = people.to_dict("records")
    chance = -np.log(np.random.default_rng(seed).standard_exponential((len(rows), len(rows))))
    graphs = {"goal": nx.Graph(), "place": nx.Graph()}
    kept = []
    for i, one in enumerate(rows):
        worth = []
        for j, other in enumerate(rows):
            if i != j:
                away = ((one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2) ** 0.5
                same = one["goal"] == other["goal"]
                worth.append((PREFERENCE * same - COST * away + chance[i, j], j, away))
        for _, j, away in sorted(worth, reverse=True)[:TIES]:
            alike = {name: one[name] == rows[j][name] for name in graphs}
            kept.append([alike["goal"], alike["place"], away])
            for name, graph in graphs.items():
                if alike[name]:
                    graph.add_edge(i, j)
    return [float(value) for value in np.mean(kept, axis=0)] + [
        _largest(graph, [row[name] for row in rows]) for name, graph in graphs.items()
    ]


def _largest(graph: nx.Graph, groups: list[int]) -> float:
    graph.add_nodes_from(range(len(groups)))
    best: dict[int, int] = {}
    for part in nx.connected_components(graph):
        group = groups[next(iter(part))]
        best[group] = max(best.get(group, 0), len(part))
    return sum(best.values()) / len(groups)


def ours(people: pd.DataFrame, seed: int) -> coalitions.Coalitions:
    return coalitions.coalitions(people, COST, PREFERENCE, TIES, seed)


def megabytes(people: pd.DataFrame) -> float:
    """Return the peak of what one run allocates (in a run of its own: tracing slows it)."""
    tracemalloc.start()
    ours(people, 0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def report(count: int, seconds: float, people: pd.DataFrame, more: str = "") -> None:
    verdict = "met" if seconds <= LIMITS[count] else "MISSED"
    print(
        f"coalitions of {count} people: {seconds * 1000:.0f} ms, {megabytes(people):.0f} MB"
        f"{more} (goal <= {LIMITS[count] * 1000:.0f} ms: {verdict}, median of {REPEATS})"
    )


if __name__ == "__main__":
    few, many = coalitions.agents(SMALL), coalitions.agents(LARGE)
    np.testing.assert_allclose(ours(few, 0), loop(few, 0))
    fast, slow = interleave(lambda seed: ours(few, seed), lambda seed: loop(few, seed), REPEATS)
    ratio = statistics.median(a / b for a, b in zip(fast, slow, strict=True))
    verdict = "met" if ratio <= GOAL else "MISSED"
    text = f", loop {statistics.median(slow):.2f} s, ratio {ratio:.3f} (<= {GOAL}: {verdict})"
    report(SMALL, statistics.median(fast), few, text)
    of_many, _ = interleave(lambda seed: ours(many, seed), lambda _: None, REPEATS)
    report(LARGE, statistics.median(of_many), many)
