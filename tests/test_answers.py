"""The answer bank of a1_survey: right answers pass, wrong ones fail with the right message."""

from __future__ import annotations

import ast
import contextlib
import io
from functools import cache
from types import CodeType

import nbformat
import pytest

from kzmedia import language
from kzmedia.course import answers, bank, regions

NAME = "a1_survey"
BANK = bank.load(NAME, "en")
COMPUTED = sorted(BANK.wrong)


@cache
def cells(lang: str) -> dict[str, str]:
    notebook = nbformat.read(bank.source(NAME, lang), as_version=4)
    return {cell.id: cell.source for cell in notebook.cells if cell.cell_type == "code"}


@cache
def compiled(source: str, name: str) -> CodeType:
    return compile(source, name, "exec")


@cache
def setting(lang: str) -> dict[str, object]:
    """What stands in the notebook before the first task."""
    import matplotlib

    matplotlib.use("Agg")
    names: dict[str, object] = {"__name__": "__main__"}
    for cell in ("imports", "language", "data", "small"):
        exec(compiled(cells(lang)[cell], cell), names)
    return names


def outcome(
    task: str, code: str, lang: str = "en", test: str | None = None
) -> Exception | None:
    """Run one task with an answer as the kernel would and return what its test raised."""
    names = dict(setting(lang))
    language.use(lang)
    with contextlib.redirect_stdout(io.StringIO()):
        if f"{task}_given" in cells(lang):
            exec(compiled(cells(lang)[f"{task}_given"], f"{task}_given"), names)
        exec(compiled(code, task), names)
        try:
            exec(compiled(test or cells(lang)[f"{task}_test"], f"{task}_test"), names)
        except Exception as error:
            return error
    return None


# The notebook switches warnings off; pandas announces that `inplace` will go.
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore:The inplace keyword")
@pytest.mark.parametrize("method", BANK.right)
@pytest.mark.parametrize("task", COMPUTED)
def test_a_right_answer_passes_by_any_method(task, method):
    assert outcome(task, BANK.right[method][task]) is None


@pytest.mark.filterwarnings("ignore:The inplace keyword")
@pytest.mark.parametrize("task", ["q2", "q3", "q4"])
def test_without_the_copies_an_answer_in_place_would_be_failed(task):
    test = cells("en")[f"{task}_test"]
    code = BANK.right["in_place"][task]
    assert outcome(task, code, test=test) is None
    assert outcome(task, code, test=test.replace(".copy()", "")) is not None


ROUNDED = {
    "q1": "lambda *given: solution(*given).iloc[::1].copy()",
    "q2": "lambda rows: np.float32(solution(rows))",
    "q3": "lambda *given: round(solution(*given), 1)",
    "q4": "lambda *given: list(map(np.float32, solution(*given)))",
    "q6": "lambda rows: pd.Series(solution(rows)).round(2)",
    "q7": "lambda ranges: np.bool_(solution(ranges))",
    "q8": "lambda *given: np.round(solution(*given), 1)",
}


@pytest.mark.parametrize("task", ROUNDED)
def test_rounded_answers_of_any_number_type_pass(task):
    solution = cells("en")[task]
    name = solution.removeprefix("def ").partition("(")[0]
    code = f"{solution}\nsolution = {name}\n{name} = {ROUNDED[task]}"
    assert outcome(task, code) is None


LENGTHS = 'rows["share"].fillna(100 - rows["share"].sum()).tolist()'
DRAWN = {
    "one series for every bar": f"""
    ax = plt.figure().add_subplot()
    for place, length in enumerate({LENGTHS}):
        ax.bar([place], [length], yerr=[1], color=["C0", "C1"][place % 2])
    """,
    "a band behind lying bars": f"""
    ax = plt.figure().add_subplot()
    ax.barh(rows["option"], {LENGTHS})
    ax.axvspan(20, 40, color="0.9")
    ax.axhspan(0, 1, color="0.9")
    ax.set_xlabel("%")
    """,
    "rectangles by hand": f"""
    ax = plt.figure().add_subplot()
    for place, length in enumerate({LENGTHS}):
        ax.add_patch(plt.Rectangle((place, 0), 0.8, length))
    """,
    "a colour for every option": f"""
    full = rows.assign(share={LENGTHS})
    ax = sns.barplot(data=full, x="share", y="option", hue="option")
    """,
    "a histogram with weights": f"""
    full = rows.assign(share={LENGTHS})
    ax = sns.histplot(data=full, x="option", weights="share")
    """,
}


@pytest.mark.parametrize("way", DRAWN)
def test_a_chart_drawn_in_another_way_passes(way):
    code = f'def draw(rows):{DRAWN[way]}ax.set_ylabel("%")\n    return ax'
    assert outcome("q5", code) is None


@pytest.mark.parametrize("task", COMPUTED)
def test_the_notebooks_own_solution_passes(task):
    assert outcome(task, cells("en")[task]) is None


