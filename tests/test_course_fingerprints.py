"""fingerprints.py: winnowing keeps what its authors promise, on code and on prose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia.course import fingerprints

steady = settings(deadline=None, derandomize=True, max_examples=80)
words = st.lists(st.sampled_from("abcdefgh"), max_size=40)


@steady
@given(words, words, st.lists(st.sampled_from("uvwxyz"), min_size=6, max_size=30))
def test_winnowing_keeps_its_promise(before, after, passage) -> None:
    """A shared passage of k + w - 1 words leaves a common fingerprint (Schleimer et al.)."""
    least, window = fingerprints.LAYERS["words"]
    assert least + window - 1 == 6
    prints = [
        {
            run.hash
            for run in fingerprints.winnow(
                fingerprints.analyse(t, "words").runs["words"], window
            )
        }
        for t in (" ".join([*before, *passage]), " ".join([*passage, *after]))
    ]
    assert prints[0] & prints[1]


@steady
@given(st.lists(st.integers(0, 9), max_size=30), st.integers(1, 6), st.sets(st.integers(0, 9)))
def test_winnowing_keeps_the_last_smallest_of_each_window(hashes, window, known) -> None:
    runs = [fingerprints.Run(value, place, place) for place, value in enumerate(hashes)]
    expected = set()
    for begin in range(max(1, len(runs) - window + 1)):
        near = [run for run in runs[begin : begin + window] if run.hash not in known]
        expected |= {min(near, key=lambda run: (run.hash, -run.first))} if near else set()
    assert fingerprints.winnow(runs, window, known) == sorted(expected, key=lambda r: r.first)


@steady
@given(words)
def test_winnowing_covers_every_window(text) -> None:
    least, window = fingerprints.LAYERS["words"]
    runs = fingerprints.analyse(" ".join(text), "words").runs["words"]
    kept = [run.first for run in fingerprints.winnow(runs, window)]
    assert all(
        later - earlier <= window for earlier, later in zip(kept, kept[1:], strict=False)
    )
    assert bool(kept) == (len(text) >= least)


@pytest.mark.parametrize(
    "code", ["def f(:\n  'open", "%matplotlib inline\n!ls", "x = '''", "ә = 1 # қ"]
)
def test_broken_code_is_read_all_the_same(code) -> None:
    found = fingerprints.analyse(code, "code")
    assert all(code[t.start : t.end].casefold() == t.exact.casefold() for t in found.tokens)
