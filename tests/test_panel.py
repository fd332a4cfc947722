"""Years, countries, changes, ranks, differences and groups of the country panel."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from panel_tables import codes

import kzmedia
from kzmedia import labels, language, panel


@pytest.fixture(scope="module")
def world() -> pd.DataFrame:
    return kzmedia.load("panel")


TABLE = pd.DataFrame(
    {
        "iso3": ["KAZ", "EST", "SGP", "KAZ", "SGP", "UZB"],
        "year": [2008, 2008, 2008, 2022, 2022, 2022],
        "egdi": [0.5, 0.75, None, 0.875, 0.9, 0.7],
        "mobile": [100, 200, 300, 150, 250, 90],
    }
)


def test_everything_is_reached_through_panel():
    assert kzmedia.panel is panel
    assert all(hasattr(panel, name) for name in panel.__all__)


# --- year


def test_a_year_is_its_rows_numbered_anew():
    rows = panel.year(TABLE, 2022)
    assert rows["iso3"].tolist() == ["KAZ", "SGP", "UZB"]
    assert rows.index.tolist() == [0, 1, 2]
    assert (rows["year"] == 2022).all()


@pytest.mark.parametrize("given", [2022, 2022.0, np.int64(2022)])
def test_a_year_may_be_any_whole_number(given):
    assert len(panel.year(TABLE, given)) == 3


def test_a_year_of_the_world_keeps_where_columns_come_from(world):
    rows = panel.year(world, 2022)
    assert rows["iso3"].is_unique
    assert len(rows) == (world["year"] == 2022).sum()
    assert rows.attrs["columns"] == world.attrs["columns"]


# --- countries


def test_countries_stand_in_the_order_asked_for():
    rows = panel.countries(TABLE, ["SGP", "KAZ", "SGP"])
    assert rows["iso3"].tolist() == ["SGP", "SGP", "KAZ", "KAZ"]
    assert rows["year"].tolist() == [2008, 2022, 2008, 2022]
    assert panel.countries(TABLE, "UZB")["egdi"].tolist() == [0.7]


# --- changes


def test_changes_are_last_minus_first_and_gaps_stay():
    found = panel.changes(TABLE, ["egdi", "mobile"], 2008, 2022).set_index("iso3")
    assert found.index.tolist() == ["EST", "KAZ", "SGP", "UZB"]
    assert found["egdi_change"].tolist()[1] == 0.375
    assert found["egdi_change"].isna().tolist() == [True, False, True, True]
    assert found.loc["SGP", "mobile_change"] == -50
    assert (found.attrs["start"], found.attrs["end"]) == (2008, 2022)


def test_changes_backwards_have_the_other_sign():
    forwards, backwards = (
        panel.changes(TABLE, "mobile", *years)["mobile_change"]
        for years in ((2008, 2022), (2022, 2008))
    )
    pd.testing.assert_series_equal(forwards, -backwards)


def test_changes_of_the_world_by_plain_pandas(world):
    found = panel.changes(world, "egdi", 2008, 2022)
    by_hand = world.pivot(index="iso3", columns="year", values="egdi")
    expected = (by_hand[2022] - by_hand[2008]).reindex(found["iso3"])
    assert set(found["iso3"]) == set(world["iso3"])
    np.testing.assert_allclose(found["egdi_change"], expected.to_numpy(dtype=float))


def test_levels_and_changes_tell_different_stories(world):
    """The figures that the lesson rests on, computed from the published files once more."""
    level = panel.correlation(panel.year(world, 2022), "egdi", "electoral_democracy", 1000)
    columns = ["egdi", "electoral_democracy"]
    moved = panel.changes(world, columns, 2008, 2022)
    change = panel.correlation(moved, *(f"{c}_change" for c in columns), 1000)
    assert (round(level.r, 2), level.n) == (0.57, 172)
    assert (round(change.r, 2), change.n) == (0.02, 169)
    assert level.lower > 0.4 and change.lower < 0 < change.upper


# --- ranks


def test_equal_values_share_the_best_rank():
    values = pd.Series([0.7, 0.9, 0.7, 0.1], index=list("abcd"), name="egdi")
    assert panel.ranks(values, best="high").tolist() == [2, 1, 2, 4]
    assert panel.ranks(values, best="low").tolist() == [2, 4, 2, 1]
    assert panel.ranks(values, best="low").name == "egdi"
    assert panel.ranks(values, best="low").index.tolist() == list("abcd")


def test_a_missing_value_gets_no_rank():
    found = panel.ranks(pd.Series([3, None, 1]), best="low")
    assert found.isna().tolist() == [False, True, False]
    assert found.dropna().tolist() == [2, 1]


def test_published_ranks_of_2022_are_those_of_the_index(world):
    rows = panel.year(world, 2022).dropna(subset=["egdi", "egdi_rank"])
    own = panel.ranks(rows["egdi"], best="high")
    assert (own == rows["egdi_rank"]).mean() > 0.95


# --- difference


def test_a_difference_within_one_publisher_or_unit_is_subtraction(world):
    rows = panel.year(world, 2022)
    found = panel.difference(rows, "egdi", "epi")
    np.testing.assert_allclose(found, rows["egdi"] - rows["epi"])
    democracy = panel.difference(rows, "electoral_democracy", "liberal_democracy")
    assert democracy.notna().sum() == rows["electoral_democracy"].notna().sum()


def test_two_files_of_one_release_may_be_subtracted(world):
    rows = panel.year(world, 2022)
    assert panel.difference(rows, "freedom_of_expression", "egalitarian_component").any()


def test_own_columns_may_always_be_subtracted(world):
    rows = panel.year(world, 2022)
    for column in ("egdi", "electoral_democracy"):
        rows[f"my_{column}"] = panel.ranks(rows[column], best="high")
    found = panel.difference(rows, "my_egdi", "my_electoral_democracy")
    kazakhstan = rows.index[rows["iso3"] == "KAZ"][0]
    assert found[kazakhstan] == rows.loc[kazakhstan, ["my_egdi", "my_electoral_democracy"]].agg(
        lambda pair: pair.iloc[0] - pair.iloc[1]
    )


# --- groups


def test_thirds_are_of_equal_size_and_in_order(world):
    rows = panel.year(world, 2022)
    thirds = [panel.members(rows, name) for name in panel.GROUPS[4:]]
    known = rows.dropna(subset=["gdp_per_capita"])
    assert sorted(sum(thirds, [])) == sorted(known["iso3"])
    assert max(map(len, thirds)) - min(map(len, thirds)) <= 1
    income = known.set_index("iso3")["gdp_per_capita"]
    rich, middle, poor = (income[third] for third in thirds)
    assert rich.min() >= middle.max() and middle.min() >= poor.max()


@pytest.mark.parametrize("coded", [False, True])
def test_regimes_as_ids_or_numbers(coded):
    ids = ["autocracy_closed", "autocracy_electoral", "democracy_electoral"]
    regimes = [0, 1, 2, 3] if coded else [*ids, "democracy_liberal"]
    rows = pd.DataFrame({"iso3": codes(5), "regime": [*regimes, None]}).sample(
        frac=1, random_state=1
    )
    assert panel.members(rows, "autocracies") == codes(5)[:2]
    assert panel.members(rows, "democracies") == codes(5)[2:4]
    assert panel.members(rows, "all_countries") == codes(5)


def test_regimes_of_the_world_follow_the_file(world):
    rows = panel.year(world, 2022).set_index("iso3")
    found = panel.members(rows.reset_index(), "democracies")
    assert {"EST", "KOR"} <= set(found)
    assert not {"KAZ", "SGP", "CHN"} & set(found)
    autocracies = panel.members(rows.reset_index(), "autocracies")
    assert len(found) + len(autocracies) == rows["regime"].notna().sum()


def test_the_fifteen_post_soviet_states(world):
    rows = panel.year(world, 2022)
    found = panel.members(rows, "post_soviet")
    assert len(found) == 15 and {"KAZ", "EST", "TKM"} <= set(found)
    assert panel.members(rows[rows["iso3"] != "KAZ"], "post_soviet") == sorted(
        set(found) - {"KAZ"}
    )


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_groups_have_labels(lang):
    language.use(lang)
    assert all(language.has_text(f"labels.{group}") for group in panel.GROUPS)
    assert labels.value_label("poorest_third") != "poorest_third"
