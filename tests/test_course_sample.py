"""The sample class: the same seed gives the same class, and every kind of slip occurs."""

from __future__ import annotations

from random import Random

import pytest

from kzmedia.course import classroom, export, sample
from kzmedia.course.bank import Bank, Wrong
from kzmedia.course.files import write_whole
from kzmedia.course.names import students

BANK = Bank(
    "t1",
    right={"loop": {"q1": "a", "q2": "b", "q3": "text"}, "sum": {"q1": "c", "q2": "d"}},
    wrong={"q1": {"x": Wrong("w", "t.x")}, "q2": {"y": Wrong("v", "t.y")}},
)
POINTS = {"q1": (2.0, False), "q2": (3.0, False), "q3": (4.0, True)}


def test_names_are_kazakh_and_russian_and_ids_ascii() -> None:
    made = students(40, Random(1))
    assert made == students(40, Random(1)) != students(40, Random(2))
    assert len({id_ for id_, _, _ in made}) == 40
    assert all(id_.isascii() for id_, _, _ in made)
    letters = "".join(first + last for _, first, last in made)
    assert set("әғқңөұүһі") <= set(letters.lower()) and "ё" in letters
    assert len({(first, last) for _, first, last in students(12, Random(3))}) == 12


def test_the_prediction_follows_the_slips() -> None:
    sheets = sample.answer_sheets(BANK, POINTS, 60, seed=4)
    assert sheets == sample.answer_sheets(BANK, POINTS, 60, seed=4)
    for number, sheet in enumerate(sheets):
        right = BANK.right[sorted(BANK.right)[number % 2]]
        assert sheet.expected["q3"] is None
        for task in ("q1", "q2"):
            as_right = sheet.answers.get(task) == right[task]
            assert sheet.expected[task] == (POINTS[task][0] if as_right else 0.0)
    assert all(sheet.expected["q1"] == 2.0 for sheet in sheets[:2])
    handed = [sheet.answers.get("q1") for sheet in sheets]
    assert {"a", "c", "w", None} == set(handed)


@pytest.mark.parametrize("count", [0, -3, 1000])
def test_an_impossible_number_of_students_is_refused(tmp_path, count) -> None:
    room = classroom.create(tmp_path / "c", "kk")
    with pytest.raises(ValueError, match="1"):
        sample.make(room, "a1_survey", count, 1)


def test_without_a_release_there_is_nothing_to_fill_in(tmp_path) -> None:
    room = classroom.create(tmp_path / "c", "en")
    with pytest.raises(FileNotFoundError, match="kzmedia release a1_survey"):
        sample.make(room, "a1_survey", 3, 1)
    assert not (room.folder / "submitted").exists()


@pytest.mark.slow
def test_a_class_that_has_submissions_keeps_them(tmp_path) -> None:
    from kzmedia.course.release import release

    room = classroom.create(tmp_path / "c", "ru")
    release(room, "a1")
    path = sample.make(room, "a1_survey", 4, 1)
    foretold = export.read(path)
    assert set(foretold) == {"s001", "s002", "s003", "s004"}
    assert path.parent == room.folder
    handed = room.folder / "submitted/s001/a1_survey/a1_survey.ipynb"
    write_whole(handed, "mine")
    with pytest.raises(FileExistsError):
        sample.make(room, "a1_survey", 4, 2)
    assert handed.read_text() == "mine"


def test_a_table_reads_back_as_written(tmp_path) -> None:
    rows = [export.Row("s1", 'Қ, "ә"', "І", {"q1": 1.5, "q2": None})]
    write_whole(tmp_path / "a.csv", export.table(rows))
    assert export.read(tmp_path / "a.csv") == {"s1": rows[0]}
    assert rows[0].total == 1.5
