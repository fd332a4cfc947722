"""What is special in the answer bank of a1_survey, and the bank of two graded by nbgrader."""

from __future__ import annotations

import ast

import pytest
from graded import cells, outcome, setting

from kzmedia import language
from kzmedia.course import answers, bank, generate
from kzmedia.course.files import read_notebook

NAME = "a1_survey"
BANK = bank.load(NAME, "en")
LANGUAGES = language.LANGUAGES


@pytest.mark.filterwarnings("ignore:The inplace keyword")
@pytest.mark.parametrize("task", ["q2", "q3", "q4"])
def test_without_the_copies_an_answer_in_place_would_be_failed(task):
    test = cells(NAME)[f"{task}_test"]
    code = BANK.right["in_place"][task]
    assert outcome(NAME, task, code, test=test) is None
    assert outcome(NAME, task, code, test=test.replace(".copy()", "")) is not None


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
    solution = cells(NAME)[task]
    name = solution.removeprefix("def ").partition("(")[0]
    code = f"{solution}\nsolution = {name}\n{name} = {ROUNDED[task]}"
    assert outcome(NAME, task, code) is None


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
    assert outcome(NAME, "q5", code) is None


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
    names = dict(setting(NAME, lang, None))
    language.use(lang)
    assert cells(NAME, lang)["begin_answer"].endswith("return ...")
    exec(cells(NAME, lang)["begin"], names)
    exec(cells(NAME, lang)["begin_answer"].replace("return ...", f"return {line}"), names)
    check = ast.parse(cells(NAME, lang)["begin_check"])
    check.body[-1] = ast.Assign([ast.Name("outcome", ast.Store())], check.body[-1].value)
    exec(compile(ast.fix_missing_locations(check), "begin_check", "exec"), names)
    assert bank.says(names["outcome"].message, BEGIN[line])


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


FOLDED = ["begin_check", "q6_given", "q7_given", "q9_given", "q10_given"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_reader_sees_open_does_not_hand_over_the_librarys_answers(lang):
    handed = generate.released(read_notebook(bank.source(NAME, lang)), bank.ASSIGNMENTS / lang)
    folded = {
        cell["id"]: cell["metadata"].get("jupyter", {}).get("source_hidden", False)
        for cell in handed["cells"]
    }
    assert all(folded[cell] for cell in FOLDED)
    for cell in handed["cells"]:
        if cell["cell_type"] == "code" and not folded[cell["id"]]:
            assert "survey." not in cell["source"], cell["id"]
            assert "import survey" not in cell["source"], cell["id"]
