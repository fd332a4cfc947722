"""Whose data a student worked with: typed ids and course salts, for the instructor to know."""

from __future__ import annotations

import re
import shutil

import pytest
from test_course_tiny import cell, notebook

from kzmedia import language
from kzmedia.course import classroom, engine, identity
from kzmedia.course.files import write_notebook, write_whole

NAME = "a2_connected"


@pytest.fixture
def room(tmp_path):
    return classroom.create(tmp_path / "class", "en")


def hand_in(room, student: str, typed: str | None, salt: str = "kzmedia") -> None:
    cells = [cell("mine", f'course_salt = "{salt}"\nmine = 1', locked=True)]
    if typed is not None:
        cells.insert(0, cell("student_id", typed))
    path = room.folder / "submitted" / student / NAME / f"{NAME}.ipynb"
    write_notebook(path, notebook(*cells))


def test_own_ids_give_no_findings_whatever_their_case(room) -> None:
    hand_in(room, "s001", 'student_id = "s001"')
    hand_in(room, "s002", 'student_id = " S002 "')
    hand_in(room, "s003", 'student_id = ""')
    assert identity.findings(room, NAME) == []


def test_the_id_of_a_classmate_is_told_with_the_name(room) -> None:
    hand_in(room, "s001", 'student_id = "S002"')
    hand_in(room, "s002", 'student_id = "s002"')
    hand_in(room, "s003", 'student_id = "else"')
    with engine.gradebook(room) as book:
        book.update_or_create_student("s002", first_name="Әйгерім", last_name="Өз")
    other, stranger, shared = identity.findings(room, NAME)
    assert "s001" in other and "Өз Әйгерім" in other
    assert stranger.startswith("s003") and "else" in stranger
    assert shared.startswith("s001, s002")


def test_without_names_the_folder_says_whose_the_id_is(room) -> None:
    hand_in(room, "s001", 'student_id = "s002"')
    hand_in(room, "s002", 'student_id = "s002"')
    assert "(s002)" in identity.findings(room, NAME)[0]
    assert not (room.folder / "gradebook.db").exists()


def test_the_last_assignment_counts(room) -> None:
    hand_in(room, "s001", 'student_id = "s002"\nstudent_id = "s001"')
    assert identity.findings(room, NAME) == []


@pytest.mark.parametrize("typed", ["student_id = s001", 'student_id = "s001', "student_id = 1"])
def test_a_cell_that_cannot_be_read_is_named(room, typed) -> None:
    hand_in(room, "s001", typed)
    (line,) = identity.findings(room, NAME)
    assert line.startswith("s001") and "student_id" in line


def test_a_deleted_cell_says_nothing_and_is_no_common_data(room) -> None:
    for student in ("s001", "s002"):
        hand_in(room, student, None)
    assert identity.findings(room, NAME) == []


def test_two_without_an_id_worked_on_the_common_data(room) -> None:
    for student in ("s001", "s002", "s003"):
        hand_in(room, student, f'student_id = "{student if student == "s003" else ""}"')
    (line,) = identity.findings(room, NAME)
    assert line.startswith("s001, s002:")


def test_the_salt_of_another_course_is_named_and_its_data_are_others(room) -> None:
    hand_in(room, "s001", 'student_id = ""', salt="last-year")
    hand_in(room, "s002", 'student_id = ""')
    (line,) = identity.findings(room, NAME)
    assert line.startswith("s001") and "last-year" in line and "kzmedia" in line
    config = room.folder / classroom.CONFIG
    text = config.read_text(encoding="utf-8")
    write_whole(config, re.sub(r"^SALT = .*$", 'SALT = "last-year"', text, flags=re.M))
    (line,) = identity.findings(room, NAME)
    assert line.startswith("s002")


def test_what_is_no_notebook_or_no_id_or_no_own_data_is_left_out(room) -> None:
    hand_in(room, "s001", 'student_id = "s009"')
    hand_in(room, "s 002", 'student_id = "s009"')
    write_whole(room.folder / "submitted/s003" / NAME / f"{NAME}.ipynb", "no notebook")
    assert len(identity.findings(room, NAME)) == 1
    shutil.copytree(room.folder / "submitted/s001" / NAME, room.folder / "submitted/s001/a1_x")
    assert identity.findings(room, "a1_x") == []


def test_nothing_of_a_submission_is_run(room, tmp_path) -> None:
    trap = tmp_path / "ran"
    hand_in(room, "s001", f'student_id = open({str(trap)!r}, "w").name')
    identity.findings(room, NAME)
    assert not trap.exists()


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_findings_are_in_the_readers_language(room, lang) -> None:
    hand_in(room, "s001", 'student_id = "s002"')
    language.use(lang)
    (line,) = identity.findings(room, NAME)
    letters = {"en": "[a-z]{6}", "ru": "[ыэё]|идентификатор", "kk": "[әғқңөұүһі]"}[lang]
    assert re.search(letters, line)
