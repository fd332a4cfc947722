"""The data package: valid, complete in three languages, equal to what was published."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path

import pandas as pd
import pytest

import kzmedia

ROOT = Path(__file__).resolve().parent.parent
DATASETS = ROOT / "datasets"
PACKAGE = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
LANGUAGES = {"en", "kk", "ru"}
SYMBOLS = {"%", "0–1"}  # written alike everywhere
# Licences and indicator codes keep their Latin names.
LATIN_IN_CYRILLIC = re.compile(r"[A-Za-z][А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]|[А-Яа-яЁёӘ-ӿІі][A-Za-z]")


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "tests" / "data" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def fields() -> list[tuple[str, dict]]:
    return [(name, field) for name, r in RESOURCES.items() for field in r["schema"]["fields"]]


def texts() -> list[tuple[str, dict[str, str]]]:
    """Every text of the package with the place where it stands."""
    found = []
    for name, resource in RESOURCES.items():
        for key in ("titles", "descriptions", "publisher", "release", "terms"):
            found.append((f"{name}.{key}", resource[key]))
        found += [(f"{name}.traps[{i}]", trap) for i, trap in enumerate(resource["traps"])]
    for join in PACKAGE["joins"]:
        found += [(f"{join['name']}.{key}", join[key]) for key in ("titles", "descriptions")]
        found += [(f"{join['name']}.traps[{i}]", t) for i, t in enumerate(join["traps"])]
    for name, field in fields():
        place = f"{name}.{field['name']}"
        found += [(f"{place}.{key}", field[key]) for key in ("labels", "descriptions")]
        found += [(f"{place}.units", field["units"])] if field["units"] else []
        found += [(f"{place}={k}", v) for k, v in field.get("valueLabels", {}).items()]
    return found


def test_frictionless_finds_the_package_valid():
    from frictionless import Package

    report = Package(str(DATASETS / "datapackage.json")).validate()
    assert report.valid, report.flatten(["fieldName", "rowNumber", "type", "note"])[:10]


def test_every_file_is_described():
    files = {path.name for path in DATASETS.iterdir() if path.suffix == ".csv"}
    assert files == {resource["path"] for resource in RESOURCES.values()}


@pytest.mark.parametrize("name", RESOURCES)
def test_bytes_and_sha256_agree(name):
    resource = RESOURCES[name]
    content = (DATASETS / resource["path"]).read_bytes()
    assert b"\r" not in content
    assert resource["bytes"] == len(content)
    assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("name", RESOURCES)
def test_what_a_user_of_the_figures_must_know_is_there(name):
    resource = RESOURCES[name]
    assert len(resource["traps"]) >= 2
    assert resource["schema"]["primaryKey"]
    if "CC BY" in resource["terms"]["en"]:
        assert resource["licenses"] and resource["sources"]


@pytest.mark.parametrize(
    ("place", "text"), texts(), ids=lambda v: v if isinstance(v, str) else ""
)
def test_texts_stand_in_three_languages(place, text):
    assert set(text) == LANGUAGES
    assert all(value == value.strip() and value for value in text.values())
    if text["en"] in SYMBOLS:
        return
    for language in ("kk", "ru"):
        assert text[language] != text["en"]
        assert re.search("[а-яё]", text[language], re.IGNORECASE), text[language]
        assert not LATIN_IN_CYRILLIC.search(text[language]), text[language]


def test_texts_have_the_letters_of_their_language():
    for place, text in texts():
        assert not re.search("[әғқңөұүһі]", text["ru"], re.IGNORECASE), place
        assert not re.search("[а-яё]", text["en"], re.IGNORECASE), place
    kazakh = "".join(text["kk"] for _, text in texts()).lower()
    assert set("әғқңөұүі") <= set(kazakh)


def test_a_column_name_means_the_same_everywhere():
    meaning: dict[str, tuple] = {}
    for name, field in fields():
        found = (field["type"], field["labels"], field["descriptions"], field["units"])
        assert meaning.setdefault(field["name"], found) == found, f"{name}.{field['name']}"


def test_a_category_id_means_the_same_everywhere():
    meaning = {field["name"]: field["labels"] for _, field in fields()}
    for name, field in fields():
        for value, labels in field.get("valueLabels", {}).items():
            assert meaning.setdefault(value, labels) == labels, (
                f"{name}.{field['name']}={value}"
            )


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_labels_tell_columns_and_categories_apart(language):
    columns = {field["name"]: field["labels"][language] for _, field in fields()}
    assert len(set(columns.values())) == len(columns)
    for name, field in fields():
        labels = [label[language] for label in field.get("valueLabels", {}).values()]
        assert len(set(labels)) == len(labels), f"{name}.{field['name']}"


def test_categories_are_the_ones_that_occur():
    occurring: dict[str, set] = {}
    declared: dict[str, set] = {}
    for name, field in fields():
        if "valueLabels" not in field:
            continue
        labels = set(field["valueLabels"])
        assert labels == set(field["constraints"].get("enum", labels))
        column = kzmedia.load(name)[field["name"]].dropna().astype(str)
        assert set(column) <= labels
        occurring.setdefault(field["name"], set()).update(column)
        declared.setdefault(field["name"], set()).update(labels)
    # A date known to the month is a possible answer; the lecture happens to give none.
    assert {c: declared[c] - occurring[c] for c in declared if declared[c] - occurring[c]} == {
        "precision": {"month"}
    }


def test_both_series_of_kazakhstan_agree():
    world = kzmedia.load("internet").query("iso3 == 'KAZ'").set_index("year")["internet_users"]
    own = kzmedia.load("kazakhstan_internet").set_index("year")["internet_users"]
    assert ((world.loc[2000:2023] - own).abs() <= 0.0051).all()


def test_kazakhstan_method_follows_note_and_source():
    data = kzmedia.load("kazakhstan_internet").set_index("year")
    basis = data["basis"]
    assert (basis.loc[2000:2006] == "not_stated").all()
    assert (basis.loc[2007:2009] == "ministry").all()
    assert basis.loc[2014] == "itu_estimate"
    assert (basis.loc[2010:].drop(2014) == "household_survey").all()
    assert data.loc[basis == "household_survey", "national_source"].notna().all()
    assert data.index[data["note"] == "sample_surveys_age_16_74"].tolist() == [2010]
    offices = data.loc[basis == "household_survey", "national_source"]
    assert offices.str.endswith("_statistics").all()


SUMS = {(1, "each"): 94, (1, "together"): 60, (2, "each"): 88, (2, "together"): 68}
SUMS |= {(3, "each"): 83, (3, "together"): 59}


def test_survey_shares_sum_to_what_is_reported():
    shares = kzmedia.load("survey").groupby(["figure", "reading"])["share"].sum()
    assert shares.to_dict() == SUMS


def test_survey_never_stores_the_remainder():
    survey = kzmedia.load("survey")
    assert (survey["reported"] == survey["share"].notna()).all()
    assert (~survey["reported"] == (survey["option"] == "not_reported")).all()
    assert (
        survey.groupby(["figure", "reading"])["reported"]
        .apply(lambda r: (~r).sum())
        .eq(1)
        .all()
    )


def test_survey_levels_follow_the_scale():
    survey = kzmedia.load("survey")
    scale = {"very_high": (5, 5), "high": (4, 4), "medium": (3, 3), "low": (2, 2)}
    scale |= {"very_low": (1, 1), "very_high_or_high": (4, 5), "high_or_medium": (3, 4)}
    scale["not_reported"] = (1, 5)
    for row in survey.query("figure < 3").itertuples():
        assert (row.level_low, row.level_high) == scale[row.option]
    assert survey.query("figure == 3")[["level_low", "level_high"]].isna().all(axis=None)
    for _, group in survey.query("figure < 3").groupby(["figure", "reading"]):
        assert group["level_high"].iloc[:-1].is_monotonic_decreasing
        assert group["option"].iloc[-1] == "not_reported"


def test_in_figure_2_only_low_lacks_a_share():
    # Of all five levels: so an answer that was given but not reported is "low" (see the traps).
    for _, group in kzmedia.load("survey").query("figure == 2 and reported").groupby("reading"):
        bounds = zip(group["level_low"], group["level_high"], strict=True)
        named = {level for low, high in bounds for level in range(low, high + 1)}
        assert {1, 2, 3, 4, 5} - named == {2}


def test_survey_and_lecture_give_the_same_shares():
    key = ["claim_id", "reading", "option"]
    survey = kzmedia.load("survey").query("reported").set_index(key)["share"]
    lecture = kzmedia.load("lecture").query("reading in ['each', 'together']")
    lecture = lecture.rename(columns={"quantity": "option"}).set_index(key)["value"]
    pd.testing.assert_series_equal(survey.sort_index(), lecture.sort_index(), check_names=False)


@pytest.mark.parametrize(
    "row", rows("claim_figures.csv"), ids=lambda r: f"{r['claim_id']}-{r['figure']}"
)
def test_every_figure_of_a_claim_is_present(row):
    lecture = kzmedia.load("lecture").query("claim_id == @row['claim_id']")["value"]
    events = kzmedia.load("timeline").query("claim_id == @row['claim_id']")
    dates = events[["year", "month", "day", "end_year"]].to_numpy(dtype=float, na_value=0)
    assert float(row["figure"]) in {*lecture.dropna(), *dates.ravel()}


def test_lecture_hedges_its_numbers():
    lecture = kzmedia.load("lecture")
    hedged = lecture[lecture["relation"].notna() & (lecture["relation"] != "exact")]
    found = hedged.set_index(["claim_id", "quantity"])["relation"].to_dict()
    assert found == {
        ("C09", "market_share"): "more_than",
        ("C10", "growth_factor"): "almost",
        ("C29", "online_lifetime"): "at_most",
        ("C34", "threshold"): "at_least",
        ("C47", "competitiveness_rank"): "at_most",
    }
    assert (lecture["value"].isna() == lecture["relation"].isna()).all()
    assert (lecture["value"].isna() == (lecture["reading"] == "not_stated")).all()


def test_a_number_without_a_hedge_is_not_called_exact():
    labels = {f["name"]: f for f in RESOURCES["lecture"]["schema"]["fields"]}["relation"]
    assert labels["valueLabels"]["exact"]["en"] == "no hedge"  # 820 thousand is round


@pytest.mark.parametrize("quantity", ["threshold", "monopolists"])
def test_what_one_expert_says_is_labelled_so(quantity):
    labels = {f["name"]: f for f in RESOURCES["lecture"]["schema"]["fields"]}["quantity"]
    said = labels["valueLabels"][quantity]
    for language, word in {"en": "one expert", "kk": "сарапшы", "ru": "эксперт"}.items():
        assert word in said[language]


def test_readings_come_in_twos_or_more():
    lecture = kzmedia.load("lecture")
    single = {"stated", "counted", "not_stated"}
    for _, group in lecture[~lecture["reading"].isin(single)].groupby("claim_id"):
        assert group["reading"].nunique() >= 2