@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize("task", COMPUTED)
def test_a_wrong_answer_gets_the_message_that_names_its_mistake(task, lang):
    for name, (code, message_id) in BANK.wrong[task].items():
        error = outcome(task, code, lang)
        assert isinstance(error, AssertionError), f"{task}, {name}: {error!r}"
        said = str(error)
        if message_id.endswith(".hint"):
            # A hint may be followed by the place in the value at which to look.
            said = said[: len(language.text(message_id))]
        if message_id.startswith("a1."):
            assert said == language.text(message_id), f"{task}, {name}, {message_id}"
        else:
            assert bank.says(said, message_id), f"{task}, {name}, {message_id}: {said}"


@pytest.mark.parametrize("task", COMPUTED)
def test_an_open_task_fails_with_a_message_and_not_with_a_crash(task):
    first = cells("en")[task].splitlines()[0]
    error = outcome(task, f"{first}\n    ...", "kk")
    expected = "a1.q5.axes" if task == "q5" else "selfcheck.nothing"
    assert isinstance(error, AssertionError)
    assert bank.says(str(error), expected)
    assert isinstance(outcome(task, "pass", "kk"), NameError)


@pytest.mark.parametrize("task", COMPUTED)
def test_without_its_hidden_tests_a_task_lets_wrong_answers_through(task):
    hidden, visible = regions.split(cells("en")[task + "_test"], regions.HIDDEN)
    assert hidden
    missed = [
        name
        for name, (code, _) in BANK.wrong[task].items()
        if outcome(task, code, test="\n".join(visible)) is None
    ]
    assert missed, "nothing in the bank needs the hidden tests of this task"


def test_the_bank_is_large_enough():
    assert len(BANK.right) >= 3
    everything = set(bank.tasks(nbformat.read(bank.source(NAME), as_version=4)))
    assert all(set(tasks) == everything for tasks in BANK.right.values())
    assert all(len(wrong) >= 5 for wrong in BANK.wrong.values())
    for task, wrong in BANK.wrong.items():
        messages = {answer.message_id for answer in wrong.values()}
        constant = {"a1.q7.true", "a1.q7.every"} if task == "q7" else {"a1.constant"}
        assert constant <= messages, f"{task} lacks the function that always answers the same"
        assert len({answer.code for answer in wrong.values()}) == len(wrong)


def test_every_message_of_the_assignment_is_needed_by_a_wrong_answer():
    used = {answer.message_id for wrong in BANK.wrong.values() for answer in wrong.values()}
    tests = "\n".join(cells("en").values())
    from babel.messages.pofile import read_po

    path = bank.ASSIGNMENTS.parent / "kzmedia" / "locale" / "en" / "a1.po"
    with path.open("rb") as file:
        known = {message.id for message in read_po(file) if message.id}
    assert {one for one in known if f'"{one}"' not in tests} == set()
    # The check before the first task has wrong answers of its own, below.
    own = {one for one in known if not one.endswith(".hint") and ".begin." not in one}
    assert own - used == set()


BEGIN = {
    "shares[first] + shares[second]": "selfcheck.right",
    "...": "selfcheck.empty",
    "shares[first] - shares[second]": "a1.begin.difference",
    "shares[first]": "a1.begin.one",
    "shares.sum()": "a1.begin.all",
    'shares["medium"] + shares["very_low"]': "a1.begin.typed",
    "(shares[first] + shares[second]) / 2": "a1.begin.hint",
}


@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize("line", BEGIN)
def test_the_open_line_before_the_first_task_is_checked(line, lang):
    names = dict(setting(lang))
    language.use(lang)
    assert cells(lang)["begin_answer"].endswith("return ...")
    exec(compiled(cells(lang)["begin"], "begin"), names)
    exec(cells(lang)["begin_answer"].replace("return ...", f"return {line}"), names)
    check = ast.parse(cells(lang)["begin_check"])
    check.body[-1] = ast.Assign([ast.Name("outcome", ast.Store())], check.body[-1].value)
    exec(compile(ast.fix_missing_locations(check), "begin_check", "exec"), names)
    assert bank.says(names["outcome"].message, BEGIN[line])


@pytest.mark.parametrize("arguments", [["a9"], ["a1", "--break", "q9"], ["a1", "--break", "x"]])
def test_the_command_refuses_what_does_not_exist(arguments, capsys):
    assert answers.main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1


@pytest.fixture
def one_notebook(monkeypatch):
    """Let the command see a bank of one notebook: two wrong answers, the rest right.

    The whole bank is what ``make answers`` grades.
    """
    whole = bank.load(NAME, "kk")
    wrong = {"q3": "types the base in", "q4": "upper before lower"}
    small = bank.Bank(
        NAME,
        {"chaining": whole.right["chaining"]},
        {task: {name: whole.wrong[task][name]} for task, name in wrong.items()},
    )
    monkeypatch.setattr(bank, "load", lambda *_, **__: small)
    monkeypatch.setattr(answers, "pack", lambda _: [bank.Paper("both", "chaining", wrong)])


@pytest.mark.slow
def test_nbgrader_catches_wrong_answers_and_spares_right_ones(one_notebook, capsys):
    assert answers.main(["a1"]) == 0
    said = capsys.readouterr().out
    assert said.count("caught") >= 2
    assert "missed" not in said


@pytest.mark.slow
def test_a_weakened_test_comes_out_red(one_notebook, capsys):
    assert answers.main(["a1", "--break", "q3"]) == 1
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "missed" in line]
    assert line.startswith("q3")
