"""controls.py: described controls, and a throttle that keeps a drag fluid."""

import asyncio

import ipywidgets as widgets
import pytest
from small_explorer import ALT, ANSWER, QUESTION, draw

from kzmedia import controls, explore, language

LANGUAGES = ("kk", "ru", "en")


pytestmark = pytest.mark.usefixtures("no_open_figures")


# Controls


def test_controls_are_described_and_long_descriptions_are_not_cut():
    language.use("kk")
    slider = explore.slider(0, 100, 30, label="labels.mean_level")
    choice = explore.choice(["very_high", "medium"], "medium", label="option")
    assert slider.description == language.text("labels.mean_level")
    assert choice.description == "жауап"
    assert choice.options == (("өте жоғары", "very_high"), ("орташа", "medium"))
    for control in (slider, choice):
        assert control.style.description_width == "initial"
        assert control.layout.flex_flow == "row wrap"
        assert control.tabbable is not False and not control.disabled
    assert slider.continuous_update and slider.readout


def test_a_long_choice_is_a_list_so_that_the_figure_stays_in_sight():
    short, long = ["low", "medium", "high"], ["very_low", "low", "medium", "high"]
    assert isinstance(explore.choice(short, "medium"), widgets.RadioButtons)
    assert isinstance(explore.choice(long, "medium"), widgets.Dropdown)
    assert explore.choice(long, "medium").value == "medium"
    guess = controls.make_choice(long, None, "")  # a list would show one as if it were chosen
    assert isinstance(guess, widgets.RadioButtons) and guess.value is None


def test_a_control_without_a_label_takes_that_of_its_name():
    language.use("ru")
    explorer = explore.explorer(
        lambda share: draw(share), QUESTION, ANSWER, ALT, share=explore.slider(0, 100, 30)
    )
    assert explorer.controls["share"].description == "доля ответов, %"
    assert explorer.controls["share"].tooltip == "доля ответов, %"


def test_fractions_have_the_decimal_sign_of_the_language():
    language.use("ru")
    slider = explore.slider(0, 1, 0.3, step=0.1)
    assert slider.value == 0.3
    assert [label for label, _ in slider.options][:4] == ["0", "0,1", "0,2", "0,3"]
    assert [value for _, value in slider.options][-1] == 1.0


@pytest.mark.parametrize("code", LANGUAGES)
def test_wrong_controls_are_explained(code):
    language.use(code)
    with pytest.raises(ValueError, match="100.*0"):
        explore.slider(100, 0, 50)
    with pytest.raises(ValueError, match="−1"):
        explore.slider(0, 100, 50, step=-1)
    with pytest.raises(ValueError, match="101"):
        explore.slider(0, 100, 101)
    with pytest.raises(ValueError, match=language.text("explore.options_few")):
        explore.choice(["medium", "medium"], "medium")
    with pytest.raises(ValueError, match="hihg.*high, medium"):
        explore.choice(["high", "medium"], "hihg")
    with pytest.raises(LookupError, match="start.no_such_question"):
        explore.guess("start.no_such_question")


# Throttle


class FakeLoop:
    """Runs what is due when the test says so."""

    def __init__(self):
        self.now, self.due = 0.0, []

    def call_later(self, delay, call):
        self.due.append((self.now + delay, call))
        return object()

    def advance(self, seconds):
        self.now += seconds
        ready = [call for moment, call in self.due if moment <= self.now + 1e-9]
        self.due = [item for item in self.due if item[0] > self.now + 1e-9]
        for call in ready:
            call()


@pytest.fixture
def loop(monkeypatch):
    loop = FakeLoop()
    monkeypatch.setattr(controls, "_running_loop", lambda: loop)
    return loop


def test_of_a_burst_the_first_and_the_last_setting_are_drawn(loop):
    setting, drawn = {}, []
    request = controls.Throttle(lambda: drawn.append(setting["x"]), 0.05, lambda: loop.now)
    for x in range(20):
        setting["x"] = x
        request()
        loop.advance(0.001)
    assert drawn == [0]
    loop.advance(0.05)
    assert drawn == [0, 19]
    loop.advance(1)
    assert drawn == [0, 19]


def test_a_long_drag_is_followed_and_rest_counts_from_the_end_of_a_draw(loop):
    drawn = []

    def slow():
        loop.now += 0.2
        drawn.append(loop.now)

    request = controls.Throttle(slow, 0.05, lambda: loop.now)
    request()
    request()  # arrived while the first was drawn
    assert len(drawn) == 1
    for _ in range(4):
        loop.advance(0.05)
        request()
    assert len(drawn) > 2


def test_after_a_failure_the_next_request_is_carried_out(loop):
    def fail():
        raise RuntimeError

    request = controls.Throttle(fail, 0.05, lambda: loop.now)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            request()
        loop.advance(1)


def test_without_a_loop_every_request_is_carried_out_at_once():
    drawn = []
    request = controls.Throttle(lambda: drawn.append(1), wait=60)
    request()
    request()
    assert drawn == [1, 1]


def test_an_explorer_in_a_running_loop_draws_the_last_setting():
    drawn = []

    def counted(high):
        drawn.append(high)
        return draw(high)

    async def drag():
        explorer = explore.explorer(
            counted, QUESTION, ANSWER, ALT, high=explore.slider(0, 100, 30)
        )
        for high in range(31, 51):
            explorer.controls["high"].value = high
        await asyncio.sleep(0.3)
        return explorer

    explorer = asyncio.run(drag())
    assert drawn[0] == 30 and drawn[-1] == 50 and len(drawn) <= 4
    assert "(50)" in explorer.answer.value
