"""E-government taken apart: stages, the parts of an index and their weights, links of systems.

The indices are those of the UN e-government surveys (dataset ``egov``). They rate countries
relative to one another: the best of a survey has 1, so a stage, too, is a place among others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._links import (
    links_in_pairs,
    links_through_bus,
    links_to_registers,
    number,
)
from kzmedia._numbers import as_numbers
from kzmedia._rows import KEYS, checked, numbers, once

__all__ = [
    "BASIC",
    "CONTACT",
    "PARTS",
    "SERVICES",
    "STAGES",
    "index_of_parts",
    "links_in_pairs",
    "links_through_bus",
    "links_to_registers",
    "published_weights",
    "ranking",
    "stage",
    "stages",
]

STAGES = ("inform", "serve", "interact")
SERVICES = 1 / 4
"""Share of the best online service index from which a country is taken to offer services."""
BASIC = 2 / 3
"""Share of the best online service index up to which services are called basic."""
CONTACT = 1 / 2
"""Share of the best e-participation index from which contact goes both ways."""
PARTS = ("osi", "tii", "hci")
"""Parts of the EGDI, in the order of all weights here."""
_NEARLY = 9  # digits: below them indices differ by the computer's rounding only


def stage(
    osi: float,
    epi: float,
    best_osi: float,
    best_epi: float,
) -> str:
    """Tell the stage of e-government that two indices of one survey speak for.

    The three stages are the lecture's (L13 §6: information, services, contact). infoDev and
    CDT, *The E-Government Handbook for Developing Countries* (Washington 2002), count similar
    steps in another order: publish, interact, transact. Layne, K. and Lee, J., "Developing
    fully functional E-government: A four stage model", *Government Information Quarterly* 18
    (2001), 122–136, have four. That a stage is read off shares of the best country, and
    at which marks, is the course's own rule:

    - online services below a quarter of the best: "inform";
    - a quarter or more, e-participation below half of the best: "serve";
    - a quarter or more, e-participation half of the best or more: "interact".

    The stages build on one another: much e-participation with hardly any services is
    "inform". Services above two thirds of the best without e-participation stay "serve",
    though they are no longer *basic* services (`BASIC`).

    Parameters
    ----------
    osi, epi : float, 0–1
        Online service index and e-participation index of the country.
    best_osi, best_epi : float, above 0
        The highest values in the same survey.

    Returns
    -------
    {"inform", "serve", "interact"}

    Raises
    ------
    ValueError
        For a missing index, one below 0 or above the best.

    Examples
    --------
    >>> stage(0.32, 0.09, 1, 1), stage(0.53, 0.56, 1, 1), stage(0.2, 0.6, 1, 1)
    ('serve', 'interact', 'inform')
    """
    online, part = _share_of_best(osi, best_osi, "osi"), _share_of_best(epi, best_epi, "epi")
    if online < SERVICES:
        return "inform"
    return "serve" if part < CONTACT else "interact"


def stages(rows: pd.DataFrame) -> pd.DataFrame:
    """Tell the stage of every country in every survey by the rule of `stage`.

    Parameters
    ----------
    rows : DataFrame
        With columns ``iso3``, ``year``, ``osi``, ``epi``, a country at most once a year. The
        best of a year is looked for among its rows: give whole surveys, and choose countries
        afterwards.

    Returns
    -------
    DataFrame
        Rows as given: ``iso3``, ``year``, ``osi_share`` and ``epi_share`` (of the best, 0–1),
        ``stage``; missing where an index is missing.

    Raises
    ------
    ValueError
        For a missing column, a country twice in a year, a year with a single country, an
        index below 0, a year in which no index is above 0.

    Examples
    --------
    >>> made = pd.DataFrame({"iso3": ["KAZ", "SGP"], "year": 2008, "osi": [0.3, 0.6]})
    >>> stages(made.assign(epi=[0.1, 0.4]))["stage"].tolist()
    ['serve', 'interact']
    """
    _whole_surveys(checked(rows, *KEYS))
    found = rows[list(KEYS)].copy()
    for column in ("osi", "epi"):
        series = pd.Series(numbers(rows, column), index=rows.index)
        best = series.groupby(rows["year"]).transform("max")
        for value, highest in zip(series, best, strict=True):
            if not math.isnan(value):
                _share_of_best(value, highest, column)
        found[f"{column}_share"] = series / best
    found["stage"] = [
        None if math.isnan(osi + epi) else stage(osi, epi, 1, 1)
        for osi, epi in zip(found["osi_share"], found["epi_share"], strict=True)
    ]
    return found


def published_weights(year: int) -> tuple[float, float, float]:
    """Return the weights of osi, tii and hci in the EGDI that the UN published.

    UN DESA, *E-Government Survey*, annex on methodology: equal weights, but 0.34, 0.33 and
    0.33 in the surveys of 2008 and 2010.

    Examples
    --------
    >>> published_weights(2008)
    (0.34, 0.33, 0.33)
    """
    return (0.34, 0.33, 0.33) if year in (2008, 2010) else (1 / 3, 1 / 3, 1 / 3)


def index_of_parts(rows: pd.DataFrame, weights: Sequence[float] = (1, 1, 1)) -> pd.Series:
    """Put an index together from its three parts, each with a weight.

    With the weights of `published_weights` this is the EGDI of the UN, to its published
    digits but for a few countries of 2008. Weights are an opinion about what matters: no data
    give them (OECD and JRC, *Handbook on Constructing Composite Indicators*, Paris 2008).

    Parameters
    ----------
    rows : DataFrame
        With columns ``osi``, ``tii``, ``hci``, each 0–1.
    weights : three numbers, 0 or more
        For ``osi``, ``tii``, ``hci``; only their proportions count.

    Returns
    -------
    Series
        The weighted mean, named ``index``, on the index of `rows`; missing if a part is.

    Raises
    ------
    ValueError
        For a missing column; for weights that are not three, negative, missing or all 0.

    Examples
    --------
    >>> parts = pd.DataFrame({"osi": [0.9], "tii": [0.5], "hci": [0.1]})
    >>> index_of_parts(parts, (2, 1, 1)).round(3).tolist()
    [0.6]
    """
    given = as_numbers(weights)
    if given.shape != (len(PARTS),) or not (np.isfinite(given) & (given >= 0)).all():
        given = np.zeros(1)
    if given.sum() == 0:
        raise ValueError(language.text("methods.weights", given=str(weights)))
    parts = np.column_stack([numbers(rows, part) for part in PARTS])
    return pd.Series(parts @ given / given.sum(), index=rows.index, name="index")


def ranking(rows: pd.DataFrame, weights: Sequence[float] = (1, 1, 1)) -> pd.DataFrame:
    """Rank the countries of one survey by an index put together from its three parts.

    Parameters
    ----------
    rows : DataFrame
        With columns ``iso3``, ``osi``, ``tii``, ``hci``, each country once.
    weights : three numbers, 0 or more
        As in `index_of_parts`.

    Returns
    -------
    DataFrame
        ``iso3``, ``index``, ``rank`` (1 = best; countries with equal indices share the best
        place), the best first; a country with a part missing has no rank and stands last.

    Raises
    ------
    ValueError
        As `index_of_parts`; if a country stands twice.

    Examples
    --------
    >>> made = pd.DataFrame({"iso3": ["KAZ", "SGP"], "osi": [0.3, 0.6], "tii": 0.5, "hci": 0.9})
    >>> ranking(made)["iso3"].tolist()
    ['SGP', 'KAZ']
    """
    once(rows)
    index = index_of_parts(rows, weights)
    place = index.round(_NEARLY).rank(method="min", ascending=False).astype("Int64")
    table = pd.DataFrame({"iso3": rows["iso3"], "index": index, "rank": place})
    return table.sort_values(["rank", "iso3"], na_position="last", ignore_index=True)


def _share_of_best(value: float, best: float, column: str) -> float:
    """Return an index as a share of the highest one of its survey."""
    value, best = number(value), number(best)
    if not (0 <= value <= best and best > 0 and math.isfinite(best)):
        shown = {"index": column, "value": value, "best": best}
        raise ValueError(language.text("methods.not_of_best", **shown))
    return value / best


def _whole_surveys(rows: pd.DataFrame) -> None:
    """Refuse a country twice in a year, and a year whose best is its only country."""
    counts = rows.groupby(list(KEYS)).size()
    if (counts > 1).any():
        country, year = counts.idxmax()
        raise ValueError(language.text("panel.repeated_year", country=country, year=str(year)))
    sizes = rows.groupby("year").size()
    if (sizes == 1).any():
        raise ValueError(language.text("methods.alone", year=str(sizes.idxmin())))
