"""Bad input to the panel: what is refused, and that the reader's language says why."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from panel_tables import codes, tied_rows, years_table

import kzmedia
from kzmedia import language, panel

WORLD = kzmedia.load("panel")
ROWS = tied_rows(20)
WORDS = ROWS.assign(x=[f"about {i}" for i in range(20)])
TWICE = pd.concat([ROWS, ROWS.head(1)])
FLAT = ROWS.assign(y=3.0)
ALMOST_FLAT = ROWS.assign(y=[1.0] + [0.0] * 19).assign(x=lambda t: t["y"] + (t.index == 1))
SHORT = ROWS.assign(y=ROWS["y"].where(ROWS.index < 9))
EMPTY = pd.DataFrame({"iso3": ["KAZ"], "year": [2009], "egdi": [None]})
OVER_TIME = years_table(12, [2008, 2022], 0.5)
STILL = OVER_TIME.assign(x=OVER_TIME["iso3"].str[-1].map(ord) % 7)
ALIKE = OVER_TIME.assign(x=OVER_TIME["year"])


def at(year: int) -> pd.DataFrame:
    return panel.year(WORLD, year)


# What is called; words of the message that are the same in every language.
CASES: dict[str, tuple[Callable[[], object], list[str]]] = {
    "no such year": (lambda: panel.year(WORLD, 1995), ["1995", "2000–2024"]),
    "a year without surveys": (
        lambda: panel.year(kzmedia.load("egov"), 2009),
        ["2009", "2003–2005, 2008, 2010, 2012"],
    ),
    "a year of nothing but gaps": (
        lambda: panel.year(
            pd.DataFrame({"iso3": ["KAZ"], "year": [2009], "egdi": [None]}), 2009
        ),
        ["2009"],
    ),
    "a measure without values that year": (
        lambda: panel.correlation(at(2009), "egdi", "electoral_democracy"),
        ["egdi – 0", "2003–2005, 2008, 2010, 2012", "electoral_democracy – 1"],
    ),
    "changes from a year without values": (
        lambda: panel.changes(WORLD, "egdi", 2009, 2022),
        ["egdi", "2009", "2003–2005, 2008"],
    ),
    "changes within a year": (lambda: panel.changes(WORLD, "egdi", 2022, 2022), ["2022"]),
    "no such country": (lambda: panel.countries(WORLD, ["KAZ", "KZA"]), ["'KZA'", "'KAZ'"]),
    "an English name": (
        lambda: panel.countries(WORLD, "Kazakhstan"),
        ["'Kazakhstan'", "'KAZ'"],
    ),
    "a Kazakh name": (lambda: panel.countries(WORLD, "қазақстан"), ["'KAZ'"]),
    "a Russian name": (lambda: panel.countries(WORLD, "Сингапур"), ["'SGP'"]),
    "two letters": (lambda: panel.countries(WORLD, ["kz"]), ["'kz'", "'KAZ'"]),
    "a country without rows": (lambda: panel.countries(WORLD, "GRL"), ["'GRL'"]),
    "no country at all": (lambda: panel.countries(WORLD, ["123456789"]), ["'123456789'"]),
    "words for numbers": (lambda: panel.correlation(WORDS, "x", "y"), ["x", "about 0"]),
    "true and false": (
        lambda: panel.correlation(ROWS.assign(x=ROWS["x"] > 2), "x", "y"),
        ["x"],
    ),
    "an infinite value": (
        lambda: panel.correlation(ROWS.assign(x=np.inf), "x", "y"),
        ["x", "0"],
    ),
    "no such column": (
        lambda: panel.rank_correlation(at(2022), "egdi", "electoral_democrcy"),
        ["'electoral_democrcy'", "electoral_democracy,"],
    ),
    "too few in common": (
        lambda: panel.correlation(SHORT, "x", "y"),
        ["9", "10", "x – 20", "y – 9"],
    ),
    "no variation": (lambda: panel.correlation(FLAT, "x", "y"), ["y", "20"]),
    "hardly any variation": (
        lambda: panel.partial_correlation(ALMOST_FLAT, "w", "y", given=["x", "z"]),
        ["20", "w, y, x, z"],
    ),
    "several rows a country": (
        lambda: panel.correlation(TWICE, "x", "y"),
        ["QAA", "2", "panel.year"],
    ),
    "the whole panel": (lambda: panel.correlation(WORLD, "egdi", "epi"), ["AFG", "panel.year"]),
    "nothing given": (lambda: panel.partial_correlation(ROWS, "x", "y", []), ["[]", "given"]),
    "x given": (lambda: panel.partial_correlation(ROWS, "x", "y", ["x"]), ["x", "given"]),
    "x is what is given": (
        lambda: panel.partial_correlation(ROWS.assign(v=2 * ROWS["x"] + 1), "x", "y", "v"),
        ["v", "x"],
    ),
    "few resamples": (lambda: panel.correlation(ROWS, "x", "y", 10), ["10", "100"]),
    "confidence in percent": (
        lambda: panel.correlation(ROWS, "x", "y", confidence=95),
        ["95", "0.95"],
    ),
    "two releases": (
        lambda: panel.difference(WORLD, "electoral_democracy", "egalitarian_component"),
        ["V-Dem", "14", "15", "electoral_democracy"],
    ),
    "two releases, in changes": (
        lambda: panel.difference(
            panel.changes(WORLD, ["liberal_democracy", "freedom_of_expression"], 2008, 2022),
            "liberal_democracy_change",
            "freedom_of_expression_change",
        ),
        ["V-Dem", "14", "15"],
    ),
    "two scales": (
        lambda: panel.difference(WORLD, "egdi", "electoral_democracy"),
        ["egdi", "electoral_democracy", "panel.ranks"],
    ),
    "two units": (
        lambda: panel.difference(WORLD, "internet_users", "population"),
        ["internet_users", "population", "panel.ranks"],
    ),
    "no such group": (
        lambda: panel.members(at(2022), "democracy"),
        ["'democracy'", "democracies"],
    ),
    "no regimes yet": (lambda: panel.members(at(2024), "autocracies"), ["regime", "2000–2023"]),
    "no incomes": (
        lambda: panel.members(at(2022).assign(gdp_per_capita=np.nan), "poorest_third"),
        ["gdp_per_capita"],
    ),
    "another best": (lambda: panel.ranks(ROWS["x"], best="highest"), ["'highest'", "low"]),
    "a country twice in a year": (
        lambda: panel.fixed_effects(pd.concat([OVER_TIME, OVER_TIME.tail(1)]), "y", "x"),
        ["QAL", "2022"],
    ),
    "one year only": (
        lambda: panel.fixed_effects(at(2022), "electoral_democracy", "egdi"),
        ["0", "10", "egdi – "],
    ),
    "nothing changes within": (lambda: panel.fixed_effects(STILL, "y", "x"), ["x"]),
    "all change alike": (lambda: panel.fixed_effects(ALIKE, "y", "x"), ["x"]),
    "y twice": (lambda: panel.fixed_effects(OVER_TIME, "y", "x", "y"), ["y"]),
    "rows without a country": (
        lambda: panel.correlation(ROWS.assign(iso3=[None, *codes(19)]), "x", "y"),
        ["iso3", "dropna"],
    ),
    "a column twice": (
        lambda: panel.correlation(pd.concat([ROWS, ROWS[["x"]]], axis=1), "x", "y"),
        ["x"],
    ),
}
TYPES: dict[str, tuple[Callable[[], object], list[str]]] = {
    "no table": (lambda: panel.year([1, 2], 2022), ["list"]),
    "a name for a year": (lambda: panel.year(WORLD, "2022"), ["'2022'"]),
    "half a year": (lambda: panel.year(WORLD, 2022.5), ["2022.5"]),
    "a table for a column": (lambda: panel.ranks(ROWS, best="high"), ["DataFrame"]),
    "a list for a column": (lambda: panel.correlation(ROWS, ["x"], "y"), ["['x']"]),
}


def messages(call: Callable[[], object], error: type[Exception]) -> dict[str, str]:
    said = {}
    for lang in language.LANGUAGES:
        language.use(lang)
        with pytest.raises(error) as raised:
            call()
        said[lang] = str(raised.value)
    return said


@pytest.mark.parametrize(
    ("error", "case"),
    [*((ValueError, case) for case in CASES), *((TypeError, case) for case in TYPES)],
)
def test_refused_in_the_readers_language(error, case):
    call, words = (CASES | TYPES)[case]
    said = messages(call, error)
    assert len(set(said.values())) == 3, "the message is the same in two languages"
    for lang, message in said.items():
        assert [word for word in words if word not in message] == [], (lang, message)
        assert "{" not in message


def test_a_year_text_names_only_years_with_values():
    with pytest.raises(ValueError) as raised:
        panel.correlation(at(2009), "egdi", "epi")
    assert "2009" not in str(raised.value)


def test_own_columns_have_no_published_years():
    with pytest.raises(ValueError) as raised:
        panel.correlation(ROWS.assign(mine=np.nan), "mine", "x")
    assert str(raised.value).endswith("another measure.")


def test_every_unknown_country_is_named_with_its_hint():
    with pytest.raises(ValueError) as raised:
        panel.countries(WORLD, ["Estonia", "KAZ", "Sngapore", "zzzz"])
    message = str(raised.value)
    assert "'KAZ'" not in message.partition(".")[0]
    assert all(word in message for word in ("'EST'", "'SGP'", "'zzzz'"))
