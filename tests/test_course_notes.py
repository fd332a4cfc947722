"""The graders' sheet: reasons, rubrics and samples, in the class's language."""

from __future__ import annotations

import html

import pytest
from graded import NAMES

from kzmedia import language
from kzmedia.course import bank, classroom, notes, rubrics


@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_holds_every_reason_criterion_and_sample(name, lang):
    language.use(lang)
    page = html.unescape(notes.page(name, lang))
    assert f'<html lang="{lang}">' in page and "http" not in page
    for note in rubrics.notes(name).values():
        assert note["reason"][lang] in page
    for one in rubrics.rubric(name).values():
        assert one["grader"][lang] in page
        assert all(row[2] in page for row in rubrics.table(one, lang))
        for sample in one["samples"]:
            assert sample["text"][lang] in page and sample["why"][lang] in page


def test_it_is_written_into_the_class_and_not_into_the_repository(tmp_path):
    room = classroom.create(tmp_path / "class", "ru")
    path = notes.write(room, "a1_survey")
    assert path == room.folder / "notes-a1_survey.html"
    assert language.text("notes.keep") in path.read_text(encoding="utf-8")


def test_what_an_answer_holds_cannot_become_markup(monkeypatch):
    tasks = bank.tasks

    def spoilt(notebook):
        found = tasks(notebook)
        found["q9"].source = "<script>alert(1)</script>"
        return found

    monkeypatch.setattr(bank, "tasks", spoilt)
    page = notes.page("a1_survey", "en")
    assert "<script>" not in page and "&lt;script&gt;" in page


def test_an_assignment_without_a_rubric_is_named_and_nothing_written(tmp_path):
    room = classroom.create(tmp_path / "class", "en")
    (room.folder / "source" / "x_own").mkdir()
    with pytest.raises(LookupError):
        notes.write(room, "a9_none")
    assert not list(room.folder.glob("notes-*"))
