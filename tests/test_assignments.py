"""Every assignment: points, independence of its tasks, what learners receive."""

from __future__ import annotations

import ast
import copy
import re
from builtins import __dict__ as builtin

import pytest
from graded import (
    NAMES,
    PAIRS,
    bound,
    by_id,
    cells,
    computed,
    domain,
    functions,
    own_data,
    part_of,
    source,
    used,
    values,
    written,
)

from kzmedia import language
from kzmedia.course import bank, gate, generate
from kzmedia.course.files import read_notebook

LANGUAGES = language.LANGUAGES
A1 = "a1_survey"


def dependent(name, notebook) -> list[str]:
    """Return a line for every name that one task takes from another or binds with it."""
    code = {c.id: c.source for c in notebook.cells if c.cell_type == "code"}
    shared = bound(ast.parse("\n".join(code[cell] for cell in bank.FRAME if cell in code)))
    tasks = [*computed(name), *written(name)]
    trees = {
        task: ast.parse("\n".join(text for i, text in code.items() if part_of(task, i)))
        for task in tasks
    }
    own = {task: bound(tree) for task, tree in trees.items()}
    lines = []
    for task in tasks:
        foreign = used(trees[task]) - set(own[task]) - set(shared) - set(builtin)
        lines += [f"{task} reads {one}" for one in sorted(foreign)]
        for one, origin in sorted(own[task].items()):
            known = [own[other] for other in tasks if other != task] + [shared]
            # The same import in several tasks binds the same thing.
            if any(one in names and not origin == names[one] != "" for names in known):
                lines.append(f"{task} rebinds {one}")
    return lines


@pytest.mark.parametrize("name", NAMES)
def test_tasks_do_not_depend_on_one_another(name):
    assert dependent(name, source(name)) == []


@pytest.mark.parametrize(
    ("cell", "old", "new", "line"),
    [
        ("q3_call", "access_rows", "pace_rows", "q3 reads pace_rows"),
        (
            "q4",
            "share[option], share[option] + 100",
            "0, unreported(rows)",
            "q4 reads unreported",
        ),
        ("q6_given", "scale_rows", "chart_rows", "q6 rebinds chart_rows"),
        ("q2_given", "pace_rows", "answers", "q2 rebinds answers"),
        ("q7_given", "reading_ranges", "survey", "q7 rebinds survey"),
        ("q6_given", "import survey", "import data as survey", "q6 rebinds survey"),
        ("q4_test", "from kzmedia import survey", "", "q4 reads survey"),
    ],
)
def test_a_task_that_leans_on_another_is_found(cell, old, new, line):
    notebook = copy.deepcopy(source(A1))
    # `answers` is given to all tasks of a1 under this name.
    spoilt = by_id(notebook)[cell]
    assert old in spoilt.source
    spoilt.source = spoilt.source.replace(old, new)
    assert line in dependent(A1, notebook)


@pytest.mark.parametrize(("name", "task"), PAIRS)
def test_a_test_cell_reads_no_table_that_a_learner_may_have_changed(name, task):
    code = cells(name)
    given = ast.parse("\n".join(t for i, t in code.items() if i in (f"{task}_given", "data")))
    exposed = {one for one, origin in bound(given).items() if not origin}
    exposed |= {"small", "mine", "student_id"}
    assert used(ast.parse(code[f"{task}_test"])) & exposed == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_task_has_its_cells_with_matching_ids(name, lang):
    here = by_id(source(name, lang))
    for task in computed(name):
        places = [list(here).index(one) for one in (f"{task}_text", task, f"{task}_test")]
        assert places == sorted(places)
        settings = here[task].metadata.nbgrader
        assert settings.solution and not settings.grade
        assert here[f"{task}_test"].metadata.nbgrader.locked
    for task in written(name):
        settings = here[task].metadata.nbgrader
        assert here[task].cell_type == "markdown" and settings.grade and settings.solution
    for cell in here.values():
        settings = cell.metadata.get("nbgrader")
        if settings:
            assert settings.grade_id == cell.id
        assert cell.cell_type == "code" or cell.id in written(name) or settings.locked, cell.id
    assert 8 <= len(computed(name)) + len(written(name)) <= 12 and len(written(name)) >= 2


@pytest.mark.parametrize("name", NAMES)
def test_the_first_answer_is_the_student_id_and_earns_nothing(name):
    cell = next(cell for cell in source(name).cells if cell.cell_type == "code")
    assert cell.source == 'student_id = ""'
    assert "nbgrader" not in cell.metadata


