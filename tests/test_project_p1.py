"""What is special in the final project: the learner chooses claim, data, method and verdict."""

from __future__ import annotations

import re

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from graded import cells, computed, outcome, setting, source

from kzmedia import data, language, own_project
from kzmedia.course import bank

NAME = "p1_claim"
RIGHT = bank.load(NAME, "en").right
PROJECTS = {**RIGHT, "the notebook's own": cells(NAME)}
TASKS = computed(NAME)


def whole(answers: dict[str, str], lang: str = "en", frame: str = "en") -> dict[str, object]:
    """Run a project from top to bottom in one kernel, tests included; return its names."""
    names = dict(setting(NAME, frame, None))
    language.use(lang)
    for task in TASKS:
        exec(compile(answers[task], task, "exec"), names)
        exec(compile(cells(NAME)[f"{task}_test"], f"{task}_test", "exec"), names)
    return names


@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize("project", PROJECTS)
def test_a_right_project_holds_together(project: str, lang: str) -> None:
    names = whole(PROJECTS[project], lang)
    found = names["result"](names["my_table"]())
    assert found == pytest.approx(names["final_result"], abs=0.06)
    word = own_project.word(names["verdict"])
    assert own_project.word(names["rule"](found)) == word
    assert own_project.word(names["facts"]["verdict"]) == word
    assert names["facts"]["n"] == names["counted"]["n"]
    assert names["facts"]["unit"] == names["plan"]["unit"]
    assert names["plan"]["measure"] == names["counted"]["measure"]
    plt.close("all")


def test_the_bank_holds_projects_of_every_kind() -> None:
    names = [whole(answers) for answers in RIGHT.values()]
    claims = [one["plan"]["claim"] for one in names]
    assert len(set(claims)) == len(claims) >= 4
    assert {bool(re.search(r"\(C\d\d", claim)) for claim in claims} == {True, False}
    assert {one["plan"]["normative"] for one in names} == {True, False}
    assert len({own_project.word(one["verdict"]) for one in names}) >= 3
    assert all(
        any(way in c["q5"] for c in RIGHT.values()) for way in ("ax.bar", "sns.", ".plot.")
    )
    measures = {one["plan"]["measure"] for one in names}
    assert "mobile" not in measures, "the worked example must not be one of them"


SHORT = {
    "q4": "result_table = my_table()\ndef result(table):\n    return table['gap'].median()",
    "q5": "figure_table = my_table()\n"
    "def draw(table):\n    ax = sns.histplot(data=table, x='gap')\n"
    "    return ax.set(xlabel='gap, points', ylabel='number of countries') and ax",
    "q6": "final_rule = rule\nfinal_result = 99\nverdict = 'supported'\notherwise = 50",
}


def test_parts_may_be_taken_over_from_earlier_tasks() -> None:
    whole({**cells(NAME), **SHORT})


def test_a_mistake_before_costs_its_own_task_only() -> None:
    """q1 to q3 left open, and every later task answered as the bank does, by itself."""
    names = dict(setting(NAME, "en", None))
    for task in TASKS[3:]:
        exec(compile(RIGHT["loops"][task], task, "exec"), names)
        exec(compile(cells(NAME)[f"{task}_test"], f"{task}_test", "exec"), names)


OWN = """
def my_table():
    return pd.read_csv("letters.csv")


counted = {"measure": "letters", "case": "town", "n": 3}
"""


