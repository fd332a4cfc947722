"""Recipes of a student's own data for a3_dialogue: scores, made-up networks, models.

Only the scores of q1 are published figures (V-Dem). Who links to whom, how many ask and
what a view costs is invented: parameters of models, drawn within stated bounds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

import pandas as pd

from kzmedia import exposure
from kzmedia.data import load

SCORE = "engaged_society"
YEARS = range(2005, 2011)
APART = 0.035  # units of the score: more than five times the tolerance of the test
PEOPLE = ("aida", "bolat", "dana", "erlan", "gulnar", "ilyas", "kamila", "marat", "sanzhar")
AUTHOR = "dana"
STAYS = 365  # days that the page of q9 stays online
PAPER_DAYS, PAPER_HALF_LIFE = 7, 1.0


@cache
def _scores() -> pd.DataFrame:
    """Return the rows of the countries that have a score in every year, ordered."""
    rows = load("panel").query(f"{YEARS[0]} <= year <= {YEARS[-1]}")[["iso3", "year", SCORE]]
    known = rows.dropna().groupby("iso3")["year"].transform("size") == len(YEARS)
    return rows.dropna()[known].sort_values(["iso3", "year"], ignore_index=True)


@cache
def _wide() -> pd.DataFrame:
    """Return the scores by country and year."""
    return _scores().pivot(index="iso3", columns="year", values=SCORE)


@cache
def _moved() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the countries whose score rose, and those whose score fell, after 2007."""
    wide = _wide().drop(index="KAZ")
    rise = wide[2010] - wide[2007]
    return tuple(rise[rise > 0.05].index), tuple(rise[rise < -0.05].index)


def _told_apart(drawn: list[str]) -> bool:
    """Whether the mean moves in each of the steps that a reader may mistake for another."""
    mean = dict(zip(YEARS, _wide().loc[drawn].to_numpy().mean(axis=0), strict=True))
    steps = (2005, 2007), (2007, 2008), (2009, 2010), (2007, 2010)
    return all(abs(mean[later] - mean[earlier]) > APART for earlier, later in steps)


def score_rows(random: Random) -> pd.DataFrame:
    """Draw Kazakhstan and five countries, with V-Dem's score of public debate by year.

    Four of the five rise and one falls, or the other way round. Countries are drawn again
    as long as taking one year for another would leave the mean change as it is.

    Parameters
    ----------
    random : random.Random
        The stream of draws.

    Returns
    -------
    DataFrame
        ``iso3``, ``year`` (2005–2010), ``engaged_society`` (model score, about −4…4).

    Examples
    --------
    >>> rows = score_rows(Random(1))
    >>> rows["iso3"].nunique(), rows["year"].nunique()
    (6, 6)
    """
    rose, fell = _moved()
    drawn: list[str] = []
    while not drawn or not _told_apart(drawn):
        up = random.choice([1, 4])
        drawn = ["KAZ", *random.sample(rose, up), *random.sample(fell, 5 - up)]
    rows = _scores()
    return rows[rows["iso3"].isin(drawn)].reset_index(drop=True)


def network_rows(random: Random) -> pd.DataFrame:
    """Draw a made-up network: some links are answered, one or two lead to oneself.

    Parameters
    ----------
    random : random.Random

    Returns
    -------
    DataFrame
        ``source``, ``target``, a row per link, each link once.

    Examples
    --------
    >>> links = network_rows(Random(1))
    >>> bool((links["source"] == links["target"]).any()), bool(links.duplicated().any())
    (True, False)
    """
    people = random.sample(PEOPLE, 7)
    pairs = [(one, other) for i, one in enumerate(people) for other in people[i + 1 :]]
    mutual, single = random.randint(2, 4), random.randint(4, 7)
    chosen = random.sample(pairs, mutual + single)
    links = chosen + [(other, one) for one, other in chosen[:mutual]]
    links += [(one, one) for one in random.sample(people, random.randint(1, 2))]
    return _links(links, random)


