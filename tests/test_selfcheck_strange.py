"""Whatever a learner's variable holds, a check answers, and never with "right"."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest

from kzmedia import language, survey
from kzmedia.selfcheck import check, must


class AlwaysEqual:
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None


class EqualFloat(float):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__


class EqualText(str):
    def __eq__(self, other: object) -> bool:
        return True

    def strip(self, *args: object) -> str:
        return "medium"

    __hash__ = str.__hash__


class Broken:
    @property
    def __class__(self) -> type:
        raise RuntimeError("no")


class BrokenList(list):
    def __len__(self) -> int:
        raise RuntimeError("no")


ENDLESS: list = []
ENDLESS.append(ENDLESS)
STRANGE = [
    AlwaysEqual(),
    EqualFloat(7),
    EqualText("low"),
    Broken(),
    BrokenList([1]),
    ENDLESS,
    [AlwaysEqual(), AlwaysEqual()],
    {"high": AlwaysEqual()},
    pd.Series([AlwaysEqual()] * 2),
    pd.DataFrame({"share": [AlwaysEqual()] * 2}),
    pd.DataFrame({1: [1]}),
    np.array([None, 1j], dtype=object),
    np.array([np.datetime64("2008-01-01")] * 2),
    10**400,
    [10**400, 1],
    (step for step in range(3)),
    type,
    np.zeros((0, 3)),
    b"31",
]
EXPECTED = [
    31.5,
    3,
    None,
    "medium",
    True,
    [31.5, 2],
    ["a", "b"],
    {"high": 34},
    {"high"},
    pd.Series([1.5, 2]),
    pd.Series({"a": 1.5, "b": 2}),
    pd.DataFrame({"share": [1.5, 2]}),
    survey.Bounds(1.5, 2.0),
]


@pytest.mark.parametrize("place", range(len(STRANGE)))
@pytest.mark.parametrize("code", language.LANGUAGES)
def test_strange_values_are_answered_and_never_right(place, code) -> None:
    language.use(code)
    value = STRANGE[place]  # by its place: pytest itself cannot name some of them
    for expected in EXPECTED:
        found = check(value, expected)
        assert found.word == "not_yet" and found.message
        with pytest.raises(AssertionError):
            must(value, expected)


def test_large_arrays_are_compared_at_once() -> None:
    large = np.random.default_rng(1).random(500_000)
    assert check(large.copy(), large).word == "right"
    other = large.copy()
    other[123_456] += 5
    assert "123,457" in check(other, large).message or "123457" in check(other, large).message
    assert check(pd.Series(other), pd.Series(large)).word == "not_yet"


def test_a_warning_is_not_a_failure() -> None:
    class Warns:
        def __array__(self, *args: object, **options: object) -> np.ndarray:
            warnings.warn("old", DeprecationWarning, stacklevel=2)
            return np.array([1.5, 2])

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for value in (0, -0.0, np.inf, -np.inf, 1e308, 1e-308, Warns(), [Warns()]):
            for expected in EXPECTED:
                check(value, expected)
        must(0.0, 0)


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_every_message_differs_between_languages(code) -> None:
    values = [*STRANGE, 5.4, 7, -5.3621, 0.053621, ..., None, "31 %", (5, 36), True]
    language.use(code)
    mine = [check(value, 5.3621).message for value in values]
    language.use("ru" if code == "kk" else "kk")
    assert not set(mine) & {check(value, 5.3621).message for value in values}
