"""Lessons executed as a reader does, and the numbers in their prose held to the data."""

from __future__ import annotations

import re
from collections import Counter

import nbformat
import pytest
from made_up import code, markdown, notebook
from number_rules import bound_numbers, lecture_values, numbers_agree

import notebooks
from kzmedia import language
from notebooks import LESSONS, Run, english_paths, read, run, twin_path

pytestmark = pytest.mark.slow
FIGURE = re.compile(r"<figure[^>]*>\s*<img [^>]*?alt=\"([^\"]*)\"")


def complaints(result: Run) -> list[str]:
    """Errors and anything on stderr, with their cells."""
    found = []
    for cell_id, outputs in result.outputs.items():
        for output in outputs:
            if output["output_type"] == "error":
                found.append(f"cell {cell_id}: {output['ename']}: {output['evalue']}")
            if output.get("name") == "stderr":
                found.append(f"cell {cell_id}: on stderr: {output['text']}")
    return found


def alts(result: Run) -> list[str]:
    """The alt texts of all figures displayed."""
    return [alt for _, html in result.html() for alt in FIGURE.findall(html)]


def speaks(text: str, lang: str) -> bool:
    """Tell by its letters whether a text can be in a language."""
    kazakh, cyrillic = re.search("[әғқңөұүһі]", text, re.I), re.search("[а-я]", text, re.I)
    return bool({"kk": kazakh, "ru": cyrillic and not kazakh, "en": not cyrillic}[lang])


@pytest.mark.parametrize("path", notebooks.find(LESSONS))
def test_a_lesson_runs_clean(path: str) -> None:
    problems = complaints(run(path))
    assert not problems, f"{path}: " + "\n".join(problems)


@pytest.mark.parametrize("path", notebooks.find(LESSONS))
def test_figures_say_what_is_seen(path: str) -> None:
    page, found = read(path), alts(run(path))
    drawn = sum("figures.show(" in cell.source for cell in page.code)
    assert len(found) >= drawn > 0, f"{path}: {drawn} figures, alt texts: {found}"
    for alt in found:
        assert re.search(r"\d", alt), f"{path}: an alt text without a number: {alt}"
        assert "nan" not in alt and "{" not in alt, f"{path}: a hole in {alt}"
        assert speaks(alt, page.language), f"{path}: not in {page.language}: {alt}"


@pytest.mark.parametrize("path", notebooks.find(LESSONS, ["kk", "ru"]))
def test_no_english_inside_figures(path: str) -> None:
    foreign = [
        text
        for texts in run(path).texts
        for text in texts
        for word in re.findall(r"[A-Za-z_]{2,}", re.sub(r"\([^)]*\)", "", text))
        if word.islower()
    ]
    assert not foreign, f"{path}: untranslated in a figure: {sorted(set(foreign))}"


@pytest.mark.parametrize("path", notebooks.find(LESSONS, ["en"]))
def test_numbers_in_prose(path: str) -> None:
    english = read(path)
    expected, problems = bound_numbers(english, run(path).values, lecture_values())
    for lang in ("en", "kk", "ru"):
        problems += numbers_agree(read(twin_path(path, lang)), expected)
    assert not problems, "\n".join(problems)


def test_every_lesson_binds_numbers() -> None:
    for path in english_paths():
        if read(path).lesson:
            assert any(cell.notes.get("numbers") for cell in read(path).prose), path


# The checks themselves, on notebooks made for it.
IMPORTS = code("imports", "r = 0.5714\nusers = 57500")
LECTURE = {"C35b": [20.0, 31.0, 17.0], "C10": [820000.0]}


def problems_of(text: str, numbers: dict, values: dict, kk: str | None = None) -> list[str]:
    english = notebook(IMPORTS, markdown("shows", text, numbers=numbers))
    expected, problems = bound_numbers(english, values, LECTURE)
    problems += numbers_agree(english, expected)
    if kk is not None:
        twin = notebook(IMPORTS, markdown("shows", kk), language="kk")
        problems += numbers_agree(twin, expected)
    return problems


