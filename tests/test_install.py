"""The library works from a clone, an editable install and an installed wheel, offline."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest
from fresh import (
    ROOT,
    build_wheel,
    call,
    environment,
    figures,
    learners,
    lessons,
    package,
    run_lesson,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory) -> Path:
    """The Python of an environment with the learners' lock and the wheel, outside the clone."""
    python = environment(tmp_path_factory.mktemp("wheel") / "venv", learners(tmp_path_factory))
    said = call(python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", str(wheel))
    assert said.returncode == 0, said.stderr
    return python


def test_the_wheel_holds_data_licences_and_nothing_of_the_instructors(wheel) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    data = {path.name for path in (ROOT / "datasets").iterdir()}
    assert data == {Path(n).name for n in names if n.startswith("kzmedia/datasets/")}
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith("kzmedia/course")]


def test_the_installed_wheel_finds_its_data(installed, tmp_path) -> None:
    found = package(installed, tmp_path)
    assert found.is_relative_to(installed.parents[1]) and (found / "datasets").is_dir()


@pytest.mark.parametrize(
    "lesson",
    lessons("01_market", "03_survey", "05_egov", "06b_promises", "08_scoreboard"),
    ids=lambda path: path.stem,
)
def test_the_wheel_runs_lessons_outside_the_clone(installed, tmp_path, lesson) -> None:
    assert figures(run_lesson(installed, lesson, tmp_path)) >= 3


def test_a_clone_works_without_any_install(tmp_path, tmp_path_factory) -> None:
    python = environment(tmp_path / "venv", learners(tmp_path_factory))
    said = call(python, "-c", "import kzmedia", cwd=tmp_path)
    assert said.returncode and "No module named 'kzmedia'" in said.stderr
    assert package(python, ROOT) == ROOT / "kzmedia"


def test_an_editable_install_works_elsewhere(tmp_path) -> None:
    # This very environment is the editable one: `make` installs the project so.
    assert package(Path(sys.executable), tmp_path) == ROOT / "kzmedia"


def test_these_environments_reach_no_other_machine(installed, tmp_path) -> None:
    code = "import socket; socket.create_connection(('{}', 9), timeout=1)"
    said = call(installed, "-c", code.format("example.org"))
    assert "no network in this test, not even example.org" in said.stderr
    assert "Connection refused" in call(installed, "-c", code.format("127.0.0.1")).stderr
