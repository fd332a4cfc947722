"""A browser for the tests, one server per role, and an ear for requests that go elsewhere."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lab import HOW_TO_GET_ONE, ROOT, STUDENTS, browser_path, server
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
LOCAL = {"127.0.0.1", "localhost", "::1", None}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; without one the tests are skipped, in CI they fail."""
    path = browser_path()
    if path is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(HOW_TO_GET_ONE)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *QUIET])
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page; the test fails if anything on it asks another machine for anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="kk-KZ")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("page", lambda p: p.on("websocket", lambda socket: asked.append(socket.url)))
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    yield opened
    context.close()
    web = [url for url in asked if urlsplit(url).scheme in ("http", "https", "ws", "wss")]
    outside = sorted({url for url in web if urlsplit(url).hostname not in LOCAL})
    assert web, "the listener heard nothing"
    assert not outside, f"requests that left the machine: {outside}"


@pytest.fixture(scope="session")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder for screenshots, outside the repository; KZMEDIA_SHOTS names another."""
    chosen = os.environ.get("KZMEDIA_SHOTS")
    folder = Path(chosen) if chosen else tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def lessons(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of ``make lab``; the lessons are the same afterwards."""
    before = _fingerprint()
    with server(tmp_path_factory.mktemp("lab")) as address:
        yield address
    assert _fingerprint() == before, "opening the lessons changed them"


@pytest.fixture(scope="session")
def course(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class with the assignment released, submissions, and grades."""
    folder = tmp_path_factory.mktemp("course") / "class"
    for words, place in (
        (["course", str(folder), "--lang", "kk"], ROOT),
        (["release", "a1"], folder),
        (["sample", "a1", ".", "--students", str(STUDENTS)], folder),
        (["grade", "a1"], folder),
    ):
        command = [sys.executable, "-m", "kzmedia", *words]
        done = subprocess.run(command, cwd=place, capture_output=True, text=True)
        assert done.returncode == 0, f"kzmedia {' '.join(words)}: {done.stdout}{done.stderr}"
    return folder


@pytest.fixture(scope="session")
def instructor(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of ``make lab ROLE=instructor`` on that class."""
    with server(tmp_path_factory.mktemp("instructor"), course) as address:
        yield address


def _fingerprint() -> dict[str, str]:
    files = sorted((ROOT / "notebooks").rglob("*.ipynb"))
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
