"""What every draw of personal data in a4_democracy must hold: traps and bounds of its size."""


def _rose_and_fell_behind(rows):
    rose, back = rows["egdi_last"] > rows["egdi_first"], rows["rank_last"] > rows["rank_first"]
    return int((rose & back).sum())


def _two_orders(rows):
    first, last = [part["iso3"].tolist() for _, part in rows.groupby("year")]
    return first != last and sorted(first) == sorted(last)


TRAPS = {
    "q1": {
        "rose and fell behind": lambda t: _rose_and_fell_behind(t) >= 3,
        "a value that fell": lambda t: bool((t["egdi_last"] < t["egdi_first"]).any()),
    },
    "q2": {
        "three level": lambda t: int((t["epi"] == t["epi"][0]).sum()) == 3,
        "missing value": lambda t: bool(t["epi"].isna().any()),
        "place in the world": lambda t: t["epi_rank"][0] > len(t),
    },
    "q4": {
        "only one missing": lambda t: bool(
            (t["internet_users"].isna() & t["electoral_democracy"].notna()).any()
        ),
        "only the other missing": lambda t: bool(
            (t["internet_users"].notna() & t["electoral_democracy"].isna()).any()
        ),
    },
    "q6": {"missing value": lambda t: bool(t["electoral_democracy"].isna().any())},
    "q7": {
        "missing value": lambda t: bool(t["egdi"].isna().any()),
        "another order": _two_orders,
    },
}
BOUNDS = {
    "q1": {"countries": (len, 8, 8), "behind": (_rose_and_fell_behind, 3, 4)},
    "q2": {
        "countries": (len, 10, 14),
        "missing": (lambda t: int(t["epi"].isna().sum()), 3, 3),
    },
    "q4": {
        "countries": (len, 20, 20),
        "complete": (lambda t: len(t.dropna()), 13, 14),
    },
    "q6": {
        "countries": (len, 9, 9),
        "missing": (lambda t: int(t["electoral_democracy"].isna().sum()), 1, 1),
    },
    "q7": {
        "countries": (lambda t: t["iso3"].nunique(), 16, 16),
        "missing": (lambda t: int(t["egdi"].isna().sum()), 2, 3),
    },
    "q8": {"countries": (len, 11, 11), "missing": (lambda t: int(t.isna().sum().sum()), 0, 0)},
}
