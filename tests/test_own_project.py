"""What the final project is judged by: words in any language, tables, figures of any kind."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
import seaborn as sns

from kzmedia import data, figures, language, own_project
from kzmedia.labels import value_label
from kzmedia.verdicts import WORDS


@pytest.fixture(autouse=True)
def fresh() -> None:
    language.use("en")
    plt.close("all")


TABLE = pd.DataFrame({"name": list("abcdefgh"), "year": 2020, "x": [1, 2, 4, 8, 16, 3, 9, 5.0]})


# Words -----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize("one", WORDS)
def test_a_verdict_is_known_in_every_language_and_form(one: str, lang: str) -> None:
    language.use(lang)
    forms = (one, one.upper(), language.text(f"claims.word.{one}"), value_label(one))
    for other in language.LANGUAGES:
        language.use(other)
        for form in forms:
            assert own_project.word(form) == own_project.word(f" «{form}».") == one
            assert own_project.names_verdict(f"n = 5: {form}, says the rule.", one)


@pytest.mark.parametrize(
    "said", ["true", "proven", "", "supported by data", None, True, 3, ["x"]]
)
def test_what_is_no_verdict_is_none(said: object) -> None:
    assert own_project.word(said) is None


@pytest.mark.parametrize("text", ["partly supported", "ішінара расталды", "unsupported views"])
def test_a_longer_word_does_not_say_the_shorter_one(text: str) -> None:
    assert not own_project.names_verdict(text, "supported")
    assert not own_project.names_verdict(text, "no such word")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("n = 4875.", True),
        ("4,875 rows", True),
        ("4 875 строк", True),
        ("in 2022 4875 rows", True),
        ("14875 rows", False),
        ("4875.5 points", False),
        ("3,4875", False),
        ("none", False),
    ],
)
def test_a_number_stands_by_itself_however_grouped(text: str, found: bool) -> None:
    assert own_project.names_n(text, 4875) == found


def test_the_unit_of_a_column_is_compared_whatever_the_language() -> None:
    for lang in language.LANGUAGES:
        language.use(lang)
        assert not own_project.unit_clash("internet_users", "халықтың %-ы")
        assert not own_project.unit_clash("internet_users", "процентов населения")
        assert own_project.unit_clash("internet_users", "0–1")
        assert own_project.unit_clash("egdi", "per cent")


# Tables ----------------------------------------------------------------------------------


def test_reading_sees_data_and_files_and_not_what_is_typed(tmp_path) -> None:
    (tmp_path / "own.csv").write_text("a\n1\n")
    for read_it in (
        lambda: data.load("internet"),
        lambda: pd.read_csv(tmp_path / "own.csv"),
        lambda: (tmp_path / "own.csv").read_text(),
    ):
        with own_project.reading() as read:
            read_it()
        assert read
    before = (data.load, open, pd.read_csv)
    with pytest.raises(ZeroDivisionError), own_project.reading() as read:
        raise ZeroDivisionError
    assert read == [] and (data.load, open, pd.read_csv) == before


RESULTS: dict[str, tuple[Callable, bool]] = {
    "a mean": (lambda t: t["x"].mean(), False),
    "a share of the known": (lambda t: (t["x"].dropna() > 3).mean(), False),
    "a share of all rows": (lambda t: (t["x"] > 3).mean(), True),
    "missing as zero": (lambda t: t["x"].fillna(0).mean(), True),
    "divided by all": (lambda t: t["x"].sum() / len(t), True),
    "NumPy's mean": (lambda t: np.mean(t["x"].to_numpy()), True),
    "one row": (lambda t: t.dropna().set_index("name")["x"]["c"], False),
    "a change between rows": (lambda t: (t["x"].dropna().diff().dropna() > 0).mean(), False),
}


@pytest.mark.parametrize("way", RESULTS)
def test_missing_values_that_count_are_seen(way: str) -> None:
    result, counts = RESULTS[way]
    assert own_project.columns_used(result, TABLE) == {"x"}
    assert own_project.missing_counts(result, TABLE) == counts


def test_a_result_that_does_not_look_is_seen_and_the_table_stays() -> None:
    before = TABLE.copy()
    assert own_project.columns_used(lambda t: 7.5, TABLE) == set()
    assert own_project.columns_used(lambda t: TABLE["x"].mean(), TABLE) == set()
    assert own_project.columns_used(lambda t: t.pop("x").sum(), TABLE) == {"x"}
    assert TABLE.equals(before)
    counts = TABLE.assign(x=TABLE["x"].astype("Int64"))
    assert own_project.columns_used(lambda t: t["x"].sum(), counts) == {"x"}


# Figures ---------------------------------------------------------------------------------


def _ax(table: pd.DataFrame, way: str, **given: object) -> plt.Axes:
    ax = plt.figure().add_subplot()
    getattr(ax, way)(*(table[name] for name in given.pop("of")), **given)
    return ax


DRAWN: dict[str, Callable] = {
    "bars": lambda t: _ax(t, "bar", of=["name", "x"]),
    "lying bars": lambda t: _ax(t, "barh", of=["name", "x"]),
    "points": lambda t: _ax(t, "scatter", of=["year", "x"]),
    "a line": lambda t: _ax(t, "plot", of=["name", "x"]),
    "a histogram": lambda t: _ax(t, "hist", of=["x"]),
    "steps": lambda t: _ax(t, "hist", of=["x"], histtype="step"),
    "a box": lambda t: _ax(t, "boxplot", of=["x"]),
    "an area": lambda t: _ax(t, "fill_between", of=["name", "x"]),
    "stems": lambda t: _ax(t, "stem", of=["name", "x"]),
    "pandas": lambda t: t.plot.bar(x="name", y="x"),
    "seaborn's points": lambda t: sns.stripplot(data=t, x="year", y="x"),
    "seaborn's violin": lambda t: sns.violinplot(data=t, y="x"),
    "seaborn's heat map": lambda t: sns.heatmap(t[["x"]]),
    "a regression": lambda t: sns.regplot(data=t, x="year", y="x", ci=None),
    "a density": lambda t: sns.kdeplot(data=t, x="x"),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("way", DRAWN)
def test_a_figure_of_any_kind_follows_its_table(way: str) -> None:
    draw = DRAWN[way]
    assert own_project.drawn(draw(TABLE))
    assert own_project.follows(draw, TABLE)
    assert not own_project.follows(lambda table: draw(TABLE), TABLE)
    assert plt.get_fignums() == []


def test_lines_for_the_eye_are_nothing_drawn() -> None:
    ax = plt.figure().add_subplot()
    ax.axhline(3), ax.axvspan(1, 2), ax.axhspan(0, 1), ax.text(1, 1, "x"), ax.grid()
    assert own_project.drawn(ax) == []


@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize("column", ["internet_users", "egdi", "population", "gdp_per_capita"])
def test_labels_of_the_course_have_their_units(column: str, lang: str) -> None:
    language.use(lang)
    rows = data.load("panel").query("year == 2022").head(30)
    ax = figures.finish(sns.scatterplot(data=rows, x="year", y=column), source="internet")
    assert own_project.axes_without(ax, "label") == own_project.axes_without(ax, "unit") == []


@pytest.mark.parametrize(
    ("label", "lacks"),
    [
        ("users, %", []),
        ("index (0–1)", []),
        ("балл [0–1]", []),
        ("number of countries", []),
        ("елдер саны", []),
        ("год", []),
        ("users", ["y"]),
        ("internet_users", ["y"]),
        ("users ()", ["y"]),
        ("users,", ["y"]),
    ],
)
@pytest.mark.parametrize("scale", ["linear", "log"])
def test_a_unit_is_asked_for_where_there_are_numbers(
    label: str, lacks: list, scale: str
) -> None:
    ax = _ax(TABLE, "bar", of=["name", "x"])
    ax.set(xlabel="letter", ylabel=label, yscale=scale)
    assert own_project.axes_without(ax, "unit") == lacks
    ax.set(xlabel="", ylabel="")
    assert own_project.axes_without(ax, "label") == ["x", "y"]
