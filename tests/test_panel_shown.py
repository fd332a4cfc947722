"""Results of the panel as a cell shows them: a sentence, and the countries left out."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from panel_tables import tied_rows, years_table

import kzmedia
from kzmedia import data, language, panel

FEW = 200


@pytest.fixture(scope="module")
def rows():
    return panel.year(kzmedia.load("panel"), 2022)


@pytest.fixture(scope="module")
def found(rows) -> panel.Correlation:
    return panel.correlation(rows, "egdi", "electoral_democracy", FEW)


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_the_sentence_has_figures_and_labels_of_the_language(found, lang):
    language.use(lang)
    for shown in (repr(found), found._repr_html_()):
        for value in (found.r, found.lower, found.upper):
            assert language.number(value, 2) in shown
        assert ("0," if lang != "en" else "0.") in shown
        assert str(found.n) in shown and str(len(found.dropped)) in shown
        assert "95" in shown and "95.0" not in shown and "95,0" not in shown


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_the_countries_left_out_stand_by_name_in_a_fold(found, lang):
    language.use(lang)
    text, folded = repr(found), found._repr_html_()
    assert folded.count("<details>") == folded.count("</details>") == 1
    fold = folded.partition("<details>")[2]
    assert "Тайвань" in text if lang != "en" else "Taiwan" in text
    for code in found.dropped:
        assert data.value_label(code).replace("&", "&amp;") in fold
        assert data.value_label(code) in text.partition("\n")[2]


def test_the_language_may_change_after_the_calculation(found):
    english = repr(found)
    language.use("kk")
    assert repr(found) != english
    language.use("en")
    assert repr(found) == english


def test_without_gaps_there_is_no_fold():
    made = panel.correlation(tied_rows(20), "x", "y", FEW)
    assert "<details>" not in made._repr_html_()
    assert "\n" not in repr(made)


def test_a_learners_column_is_escaped():
    made = panel.correlation(tied_rows(20).rename(columns={"x": "<b>x"}), "<b>x", "y", FEW)
    assert "<b>" not in made._repr_html_() and "&lt;b&gt;x" in made._repr_html_()
    assert "<b>x" in repr(made)


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_the_three_kinds_say_what_they_are(rows, lang):
    language.use(lang)
    pair = ("egdi", "electoral_democracy")
    shown = {
        repr(panel.correlation(rows, *pair, FEW)).partition(":")[0],
        repr(panel.rank_correlation(rows, *pair, FEW)).partition(":")[0],
        repr(panel.partial_correlation(rows, *pair, resamples=FEW)).partition(":")[0],
    }
    assert len(shown) == 3
    assert any(language.text("labels.log_gdp") in sentence for sentence in shown)


def test_changes_are_said_to_be_changes(rows):
    moved = panel.changes(kzmedia.load("panel"), ["egdi", "epi"], 2008, 2022)
    made = panel.correlation(moved, "egdi_change", "epi_change", FEW)
    assert "change in" in repr(made) and "egdi_change" not in repr(made)


def test_names_stand_in_the_order_of_the_kazakh_alphabet(found):
    language.use("kk")
    names = repr(found).rpartition(": ")[2].split(", ")
    assert names.index("Кирибати") < names.index("Сент-Люсия") < names.index("Тайвань")
    from kzmedia._words import country_names

    assert country_names(["LKA", "KAZ", "KGZ"]) == "Қазақстан, Қырғызстан, Шри-Ланка"


def test_no_minus_before_zero():
    almost = panel.Correlation(-0.001, -0.2, 0.2, 20, 0.95, (), (), x="x", y="y")
    assert "r = 0.00" in repr(almost)


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_effects_show_digits_that_fit_their_error(lang):
    language.use(lang)
    table = years_table(20, [2008, 2012, 2016], 0.5)
    small = table.assign(y=table["y"] / 10_000)
    made = panel.fixed_effects(small, "y", "x", "control")
    digits = int(np.ceil(-np.log10(made.error))) + 1
    for shown in (repr(made), made._repr_html_()):
        for value in (made.slope, made.lower, made.upper, made.error):
            assert language.number(value, digits) in shown
        assert "20" in shown and "60" in shown and "control" in shown


def test_effects_fold_the_countries_left_out():
    made = panel.fixed_effects(kzmedia.load("panel"), "electoral_democracy", "egdi")
    assert "Andorra" in made._repr_html_().partition("<details>")[2]
    assert made.countries == 172 and len(made.kept) + len(made.dropped) == 196


def test_a_result_cannot_be_changed(found):
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.r = 1.0
