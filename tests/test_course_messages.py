"""messages.py: which message each lost task got, from the autograded notebooks."""

from __future__ import annotations

import copy
import csv

import pytest
from test_course_tiny import SOURCE, tiny_class

from kzmedia import language
from kzmedia.course import messages
from kzmedia.course.files import write_notebook

NAME = "t1_tiny"
ASKS = 'selfcheck.must(above_ten([12]), 12, misconceptions={"a1.q2.sum": 0}, hint="a1.q2.hint")'


@pytest.fixture
def room(tmp_path):
    """A class in Kazakh whose test can give two messages of a1."""
    source = copy.deepcopy(SOURCE)
    source["cells"][2]["source"] = ASKS
    return tiny_class(tmp_path / "class", source, "kk")


def hand_in(room, student: str, name: str = "", said: str = "", graded: bool = True) -> None:
    """Put a submission, and an autograded one whose test failed, into the class."""
    notebook = copy.deepcopy(SOURCE)
    write_notebook(room.folder / f"submitted/{student}/{NAME}/{NAME}.ipynb", notebook)
    if name:
        notebook["cells"][2]["outputs"] = [
            {"output_type": "stream", "name": "stdout", "text": "noise"},
            {"output_type": "error", "ename": name, "evalue": said, "traceback": []},
        ]
    if graded:
        write_notebook(room.folder / f"autograded/{student}/{NAME}/{NAME}.ipynb", notebook)


def said_in(lang: str, message_id: str, **values: object) -> str:
    before = language.current()
    language.use(lang)
    try:
        return language.text(message_id, **values)
    finally:
        language.use(before)


def collected(room) -> list[tuple[str, ...]]:
    return list(messages.collect(room, NAME).itertuples(index=False, name=None))


def test_a_message_is_named_whatever_the_language(room) -> None:
    for student, lang in (("s001", "kk"), ("s002", "en")):
        hand_in(room, student, "AssertionError", said_in(lang, "a1.q2.sum"))
    hand_in(room, "s003")
    assert collected(room) == [
        ("s001", "q1", "a1.q2.sum", said_in("kk", "a1.q2.sum")),
        ("s002", "q1", "a1.q2.sum", said_in("en", "a1.q2.sum")),
    ]


def test_a_place_before_the_hint_does_not_hide_it(room) -> None:
    place = said_in("kk", "selfcheck.at_column", name="үлес")
    hand_in(room, "s001", "AssertionError", f"{place} {said_in('kk', 'a1.q2.hint')}")
    assert collected(room)[0][2:] == ("a1.q2.hint", said_in("kk", "a1.q2.hint"))


def test_a_test_s_own_message_goes_before_those_of_the_checks() -> None:
    long, own = said_in("ru", "selfcheck.nothing"), said_in("ru", "a1.q8.scale")
    assert len(long) > len(own)
    found = messages.recognise(f"{long} {own}", {"a1.q8.scale", "selfcheck.nothing"}, "ru")
    assert found == ("a1.q8.scale", own)
    assert messages.recognise(long, {"a1.q8.scale"}, "ru") == ("selfcheck.nothing", long)


def test_a_message_with_fields_is_named_and_shown_with_dots(room) -> None:
    said = said_in("kk", "selfcheck.undefined", name="above_ten")
    hand_in(room, "s001", "NameError", said)
    (row,) = collected(room)
    assert row[2:] == ("selfcheck.undefined", said)
    language.use("en")
    assert messages.shown(row[2], row[3]).startswith("There is no `…` yet.")


def test_a_message_of_another_task_is_not_taken(room) -> None:
    hand_in(room, "s001", "AssertionError", said_in("kk", "a1.q3.rest"))
    assert collected(room)[0][2] == ""


def test_another_error_is_one_short_line(room) -> None:
    hand_in(room, "s001", "KeyError", "\x1b[31m'үлес'\x1b[0m\n  more\n" + "x" * 500)
    (row,) = collected(room)
    assert row[1:3] == ("q1", "")
    assert row[3].startswith("KeyError: 'үлес' more xxx") and row[3].endswith("x…")
    assert len(row[3]) <= 200 and "\n" not in row[3] and "\x1b" not in row[3]


def test_a_submission_without_a_grade_is_a_row_with_the_reason(room) -> None:
    language.use("kk")
    hand_in(room, "s001", graded=False)
    hand_in(room, "s002", graded=False)
    (room.folder / f"submitted/s002/{NAME}/{NAME}.ipynb").write_bytes(b"\xff")
    first, second = collected(room)
    assert first == ("s001", "", "", language.text("report.not_graded"))
    assert second[:3] == ("s002", "", "") and f"{NAME}.ipynb" in second[3]


def test_the_file_is_quoted_marked_and_read_back(room) -> None:
    hand_in(room, "s001", "ValueError", 'a, "қ"\nb')
    path = messages.write(room, NAME)
    assert path.name == f"messages-{NAME}.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        (record,) = csv.DictReader(file)
    assert record["message"] == 'ValueError: a, "қ" b'
    assert messages.read(path).equals(messages.collect(room, NAME))


def test_an_empty_class_has_a_table_without_rows(room) -> None:
    path = messages.write(room, NAME)
    assert list(messages.read(path).columns) == list(messages.COLUMNS)
    assert messages.read(path).empty


def test_a_broken_table_is_one_line(room) -> None:
    path = room.folder / "messages.csv"
    for content in (b"student_id;task\ns001;q1\n", b"\xff\xfe\x00"):
        path.write_bytes(content)
        with pytest.raises(ValueError, match="messages.csv") as caught:
            messages.read(path)
        assert "\n" not in str(caught.value)