@pytest.mark.parametrize(
    ("text", "numbers", "kk"),
    [
        ("It is 0.57 in 2006.", {"0.57": "r"}, "2006 жылы 0,57 болды."),
        ("57,500 users", {"57,500": "users"}, "57\u00a0500 адам"),
        ("31 % (L13 §5)", {"31": "L13:C35b"}, "31 % (13-дәріс, §5)"),
        ("820 thousand", {"820": "L13:C10"}, "820 мың"),
        ("31 % and 31 %", {"31": "L13:C35b"}, "31 %"),
    ],
)
def test_bound_numbers_pass(text: str, numbers: dict, kk: str) -> None:
    assert problems_of(text, numbers, {"r": 0.5714, "users": 57500.0}, kk) == []


@pytest.mark.parametrize(
    ("text", "numbers", "values", "kk", "message"),
    [
        ("It is 0.57.", {}, {}, None, "0.57 is not bound"),
        ("It is 0.58.", {"0.58": "r"}, {"r": 0.5714}, None, "0.58: r is 0.57"),
        (
            "It is small.",
            {"0.57": "r"},
            {"r": 0.5714},
            None,
            "0.57 is bound but not in the text",
        ),
        ("It is 0.57.", {"0.57": "x"}, {"x": "NameError: x"}, None, "NameError"),
        ("It is 0.57.", {"0.57": "r"}, {"r": float("nan")}, None, "missing"),
        ("33 %", {"33": "L13:C35b"}, {}, None, "33: not a value of C35b"),
        ("33 %", {"33": "L13:C99"}, {}, None, "33: not a value of C99"),
        ("820 users", {"820": "L13:C10"}, {}, None, "820: not a value of C10"),
        ("It is 0.57.", {"0.57": "r"}, {"r": 0.5714}, "0,58 екен", "0,58 is not bound"),
        ("It is 0.57.", {"0.57": "r"}, {"r": 0.5714}, "0,58 екен", "0,57 is bound but"),
        ("It is 0.57.", {"0.57": "r"}, {"r": 0.5714}, "0.57 екен", "0.57 is not bound"),
        ("57,500", {"57,500": "u"}, {"u": 57500.0}, "57500 адам", "57500 is not bound"),
        ("It is 5.", {"5": "5"}, {"5": 5.0}, None, "names nothing of the notebook"),
    ],
)
def test_a_wrong_number_is_named(
    text: str, numbers: dict, values: dict, kk: str | None, message: str
) -> None:
    problems = problems_of(text, numbers, values, kk)
    assert any("cell shows:" in one and message in one for one in problems), problems


def test_numbers_before_the_first_code_cell_are_free() -> None:
    page = notebook(markdown("title", "# In 20 minutes"), IMPORTS)
    assert numbers_agree(page, {}) == []


def made_up_run(*cells: str) -> Run:
    made = [nbformat.v4.new_code_cell(source, id=f"c{i}") for i, source in enumerate(cells)]
    return notebooks.execute(nbformat.v4.new_notebook(cells=made), ["x", "nothing"])


def test_the_runner_sees_what_goes_wrong() -> None:
    result = made_up_run(
        "x = 3",
        "1 / 0",
        "import warnings; warnings.warn('old')",
        "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
    )
    kinds = Counter(complaint.split(":")[0] for complaint in complaints(result))
    assert kinds == {"cell c1": 1, "cell c2": 1, "cell c3": 1}
    assert result.values["x"] == 3 and "NameError" in result.values["nothing"]
    assert "network" in complaints(result)[-1]


def test_the_runner_sees_words_and_alt() -> None:
    language.use("en")
    result = made_up_run(
        "import matplotlib.pyplot as plt",
        "from kzmedia import figures, language\nlanguage.use('kk')",
        "ax = plt.figure().add_subplot(xlabel='untranslated')\n"
        "figures.show(ax, alt='language.unknown', language=1, known=2)",
    )
    assert any("untranslated" in texts for texts in result.texts)
    assert len(alts(result)) == 1 and speaks(alts(result)[0], "kk")
    assert not speaks("only English", "kk") and not speaks("Қазақша", "ru")
