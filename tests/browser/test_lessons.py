"""The lessons as a student meets them: run all, look, move the explorer by keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import ipywidgets as widgets
import pytest
from lab import errors, open_notebook, run_all
from playwright.sync_api import Locator, Page, expect
from pure import Recorded, explorer_of

KAZAKH, CYRILLIC = re.compile("[әғқңөұүһі]", re.I), re.compile("[а-яё]", re.I)
LESSONS = [
    *((name, "kk") for name in ("00_start", "03_survey")),
    ("01_market", "kk"),
    ("02_connected", "ru"),
    ("04_dialogue", "kk"),
    ("05_egov", "en"),
    *((name, code) for name in ("06_democracy", "06b_promises") for code in ("kk", "en")),
    ("07_control", "ru"),
    ("08_scoreboard", "en"),
]


@pytest.mark.parametrize(("name", "code"), LESSONS)
def test_run_all_then_move_the_explorer(
    page: Page, lessons: str, shots: Path, name: str, code: str
) -> None:
    open_notebook(page, lessons, f"{code}/{name}.ipynb")
    run_all(page)
    page.screenshot(path=shots / f"{name}-{code}-end.png")
    assert errors(page) == []

    figures = page.locator(".jp-OutputArea figure img")
    alts = [figure.get_attribute("alt") or "" for figure in figures.all()]
    assert len(alts) >= 2, "no figure appeared"
    for alt in alts:
        assert re.search(r"\d", alt) and speaks(code, alt), alt
    drawn = figures.evaluate_all(
        "images => images.every(i => i.complete && i.naturalWidth > 200)"
    )
    assert drawn, "a figure has an address but no picture"
    for i, figure in enumerate(figures.all()):
        figure.scroll_into_view_if_needed()
        page.screenshot(path=shots / f"{name}-{code}-figure{i}.png")

    recorded = explorer_of(f"notebooks/{code}/{name}.ipynb")
    explorer = page.locator(".jp-OutputArea-output", has=page.locator("figure")).filter(
        has=page.locator(".noUi-handle, .widget-radio, select")
    )
    expect(explorer).to_have_count(1)
    said = [recorded.expected()]
    follows(explorer, *said[0])

    settings: dict[str, object] = {}
    for move in (move_slider, move_choice):
        if changed := move(page, explorer, recorded):
            settings |= changed
            said.append(recorded.expected(**settings))
            assert said[-1] != said[-2], f"{changed} changes nothing"
            follows(explorer, *said[-1])
    assert len(said) > 1, "nothing could be moved"
    assert all(speaks(code, alt) and speaks(code, answer) for alt, answer in said)
    explorer.scroll_into_view_if_needed()
    page.screenshot(path=shots / f"{name}-{code}-explorer.png")
    assert errors(page) == []


def speaks(code: str, text: str) -> bool:
    """Tell by its letters whether a text can be in a language."""
    kazakh, cyrillic = bool(KAZAKH.search(text)), bool(CYRILLIC.search(text))
    return {"kk": kazakh, "ru": cyrillic and not kazakh, "en": not cyrillic}[code]


def follows(explorer: Locator, alt: str, answer: str) -> None:
    """Wait until alt text and answer are those of the pure function, and a picture is there."""
    image = explorer.locator("figure img")
    expect(image).to_have_attribute("alt", alt, timeout=15_000)
    expect(explorer).to_contain_text(answer)
    assert image.evaluate("image => image.naturalWidth > 200")


def move_slider(page: Page, explorer: Locator, recorded: Recorded) -> dict[str, object]:
    """Move the first slider by three steps with the arrow keys."""
    if (found := recorded.slider()) is None:
        return {}
    name, control = found
    steps = 3 if control.value + 3 * control.step <= control.max else -3
    explorer.locator(".noUi-handle").first.focus()
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")
    return {name: control.value + steps * control.step}


def move_choice(page: Page, explorer: Locator, recorded: Recorded) -> dict[str, object]:
    """Choose the next option of the first choice, or the one before, by keyboard."""
    if (found := recorded.choice()) is None:
        return {}
    name, control = found
    step = 1 if control.index + 1 < len(control.options) else -1
    if isinstance(control, widgets.Dropdown):
        # JupyterLab takes the arrows of a closed list; Space opens it, Enter chooses.
        explorer.locator("select").first.focus()
        for key in ("Space", "ArrowDown" if step > 0 else "ArrowUp", "Enter"):
            page.keyboard.press(key)
    else:  # in ipywidgets' radio buttons each option is a stop of its own; Space chooses
        explorer.locator(".widget-radio").first.locator("input:checked").focus()
        page.keyboard.press("Tab" if step > 0 else "Shift+Tab")
        page.keyboard.press("Space")
    return {name: control.options[control.index + step][1]}


def test_a_guess_is_kept_and_drawn(page: Page, lessons: str, shots: Path) -> None:
    open_notebook(page, lessons, "kk/00_start.ipynb")
    run_all(page)
    guess = page.locator(".jp-OutputArea-output", has=page.locator(".noUi-handle")).first
    guess.locator(".noUi-handle").focus()
    page.keyboard.press("ArrowRight")
    shown = guess.locator(".widget-readout").inner_text().strip()
    expect(guess).to_contain_text(f"Болжамыңыз: {shown}")
    page.screenshot(path=shots / "00_start-guess.png")
    before = page.locator(".jp-OutputArea figure img").first.get_attribute("src")
    run_from_next(page)
    image = page.locator(".jp-OutputArea figure img").first
    expect(image).not_to_have_attribute("src", before, timeout=60_000)
    image.scroll_into_view_if_needed()
    page.screenshot(path=shots / "00_start-guess-drawn.png")


def run_from_next(page: Page) -> None:
    """Select the cell after the guess and run all below it."""
    cells = page.locator(".jp-Cell")
    holds = cells.evaluate_all("all => all.findIndex(c => c.querySelector('.noUi-handle'))")
    cells.nth(holds + 1).locator(".jp-InputArea-prompt, .jp-InputPrompt").first.click()
    page.locator('.lm-MenuBar-itemLabel:text-is("Run")').click()
    page.locator(".lm-Menu-itemLabel", has_text="Run Selected Cell and All Below").click()
