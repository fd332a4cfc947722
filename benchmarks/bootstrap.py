"""The bootstrap of a correlation against plain loops. Goals: half a second; a tenth of a loop.

10,000 resamples of 170 countries, as in the lesson. The loop draws the rows of a table with
pandas and correlates them, once a resample; it is run for a hundredth of the resamples, and
its time is multiplied by a hundred.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable

import numpy as np
import pandas as pd
from timing import interleave

from kzmedia import panel

COUNTRIES, RESAMPLES, SCALED, REPEATS, LIMIT, GOAL = 170, 10_000, 100, 5, 0.5, 0.1


def countries() -> pd.DataFrame:
    """Draw made-up countries with two measures and an income."""
    rng = np.random.default_rng(0)
    income, first, second = rng.standard_normal((3, COUNTRIES))
    codes = [f"Q{chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(COUNTRIES)]
    rows = {"iso3": codes, "x": income + first, "y": income + second, "z": income}
    return pd.DataFrame(rows)


def pearson(rows: pd.DataFrame) -> float:
    return rows["x"].corr(rows["y"])


def spearman(rows: pd.DataFrame) -> float:
    return rows["x"].rank().corr(rows["y"].rank())


def partial(rows: pd.DataFrame) -> float:
    left = [
        rows[name] - np.polyval(np.polyfit(rows["z"], rows[name], 1), rows["z"])
        for name in ("x", "y")
    ]
    return left[0].corr(left[1])


def loop(rows: pd.DataFrame, statistic: Callable[[pd.DataFrame], float]) -> None:
    """Resample as one would at first, for a part of the resamples."""
    rng = np.random.default_rng(0)
    draws = [
        statistic(rows.iloc[rng.integers(COUNTRIES, size=COUNTRIES)])
        for _ in range(RESAMPLES // SCALED)
    ]
    np.percentile(draws, [2.5, 97.5])


def measure(name: str, ours: Callable[[int], object], base: Callable[[int], object]) -> None:
    fast, slow = interleave(ours, base, REPEATS)
    slow = [SCALED * seconds for seconds in slow]
    ratio = statistics.median(a / b for a, b in zip(fast, slow, strict=True))
    seconds = statistics.median(fast)
    verdict = "met" if seconds <= LIMIT and ratio <= GOAL else "MISSED"
    print(
        f"bootstrap, {name}: {seconds * 1000:.0f} ms, loop {statistics.median(slow):.1f} s "
        f"(1/{SCALED} of it run), ratio {ratio:.3f} "
        f"(goals <= {LIMIT * 1000:.0f} ms and <= {GOAL}: {verdict}, {len(fast)} runs)"
    )


if __name__ == "__main__":
    table = countries()
    for name, function, statistic in (
        ("correlation", panel.correlation, pearson),
        ("rank correlation", panel.rank_correlation, spearman),
    ):
        measure(
            name,
            lambda _, f=function: f(table, "x", "y", RESAMPLES),
            lambda _, s=statistic: loop(table, s),
        )
    measure(
        "partial correlation",
        lambda _: panel.partial_correlation(table, "x", "y", ["z"], RESAMPLES),
        lambda _: loop(table, partial),
    )
