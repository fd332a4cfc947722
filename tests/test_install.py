"""`kzmedia.load` works from a clone, an editable install and an installed wheel, offline."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROBE = (
    "import kzmedia, pathlib; kzmedia.use('kk'); "
    "table = kzmedia.load('survey'); assert len(table) > 10; "
    "print(pathlib.Path(kzmedia.__file__).parent)"
)
# A proxy that nobody answers: a request would fail the probe.
OFFLINE = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}


def make_environment(folder: Path) -> Path:
    """A fresh environment that sees the dependencies of this one, but not its kzmedia."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    # A path added by a .pth file is searched, but .pth files inside it are not read:
    # the editable kzmedia of the outer environment stays unseen.
    (Path(site) / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return python


def probe(python: Path, folder: Path, **environment: str) -> Path:
    done = subprocess.run(
        [python, "-c", PROBE],
        cwd=folder,
        env={**os.environ, **OFFLINE, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> Path:
    return make_environment(tmp_path_factory.mktemp("install") / "venv")


@pytest.mark.slow
def test_wheel_holds_the_data(environment, tmp_path):
    for command in (
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        [environment, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "WHEEL"],
    ):
        wheel = next(iter(tmp_path.glob("*.whl")), "WHEEL")
        command = [str(wheel) if part == "WHEEL" else part for part in command]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    package = probe(environment, tmp_path)
    assert "site-packages" in package.parts and (package / "datasets").is_dir()
    subprocess.run([environment, "-m", "pip", "uninstall", "-qy", "kzmedia"], check=True)


@pytest.mark.slow
def test_clone_without_any_install(environment, tmp_path):
    assert probe(environment, tmp_path, PYTHONPATH=str(ROOT)) == ROOT / "kzmedia"


@pytest.mark.slow
def test_editable_install(tmp_path):
    # This very environment is the editable one: `make` installs the project so.
    assert probe(Path(sys.executable), tmp_path) == ROOT / "kzmedia"
