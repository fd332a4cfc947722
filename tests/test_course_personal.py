"""Personal data with nbgrader's own command: id and salt come from the class, not the learner.

A tiny assignment asks for one number of the student's own table of assignment a2.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from test_course_tiny import cell, notebook, tiny_class

from kzmedia import language, slices
from kzmedia.course import classroom, export, identity
from kzmedia.course.files import read_notebook, write_notebook, write_whole
from kzmedia.course.release import release

pytestmark = pytest.mark.slow

NAME = "t1_tiny"
TASK = next(
    task
    for task in slices.tasks("a2")
    if isinstance(slices.candidate("a2", task, 0), pd.DataFrame)
)
RIGHT = 'q1_sum = mine["TASK"].select_dtypes("number").sum().sum() + len(mine["TASK"])'.replace(
    "TASK", TASK
)
TEST = f"""from kzmedia import selfcheck
selfcheck.defined("q1_sum", "number")
### BEGIN HIDDEN TESTS
q1_rows = kzmedia.personal("a2")["{TASK}"]
q1_right = q1_rows.select_dtypes("number").to_numpy()
q1_right = float(q1_right[q1_right == q1_right].sum()) + q1_rows.shape[0]
selfcheck.must(q1_sum, q1_right, tolerance=1e-6)
### END HIDDEN TESTS"""
SOURCE = notebook(
    cell("student_id", 'student_id = ""'),
    cell("imports", "import kzmedia", locked=True),
    cell("language", 'kzmedia.use("en")', locked=True),
    cell(
        "mine",
        'course_salt = "kzmedia"\nmine = kzmedia.personal("a2", student_id, course_salt)',
        locked=True,
    ),
    cell("q1_text", "## q1. A sum (2 points)", "markdown", locked=True),
    cell("q1", f"### BEGIN SOLUTION\n{RIGHT}\n### END SOLUTION", solution=True),
    cell("q1_test", TEST, grade=True, locked=True, points=2),
)
SALT = "autumn"


def number(student: str, salt: str = SALT) -> str:
    rows = slices.draw("a2", TASK, student, salt)
    return f"q1_sum = {float(rows.select_dtypes('number').sum().sum()) + len(rows)!r}"


def hand_in(room: classroom.Classroom, student: str, typed: str, answer: str, **cells: str):
    handed = read_notebook(room.folder / "release" / NAME / f"{NAME}.ipynb")
    cells = {"student_id": f'student_id = "{typed}"', "q1": answer} | cells
    for one in handed["cells"]:
        one["source"] = cells.get(one["id"], one["source"])
    write_notebook(room.folder / "submitted" / student / NAME / f"{NAME}.ipynb", handed)


@pytest.fixture(scope="module")
def graded(tmp_path_factory) -> tuple[classroom.Classroom, dict[str, float | None]]:
    """Release in a class with a salt of its own, hand in, run ``nbgrader autograde`` once."""
    language.use("en")
    room = tiny_class(tmp_path_factory.mktemp("personal") / "class", SOURCE)
    config = room.folder / classroom.CONFIG
    settings = config.read_text(encoding="utf-8")
    write_whole(config, re.sub(r"^SALT = .*$", f'SALT = "{SALT}"', settings, flags=re.M))
    release(room, "t1")
    hand_in(room, "s001", "", RIGHT)
    hand_in(room, "s002", "s001", RIGHT)
    hand_in(room, "s003", "s001", number("s001"))
    hand_in(room, "s004", "", number("S004"))
    hand_in(room, "s005", "s005", number("s005", slices.SALT))
    hand_in(
        room, "s006", "s006", RIGHT, mine='mine = kzmedia.personal("a2", "s001", "kzmedia")'
    )
    hand_in(room, "s007", "", number(slices.DEFAULT))
    around = {k: v for k, v in os.environ.items() if not k.startswith("KZMEDIA_")}
    # The id in the server's own environment must not win over the folder's.
    around["KZMEDIA_STUDENT"] = "s001"
    command = [str(Path(sys.executable).parent / "nbgrader"), "autograde", NAME]
    done = subprocess.run(command, cwd=room.folder, env=around, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return room, {row.student: row.scores["q1"] for row in export.grades(room, NAME)}


def test_the_right_value_passes_whatever_id_was_typed(graded) -> None:
    _, found = graded
    assert (found["s001"], found["s002"], found["s004"]) == (2, 2, 2)


def test_a_neighbours_right_number_and_that_of_the_common_data_fail(graded) -> None:
    _, found = graded
    assert (found["s003"], found["s007"]) == (0, 0)


def test_the_class_salt_reaches_the_released_notebook_and_grading(graded) -> None:
    room, found = graded
    handed = read_notebook(room.folder / "release" / NAME / f"{NAME}.ipynb")
    (mine,) = [one["source"] for one in handed["cells"] if one["id"] == "mine"]
    assert mine.splitlines()[0] == f'course_salt = "{SALT}"'
    # The number of the default salt is another; a notebook that changes the salt back is
    # graded with the class's.
    assert (found["s005"], found["s006"]) == (0, 2)


def test_the_data_depend_on_id_and_salt_alone() -> None:
    one, again, other = number("s001"), number("S001"), number("s001", slices.SALT)
    assert one == again != other


def test_the_command_grade_lists_whose_data_they_worked_with(graded, monkeypatch) -> None:
    room, _ = graded
    monkeypatch.setitem(slices.RECIPES, NAME, "connected")
    said = identity.findings(room, NAME)
    assert [line[:4] for line in said[:2]] == ["s002", "s003"]
    assert any(line.startswith("s001, s004, s007") for line in said)
    assert any(line.startswith("s002, s003") for line in said)
