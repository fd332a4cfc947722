"""Coalitions by goal against coalitions by place: a model of people who choose contacts.

Everyone has a place and a goal, and keeps the few contacts that are worth most to them: a
shared goal adds to the worth of a contact, distance takes away from it, and a part is chance.
That links are kept while they are worth their cost is the idea of Jackson, M. O. and Wolinsky,
A., *Journal of Economic Theory* 71(1), 1996, 44–74; that cost grows with distance, of Johnson,
C. and Gilles, R. P., *Review of Economic Design* 5(3), 2000, 273–299. The question, what comes
of communities once distance costs little, is that of Van Alstyne, M. and Brynjolfsson, E.,
*Management Science* 51(6), 2005, 851–868: boundaries by place may give way to boundaries by
interest. The chance part makes the choice a logit (McFadden 1974).

**What the model presupposes.** That people know everybody's goal, and that they prefer their
own: a preference above 0 *is* the statement that goals bind. Where contact costs nothing,
place plays no part, so goals win there by assumption. What the model adds is how strong the
preference must be where contact still costs something. It fails the claim at a preference
of 0, at any cost, and wherever the cost is high for the preference: among 400 people with
four goals most contacts share the goal rather than the place from about cost 2 down if a
shared goal makes a contact 2 times as likely, from about 8 down if 8 times. Where like-minded
people live together (`agents`, ``together=1``) goal and place are one, and cheap contact then
*lowers* the share of contacts with the same goal. Pressure on authorities, trust, language,
and ties once broken are not in the model.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from kzmedia._ties import MOST, joined, kept, known_pairs, real, whole

__all__ = ["Coalitions", "agents", "coalitions", "contacts", "free_contact", "sweep"]


class Coalitions(NamedTuple):
    """What came of everyone's choice of contacts; shares lie between 0 and 1.

    Attributes
    ----------
    same_goal, same_place : float
        Share of contacts with people of the same goal, and of the same place.
    distance : float
        Mean distance of contacts; the square in which people live has sides of 1.
    by_goal : float
        Share of people who are in the largest coalition of their goal. A coalition is a set
        of people with one goal who are joined, directly or through each other, by contacts.
    by_place : float
        The same for places: joined by contacts within one place.
    """

    same_goal: float
    same_place: float
    distance: float
    by_goal: float
    by_place: float


def agents(
    people: int, goals: int = 4, places: int = 4, together: float = 0.0, seed: int = 0
) -> pd.DataFrame:
    """Draw people who live anywhere in a square and each have one goal.

    Parameters
    ----------
    people : int, from 2 to 5000
        Number of people.
    goals : int, 1 or more
        Number of goals, equally likely.
    places : int, 1 or more
        Number of equal parts into which the square is cut, in rows and columns as alike as
        may be. As many as goals give goal and place the same chance.
    together : float, 0–1
        Chance that someone has the goal of their place (place 0 has goal 0 …) and not one
        drawn from all goals.
    seed : int
        Start of the random numbers: the same seed draws the same people.

    Returns
    -------
    DataFrame, a row per person
        ``x`` and ``y`` (0–1), ``place`` and ``goal`` (counted from 0).

    Raises
    ------
    TypeError, ValueError
        For numbers that are missing, not whole or out of range.

    Examples
    --------
    >>> agents(3, seed=1).round(2)
          x     y  place  goal
    0  0.51  0.95      3     1
    1  0.14  0.95      2     3
    2  0.31  0.42      0     1
    """
    people = whole("people", people, 2, MOST)
    goals, places = whole("goals", goals), whole("places", places)
    together = real("together", together, most=1)
    rng = np.random.default_rng(seed)
    x, y = rng.random((people, 2)).T
    columns = max(n for n in range(1, math.isqrt(places) + 1) if places % n == 0)
    rows = places // columns
    place = (y * rows).astype(int) * columns + (x * columns).astype(int)
    # Both are always drawn, so that a change of `together` moves no other person.
    drawn, stays = rng.integers(goals, size=people), rng.random(people) < together
    goal = np.where(stays, place % goals, drawn)
    return pd.DataFrame({"x": x, "y": y, "place": place, "goal": goal})


def contacts(
    people: pd.DataFrame, cost: float, preference: float = 2.0, ties: int = 3, seed: int = 0
) -> pd.DataFrame:
    """Let everyone keep the contacts that are worth most to them.

    Worth is ``preference × (same goal) − cost × distance + chance``. The chance part is drawn
    for each pair and each direction from a Gumbel distribution of scale 1, so the other two
    are log odds: someone of one's own goal is ``exp(preference)`` times as likely to be kept
    as another at the same distance, someone farther away by 0.1 is ``exp(0.1 × cost)`` times
    less likely.

    Parameters
    ----------
    people : DataFrame
        With ``x``, ``y``, ``place``, ``goal``, a row per person, as from `agents`.
    cost : float, per side of the square, 0 or more
        Cost of distance; ``math.inf`` leaves the nearest.
    preference : float, log odds, 0 or more
        How much a shared goal adds; 0 = nobody asks for goals.
    ties : int, 1 or more
        Contacts that each keeps, fewer than there are people.
    seed : int
        Start of the random numbers. The same seed throws the same chance at any cost and
        preference: what differs between two runs, differs because of these.

    Returns
    -------
    DataFrame, `ties` rows per person
        ``person`` and ``contact`` (positions of rows in `people`), ``distance``,
        ``same_goal``, ``same_place``; a person's contact of most worth first.

    Raises
    ------
    TypeError, ValueError
        For a missing column or value, and numbers out of range.

    Examples
    --------
    >>> people = agents(200)
    >>> contacts(people, cost=math.inf)["same_place"].mean().round(2).item()
    0.94
    >>> contacts(people, cost=0)["same_place"].mean().round(2).item()
    0.24
    """
    chosen, known = _chosen(people, cost, preference, ties, seed)
    rows = np.arange(len(people))[:, None]
    pairs = {name: known[name][rows, chosen].ravel() for name in known if name != "chance"}
    person = np.repeat(np.arange(len(people)), chosen.shape[1])
    return pd.DataFrame({"person": person, "contact": chosen.ravel(), **pairs})


def coalitions(
    people: pd.DataFrame, cost: float, preference: float = 2.0, ties: int = 3, seed: int = 0
) -> Coalitions:
    """Let everyone choose contacts and measure the coalitions that they make.

    Parameters
    ----------
    people, cost, preference, ties, seed
        As in `contacts`.

    Returns
    -------
    Coalitions

    Raises
    ------
    TypeError, ValueError
        As `contacts`.

    Examples
    --------
    >>> people = agents(400)
    >>> dear, cheap = coalitions(people, cost=40), coalitions(people, cost=2)
    >>> dear.by_goal < dear.by_place, cheap.by_goal > cheap.by_place
    (True, True)
    """
    return _measured(people, *_chosen(people, cost, preference, ties, seed))


def free_contact(preference: float, goals: int) -> float:
    """Return the share of contacts with the same goal where contact costs nothing.

    ``exp(preference) / (exp(preference) + goals − 1)``: the chance of the first choice among
    equally many people of each goal. It holds while contacts are few beside the people of a
    goal.

    Parameters
    ----------
    preference : float, log odds, 0 or more
    goals : int, 1 or more

    Returns
    -------
    float, 0–1

    Raises
    ------
    TypeError, ValueError
        For numbers out of range.

    Examples
    --------
    >>> free_contact(0, goals=4), round(free_contact(2, goals=4), 2)
    (0.25, 0.71)
    """
    preference, goals = real("preference", preference), whole("goals", goals)
    return 1 / (1 + (goals - 1) * math.exp(-preference))


def sweep(
    costs: Iterable[float],
    preferences: Iterable[float],
    seeds: Iterable[int] = range(5),
    people: int = 400,
    goals: int = 4,
    places: int = 4,
    together: float = 0.0,
    ties: int = 3,
) -> pd.DataFrame:
    """Run the model for every cost, preference and seed, to see how far these decide.

    Parameters
    ----------
    costs, preferences : iterable of float
        As in `contacts`.
    seeds : iterable of int
        Each draws other people and other chance.
    people, goals, places, together, ties
        As in `agents` and `contacts`.

    Returns
    -------
    DataFrame, a row per run
        ``cost``, ``preference``, ``seed`` and the fields of `Coalitions`.

    Raises
    ------
    TypeError, ValueError
        As `agents` and `contacts`.

    Examples
    --------
    >>> runs = sweep([0, 40], [0, 2], seeds=[1], people=200)
    >>> runs[["cost", "preference", "same_goal"]].round(2)
       cost  preference  same_goal
    0     0           0       0.26
    1     0           2       0.71
    2    40           0       0.24
    3    40           2       0.48
    """
    costs, preferences, rows = list(costs), list(preferences), []
    for seed in seeds:
        drawn = agents(people, goals, places, together, seed)
        known = known_pairs(drawn, seed)
        for cost in costs:
            for preference in preferences:
                chosen = kept(known, cost, preference, ties)
                found = _measured(drawn, chosen, known)
                run = {"cost": cost, "preference": preference, "seed": seed}
                rows.append({**run, **found._asdict()})
    runs = pd.DataFrame(rows, columns=["cost", "preference", "seed", *Coalitions._fields])
    return runs.sort_values(["cost", "preference", "seed"], ignore_index=True)


def _chosen(
    people: pd.DataFrame, cost: float, preference: float, ties: int, seed: int
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    known = known_pairs(people, seed)
    return kept(known, cost, preference, ties), known


def _measured(
    people: pd.DataFrame, chosen: np.ndarray, known: dict[str, np.ndarray]
) -> Coalitions:
    rows = np.arange(len(chosen))[:, None]
    goal, place, distance = (
        known[name][rows, chosen] for name in ("same_goal", "same_place", "distance")
    )
    return Coalitions(
        float(goal.mean()),
        float(place.mean()),
        float(distance.mean()),
        joined(people["goal"], chosen, goal),
        joined(people["place"], chosen, place),
    )
