"""The learner's own check: what it finds, what it runs, what it says."""

from __future__ import annotations

import os
import re
import time
from html.parser import HTMLParser
from pathlib import Path

import made_assignment as made
import pytest

import kzmedia
from kzmedia import handed, language, learner

RIGHT = {
    "q1": "def double(x):\n    return 2 * x",
    "q2": "total = 4",
    "q3": "Because it was asked.",
}


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """The root of a learner's copy as the current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
def test_all_right_is_said_with_points_and_what_they_do_not_tell(here) -> None:
    path = made.copy_with(here, made.filled(**RIGHT))
    before = path.read_bytes()
    report = kzmedia.check_assignment("t1")
    assert [(one.name, one.points, one.word) for one in report.tasks] == [
        ("q1", 2, "passed"),
        ("q2", 3, "passed"),
    ]
    assert report.code == 0 and report.written == (("q3", 5, True),)
    shown = repr(report)
    assert "5 of 5" in shown and "hidden tests decide" in shown and "by a person" in shown
    assert "Still open" not in shown and "Nothing is written" not in shown
    assert path.read_bytes() == before


FAILING = {
    "untouched": ({}, "q2", "not_yet", "`total`"),
    "wrong": ({"q1": "def double(x):\n    return x"}, "q1", "not_yet", "not doubled"),
    "broken": ({"q1": "def double(x:\n    return x"}, "q1", "not_yet", "SyntaxError"),
    "raising": (
        {"q1": "def double(x):\n    return pd.DataFrame({'share': [x]})['shere']"},
        "q1",
        "not_yet",
        "KeyError: 'shere'",
    ),
    "test edited": ({**RIGHT, "q2_test": "total"}, "q2", "changed", "original"),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", FAILING)
def test_each_kind_of_failure_is_told_apart(here, case: str) -> None:
    sources, name, word, said = FAILING[case]
    made.copy_with(here, made.filled(**sources))
    report = kzmedia.check_assignment("t1")
    task = next(one for one in report.tasks if one.name == name)
    assert task.word == word and said in task.message and report.code == 1
    assert (
        f"Still open: {', '.join(t.name for t in report.tasks if t.word != 'passed')}"
        in repr(report)
    )
    if case == "broken":
        assert "(line 1)" in task.message and ".py" not in task.message
    if case == "raising":
        assert "Close to it: `share`" in task.explanation
        assert "What to do:" in report._repr_html_() and "What to do:" in repr(report)


@pytest.mark.slow
def test_a_deleted_test_is_missed_and_an_empty_text_named(here) -> None:
    notebook = made.filled(**{**RIGHT, "q3": made.TEXT_STUB})
    notebook["cells"] = [one for one in notebook["cells"] if one["id"] != "q1_test"]
    made.copy_with(here, notebook)
    report = kzmedia.check_assignment("t1")
    assert {one.name: one.word for one in report.tasks} == {"q1": "missing", "q2": "passed"}
    assert report.written == (("q3", 5, False),) and "Nothing is written there yet: q3" in repr(
        report
    )


@pytest.mark.slow
def test_a_cell_that_never_ends_loses_its_task_alone(here) -> None:
    sources = {**RIGHT, "q1_call": "while True:\n    pass", "q1": RIGHT["q1"]}
    path = made.copy_with(here, made.filled(**sources))
    report = kzmedia.check_assignment(path=path, seconds=3)
    assert report.code == 0 and not report.stopped
    looping = {**RIGHT, "q2": "while True:\n    pass"}
    path = made.copy_with(here, made.filled(**looping))
    report = kzmedia.check_assignment(path=path, seconds=3)
    assert [one.word for one in report.tasks] == ["passed", "not_yet"]
    assert "3 seconds" in report.tasks[1].message


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import os\nos._exit(1)", "died"),
        (
            "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
            "could not be interrupted",
        ),
    ],
)
def test_a_kernel_that_is_lost_is_one_line(here, source: str, said: str) -> None:
    path = made.copy_with(here, made.filled(**{**RIGHT, "q2": source}))
    started = time.monotonic()
    report = kzmedia.check_assignment(path=path, seconds=2)
    assert time.monotonic() - started < 40
    assert [one.word for one in report.tasks] == ["passed", "not_run"] and report.code == 1
    assert said in report.stopped and "“q2”" in report.stopped and "\n" not in report.stopped


@pytest.mark.slow
def test_in_a_running_notebook_the_check_works_and_does_not_call_itself(here) -> None:
    """The last cell checks the saved file; the check's own kernel stops at the guard."""
    import nbformat
    from nbclient import NotebookClient

    path = made.copy_with(here, made.filled(**RIGHT))
    notebook = nbformat.read(path, as_version=4)
    clean = {k: v for k, v in os.environ.items() if not k.startswith("KZMEDIA")}
    where = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, resources=where, allow_errors=True).execute(env=clean)
    (shown,) = notebook.cells[-1].outputs
    assert "5 of 5" in shown.data["text/plain"] and "<caption" in shown.data["text/html"]
    for name in ("KZMEDIA_STUDENT", "KZMEDIA_CHECKING", "NBGRADER_EXECUTION"):
        NotebookClient(notebook, resources=where).execute(env={**clean, name: "s001"})
        assert notebook.cells[-1].outputs == []


