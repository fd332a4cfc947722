"""The map of arguments: links with reasons, a graph with verdicts, counts, places."""

from __future__ import annotations

import re
from functools import cache

import networkx as nx
import pandas as pd
import pytest
from bad_input import named_in_three_languages
from message_rules import catalogue

from kzmedia import arguments, claims, data, language
from notebooks import LANGUAGES

# Where the lecture disagrees with itself, as far as it is between two claims; each pair once.
DISAGREEMENTS = {
    "C03": "C11",
    "C05": "C19",
    "C09": "C56",
    "C11": "C56",
    "C15": "C49",  # the lecture's own "yet"
    "C16": "C51",
    "C23": "C50",  # the lecture's own "yet"
    "C26": "C40 C41 C61",
    "C30": "C59",
    "C34": "C35e",
    "C36": "C39 C40",
    "C38": "C51",
    "C39": "C56",
    "C40": "C43 C50 C59 C62",
    "C51": "C58",
    "C55": "C59",
}


@pytest.fixture(autouse=True)
def english():
    language.use("en")
    yield
    language.use("en")


def table() -> pd.DataFrame:
    return data.load("claim_links")


@cache
def whole() -> nx.DiGraph:
    return arguments.graph()


def small(*links: str) -> nx.DiGraph:
    """A map written as "C01>C49" for a support and "C26!C41" for a conflict."""
    rows = [
        (a, b, "supports" if sign == ">" else "conflicts", "course")
        for a, sign, b in (re.split("([>!])", link) for link in links)
    ]
    columns = ["source", "target", "link", "stated_in"]
    return arguments.graph(pd.DataFrame(rows, columns=columns))


# --- the links


def test_links_are_between_claims_of_the_ledger_and_say_nothing_twice() -> None:
    links, known = table(), set(data.load("claims")["claim_id"])
    assert set(links["source"]) | set(links["target"]) <= known
    assert not (links["source"] == links["target"]).any()
    pairs = set(zip(links["source"], links["target"], strict=True))
    assert len(pairs) == len(links)
    there_and_back = {pair for pair in pairs if pair[::-1] in pairs}
    assert there_and_back == set()
    assert 35 <= len(links) <= 50