def test_a_file_beside_the_notebook_is_data(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = {"town": ["Aral", "Taraz", "Oral", "Semei"], "letters": [5.0, 7, None, 9]}
    pd.DataFrame(rows).to_csv("letters.csv", index=False)
    assert outcome(NAME, "q3", OWN) is None
    assert "n" in str(outcome(NAME, "q3", OWN.replace('"n": 3', '"n": 4')))


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_rule_and_verdict_may_be_in_the_readers_words(lang: str) -> None:
    language.use(lang)
    word = {one: language.text(f"claims.word.{one}") for one in ("supported", "cannot_be_told")}
    rule = f"return {word['supported']!r} if value > 50 else {word['cannot_be_told']!r}"
    assert outcome(NAME, "q2", f"def rule(value):\n    {rule}") is None
    said = f"final_result, verdict, otherwise = 60, {word['supported'].upper()!r}, 40"
    assert outcome(NAME, "q6", f"def final_rule(value):\n    {rule}\n{said}") is None


@pytest.mark.parametrize("count", [119, 120, 500, 501])
def test_the_report_is_long_enough_and_not_too_long(count: int) -> None:
    first = "Of n = 12 towns most get letters daily: supported."
    words = [*first.split(), *(f"word{number}" for number in range(count))][:count]
    code = f"report = {' '.join(words)!r}\n"
    code += "facts = {'n': 12, 'unit': 'letters', 'verdict': 'supported'}"
    assert (outcome(NAME, "q7", code) is None) == (120 <= count <= 500)


def test_a_report_may_be_kazakh_and_name_the_verdict_so() -> None:
    body = " ".join(f"сөз{number}" for number in range(120))
    code = f"report = 'n = 12 қала, пайыз. Қорытынды: ішінара расталды. {body}'\n"
    code += "facts = {'n': 12, 'unit': 'пайыз', 'verdict': 'partly_supported'}"
    assert outcome(NAME, "q7", code) is None
    assert outcome(NAME, "q7", code.replace("'partly_supported'", "'supported'")) is not None


@pytest.mark.parametrize(
    "chart", ["sns.stripplot", "sns.boxplot", "sns.regplot", "sns.kdeplot"]
)
def test_charts_with_chance_in_them_are_judged_fairly(chart: str) -> None:
    given = "data=table, x='egdi', y='epi'"
    code = "figure_table = kzmedia.load('egov').query('year == 2022').head(60)\n"
    code += f"def draw(table):\n    ax = {chart}({given})\n"
    code += "    return figures.finish(ax, source='egov')\n"
    if chart in ("sns.stripplot", "sns.boxplot"):
        code = code.replace("x='egdi'", "x='year'")
    assert outcome(NAME, "q5", code) is None


def test_the_worked_example_says_what_its_code_finds() -> None:
    names = dict(setting(NAME, "en", None))
    for cell in ("example_rule", "example_table", "example_result"):
        exec(compile(cells(NAME)[cell], cell, "exec"), names)
    rows = names["example_rows"]
    found, n = names["example_result"](rows), rows["mobile"].notna().sum()
    prose = "\n".join(c.source for c in source(NAME).cells if c.cell_type == "markdown")
    assert f"{found:.1f}" in prose and f"{found:.0f}%" in prose
    assert (
        f"n = {n} countries" in prose and f'"n": {n}' in prose and f"{len(rows)} rows" in prose
    )
    naive = 100 * (rows["mobile"] > 100).mean()
    assert f"{naive:.1f}" in prose
    assert names["example_rule"](found) == "supported"
    plt.close("all")


def test_the_notebooks_own_report_gives_the_numbers_of_its_data() -> None:
    names = whole(cells(NAME))
    gaps = names["my_table"]()["gap"]
    text = names["report"] + "\n".join(
        c.source for c in source(NAME).cells if c.id in ("q8", "q9")
    )
    others = set(data.load("internet").query("year == 2018")["iso3"]) - set(
        names["my_table"]()["iso3"]
    )
    for said in (
        f"n = {len(gaps)} ",
        f"{100 * (gaps > 0).mean():.0f}%",
        f"{gaps.median():.1f}",
        f"{gaps.max():.0f}",
        f"{100 * (gaps > 2).mean():.0f} per cent",
        f"only in {100 * (gaps > 3).mean():.0f},",
        f"the {len(others)},",
        f"{len(others)} others",
    ):
        assert said in text.replace("The 95", "the 95,"), said
    ahead = next(
        k
        for k in range(len(others))
        if ((gaps > 0).sum() + len(others) - k) / (len(gaps) + len(others)) < 0.6
    )
    assert f"in {ahead} of them" in text
