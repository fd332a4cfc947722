"""The country panel: joined at load, nothing filled, every column with its source and terms."""

from __future__ import annotations

import html
import shutil

import pandas as pd
import pytest

import kzmedia
from kzmedia import _descriptor, _join, language

LANGUAGES = ("kk", "ru", "en")
KEY = ["iso3", "year"]
PARTS = ("egov", "internet", "context", "democracy", "society", "governance")
TEXTS = ("publisher", "release", "terms")


@pytest.fixture(scope="module")
def panel() -> pd.DataFrame:
    return kzmedia.load("panel")


def test_the_panel_has_a_row_per_country_and_year_of_any_part(panel):
    keys = pd.concat([kzmedia.load(part)[KEY] for part in PARTS]).drop_duplicates()
    expected = keys.sort_values(KEY, ignore_index=True)
    pd.testing.assert_frame_equal(panel[KEY], expected, check_dtype=False)
    assert panel.shape == (4900, 36)
    assert panel["iso3"].nunique() == 196


def test_the_panel_is_no_file_of_the_package():
    assert "panel" not in {r["name"] for r in _descriptor._package()["resources"]}
    assert not (_descriptor.folder() / "panel.csv").exists()


@pytest.mark.parametrize("part", PARTS)
def test_the_rows_of_the_panel_are_those_of_its_parts(panel, part):
    own = kzmedia.load(part)
    columns = list(own.columns)
    found = panel[columns].merge(own[KEY], on=KEY)
    pd.testing.assert_frame_equal(found, own, check_dtype=False)
    # Where the part has no row the panel has no value: nothing is filled.
    marked = panel.merge(own[KEY], on=KEY, how="left", indicator=True)
    lonely = marked["_merge"] == "left_only"
    assert lonely.sum() == len(panel) - len(own)
    assert panel.loc[lonely.to_numpy(), columns[2:]].isna().all(axis=None)


def test_the_columns_stand_in_the_order_of_the_parts(panel):
    own = [column for part in PARTS for column in kzmedia.load(part).columns[2:]]
    assert list(panel.columns) == KEY + own


def test_the_types_are_those_of_the_parts(panel):
    for column in ("egdi_rank", "epi_rank", "population"):
        assert panel[column].dtype == "Int64", column
    assert panel["year"].dtype == "int64"
    assert pd.api.types.is_string_dtype(panel["regime"])
    others = panel.drop(
        columns=["iso3", "year", "regime", "egdi_rank", "epi_rank", "population"]
    )
    assert (others.dtypes == "float64").all()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_column_remembers_its_part(lang):
    language.use(lang)
    panel = kzmedia.load("panel")
    origins = panel.attrs["columns"]
    assert set(origins) == set(panel.columns) - set(KEY)
    for column, origin in origins.items():
        resource = _descriptor.resource(origin["dataset"])
        assert column in {field["name"] for field in resource["schema"]["fields"]}
        assert origin == {"dataset": origin["dataset"]} | {k: resource[k][lang] for k in TEXTS}
    assert {origin["dataset"] for origin in origins.values()} == set(PARTS)
    assert panel.attrs["dataset"] == "panel"
    assert panel.attrs["labels"] == {c: kzmedia.data.label(c) for c in panel.columns}


def test_attributes_survive_what_a_learner_does(panel):
    part = panel.query("year == 2022")[["iso3", "egdi", "regime"]]
    assert part.attrs["columns"]["egdi"]["dataset"] == "egov"
    panel_again = kzmedia.load("panel")
    panel_again.attrs["columns"]["egdi"]["dataset"] = "spoiled"
    assert panel_again.attrs["columns"]["osi"]["dataset"] == "egov"
    panel_again["egdi"] = 0.0
    fresh = kzmedia.load("panel")
    assert fresh.attrs["columns"]["egdi"]["dataset"] == "egov"
    assert fresh["egdi"].max() > 0.9


