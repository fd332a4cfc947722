"""explore.py and marks.py: guesses, explorers and their pure parts."""

import html
import re

import matplotlib.pyplot as plt
import nbformat
import pytest
import seaborn as sns
from small_explorer import ALT, ANSWER, QUESTION, draw, make

from kzmedia import controls, explore, figures, language, load

LANGUAGES = ("kk", "ru", "en")


pytestmark = pytest.mark.usefixtures("no_open_figures")


# Explorer


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_new_setting_shows_what_the_pure_part_gives(code):
    language.use(code)
    explorer = make(
        high=explore.slider(0, 100, 30), option=explore.choice(["medium", "low"], "medium")
    )
    first = explorer.figure.value
    assert explorer.settings == {"high": 30, "option": "medium"}
    explorer.controls["high"].value = 64
    explorer.controls["option"].value = "low"
    picture, words = explore.render(draw, {"high": 64, "option": "low"}, ANSWER, ALT)
    assert explorer.figure.value == picture != first
    assert html.escape(words) in explorer.answer.value
    assert words == language.text(ANSWER, low=36, high=64)
    alt = re.search(r'alt="([^"]+)"', explorer.figure.value)[1]
    assert html.unescape(alt) == language.text(ALT, start="low", low=36, high=64)


def test_the_answer_is_a_live_region_and_escaped():
    def marked(high):
        ax, _ = draw(high)
        return ax, {"low": "<b>", "high": high, "start": '"'}

    explorer = explore.explorer(
        marked, question=QUESTION, answer=ANSWER, alt=ALT, high=explore.slider(0, 9, 3)
    )
    assert 'role="status" aria-live="polite"' in explorer.answer.value
    assert "&lt;b&gt;" in explorer.answer.value and "<b>" not in explorer.answer.value
    assert "start &quot; does" in explorer.figure.value


def test_everything_is_in_the_widget_in_reading_order():
    explorer = make()
    kinds = [type(child).__name__ for child in explorer.widget.children]
    assert kinds == ["HTML", "IntSlider", "HTML", "HTML"]
    assert language.text(QUESTION) in explorer.widget.children[0].value
    assert explorer.widget.children[2] is explorer.figure


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_error_while_dragging_is_told_and_the_next_setting_draws_again(code):
    language.use(code)

    def fragile(high):
        ax, figures_ = draw(high)
        if high == 60:
            raise ValueError("sixty <60>.")
        return ax, figures_

    explorer = explore.explorer(
        fragile, question=QUESTION, answer=ANSWER, alt=ALT, high=explore.slider(0, 100, 30)
    )
    explorer.controls["high"].value = 60
    assert 'role="alert"' in explorer.answer.value
    assert "sixty &lt;60&gt;" in explorer.answer.value
    assert "<img" not in explorer.figure.value
    explorer.controls["high"].value = 61
    assert 'role="status"' in explorer.answer.value and "<img" in explorer.figure.value


def test_an_error_of_the_first_draw_is_raised():
    with pytest.raises(ZeroDivisionError):
        explore.explorer(
            lambda high: 1 / 0, QUESTION, ANSWER, ALT, high=explore.slider(0, 9, 3)
        )


def test_other_open_figures_are_left_alone():
    mine = plt.figure()
    make()
    assert plt.get_fignums() == [mine.number]
    plt.close(mine)


@pytest.mark.parametrize("code", LANGUAGES)
def test_wrong_use_of_explorer_is_explained(code):
    language.use(code)
    with pytest.raises(ValueError, match=r"explore\.slider"):
        explore.explorer(draw, question=QUESTION, answer=ANSWER, alt=ALT)
    with pytest.raises(TypeError, match=r"high.*explore\.choice"):
        explore.explorer(draw, question=QUESTION, answer=ANSWER, alt=ALT, high=30)
    with pytest.raises(TypeError, match=r"return ax, figures.*NoneType"):
        explore.render(lambda: None, {}, ANSWER, ALT)
    with pytest.raises(ValueError, match=r"explore\.option_unknown.*name=…"):
        explore.render(draw, {"high": 5}, "explore.option_unknown", ALT)


# Guess


def test_a_guess_is_none_until_the_reader_commits():
    guess = explore.guess(QUESTION, low=0, high=400, step=10)
    assert guess.value is None
    assert guess.control.value == 200
    guess.control.value = 190
    assert guess.value == 190
    assert "Your guess: 190" in guess.status.value
    assert 'role="status"' in guess.status.value


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_button_keeps_the_middle_without_moving(code):
    language.use(code)
    guess = explore.guess(QUESTION, low=0, high=1, step=0.25)
    guess.button.click()
    assert guess.value == 0.5
    assert ("0.5" if code == "en" else "0,5") in guess.status.value
    assert guess.button.description == language.text("explore.guess_button")
    assert guess.control.tooltip == language.text("explore.guess_hint")


