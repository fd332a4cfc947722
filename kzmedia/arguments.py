"""The map of the lecture's arguments: which claim supports another, which two are in conflict.

The links stand in the data set ``claim_links``, the reason for each in the catalogue of
claims. A support leads from the reason to the claim it is a reason for. A conflict has no
direction: which of the two attacks the other is the reader's choice; it stands once, the ids
in alphabetical order. From Dung, P. M., "On the acceptability of arguments", *Artificial
Intelligence* 77 (1995), 321–357, the map takes the picture of arguments as nodes, but neither
the direction of his attacks nor his semantics: here no link decides who is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from kzmedia import claims, data, language
from kzmedia.verdicts import UNDECIDED

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["conflicts", "graph", "links", "positions", "tally"]

SUPPORTS, CONFLICTS = "supports", "conflicts"
_COLUMNS = ("source", "target", "link", "stated_in")
_ASIDE = 0.2  # of the distance of two columns
_SWEEPS = 12  # the order of a column settles after a few; more changes nothing


def links(claim: str | None = None) -> claims.Scoreboard:
    """List the links with their reasons, in the reader's language.

    Parameters
    ----------
    claim : str, optional
        Only the links from and to this claim, ``"C26"``.

    Returns
    -------
    Scoreboard
        A DataFrame with a row per link: a claim, the link, the other claim, the reason in a
        sentence, and who draws the link, the lecture or the course.

    Raises
    ------
    ValueError
        For an id that is not in the ledger, or of a claim that has no link.

    Examples
    --------
    >>> language.use("en")
    >>> links("C61").iloc[:, :3].to_numpy().tolist()
    [['C26', 'is in conflict with', 'C61'], ['C41', 'speaks for', 'C61']]
    """
    table = data.load("claim_links")
    if claim is not None:
        claims._claim(claim)
        chosen = table[(table["source"] == claim) | (table["target"] == claim)]
        if chosen.empty:
            linked = ", ".join(sorted(set(table["source"]) | set(table["target"])))
            raise ValueError(language.text("claims.no_links", claim=claim, known=linked))
        table = chosen
    rows = [_shown(row) for row in table.to_dict("records")]
    return claims.Scoreboard(pd.DataFrame(rows))


def _shown(row: Mapping[str, str]) -> dict[str, str]:
    parts = {
        "from": row["source"],
        "link": data.value_label(row["link"]),
        "to": row["target"],
        "reason": language.text(f"claims.link.{row['source']}.{row['target']}"),
        "stated": data.value_label(row["stated_in"]),
    }
    return {language.text(f"claims.heading.{name}"): part for name, part in parts.items()}


def graph(links: pd.DataFrame | None = None) -> nx.DiGraph:
    """Make the map of arguments; each claim carries the word of its verdict.

    Parameters
    ----------
    links : DataFrame, optional
        Columns ``source, target, link, stated_in``; the data set ``claim_links`` if left out.
        A part of it gives a part of the map.

    Returns
    -------
    networkx.DiGraph
        Nodes in the ledger's order with ``section``, ``lesson`` and ``word`` (an id of
        `kzmedia.verdicts.WORDS`); edges with ``link`` and ``stated_in``, one for each row,
        whose direction means something for supports only.

    Raises
    ------
    TypeError
        If `links` is no DataFrame.
    ValueError
        If it lacks a column, or names a claim that is not in the ledger.

    Examples
    --------
    >>> found = graph(data.load("claim_links").query("target == 'C61'"))
    >>> [(*pair, link) for *pair, link in found.edges(data="link")]
    [('C26', 'C61', 'conflicts'), ('C41', 'C61', 'supports')]
    """
    import networkx as nx

    table = _checked(data.load("claim_links") if links is None else links)
    ledger = data.load("claims").set_index("claim_id")
    linked = set(table["source"]) | set(table["target"])
    for claim in sorted(linked):
        claims._claim(claim)
    found = nx.DiGraph()
    for claim in ledger.index[ledger.index.isin(linked)]:
        section, lesson = ledger.loc[claim, ["section", "lesson"]]
        found.add_node(claim, section=int(section), lesson=lesson, word=claims.kept(claim).word)
    for row in table.to_dict("records"):
        found.add_edge(
            row["source"], row["target"], link=row["link"], stated_in=row["stated_in"]
        )
    return found


def tally(found: nx.DiGraph | None = None) -> pd.DataFrame:
    """Count the links of each claim, and how many of its supports are themselves untold.

    Parameters
    ----------
    found : networkx.DiGraph, optional
        As `graph` makes it; the whole map if left out.

    Returns
    -------
    DataFrame
        A row per claim, the one with most conflicts first: ``claim_id``, ``word``,
        ``conflicts`` (counted at both ends), ``supported`` and ``supports`` (links that lead
        to it and from it), ``untold`` (of the claims that support it, those whose own verdict
        is that it cannot be told).

    Examples
    --------
    >>> tally(graph(data.load("claim_links").query("target == 'C61'")))["conflicts"].tolist()
    [1, 1, 0]
    """
    found = graph() if found is None else found
    rows = [_counts(found, claim) for claim in found]
    order = ["conflicts", "supported"]
    return pd.DataFrame(rows).sort_values(
        order, ascending=[False, True], kind="stable", ignore_index=True
    )


def _counts(found: nx.DiGraph, claim: str) -> dict[str, str | int]:
    arriving = list(found.in_edges(claim, data="link"))
    leaving = list(found.out_edges(claim, data="link"))
    reasons = [other for other, _, link in arriving if link == SUPPORTS]
    return {
        "claim_id": claim,
        "word": found.nodes[claim]["word"],
        "conflicts": sum(link == CONFLICTS for _, _, link in arriving + leaving),
        "supported": len(reasons),
        "supports": sum(link == SUPPORTS for _, _, link in leaving),
        "untold": sum(found.nodes[other]["word"] == UNDECIDED for other in reasons),
    }


def conflicts(found: nx.DiGraph | None = None) -> pd.DataFrame:
    """List the pairs of claims that are in conflict, with the verdicts on both.

    Parameters
    ----------
    found : networkx.DiGraph, optional
        As `graph` makes it; the whole map if left out.

    Returns
    -------
    DataFrame
        A row per conflict: ``claim``, ``word``, ``other``, ``other_word``, the two in
        alphabetical order. Where neither word is "cannot be told" the course has something to
        say on both sides.

    Examples
    --------
    >>> conflicts(graph(data.load("claim_links").query("source == 'C26'")))["other"].tolist()
    ['C40', 'C41', 'C61']
    """
    found = graph() if found is None else found
    words = dict(found.nodes(data="word"))
    pairs = sorted((a, b) for a, b, link in found.edges(data="link") if link == CONFLICTS)
    rows = [(a, words[a], b, words[b]) for a, b in pairs]
    return pd.DataFrame(rows, columns=["claim", "word", "other", "other_word"])


def positions(found: nx.DiGraph | None = None) -> dict[str, tuple[float, float]]:
    """Place the claims: a column for each section of the lecture, few links crossing.

    Within a column claims are ordered by the mean place of the claims they are linked with,
    in sweeps to and fro: the barycentre rule of Sugiyama, K., Tagawa, S. and Toda, M.,
    "Methods for visual understanding of hierarchical system structures", *IEEE Transactions
    on Systems, Man, and Cybernetics* 11 (1981), 109–125. Nothing is drawn by lot: the same
    map has the same places.

    Parameters
    ----------
    found : networkx.DiGraph, optional
        As `graph` makes it; the whole map if left out.

    Returns
    -------
    dict
        ``claim: (x, y)``; x is the section, 1 to 7, a little to the right and to the left of
        it in turn so that a link within a column passes beside the others; y runs from 0
        (bottom) to 1 (top).

    Examples
    --------
    >>> positions(graph(data.load("claim_links").query("source == 'C41' and target == 'C61'")))
    {'C41': (6.2, 1.0), 'C61': (5.8, 0.0)}
    """
    found = graph() if found is None else found
    columns: dict[int, list[str]] = {}
    for claim, section in sorted(found.nodes(data="section")):  # a view has no order of its own
        columns.setdefault(section, []).append(claim)
    height = {claim: y for column in columns.values() for claim, y in _spread(column)}
    sections = sorted(columns)
    for section in [*sections, *reversed(sections)] * _SWEEPS:
        column = columns[section]
        wanted = {
            claim: _mean(height, _beside(found, claim), height[claim]) for claim in column
        }
        column.sort(key=lambda claim, wanted=wanted: (-wanted[claim], claim))
        height.update(_spread(column))
    across = {
        c: _ASIDE * (-1) ** i for column in columns.values() for i, c in enumerate(column)
    }
    return {
        claim: (found.nodes[claim]["section"] + across[claim], height[claim]) for claim in found
    }


def _beside(found: nx.DiGraph, claim: str) -> set[str]:
    return set(found.successors(claim)) | set(found.predecessors(claim))


def _spread(column: list[str]) -> list[tuple[str, float]]:
    """Spread the claims of a column evenly from top to bottom; a single one in the middle."""
    if len(column) == 1:
        return [(column[0], 0.5)]
    return [(claim, 1 - i / (len(column) - 1)) for i, claim in enumerate(column)]


def _mean(height: Mapping[str, float], of: set[str], otherwise: float) -> float:
    return sum(height[claim] for claim in sorted(of)) / len(of) if of else otherwise


def _checked(table: object) -> pd.DataFrame:
    """Return the table if it is one of links."""
    if not isinstance(table, pd.DataFrame):
        values = {"columns": ", ".join(_COLUMNS), "given": type(table).__name__}
        raise TypeError(language.text("claims.not_links", **values))
    if lost := [name for name in _COLUMNS if name not in table.columns]:
        given = ", ".join(map(str, table.columns))
        columns = ", ".join(lost)
        raise ValueError(language.text("claims.not_links", columns=columns, given=given))
    return table
