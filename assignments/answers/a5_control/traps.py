"""What every draw of a5_control must hold."""

from kzmedia.slices.control import FITTED, OWN, SCORE


def _ends(rows):
    """Change from the earliest to the latest year, and from the first to the last row."""
    scores = rows.set_index("year")[SCORE]
    return (
        scores[scores.index.max()] - scores[scores.index.min()],
        rows[SCORE].iloc[-1] - rows[SCORE].iloc[0],
    )


def _unfitted_below(rows):
    gaps = rows.set_index("iso3")["gap"]
    misses = rows.set_index("iso3")["rmse_before"]
    return int(((misses > FITTED) & (gaps < gaps[OWN])).sum())


def _others_moved(rows):
    others = rows[rows["iso3"] != OWN]
    return abs((others["mean_after"] - others["mean_before"]).mean()) >= 0.06


TRAPS = {
    "q1": {
        "rows not in the order of time": lambda t: not t["year"].is_monotonic_increasing,
        "first and last row mislead": lambda t: abs(_ends(t)[0] - _ends(t)[1]) > 0.05,
        "the score moved": lambda t: abs(_ends(t)[0]) > 0.05,
    },
    "q3": {
        "the others moved": _others_moved,
        "own country is among the rows": lambda t: OWN in set(t["iso3"]),
    },
    "q7": {
        "a past that could not be mixed lies below": lambda t: _unfitted_below(t) >= 1,
        "own country counts": lambda t: bool(
            (t.set_index("iso3")["rmse_before"] <= FITTED)[OWN]
        ),
        "no equal gaps": lambda t: t["gap"].is_unique,
    },
    "q9": {
        "a rating is missing": lambda t: bool(t.isna().any(axis=None)),
        "a site that only two rated": lambda t: bool((t.notna().sum(axis=1) == 2).any()),
        "two agree": lambda t: bool((t.nunique(axis=1) < t.notna().sum(axis=1)).any()),
    },
}
BOUNDS = {
    "q1": {"years": (len, 7, 7), "missing": (lambda t: int(t[SCORE].isna().sum()), 0, 0)},
    "q3": {"countries": (len, 5, 7), "missing": (lambda t: int(t.isna().sum().sum()), 0, 0)},
    "q7": {
        "countries": (len, 18, 42),
        "that count": (lambda t: int((t["rmse_before"] <= FITTED).sum()), 16, 34),
    },
    "q9": {
        "sites": (len, 10, 12),
        "raters": (lambda t: t.shape[1], 3, 3),
        "missing": (lambda t: int(t.isna().sum().sum()), 4, 6),
    },
}
