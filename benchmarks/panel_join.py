"""``kzmedia.load("panel")`` against reading and merging the same files with plain pandas.

The baseline checks nothing and knows no types, terms or labels. Goal: 2 or less.
"""

from __future__ import annotations

import pandas as pd
from timing import interleave, report

import kzmedia
from kzmedia import _descriptor

REPEATS = 15


def bare() -> pd.DataFrame:
    """Read the parts of the panel and merge them one by one, as one would by hand."""
    join = _descriptor.joins()["panel"]
    merged = None
    for part in join["parts"]:
        path = _descriptor.folder() / _descriptor.resource(part)["path"]
        table = pd.read_csv(path, keep_default_na=False, na_values=[""])
        merged = table if merged is None else merged.merge(table, how="outer", on=join["key"])
    return merged


if __name__ == "__main__":
    ours, base = kzmedia.load("panel"), bare()
    if not ours.astype(base.dtypes.to_dict()).equals(base):
        raise RuntimeError("the two tables differ")
    seconds = interleave(lambda _: kzmedia.load("panel"), lambda _: bare(), REPEATS)
    report('load("panel") against read_csv and merge', *seconds, goal=2)
