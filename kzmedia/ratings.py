"""People who code or rate the same things: do they agree more than chance would?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from kzmedia import language


class CoderAgreement(NamedTuple):
    """How far coders agree.

    ``observed`` and ``expected`` are in % of the pairs of codes given to one item; ``kappa``
    is 1 for full agreement, 0 for what chance alone would give, NaN if all codes are one and
    the same; ``coefficient`` names it: "cohen" for two coders, "fleiss" for more.
    """

    observed: float
    expected: float
    kappa: float
    coefficient: str


def coder_agreement(codes: pd.DataFrame | object) -> CoderAgreement:
    """Agreement among coders, raw and corrected for chance.

    Two coders: Cohen, J., "A coefficient of agreement for nominal scales", *Educational and
    Psychological Measurement* 20 (1960), 37–46. More: Fleiss, J. L., "Measuring nominal scale
    agreement among many raters", *Psychological Bulletin* 76 (1971), 378–382. With a handful
    of items either is a rough figure: one code changed moves it far.

    Parameters
    ----------
    codes : DataFrame or array_like, shape (items, coders)
        A row for each item, a column for each coder; codes may be words or numbers.

    Returns
    -------
    CoderAgreement

    Raises
    ------
    ValueError
        With fewer than two coders, without items, with a code missing.

    Examples
    --------
    >>> coder_agreement([["for", "for"], ["against", "for"]]).observed
    50.0
    """
    table = pd.DataFrame(codes)
    items, coders = table.shape
    if items < 1 or coders < 2:
        raise ValueError(language.text("methods.coders", items=items, coders=coders))
    if table.isna().any(axis=None):
        row, column = np.argwhere(table.isna().to_numpy())[0] + 1
        raise ValueError(language.text("methods.code_missing", item=row, coder=column))
    numbers, categories = pd.factorize(table.to_numpy(dtype=object).ravel())
    chosen = np.eye(len(categories))[numbers].reshape(items, coders, -1)
    counts = chosen.sum(axis=1)
    observed = ((counts * (counts - 1)).sum(axis=1) / (coders * (coders - 1))).mean()
    if coders == 2:
        first, second = chosen.mean(axis=0)
        expected = (first * second).sum()
    else:
        expected = (counts.sum(axis=0) / (items * coders)) @ (
            counts.sum(axis=0) / (items * coders)
        )
    kappa = (observed - expected) / (1 - expected) if expected < 1 - 1e-12 else np.nan
    name = "cohen" if coders == 2 else "fleiss"
    return CoderAgreement(100 * float(observed), 100 * float(expected), float(kappa), name)
