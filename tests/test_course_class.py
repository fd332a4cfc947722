"""Making a class, and the commands around it: refusals leave everything as it was."""

from __future__ import annotations

import pytest
from traitlets.config import PyFileConfigLoader

from kzmedia import __main__ as command
from kzmedia import language
from kzmedia.course import classroom
from kzmedia.course.files import REPOSITORY, Problems, write_whole


def run(words: list[str], capsys) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        command.main(words)
    shown = capsys.readouterr()
    return ended.value.code, shown.out, shown.err


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_a_class_is_a_template_with_its_own_name(tmp_path, code) -> None:
    room = classroom.create(tmp_path / "media-2026", code)
    assert (room.language, room.course_id) == (code, "media-2026")
    assert room.exchange.is_dir()
    assert room.assignment("a1") == "a1_survey"
    assert [p.name for p in tmp_path.iterdir()] == ["media-2026"]


def test_nbgrader_finds_course_and_exchange_wherever_the_folder_stands(tmp_path) -> None:
    room = classroom.create(tmp_path / "first", "ru")
    moved = room.folder.rename(tmp_path / "топ 2")
    loaded = PyFileConfigLoader(classroom.CONFIG, path=str(moved)).load_config()
    assert loaded.CourseDirectory.root == str(moved)
    assert loaded.Exchange.root == str(moved / "exchange")
    assert loaded.CourseDirectory.course_id == "first"
    assert "Напишите" in loaded.ClearSolutions.code_stub["python"]


def test_a_folder_that_exists_is_left_as_it_is(tmp_path, capsys) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    code, _, said = run(["course", str(tmp_path), "--lang", "ru"], capsys)
    assert code == 1 and "уже существует" in said and said.count("\n") == 1
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_a_class_inside_the_repository_is_refused(capsys) -> None:
    place = REPOSITORY / "assignments" / "my-class"
    code, _, said = run(["course", str(place), "--lang", "kk"], capsys)
    assert code == 1 and "репозиторий" in said and not place.exists()


def test_a_wrong_language_is_refused_before_anything_is_made(tmp_path, capsys) -> None:
    code, _, said = run(["course", str(tmp_path / "c"), "--lang", "de"], capsys)
    assert code == 1 and "'de'" in said and "қазақша" in said
    assert list(tmp_path.iterdir()) == []


def test_commands_on_a_folder_without_a_class(tmp_path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["release", "a1"], ["grade", "a1"], ["sample", "a1", "."]):
        code, _, said = run([*words, "--lang", "kk"], capsys)
        assert code == 1 and "топ қалтасы емес" in said, words
    assert list(tmp_path.iterdir()) == []


def test_commands_refuse_to_touch_the_repository(capsys, monkeypatch) -> None:
    monkeypatch.chdir(REPOSITORY / "assignments" / "kk")
    code, _, said = run(["release", "a1", "--lang", "en"], capsys)
    assert code == 1 and "repository" in said
    assert not (REPOSITORY / "assignments/kk/release").exists()


def test_the_reader_is_addressed_in_the_class_language(tmp_path, capsys, monkeypatch) -> None:
    room = classroom.create(tmp_path / "c", "ru")
    monkeypatch.chdir(room.folder)
    monkeypatch.delenv("KZMEDIA_LANG", raising=False)
    assert "здесь нет" in run(["release", "zz"], capsys)[2]
    monkeypatch.setenv("KZMEDIA_LANG", "kk")
    assert "табылмады" in run(["release", "zz"], capsys)[2]
    assert "There is no" in run(["release", "zz", "--lang", "en"], capsys)[2]


def test_unknown_and_ambiguous_assignments_list_what_there_is(tmp_path) -> None:
    language.use("en")
    room = classroom.create(tmp_path / "c", "en")
    with pytest.raises(LookupError, match="a1_survey"):
        room.assignment("b")
    with pytest.raises(LookupError, match="a1_survey"):
        room.assignment("")
    other = room.folder / "source/a1_second/a1_second.ipynb"
    other.parent.mkdir()
    other.write_text("{}")
    with pytest.raises(LookupError, match="a1_second, a1_survey"):
        room.assignment("a1")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["courze"], "Известны: claims, course"),
        (["course"], "не указано FOLDER"),
        (["course", "x", "--colour"], "нет параметра --colour"),
        (["sample", "a1", ".", "--students", "many"], "недопустимое значение"),
    ],
)
def test_a_wrongly_written_command_ends_with_two(words, said, capsys, monkeypatch) -> None:
    monkeypatch.setenv("KZMEDIA_LANG", "ru")
    code, _, error = run(words, capsys)
    assert code == 2 and said in error and error.count("\n") == 1


def test_several_problems_are_one_line_each(capsys, monkeypatch) -> None:
    def refuse(folder):
        raise Problems(["first", "second"])

    monkeypatch.setattr(classroom, "read", refuse)
    assert run(["release", "a1"], capsys) == (1, "", "first\nsecond\n")


def test_help_speaks_the_readers_language(capsys) -> None:
    code, shown, _ = run(["--lang", "kk", "twins", "--help"], capsys)
    assert code == 0 and "егіздерден" in shown


def test_a_learners_copy_says_so(capsys, monkeypatch) -> None:
    monkeypatch.setattr(command.importlib.util, "find_spec", lambda name: None)
    code, _, said = run(["release", "a1", "--lang=kk"], capsys)
    assert code == 2 and "студентке арналған көшірме" in said


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch) -> None:
    path = tmp_path / "a.csv"
    write_whole(path, "old")
    monkeypatch.setattr(type(path), "replace", lambda *a: (_ for _ in ()).throw(OSError()))
    with pytest.raises(OSError):
        write_whole(path, "new")
    monkeypatch.undo()
    assert path.read_text() == "old" and [p.name for p in tmp_path.iterdir()] == ["a.csv"]
