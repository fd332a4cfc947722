"""Fresh environments as a learner makes them, and lessons run in one of them, offline."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import nbformat
import pytest
import yaml
from filelock import FileLock

ROOT = Path(__file__).parents[1]
# Read by every Python of the environment at its start: an audit hook cannot be taken back.
NO_NETWORK = """
import sys
LOCAL = {None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0"}
def refuse(event, args):
    if event == "socket.getaddrinfo":
        host = args[0]
    elif event == "socket.connect" and isinstance(args[1], tuple):
        host = args[1][0]
    else:
        return
    if (host.decode() if isinstance(host, bytes) else host) not in LOCAL:
        raise OSError(f"no network in this test, not even {host}")
sys.addaudithook(refuse)
"""


def pip_section(environment_yml: Path) -> list[str]:
    """The lines that conda hands to pip, such as ``-r requirements.lock``."""
    listed = yaml.safe_load(environment_yml.read_text(encoding="utf-8"))["dependencies"]
    return next(part["pip"] for part in listed if isinstance(part, dict))


def learners(factory: pytest.TempPathFactory) -> Path:
    """Install the pip part of environment.yml into an environment of its own, once a session.

    Returns
    -------
    Path
        The environment; all workers of pytest-xdist share it and leave it as it is.
    """
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, done = shared / "learners", shared / "learners.done"
    with FileLock(shared / "learners.lock"):
        if not done.exists():
            venv.create(folder, with_pip=True)
            section = pip_section(ROOT / "environment.yml")
            words = [word for line in section for word in shlex.split(line)]
            # Uncompiled: most of the modules are never imported here.
            install = ("-m", "pip", "install", "-q", "--no-compile", *words)
            said = call(python_of(folder), *install, cwd=ROOT)
            assert said.returncode == 0, said.stderr
            done.touch()
    return folder


def environment(folder: Path, base: Path) -> Path:
    """Make an environment with all that `base` holds, without a network; return its Python."""
    venv.create(folder, with_pip=True)
    python = python_of(folder)
    site = site_of(python)
    (site / "no_network.py").write_text(NO_NETWORK, "utf-8")
    (site / "no_network.pth").write_text("import no_network\n", "utf-8")
    # A path added by a .pth file is searched, but .pth files inside it are not read.
    (site / "base.pth").write_text(f"{site_of(python_of(base))}\n", "utf-8")
    return python


def python_of(folder: Path) -> Path:
    """The interpreter of an environment."""
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"


def site_of(python: Path) -> Path:
    """The folder that holds the installed packages of an environment."""
    said = call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    return Path(said.stdout.strip())


def call(python: Path, *words: str, cwd: Path | None = None, **variables: str):
    """Run an environment's Python as its user would: nothing of this test's own settings."""
    inherited = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "KZMEDIA_LANG")}
    path = f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return subprocess.run(
        [str(python), *words],
        cwd=cwd,
        env=inherited | {"PATH": path, "PYTHONUTF8": "1"} | variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def package(python: Path, folder: Path) -> Path:
    """The folder of the kzmedia that this Python imports, after it has read some data."""
    code = (
        "import kzmedia, pathlib; kzmedia.use('kk'); "
        "table = kzmedia.load('survey'); assert len(table) > 10; "
        "print(pathlib.Path(kzmedia.__file__).parent)"
    )
    said = call(python, "-c", code, cwd=folder)
    assert said.returncode == 0, said.stderr
    return Path(said.stdout.strip())


def run_lesson(python: Path, lesson: Path, folder: Path) -> nbformat.NotebookNode:
    """Run a lesson with nbconvert in a folder, which is all of the project it has.

    Returns
    -------
    NotebookNode
        The executed lesson, without errors or warnings in it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if lesson.parent != folder:
        shutil.copy(lesson, folder)
    settings = folder / "settings"
    said = call(
        python,
        *("-m", "nbconvert", "--to", "notebook", "--execute", lesson.name),
        *("--output", "executed.ipynb"),
        cwd=folder,
        JUPYTER_CONFIG_DIR=str(settings),
        JUPYTER_DATA_DIR=str(settings),
        IPYTHONDIR=str(settings),
    )
    told = re.sub(r"\x1b\[[0-9;]*m", "", said.stderr)  # without colours
    assert said.returncode == 0, f"{lesson.name}: {told[-3000:]}"
    executed = nbformat.read(folder / "executed.ipynb", as_version=4)
    for cell in executed.cells:
        for output in cell.get("outputs", []):
            assert output.get("name") != "stderr", f"{lesson.name}, {cell.id}: {output.text}"
    return executed


def figures(executed: nbformat.NotebookNode) -> int:
    """How many figures with an alt text an executed lesson shows."""
    outputs = [output for cell in executed.cells for output in cell.get("outputs", [])]
    pages = ["".join(output.get("data", {}).get("text/html", "")) for output in outputs]
    return sum(page.count("<img alt=") for page in pages)


def lessons(*names: str) -> list[Path]:
    """These lessons in Kazakh, the language with most to go wrong."""
    return [ROOT / "notebooks" / "kk" / f"{name}.ipynb" for name in names]


def build_wheel(folder: Path, source: Path = ROOT) -> Path:
    """Build the wheel of a source tree as pip would, without a network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))
