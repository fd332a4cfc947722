"""report.py on bad input: one clear line, and nothing is written."""

from __future__ import annotations

import pytest
from bad_input import named_in_three_languages
from test_course_tiny import SOURCE, tiny_class

from kzmedia.course import report
from kzmedia.course.files import write_notebook

NAME = "t1_tiny"


def test_an_empty_class_and_an_unknown_assignment(tmp_path) -> None:
    room = tiny_class(tmp_path / "class")
    before = sorted(room.folder.rglob("*"))
    with pytest.raises(ValueError, match=NAME):
        report.write(room, "t1")
    write_notebook(room.folder / f"submitted/s001/{NAME}/{NAME}.ipynb", SOURCE)
    with pytest.raises(ValueError, match=f"kzmedia grade {NAME}"):
        report.write(room, "t1")
    with pytest.raises(LookupError, match="a9"):
        report.write(room, "a9")
    assert [p for p in sorted(room.folder.rglob("*")) if p.is_file()] == sorted(
        [p for p in before if p.is_file()]
        + [room.folder / f"submitted/s001/{NAME}/{NAME}.ipynb"]
    )


HEAD = "student_id,last_name,first_name,q1,q2,total\r\n"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", "student_id"),
        (b"student_id;q1;q2\r\ns001;1;2\r\n", "student_id"),
        (b"student_id,last_name,first_name,q1,total\r\ns001,,,1,1\r\n", "q2"),
        ((HEAD + "s001,,,1,2,3\r\ns001,,,1,2,3\r\n").encode(), "s001"),
        ((HEAD + "s001,,,1,good,3\r\n").encode(), "good"),
        ((HEAD + 's001,,,1,"1,5",3\r\n').encode(), "1,5"),
        ((HEAD + "s001,,,1,nan,3\r\n").encode(), "nan"),
        ((HEAD + "s001,,,1\r\n").encode() + b"\xff\xfe", "grades-t1_tiny.csv"),
        (HEAD.encode(), "kzmedia grade t1_tiny"),
        ((HEAD + "s001,,,,,0\r\n").encode(), "kzmedia grade t1_tiny"),
    ],
)
def test_a_broken_table_is_one_line_and_nothing_is_written(tmp_path, content, named) -> None:
    room = tiny_class(tmp_path / "class")
    (room.folder / f"grades-{NAME}.csv").write_bytes(content)
    with pytest.raises(ValueError) as caught:
        report.write(room, "t1")
    assert named in str(caught.value) and "\n" not in str(caught.value)
    assert not (room.folder / f"report-{NAME}.html").exists()


def test_the_line_comes_in_three_languages(tmp_path) -> None:
    path = tmp_path / "grades-x.csv"
    path.write_text("student_id,q1\r\ns001,many\r\n", encoding="utf-8")
    named_in_three_languages(lambda: report.build(path, {"q1": 1}), ValueError, "many")
    named_in_three_languages(lambda: report.build(path, {"q7": 1}), ValueError, "q7")
