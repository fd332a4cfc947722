"""The answer banks: right answers pass, wrong ones get the message that names their mistake.

Each answer is run in this process; ``make answers`` has nbgrader grade the same banks.
"""

from __future__ import annotations

import ast
from functools import cache

import pytest
from babel.messages.pofile import read_po
from graded import (
    NAMES,
    PAIRS,
    STUDENTS,
    cells,
    computed,
    domain,
    functions,
    outcome,
    own_data,
    source,
    values,
)

from kzmedia import language, slices
from kzmedia.course import answers, bank, regions

SHARED = ("selfcheck.", "slices.")


@cache
def loaded(name: str) -> bank.Bank:
    return bank.load(name, "en")


def students(name: str, task: str) -> tuple[str | None, ...]:
    """Look at the data of several students where they differ."""
    return STUDENTS if task in own_data(name) else ("s001",)


# The notebook switches warnings off; pandas announces that `inplace` will go.
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore:The inplace keyword")
@pytest.mark.parametrize(("name", "task"), PAIRS)
def test_a_right_answer_passes_by_any_method(name, task):
    for method, tasks in loaded(name).right.items():
        for student in students(name, task):
            error = outcome(name, task, tasks[task], student=student)
            assert error is None, f"{method}, {student}: {error!r}"


@pytest.mark.parametrize(("name", "task"), PAIRS)
def test_the_notebooks_own_solution_passes_whoever_asks(name, task):
    for student in (*students(name, task), slices.DEFAULT):
        assert outcome(name, task, cells(name)[task], student=student) is None


@pytest.mark.filterwarnings("ignore:The inplace keyword")
@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize(("name", "task"), PAIRS)
def test_a_wrong_answer_gets_the_message_that_names_its_mistake(name, task, lang):
    for title, (code, message_id) in loaded(name).wrong[task].items():
        for student in students(name, task) if lang == "en" else ("s001",):
            error = outcome(name, task, code, lang, student=student)
            place = f"{title}, {student}, {message_id}: {error!r}"
            assert isinstance(error, AssertionError | NameError | TypeError), place
            said = str(error)
            if message_id.endswith(".hint"):
                # A hint may be followed by the place in the value at which to look.
                said = said[: len(language.text(message_id))]
            if not message_id.startswith(SHARED):
                assert said == language.text(message_id), place
            else:
                assert bank.says(said, message_id), place


@pytest.mark.parametrize(("name", "task"), PAIRS)
def test_an_open_task_fails_with_a_message_and_not_with_a_crash(name, task):
    first = cells(name)[task].splitlines()[0]
    code = f"{first}\n    ..." if task in functions(name) else "..."
    error = outcome(name, task, code, "kk")
    assert isinstance(error, AssertionError | NameError), repr(error)
    assert any(letter in str(error) for letter in "әғқңөұүһі")
    assert isinstance(outcome(name, task, "pass", "kk"), NameError)


@pytest.mark.parametrize(("name", "task"), PAIRS)
def test_without_its_hidden_tests_a_task_lets_wrong_answers_through(name, task):
    hidden, visible = regions.split(cells(name)[task + "_test"], regions.HIDDEN)
    assert hidden
    missed = [
        title
        for title, (code, _) in loaded(name).wrong[task].items()
        if outcome(name, task, code, test="\n".join(visible)) is None
    ]
    assert missed, "nothing in the bank needs the hidden tests of this task"


@pytest.mark.parametrize("name", NAMES)
def test_the_bank_is_large_enough(name):
    right, wrong = loaded(name).right, loaded(name).wrong
    assert len(right) >= 3
    everything = set(bank.tasks(source(name)))
    assert all(set(tasks) == everything for tasks in right.values())
    assert sorted(wrong) == sorted(computed(name))
    for answers_ in wrong.values():
        assert len({answer.code for answer in answers_.values()}) == len(answers_) >= 5


def _constant(code: str) -> bool:
    """Whether a piece of code is a function that never looks at what it is given."""
    function = ast.parse(code).body[-1]
    if not isinstance(function, ast.FunctionDef):
        return False
    given = {argument.arg for argument in function.args.args}
    return not given & {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}


@pytest.mark.parametrize(("name", "task"), PAIRS)
def test_the_bank_holds_what_earns_points_elsewhere(name, task):
    """For a function the constant; for a value the common data's and a neighbour's number."""
    wrong = loaded(name).wrong[task]
    if task in values(name):
        assert any(answer.message_id == "slices.default_value" for answer in wrong.values())
        assert any("slices.draw(" in answer.code for answer in wrong.values())
    elif task in functions(name):
        assert any(_constant(answer.code) for answer in wrong.values())


@pytest.mark.parametrize("name", NAMES)
def test_every_message_of_the_assignment_is_needed_by_a_wrong_answer(name):
    wrong = loaded(name).wrong
    needed = {answer.message_id for answers_ in wrong.values() for answer in answers_.values()}
    tests = "\n".join(cells(name).values())
    path = bank.ASSIGNMENTS.parent / "kzmedia" / "locale" / "en" / f"{domain(name)}.po"
    with path.open("rb") as file:
        known = {message.id for message in read_po(file) if message.id}
    assert {one for one in known if f'"{one}"' not in tests} == set()
    # The check before the first task of a1 has wrong answers of its own.
    own = {one for one in known if not one.endswith(".hint") and ".begin." not in one}
    own -= {one for one in own if f'"{one}"' not in _compared(name)}
    assert own - needed == set()


def _compared(name: str) -> str:
    """Test cells only: labels and alt texts of given figures are no answers to mistakes."""
    return "\n".join(text for cell, text in cells(name).items() if cell.endswith("_test"))


@pytest.mark.parametrize("arguments", [["a9"], ["a1", "--break", "q9"], ["a1", "--break", "x"]])
def test_the_command_refuses_what_does_not_exist(arguments, capsys):
    assert answers.main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
