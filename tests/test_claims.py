"""The ledger: whole in three languages, judged alike in prose and code, clear if misused."""

from __future__ import annotations

import html
import importlib
import re
from collections.abc import Iterator
from functools import cache

import pandas as pd
import pytest
from message_rules import catalogue, fields

import notebooks
from kzmedia import claims, data, language
from kzmedia.verdicts import WORDS, Finding
from notebooks import LANGUAGES, LESSONS, ROOT

OWNERS = {
    "01_market": "C03 C04 C06 C07 C08 C09 C11 C12",
    "02_connected": "C10 C14 C34 C46 C50",
    "03_survey": "C35a C35b C35c C35d C35e C53 C56",
    "04_dialogue": "C01 C02 C25 C26 C27 C28 C29 C31 C32 C48 C52 C54",
    "05_egov": "C05 C13 C16 C18 C19 C20 C21 C23 C38 C51 C58",
    "06_democracy": "C15 C17 C22 C40 C44 C62",
    "06b_promises": "C30 C33 C36 C43 C49 C55 C59",
    "07_control": "C41 C42 C61",
    "08_scoreboard": "C24 C37 C39 C45 C47 C57 C60",
}
ON_DATA = (
    "C04 C08 C09 C10 C11 C12 C15 C17 C19 C20 C22 C30 C33 C34 C35a C35b C35c C35d C35e C36 C38"
    " C40 C41 C43 C44 C46 C47 C61 C62"
)
KINDS = {"number", "event", "causal", "normative", "conceptual", "forecast"}
ALL = [claim for owned in OWNERS.values() for claim in owned.split()]


@cache
def assessed() -> dict[str, claims.Verdict]:
    """The verdicts on all claims."""
    return {claim: claims.assess(claim) for claim in data.load("claims")["claim_id"]}


# --- the ledger


def test_the_ledger_is_that_of_the_design() -> None:
    ledger = data.load("claims")
    assert sorted(ledger["claim_id"]) == sorted(ALL) and len(ALL) == len(set(ALL)) == 66
    owners = ledger.groupby("lesson")["claim_id"].agg(set).to_dict()
    assert owners == {lesson: set(owned.split()) for lesson, owned in OWNERS.items()}
    assert set(ledger["kind"]) == KINDS
    assert set(ledger["basis"]) == {"data", "model", "argument"}
    assert set(ledger["section"]) == set(range(1, 8))
    on_data = set(ledger.query("basis == 'data'")["claim_id"])
    assert set(ON_DATA.split()) <= on_data


