"""The learner's command: `kzmedia check` and `kzmedia reset`, from a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import made_assignment as made
import pytest

RIGHT = {"q1": "def double(x):\n    return 2 * x", "q2": "total = 4", "q3": "So it is."}


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """The root of a learner's copy as the current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(words: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("KZMEDIA")}
    return subprocess.run(
        [sys.executable, "-m", "kzmedia", *words],
        cwd=folder,
        env={**clean, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.slow
def test_the_command_speaks_the_notebook_s_language_and_says_by_its_code(here) -> None:
    path = made.copy_with(here, made.filled(**RIGHT, language='kzmedia.use("kk")'))
    said = command(["check", "t1"], here)
    assert said.returncode == 0 and "5 балдан 5" in said.stdout and said.stderr == ""
    said = command(["check", "t1", "--lang", "ru"], path.parent)
    assert said.returncode == 0 and "5 из 5" in said.stdout
    made.copy_with(here, made.filled())
    (here / "solutions").mkdir()
    (here / "solutions/solutions-t1_tiny-en.html").write_text("x")
    said = command(["--lang=en", "check", str(path)], here)
    assert said.returncode == 1 and "Still open: q1, q2" in said.stdout
    assert "solutions/solutions-t1_tiny-en.html" in said.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "t9"], "t9"),
        (["check", "nowhere.ipynb"], "nowhere.ipynb"),
        (["check", "t1", "--what"], "kzmedia check"),
        (["check", "t1", "t2"], "kzmedia check"),
        (["check", "--lang", "xx", "t1"], "xx"),
        (["check"], "a2"),
        (["reset"], "kzmedia reset"),
        (["reset", "t9"], "t9"),
        (["reset", "t1", "--from"], "kzmedia reset"),
        (["reset", "t1", "--from", "nowhere.ipynb"], "nowhere.ipynb"),
    ],
)
def test_a_command_wrongly_used_is_one_line(here, words: list[str], said: str, capsys) -> None:
    from kzmedia.__main__ import main

    path = made.copy_with(here, made.filled())
    before = path.read_bytes()
    with pytest.raises(SystemExit) as left:
        main(words)
    shown = capsys.readouterr()
    assert left.value.code == 2 and said in shown.err and shown.err.count("\n") == 1
    assert shown.out == "" and path.read_bytes() == before


def test_the_command_explains_itself(capsys, monkeypatch) -> None:
    from kzmedia.__main__ import main

    monkeypatch.delenv("KZMEDIA_LANG", raising=False)
    for lang, word in {"kk": "Тапсырма", "ru": "задани", "en": "assignment"}.items():
        for name in ("check", "reset"):
            with pytest.raises(SystemExit) as left:
                main([name, "--help", "--lang", lang])
            assert left.value.code == 0 and word in capsys.readouterr().out
