"""Worn submissions: what each damage does, found out with nbgrader, and what is mended."""

from __future__ import annotations

import copy

import nbformat
import pytest
from test_course_tiny import SOLUTION, tiny_class

from kzmedia import language
from kzmedia.course import bank, engine, export, grading, mend, wear
from kzmedia.course.files import write_whole
from kzmedia.course.release import release

RIGHT = f"def above_ten(values):\n{SOLUTION}"
NAME = "t1_tiny"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    language.use("en")
    room = tiny_class(tmp_path_factory.mktemp("wear") / "class")
    release(room, "t1")
    return room


@pytest.fixture(scope="module")
def handed(room):
    return nbformat.read(room.folder / "release" / NAME / f"{NAME}.ipynb", as_version=4)


@pytest.fixture
def right(handed):
    return bank.fill(handed, {"q1": RIGHT, "q2": "I think so."})


def hand_in(room, student: str, content: str):
    path = room.folder / "submitted" / student / NAME / f"{NAME}.ipynb"
    write_whole(path, content)
    return path.parent


def scores(room) -> dict[str, dict[str, float | None]]:
    return {row.student: row.scores for row in export.grades(room, NAME)}


def marks(notebook) -> list[str]:
    found = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    return [one for one in found if one]


@pytest.mark.parametrize("way", [n for n, one in wear.WAYS.items() if one.effect != "all"])
def test_a_mended_notebook_has_every_mark_once_and_in_place(way, right, handed) -> None:
    wear.WAYS[way].change(right, "q1")
    written = [cell.source for cell in right.cells]
    mend.mend(right, handed)
    assert marks(right) == marks(handed)
    # Nothing that a student wrote is touched.
    assert [one for one in written if one not in [cell.source for cell in right.cells]] == []
    again = copy.deepcopy(right)
    assert mend.mend(again, handed) == [] and again == right


def test_a_sound_notebook_is_left_alone(right, handed) -> None:
    before = copy.deepcopy(right)
    assert mend.mend(right, handed) == [] and right == before


def test_two_neighbours_deleted_come_back_in_their_places(right, handed) -> None:
    right.cells = [cell for cell in right.cells if cell.id not in ("q1", "q1_test")]
    assert [repair.cell for repair in mend.mend(right, handed)] == ["q1", "q1_test"]
    assert marks(right) == marks(handed)


def test_a_deleted_written_answer_is_not_taken_for_one_left_open(right, handed) -> None:
    right.cells = [cell for cell in right.cells if cell.id != "q2"]
    mend.mend(right, handed, lambda name: f"{name} was deleted. ")
    assert right.cells[-1].source.startswith("q2 was deleted. ")


def test_marks_that_were_changed_are_set_right(right, handed) -> None:
    test = next(cell for cell in right.cells if cell.id == "q1_test")
    test.metadata.nbgrader.update(solution=True, grade=False, points=99)
    assert mend.mend(right, handed) == [mend.Repair("marks", "q1_test")]
    assert test.metadata.nbgrader.points == 2 and test.metadata.nbgrader.grade


def test_without_names_a_notebook_is_not_recognised(right, handed) -> None:
    assert mend.answered(right, handed) == ["q1", "q2"]
    wear.no_marks(right, "q1")
    assert mend.answered(right, handed) == []


@pytest.mark.slow
def test_every_damage_costs_what_is_said_of_it(room, handed, right) -> None:
    submissions = {}
    for name, way in wear.WAYS.items():
        worn = copy.deepcopy(right)
        way.change(worn, "q1")
        submissions[name] = hand_in(room, name, wear.content(worn, name))
    for name, raising in wear.RAISING.items():
        code = "import pandas as pd\n" + raising.write(RIGHT)
        hand_in(room, name, nbformat.writes(bank.fill(right, {"q1": code})))
    hand_in(room, "cheats", nbformat.writes(_edited(bank.fill(right, {"q1": "above_ten = 1"}))))
    hand_in(room, "dies", nbformat.writes(bank.fill(right, {"q1": "import os\nos._exit(1)"})))
    strange = hand_in(room, "Әйгерім Ө", nbformat.writes(right))
    before = {path: path.read_bytes() for path in room.folder.glob("submitted/*/*/*")}
    outcome = grading.autograde(room, NAME)
    found = scores(room)
    for name, way in wear.WAYS.items():
        if way.effect == "all":
            assert name not in found and name not in outcome.graded
            assert [str(submissions[name]) in line for line in outcome.problems].count(
                True
            ) == 1
        else:
            assert found[name] == {"q1": 0.0 if way.effect == "task" else 2.0, "q2": None}, name
    for name, raising in wear.RAISING.items():
        assert found[name] == {"q1": 0.0 if raising.loses else 2.0, "q2": None}, name
    assert found["cheats"]["q1"] == 0.0
    # Plain nbgrader would leave rows without points of it, which look like open answers.
    assert "dies" not in found and any("/dies/" in line for line in outcome.problems)
    assert sum(str(strange) in line for line in outcome.problems) == 1
    assert "Әйгерім Ө" not in found
    assert before == {path: path.read_bytes() for path in room.folder.glob("submitted/*/*/*")}
    with engine.gradebook(room) as book:
        assert len(book.assignment_submissions(NAME)) == len(outcome.graded)


@pytest.mark.slow
def test_a_worse_file_handed_in_later_does_not_cost_the_earlier_grades(room, right) -> None:
    hand_in(room, "late", nbformat.writes(right))
    grading.autograde(room, NAME)
    page = room.folder / "autograded/late" / NAME / f"{NAME}.ipynb"
    earlier, graded = scores(room)["late"], page.read_bytes()
    hand_in(room, "late", nbformat.writes(bank.fill(right, {"q1": "import os\nos._exit(1)"})))
    outcome = grading.autograde(room, NAME)
    assert "late" not in outcome.graded
    assert scores(room)["late"] == earlier == {"q1": 2.0, "q2": None}
    assert page.read_bytes() == graded


def _edited(notebook):
    wear.edited_test(notebook, "q1")
    return notebook