def post_rows(random: Random) -> pd.DataFrame:
    """Draw a made-up network in which ``dana``'s post is passed on for three steps.

    By construction somebody is reached by two ways, a link leads back to her, one person
    is reached at the third step only, and one only sends to her.

    Parameters
    ----------
    random : random.Random

    Returns
    -------
    DataFrame
        ``source``, ``target``, a row per link, each link once.

    Examples
    --------
    >>> links = post_rows(Random(1))
    >>> bool((links["source"] == AUTHOR).any()), bool((links["target"] == AUTHOR).any())
    (True, True)
    """
    others = random.sample([one for one in PEOPLE if one != AUTHOR], 8)
    near, sender = random.randint(2, 3), others.pop()
    direct, second = others[:near], others[near : near + random.randint(2, 3)]
    third = others[near + len(second)]
    links = {(AUTHOR, one) for one in direct} | {(sender, AUTHOR), (sender, third)}
    links |= {(one, second[0]) for one in direct[:2]}
    links |= {(random.choice(direct), one) for one in second[1:]}
    links |= {(random.choice(direct), AUTHOR), (random.choice(second), third)}
    return _links(sorted(links), random)


def _links(links: list[tuple[str, str]], random: Random) -> pd.DataFrame:
    random.shuffle(links)
    return pd.DataFrame(links, columns=["source", "target"])


def load_rows(random: Random) -> pd.DataFrame:
    """Draw two kinds of hours of a model press office: calm ones and nearly full ones.

    Parameters
    ----------
    random : random.Random

    Returns
    -------
    DataFrame
        ``hours`` ("calm", "busy"), ``questions`` and ``answers`` per hour.

    Examples
    --------
    >>> rows = load_rows(Random(1))
    >>> rows["hours"].tolist(), bool((rows["questions"] < rows["answers"]).all())
    (['calm', 'busy'], True)
    """
    pace = random.randint(6, 15)
    calm = round(pace * random.randint(30, 60) / 100, 1)
    busy = round(pace * random.randint(900, 960) / 1000, 1)
    return pd.DataFrame(
        {
            "hours": ["calm", "busy"],
            "questions": [calm, busy],
            "answers": [float(pace), float(pace)],
        }
    )


def plan_rows(random: Random) -> pd.DataFrame:
    """Draw two staffing plans of a model conference: one heap melts, the other grows.

    Parameters
    ----------
    random : random.Random

    Returns
    -------
    DataFrame
        ``staff``, ``questions`` (that wait on day 0), ``per_day`` (answers of one official),
        ``new_per_day``.

    Examples
    --------
    >>> plans = plan_rows(Random(1))
    >>> gain = plans["staff"] * plans["per_day"] - plans["new_per_day"]
    >>> (gain < 0).tolist()
    [True, False]
    """
    per_day, small = random.randint(15, 24), random.randint(1, 2)
    new = per_day * small + random.randint(4, 12)
    large = small + random.randint(3, 4)
    days = random.randint(6, 11)
    questions = (large * per_day - new) * days - random.randint(5, 12)
    return pd.DataFrame(
        {
            "staff": [small, large],
            "questions": questions,
            "per_day": per_day,
            "new_per_day": new,
        }
    )


def setting_rows(random: Random) -> pd.DataFrame:
    """Draw settings of the model of exposure under which page and newspaper change places.

    Parameters
    ----------
    random : random.Random

    Returns
    -------
    DataFrame
        ``half_life`` of the page (days), ``cost`` (of a first-day view beside the
        newspaper's), ``page`` and ``paper`` (views per coin).

    Examples
    --------
    >>> rows = setting_rows(Random(1))
    >>> bool(0.5 < (rows["page"] > rows["paper"]).mean() < 1)
    True
    """
    half_lives = [random.choice([0.1, 0.2, 0.5]), *sorted(random.sample([2, 4, 7, 14, 30], 4))]
    costs = sorted(random.sample([0.5, 0.8, 1.2, 1.5, 2.5], 3))
    paper = round(exposure.exposure(1, PAPER_HALF_LIFE, PAPER_DAYS), 2)
    rows = [
        (half_life, cost, round(exposure.exposure(1, half_life, STAYS) / cost, 2), paper)
        for half_life in half_lives
        for cost in costs
    ]
    return pd.DataFrame(rows, columns=["half_life", "cost", "page", "paper"])


TASKS: dict[str, Callable[[Random], Any]] = {
    "q1": score_rows,
    "q2": network_rows,
    "q3": post_rows,
    "q6": load_rows,
    "q8": plan_rows,
    "q9": setting_rows,
}
