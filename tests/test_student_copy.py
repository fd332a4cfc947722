"""What learners get holds no solution, no hidden test, no answer of the bank."""

from __future__ import annotations

import functools
import html
import io
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from kzmedia import language
from kzmedia.course import regions, student
from kzmedia.course.files import REPOSITORY, read_notebook

pytestmark = pytest.mark.slow
TEXTS = (".ipynb", ".py", ".po", ".json", ".csv", ".md", ".toml", ".yml", ".txt", ".html", "")
SHEET = re.compile(r"solutions/solutions-(\w+)-(kk|ru|en)\.html$")


def sources() -> list[Path]:
    return sorted(REPOSITORY.glob("assignments/*/source/*/*.ipynb"))


def allowed() -> str:
    """Return what learners may see: lessons, library, and what sources show openly."""
    files = [
        *REPOSITORY.glob("notebooks/*/*.ipynb"),
        *(p for p in REPOSITORY.glob("kzmedia/**/*.py") if "course" not in p.parts),
        *REPOSITORY.glob("kzmedia/locale/*/*.po"),
        *REPOSITORY.glob("docs/student.*.md"),
    ]
    parts = [path.read_text(encoding="utf-8") for path in files]
    for path in sources():
        for cell in read_notebook(path)["cells"]:
            settings = cell["metadata"].get("nbgrader", {})
            if settings.get("solution") and not regions.has_marker(cell["source"]):
                continue
            lines = cell["source"].split("\n")
            for kind in (regions.SOLUTION, regions.HIDDEN, regions.SCHEME):
                inside = regions.split(cell["source"], kind)[0]
                lines = [line for line in lines if line not in inside]
            parts += lines
    return "\n".join(parts)


def needles() -> set[str]:
    """Return every telling line of solutions, hidden tests and the answer bank."""
    lines: set[str] = set()
    for path in sources():
        for secret in regions.secret_lines(read_notebook(path)["cells"]).values():
            lines |= secret
    for path in (REPOSITORY / "assignments" / "answers").rglob("*"):
        if path.suffix in (".py", ".md"):
            lines |= set(path.read_text(encoding="utf-8").splitlines())
    open_ = allowed()
    telling = {line.strip() for line in lines if regions.is_telling(line)}
    return {line for line in telling if not regions.shows(open_, line)}


def leaks(files: dict[str, bytes], wanted: set[str]) -> list[tuple[str, str]]:
    found = []
    for name, content in files.items():
        if Path(name).suffix in TEXTS:
            shown = content.decode("utf-8", errors="replace")
            sheet = SHEET.search(name)
            shown = html.unescape(shown) if sheet else shown
            own = solved(sheet[1], sheet[2]) if sheet else ""
            found += [
                (name, line)
                for line in wanted
                if regions.shows(shown, line) and not regions.shows(own, line)
            ]
    return found


@functools.cache
def solved(assignment: str, lang: str) -> str:
    """Return what a published sheet may show: its own source without the hidden tests."""
    path = REPOSITORY / f"assignments/{lang}/source/{assignment}/{assignment}.ipynb"
    cells = read_notebook(path)["cells"]
    lines: list[str] = []
    for cell in cells:
        graders = [
            regions.split(cell["source"], k)[0] for k in (regions.HIDDEN, regions.SCHEME)
        ]
        lines += [
            line for line in cell["source"].split("\n") if not any(line in g for g in graders)
        ]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def secrets() -> set[str]:
    return needles()


@pytest.fixture(scope="module", params=language.LANGUAGES)
def packed(request, tmp_path_factory):
    """Pack the copy of each language."""
    target = tmp_path_factory.mktemp("student") / f"student-{request.param}.zip"
    student.pack(request.param, target=target)
    return request.param, target


