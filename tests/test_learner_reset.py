"""A fresh copy keeps every answer, whatever became of the cells; the old file is kept."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import made_assignment as made
import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzmedia import handed, language, learner
from kzmedia._carry import OWN, Carried, carry

ANSWERS = {
    "q1": "def double(x):\n    return 2 * x",
    "q2": "total = 4",
    "q3": "Because it was asked.",
    "student_id": 'student_id = "s001"',
    "q1_call": "double(21)",
}
HEADING = "## My own cells"


def sources(notebook: dict) -> dict[str, str]:
    return {one["id"]: one["source"] for one in notebook["cells"]}


def test_answers_id_and_own_calls_are_carried_and_nothing_else() -> None:
    fresh = made.released()
    done = carry(made.filled(**ANSWERS), fresh, HEADING)
    assert sources(done.notebook) == sources(fresh) | ANSWERS
    assert done.answers == ("q1", "q2", "q3")
    assert (done.empty, done.restored, done.apart) == ((), (), ())
    untouched = carry(fresh, fresh, HEADING)
    assert untouched.notebook == fresh and untouched.empty == ("q1", "q2", "q3")


def test_a_stub_of_another_language_is_empty_and_a_comment_is_not() -> None:
    stub = "def double(x):\n    # Кодыңызды осы жерге жазыңыз\n    ..."
    done = carry(made.filled(q1=stub, q3="# Heading alone"), made.released(), HEADING)
    assert done.empty == ("q1", "q2") and done.answers == ("q3",)


def damaged(**changes) -> dict:
    notebook = made.filled(**ANSWERS)
    for one in notebook["cells"]:
        one |= changes.get(one["id"], {})
    return notebook


def test_a_cell_without_nbgrader_s_name_is_known_by_its_id() -> None:
    done = carry(damaged(q2={"metadata": {}}), made.released(), HEADING)
    assert sources(done.notebook)["q2"] == ANSWERS["q2"] and done.apart == ()


def test_a_cell_of_another_kind_gives_its_text() -> None:
    done = carry(damaged(q3={"cell_type": "code"}), made.released(), HEADING)
    (cell,) = [one for one in done.notebook["cells"] if one["id"] == "q3"]
    assert cell["cell_type"] == "markdown" and cell["source"] == ANSWERS["q3"]
    assert "outputs" not in cell


def test_a_cell_typed_anew_is_known_by_its_function() -> None:
    lost = {"id": "x1", "metadata": {}}
    done = carry(damaged(q1=lost, student_id={"id": "x2"}), made.released(), HEADING)
    assert sources(done.notebook)["q1"] == ANSWERS["q1"] and done.apart == ()
    assert sources(done.notebook)["student_id"] == ANSWERS["student_id"]


def test_of_doubles_the_written_one_counts_and_a_second_text_is_kept() -> None:
    notebook = made.filled(**ANSWERS)
    stub = copy.deepcopy(made.released()["cells"][5])
    notebook["cells"].append(stub | {"id": "copied"})
    done = carry(notebook, made.released(), HEADING)
    assert sources(done.notebook)["q1"] == ANSWERS["q1"] and done.apart == ()
    notebook["cells"][-1]["source"] = "def double(x):\n    return x + x"
    done = carry(notebook, made.released(), HEADING)
    assert sources(done.notebook)["q1"].endswith("x + x") and done.apart == (ANSWERS["q1"],)


def test_own_cells_go_to_the_end_under_a_heading_without_nbgrader_s_names() -> None:
    notebook = made.filled(**ANSWERS, q2_test="tampered")
    own = made.cell("mine", "import math", grade=True, points=9)
    own["metadata"]["nbgrader"]["grade_id"] = "q9_test"
    notebook["cells"].insert(3, own)
    done = carry(notebook, made.released(), HEADING)
    assert [one["id"] for one in done.notebook["cells"][-2:]] == [OWN, "mine"]
    assert done.notebook["cells"][-1]["metadata"] == {} and done.restored == ("q2_test",)
    nbformat.validate(done.notebook)
    again = carry(done.notebook, made.released(), HEADING)
    assert again.notebook == done.notebook


text = st.text(alphabet="abқ =.#\n\"'", max_size=12)
names = st.sampled_from([one["id"] for one in made.released()["cells"]] + ["x", "", "ұ", OWN])
kinds = st.sampled_from(["code", "markdown", "raw"])


@st.composite
def notebooks(draw) -> dict:
    """The assignment after any mixture of edits: deleted, doubled, moved, stripped, retyped."""
    cells = copy.deepcopy(made.filled(**ANSWERS)["cells"])
    for _ in range(draw(st.integers(0, 8))):
        place = draw(st.integers(0, len(cells)))
        what = draw(
            st.sampled_from(["new", "delete", "double", "strip", "retype", "write", "id"])
        )
        if what == "new":
            cells.insert(place, made.cell(draw(names), draw(text), draw(kinds)))
        if place >= len(cells):
            continue
        if what == "delete" and len(cells) > 1:
            del cells[place]
        elif what == "double":
            cells.append(copy.deepcopy(cells[place]))
        elif what == "strip":
            cells[place]["metadata"] = {}
        elif what == "retype":
            cells[place]["cell_type"] = draw(kinds)
        elif what == "write":
            cells[place]["source"] = draw(text)
        elif what == "id":
            cells[place]["id"] = draw(names)
    return {**made.released(), "cells": cells}


def lost(old: dict, done: Carried) -> list[tuple[str, str]]:
    """Texts of the learner's that stand nowhere and were not named as locked cells."""
    fresh = made.released()["cells"]
    stubs = [one["source"] for one in fresh if handed.is_answer(one)]
    kept = {one["source"].strip() for one in done.notebook["cells"]}
    kept |= {one["source"].strip() for one in fresh} | {HEADING, ""}
    return [
        (cell["id"], cell["source"])
        for cell in old["cells"]
        if cell["source"].strip() not in kept
        and not any(handed.same_as_stub(cell["source"], stub) for stub in stubs)
        and not {handed.known_as(cell), cell["id"]} & {*done.restored, OWN}
    ]


