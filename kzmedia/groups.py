"""Countries by their codes, and groups of them by history, regime and income.

The functions are part of `kzmedia.panel` and are called from there.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import numpy as np
import pandas as pd

from kzmedia import _descriptor as descriptor
from kzmedia import language
from kzmedia._rows import GDP, checked, numbers, once, require, years_sentence

GROUPS = (
    "all_countries",
    "post_soviet",
    "democracies",
    "autocracies",
    "richest_third",
    "middle_third",
    "poorest_third",
)
"""What `members` knows, in the order of a menu."""
_THIRDS = ("poorest_third", "middle_third", "richest_third")
_POST_SOVIET = (
    *("ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU"),
    *("LVA", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB"),
)


def countries(table: pd.DataFrame, codes: Iterable[str] | str) -> pd.DataFrame:
    """Return the rows of some countries, in the order in which they are asked for.

    Parameters
    ----------
    table : DataFrame
        With a column ``iso3``.
    codes : list of str, or str
        ISO 3166-1 alpha-3 codes such as ``"KAZ"``.

    Returns
    -------
    DataFrame
        All rows of these countries, numbered anew.

    Raises
    ------
    ValueError
        If the table has no such country; the message suggests the code that may be meant.

    Examples
    --------
    >>> table = pd.DataFrame({"iso3": ["EST", "KAZ", "SGP"], "egdi": [0.94, 0.86, 0.91]})
    >>> countries(table, ["SGP", "KAZ"])["iso3"].tolist()
    ['SGP', 'KAZ']
    """
    checked(table, "iso3")
    wanted = list(dict.fromkeys([codes] if isinstance(codes, str) else codes))
    known = set(table["iso3"])
    unknown = [code for code in wanted if code not in known]
    if unknown:
        named = ", ".join(repr(code) for code in unknown)
        hints = [_hint(str(code), sorted(known)) for code in unknown]
        message = language.text("panel.unknown_country", codes=named)
        raise ValueError(" ".join([message, *filter(None, hints)]))
    place = table["iso3"].map({code: i for i, code in enumerate(wanted)})
    chosen = table[place.notna()]
    return chosen.iloc[np.argsort(place[place.notna()], kind="stable")].reset_index(drop=True)


def _hint(given: str, known: list[str]) -> str:
    """Say which code may be meant: by the name in any language, two letters, a slip."""
    names = {name.casefold(): code for code in known for name in _names(code)}
    # Two letters resemble too many: they are matched exactly.
    long = [name for name in names if len(name) > 3]
    near = difflib.get_close_matches(given.casefold(), long, n=1, cutoff=0.75)
    code = names.get(given.casefold()) or (names[near[0]] if near else None)
    elsewhere = descriptor.country(given.upper())
    if code is None and elsewhere:
        return language.text("panel.no_rows", country=elsewhere)
    code = code or _nearest(given.upper(), known)
    if code is None:
        return ""
    name = descriptor.country(code) or code
    meant = {"given": repr(given), "code": repr(code), "country": name}
    return language.text("panel.country_meant", **meant)


def _nearest(given: str, known: list[str]) -> str | None:
    near = difflib.get_close_matches(given, known, n=len(known), cutoff=0.6)
    # Of codes equally near, rather the same letters in another order ("KZA").
    return max(near, key=lambda code: sorted(code) == sorted(given), default=None)


def _names(code: str) -> list[str]:
    """Whatever a country may be called: three letters, two letters, its three names."""
    from babel import Locale
    from babel.core import get_global

    short = (get_global("territory_aliases").get(code) or [code])[0]
    found = [Locale(lang).territories.get(short) for lang in language.LANGUAGES]
    return [code, short, *filter(None, found)]


def members(rows: pd.DataFrame, group: str) -> list[str]:
    """Return the codes of the countries that belong to a group in the year of the rows.

    Democracies are the electoral and the liberal ones, autocracies the closed and the
    electoral ones of V-Dem's Regimes of the World (Lührmann, A., Tannenberg, M., and Lindberg,
    S. I., *Politics and Governance* 6(1), 2018, 60–77). The thirds divide the countries whose
    income is known by GDP per capita into three groups of equal size, give or take one.

    Parameters
    ----------
    rows : DataFrame
        The rows of one year, with ``iso3`` and what the group needs: ``regime`` or
        ``gdp_per_capita``.
    group : str
        One of `GROUPS`.

    Returns
    -------
    list of str
        ISO codes in alphabetical order; a country whose regime or income is not known
        belongs to no group by regime or income.

    Raises
    ------
    ValueError
        For an unknown group, a country in several rows, a year without regimes or incomes.

    Examples
    --------
    >>> rows = pd.DataFrame({"iso3": ["KAZ", "NOR", "NER"], "gdp_per_capita": [30, 90, 1]})
    >>> members(rows, "richest_third"), members(rows, "post_soviet")
    (['NOR'], ['KAZ'])
    """
    if group not in GROUPS:
        raise ValueError(descriptor.unknown("panel.unknown_group", group, GROUPS))
    rows = once(rows).sort_values("iso3", ignore_index=True)
    if group in _THIRDS:
        gdp = numbers(rows, GDP)
        _some(rows, GDP, ~np.isnan(gdp))
        order = np.argsort(gdp, kind="stable")[: (~np.isnan(gdp)).sum()]
        inside = np.array_split(order, 3)[_THIRDS.index(group)]
        return sorted(rows["iso3"].iloc[inside])
    if group in ("democracies", "autocracies"):
        require(rows, "regime")
        _some(rows, "regime", rows["regime"].notna())
        democratic = rows["regime"].map(_democratic)
        return rows.loc[democratic == (group == "democracies"), "iso3"].tolist()
    codes = rows["iso3"].tolist()
    return [code for code in codes if group == "all_countries" or code in _POST_SOVIET]


def _democratic(regime: object) -> bool | None:
    """Whether a regime, an id of the dataset or V-Dem's number 0 … 3, is a democracy."""
    if pd.isna(regime):
        return None
    return regime.startswith("democracy") if isinstance(regime, str) else regime >= 2


def _some(rows: pd.DataFrame, column: str, present: np.ndarray | pd.Series) -> None:
    if not present.any():
        message = language.text("panel.empty_rows", column=column)
        raise ValueError(" ".join(filter(None, [message, years_sentence(column)])))
