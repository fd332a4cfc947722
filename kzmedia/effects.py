"""Countries compared with themselves over time: country and year fixed effects.

The functions are part of `kzmedia.panel` and are called from there.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

import numpy as np
import pandas as pd

from kzmedia import language
from kzmedia._rows import (
    KEYS,
    LEAST,
    checked,
    empty_years,
    numbers,
    require_confidence,
)
from kzmedia._words import folded, measure_name, spoken

# Variation below this part of the original one is rounding.
_ROUNDING = 1e-9


@dataclass(frozen=True, repr=False)
class Effects:
    """A slope within countries; shown, it is a sentence in the reader's language.

    ``slope`` is in units of y per unit of x, ``error`` its standard error clustered by
    country, ``lower`` and ``upper`` the ends of its interval at the level ``confidence``.
    ``n`` counts rows (a country in a year), ``countries`` the countries; ``kept`` and
    ``dropped`` are the codes of the countries used and of those with fewer than two complete
    years. ``within_r`` is the correlation of x and y once countries, years and controls are
    accounted for.
    """

    slope: float
    error: float
    lower: float
    upper: float
    n: int
    countries: int
    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    within_r: float
    confidence: float = 0.95
    y: str = ""
    x: str = ""
    controls: tuple[str, ...] = ()

    def _sentence(self) -> str:
        digits = _digits(self.error or self.slope)
        shown = {
            name: language.number(getattr(self, name), digits)
            for name in ("slope", "lower", "upper", "error")
        }
        return language.text(
            "panel.effects_controlled" if self.controls else "panel.effects",
            x=measure_name(self.x),
            y=measure_name(self.y),
            controls=", ".join(map(measure_name, self.controls)),
            within_r=round(self.within_r, 2) + 0.0,  # no "-0.00"
            percent=round(100 * self.confidence, 3),
            n=self.n,
            countries=self.countries,
            dropped=len(self.dropped),
            **shown,
        )

    def __repr__(self) -> str:
        return spoken(self._sentence(), self.dropped)

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(self._sentence())}</p>{folded(self.dropped)}"


def _digits(error: float) -> int:
    """Digits after the decimal sign that show two significant ones of an error."""
    return 2 if error == 0 else min(max(1 - floor(log10(abs(error))), 0), 8)


def fixed_effects(
    table: pd.DataFrame,
    y: str,
    x: str,
    controls: Sequence[str] | str = (),
    confidence: float = 0.95,
) -> Effects:
    """Slope of y on x within countries, with what moves all countries in a year taken out.

    The model is ``y = slope · x + controls + country + year + rest`` (Wooldridge, J. M.,
    *Econometric Analysis of Cross Section and Panel Data*, 2nd ed., MIT Press 2010, chapter
    10). The country's means are subtracted, years are dummies; by the Frisch–Waugh theorem
    the slope is the one with dummies for both. Standard errors allow for any dependence of a
    country's rows (clusters, section 20.3), with the small-sample factor in which absorbed
    country means do not count as parameters (Cameron, A. C., and Miller, D. L., *Journal of
    Human Resources* 50(2), 2015, 317–372); the interval takes Student's t with one degree of
    freedom less than there are countries.

    Whatever differs between countries but stays the same over time is held fixed. What
    changes within a country together with x is not: the slope is no proof of an effect.

    Parameters
    ----------
    table : DataFrame
        With ``iso3`` and ``year``, a country at most once a year.
    y, x : str
        Columns of numbers.
    controls : list of str, or str
        Columns of numbers held fixed as well, such as ``["log_gdp"]``.
    confidence : float
        Between 0 and 1.

    Returns
    -------
    Effects

    Raises
    ------
    ValueError
        For an unknown column or one of no numbers, a country twice in a year, fewer than ten
        countries with two or more complete years, x or y that does not vary within countries
        beyond what all share.

    Examples
    --------
    >>> codes = [f"A{letter}A" for letter in "ABCDEFGHIJ"]
    >>> table = pd.DataFrame({"iso3": codes * 2, "year": [2008] * 10 + [2022] * 10})
    >>> table["x"] = [*range(10), *[1, 4, 2, 6, 5, 9, 6, 8, 8, 10]]
    >>> table["y"] = 100 + 2 * table["x"] - 3 * (table["year"] == 2022)
    >>> found = fixed_effects(table, "y", "x")
    >>> round(found.slope, 6), found.countries, found.n
    (2.0, 10, 20)
    """
    controls = (controls,) if isinstance(controls, str) else tuple(controls)
    require_confidence(confidence)
    if y == x or {x, y} & set(controls):
        raise ValueError(language.text("panel.same_measure", y=y, x=x))
    columns = (y, x, *controls)
    values, codes, years, dropped = _panel(table, columns)
    within = _demeaned(np.column_stack([values, _dummies(years)]), codes)
    outcome, measure, others = within[:, 0], within[:, 1], within[:, 2:]
    rest_y, rest_x = _residual(outcome, others), _residual(measure, others)
    for column, rest, original in zip((y, x), (rest_y, rest_x), values.T, strict=False):
        if rest.std() <= _ROUNDING * (original.std() or 1):
            raise ValueError(language.text("panel.constant_within", column=column))
    fit = _fit(outcome, within[:, 1:], codes)
    lower, upper = fit.conf_int(1 - confidence)[0]
    return Effects(
        slope=float(fit.params[0]),
        error=float(fit.bse[0]),
        lower=float(lower),
        upper=float(upper),
        n=len(values),
        countries=len(set(codes)),
        kept=tuple(sorted(set(codes.tolist()))),
        dropped=dropped,
        within_r=float(np.corrcoef(rest_y, rest_x)[0, 1]),
        confidence=float(confidence),
        y=y,
        x=x,
        controls=controls,
    )


def _panel(
    table: pd.DataFrame, columns: tuple[str, ...]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, tuple[str, ...]]:
    """Complete rows of countries that have two or more of them, sorted; who is left out."""
    checked(table, *KEYS)
    twice = table.duplicated(list(KEYS))
    if twice.any():
        country, year = table.loc[twice, list(KEYS)].iloc[0]
        message = language.text("panel.repeated_year", country=country, year=str(year))
        raise ValueError(message)
    frame = table[list(KEYS)].copy()
    values = np.column_stack([numbers(table, column) for column in columns])
    whole = ~np.isnan(values).any(axis=1)
    often = frame["iso3"].map(frame.loc[whole, "iso3"].value_counts()).to_numpy(float) >= 2
    kept = whole & often
    countries = sorted(set(frame.loc[kept, "iso3"]))
    if len(countries) < LEAST:
        present = dict(zip(columns, (~np.isnan(values)).sum(axis=0), strict=True))
        counts = ", ".join(f"{column} – {number}" for column, number in present.items())
        n = len(countries)
        message = language.text("panel.too_few_repeated", n=n, least=LEAST, counts=counts)
        raise ValueError(" ".join([message, *empty_years(present)]))
    order = np.lexsort([frame.loc[kept, "year"], frame.loc[kept, "iso3"]])
    dropped = tuple(sorted(set(frame["iso3"]) - set(countries)))
    codes, years = (frame.loc[kept, key].to_numpy()[order] for key in KEYS)
    return values[kept][order], codes.astype(str), years.astype(int), dropped


def _dummies(years: np.ndarray) -> np.ndarray:
    """A column for every year but the first: 1 in its rows."""
    return (years[:, None] == np.unique(years)[None, 1:]).astype(float)


def _demeaned(columns: np.ndarray, codes: np.ndarray) -> np.ndarray:
    _, place = np.unique(codes, return_inverse=True)
    sums = np.zeros((place.max() + 1, columns.shape[1]))
    np.add.at(sums, place, columns)
    return columns - (sums / np.bincount(place)[:, None])[place]


def _residual(column: np.ndarray, others: np.ndarray) -> np.ndarray:
    return column - others @ np.linalg.lstsq(others, column, rcond=None)[0]


def _fit(outcome: np.ndarray, design: np.ndarray, codes: np.ndarray) -> object:
    from statsmodels.regression.linear_model import OLS

    groups = np.unique(codes, return_inverse=True)[1]
    return OLS(outcome, design).fit(
        cov_type="cluster", cov_kwds={"groups": groups, "df_correction": True}, use_t=True
    )
