"""What the model of coalitions computes with: pairs of people, contacts kept, joined parts.

Its public face is `kzmedia.coalitions`, which says what is meant.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._links import number
from kzmedia._numbers import as_numbers
from kzmedia._rows import checked, require

COLUMNS = ("x", "y", "place", "goal")
MOST = 5000
"""Most people: the model compares every pair of them."""


def known_pairs(people: pd.DataFrame, seed: int) -> dict[str, np.ndarray]:
    """Compare every pair once: square arrays, a row per person who chooses."""
    checked(people)
    for column in COLUMNS:
        require(people, column)
    if people[list(COLUMNS)].isna().any(axis=None):
        raise ValueError(language.text("methods.people_missing"))
    n = whole("people", len(people), 2, MOST)
    spot = as_numbers(people["x"]) + 1j * as_numbers(people["y"])
    known = {"distance": np.abs(spot[:, None] - spot)}
    for name in ("goal", "place"):
        codes = pd.factorize(people[name])[0]
        known[f"same_{name}"] = codes[:, None] == codes
    # Minus the logarithm of an exponential draw is a Gumbel draw.
    draws = np.random.default_rng(seed).standard_exponential((n, n))
    known["chance"] = -np.log(draws, out=draws)
    return known


def kept(known: dict[str, np.ndarray], cost: float, preference: float, ties: int) -> np.ndarray:
    """Return for each person the positions of the contacts of most worth, the best first."""
    cost = real("cost", cost, endless=True)
    preference = real("preference", preference)
    n = len(known["distance"])
    ties = whole("ties", ties, 1, n - 1)
    if math.isinf(cost):
        worth = -known["distance"]
    else:
        worth = known["chance"] - cost * known["distance"]
        worth += preference * known["same_goal"]
    np.fill_diagonal(worth, -np.inf)
    best = np.argpartition(worth, n - ties, axis=1)[:, n - ties :]
    order = np.argsort(-np.take_along_axis(worth, best, axis=1), axis=1)
    return np.take_along_axis(best, order, axis=1)


def joined(groups: pd.Series, chosen: np.ndarray, within: np.ndarray) -> float:
    """Return the share of people in the largest joined part of their group."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    n = len(chosen)
    person = np.broadcast_to(np.arange(n)[:, None], chosen.shape)[within]
    links = coo_array((np.ones(len(person), dtype=np.int8), (person, chosen[within])), (n, n))
    _, part = connected_components(links.tocsr(), directed=False)
    # A part never leaves its group, so the largest count of a group is its coalition.
    sizes = pd.Series(np.bincount(part)[part]).groupby(groups.to_numpy()).max()
    return float(sizes.sum() / n)


def real(name: str, value: float, most: float = math.inf, endless: bool = False) -> float:
    value = number(value)
    if not 0 <= value <= most or (math.isinf(value) and not endless):
        raise ValueError(language.text("methods.coalition_range", name=name, value=value))
    return value


def whole(name: str, value: float, least: int = 1, most: int | None = None) -> int:
    value = number(value)
    high = math.inf if most is None else most
    if not (least <= value <= high and math.isfinite(value) and value == int(value)):
        limits = {"least": least, "most": "∞" if most is None else most}
        text = language.text("methods.coalition_whole", name=name, value=value, **limits)
        raise ValueError(text)
    return int(value)
