"""Who reaches whom: a broadcast and a network of people who publish, as directed graphs.

An edge u → v says that v receives what u publishes; who receives may pass it on along their
own edges. Both graphs are models: who is joined to whom, and who publishes, is assumed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._links import number

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["SOURCES", "broadcast", "measures", "mesh"]

SOURCES = 300
"""Members from whom ways are looked for, at most; in larger graphs they are drawn."""


def broadcast(audience: int, repliers: float = 0.0, seed: int = 1) -> nx.DiGraph:
    """Make the star of a broadcast: a station, and an audience that receives it.

    Parameters
    ----------
    audience : int, 1 or more
        Number of people who receive the station, the nodes 1, 2, …; the station is node 0.
    repliers : float, 0–1
        Share of the audience with a link back, such as writers of letters to the editor. Who
        they are is drawn; a larger share includes the people of a smaller one.
    seed : int
        Start of the random draw.

    Returns
    -------
    networkx.DiGraph

    Raises
    ------
    ValueError
        For an audience that is not a whole number of 1 or more, a share outside 0–1.

    Examples
    --------
    >>> star = broadcast(5, repliers=0.4)
    >>> star.out_degree(0), star.in_degree(0)
    (5, 2)
    """
    import networkx as nx

    people = _people(audience, 1)
    writers = _drawn(people, repliers, seed) + 1
    graph = nx.DiGraph()
    graph.add_nodes_from(range(people + 1))
    graph.add_edges_from((0, person) for person in range(1, people + 1))
    graph.add_edges_from((int(person), 0) for person in writers)
    return graph


def mesh(
    people: int,
    neighbours: int = 6,
    repliers: float = 1.0,
    shortcuts: float = 0.1,
    seed: int = 1,
) -> nx.DiGraph:
    """Make a network of people in which whoever publishes reaches their own contacts.

    Contacts are those of a small world: everyone on a ring knows the nearest people, and a
    part of the ties is rewired to anybody. Watts, D. J. and Strogatz, S. H., "Collective
    dynamics of 'small-world' networks", *Nature* 393 (1998), 440–442. Made directed here: a
    tie carries what one of the two publishes only if that one does publish; people who do
    not, receive and pass nothing on.

    Parameters
    ----------
    people : int, 3 or more
    neighbours : int
        Contacts of each person before rewiring, even, from 2 to below `people`.
    repliers : float, 0–1
        Share of people who publish and answer. Who they are is drawn; a larger share includes
        the people of a smaller one.
    shortcuts : float, 0–1
        Share of ties that are rewired to anybody.
    seed : int
        Start of the random draws.

    Returns
    -------
    networkx.DiGraph

    Raises
    ------
    ValueError
        For a number of people or neighbours that does not fit, a share outside 0–1.

    Examples
    --------
    >>> ring = mesh(6, neighbours=2, shortcuts=0)
    >>> sorted(ring.successors(0)), mesh(6, neighbours=2, repliers=0).number_of_edges()
    ([1, 5], 0)
    """
    import networkx as nx

    count = _people(people, 3)
    contacts = number(neighbours)
    if not (contacts in range(2, count) and contacts % 2 == 0):
        values = {"neighbours": contacts, "people": count}
        raise ValueError(language.text("methods.network_neighbours", **values))
    ties = nx.watts_strogatz_graph(count, int(contacts), _share(shortcuts, "shortcuts"), seed)
    publish = set(_drawn(count, repliers, seed).tolist())
    graph = nx.DiGraph()
    graph.add_nodes_from(range(count))
    for one, other in ties.edges:
        graph.add_edges_from((u, v) for u, v in ((one, other), (other, one)) if u in publish)
    return graph


def measures(graph: nx.DiGraph, sources: int = SOURCES, seed: int = 1) -> pd.Series:
    """Measure how far messages go in a network, and whether answers come back.

    Ways lead along the edges, through people who pass on what they receive. In graphs of more
    than `sources` members the means are over the pairs of that many members, drawn, with all
    others; `publishers`, `reciprocity` are always exact.

    Parameters
    ----------
    graph : networkx.DiGraph, 2 members or more
    sources : int, 1 or more
        Members from whom ways are looked for, at most.
    seed : int
        Start of the draw of these members.

    Returns
    -------
    Series
        - ``reach``: mean share of the others whom what a member publishes gets to, 0–1;
        - ``publishers``: share of members who reach anyone, 0–1;
        - ``reciprocity``: share of links that go both ways, 0–1; missing without links;
        - ``path_length``: mean number of steps of a message, over pairs with a way;
        - ``answer_steps``: mean number of steps there and back, over pairs with both ways;
        - ``answered``: share of ordered pairs with both ways, 0–1;
        - ``gate``: share of the pairs with a way that lose it if the member through whom most
          can pass (links in × links out) passes nothing on, 0–1; pairs with this member
          itself are left out; missing if no other pair has a way.

        Means over no pair are missing. Few publishers can have *short* ways: only near pairs
        are left to count, so read ``answer_steps`` beside ``answered``.

    Raises
    ------
    TypeError
        For a graph without directions.
    ValueError
        For fewer than two members, for `sources` below 1.

    Examples
    --------
    >>> measures(broadcast(4, repliers=1))[["reach", "answer_steps", "gate"]].round(2).tolist()
    [1.0, 3.2, 1.0]
    """
    import networkx as nx
    from scipy.sparse.csgraph import shortest_path

    links = _adjacency(graph)
    n = links.shape[0]
    # A stream of its own: that of `broadcast` and `mesh` draws those who publish.
    drawn = np.random.default_rng([seed, 1]).permutation(n)[: _people(sources, 1)]
    rows = np.sort(drawn)
    there = shortest_path(links, method="D", unweighted=True, indices=rows)
    back = shortest_path(links.T.tocsr(), method="D", unweighted=True, indices=rows)
    others = rows[:, None] != np.arange(n)
    way, answer = np.isfinite(there) & others, np.isfinite(there + back) & others
    has_links = graph.number_of_edges() > 0
    return pd.Series(
        {
            "reach": way.sum() / others.sum(),
            "publishers": float((links.sum(axis=1) > 0).mean()),
            "reciprocity": nx.overall_reciprocity(graph) if has_links else np.nan,
            "path_length": _mean(there[way]),
            "answer_steps": _mean((there + back)[answer]),
            "answered": answer.sum() / others.sum(),
            "gate": _gate(links, rows, way),
        }
    )


def _gate(links, rows: np.ndarray, way: np.ndarray) -> float:
    """Share of ways lost without the busiest member, among pairs of the others."""
    from scipy.sparse import diags
    from scipy.sparse.csgraph import shortest_path

    busiest = int(np.argmax(links.sum(axis=1) * links.sum(axis=0)))
    keep = np.ones(links.shape[0])
    keep[busiest] = 0
    silent = (diags(keep) @ links).tocsr()  # it still receives, and passes nothing on
    silent.eliminate_zeros()
    left = np.isfinite(shortest_path(silent, method="D", unweighted=True, indices=rows))
    pairs = way & (rows[:, None] != busiest) & (np.arange(len(keep)) != busiest)
    return float((pairs & ~left).sum() / pairs.sum()) if pairs.any() else np.nan


def _adjacency(graph: nx.DiGraph):
    """Return the links as a sparse matrix, without links of a member to itself."""
    import networkx as nx

    if not isinstance(graph, nx.DiGraph):
        given = type(graph).__name__
        raise TypeError(language.text("methods.network_directed", given=given))
    if len(graph) < 2:
        raise ValueError(language.text("methods.network_small", count=len(graph)))
    links = nx.to_scipy_sparse_array(graph, weight=None, dtype=float, format="lil")
    links.setdiag(0)
    links = links.tocsr()
    links.eliminate_zeros()
    return links


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if values.size else np.nan


def _drawn(people: int, share: float, seed: int) -> np.ndarray:
    """Draw a share of people; the same seed gives nested sets."""
    count = round(_share(share, "repliers") * people)
    return np.random.default_rng(seed).permutation(people)[:count]


def _people(value: object, least: int) -> int:
    people = number(value)
    if not (np.isfinite(people) and people >= least and people == round(people)):
        values = {"value": people, "least": least}
        raise ValueError(language.text("methods.network_people", **values))
    return int(people)


def _share(value: object, name: str) -> float:
    share = number(value)
    if not 0 <= share <= 1:
        raise ValueError(language.text("methods.network_share", name=name, value=share))
    return share