@pytest.mark.parametrize("name", ["KZMEDIA_STUDENT", "KZMEDIA_CHECKING", "NBGRADER_EXECUTION"])
def test_nothing_runs_or_changes_while_graded(here, monkeypatch, name: str) -> None:
    path = made.copy_with(here, made.filled())
    monkeypatch.setenv(name, "1")
    assert kzmedia.check_assignment("t1") is None
    assert learner.reset("t1") is None and [p.name for p in path.parent.iterdir()] == [
        path.name
    ]


def test_the_notebook_that_calls_is_the_one_checked(here, monkeypatch) -> None:
    made.copy_with(here, made.filled())
    own = made.save(made.filled(), here / "t1_tiny-Copy1.ipynb")
    monkeypatch.setenv("JPY_SESSION_NAME", str(own))
    assert learner.notebook_of("t1") == own
    monkeypatch.setenv("JPY_SESSION_NAME", str(here / "02_connected.ipynb"))
    assert learner.notebook_of("t1").name == "t1_tiny-Copy1.ipynb"


def test_finding_goes_from_near_to_far(here) -> None:
    path = made.copy_with(here, made.filled())
    below = here / "notebooks/en"
    below.mkdir(parents=True)
    assert handed.find("t1", below) == path == handed.find("t1_tiny", path.parent)
    assert handed.find("", path.parent) == path
    made.save(made.filled(), path.with_name("t1_tiny-before-2026-01-01-1.ipynb"))
    made.save(made.filled(), path.with_name("t1_tiny-Copy1.ipynb"))
    assert handed.find("t1", here) == path
    made.save(made.filled(), here / "assignments/t1_other/t1_other.ipynb")
    with pytest.raises(LookupError, match=r"t1_tiny, t1_other"):
        handed.find("t1", here)
    for name in ("", "t9", "*", "../t1", "t1_tiny.ipynb"):
        with pytest.raises(LookupError):
            handed.find(name, here)


HOSTILE = {
    "empty": b"",
    "no json": b"\xff\xfe\x00",
    "a list": b"[]",
    "old format": b'{"nbformat": 3, "worksheets": []}',
    "cells no list": b'{"nbformat": 4, "cells": 3}',
    "cell no dict": b'{"nbformat": 4, "cells": [3]}',
    "odd kind": b'{"nbformat": 4, "cells": [{"cell_type": "x", "source": ""}]}',
    "source": b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": [1]}]}',
    "metadata": b'{"nbformat":4,"cells": [{"cell_type": "raw", "source": "", "metadata": 3}]}',
    "deep": b'{"nbformat": 4, "cells": ' + b"[" * 100000,
    "a lesson": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}',
}


@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_no_assignment_is_one_line(here, kind: str, lang: str) -> None:
    language.use(lang)
    Path("t1_odd.ipynb").write_bytes(HOSTILE[kind])
    report = kzmedia.check_assignment("t1")
    assert report.code == 2 and "t1_odd.ipynb" in repr(report) and "\n" not in repr(report)
    assert "<table" not in report._repr_html_()


def test_odd_settings_of_a_cell_do_no_harm() -> None:
    one = made.cell("q1", "x")
    for odd in (None, [], "x", {"grade": True, "points": "3"}, {"points": True, "grade_id": 3}):
        one["metadata"]["nbgrader"] = odd
        assert handed.points(one) == 0 and handed.grade_id(one) == ""
        assert handed.known_as(one) == "q1"


class Table(HTMLParser):
    """Headers, rows and words of a page; every tag must be closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.scopes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.open.append(tag)
        if tag == "th":
            self.scopes.append(dict(attrs)["scope"])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_the_page_is_a_table_with_headers_words_and_a_language(tmp_path, lang: str) -> None:
    language.use(lang)
    tasks = [
        learner.Task(f"q{n}", 2, word, "<b>no</b> `x`", "one\ntwo")
        for n, word in enumerate(["passed", "not_yet", "changed", "missing", "not_run"], 1)
    ]
    report = learner.Report(tmp_path / "t1.ipynb", None, tuple(tasks), (("q9", 5, False),))
    page, parser = report._repr_html_(), Table()
    parser.feed(page)
    assert parser.open == [] and parser.scopes == ["col"] * 3 + ["row"] * 5
    assert f'lang="{lang}"' in page and "<b>" not in page and "<code>x</code>" in page
    words = re.findall(r"</span> ([^<]+)</td>", page)
    assert len(set(words)) == 5 and "one" in repr(report)
