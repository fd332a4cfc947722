"""The lessons as a student meets them: run all, look, move the explorer by keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lab import errors, open_notebook, run_all
from playwright.sync_api import Page, expect
from pure import explorer_of

LESSONS = ("00_start", "03_survey")


@pytest.mark.parametrize("name", LESSONS)
def test_run_all_then_move_the_explorer(
    page: Page, lessons: str, shots: Path, name: str
) -> None:
    open_notebook(page, lessons, f"kk/{name}.ipynb")
    run_all(page)
    page.screenshot(path=shots / f"{name}-end.png")
    assert errors(page) == []

    figures = page.locator(".jp-OutputArea figure img")
    alts = [figure.get_attribute("alt") or "" for figure in figures.all()]
    assert len(alts) >= 2, "no figure appeared"
    for alt in alts:
        assert re.search(r"\d", alt) and re.search("[әғқңөұүһі]", alt, re.I), alt
    drawn = figures.evaluate_all(
        "images => images.every(i => i.complete && i.naturalWidth > 200)"
    )
    assert drawn, "a figure has an address but no picture"
    for i, figure in enumerate(figures.all()):
        figure.scroll_into_view_if_needed()
        page.screenshot(path=shots / f"{name}-figure{i}.png")

    recorded = explorer_of(f"notebooks/kk/{name}.ipynb")
    explorer = page.locator(".jp-OutputArea-output", has=page.locator("figure")).filter(
        has=page.locator(".noUi-handle")
    )
    expect(explorer).to_have_count(1)
    first_alt, first_answer = recorded.expected()
    expect(explorer.locator("figure img")).to_have_attribute("alt", first_alt)
    expect(explorer).to_contain_text(first_answer)

    slider, control = next(
        (one, control) for one, control in recorded.controls.items() if hasattr(control, "step")
    )
    steps = 3 if control.value + 3 * control.step <= control.max else -3
    handle = explorer.locator(".noUi-handle").first
    handle.focus()
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")
    alt, answer = recorded.expected(**{slider: control.value + steps * control.step})
    assert (alt, answer) != (first_alt, first_answer)
    expect(explorer.locator("figure img")).to_have_attribute("alt", alt, timeout=15_000)
    expect(explorer).to_contain_text(answer)
    explorer.scroll_into_view_if_needed()
    page.screenshot(path=shots / f"{name}-explorer.png")
    assert errors(page) == []


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
