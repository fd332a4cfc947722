"""The sample class: the same seed gives the same class, and every kind of slip occurs."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import datetime
from random import Random

import pytest

from kzmedia import language
from kzmedia.course import classroom, engine, export, grading, sample, wear, works
from kzmedia.course.bank import Bank, Wrong
from kzmedia.course.files import write_whole
from kzmedia.course.names import students

BANK = Bank(
    "t1",
    right={
        "loop": {"q1": "a", "q2": "b", "q3": "text"},
        "sum": {"q1": "c", "q2": "d", "q3": "text"},
    },
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


def test_sixty_students_show_every_kind_and_most_are_ordinary() -> None:
    kinds = Counter(works.allot(60))
    assert kinds == {name: kind.of_sixty for name, kind in works.KINDS.items()}
    assert 0.65 < sum(kinds[name] for name in works.ORDINARY) / 60 < 0.75
    assert set(works.KINDS) >= set(wear.WAYS) | set(wear.RAISING)


def test_a_small_class_has_every_main_kind() -> None:
    main = {name for name, kind in works.KINDS.items() if kind.main}
    assert set(works.allot(12)) == main
    for count in (1, 2, 5, 11, 13, 61, 999):
        assert len(works.allot(count)) == count


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_every_kind_is_described_in_one_sentence(lang) -> None:
    language.use(lang)
    said = [language.text(f"course.kind.{name}") for name in works.KINDS]
    assert len(set(said)) == len(said) and all(one.endswith(".") for one in said)


def test_the_prediction_follows_the_answers() -> None:
    handed = works.plan(BANK, POINTS, 60, seed=4)
    assert handed == works.plan(BANK, POINTS, 60, seed=4) != works.plan(BANK, POINTS, 60, 5)
    right = {task: {sheet.get(task) for sheet in BANK.right.values()} for task in POINTS}
    for work in handed:
        assert set(work.touched) <= set(POINTS)
        for task, (points, by_hand) in POINTS.items():
            if task not in work.touched:
                assert work.answers[task] in right[task]
                assert work.expected[task] == (None if by_hand else points)
        if work.kind in ("slips", "late", "resubmitted", "edited_test"):
            assert work.touched and all(work.expected[task] == 0 for task in work.touched)
            assert all(work.answers[task] in "wv" for task in work.touched)
        if work.kind in ("open", "blank"):
            assert all(work.expected[task] == 0 for task in work.touched)
            assert work.touched and not set(work.answers) & set(work.touched)


def test_a_wrong_answer_that_happens_to_be_right_is_not_foretold_as_wrong() -> None:
    def passes(task: str, code: str, student: str) -> bool:
        return code == "w"

    for work in works.plan(BANK, POINTS, 60, 4, passes):
        assert "w" not in work.answers.values()
        assert "q1" not in work.touched or work.kind not in ("slips", "late", "edited_test")


def test_typed_ids_are_own_but_of_those_who_are_foretold_otherwise() -> None:
    handed = {work.student: work for work in works.plan(BANK, POINTS, 60, seed=2)}
    for work in handed.values():
        if work.kind == "no_id":
            assert work.typed == ""
        elif work.kind in ("other_id", "copied"):
            theirs = handed[work.typed]
            assert theirs.student != work.student
            assert work.kind == "other_id" or work.answers == theirs.answers
        else:
            assert work.typed == work.student


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
def test_a_class_of_sixty_is_whole_and_keeps_its_submissions(tmp_path) -> None:
    from kzmedia.course.release import release

    room = classroom.create(tmp_path / "c", "ru")
    release(room, "a1")
    path = sample.make(room, "a1_survey", 60, 1)
    with sample.kinds_path(room, "a1_survey").open(encoding="utf-8-sig", newline="") as file:
        kinds = {row["student_id"]: row for row in csv.DictReader(file)}
    lost = sample.not_gradable(room, "a1_survey")
    assert {kinds[one]["kind"] for one in lost} == {"no_marks", "no_notebook"}
    assert set(export.read(path)) == set(kinds) - lost and len(kinds) == 60
    handed = grading.submitted(room, "a1_survey")
    with engine.gradebook(room) as book:
        due = book.find_assignment("a1_survey").duedate
    for student, folder in handed.items():
        when = datetime.strptime((folder / "timestamp.txt").read_text(), sample._TIME)
        before = room.folder / "submitted-before" / student / "a1_survey"
        assert (when > due) == (kinds[student]["kind"] == "late")
        assert before.is_dir() == (kinds[student]["kind"] == "resubmitted")
        if before.is_dir():
            assert (before / "timestamp.txt").read_text() < (
                folder / "timestamp.txt"
            ).read_text()
            assert (before / "a1_survey.ipynb").read_bytes() != (
                folder / "a1_survey.ipynb"
            ).read_bytes()
    mine = room.folder / "submitted/s001/a1_survey/a1_survey.ipynb"
    write_whole(mine, "mine")
    with pytest.raises(FileExistsError):
        sample.make(room, "a1_survey", 4, 2)
    assert mine.read_text() == "mine"


def test_a_table_reads_back_as_written(tmp_path) -> None:
    rows = [export.Row("s1", 'Қ, "ә"', "І", {"q1": 1.5, "q2": None})]
    write_whole(tmp_path / "a.csv", export.table(rows))
    assert export.read(tmp_path / "a.csv") == {"s1": rows[0]}
    assert rows[0].total == 1.5
