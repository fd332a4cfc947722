"""The house rules over all notebooks, and each rule over a notebook that breaks it."""

from __future__ import annotations

from collections.abc import Callable

import message_rules
import notebook_rules as rules
import pytest
from made_up import code, lesson_cells, markdown, notebook, with_cell

import notebooks
from notebooks import ASSIGNMENTS, LANGUAGES, LESSONS, Page

EVERYWHERE = (
    *rules.RULES,
    message_rules.messages_exist,
    message_rules.figures_have_alt,
    message_rules.names_have_labels,
    message_rules.one_language_cell,
)


@pytest.mark.parametrize("pattern", [LESSONS, ASSIGNMENTS])
def test_there_are_notebooks_in_three_languages(pattern: str) -> None:
    names = [
        [notebooks.read(path).name for path in notebooks.find(pattern, [lang])]
        for lang in LANGUAGES
    ]
    assert names[0], f"nothing under {pattern}: these tests would hold without a notebook"
    assert names[0] == names[1] == names[2]


@pytest.mark.parametrize("path", notebooks.all_paths())
@pytest.mark.parametrize("rule", EVERYWHERE, ids=lambda rule: rule.__name__)
def test_every_notebook(rule: Callable[[Page], list[str]], path: str) -> None:
    problems = rule(notebooks.read(path))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("path", notebooks.find(LESSONS))
@pytest.mark.parametrize("rule", rules.LESSON_RULES, ids=lambda rule: rule.__name__)
def test_every_lesson(rule: Callable[[Page], list[str]], path: str) -> None:
    problems = rule(notebooks.read(path))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("rule", [*EVERYWHERE, *rules.LESSON_RULES], ids=lambda r: r.__name__)
def test_the_made_up_lesson_keeps_every_rule(rule: Callable[[Page], list[str]]) -> None:
    assert rule(notebook(*lesson_cells())) == []


GOOD = lesson_cells()
LONG_FUNCTION = "def f(x):\n" + "    x = x + 1\n" * 10 + "    return x"


def changed(cell_id: str, source: str) -> list[dict]:
    return with_cell(GOOD, cell_id, source=source)


def without(cell_id: str) -> list[dict]:
    return [cell for cell in GOOD if cell["id"] != cell_id]


