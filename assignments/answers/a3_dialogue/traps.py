"""What every draw of a3_dialogue must hold, and the bounds of its size."""

import networkx as nx


def _change(rows):
    mean = rows.groupby("year")["engaged_society"].mean()
    return mean[2010] - mean[2007], mean[2007]


def _moves(rows):
    wide = rows.pivot(index="iso3", columns="year", values="engaged_society")
    return wide[2010] - wide[2007]


def _graph(links):
    return nx.from_pandas_edgelist(links, create_using=nx.DiGraph)


def _steps(links):
    return nx.single_source_shortest_path_length(_graph(links), "dana")


def _gain(plans):
    return plans["staff"] * plans["per_day"] - plans["new_per_day"]


def _empty(plans):
    return int(-(-plans["questions"].iloc[1] // _gain(plans).iloc[1]))


TRAPS = {
    "q1": {
        "some rise, some fall": lambda t: bool((_moves(t) > 0).any() and (_moves(t) < 0).any()),
        "the scale crosses zero": lambda t: (
            t["engaged_society"].min() < 0 < t["engaged_society"].max()
        ),
        "per cent would leave the scale": lambda t: (
            100 * abs(_change(t)[0]) > 3.5 * abs(_change(t)[1])
        ),
    },
    "q2": {
        "a link to oneself": lambda t: bool((t["source"] == t["target"]).any()),
        "some links answered, some not": lambda t: 0 < nx.overall_reciprocity(_graph(t)) < 1,
        "each link once": lambda t: not t.duplicated().any(),
    },
    "q3": {
        "the post comes back": lambda t: any(
            _graph(t).has_edge(one, "dana") for one in _graph(t).successors("dana")
        ),
        "somebody at the third step": lambda t: 3 in _steps(t).values(),
        "two ways to one person": lambda t: any(
            sum(_graph(t).has_edge(near, one) for near in _graph(t).successors("dana")) > 1
            for one, steps in _steps(t).items()
            if steps == 2
        ),
    },
    "q6": {
        "busy hours nearly full": lambda t: bool(
            0.85 < t["questions"].iloc[1] / t["answers"].iloc[1] < 1
        )
    },
    "q8": {
        "one heap melts": lambda t: bool(_gain(t).iloc[1] > 0),
        "one heap grows": lambda t: bool(_gain(t).iloc[0] < 0),
    },
    "q9": {
        "most cases hold, not all": lambda t: 0.5 < (t["page"] > t["paper"]).mean() < 1,
    },
}
BOUNDS = {
    "q1": {
        "countries": (lambda t: t["iso3"].nunique(), 6, 6),
        "missing": (lambda t: int(t["engaged_society"].isna().sum()), 0, 0),
    },
    "q2": {"links": (len, 9, 17)},
    "q3": {"links": (len, 8, 14), "reached": (lambda t: len(_within(t)), 4, 6)},
    "q6": {"kinds of hours": (len, 2, 2)},
    "q8": {"plans": (len, 2, 2), "days until empty": (_empty, 4, 13)},
    "q9": {"settings": (len, 15, 15)},
}


def _within(links):
    return [one for one, steps in _steps(links).items() if 0 < steps <= 2]