def test_the_conflicts_are_the_disagreements_of_the_lecture() -> None:
    links = table().query("link == 'conflicts'")
    found = set(zip(links["source"], links["target"], strict=True))
    assert found == {(a, b) for a, others in DISAGREEMENTS.items() for b in others.split()}
    assert (links["source"] < links["target"]).all()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_link_has_a_reason_of_at_most_twenty_words(lang: str) -> None:
    reasons = {k: v for k, v in catalogue(lang).items() if k.startswith("claims.link.")}
    links = table()
    wanted = {
        f"claims.link.{a}.{b}" for a, b in zip(links["source"], links["target"], strict=True)
    }
    assert set(reasons) == wanted
    assert len(set(reasons.values())) == len(wanted)
    long = {k: text for k, text in reasons.items() if not 4 <= len(text.split()) <= 20}
    assert not long
    assert all(text.endswith(".") for text in reasons.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_are_listed_in_the_readers_language(lang: str) -> None:
    language.use(lang)
    listed = arguments.links("C26")
    names = ("from", "link", "to", "reason", "stated")
    assert list(listed.columns) == [catalogue(lang)[f"claims.heading.{n}"] for n in names]
    assert len(listed) == 6 and (listed.iloc[:, [0, 2]] == "C26").any(axis=1).all()
    first = listed.iloc[0].tolist()
    assert first[:3] == ["C26", data.value_label("supports"), "C27"]
    assert first[3] == catalogue(lang)["claims.link.C26.C27"]
    assert f'lang="{lang}"' in listed._repr_html_()
    assert len(arguments.links()) == len(table())


def test_a_claim_without_links_and_an_unknown_one() -> None:
    named_in_three_languages(lambda: arguments.links("C60"), ValueError, "C60")
    named_in_three_languages(lambda: arguments.links("c26"), ValueError, "C26")


# --- the graph


def test_the_graph_holds_the_table_and_the_verdicts() -> None:
    found, links = whole(), table()
    assert found.number_of_edges() == len(links)
    for row in links.to_dict("records"):
        edge = found.edges[row["source"], row["target"]]
        assert edge == {"link": row["link"], "stated_in": row["stated_in"]}
    ledger = data.load("claims").set_index("claim_id")
    assert list(found) == [claim for claim in ledger.index if claim in found]
    for claim, about in found.nodes(data=True):
        assert about["word"] == claims.assess(claim).word
        assert about["section"] == ledger.loc[claim, "section"]
        assert about["lesson"] == ledger.loc[claim, "lesson"]


def test_a_wrong_table() -> None:
    named_in_three_languages(lambda: arguments.graph([1]), TypeError, "list")
    lacking = table().drop(columns="link")
    named_in_three_languages(lambda: arguments.graph(lacking), ValueError, "link")
    odd = table().replace("C26", "C99")
    named_in_three_languages(lambda: arguments.graph(odd), ValueError, "C99")


# --- what is counted


def test_a_tally_by_hand() -> None:
    words = {"C01": "cannot_be_told", "C02": "supported", "C03": "cannot_be_told"}
    words |= dict.fromkeys(("C04", "C05", "C06"), "normative")
    found = small("C01>C04", "C02>C04", "C03!C04", "C04!C05", "C03!C05", "C04>C06")
    nx.set_node_attributes(found, words, "word")
    counted = arguments.tally(found).set_index("claim_id")
    assert counted.index.tolist() == ["C03", "C05", "C04", "C01", "C02", "C06"]
    numbers = ["conflicts", "supported", "supports", "untold"]
    assert counted.loc["C04", numbers].tolist() == [2, 2, 1, 1]
    assert counted.loc["C03", numbers].tolist() == [2, 0, 0, 0]
    assert counted.loc["C06", numbers].tolist() == [0, 1, 0, 0]


def test_a_conflict_counts_at_both_ends_and_a_support_at_each_of_its_own() -> None:
    counted = arguments.tally(whole())
    number = table()["link"].value_counts()
    assert counted["conflicts"].sum() == 2 * number["conflicts"]
    assert counted["supported"].sum() == counted["supports"].sum() == number["supports"]
    assert (counted["untold"] <= counted["supported"]).all()
    assert counted["conflicts"].is_monotonic_decreasing
    assert set(counted["claim_id"]) == set(whole())


def test_conflicts_carry_both_words() -> None:
    found = arguments.conflicts(whole())
    pairs = table().query("link == 'conflicts'")
    assert found["claim"].tolist() == pairs["source"].tolist()
    assert found["other"].tolist() == pairs["target"].tolist()
    for side, word in (("claim", "word"), ("other", "other_word")):
        words = [claims.assess(claim).word for claim in found[side].head(5)]
        assert found[word].head(5).tolist() == words
    assert arguments.conflicts(small("C01>C49")).empty


# --- where the claims stand


def test_places_are_a_column_per_section_and_never_the_same() -> None:
    places = arguments.positions(whole())
    assert set(places) == set(whole()) and len(set(places.values())) == len(places)
    for claim, (x, y) in places.items():
        assert abs(x - whole().nodes[claim]["section"]) < 0.5 and 0 <= y <= 1
    assert places == arguments.positions(arguments.graph(table().sample(frac=1)))
    near = whole().edge_subgraph([*whole().in_edges("C40"), *whole().out_edges("C40")])
    rebuilt = nx.DiGraph(near)
    turned = nx.DiGraph()
    turned.add_nodes_from(reversed(list(rebuilt.nodes(data=True))))
    turned.add_edges_from(rebuilt.edges(data=True))
    assert arguments.positions(near) == arguments.positions(turned)


def test_places_have_fewer_crossings_than_the_order_of_the_ledger() -> None:
    places = arguments.positions(whole())
    plain: dict[str, tuple[float, float]] = {}
    for section in range(1, 8):
        column = [c for c, s in whole().nodes(data="section") if s == section]
        plain |= {c: (section, 1 - i / (len(column) - 1)) for i, c in enumerate(column)}
    assert crossings(places) < 0.75 * crossings(plain)


def crossings(places: dict[str, tuple[float, float]]) -> int:
    """Pairs of links, drawn straight, that cross."""
    ends = [(places[a], places[b]) for a, b in whole().edges]
    pairs = [(p, q) for i, p in enumerate(ends) for q in ends[:i] if not set(p) & set(q)]
    return sum(
        side(a, b, c) != side(a, b, d) and side(c, d, a) != side(c, d, b)
        for (a, b), (c, d) in pairs
    )


def side(a: tuple, b: tuple, c: tuple) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
