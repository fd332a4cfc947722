"""The mixture of columns nearest to another one, and what all mixtures as near agree on."""

from __future__ import annotations

import numpy as np

EVEN = 1e-4
"""How much a weight counts beside a miss of the size of the largest one: next to nothing."""


def weights(target: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Weights, 0 or more with the sum 1, of the mixture nearest to a target.

    The point of a convex hull nearest to the target is found with non-negative least squares:
    for weights known up to a common factor, one more equation "the sum is 1" leaves the
    nearest point as it is (method: Lawson, C. L., and Hanson, R. J., *Solving Least Squares
    Problems*, 1974). Of mixtures equally near the most even one is taken, through
    a penalty on the squared weights too small to be seen in the fit: otherwise the order of
    the columns would choose. (Larger ones: Doudchenko, N., and Imbens, G. W., NBER working
    paper 22791, 2016.)

    Parameters
    ----------
    target : array of float, shape (m,)
    columns : array of float, shape (m, n)

    Returns
    -------
    array of float, shape (n,)

    Examples
    --------
    >>> weights(np.array([1.0, 1.0]), np.array([[0.0, 4.0], [0.0, 4.0]])).round(6).tolist()
    [0.75, 0.25]
    """
    from scipy.optimize import nnls

    away = columns - target[:, None]
    away = away / (np.abs(away).max() or 1)
    n = away.shape[1]
    system = np.vstack([away, EVEN * np.eye(n), np.ones(n)])
    found = nnls(system, np.append(np.zeros(len(system) - 1), 1.0))[0]
    return found / found.sum()


def value_range(
    columns: np.ndarray, best: np.ndarray, values: np.ndarray
) -> tuple[float, float]:
    """Lowest and highest mean value among all mixtures that lie where the best one lies.

    The nearest point of a convex hull is one; several mixtures may lie there, and then the
    weights say nothing. The two ends are linear programs.

    Parameters
    ----------
    columns : array of float, shape (m, n)
    best : array of float, shape (n,)
        Weights of one such mixture.
    values : array of float, shape (n,)
        A value for each column.

    Returns
    -------
    tuple of two floats

    Examples
    --------
    >>> twins = np.array([[0.0, 2.0, 1.0]])  # the third equals the middle of the others
    >>> value_range(twins, np.array([0.0, 0.0, 1.0]), np.array([5.0, 7.0, 0.0]))
    (0.0, 6.0)
    """
    from scipy.optimize import linprog

    scale = np.abs(columns).max() or 1
    fixed = np.vstack([columns / scale, np.ones(columns.shape[1])])
    goal = fixed @ best
    # Where the solver's tolerance finds less than the known mixture, that one counts.
    known = float(values @ best)
    lowest, highest = (linprog(sign * values, A_eq=fixed, b_eq=goal) for sign in (1, -1))
    lower = float(lowest.fun) if lowest.success else known
    upper = -float(highest.fun) if highest.success else known
    return min(lower, known) + 0.0, max(upper, known) + 0.0
