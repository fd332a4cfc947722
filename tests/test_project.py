"""The project's own files agree with one another: dependencies, locks, environment, CI."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; ([^\\]+?))? \\?$", re.M)


def pins(name: str) -> set[tuple[str, str, str]]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {(n.lower(), v, (m or "").strip()) for n, v, m in PIN.findall(text)}


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_learners_lock_is_part_of_the_full_one():
    learners, full = pins("requirements.lock"), pins("requirements-dev.lock")
    assert len(learners) > 80
    full_versions = {(name, version) for name, version, _ in full}
    missing = {(name, version) for name, version, _ in learners} - full_versions
    assert not missing, f"pins of requirements.lock that requirements-dev.lock lacks: {missing}"


@pytest.mark.parametrize(
    ("lock", "extras"),
    [
        ("requirements.lock", ["lab"]),
        ("requirements-dev.lock", ["lab", "instructor", "dev"]),
    ],
)
def test_each_declared_dependency_is_pinned_within_its_range(lock, extras):
    wanted = list(PROJECT["dependencies"])
    for extra in extras:
        wanted += PROJECT["optional-dependencies"][extra]
    found = {}
    for name, version, _ in pins(lock):
        found.setdefault(normalised(name), []).append(Version(version))
    for requirement in map(Requirement, wanted):
        versions = found.get(normalised(requirement.name), [])
        assert versions, f"{requirement.name} is declared but not in {lock}"
        assert all(v in requirement.specifier for v in versions), (lock, requirement, versions)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_pin_has_hashes_and_no_file_names_an_index(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"://|--index|--find-links|--extra-index", text)


def test_no_committed_file_names_an_index_or_a_machine():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout: nothing is committed here")
    places = rf"{re.escape(str(ROOT))}/|{re.escape(str(Path.home()))}/"
    index = r"index-url\s*[= ]\s*http|files\.pythonhosted|pypi\.org/simple"
    bad = re.compile(f"({index}|{places})")
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if name == "tests/test_project.py" or path.suffix == ".png" or not path.is_file():
            continue
        hit = bad.search(path.read_text(encoding="utf-8"))
        assert not hit, f"{name} holds {hit.group(0)!r}"


def test_environment_yml_is_python_pip_and_the_lock():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    python, pip, section = environment["dependencies"]
    assert re.fullmatch(r"python=3\.\d+", python)
    assert (
        Version(python.partition("=")[2])
        in Requirement("python" + PROJECT["requires-python"]).specifier
    )
    assert pip == "pip"
    assert section == {"pip": ["-r requirements.lock"]}


def test_ci_calls_exactly_the_readmes_test_command():
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8").strip().splitlines()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert run[-1] == "make test"
    assert re.search(r"^make test\b", readme, re.M)


def test_import_kzmedia_loads_neither_pandas_nor_babel():
    code = (
        "import sys, kzmedia; "
        "heavy = {'pandas', 'numpy', 'seaborn', 'ipywidgets', 'babel', 'matplotlib'}; "
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, f"import kzmedia loads {done.stderr.strip()}"
