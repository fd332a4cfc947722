"""A tiny class through nbgrader itself: release, grading, feedback, export."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from test_course_tiny import HIDDEN, SOLUTION, SOURCE, changed, tiny_class

from kzmedia import language
from kzmedia.course import classroom, demo, engine, export, grading, regions
from kzmedia.course.files import Problems, read_notebook, write_notebook
from kzmedia.course.release import release

RIGHT = f"def above_ten(values):\n{SOLUTION}"
TYPED = "def above_ten(values):\n    return 12"
NAME = "t1_tiny"

pytestmark = pytest.mark.slow


def submit(room: classroom.Classroom, student: str, **answers: str) -> Path:
    handed = read_notebook(room.folder / "release" / NAME / f"{NAME}.ipynb")
    for cell in handed["cells"]:
        cell["source"] = answers.get(cell["id"], cell["source"])
    path = room.folder / "submitted" / student / NAME / f"{NAME}.ipynb"
    write_notebook(path, handed)
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def cycle(tmp_path_factory):
    """Play the tiny class through once; the tests look at what it left."""
    language.use("kk")
    room = tiny_class(tmp_path_factory.mktemp("cycle") / "class", language="kk")
    outbound = release(room, "t1")
    submit(room, "s001", q1=RIGHT, q2="Менің ойымша, солай.")
    submit(room, "s002", q1=TYPED)
    submit(room, "s003")
    broken = room.folder / "submitted/s004" / NAME / f"{NAME}.ipynb"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"\xff\x00 not a notebook")
    (room.folder / "submitted/s005" / NAME).mkdir(parents=True)
    spy = submit(room, "s006", q1=RIGHT)
    spying = read_notebook(spy)
    cell = {**spying["cells"][1], "id": "spy", "metadata": {}, "source": "print(In[-2])"}
    spying["cells"].insert(3, cell)
    write_notebook(spy, spying)
    deleted = submit(room, "s007", q1=RIGHT)
    less = read_notebook(deleted)
    less["cells"] = [c for c in less["cells"] if c["id"] != "q1_test"]
    write_notebook(deleted, less)
    with engine.gradebook(room) as book:
        book.update_or_create_student("s001", first_name="Әйгерім", last_name='Өз, "Қ"')
    before = tree(room.folder / "submitted")
    outcome = grading.autograde(room, NAME)
    pages = grading.feedback(room, NAME)
    return room, outbound, outcome, pages, before


def scores(room: classroom.Classroom) -> dict[str, dict[str, float | None]]:
    return {row.student: row.scores for row in export.grades(room, NAME)}


def test_the_exchange_holds_the_learners_version(cycle) -> None:
    _, outbound, *_ = cycle
    shown = (outbound / f"{NAME}.ipynb").read_text(encoding="utf-8")
    assert "жазыңыз" in shown and "above_ten([12])" in shown
    assert SOLUTION.strip() not in shown and "HIDDEN" not in shown


def test_a_warning_in_a_test_cell_costs_nothing_and_a_typed_number_earns_nothing(cycle) -> None:
    found = scores(cycle[0])
    assert found["s001"] == {"q1": 2.0, "q2": None}
    assert found["s002"] == {"q1": 0.0, "q2": 0.0}
    assert found["s003"]["q1"] == 0.0


def test_a_deleted_test_cell_is_put_back(cycle) -> None:
    assert scores(cycle[0])["s007"]["q1"] == 2.0


def test_damaged_submissions_are_named_and_untouched_the_others_graded(cycle) -> None:
    room, _, outcome, _, before = cycle
    assert outcome.graded == ["s001", "s002", "s003", "s006", "s007"]
    assert ["s004" in line or "s005" in line for line in outcome.problems] == [True, True]
    assert all(re.search("[әіңғүұқөһ]", line) for line in outcome.problems)
    assert tree(room.folder / "submitted") == before
    assert {"s004", "s005"}.isdisjoint(scores(room))


def test_what_was_put_right_is_said(cycle) -> None:
    (line,) = cycle[2].mended
    assert line.startswith("s007") and "q1_test" in line


def test_a_class_without_submissions_is_told_so_and_nothing_is_written(tmp_path) -> None:
    room = tiny_class(tmp_path / "class")
    before = tree(room.folder)
    with pytest.raises(FileNotFoundError, match="t1_tiny"):
        grading.autograde(room, NAME)
    assert tree(room.folder) == before


def test_no_hidden_test_in_any_feedback(cycle) -> None:
    room, _, _, pages, _ = cycle
    assert len(pages) == 5
    for page in pages:
        shown = re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))
        assert not regions.shows(shown, HIDDEN), page
        assert "HIDDEN TESTS" not in shown
    failing = (room.folder / f"feedback/s002/{NAME}/{NAME}.html").read_text(encoding="utf-8")
    assert "only what is above ten" in failing
    graded = (room.folder / f"autograded/s002/{NAME}/{NAME}.ipynb").read_text(encoding="utf-8")
    assert json.dumps(HIDDEN)[1:-1] in graded


def test_the_export_is_quoted_utf8_with_a_mark(cycle) -> None:
    path = export.write(cycle[0], NAME)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.DictReader(file))
    assert first["last_name"] == 'Өз, "Қ"' and first["q1"] == "2.0" and first["q2"] == ""


def test_a_grade_other_than_predicted_is_told(cycle) -> None:
    room = cycle[0]
    path = export.write(room, NAME)
    rows = export.grades(room, NAME)
    assert demo.differences(path, rows) == []
    rows[0].scores["q1"] = 1.0
    (line,) = demo.differences(path, rows)
    assert "s001" in line and "q1" in line
    assert len(demo.differences(path, rows[1:])) == 1


def test_a_second_release_is_refused_and_changes_nothing(cycle) -> None:
    room = cycle[0]
    before = tree(room.folder)
    for again in ("t1", NAME):
        with pytest.raises(FileExistsError, match=NAME):
            release(room, again)
    assert tree(room.folder) == before


def test_a_refused_release_leaves_nothing_behind(tmp_path) -> None:
    flaw = changed("q2_text", source=f"(3 points) {SOLUTION.strip()} /home/aigul/x")
    room = tiny_class(tmp_path / "class", flaw)
    before = tree(room.folder)
    with pytest.raises(Problems) as refused:
        release(room, "t1")
    assert len(refused.value.lines) == 2
    assert all("q2_text" in line for line in refused.value.lines)
    assert tree(room.folder) == before


def test_a_release_that_breaks_off_leaves_nothing_behind(tmp_path, monkeypatch) -> None:
    room = tiny_class(tmp_path / "class", SOURCE)
    before = tree(room.folder)
    monkeypatch.setattr("kzmedia.course.release._generated", lambda *a: ["q1"])
    with pytest.raises(Problems):
        release(room, "t1")
    assert tree(room.folder) == before