def test_an_option_is_guessed_in_words():
    language.use("kk")
    guess = explore.guess(QUESTION, options=["very_high", "medium"])
    assert guess.value is None and guess.control.value is None
    guess.control.value = "very_high"
    assert guess.value == "very_high"
    assert "өте жоғары" in guess.status.value
    assert guess.button not in guess.widget.children


# The guess beside the data


def committed(value, options=None):
    guess = explore.guess(QUESTION, options=options)
    guess.control.value = value
    return guess


@pytest.fixture
def ax():
    data = load("survey").query("figure == 3 and reading == 'together'")
    yield sns.barplot(data=data, x="share", y="option")
    plt.close("all")


def test_no_guess_no_mark(ax):
    before = len(ax.get_children())
    assert explore.guess(QUESTION).mark(ax) is ax
    assert len(ax.get_children()) == before


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_number_is_a_line_across_its_axis(ax, code):
    language.use(code)
    committed(47).mark(ax, axis="x")
    assert list(ax.lines[-1].get_xdata()) == [47, 47]
    assert ax.texts[-1].get_text() == language.text("explore.guess_mark", value=47)
    assert ax.get_xlim()[1] >= 47


def test_a_point_keeps_the_place_of_a_category_without_a_value(ax):
    limits = ax.get_ylim()
    committed(47).mark(ax, y="fast_response_or_openness")
    assert (ax.lines[-1].get_xdata()[0], ax.get_xlim()[1] >= 47) == (47, True)
    assert ax.get_ylim() == limits


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("x", "side"), [(10, "left"), (60, "left"), (80, "right")])
@pytest.mark.parametrize(("y", "edge"), [(10, "bottom"), (70, "bottom"), (90, "top")])
def test_the_words_of_a_point_stay_in_the_frame(x, side, y, edge, turned):
    ax = plt.figure().add_subplot()
    ax.set(xlim=(100, 0) if turned else (0, 100), ylim=(0, 100))
    committed(y).mark(ax, x=100 - x if turned else x)
    words = ax.texts[-1]
    assert (words.get_ha(), words.get_va()) == (side, edge)
    frame, box = ax.get_window_extent(), words.get_window_extent()
    assert frame.x0 <= box.x0 and box.x1 <= frame.x1
    assert frame.y0 <= box.y0 and box.y1 <= frame.y1
    plt.close(ax.figure)


@pytest.mark.parametrize("finished", [False, True])
def test_an_option_is_a_band_on_its_axis(ax, finished):
    language.use("ru")
    if finished:
        figures.finish(ax, source="survey")
    limits, before = ax.get_ylim(), len(ax.patches)
    committed("not_reported", ["not_reported", "medium"]).mark(ax)
    assert len(ax.patches) == before + 1
    assert ax.patches[-1].get_y() == pytest.approx(2 - 0.45)
    assert ax.get_ylim() == limits
    assert ax.texts[-1].get_text() == "ваша догадка"


@pytest.mark.parametrize("code", LANGUAGES)
def test_wrong_marks_are_explained(ax, code):
    language.use(code)
    with pytest.raises(ValueError, match="'z'"):
        committed(47).mark(ax, axis="z")
    absent = language.text("explore.mark_absent", name=controls.option("medium"))
    with pytest.raises(ValueError, match=re.escape(absent)):
        committed("medium", ["not_reported", "medium"]).mark(ax)


# In a kernel, as in JupyterLab but without a browser


@pytest.mark.slow
def test_in_a_kernel_nothing_is_shown_twice_and_a_drag_is_throttled(tmp_path):
    from nbclient import NotebookClient

    cells = [
        "import seaborn as sns, kzmedia\n"
        "from kzmedia import explore, figures\n"
        "figures.style()\n"
        "drawn = []\n"
        "def draw(high):\n"
        "    drawn.append(high)\n"
        "    ax = figures.finish(sns.barplot(x=[high], y=['high']), source='survey')\n"
        "    return ax, {'low': 0, 'high': high, 'start': high}",
        f"explorer = explore.explorer(draw, '{QUESTION}', '{ANSWER}', '{ALT}', "
        "high=explore.slider(0, 100, 30))\nexplorer",
        f"guess = explore.guess('{QUESTION}')\nguess",
        "for high in range(31, 51):\n    explorer.controls['high'].value = high",
        "import asyncio\nawait asyncio.sleep(0.3)",
        "print(drawn[-1], len(drawn) <= 4, '(50)' in explorer.answer.value)",
        "guess",
        "figures.show(draw(40)[0], alt='figures.lecture')",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    outputs = [cell.outputs for cell in notebook.cells]
    view = "application/vnd.jupyter.widget-view+json"
    assert [len([o for o in out if view in o.get("data", {})]) for out in outputs] == [
        0, 1, 1, 0, 0, 0, 1, 0,
    ]  # fmt: skip
    assert outputs[5][0].text == "50 True True\n"
    (shown,) = outputs[7]
    assert shown.data["text/plain"] == "lecture 13"
    assert "<img alt=" in shown.data["text/html"]