def test_no_two_releases_stand_under_one_name(panel):
    origins = panel.attrs["columns"]
    v_dem = {o["release"] for o in origins.values() if o["publisher"] == "V-Dem Institute"}
    assert len(v_dem) == 2
    assert origins["electoral_democracy"]["release"] != origins["regime"]["release"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_codebook_names_source_terms_and_traps_of_all_parts(lang):
    language.use(lang)
    book = kzmedia.codebook("panel")
    assert list(book.iloc[:, 0]) == list(kzmedia.load("panel").columns)
    source = book.set_index(book.columns[0])[language.text("data.heading.source")]
    for part in PARTS:
        resource = _descriptor.resource(part)
        for field in resource["schema"]["fields"][2:]:
            assert source[field["name"]] == f"{part}: {kzmedia.sources(part)}"
    page = html.unescape(book._repr_html_())
    for shown in (page, repr(book)):
        for part in PARTS:
            resource = _descriptor.resource(part)
            assert all(resource[key][lang] in shown for key in TEXTS)
            assert all(trap[lang] in shown for trap in resource["traps"])
        assert all(trap[lang] in shown for trap in _descriptor.joins()["panel"]["traps"])
        assert "..." not in shown
    assert len(book.attrs["traps"]) == len(set(book.attrs["traps"]))
    assert language.text("data.heading.source") not in kzmedia.codebook("egov").columns


def test_a_text_that_parts_share_is_shown_once():
    lines = kzmedia.codebook("panel").attrs["terms"].splitlines()
    assert any(line.startswith("internet, context, governance: CC BY 4.0") for line in lines)
    assert any(line.startswith("democracy, society: CC BY-SA 4.0") for line in lines)
    assert any("no formal open licence" in line for line in lines)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sources_is_one_line_with_every_publisher(lang):
    language.use(lang)
    line = kzmedia.sources("panel")
    assert "\n" not in line
    for part in PARTS:
        assert _descriptor.resource(part)["publisher"][lang] in line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_dataset_lists_the_panel_and_suggests_it(lang):
    language.use(lang)
    with pytest.raises(ValueError) as error:
        kzmedia.load("pannel")
    listed = str(error.value)
    assert all(name in listed for name in (*PARTS, "panel", "claims", "kazakhstan_facts"))
    assert listed.endswith(language.text("data.did_you_mean", nearest="panel"))


def test_an_edited_part_warns_and_names_the_learners_line(tmp_path, monkeypatch):
    folder = tmp_path / "datasets"
    shutil.copytree(_descriptor.folder(), folder)
    monkeypatch.setattr(_descriptor, "folder", lambda: folder)
    path = folder / "egov.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("AFG,2003,0.11752", "AFG,2003,0.5"), encoding="utf-8")
    with pytest.warns(UserWarning, match=r"egov\.csv is not the version") as caught:
        assert kzmedia.load("panel")["egdi"].iloc[3] == 0.5
    assert [warning.filename for warning in caught] == [__file__]
    with pytest.warns(UserWarning) as caught:
        kzmedia.load("egov")
    assert [warning.filename for warning in caught] == [__file__]
    path.unlink()
    with pytest.raises(LookupError, match=r"egov\.csv"):
        kzmedia.load("panel")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_key_that_a_part_holds_twice_is_refused(tmp_path, monkeypatch, lang):
    language.use(lang)
    folder = tmp_path / "datasets"
    shutil.copytree(_descriptor.folder(), folder)
    monkeypatch.setattr(_descriptor, "folder", lambda: folder)
    path = folder / "democracy.csv"
    first, second, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([first, second, second, *rest]), encoding="utf-8")
    with pytest.warns(UserWarning), pytest.raises(ValueError, match=r"democracy\.csv.*iso3"):
        kzmedia.load("panel")


def test_the_join_keeps_zeros_and_empty_parts():
    left = pd.DataFrame({"iso3": ["B", "A"], "year": [2000, 2001], "a": [0, 0]})
    none = pd.DataFrame({"iso3": pd.Series(dtype=str), "year": pd.Series(dtype="int64")})
    joined = _join.outer([left, none.assign(b=pd.Series(dtype="float64"))], KEY)
    assert joined["iso3"].tolist() == ["A", "B"]
    assert joined["a"].tolist() == [0, 0] and joined["a"].dtype == "Int64"
    assert joined["b"].isna().all()
