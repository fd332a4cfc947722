"""Preprocessors of the course: warnings cost nothing, feedback leaks nothing."""

from __future__ import annotations

import os

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output
from test_course_tiny import HIDDEN, TEST

from kzmedia.course import preprocessors as ours
from kzmedia.course import regions

COLOUR = "\x1b[0;31m"
LEARNERS = 'Cell In[3], line 2, in above_ten(values)\n----> 2     return values + "x"'


def test_cell(*outputs: object, number: int = 5) -> nbformat.NotebookNode:
    settings = {"grade": True, "solution": False, "grade_id": "q1_test", "points": 2}
    return new_code_cell(
        TEST, metadata={"nbgrader": settings}, outputs=list(outputs), execution_count=number
    )


test_cell.__test__ = False


def failed(*frames: str) -> nbformat.NotebookNode:
    parts = [f"{COLOUR}TypeError{COLOUR}  Traceback", *frames, f"{COLOUR}TypeError: bad"]
    return new_output("error", ename="TypeError", evalue="bad", traceback=parts)


def cut(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    book = nbformat.v4.new_notebook(cells=list(cells))
    return ours.CutHiddenTests().preprocess(book, {})[0]


def test_a_failing_hidden_test_keeps_its_message_and_the_learners_frames() -> None:
    test_frame = f"Cell In[5], line 5\n      4 ### BEGIN\n----> 5 {COLOUR}{HIDDEN}"
    library = "File /somewhere/kzmedia/selfcheck.py:9, in must(value)\n----> 9 raise"
    left = cut(test_cell(failed(test_frame, library, LEARNERS))).cells[0].outputs[0]
    assert left.traceback[1:] == [LEARNERS, f"{COLOUR}TypeError: bad"]


def test_the_hidden_region_is_cut_from_the_cell() -> None:
    source = cut(test_cell()).cells[0].source
    assert HIDDEN not in source and "HIDDEN" not in source and "above_ten([12])" in source


def test_a_learner_who_prints_the_hidden_test_gets_nothing_of_it() -> None:
    escaped = HIDDEN.replace('"', "&quot;")
    spying = new_code_cell(
        "print(In[5])",
        outputs=[
            new_output("stream", name="stdout", text=f"{TEST}\n"),
            new_output("stream", name="stdout", text="mine"),
            new_output("display_data", data={"text/plain": HIDDEN, "text/html": "<p>a</p>"}),
            new_output("display_data", data={"text/html": f"<pre>{escaped}</pre>"}),
        ],
        execution_count=6,
    )
    book = cut(test_cell(), spying)
    shown = "\n".join(regions.walk(book))
    assert HIDDEN not in shown and escaped not in shown
    assert "mine" in shown and "<p>a</p>" in shown


def test_another_cells_traceback_is_left_alone() -> None:
    own = new_code_cell("above_ten(1)", outputs=[failed(LEARNERS)], execution_count=3)
    assert cut(own).cells[0].outputs[0].traceback[1] == LEARNERS


def test_warnings_go_from_test_cells_only() -> None:
    warning = new_output("stream", name="stderr", text="FutureWarning")
    result = new_output("stream", name="stdout", text="40")
    plain = new_code_cell("f()", outputs=[warning])
    book = nbformat.v4.new_notebook(cells=[test_cell(warning, result), plain])
    graded, free = ours.DropWarnings().preprocess(book, {})[0].cells
    assert [o.name for o in graded.outputs] == ["stdout"]
    assert [o.name for o in free.outputs] == ["stderr"]


def test_an_error_is_not_a_warning() -> None:
    book = nbformat.v4.new_notebook(cells=[test_cell(failed())])
    assert len(ours.DropWarnings().preprocess(book, {})[0].cells[0].outputs) == 1


@pytest.mark.slow
def test_the_student_comes_from_the_folder_and_leaves_no_trace(monkeypatch) -> None:
    monkeypatch.delenv("KZMEDIA_STUDENT", raising=False)
    ask = "import os; print(os.environ['KZMEDIA_STUDENT'], os.environ['KZMEDIA_LANG'])"
    book = nbformat.v4.new_notebook(cells=[new_code_cell(ask)])
    step = ours.ExecuteForStudent(language="kk")
    done, _ = step.preprocess(book, {"nbgrader": {"student": "s007"}})
    assert done.cells[0].outputs[0].text.strip() == "s007 kk"
    assert "KZMEDIA_STUDENT" not in os.environ


def test_a_long_message_is_wrapped_to_the_feedback_page() -> None:
    message = "AssertionError: " + "бір ұзақ сөйлем " * 20
    output = new_output(
        "error", ename="AssertionError", evalue="", traceback=["Cell In[3]\n----> f()", message]
    )
    frame, *_ = ours.cut_output(output, set(), None).traceback
    assert frame == "Cell In[3]\n----> f()"
    lines = output.traceback[-1].splitlines()
    assert len(lines) > 2 and max(map(len, lines)) <= 88
    assert " ".join(lines).split() == message.split()
