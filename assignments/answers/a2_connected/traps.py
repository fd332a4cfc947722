"""What every student's data of a2_connected must hold: traps and bounds of the size."""

import pandas as pd


def own(table):
    return table[table["iso3"] == table["iso3"].iloc[0]]


def widest(table):
    return (table["users_male"] - table["users_female"]).idxmax()


def steepest(table):
    return (table["users_male"] / table["users_female"]).idxmax()


TRAPS = {
    "q1": {
        "the last year of the country is missing": lambda t: bool(
            pd.isna(own(t)["internet_users"].iloc[-1])
        ),
        "another country stands last": lambda t: t["iso3"].iloc[0] != t["iso3"].iloc[-1],
    },
    "q2": {
        "the newer year stands first": lambda t: t["year"].iloc[0] > t["year"].iloc[1],
        "the share grew": lambda t: t["internet_users"].iloc[0] > t["internet_users"].iloc[1],
    },
    "q3": {
        "a year is missing": lambda t: bool(t["internet_users"].isna().any()),
        "the newest year stands first": lambda t: bool(t["year"].is_monotonic_decreasing),
        "40 per cent is reached": lambda t: bool((t["internet_users"] >= 40).any()),
    },
    "q5": {"a share is missing": lambda t: bool(t["internet_users"].isna().any())},
    "q8": {"difference and ratio name two countries": lambda t: widest(t) != steepest(t)},
    "q9": {"the share grows": lambda t: t["factor"] > 1},
}

BOUNDS = {
    "q1": {
        "countries": (lambda t: t["iso3"].nunique(), 5, 5),
        "rows": (len, 35, 35),
        "own years known": (lambda t: int(own(t)["internet_users"].notna().sum()), 4, 6),
    },
    "q2": {
        "rows": (len, 2, 2),
        "years apart": (lambda t: int(t["year"].iloc[0] - t["year"].iloc[1]), 3, 8),
    },
    "q3": {
        "rows": (len, 20, 23),
        "missing": (lambda t: int(t["internet_users"].isna().sum()), 1, 8),
    },
    "q5": {
        "countries": (lambda t: t["iso3"].nunique(), 7, 7),
        "missing": (lambda t: int(t["internet_users"].isna().sum()), 1, 1),
    },
    "q8": {"countries": (lambda t: t["iso3"].nunique(), 6, 6)},
    "q9": {"start": (lambda t: t["share"], 2, 35), "factor": (lambda t: t["factor"], 1.1, 2.2)},
}