@pytest.fixture(scope="module")
def distributions(tmp_path_factory) -> dict[str, dict[str, bytes]]:
    """Build wheel and sdist as pip would, without a network."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run([*build, "-t", "wheel", "-t", "sdist"], cwd=REPOSITORY, check=True)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        files = [member for member in archive.getmembers() if member.isfile()]
        unpacked = {m.name.split("/", 1)[1]: archive.extractfile(m).read() for m in files}
    return {"wheel": unzip(wheel.read_bytes()), "sdist": unpacked}


def unzip(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_needles_are_many_and_found_where_they_are_planted(secrets) -> None:
    assert len(secrets) > 100
    assert any("selfcheck.must" not in line and "return" in line for line in secrets)
    source = sources()[0]
    planted = {source.name: source.read_bytes()}
    assert len(leaks(planted, secrets)) > 20
    bank = next((REPOSITORY / "assignments/answers").rglob("right/*.py"))
    assert leaks({"x.py": bank.read_bytes()}, secrets)


def test_nothing_leaks_through_the_student_copy(packed, secrets) -> None:
    assert leaks(unzip(packed[1].read_bytes()), secrets) == []


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_nothing_leaks_through_a_distribution(kind, distributions, secrets) -> None:
    files = distributions[kind]
    assert leaks(files, secrets) == []
    for name in files:
        assert not re.search(r"kzmedia/course|assignments/|answers/|rubrics", name), name
    assert any(name.endswith("datasets/survey.csv") for name in files)


def test_the_copy_is_one_language_and_complete(packed) -> None:
    code, path = packed
    names = set(unzip(path.read_bytes()))
    top = f"student-{code}/"
    assert all(name.startswith(top) for name in names)
    places = {name.removeprefix(top) for name in names}
    for place in (
        "README.md",
        "LICENSE",
        "pyproject.toml",
        "requirements.lock",
        "environment.yml",
        f"notebooks/{code}/00_start.ipynb",
        "assignments/a1_survey/a1_survey.ipynb",
        "assignments/fresh/a1_survey.ipynb",
        "kzmedia/__main__.py",
        "kzmedia/learner.py",
        f"kzmedia/locale/{code}/survey.po",
        "datasets/survey.csv",
        "datasets/datapackage.json",
    ):
        assert place in places, place
    for other in set(language.LANGUAGES) - {code}:
        assert not any(place.startswith(f"notebooks/{other}") for place in places)
    private = r"kzmedia/course|source/|answers|rubric|tests/|docs/|__pycache__|gradebook"
    found = [p for p in places if re.search(private, p.replace("locale", ""))]
    assert [p for p in found if not p.startswith("kzmedia/locale/")] == []


def test_the_fresh_copy_is_the_released_notebook_byte_for_byte(packed) -> None:
    code, path = packed
    files = unzip(path.read_bytes())
    fresh = [name for name in files if "/assignments/fresh/" in name]
    assert len(fresh) == len(list(REPOSITORY.glob(f"assignments/{code}/source/*/*.ipynb"))) > 0
    for name in fresh:
        stem = Path(name).stem
        assert files[name] == files[f"student-{code}/assignments/{stem}/{stem}.ipynb"]


def test_the_assignment_is_stubbed_in_the_language(packed) -> None:
    code, path = packed
    name = f"student-{code}/assignments/a1_survey/a1_survey.ipynb"
    shown = unzip(path.read_bytes())[name].decode("utf-8")
    language.use(code)
    assert language.text("course.stub.code") in shown
    assert "BEGIN SOLUTION" not in shown and "BEGIN HIDDEN" not in shown


def test_the_same_repository_gives_the_same_bytes(tmp_path) -> None:
    first = student.pack("kk", target=tmp_path / "a.zip").read_bytes()
    assert student.pack("kk", target=tmp_path / "b.zip").read_bytes() == first


def run_in(folder: Path, *words: str) -> subprocess.CompletedProcess:
    """Run the command with the copy's own library: no course, and no click."""
    blocked = (
        "import sys; sys.modules['click'] = None; from kzmedia.__main__ import main; main()"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KZMEDIA")}
    return subprocess.run(
        [sys.executable, "-c", blocked, *words],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_copy_installs_and_its_command_explains_itself(tmp_path) -> None:
    path = student.pack("kk", target=tmp_path / "copy.zip")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "student-kk"
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=folder, check=True)
    files = unzip(next(tmp_path.glob("*.whl")).read_bytes())
    assert "kzmedia/datasets/survey.csv" in files and "kzmedia/locale/kk/survey.po" in files
    said = run_in(folder, "release", "a1")
    assert said.returncode == 2 and "студентке арналған" in said.stderr
    learner = run_in(folder, "check", "a1")
    assert learner.returncode == 1 and "20 балдан 0" in learner.stdout, learner.stderr
    renewed = run_in(folder, "reset", "a1")
    assert renewed.returncode == 0 and "-before-" in renewed.stdout


def test_a_lesson_with_outputs_is_not_packed(tmp_path) -> None:
    root = tmp_path / "repository"
    lesson = read_notebook(REPOSITORY / "notebooks/kk/00_start.ipynb")
    cell = next(c for c in lesson["cells"] if c["cell_type"] == "code")
    cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "1"}]
    from kzmedia.course.files import Problems, write_notebook

    write_notebook(root / "notebooks/kk/00_start.ipynb", lesson)
    for name in ("docs/student.kk.md", "LICENSE", "pyproject.toml", "requirements.lock"):
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes((REPOSITORY / name).read_bytes())
    with pytest.raises(Problems, match=cell["id"]):
        student.pack("kk", root=root, target=tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()
