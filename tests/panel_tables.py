"""Made-up tables of countries for the tests of `kzmedia.panel`."""

from __future__ import annotations

import numpy as np
import pandas as pd


def codes(number: int) -> list[str]:
    """Codes in the order of the alphabet that no country has.

    >>> codes(27)[:2], codes(27)[-1]
    (['QAA', 'QAB'], 'QBA')
    """
    return [f"Q{chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(number)]


def normal_rows(n: int, rho: float, seed: int | np.random.Generator = 0) -> pd.DataFrame:
    """Countries with x and y drawn from a bivariate normal distribution."""
    rng = np.random.default_rng(seed)
    x, noise = rng.standard_normal((2, n))
    y = rho * x + np.sqrt(1 - rho**2) * noise
    return pd.DataFrame({"iso3": codes(n), "x": x, "y": y})


def tied_rows(n: int, seed: int = 0) -> pd.DataFrame:
    """Countries with many equal values, two controls and a few gaps."""
    rng = np.random.default_rng(seed)
    rows = pd.DataFrame({"iso3": codes(n), "x": rng.integers(0, 6, n).astype(float)})
    rows["z"] = rng.integers(0, 5, n) + rows["x"] / 3
    rows["w"] = rng.standard_normal(n)
    rows["y"] = np.round(rows["x"] + rows["z"] + 2 * rng.standard_normal(n))
    return rows


def years_table(countries: int, years: list[int], slope: float, seed: int = 0) -> pd.DataFrame:
    """Countries over years with effects of both, a control, and errors that last."""
    rng = np.random.default_rng(seed)
    shape = (countries, len(years))
    own, common = rng.standard_normal((countries, 1)) * 3, rng.standard_normal(len(years))
    control = rng.standard_normal(shape) + own
    x = own + common + control / 2 + rng.standard_normal(shape)
    lasting = rng.standard_normal(shape).cumsum(axis=1) / 2
    y = slope * x + 2 * own - common + 0.7 * control + lasting
    index = pd.MultiIndex.from_product([codes(countries), years], names=["iso3", "year"])
    values = {"x": x.ravel(), "y": y.ravel(), "control": control.ravel()}
    return pd.DataFrame(values, index=index).reset_index()
