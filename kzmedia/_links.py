"""How many links n systems need: in pairs, to a few registers, through a shared bus.

Links are counted, not weighed: what runs through them, how old the systems are and who pays
is outside this model. Its functions are offered by `kzmedia.stages`.
"""

from __future__ import annotations

import numpy as np

from kzmedia import language
from kzmedia._numbers import Values, as_numbers, plain


def links_in_pairs(n: Values) -> float | np.ndarray:
    """Count the links of n systems, each pair joined directly.

    Every one of n systems with every other makes n(n − 1)/2 pairs; the count grows as the
    square of n. Hohpe, G. and Woolf, B., *Enterprise Integration Patterns* (Boston 2003),
    "Message Bus" and "Canonical Data Model", compare it with links through a shared bus.

    Parameters
    ----------
    n : int or array_like
        Number of systems, whole, 0 or more.

    Raises
    ------
    ValueError
        For a number of systems that is negative or not whole.

    Examples
    --------
    >>> links_in_pairs(20)
    190.0
    """
    systems = _systems(n)
    return plain(systems * (systems - 1) / 2)


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


def number(value: Values) -> float:
    """Read one number; a column or list of several is refused."""
    array = as_numbers(value)
    if array.size != 1:
        raise ValueError(language.text("methods.one_number", count=array.size))
    return float(array.item())


def _systems(n: Values) -> np.ndarray:
    systems = as_numbers(n)
    wrong = ~(np.isfinite(systems) & (systems >= 0) & (systems == np.round(systems)))
    if wrong.any():
        raise ValueError(language.text("methods.systems", n=systems[wrong].flat[0]))
    return systems