@pytest.mark.parametrize(
    ("rule", "cells", "place"),
    [
        (rules.no_outputs, with_cell(GOOD, "fig1", execution_count=3), "fig1"),
        (rules.no_outputs, with_cell(GOOD, "fig1", outputs=[{"output_type": "x"}]), "fig1"),
        (rules.cell_ids, [*GOOD, code("1a2b3c4d", "")], "1a2b3c4d"),
        (rules.cell_ids, [*GOOD, code("сурет", "")], "сурет"),
        (rules.cell_ids, [*GOOD, code("fig1", "")], "fig1"),
        (rules.heading_order, changed("text1", "# Again"), "text1"),
        (rules.heading_order, changed("text1", "### Too deep"), "text1"),
        (rules.heading_order, changed("title", "## No H1"), "title"),
        (rules.valid_code, changed("fig1", "%matplotlib inline"), "fig1"),
        (rules.valid_code, changed("fig1", "!pip install x"), "fig1"),
        (rules.no_sentences, changed("fig1", "x = 1  # the sum"), "fig1"),
        (rules.no_sentences, changed("fig1", '"""Draw it."""'), "fig1"),
        (rules.no_sentences, changed("fig1", 'ax.set(title="Share of answers")'), "fig1"),
        (rules.no_sentences, changed("fig1", 'print("Done.")'), "fig1"),
        (rules.no_sentences, changed("fig1", 'name = "Kazakhstan"'), "fig1"),
        (rules.no_sentences, changed("fig1", 'name = "ел"'), "fig1"),
        (rules.no_sentences, changed("fig1", 'f"{x} of all answers"'), "fig1"),
        (rules.stays_here, changed("fig1", "import requests"), "fig1"),
        (rules.stays_here, changed("fig1", "from urllib.request import urlopen"), "fig1"),
        (rules.stays_here, changed("fig1", 'pd.read_csv("https://a.b/c.csv")'), "fig1"),
        (rules.stays_here, changed("fig1", 'pd.read_csv("/data/c.csv")'), "fig1"),
        (rules.stays_here, changed("text1", "see C:\\data"), "text1"),
        (rules.budget, GOOD[:24], "all"),
        (rules.budget, [*GOOD, *[markdown(f"m{i}", "") for i in range(40)]], "all"),
        (rules.budget, changed("fig1", "x = 1\n" * 21), "fig1"),
        (rules.budget, changed("fig1", LONG_FUNCTION), "fig1"),
        (rules.budget, [c | {"source": "x = 1\n" * 6} for c in GOOD], "all"),
        (rules.frame, without("summary"), "summary"),
        (rules.frame, without("language"), "language"),
        (rules.frame, without("sources"), "at the end"),
        (rules.frame, [GOOD[1], GOOD[0], *GOOD[2:]], "title"),
        (rules.frame, [*GOOD[:4], markdown("between", ""), *GOOD[4:]], "language"),
        (
            rules.frame,
            changed("objectives", "- a\n- b\n\n20 minutes, `survey`"),
            "before imports",
        ),
        (rules.frame, changed("objectives", "- a\n- b\n- c\n`survey`"), "before imports"),
        (rules.frame, changed("question", "Is it so? C35b"), "before imports"),
        (rules.frame, changed("imports", "import kzmedia"), "imports"),
        (rules.frame, changed("summary", "- one\n- two"), "summary"),
        (rules.around_figures, [code("fig0", "show(ax)"), code("x", "1"), *GOOD[3:]], "fig0"),
        (rules.around_figures, [*GOOD, code("fig2", "show(ax)"), code("x", "1")], "fig2"),
        (rules.self_checks, without("check1"), "all"),
        (rules.self_checks, changed("check1-answer", "answer_1 = 5"), "all"),
        (rules.self_checks, changed("check1", "selfcheck.check(answer_1, 1)"), "check1"),
        (message_rules.messages_exist, changed("fig1", 'x = "language.nothing"'), "fig1"),
        (message_rules.messages_exist, changed("fig1", 'explore.guess("no.such.id")'), "fig1"),
        (
            message_rules.messages_exist,
            changed("check1", 'check(1, 1, hint="Sum up")'),
            "check1",
        ),
        (message_rules.messages_exist, changed("check1", 'check(1, 1, {"a.b": 2})'), "check1"),
        (message_rules.figures_have_alt, changed("fig1", "figures.show(ax)"), "fig1"),
        (
            message_rules.figures_have_alt,
            changed("fig1", 'figures.show(ax, alt="language.unknown", known=1)'),
            "fig1",
        ),
        (
            message_rules.names_have_labels,
            changed("fig1", 'sns.barplot(data=t, x="no_such_column", y="share")'),
            "fig1",
        ),
        (
            message_rules.names_have_labels,
            changed("fig1", 'figures.finish(ax, source="survey", y="survey.no_such_axis")'),
            "fig1",
        ),
        (message_rules.one_language_cell, with_cell(GOOD, "language", metadata={}), "language"),
        (message_rules.one_language_cell, changed("language", 'kzmedia.use("kk")'), "language"),
    ],
)
def test_a_broken_notebook_is_named(
    rule: Callable[[Page], list[str]], cells: list[dict], place: str
) -> None:
    problems = rule(notebook(*cells))
    assert any(f"09_made_up.ipynb, cell {place}:" in problem for problem in problems), problems


@pytest.mark.parametrize(
    "source",
    [
        'survey = kzmedia.load("survey").query("figure == 2 and reading == \'each\'")',
        'wide = table.eval("gap = upper - lower")',
        '### BEGIN SOLUTION\nname = "Any words here"  # and here\n### END SOLUTION',
        'ax.legend(loc="lower right"); sns.heatmap(t, cmap="Blues"); bar.set_hatch("//")',
        'for rows in ["figure == 2 and reported"]:\n    survey.query(rows)',
        'sns.barplot(t, x="share", hue="odd"); figures.finish(ax, source="L13", legend=None)',
        'order = ["very_high", "KAZ", "Int64", "%d.%m.%Y", "L13"]',
        '### BEGIN HIDDEN TESTS\nmust(f(3), 4, hint="language.unknown")\n### END HIDDEN TESTS',
    ],
)
def test_code_that_may_stand(source: str) -> None:
    cells = with_cell(GOOD, "fig1", source=source)
    checked = (rules.no_sentences, rules.stays_here)
    for rule in (*checked, message_rules.messages_exist, message_rules.names_have_labels):
        assert rule(notebook(*cells)) == []