@pytest.mark.parametrize(("name", "task"), PAIRS)
def test_a_computed_task_is_a_function_or_a_value_of_ones_own_data(name, task):
    """A value that is equal for everybody would earn points by copying."""
    lines = cells(name)[task].splitlines()
    assert lines[-1].strip() == "### END SOLUTION"
    test = cells(name)[f"{task}_test"]
    function = functions(name).get(task)
    if function:
        assert lines[1].strip() == "### BEGIN SOLUTION"
        assert f'selfcheck.defined("{function}", "function")' in test
    else:
        assert "### BEGIN SOLUTION" in cells(name)[task]
        assert task in values(name) or domain(name) == "p1"
        assert re.match(r'selfcheck\.defined\("\w+"', test)
    for lang in LANGUAGES:
        wanted = f"`{function}(" if function else "`"
        assert wanted in by_id(source(name, lang))[f"{task}_text"].source


@pytest.mark.parametrize("name", [name for name in NAMES if own_data(name)])
def test_there_are_enough_tasks_with_personal_data(name):
    assert len(own_data(name)) >= 4 and len(values(name)) >= 2
    assert set(own_data(name)) <= {*computed(name), *written(name)}
    for task in values(name):
        test = cells(name)[f"{task}_test"]
        assert '"slices.default_value"' in test and "tolerance" in test, task


@pytest.mark.parametrize(("name", "task"), PAIRS)
def test_no_expected_number_is_typed_in(name, task):
    """What `must` compares with is a name, a call or a calculation, never a literal."""
    tree = ast.parse(cells(name)[f"{task}_test"])
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "must"
    ]
    assert calls
    for call in calls:
        literal = isinstance(call.args[1], ast.Constant)
        assert not literal or call.args[1].value in (True, None), ast.unparse(call)


@pytest.mark.parametrize(("name", "task"), PAIRS)
def test_a_test_cell_displays_no_value(name, task):
    """nbgrader reads a displayed value as points, and feedback would show what it was."""
    tree = ast.parse(cells(name)[f"{task}_test"])
    last = tree.body[-1]
    if isinstance(last, ast.Expr):
        called = ast.unparse(last.value.func)
        made = {n.name: n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
        inside = ast.walk(made.get(called, ast.Pass()))
        assert called in ("selfcheck.must", *made)
        assert not [node for node in inside if isinstance(node, ast.Return)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_points_in_the_prose_are_the_points_of_the_cells(name, lang):
    notebook = read_notebook(bank.source(name, lang))
    assert gate.check_source(notebook) == []
    points = bank.points(source(name, lang))
    here = by_id(source(name, lang))
    assert re.search(rf"\*\*[^*]+:\*\*\D*{sum(points.values()):.0f}\b", here["title"].source)
    for task in points:
        assert gate.stated_points(here[f"{task}_text"].source) == points[task]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_table_of_checks_names_every_task_its_points_and_what_is_hidden(name, lang):
    prose = by_id(source(name, lang))["checks_text"].source
    table = {
        row[1].strip(): [part.strip() for part in row[2:-1]]
        for row in (line.split("|") for line in prose.splitlines() if line.startswith("| q"))
    }
    points = bank.points(source(name, lang))
    assert list(table) == list(points)
    for task, (stated, seen, hidden) in table.items():
        assert stated == f"`{points[task]:g}`"
        assert hidden and (seen != "–") == (task in computed(name)), task
    auto = sum(points[task] for task in computed(name))
    by_hand = sum(points[task] for task in written(name))
    assert f"`{auto:g}`" in prose and f"`{by_hand:g}`" in prose.partition("\n\n|")[2]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_for_reading_is_folded_and_stays_so_in_the_release(name, lang):
    handed = generate.released(read_notebook(bank.source(name, lang)), bank.ASSIGNMENTS / lang)
    tests = {f"{task}_test" for task in computed(name)}
    for cell in (*source(name, lang).cells, *handed["cells"]):
        folded = cell["metadata"].get("jupyter", {}).get("source_hidden", False)
        assert folded or cell["id"] not in tests, cell["id"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_released_notebook_passes_the_gate_with_stubs_in_the_language(name, lang):
    notebook = read_notebook(bank.source(name, lang))
    english = read_notebook(bank.source(name, "en"))
    handed = generate.released(notebook, bank.ASSIGNMENTS / lang)
    assert gate.check_release(notebook, handed) == []
    assert lang == "en" or gate.check_twin(english, notebook) == []
    here = {cell["id"]: cell["source"] for cell in handed["cells"]}
    language.use(lang)
    for task in computed(name):
        first, *rest = here[task].splitlines()
        stub = rest[0] if task in functions(name) else first
        assert language.text("course.stub.code") in stub
        assert task not in functions(name) or first.startswith("def ")
        assert "HIDDEN" not in here[f"{task}_test"]
    for task in written(name):
        assert here[task] == language.text("course.stub.text")


@pytest.mark.parametrize("name", NAMES)
def test_the_code_is_the_same_in_the_three_languages(name):
    for lang in LANGUAGES:
        pairs = zip(cells(name).items(), cells(name, lang).items(), strict=True)
        assert [one[0] for one, other in pairs if one != other] in ([], ["language"])
