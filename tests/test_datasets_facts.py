"""Single facts, claims, and values that a second publication confirms or contradicts."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

import kzmedia
from kzmedia import _descriptor as descriptor

CROSSCHECKS = Path(__file__).resolve().parent / "data" / "crosschecks.csv"
with CROSSCHECKS.open(encoding="utf-8") as _file:
    ROWS = list(csv.DictReader(_file))


def value(row: dict[str, str]) -> float:
    """Our value for a row of the crosschecks; a fact's column is its indicator."""
    table = kzmedia.load(row["dataset"])
    table = table[table["year"] == int(row["year"])]
    if row["dataset"] == "kazakhstan_facts":
        return table.loc[table["indicator"] == row["column"], "value"].item()
    return float(table.loc[table["iso3"] == row["iso3"], row["column"]].item())


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda r: f"{r['dataset']}-{r['column']}-{r['iso3']}-{r['year']}"
)
def test_spot_values_against_a_second_publication(row):
    digits = len(row["second"].partition(".")[2])
    agrees = abs(value(row) - float(row["second"])) <= 0.5 * 10**-digits + 1e-9
    assert agrees == (row["agrees"] == "yes")
    assert agrees or row["reason"]
    assert row["second_source"]


def test_few_values_disagree():
    counts = pd.DataFrame(ROWS).groupby("dataset")["agrees"].value_counts().to_dict()
    assert counts == {
        ("egov", "yes"): 35,
        ("egov", "no"): 1,
        ("internet", "yes"): 4,
        ("internet", "no"): 2,
        ("kazakhstan_facts", "yes"): 13,
    }


def test_a_second_publication_is_another_page():
    facts = kzmedia.load("kazakhstan_facts").set_index(["indicator", "year"])["page"]
    for row in ROWS:
        if row["dataset"] == "kazakhstan_facts":
            assert row["second_source"] != facts[row["column"], int(row["year"])], row


def test_every_fact_has_its_page_and_one_unit():
    facts = kzmedia.load("kazakhstan_facts")
    assert len(facts) == 60
    assert not facts.isna().any(axis=None)
    assert (facts.groupby("indicator")["unit"].nunique() == 1).all()
    assert facts["value"].ge(0).all()
    assert facts.loc[facts["unit"] == "percent", "value"].le(100).all()


def test_units_are_those_of_the_lecture_where_they_are_the_same():
    def labels(name: str) -> dict:
        fields = {f["name"]: f for f in descriptor.resource(name)["schema"]["fields"]}
        return fields["unit"]["valueLabels"]

    shared = set(labels("lecture")) & set(labels("kazakhstan_facts"))
    assert shared == {"percent", "persons", "rank"}


def test_freedom_on_the_net_turned_its_scale():
    facts = kzmedia.load("kazakhstan_facts").set_index(["indicator", "year"])["value"]
    assert facts["fotn_old_scale", 2018] + facts["fotn_new_scale", 2018] == 100


def test_the_answers_of_the_survey_of_2011_add_up():
    facts = kzmedia.load("kazakhstan_facts").set_index("indicator")["value"]
    parts = ("daily", "weekly", "monthly", "less_than_monthly", "never")
    assert sum(facts[f"survey_{part}"] for part in parts) == 100


def test_counts_of_users_contradict_one_another_as_the_trap_says():
    facts = kzmedia.load("kazakhstan_facts").set_index("indicator")["value"]
    itu = kzmedia.load("kazakhstan_internet").set_index("year")["internet_users"]
    assert (facts["users_market_forecast"], itu[2008]) == (14.8, 11.0)
    assert (facts["users_itu_as_of_2011"], itu[2010]) == (34.0, 31.6)
    assert (facts["survey_never"], itu[2011]) == (66.0, 50.6)


def test_ranks_lie_among_the_economies_ranked():
    facts = kzmedia.load("kazakhstan_facts").set_index(["indicator", "year"])["value"]
    economies = facts["economies_ranked"]
    assert (economies.min(), economies.max()) == (117, 148)
    for indicator in ("wef_gci_rank", "wef_gci4_rank", "wef_growth_rank"):
        ranks = facts[indicator]
        known = ranks.index.intersection(economies.index)
        assert (ranks[known] <= economies[known]).all()


def test_there_are_sixty_six_claims_each_with_one_lesson():
    claims = kzmedia.load("claims")
    assert len(claims) == claims["claim_id"].nunique() == 66
    assert claims["lesson"].value_counts().to_dict() == {
        "04_dialogue": 12,
        "05_egov": 11,
        "01_market": 8,
        "03_survey": 7,
        "06b_promises": 7,
        "08_scoreboard": 7,
        "06_democracy": 6,
        "02_connected": 5,
        "07_control": 3,
    }


@pytest.mark.parametrize("name", ["lecture", "timeline", "survey"])
def test_every_claim_of_another_dataset_is_a_claim(name):
    assert set(kzmedia.load(name)["claim_id"]) <= set(kzmedia.load("claims")["claim_id"])


def test_a_claim_stands_in_the_section_of_its_numbers():
    lecture = kzmedia.load("lecture")
    section = kzmedia.load("claims").set_index("claim_id")["section"]
    assert (lecture["claim_id"].map(section) == lecture["section"]).all()
