"""The rubric of a1 as data: it adds up, speaks three languages, and learners see it."""

from __future__ import annotations

import re

import nbformat
import pytest
import yaml

from kzmedia import language
from kzmedia.course import bank

NAME = "a1_survey"
LANGUAGES = language.LANGUAGES
WRITTEN = ["q9", "q10"]
RUBRIC = yaml.safe_load(
    (bank.ASSIGNMENTS / "rubrics" / f"{NAME}.yml").read_text(encoding="utf-8")
)


def source(lang: str = "en") -> nbformat.NotebookNode:
    return nbformat.read(bank.source(NAME, lang), as_version=4)


def by_id(notebook) -> dict[str, nbformat.NotebookNode]:
    return {cell.id: cell for cell in notebook.cells}


# Names -----------------------------------------------------------------------------------


def test_the_rubric_covers_the_written_answers_and_adds_up():
    points = bank.points(source())
    assert RUBRIC["assignment"] == NAME
    assert list(RUBRIC["tasks"]) == WRITTEN
    for task, rubric in RUBRIC["tasks"].items():
        levels = [[level["points"] for level in c["levels"]] for c in rubric["criteria"]]
        assert all(len(one) >= 2 and one == sorted(set(one)) for one in levels)
        assert all(one[0] == 0 for one in levels)
        assert sum(max(one) for one in levels) == rubric["points"] == points[task]


def test_the_rubric_says_everything_in_three_languages():
    for rubric in RUBRIC["tasks"].values():
        texts = [rubric["grader"]]
        for criterion in rubric["criteria"]:
            texts += [criterion["name"], *criterion["levels"]]
        for text in texts:
            assert {"en", "kk", "ru"} <= set(text)
            # A word may be the same in two of the languages; no sentence is.
            assert text["en"] not in (text["kk"], text["ru"])
            assert not re.search(r"[A-Za-z]", text["kk"] + text["ru"])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("task", WRITTEN)
def test_students_see_the_rubric_and_not_the_graders_part(task, lang):
    prose = by_id(source(lang))[f"{task}_text"].source
    for criterion in RUBRIC["tasks"][task]["criteria"]:
        assert f"| {criterion['name'][lang]} |" in prose
        for level in criterion["levels"]:
            assert f"| `{level['points']}` | {level[lang]} |" in prose
    whole = "\n".join(cell.source for cell in source(lang).cells)
    assert RUBRIC["tasks"][task]["grader"][lang] not in whole
