"""The synthetic control: known mixtures, a known effect, no effect, and what is refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from bad_input import named_in_three_languages
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia import data, synthetic

YEARS = range(2000, 2013)
BEFORE = 2008
steady = settings(deadline=None, derandomize=True, max_examples=40)
seeds = st.integers(0, 10**6)


def walks(seed: int, countries: int = 12) -> pd.DataFrame:
    """Scores that wander: no country has an event."""
    chance = np.random.default_rng(seed)
    values = chance.normal(size=(len(YEARS), countries)).cumsum(axis=0)
    return pd.DataFrame(values, YEARS, [f"D{i:02}" for i in range(countries)])


def mixed(seed: int, effect: float) -> pd.DataFrame:
    """``KAZ`` is a mixture of three donors, and leaves it by `effect` after 2008."""
    table = walks(seed)
    table["KAZ"] = table[["D01", "D04", "D09"]] @ [0.5, 0.3, 0.2]
    table.loc[BEFORE + 1 :, "KAZ"] += effect
    return table


@steady
@given(seeds, st.floats(0.05, 0.95))
def test_a_mixture_of_two_donors_is_found(seed: int, part: float) -> None:
    table = walks(seed, countries=6)
    table["KAZ"] = part * table["D01"] + (1 - part) * table["D03"]
    found = synthetic.synthetic_control(table, "KAZ", BEFORE)
    assert found.weights["D01"] == pytest.approx(part, abs=1e-3)
    assert found.weights["D03"] == pytest.approx(1 - part, abs=1e-3)
    assert found.rmse_before == 0
    assert np.allclose(found.gap, 0, atol=0.01)


@steady
@given(seeds)
def test_weights_are_parts_of_one_and_fit_best(seed: int) -> None:
    table = walks(seed, countries=6)
    found = synthetic.synthetic_control(table, "D00", BEFORE)
    assert found.weights.min() >= 0 and found.weights.sum() == pytest.approx(1)
    others = table[found.weights.index]
    assert np.allclose(found.synthetic, others @ found.weights)
    past = table.loc[:BEFORE]
    chance = np.random.default_rng(seed)
    for other in chance.dirichlet(np.ones(5), 200):
        mix = 0.95 * found.weights.to_numpy() + 0.05 * other
        miss = past["D00"] - past[others.columns] @ mix
        assert np.sqrt((miss**2).mean()) >= found.rmse_before - 1e-6


@steady
@given(seeds, st.floats(-50, 50), st.floats(0.01, 100))
def test_unit_and_origin_of_the_scale_do_not_matter(seed, shift, scale) -> None:
    table = walks(seed, countries=6)
    found = synthetic.synthetic_control(table, "D00", BEFORE)
    moved = synthetic.synthetic_control(shift + scale * table, "D00", BEFORE)
    assert np.allclose(moved.weights.sort_index(), found.weights.sort_index(), atol=1e-4)
    assert np.allclose(moved.gap / scale, found.gap, atol=1e-3)


@steady
@given(seeds)
def test_the_order_of_years_and_donors_does_not_matter(seed: int) -> None:
    table = walks(seed, countries=20)  # more donors than years: many mixtures fit
    found = synthetic.synthetic_control(table, "D00", BEFORE)
    turned = synthetic.synthetic_control(table.iloc[::-1, ::-1], "D00", BEFORE)
    assert np.allclose(turned.gap, found.gap, atol=1e-3)
    assert turned.gap.index.is_monotonic_increasing


@pytest.mark.parametrize(("effect", "side"), [(-15, "lower"), (15, "higher")])
def test_a_known_effect_is_recovered_and_stands_first(effect: float, side: str) -> None:
    table = mixed(5, effect)
    found = synthetic.synthetic_control(table, "KAZ", BEFORE)
    assert np.allclose(found.gap.loc[BEFORE + 1 :], effect, atol=0.01)
    rows = synthetic.placebos(table, "KAZ", BEFORE)
    assert rows["iso3"].iloc[0] == "KAZ" and len(rows) == 13
    assert rows["gap"].iloc[0] == pytest.approx(effect, abs=0.01)
    assert synthetic.placebo_rank(rows, "KAZ", by=side) == (1, 13, 1 / 13)
    assert synthetic.placebo_rank(rows, "KAZ", by="ratio").rank == 1
    other = {"lower": "higher", "higher": "lower"}[side]
    assert synthetic.placebo_rank(rows, "KAZ", by=other).rank == 13


def test_without_an_effect_every_place_is_as_likely() -> None:
    # A placebo has one donor less than the country, which matters where donors are few.
    places = [
        synthetic.placebo_rank(
            synthetic.placebos(walks(seed), "D00", BEFORE), "D00", by="lower"
        ).rank
        for seed in range(300)
    ]
    # Chi-square of 12 places, 11 degrees of freedom: above 24.7 for one set of seeds in 100.
    counts = np.bincount(places, minlength=13)[1:]
    assert ((counts - 25) ** 2 / 25).sum() < 24.7


def test_no_placebo_mixes_in_the_country_itself() -> None:
    plain, struck = (synthetic.placebos(mixed(3, effect), "KAZ", BEFORE) for effect in (0, 9))
    pd.testing.assert_frame_equal(plain.iloc[1:], struck.iloc[1:])


def test_figures_of_a_placebo_are_those_of_its_own_control() -> None:
    table = walks(8)
    rows = synthetic.placebos(table, "D00", BEFORE, after=2010).set_index("iso3")
    own = synthetic.synthetic_control(table.drop(columns="D00"), "D05", BEFORE)
    later = own.gap.loc[2010:]
    assert rows.loc["D05", "gap"] == pytest.approx(later.mean())
    assert rows.loc["D05", "rmse_before"] == pytest.approx(own.rmse_before)
    assert rows.loc["D05", "rmse_after"] == pytest.approx(np.sqrt((later**2).mean()))


def test_too_many_donors_fit_any_past_that_hardly_moves() -> None:
    chance = np.random.default_rng(2)
    table = pd.DataFrame(chance.normal(size=60)[None, :].repeat(len(YEARS), 0), YEARS)
    table.columns = [f"D{i:02}" for i in range(60)]
    table.loc[2010:] += chance.normal(size=60)
    rows = synthetic.placebos(table, "D00", BEFORE)
    assert (rows["rmse_before"] == 0).sum() == 58  # all but the lowest and the highest
    place = synthetic.placebo_rank(rows, "D00", by="ratio")
    assert place.rank == 58  # shared, so nobody is the first
    lower, upper = synthetic.gap_range(table, "D00", BEFORE, after=2010)
    assert upper - lower > 1  # and the gap is whatever one likes


def test_the_range_of_gaps() -> None:
    few = walks(4, countries=5)
    gap = synthetic.synthetic_control(few, "D00", BEFORE).gap.loc[BEFORE + 1 :].mean()
    assert synthetic.gap_range(few, "D00", BEFORE) == pytest.approx((gap, gap), abs=1e-3)
    # A flat past between two flat donors, twice: each pair gives another present.
    flat = pd.DataFrame({"KAZ": 1.0, "A": 0.0, "B": 2.0, "C": 0.0, "D": 2.0}, YEARS)
    flat.loc[2009:, ["A", "B", "C", "D"]] = [0.0, 4.0, 0.0, 2.0]
    assert synthetic.gap_range(flat, "KAZ", BEFORE) == pytest.approx((-1, 0))
    even = synthetic.synthetic_control(flat, "KAZ", BEFORE)
    assert even.weights.to_dict() == pytest.approx(dict.fromkeys("ABCD", 0.25), abs=1e-4)
    assert even.gap.loc[2012] == pytest.approx(-0.5, abs=1e-3)


def test_donors_with_gaps_are_left_out() -> None:
    table = walks(6)
    table.loc[2004, "D03"] = np.nan
    found = synthetic.synthetic_control(table, "D00", BEFORE, ["D00", "D01", "D03", "D05"])
    assert sorted(found.weights.index) == ["D01", "D05"]


def test_the_panel_itself() -> None:
    world = data.load("panel")
    wide = world[world["year"] <= 2012].pivot(
        index="year", columns="iso3", values="freedom_from_censorship"
    )
    found = synthetic.synthetic_control(wide, "KAZ", BEFORE)
    assert found.rmse_before == 0 and (found.weights > 0).sum() > 20
    lower, upper = synthetic.gap_range(wide, "KAZ", BEFORE, after=2010)
    assert lower < -1 and upper > 0


TABLE = mixed(1, 0)
HOLE = TABLE.drop(index=2003).reindex(YEARS)
BAD = [
    (lambda: synthetic.synthetic_control([1], "KAZ", 2008), TypeError, "list"),
    (lambda: synthetic.synthetic_control(TABLE, "KAS", 2008), ValueError, "KAS"),
    (lambda: synthetic.synthetic_control(TABLE, "KAZ", 2008, ["XYZ"]), ValueError, "XYZ"),
    (lambda: synthetic.synthetic_control(TABLE, "KAZ", 2000), ValueError, "2000"),
    (lambda: synthetic.synthetic_control(TABLE, "KAZ", 2012), ValueError, "2012"),
    (lambda: synthetic.synthetic_control(TABLE, "KAZ", "2008"), TypeError, "'2008'"),
    (lambda: synthetic.synthetic_control(TABLE.T, "KAZ", 2008), ValueError, "KAZ"),
    (lambda: synthetic.synthetic_control(TABLE[:0], "KAZ", 2008), ValueError, "pivot"),
    (lambda: synthetic.synthetic_control(TABLE, "KAZ", 2008, ["D01"]), ValueError, "1"),
    (lambda: synthetic.placebos(TABLE, "KAZ", 2008, ["D01", "D02"]), ValueError, "2"),
    (lambda: synthetic.placebos(TABLE, "KAZ", 2008, after=2008), ValueError, "2008"),
    (lambda: synthetic.gap_range(TABLE, "KAZ", 2008, after=2013), ValueError, "2013"),
    (lambda: synthetic.synthetic_control(HOLE, "KAZ", 2008), ValueError, "2003"),
    (
        lambda: synthetic.placebo_rank(synthetic.placebos(TABLE, "KAZ", 2008), "KAZ", "gap"),
        ValueError,
        "'gap'",
    ),
]


@pytest.mark.parametrize(("call", "error", "named"), BAD, ids=range(len(BAD)))
def test_refusals_name_what_is_wrong(call, error, named) -> None:
    named_in_three_languages(call, error, named)
