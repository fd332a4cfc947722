"""Rubrics as data: they add up, speak three languages, and learners see their own part."""

from __future__ import annotations

import re

import pytest
import yaml
from graded import NAMES, WRITTEN, by_id, computed, own_data, source, written

from kzmedia import language
from kzmedia.course import bank, rubrics
from kzmedia.course.files import Problems

LANGUAGES = language.LANGUAGES


@pytest.mark.parametrize("name", NAMES)
def test_the_rubric_covers_the_written_answers_and_adds_up(name):
    found = rubrics.rubric(name)
    points = bank.points(source(name))
    assert list(found) == written(name)
    for task, one in found.items():
        best = sum(criterion["levels"][-1]["points"] for criterion in one["criteria"])
        assert best == one["points"] == points[task]
        assert len(one["samples"]) >= 2


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_said_in_three_languages(name):
    texts = [one["reason"] for one in rubrics.notes(name).values()]
    for one in rubrics.rubric(name).values():
        texts += rubrics._texts(one)
    for text in texts:
        # A word may be the same in two of the languages; no sentence is.
        assert text["en"] not in (text["kk"], text["ru"]) and text["kk"] != text["ru"]
        for lang in ("kk", "ru"):
            plain = re.sub(
                r"`[^`]*`|\b[A-Z]+\d+\w?|V-Dem|EGDI|EPI|HHI|NaN|ITU|pandas", "", text[lang]
            )
            words = re.findall(r"[A-Za-z]{3,}", plain)
            assert len(words) <= 3, f"{text[lang]}: {words}"


@pytest.mark.parametrize("name", NAMES)
def test_every_task_has_one_reason_of_its_own(name):
    found = rubrics.notes(name)
    assert list(found) == list(bank.points(source(name)))
    assert len({one["reason"]["en"] for one in found.values()}) == len(found)
    lessons = {path.stem for path in bank.ASSIGNMENTS.parent.glob("notebooks/en/*.ipynb")}
    assert all(one["lesson"] in lessons for one in found.values())
    assert (
        60 <= sum(one["minutes"] for one in found.values()) <= (120 if name[0] == "a" else 600)
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "task"), WRITTEN)
def test_students_see_the_rubric_and_neither_samples_nor_the_graders_part(name, task, lang):
    one = rubrics.rubric(name)[task]
    prose = by_id(source(name, lang))[f"{task}_text"].source
    rows = "\n".join(f"| {a} | `{b}` | {c} |" for a, b, c in rubrics.table(one, lang))
    assert rows in prose
    everything = "\n".join(cell.source for cell in source(name, lang).cells)
    hidden = [one["grader"][lang], *(sample["text"][lang] for sample in one["samples"])]
    assert not [text for text in hidden if text.strip() in everything]


@pytest.fixture
def spoilt(tmp_path):
    """Write a1's rubric with something changed, and return the folder to read it from."""

    def write(change):
        document = yaml.safe_load(
            (bank.ASSIGNMENTS / "rubrics" / "a1_survey.yml").read_text(encoding="utf-8")
        )
        change(document["tasks"])
        place = tmp_path / "rubrics" / "a1_survey.yml"
        place.parent.mkdir()
        place.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
        (tmp_path / "en").symlink_to(bank.ASSIGNMENTS / "en")
        return tmp_path

    return write


def _more(tasks):
    tasks["q9"]["criteria"][0]["levels"][-1]["points"] = 3


def _untranslated(tasks):
    del tasks["q10"]["criteria"][0]["name"]["kk"]


def _strange_sample(tasks):
    tasks["q9"]["samples"][0]["points"]["bounds"] = 7


def _other_task(tasks):
    tasks["q77"] = tasks.pop("q9")


def _falling(tasks):
    tasks["q9"]["criteria"][0]["levels"].reverse()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("change", "messages"),
    [
        (_more, ["rubric.sum"]),
        (_untranslated, ["rubric.language"]),
        (_strange_sample, ["rubric.sample"]),
        (_other_task, ["rubric.no_task", "rubric.missing"]),
        (_falling, ["rubric.levels"]),
    ],
)
def test_a_spoilt_rubric_is_refused_with_what_is_wrong(spoilt, change, messages, lang):
    root = spoilt(change)
    language.use(lang)
    with pytest.raises(Problems) as raised:
        rubrics.rubric("a1_survey", root)
    assert len(raised.value.lines) == len(messages)
    for line, message in zip(raised.value.lines, messages, strict=True):
        parts = language.text(message, **dict.fromkeys(FIELDS, "\0")).split("\0")
        assert all(part in line for part in parts) and re.search(r"q\d+", line)


FIELDS = (
    *("task", "known", "total", "stated", "cell"),
    *("criterion", "levels", "number", "missing"),
)


def test_an_unknown_assignment_and_an_unreadable_file_are_named(tmp_path):
    with pytest.raises(LookupError, match="a9_none.*a1_survey"):
        rubrics.rubric("a9_none")
    with pytest.raises(LookupError, match="a9_none"):
        rubrics.notes("a9_none")
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "rubrics" / "a1_survey.yml").write_text("tasks: [", encoding="utf-8")
    with pytest.raises(Problems, match="a1_survey.yml"):
        rubrics.rubric("a1_survey", tmp_path)


@pytest.mark.parametrize("name", [name for name in NAMES if own_data(name)])
def test_notes_name_the_tasks_with_personal_data(name):
    assert set(own_data(name)) <= set(rubrics.notes(name))
    assert len(computed(name)) + len(written(name)) == len(rubrics.notes(name))