@settings(max_examples=300, deadline=None)
@given(notebooks())
def test_whatever_was_done_nothing_is_lost_and_the_copy_is_whole(old: dict) -> None:
    fresh = made.released()
    before = copy.deepcopy(old)
    done = carry(old, fresh, HEADING)
    assert old == before and fresh == made.released()
    assert lost(old, done) == []
    # The cells that were handed out are all there, in order, with their settings.
    start = done.notebook["cells"][: len(fresh["cells"])]
    assert [(one["id"], one["metadata"], one["cell_type"]) for one in start] == [
        (one["id"], one["metadata"], one["cell_type"]) for one in fresh["cells"]
    ]
    for mine, theirs in zip(start, fresh["cells"], strict=True):
        if handed.settings(theirs) and not handed.is_answer(theirs):
            assert mine == theirs
    nbformat.validate(json.loads(handed.notebook_text(done.notebook)))
    again = carry(done.notebook, fresh, HEADING).notebook["cells"]
    assert [(c["id"], c["source"]) for c in again] == [
        (c["id"], c["source"]) for c in done.notebook["cells"]
    ]


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_reset_keeps_the_old_file_and_says_what_it_did(here, lang: str) -> None:
    language.use(lang)
    notebook = made.filled(q1=ANSWERS["q1"])
    notebook["cells"].append(made.cell("mine", "import math"))
    path = made.copy_with(here, notebook)
    old = path.read_bytes()
    done = learner.reset("t1")
    assert done.path == path and done.before.read_bytes() == old
    assert done.before.parent == path.parent and "-before-" in done.before.name
    assert sources(handed.read(path))["q1"] == ANSWERS["q1"]
    shown = repr(done)
    for word in (done.before.name, "q1", "q2, q3", "1", "JupyterLab"):
        assert word in shown
    assert "## My own cells" in sources(handed.read(path))[OWN]
    again = learner.reset("t1")
    assert again.before != done.before and done.before.read_bytes() == old
    assert handed.find("t1", here) == path


def test_reset_of_what_cannot_be_read_keeps_it_and_says_so(here) -> None:
    path = made.copy_with(here, made.filled())
    path.write_bytes(b"\xff half a notebook")
    done = learner.reset("t1")
    assert done.before.read_bytes() == b"\xff half a notebook" and not done.readable
    assert handed.read(path) == made.released() and "could not be read" in repr(done)


def test_reset_of_a_deleted_notebook_brings_it_back(here) -> None:
    path = made.copy_with(here, made.filled())
    path.unlink()
    assert learner.reset("t1").before is None and handed.read(path) == made.released()


def test_reset_in_a_class_takes_what_was_released(here) -> None:
    own = made.save(made.filled(**ANSWERS), here / "submitted/s001/t1_tiny/t1_tiny.ipynb")
    made.save(made.released(), here / "release/t1_tiny/t1_tiny.ipynb")
    done = learner.reset("t1", path=own)
    assert done.carried.answers == ("q1", "q2", "q3")


def test_a_reset_that_cannot_be_done_leaves_everything(here, monkeypatch) -> None:
    path = made.copy_with(here, made.filled(**ANSWERS))
    before = path.read_bytes()
    other = made.save(made.released(), here / "a1_survey.ipynb")
    own = made.save(made.filled(), here / "a2_connected.ipynb")
    lesson = made.save({**made.released(), "cells": []}, here / "lesson.ipynb")
    fresh = here / "assignments/fresh/t1_tiny.ipynb"
    for kind, error, arguments in (
        ("unknown", LookupError, {"name": "t9"}),
        ("no fresh", LookupError, {"name": "", "path": own}),
        ("other", ValueError, {"name": "", "path": own, "fresh": other}),
        ("same", ValueError, {"name": "", "path": fresh, "fresh": fresh}),
        ("lesson", ValueError, {"name": "t1", "fresh": lesson}),
        ("nowhere", OSError, {"name": "t1", "fresh": here / "nowhere.ipynb"}),
    ):
        with pytest.raises(error) as found:
            learner.reset(**arguments)
        assert "\n" not in str(found.value), kind
    monkeypatch.setattr(handed.os, "fdopen", _full)
    with pytest.raises(OSError, match="full"):
        learner.reset("t1")
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def _full(handle: int, mode: str) -> None:
    raise OSError("disk full")
