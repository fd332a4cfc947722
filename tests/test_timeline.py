"""The lecture's dated events: as precise as it says, inconsistent ones side by side."""

import pandas as pd

import kzmedia


def test_dates_have_the_parts_that_their_precision_says():
    parts = {
        "day": {"year", "month", "day"},
        "month": {"year", "month"},
        "year": {"year"},
        "period": {"year", "end_year"},
        "undated": set(),
    }
    timeline = kzmedia.load("timeline")
    for row in timeline.itertuples():
        given = {c for c in ("year", "month", "day", "end_year") if pd.notna(getattr(row, c))}
        assert given == parts[row.precision], row.event_id
        assert pd.isna(row.certainty) == (row.precision == "undated"), row.event_id
        if row.precision == "period":
            assert row.end_year > row.year
    dated = timeline["year"].dropna()
    assert dated.is_monotonic_increasing and timeline["year"].iloc[: len(dated)].notna().all()


def test_inconsistent_dates_have_a_row_each():
    timeline = kzmedia.load("timeline")
    russia = timeline.query("event_id == 'e_russia'")
    assert russia["year"].tolist() == [2001, 2002]
    assert russia["end_year"].iloc[1] == 2010
    assert set(timeline.query("certainty == 'inconsistent'")["event_id"]) == {"e_russia"}
