"""Assignment a1_survey: points, rubric, independence of its tasks, what learners receive."""

from __future__ import annotations

import ast
import builtins
import copy
import re

import nbformat
import pytest

from kzmedia import language
from kzmedia.course import bank, gate, generate
from kzmedia.course.files import read_notebook

NAME = "a1_survey"
LANGUAGES = language.LANGUAGES
COMPUTED = [f"q{n}" for n in range(1, 9)]
WRITTEN = ["q9", "q10"]
# Defined before the first task, for all of them.
SHARED = ("imports", "language", "data", "small")


def source(lang: str = "en") -> nbformat.NotebookNode:
    return nbformat.read(bank.source(NAME, lang), as_version=4)


def by_id(notebook) -> dict[str, nbformat.NotebookNode]:
    return {cell.id: cell for cell in notebook.cells}


# Names -----------------------------------------------------------------------------------


def bound(tree: ast.AST) -> dict[str, str]:
    """Names that the module level of a piece of code binds, with what an import brings."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = ""
        elif isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, "module", "")
            for a in node.names:
                name = a.asname or a.name.partition(".")[0]
                found.setdefault(name, f"{module} {a.name}")
        else:
            for name in ast.walk(node):
                if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store):
                    found[name.id] = ""
    return found


def used(tree: ast.AST) -> set[str]:
    """Names that a piece of code reads and does not make itself."""
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    made = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    made |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return {node.id for node in names if isinstance(node.ctx, ast.Load)} - made


def dependent(notebook) -> list[str]:
    """Return a line for every name that one task takes from another or binds with it."""
    cells = {c.id: c.source for c in notebook.cells if c.cell_type == "code"}
    shared = bound(ast.parse("\n".join(cells[cell] for cell in SHARED)))
    tasks = [*COMPUTED, *WRITTEN]
    trees = {
        task: ast.parse(
            "\n".join(text for i, text in cells.items() if re.fullmatch(rf"{task}(_\w+)?", i))
        )
        for task in tasks
    }
    own = {task: bound(tree) for task, tree in trees.items()}
    lines = []
    for task in tasks:
        foreign = used(trees[task]) - set(own[task]) - set(shared) - set(dir(builtins))
        lines += [f"{task} reads {name}" for name in sorted(foreign)]
        for name, origin in sorted(own[task].items()):
            known = [own[other] for other in tasks if other != task] + [shared]
            # The same import in several tasks binds the same thing.
            if any(name in one and not origin == one[name] != "" for one in known):
                lines.append(f"{task} rebinds {name}")
    return lines


def test_tasks_do_not_depend_on_one_another():
    assert dependent(source()) == []


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
    notebook = copy.deepcopy(source())
    spoilt = by_id(notebook)[cell]
    assert old in spoilt.source
    spoilt.source = spoilt.source.replace(old, new)
    assert line in dependent(notebook)


@pytest.mark.parametrize("task", COMPUTED)
def test_a_test_cell_reads_no_table_that_a_learner_may_have_changed(task):
    cells = {c.id: c.source for c in source().cells if c.cell_type == "code"}
    exposed = {"answers", "small", *bound(ast.parse(cells.get(f"{task}_given", "")))}
    exposed -= {"survey"}
    assert used(ast.parse(cells[f"{task}_test"])) & exposed == set()


# Tasks -----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_task_has_its_cells_with_matching_ids(lang):
    cells = by_id(source(lang))
    for task in COMPUTED:
        wanted = [f"{task}_text", task, f"{task}_call", f"{task}_test"]
        places = [list(cells).index(one) for one in wanted]
        assert places == sorted(places)
        assert (
            cells[task].metadata.nbgrader.solution and not cells[task].metadata.nbgrader.grade
        )
        assert cells[f"{task}_test"].metadata.nbgrader.locked
    for task in WRITTEN:
        settings = cells[task].metadata.nbgrader
        assert cells[task].cell_type == "markdown" and settings.grade and settings.solution
    for cell in cells.values():
        settings = cell.metadata.get("nbgrader")
        if settings:
            assert settings.grade_id == cell.id
        assert cell.cell_type == "code" or cell.id in WRITTEN or settings.locked, cell.id


def test_the_first_answer_is_the_student_id_and_earns_nothing():
    cell = next(cell for cell in source().cells if cell.cell_type == "code")
    assert cell.source == 'student_id = ""'
    assert "nbgrader" not in cell.metadata
    assert all("student_id" not in c.source for c in source().cells if c.id.endswith("_test"))


@pytest.mark.parametrize("task", COMPUTED)
def test_a_computed_task_is_a_function_whose_first_line_learners_get(task):
    cells = by_id(source())
    (function,) = ast.parse(cells[task].source).body
    assert isinstance(function, ast.FunctionDef)
    lines = cells[task].source.splitlines()
    assert lines[1].strip() == "### BEGIN SOLUTION" and lines[-1].strip() == "### END SOLUTION"
    assert cells[f"{task}_call"].source.startswith(f"{function.name}(")
    test = cells[f"{task}_test"].source
    assert f'selfcheck.defined("{function.name}", "function")' in test
    for lang in LANGUAGES:
        assert f"`{function.name}(" in by_id(source(lang))[f"{task}_text"].source


@pytest.mark.parametrize("task", COMPUTED)
def test_no_expected_number_is_typed_in(task):
    """What `must` compares with is a name, a call or a calculation, never a literal."""
    tree = ast.parse(by_id(source())[f"{task}_test"].source)
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "must"
    ]
    assert calls
    for call in calls:
        literal = isinstance(call.args[1], ast.Constant)
        assert not literal or call.args[1].value is True, ast.unparse(call)


@pytest.mark.parametrize("task", COMPUTED)
def test_a_test_cell_displays_no_value(task):
    """nbgrader reads a displayed value as points, and feedback would show what it was."""
    last = ast.parse(by_id(source())[f"{task}_test"].source).body[-1]
    if isinstance(last, ast.Expr):
        called = ast.unparse(last.value.func)
        functions = {
            node.name: node
            for node in ast.walk(ast.parse(by_id(source())[f"{task}_test"].source))
            if isinstance(node, ast.FunctionDef)
        }
        returns = [
            node
            for node in ast.walk(functions.get(called, ast.Pass()))
            if isinstance(node, ast.Return)
        ]
        assert called == "selfcheck.must" or (called in functions and not returns)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_points_in_the_prose_are_the_points_of_the_cells(lang):
    notebook = read_notebook(bank.source(NAME, lang))
    assert gate.check_source(notebook) == []
    points = bank.points(source(lang))
    title = by_id(source(lang))["title"].source
    assert re.search(rf"\*\*[^*]+:\*\*\D*{sum(points.values()):.0f}\b", title)
    for task in points:
        stated = gate.stated_points(by_id(source(lang))[f"{task}_text"].source)
        assert stated == points[task]


FOLDED = ["begin_check", "q6_given", "q7_given", "q9_given", "q10_given"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_for_reading_is_folded_and_stays_so_in_the_release(lang):
    wanted = {*FOLDED, *(f"{task}_test" for task in COMPUTED)}
    released = generate.released(
        read_notebook(bank.source(NAME, lang)), bank.ASSIGNMENTS / lang
    )
    for cells in (source(lang).cells, released["cells"]):
        folded = {
            cell["id"]
            for cell in cells
            if cell["metadata"].get("jupyter", {}).get("source_hidden")
        }
        assert folded == wanted
        # What a reader sees open must not hand over the answers of the library.
        for cell in cells:
            if cell["cell_type"] == "code" and cell["id"] not in folded:
                assert "survey." not in cell["source"], cell["id"]
                assert "import survey" not in cell["source"], cell["id"]


# What learners receive -------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_released_notebook_passes_the_gate_with_stubs_in_the_language(lang):
    notebook = read_notebook(bank.source(NAME, lang))
    english = read_notebook(bank.source(NAME, "en"))
    course = bank.ASSIGNMENTS / lang
    released = generate.released(notebook, course)
    assert gate.check_release(notebook, released) == []
    assert lang == "en" or gate.check_twin(english, notebook) == []
    cells = {cell["id"]: cell["source"] for cell in released["cells"]}
    language.use(lang)
    for task in COMPUTED:
        first, stub, *_ = cells[task].splitlines()
        assert first.startswith("def ") and language.text("course.stub.code") in stub
        assert "HIDDEN" not in cells[f"{task}_test"]
        assert "a1.constant" not in cells[f"{task}_test"] or task in ("q5", "q6", "q8")
    for task in WRITTEN:
        assert cells[task] == language.text("course.stub.text")


def test_the_code_is_the_same_in_the_three_languages():
    code = {
        lang: [(c.id, c.source) for c in source(lang).cells if c.cell_type == "code"]
        for lang in LANGUAGES
    }
    for lang in LANGUAGES:
        differing = [a[0] for a, b in zip(code["en"], code[lang], strict=True) if a != b]
        assert differing in ([], ["language"])
