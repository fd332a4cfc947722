"""Binder: environment.yml and postBuild make an environment in which the lessons run.

Binder builds the published student copy; its tree is packed here and built step by step,
except for conda, which brings Python and pip.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from fresh import (
    ROOT,
    call,
    environment,
    figures,
    learners,
    lessons,
    package,
    pip_section,
    python_of,
    run_lesson,
)

from kzmedia.course import student

pytestmark = pytest.mark.slow
HOW_TO_GET_IT = "no jupyter-repo2docker: pip install it, or set KZMEDIA_REPO2DOCKER to its path"
REPO2DOCKER = os.environ.get("KZMEDIA_REPO2DOCKER") or shutil.which("jupyter-repo2docker")


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> Path:
    """What Binder clones: the student copy, unpacked with its file modes."""
    folder = tmp_path_factory.mktemp("binder")
    with zipfile.ZipFile(student.pack("kk", target=folder / "copy.zip")) as archive:
        for member in archive.infolist():
            place = Path(archive.extract(member, folder))
            place.chmod(member.external_attr >> 16 or 0o644)
    return folder / "student-kk"


def test_the_tree_has_what_binder_reads(tree) -> None:
    assert os.access(tree / "postBuild", os.X_OK)
    assert (tree / "postBuild").read_text("utf-8").startswith("#!/usr/bin/env bash\n")
    assert pip_section(tree / "environment.yml") == ["-r requirements.lock"]
    for name in ("environment.yml", "postBuild", "requirements.lock"):
        assert (tree / name).read_bytes() == (ROOT / name).read_bytes()
    # Files that repo2docker would obey before environment.yml.
    assert not [n for n in ("Dockerfile", "binder", ".binder") if (tree / n).exists()]


def test_the_badge_opens_a_lesson_of_the_tree(tree) -> None:
    (badge,) = re.findall(
        r"\(https://mybinder\.org/v2/\S+\)", (ROOT / "README.md").read_text("utf-8")
    )
    place = re.search(r"urlpath=lab/tree/([^)&]+)", badge)[1]
    assert (tree / place).is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Binder runs postBuild with bash")
def test_a_lesson_runs_after_the_steps_of_binder(tree, tmp_path, tmp_path_factory) -> None:
    # The pip part is installed, hashes checked, by learners(); from here on without a network.
    python = environment(tmp_path / "venv", learners(tmp_path_factory))
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    # Not even an index on this machine: postBuild takes everything from the tree.
    nothing = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    done = subprocess.run(
        ["./postBuild"],
        cwd=tree,
        env=os.environ | {"PATH": path} | nothing,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert package(python, tmp_path).is_relative_to(tmp_path / "venv")
    (lesson,) = lessons("00_start")
    executed = run_lesson(
        python, tree / "notebooks" / "kk" / lesson.name, tree / "notebooks" / "kk"
    )
    assert figures(executed) >= 2


@pytest.mark.skipif(not REPO2DOCKER, reason=HOW_TO_GET_IT)
def test_repo2dockers_dry_run_takes_our_files(tree) -> None:
    done = subprocess.run(
        [REPO2DOCKER, "--no-build", "--debug", "."], cwd=tree, capture_output=True, text=True
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-3000:]
    assert "Building conda environment for python=3.11" in said
    steps = [
        said.index(step)
        for step in ("COPY --chown=0:0 src/", '--file "environment.yml"', "RUN ./postBuild")
    ]
    assert steps == sorted(steps)  # the lock is there before pip reads it, the library after


def test_a_changed_hash_stops_the_installation(tmp_path, tmp_path_factory) -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    block = next(b for b in re.split(r"\n(?=[a-z0-9])", lock) if b.startswith("babel=="))
    (tmp_path / "requirements.lock").write_text(
        re.sub("sha256:[0-9a-f]{8}", "sha256:00000000", block), "utf-8"
    )
    python = python_of(learners(tmp_path_factory))
    said = call(
        python,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "-r",
        "requirements.lock",
        cwd=tmp_path,
    )
    assert said.returncode and "HASHES" in said.stderr.upper()
