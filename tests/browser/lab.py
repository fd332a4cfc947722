"""A JupyterLab server as ``make lab`` starts it, and the few moves of a reader in it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

ROOT = Path(__file__).parent.parent.parent
TOKEN = "browser-test"
STUDENTS = 2  # submissions in the class that the instructor opens
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HOW_TO_GET_ONE = (
    "no Chromium or Chrome: apt-get install chromium (or set KZMEDIA_BROWSER to its path)"
)
# Settings of the test only: nothing is saved behind its back, and every cell is in the page.
SETTINGS = {
    "docmanager-extension/plugin": {"autosave": False},
    "notebook-extension/tracker": {"windowingMode": "none"},
}


def browser_path() -> str | None:
    """The system's Chromium or Chrome; KZMEDIA_BROWSER names another."""
    if chosen := os.environ.get("KZMEDIA_BROWSER"):
        return chosen
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def command(port: int, scratch: Path, course: Path | None = None) -> list[str]:
    """``make lab`` as a person types it; the environment is the one that runs the tests."""
    venv = Path(sys.prefix).relative_to(ROOT)
    arguments = f"--no-browser --port {port} --ServerApp.port_retries=0"
    arguments += f" --IdentityProvider.token={TOKEN}"
    arguments += f" --FileCheckpoints.checkpoint_dir={scratch / 'checkpoints'}"
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments += " --allow-root"
    role = ["ROLE=instructor", f"COURSE={course}"] if course else ["COURSE_LANG=kk"]
    # -o: the environment is there, whatever the age of the stamps that make looks at.
    old = ["-o", f"{venv}/.lab", "-o", f"{venv}/.full"]
    return [
        "make",
        "--no-print-directory",
        *old,
        "lab",
        f"VENV={venv}",
        *role,
        f"ARGS={arguments}",
    ]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def server(scratch: Path, course: Path | None = None) -> Iterator[str]:
    """Start ``make lab``, yield its address, and stop all that it started.

    Parameters
    ----------
    scratch : Path
        Folder outside the repository for the server's settings, workspaces and log.
    course : Path, optional
        A class, for the instructor's side.
    """
    home = scratch / "jupyter"
    for name, values in SETTINGS.items():
        place = home / "lab" / "user-settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(values))
    environment = os.environ | {"JUPYTER_CONFIG_DIR": str(home), "IPYTHONDIR": str(home)}
    port = free_port()
    log = scratch / "server.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            command(port, scratch, course),
            cwd=ROOT,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/status?token={TOKEN}", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def _wait_for(address: str, process: subprocess.Popen, log: Path) -> None:
    for _ in range(240):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=2)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
    raise AssertionError(f"make lab did not come up:\n{log.read_text()[-3000:]}")


def open_notebook(page: Page, address: str, path: str) -> None:
    """Open a notebook and wait until its kernel is ready."""
    page.goto(f"{address}/lab/tree/{path}?token={TOKEN}&reset")
    page.locator(".jp-NotebookPanel").wait_for(timeout=60_000)
    idle(page)


def idle(page: Page, seconds: float = 60) -> None:
    """Wait until the kernel has nothing to do."""
    # The indicator beside the kernel's name says "idle" before there is a kernel at all.
    status = page.locator(".jp-StatusBar-TextItem", has_text="| Idle")
    expect(status.first).to_be_visible(timeout=1000 * seconds)


def run_all(page: Page, seconds: float = 90) -> None:
    """Choose Run, Run All Cells, and wait for the last code cell's number."""
    page.locator('.lm-MenuBar-itemLabel:text-is("Run")').click()
    page.locator('.lm-Menu-itemLabel:text-is("Run All Cells")').click()
    last = page.locator(".jp-CodeCell .jp-InputArea-prompt").last
    expect(last).to_have_text(re.compile(r"\[\d+\]"), timeout=1000 * seconds)
    idle(page)


def errors(page: Page) -> list[str]:
    """Texts of error and stderr outputs in the open notebook."""
    kinds = ("application/vnd.jupyter.error", "application/vnd.jupyter.stderr")
    found = page.locator(", ".join(f'[data-mime-type="{kind}"]' for kind in kinds))
    return found.all_inner_texts()


def cell_with(page: Page, code: str) -> object:
    """The code cell that holds a piece of code."""
    return page.locator(".jp-CodeCell", has=page.locator(".cm-content", has_text=code)).last
