"""Self-checks: named wrong ways, hints that never tell the answer, `must`, `defined`."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia import language
from kzmedia.selfcheck import check, defined, must

steady = settings(deadline=None, derandomize=True, max_examples=150)


@pytest.fixture(autouse=True)
def _hints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hints of a lesson that does not exist, in whatever language."""
    own = {"lesson.sum": "You added the rest.", "lesson.hint": "Think of who is left out."}
    real = language.text
    monkeypatch.setattr(language, "text", lambda one, **v: own.get(one) or real(one, **v))


# --- named wrong ways and hints


def test_a_named_wrong_way_gives_its_message() -> None:
    found = check(100, 94, misconceptions={"lesson.sum": 100}, hint="lesson.hint")
    assert (found.word, found.message) == ("not_yet", "You added the rest.")
    assert check(7, 94, hint="lesson.hint").message == "Think of who is left out."
    listed = check([1, 9], [1, 2], hint="lesson.hint").message
    assert listed.startswith("Think of who is left out.") and "no. 2" in listed


def test_a_wrong_way_may_be_of_another_kind_or_nearly_right() -> None:
    assert check("medium", 3, {"lesson.sum": "medium"}).message == "You added the rest."
    assert check(None, 3, {"lesson.sum": None}).message == "You added the rest."
    near = check(3.02, 3.0, {"lesson.sum": 3.02})
    assert (near.word, near.message) == ("not_yet", "You added the rest.")


def test_right_wins_over_a_wrong_way_of_the_same_value() -> None:
    assert check(3.0, 3.0, {"lesson.sum": 3.0}).word == "right"
    assert check(34.8, 34.83, {"lesson.sum": 34.79}).word == "right"
    # Right only by rounding, but the wrong way's to the last digit.
    assert check(34.8, 34.83, {"lesson.sum": 34.8}).message == "You added the rest."


def test_a_message_that_is_missing_is_the_authors_error() -> None:
    with pytest.raises(LookupError):
        check(3, 3, {"lesson.nowhere": 4})
    with pytest.raises(LookupError):
        must(3, 3, hint="lesson.nowhere")
    with pytest.raises(TypeError, match="object"):
        check(3, object())


# --- never the answer, never a crash


def numbers_in(text: str) -> list[str]:
    return re.findall(r"\d+", text)


WRONG_VALUES = st.one_of(
    st.floats(-1e4, 1e4),
    st.integers(-500, 500),
    st.text(max_size=8),
    st.sampled_from([..., None, True, print, pd.NA, 1j, (5, 36), "31 %"]),
    st.lists(st.floats(-100, 100), max_size=4),
)


@steady
@given(WRONG_VALUES, st.floats(10, 1e4), st.sampled_from(language.LANGUAGES))
def test_the_answer_is_never_in_the_message(value, expected, code) -> None:
    language.use(code)
    found = check(value, expected)
    if found.word != "right":
        own = numbers_in(repr(value)) + ([str(len(value))] if isinstance(value, list) else [])
        assert set(numbers_in(found.message)) <= set(own)


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_no_message_has_a_number_of_its_own(code) -> None:
    from kzmedia.language import _catalogue

    messages = {k: v for k, v in _catalogue(code, "selfcheck").items()}
    assert len(messages) > 40
    assert not [one for one, message in messages.items() if re.search(r"\d", message)]


def test_expected_parts_of_tables_are_not_told() -> None:
    expected = pd.DataFrame({"level": ["a", "b"], "share": [71.5, 83.25]}).set_index("level")
    for value in (expected * 1.5, expected + 0.4, -expected, expected.astype(str) + "9"):
        message = check(value, expected).message
        assert "71.5" not in re.findall(r"[\d.]+", message) and "83.25" not in message


# --- must, defined, the look


def test_must_raises_the_same_message() -> None:
    assert must(94, 94.0) is None
    for value in (..., None, 7, 100, "94", [94], 94.5):
        options = {"misconceptions": {"lesson.sum": 100}, "hint": "lesson.hint"}
        with pytest.raises(AssertionError) as caught:
            must(value, 94.0, **options)
        assert str(caught.value) == check(value, 94.0, **options).message
        assert caught.value.__suppress_context__


def test_errors_show_one_frame_of_the_library(tmp_path, monkeypatch, capsys) -> None:
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    shell = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    shell.run_line_magic("colors", "nocolor")
    shell.run_cell("from kzmedia.selfcheck import must, defined\nmust(7, 94)")
    shell.run_cell("defined('answer', 'number')")
    shown = capsys.readouterr().out
    assert "AssertionError" in shown and "NameError" in shown
    # Of the library's own code only the line that raises, which IPython always shows.
    assert shown.count("selfcheck.py") == 2
    assert "_judge" not in shown and "_problem(" not in shown.replace("problem = _problem(", "")


def run(code: str, **variables: object) -> None:
    exec(code, {"defined": defined, **variables})


def test_defined_passes() -> None:
    run("defined('answer')", answer=None)
    for kind, value in {
        "function": lambda share: share,
        "number": np.float64(3),
        "text": "medium",
        "table": pd.DataFrame(),
        "column": pd.Series(dtype=float),
        "list": (1, 2),
    }.items():
        run("defined('answer', kind)", answer=value, kind=kind)


@pytest.mark.parametrize(
    ("variables", "kind", "error", "named"),
    [
        ({}, None, NameError, "`answer`"),
        ({"answr": 3}, None, NameError, "`answr`"),
        ({"answer": ...}, None, NameError, "`answer`"),
        ({"answer": ...}, "number", NameError, "`answer`"),
        ({"answer": 3}, "function", TypeError, "`answer`"),
        ({"answer": "3"}, "number", TypeError, "`answer`"),
        ({"answer": True}, "number", TypeError, "`answer`"),
        ({"answer": None}, "table", TypeError, "None"),
        ({"answer": pd.Series([1])}, "table", TypeError, "Series"),
        ({"answer": pd.DataFrame()}, "column", TypeError, "DataFrame"),
        ({"answer": object()}, "text", TypeError, "object"),
        ({"answer": 3}, "numbre", ValueError, "numbre"),
    ],
)
def test_defined_refuses_in_three_languages(variables, kind, error, named) -> None:
    messages = set()
    for code in language.LANGUAGES:
        language.use(code)
        with pytest.raises(error) as caught:
            run("defined('answer', kind)", kind=kind, **variables)
        assert named in str(caught.value)
        messages.add(str(caught.value))
    assert len(messages) == 3


def test_the_outcome_shows_itself() -> None:
    words = {}
    for code in language.LANGUAGES:
        language.use(code)
        shown = [check(value, 34.8312) for value in (34.8, 35, "<b>31</b>")]
        for outcome in shown:
            page = outcome._repr_html_()
            assert page.startswith('<div role="status"') and page.count("<div") == 1
            assert f'lang="{code}"' in page and "http" not in page
            title = language.text(f"selfcheck.word.{outcome.word}")
            assert title in page and title in repr(outcome)
            assert outcome.message in repr(outcome)
        assert "<b>" not in shown[2]._repr_html_() and "&lt;b&gt;" in shown[2]._repr_html_()
        words[code] = [language.text(f"selfcheck.word.{outcome.word}") for outcome in shown]
    assert len({tuple(three) for three in words.values()}) == 3
    language.use("en")
    assert "<code>return</code>" in check(None, 3)._repr_html_()