@pytest.mark.parametrize("part", ["claim", "rule"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_claim_has_words_and_a_rule(lang: str, part: str) -> None:
    messages = {claim: catalogue(lang).get(f"claims.{claim}.{part}", "") for claim in ALL}
    assert [claim for claim, text in messages.items() if len(text) < 20] == []
    assert [claim for claim, text in messages.items() if fields(text)] == []
    assert len(set(messages.values())) == len(ALL), f"two claims with the same {part}"


# --- the verdicts


def test_no_claim_is_open() -> None:
    assert set(assessed()) == set(ALL)


def test_a_verdict_is_a_word_with_figures_and_sources() -> None:
    for claim, verdict in assessed().items():
        assert verdict.id == claim
        assert verdict.word in WORDS
        assert verdict.figures, f"{claim} has no figures"
        assert verdict.datasets and all(data.sources(name) for name in verdict.datasets)


def test_a_second_look_finds_the_same() -> None:
    for claim, verdict in assessed().items():
        assert repr(claims.assess(claim)) == repr(verdict)


def test_a_model_never_supports() -> None:
    models = {c: v.word for c, v in assessed().items() if v.basis == "model"}
    assert models and "supported" not in models.values(), models


def words_of_other_worlds() -> dict[str, set[str]]:
    """The words under the changed tables of all lessons, by claim."""
    modules = [path.stem for path in (ROOT / "tests").glob("test_verdicts_*.py")]
    found: dict[str, set[str]] = {}
    for module in map(importlib.import_module, modules):
        for claim, cases in getattr(module, "CASES", {}).items():
            found.setdefault(claim, set()).update(case.word for case in cases)
    promises = importlib.import_module("test_verdicts_promises")  # changes whole worlds instead
    reads = {**promises.READS, "C36": ("egdi", promises.CORRUPTION)}
    for claim, (score, measures) in reads.items():
        panel = promises.follow(data.load("panel"), score, dict.fromkeys(measures, -1))
        found.setdefault(claim, set()).add(claims.assess(claim, panel=panel).word)
    return found


def test_every_claim_on_data_turns_in_another_world() -> None:
    found = words_of_other_worlds()
    on_data = data.load("claims").query("basis == 'data'")["claim_id"]
    assert [c for c in on_data if not found.get(c, set()) - {assessed()[c].word}] == []


@pytest.mark.parametrize("part", ["finding", "counter"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_finding_and_counter_hold_figures(lang: str, part: str) -> None:
    language.use(lang)
    for claim, verdict in assessed().items():
        template = catalogue(lang).get(f"claims.{claim}.{part}", "")
        names = {re.split(r"\W", field)[0] for field in fields(template)}
        assert names, f"{claim}.{part} has no figure in {lang}"
        assert names <= set(verdict.figures), f"{claim}.{part}: {names - set(verdict.figures)}"
        text = getattr(verdict, part)
        assert re.search(r"\d", text), f"{claim}.{part} shows no number: {text}"
        assert not re.search(r"[{}]|\bnan\b|None", text), text


# --- the words in the lessons' prose are the computed ones


def stated(page: notebooks.Page, claim: str) -> Iterator[str]:
    """What a lesson says in its "Verdict on C35b: …" and in rows "| C35b | … |" of a table."""
    head = language.text("claims.card.title", claim=claim, word="")
    everything = "\n".join(cell.source for cell in page.prose).replace("*", "")
    for found in re.finditer(re.escape(head) + r"(.*)", everything):
        yield found.group(1)
    words = [language.text(f"claims.word.{word}") for word in WORDS]
    for found in re.finditer(rf"^\|\s*{claim}\s*\|\s*(.*)", everything, re.M):
        if found.group(1).startswith(tuple(words)):
            yield found.group(1)


@pytest.mark.parametrize("path", notebooks.find(LESSONS))
def test_prose_says_the_computed_word(path: str) -> None:
    page = notebooks.read(path)
    language.use(page.language)
    for claim in OWNERS.get(page.name, "").split():
        says = list(stated(page, claim))
        assert says, f"{path} states no verdict on {claim}"
        word = language.text(f"claims.word.{assessed()[claim].word}")
        wrong = [text[:60] for text in says if not re.match(re.escape(word) + r"(?!\w)", text)]
        assert not wrong, f"{path}, {claim}: computed {word!r}, written {wrong}"


def test_a_wrong_word_in_prose_is_seen() -> None:
    source = (
        "**Verdict on C35b: supported**, or not.\n\n| C35b | contradicted |\n| C35b | yes |"
    )
    cell = {"cell_type": "markdown", "id": "a", "source": source}
    page = notebooks.page({"cells": [cell]})
    assert list(stated(page, "C35b")) == ["supported, or not.", "contradicted |"]
    assert list(stated(page, "C35a")) == []


# --- asked wrongly


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [("C35", "C35a"), ("c40", "C40"), ("C4O", "C40"), ("C35f", "C35"), (40, ""), ("", "")],
)
def test_an_unknown_claim(wrong: object, nearest: str) -> None:
    with pytest.raises(ValueError, match=f"no claim {wrong!r}.*scoreboard.*66.*{nearest}"):
        claims.assess(wrong)


def survey() -> pd.DataFrame:
    return data.load("survey").copy()


@pytest.mark.parametrize(
    ("tables", "error", "message"),
    [
        ({"survvey": survey()}, ValueError, "no dataset 'survvey'.*survey"),
        ({"survey": [1, 2]}, TypeError, "survey=.*DataFrame.*list"),
        ({"lecture": data.load("lecture")}, ValueError, "C35b is not computed from lecture"),
        ({"survey": survey().drop(columns="share")}, ValueError, "survey lacks share"),
        ({"survey": survey().drop(columns=["level_low", "claim_id"])}, ValueError, "level_low"),
        ({"survey": survey().assign(share=90.0)}, ValueError, "C35b cannot be.*survey.*100 %"),
        ({"survey": survey().iloc[:0]}, ValueError, "C35b cannot be computed"),
    ],
    ids=["name", "no table", "unused", "column", "columns", "values", "no rows"],
)
def test_a_wrong_table(tables: dict, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        claims.assess("C35b", **tables)


def test_a_column_that_is_not_needed_may_be_missing() -> None:
    table = survey().drop(columns=["claim_id", "question"])
    assert claims.assess("C35b", survey=table) == claims.assess("C35b")


# --- what is shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_scoreboard_lists_every_claim(lang: str) -> None:
    language.use(lang)
    table = claims.scoreboard()
    words = catalogue(lang)
    names = ("id", "claim", "lesson", "basis", "verdict")
    assert list(table.columns) == [words[f"claims.heading.{name}"] for name in names]
    assert sorted(table.iloc[:, 0]) == sorted(ALL)
    shown = dict(zip(table.iloc[:, 0], table.iloc[:, 4], strict=True))
    assert all(
        shown[claim] == words[f"claims.word.{v.word}"] for claim, v in assessed().items()
    )
    assert not table.isna().any(axis=None)


def test_a_lesson_has_a_scoreboard_with_findings() -> None:
    table = claims.scoreboard("03_survey")
    assert table["id"].tolist() == OWNERS["03_survey"].split()
    findings = [claims.assess(claim).finding for claim in table["id"]]
    assert table["what was found"].tolist() == findings


def test_an_unknown_lesson() -> None:
    with pytest.raises(ValueError, match="'survey'.*06b_promises.*Did you mean 03_survey"):
        claims.scoreboard("survey")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_verdict_shows_a_card(lang: str) -> None:
    language.use("ru")
    verdict = claims.assess("C35b")
    language.use(lang)
    card, text = verdict._repr_html_(), repr(verdict)
    assert f'lang="{lang}"' in card and "C35b" in card
    for part in (verdict.claim, verdict.rule, verdict.finding, verdict.counter):
        assert part in text
        assert part.replace('"', "&quot;").replace("'", "&#x27;") in card
    assert data.sources("survey") in text
    shown, _, folded = card.partition("<details>")  # the long rule is a click away
    assert html.escape(verdict.rule) in folded and html.escape(verdict.counter) in shown
    assert catalogue(lang)["claims.word.partly_supported"] in card


def test_texts_are_escaped(monkeypatch) -> None:
    verdict = claims.assess("C35a")
    monkeypatch.setattr(language, "text", lambda name, **_: "<script>&")
    for shown in (verdict, claims.Scoreboard({"a": ["<script>&"]})):
        assert "<script>" not in shown._repr_html_()
        assert "&lt;script&gt;&amp;" in shown._repr_html_()


def test_a_long_text_is_shown_whole() -> None:
    table = claims.Scoreboard({"a": ["word " * 60 + "end"]})
    assert "end" in table._repr_html_() and "end" in repr(table)
    assert type(table[["a"]]) is pd.DataFrame


def test_codes_among_the_figures_become_words(monkeypatch) -> None:
    figures = {"number": ("KAZ", "very_high", "claims.word.normative", "Almaty", 0.5)}
    found = Finding("supported", {**claims.assess("C35d").figures, **figures}, ("survey",))
    monkeypatch.setattr(claims, "_function", lambda *_: lambda tables: found)
    language.use("ru")
    assert claims.assess("C35d").finding.startswith(
        "Казахстан, очень высокий, нормативное суждение, Almaty, 0.5"
    )
