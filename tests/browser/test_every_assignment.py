"""Every released notebook opens in JupyterLab, and Validate says what stands open and what not.

Each assignment in one language, and all three languages among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from lab import open_notebook, server
from playwright.sync_api import Page, expect

from kzmedia import language
from kzmedia.course import bank, classroom
from kzmedia.course.release import release

LANGUAGE = {
    "a1_survey": "kk",
    "a2_connected": "ru",
    "a3_dialogue": "kk",
    "a4_democracy": "en",
    "a5_control": "ru",
    "p1_claim": "kk",
}
LETTERS = {"kk": "[әғқңөұүһі]", "ru": "[а-яё]", "en": "[a-z]"}


@pytest.fixture(scope="module", params=sorted(set(LANGUAGE.values())))
def opened(request, browser, tmp_path_factory) -> Iterator[tuple[str, str]]:
    """A class in one language with its assignments released, and each solved beside it."""
    lang = request.param
    room = classroom.create(tmp_path_factory.mktemp(lang) / "class", lang)
    for name in names(lang):
        release(room, name)
        handed = nbformat.read(room.folder / f"release/{name}/{name}.ipynb", as_version=4)
        answers = next(iter(bank.load(name, lang).right.values()))
        place = room.folder / "solved" / f"{name}.ipynb"
        place.parent.mkdir(exist_ok=True)
        nbformat.write(bank.fill(handed, answers), place)
    language.use("en")
    with server(tmp_path_factory.mktemp(f"lab-{lang}"), room.folder) as address:
        yield lang, address


def names(lang: str) -> list[str]:
    return [name for name, one in LANGUAGE.items() if one == lang]


def validated(page: Page, title: str) -> str:
    """Press Validate and return what the dialog says."""
    page.locator(".jp-NotebookPanel-toolbar:visible").get_by_text("Validate").click()
    dialog = page.locator(".jp-Dialog").filter(has_text=title)
    dialog.wait_for(timeout=180_000)
    said = dialog.inner_text()
    page.keyboard.press("Escape")
    return said


def test_each_assignment_opens_and_validates(page: Page, opened, shots: Path) -> None:
    lang, address = opened
    for name in names(lang):
        open_notebook(page, address, f"release/{name}/{name}.ipynb")
        expect(page.locator(".jp-Notebook h1").first).to_contain_text(re.compile(LETTERS[lang]))
        said = validated(page, "q1")
        page.screenshot(path=shots / f"{name}-{lang}.png")
        assert re.search(LETTERS[lang], said, re.I) and "HIDDEN" not in said, said
        open_notebook(page, address, f"solved/{name}.ipynb")
        assert "Success" in validated(page, "Success"), name


def test_no_assignment_is_left_out() -> None:
    assert sorted(LANGUAGE) == bank.names()
    assert set(LANGUAGE.values()) == set(language.LANGUAGES)
