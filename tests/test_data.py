"""load, codebook, sources and labels."""

from __future__ import annotations

import html
import json
import shutil

import pandas as pd
import pytest

import kzmedia
from kzmedia import _descriptor, data, language

LANGUAGES = ("kk", "ru", "en")
NAMES = ("lecture", "survey", "timeline", "internet", "kazakhstan_internet", "egov", "context")
NAMES += (
    "democracy",
    "society",
    "governance",
    "prices",
    "divide",
    "kazakhstan_facts",
    "claims",
    "claim_links",
    "simulated_ratings",
)


@pytest.fixture(autouse=True)
def english():
    language.use("en")
    yield
    language.use("en")


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of the data that a test may spoil."""
    folder = tmp_path / "datasets"
    shutil.copytree(_descriptor.folder(), folder)
    monkeypatch.setattr(_descriptor, "folder", lambda: folder)
    return folder


def test_these_are_all_datasets():
    assert set(NAMES) == {resource["name"] for resource in _descriptor._package()["resources"]}


@pytest.mark.parametrize("name", NAMES)
def test_load_types_every_column(name):
    frame = kzmedia.load(name)
    resource = _descriptor.resource(name)
    columns = {field["name"]: field for field in resource["schema"]["fields"]}
    assert list(frame.columns) == list(columns)
    kinds = {"integer": pd.api.types.is_integer_dtype, "number": pd.api.types.is_float_dtype}
    kinds |= {"string": pd.api.types.is_string_dtype, "boolean": pd.api.types.is_bool_dtype}
    for column, field in columns.items():
        assert kinds[field["type"]](frame[column]), column
    assert frame.attrs["dataset"] == name
    assert set(frame.attrs["labels"]) == set(columns)
    assert not frame.duplicated(resource["schema"]["primaryKey"]).any()


def test_integers_that_may_be_missing_stay_integers():
    assert kzmedia.load("timeline")["year"].dtype == "Int64"
    assert kzmedia.load("survey")["level_low"].dtype == "Int64"
    assert kzmedia.load("internet")["population"].dtype == "Int64"


def test_load_gives_a_table_of_ones_own():
    survey = kzmedia.load("survey")
    survey["share"] = 0.0
    assert kzmedia.load("survey")["share"].max() == 35


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["surveys", "Survey", "", 3, None])
def test_an_unknown_dataset_lists_the_names(lang, name):
    language.use(lang)
    for function in (kzmedia.load, kzmedia.codebook, kzmedia.sources):
        with pytest.raises(ValueError) as error:
            function(name)
        assert all(known in str(error.value) for known in (*NAMES, "panel"))
        assert repr(name) in str(error.value)


def test_the_nearest_name_is_suggested():
    for lang, asks in (("en", "Did you mean survey"), ("ru", "имели в виду survey")):
        language.use(lang)
        with pytest.raises(ValueError, match=asks):
            kzmedia.load("servey")
    with pytest.raises(ValueError, match="^(?!.*Did you mean)"):
        kzmedia.load("qqqq")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_unknown_columns_and_categories(lang):
    language.use(lang)
    with pytest.raises(ValueError, match="'shares'.*share"):
        data.label("shares")
    with pytest.raises(ValueError, match="'very_hihg'.*very_high"):
        data.value_label("very_hihg")
    with pytest.raises(ValueError):
        data.label(["share"])


def test_labels_carry_their_unit_in_the_readers_language():
    expected = {
        "kk": ("жауаптар үлесі, %", "интернет пайдаланушылардың үлесі, халықтың %-ы"),
        "ru": ("доля ответов, %", "доля пользователей интернета, % населения"),
        "en": ("share of answers, %", "internet users, % of population"),
    }
    for lang, labels in expected.items():
        language.use(lang)
        assert (data.label("share"), data.label("internet_users")) == labels
    assert data.label("year") == "year"


def test_value_labels():
    expected = {"kk": "өте жоғары", "ru": "очень высокий", "en": "very high"}
    for lang, text in expected.items():
        language.use(lang)
        assert data.value_label("very_high") == text
    assert data.value_label(True) == "yes"


def test_has_label_answers_without_raising():
    assert data.has_label("share") and not data.has_label("KAZ")
    assert data.has_value_label("KAZ") and data.has_value_label("each")
    for odd in (None, 3, 0.5, ["share"], "XYZ", "kaz"):
        assert not data.has_label(odd) and not data.has_value_label(odd)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_codebook_speaks_the_readers_language_and_shows_the_traps(lang, name):
    language.use(lang)
    book = kzmedia.codebook(name)
    resource = _descriptor.resource(name)
    assert list(book.iloc[:, 0]) == [f["name"] for f in resource["schema"]["fields"]]
    assert list(book.iloc[:, 1]) == [f["labels"][lang] for f in resource["schema"]["fields"]]
    page = html.unescape(book._repr_html_())
    for shown in (page, repr(book)):
        for trap in resource["traps"]:
            assert trap[lang] in shown
        assert resource["publisher"][lang] in shown
        assert resource["terms"][lang] in shown
        assert "..." not in shown
    assert page.count("<tr") == len(book) + 1
    assert type(book[book.columns[:2]]) is pd.DataFrame


def test_codebook_headings_are_translated():
    headings = set()
    for lang in LANGUAGES:
        language.use(lang)
        headings.add(tuple(kzmedia.codebook("survey").columns))
    assert len(headings) == 3


@pytest.mark.parametrize("name", NAMES)
def test_sources_is_one_line_in_each_language(name):
    lines = set()
    for lang in LANGUAGES:
        language.use(lang)
        lines.add(kzmedia.sources(name))
    assert len(lines) == 3
    assert not any("\n" in line for line in lines)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_without_a_column_is_named(copy, lang):
    language.use(lang)
    path = copy / "internet.csv"
    path.write_text("iso3,year\nKAZ,2000\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"internet\.csv.*internet_users.*population"):
        kzmedia.load("internet")


def test_a_file_saved_by_a_spreadsheet_is_named(copy):
    path = copy / "survey.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"survey\.csv lacks the columns"):
        kzmedia.load("survey")


def test_a_value_of_another_type_is_named(copy):
    path = copy / "survey.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("34", "a third"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"survey\.csv cannot be read .*a third"):
        kzmedia.load("survey")


def test_a_missing_file_is_named(copy):
    (copy / "survey.csv").unlink()
    with pytest.raises(LookupError, match=r"survey\.csv"):
        kzmedia.load("survey")


def test_an_edited_file_warns_but_loads(copy):
    path = copy / "survey.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("34", "35"), encoding="utf-8")
    with pytest.warns(UserWarning, match=r"survey\.csv is not the version"):
        assert kzmedia.load("survey")["share"].iloc[0] == 35


@pytest.mark.filterwarnings("error")
def test_line_ends_of_another_system_do_not_matter(copy):
    path = copy / "survey.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert kzmedia.load("survey").equals(kzmedia.load("survey"))
    assert kzmedia.load("survey")["share"].iloc[0] == 34


def test_an_empty_cell_is_missing_and_an_id_is_not(copy):
    content = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    assert all(r["schema"]["missingValues"] == [""] for r in content["resources"])
    path = copy / "internet.csv"
    text = path.read_text(encoding="utf-8").replace("NAM,", "NA,")
    path.write_text(text, encoding="utf-8")
    with pytest.warns(UserWarning):
        assert kzmedia.load("internet")["iso3"].notna().all()


def test_without_the_folder_the_message_says_where_it_looked(tmp_path, monkeypatch):
    monkeypatch.setattr(_descriptor, "__file__", str(tmp_path / "kzmedia" / "_descriptor.py"))
    with pytest.raises(LookupError, match=r"datapackage\.json.*datasets"):
        _descriptor.folder()
