"""The datasets of countries and years: keys, ranges, gaps, and what follows from what."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest

import kzmedia
from kzmedia import data, language

LANGUAGES = ("kk", "ru", "en")
YEARLY = {
    "egov": (2003, 2024),
    "internet": (2000, 2024),
    "context": (2000, 2024),
    "democracy": (2000, 2024),
    "society": (2000, 2023),
    "governance": (2000, 2023),
    "prices": (2008, 2025),
    "divide": (2014, 2018),
}
SHAPES = {"egov": (2243, 193), "internet": (4875, 195), "context": (4875, 195)}
SHAPES |= {"democracy": (4364, 175), "society": (4189, 175), "governance": (4499, 196)}
SHAPES |= {"prices": (564, 33), "divide": (156, 131)}
# Missing values per column; a column that is not named has none.
MISSING = {
    "egov": {},
    "internet": {
        "internet_users": 370,
        "fixed_broadband": 983,
        "mobile": 317,
        "population": 75,
    },
    "context": {"gdp_per_capita": 230},
    "democracy": {"liberal_democracy": 2, "participatory_democracy": 2},
    "society": {
        "freedom_from_censorship": 16,
        "mass_mobilization": 23,
        "mobilization_for_democracy": 23,
        "public_sector_corruption": 1,
    },
    "governance": {
        "voice_accountability": 1,
        "government_effectiveness": 84,
        "control_of_corruption": 67,
    },
    "prices": {"fixed_basket": 1, "mobile_basket": 172},
    "divide": {
        "users_male": 55,
        "users_female": 55,
        "households_internet": 40,
        "households_computer": 36,
    },
}
NO_INCOME = ["CUB", "ERI", "LIE", "MCO", "PRK", "SSD", "VEN", "YEM"]
SURVEYS = [2003, 2004, 2005, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024]


@pytest.mark.parametrize("name", YEARLY)
def test_keys_are_unique_sorted_and_within_the_years(name):
    table = kzmedia.load(name)
    key = table[["iso3", "year"]]
    assert not key.duplicated().any()
    assert key.equals(key.sort_values(["iso3", "year"]))
    assert (table["year"].min(), table["year"].max()) == YEARLY[name]
    assert (len(table), table["iso3"].nunique()) == SHAPES[name]


@pytest.mark.parametrize("name", YEARLY)
def test_missing_figures_stayed_missing(name):
    missing = kzmedia.load(name).isna().sum()
    assert missing[missing > 0].to_dict() == MISSING[name]


@pytest.mark.parametrize("name", ["internet", "context"])
def test_the_world_bank_has_a_row_for_every_country_and_year(name):
    table = kzmedia.load(name)
    grid = itertools.product(sorted(table["iso3"].unique()), range(2000, 2025))
    assert list(zip(table["iso3"], table["year"], strict=True)) == list(grid)


def test_the_gaps_that_the_traps_speak_of():
    assert sorted(kzmedia.load("egov")["year"].unique()) == SURVEYS
    assert 2001 not in set(kzmedia.load("governance")["year"])
    context = kzmedia.load("context").set_index("iso3")["gdp_per_capita"]
    never = context.isna().groupby("iso3").all()
    assert never[never].index.tolist() == NO_INCOME
    internet = kzmedia.load("internet").query("population.isna()")
    assert set(internet["iso3"]) == {"CZE", "NAM", "VNM"}
    panel = set(kzmedia.load("panel")["iso3"])
    for name in ("democracy", "society"):
        rated = kzmedia.load(name)
        assert len(panel - set(rated["iso3"])) == 21
        assert rated.query("iso3 == 'SSD'")["year"].min() == 2011
    divide = kzmedia.load("divide")["iso3"].value_counts()
    assert (divide > 1).sum() == 24


@pytest.mark.parametrize("name", YEARLY)
def test_values_fill_their_range_without_leaving_it(name):
    """Shares and indices use their scale: a wrong factor of 100 would show."""
    fields = data.descriptor.resource(name)["schema"]["fields"]
    table = kzmedia.load(name)
    for field in fields:
        limits = field["constraints"]
        if "minimum" not in limits or field["name"] == "year":
            continue
        values = table[field["name"]]
        assert values.min() >= limits["minimum"], field["name"]
        if "maximum" in limits:
            width = limits["maximum"] - limits["minimum"]
            assert values.max() <= limits["maximum"], field["name"]
            assert values.max() - values.min() > 0.55 * width, field["name"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_country_has_a_name_of_its_own(lang):
    language.use(lang)
    codes = sorted(set().union(*(kzmedia.load(name)["iso3"] for name in YEARLY)))
    names = [data.value_label(code) for code in codes]
    assert len(codes) == len(set(names)) == 196
    assert all(name and name != code for name, code in zip(names, codes, strict=True))


@pytest.mark.parametrize(
    ("code", "names"),
    {
        "KAZ": ("Қазақстан", "Казахстан", "Kazakhstan"),
        "SGP": ("Сингапур", "Сингапур", "Singapore"),
        "KOR": ("Оңтүстік Корея", "Республика Корея", "South Korea"),
        "EST": ("Эстония", "Эстония", "Estonia"),
    }.items(),
)
def test_names_of_countries(code, names):
    for lang, name in zip(LANGUAGES, names, strict=True):
        language.use(lang)
        assert data.value_label(code) == name


def off_the_mean(table: pd.DataFrame, weights: tuple[float, float, float]) -> pd.Series:
    """By how much the published index differs from the weighted mean of its parts."""
    parts = table[["osi", "tii", "hci"]].to_numpy() @ weights
    return (table["egdi"] - parts).abs()


@pytest.mark.parametrize("year", [y for y in SURVEYS if y not in (2008, 2010)])
def test_egdi_is_the_mean_of_its_parts(year):
    """To a unit of the fourth digit; 2014 and 2024 round some parts more than the index."""
    table = kzmedia.load("egov").query("year == @year")
    difference = off_the_mean(table, (1 / 3, 1 / 3, 1 / 3))
    assert difference.max() < 0.0001
    beyond_rounding = {2014: 63, 2022: 0, 2024: 92}.get(year, 0)
    unit = 0.0001 if year in (2018, 2020, 2022) else 0.00001
    assert (difference > unit + 1e-9).sum() == beyond_rounding


@pytest.mark.parametrize(
    ("year", "strange"), [(2008, {"CMR": 0.0121, "KHM": 0.0028}), (2010, {})]
)
def test_two_surveys_weighted_online_services_a_little_more(year, strange):
    table = kzmedia.load("egov").query("year == @year").set_index("iso3")
    assert (off_the_mean(table, (1 / 3, 1 / 3, 1 / 3)) > 0.0001).sum() > 170
    difference = off_the_mean(table, (0.34, 0.33, 0.33))
    # The published index and the published parts of these countries contradict one another.
    assert difference[difference > 0.0001].round(4).to_dict() == strange


def test_one_published_value_leaves_its_scale():
    table = kzmedia.load("egov")
    for column in ("egdi", "osi", "tii", "epi"):
        assert table[column].between(0, 1).all(), column
    over = table.query("hci > 1")
    assert list(zip(over["iso3"], over["year"], over["hci"], strict=True)) == [
        ("FSM", 2003, 1.422)
    ]


def test_epi_rank_follows_from_epi():
    table = kzmedia.load("egov")
    ranks = table.groupby("year")["epi"].rank(method="min", ascending=False)
    assert (ranks == table["epi_rank"]).all()


def test_the_uns_rank_follows_from_the_index_but_for_broken_ties():
    table = kzmedia.load("egov")
    ranks = table.groupby("year")["egdi"].rank(method="min", ascending=False)
    other = table[ranks != table["egdi_rank"]]
    found = list(zip(other["iso3"], other["year"], strict=True))
    assert found == [("AND", 2020), ("HUN", 2020), ("MKD", 2020), ("TLS", 2020)]
    assert (other["egdi_rank"] - ranks[other.index] == 1).all()


def test_what_the_traps_say_of_kazakhstan():
    egov = kzmedia.load("egov").query("iso3 == 'KAZ'").set_index("year")["epi_rank"]
    assert egov[[2008, 2012, 2016]].tolist() == [98, 3, 67]
    society = kzmedia.load("society").query("iso3 == 'KAZ'").set_index("year")
    assert society.loc[2000:2012, "range_of_consultation"].nunique() == 1
    assert society.loc[2012:2013, "range_of_consultation"].nunique() == 2
    prices = kzmedia.load("prices").query("iso3 == 'KAZ'").set_index("year")
    assert prices.index.min() == 2013 and pd.isna(prices.loc[2025, "mobile_basket"])


def test_regimes_are_words_in_the_order_of_v_dem():
    society = kzmedia.load("society")
    order = ["autocracy_closed", "autocracy_electoral"]
    order += ["democracy_electoral", "democracy_liberal"]
    assert sorted(society["regime"].unique()) == order
    means = society.groupby("regime")["freedom_of_expression"].mean()
    assert means.loc[order].is_monotonic_increasing
    assert society["regime"].value_counts().to_dict() == {
        "autocracy_closed": 627,
        "autocracy_electoral": 1358,
        "democracy_electoral": 1254,
        "democracy_liberal": 950,
    }


def test_scales_run_as_their_labels_say():
    """Higher is more corrupt in one column and less corrupt in the other, freer in others."""
    table = kzmedia.load("panel").query("year == 2022")
    corrupt = table["public_sector_corruption"]
    assert corrupt.corr(table["control_of_corruption"]) < -0.8
    for column in ("freedom_from_censorship", "freedom_from_self_censorship"):
        assert table[column].corr(table["freedom_of_expression"]) > 0.8


def test_governance_is_relative_to_the_world_of_each_year():
    means = kzmedia.load("governance").groupby("year").mean(numeric_only=True)
    assert (means.abs() < 0.1).all(axis=None)


def test_the_one_price_that_decides_every_mean():
    prices = kzmedia.load("prices")
    high = prices.query("fixed_basket > 30")
    assert list(zip(high["iso3"], high["year"], strict=True)) == [("TJK", 2013)]
    assert prices.query("mobile_basket.notna()")["year"].agg(["min", "max"]).tolist() == [
        2013,
        2024,
    ]
