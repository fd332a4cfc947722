"""How many links n systems need: in pairs, to a few registers, through a shared bus.

Links are counted, not weighed: what runs through them, how old the systems are and who pays
is outside this model. Its functions are offered by `kzmedia.stages`.
"""

from __future__ import annotations

import math

import numpy as np

from kzmedia import language
from kzmedia._numbers import Values, as_numbers, plain


def links_in_pairs(n: Values, needed: float = 1.0) -> float | np.ndarray:
    """Count the links of n systems, each pair that needs it joined directly.

    Every one of n systems with every other makes n(n − 1)/2 pairs; the count grows as the
    square of n. Hohpe, G. and Woolf, B., *Enterprise Integration Patterns* (Boston 2003),
    "Message Bus" and "Canonical Data Model", compare it with links through a shared bus.

    Parameters
    ----------
    n : int or array_like
        Number of systems, whole, 0 or more.
    needed : float, 0–1
        Share of the pairs that need each other's data.

    Raises
    ------
    ValueError
        For a number of systems that is negative or not whole, a share outside 0–1.

    Examples
    --------
    >>> links_in_pairs(20), links_in_pairs(20, needed=0.1)
    (190.0, 19.0)
    """
    systems = _systems(n)
    return plain(between(needed) * systems * (systems - 1) / 2)


def links_to_registers(n: Values, registers: int) -> float | np.ndarray:
    """Count the links if a few of the n systems are registers that all the others consult.

    Every other system is joined with each register, and the registers with one another: the
    count grows in proportion to n, without any bus.

    Examples
    --------
    >>> links_to_registers(20, 3), links_to_registers(20, 20)
    (54.0, 190.0)
    """
    systems, few = _systems(n), _systems(registers)
    few = np.minimum(few, systems)
    return plain(few * (systems - few) + few * (few - 1) / 2)


def links_through_bus(n: Values) -> float | np.ndarray:
    """Count the links of n systems, each joined once, with a shared bus.

    Examples
    --------
    >>> links_through_bus(20)
    20.0
    """
    return plain(_systems(n))


def bus_pays_from(bus_cost: float, needed: float = 1.0) -> int | None:
    """Return the smallest number of systems at which a bus is cheaper than links in pairs.

    The bus costs something itself; each of n systems then takes one link. It pays when
    needed·n(n − 1)/2 is above n + `bus_cost`, a quadratic inequality with one root above 0.

    Parameters
    ----------
    bus_cost : float, 0 or more
        What the bus costs, in links: 100 if it costs as much as a hundred links.
    needed : float, 0–1
        Share of the pairs that need each other's data.

    Returns
    -------
    int or None
        None if the bus never pays, because no pair needs a link.

    Raises
    ------
    ValueError
        For a negative or missing cost, a share outside 0–1.

    Examples
    --------
    >>> bus_pays_from(0), bus_pays_from(100), bus_pays_from(100, needed=0.1)
    (4, 16, 57)
    """
    cost, share = number(bus_cost), between(needed)
    if not (math.isfinite(cost) and cost >= 0):
        raise ValueError(language.text("methods.bus_cost", cost=cost))
    if share == 0:
        return None
    half = share / 2 + 1
    n = math.floor((half + math.sqrt(half**2 + 2 * share * cost)) / share)
    # The root may be a whole number, at which both cost the same, or a hair beside one.
    while links_in_pairs(n, share) <= n + cost:
        n += 1
    return n


def number(value: Values) -> float:
    """Read one number; a column or list of several is refused."""
    array = as_numbers(value)
    if array.size != 1:
        raise ValueError(language.text("methods.one_number", count=array.size))
    return float(array.item())


def between(share: float) -> float:
    """Read a share between 0 and 1."""
    value = number(share)
    if not 0 <= value <= 1:
        raise ValueError(language.text("methods.part", part=value))
    return value


def _systems(n: Values) -> np.ndarray:
    systems = as_numbers(n)
    wrong = ~(np.isfinite(systems) & (systems >= 0) & (systems == np.round(systems)))
    if wrong.any():
        raise ValueError(language.text("methods.systems", n=systems[wrong].flat[0]))
    return systems
