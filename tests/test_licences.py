"""LICENSE and CITATION.cff agree with the project and the data, and travel with them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
LICENSE = (ROOT / "LICENSE").read_text(encoding="utf-8")
PACKAGE = json.loads((ROOT / "datasets" / "datapackage.json").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
# "CC BY-NC-SA 3.0 IGO" in words, "CC-BY-NC-SA-3.0-IGO" as an identifier.
IN_WORDS = re.compile(r"CC (BY(?:-NC)?(?:-SA)?) (\d\.\d)( IGO)?")


def named(text: str) -> set[str]:
    """The identifiers of the licences that a text names."""
    found = IN_WORDS.findall(text)
    return {f"CC-{kind}-{version}{igo.replace(' ', '-')}" for kind, version, igo in found}


def entries() -> dict[str, str]:
    """What LICENSE says of each data set."""
    found = re.findall(r"^- (\w+): (.*(?:\n  .*)*)", LICENSE, re.M)
    assert len(found) == len(dict(found)), "a data set stands in LICENSE twice"
    return dict(found)


def test_license_names_every_data_set_and_no_other() -> None:
    assert set(entries()) == set(RESOURCES)


@pytest.mark.parametrize("name", sorted(RESOURCES))
def test_each_data_set_has_the_licence_of_its_descriptor(name) -> None:
    wanted = {licence["name"] for licence in RESOURCES[name].get("licenses") or []}
    said = entries()[name]
    if wanted:
        assert named(said) == wanted
        for licence in RESOURCES[name]["licenses"]:
            assert licence["path"] in LICENSE
    else:  # quoted facts, or the course's own arrangement under the licence of the text
        own = "under the licence of the project" in RESOURCES[name]["terms"]["en"]
        assert named(said) == ({"CC-BY-4.0"} if own else set())
        assert own or "no open licence" in said


def test_share_alike_and_not_commercial_data_keep_files_of_their_own() -> None:
    paths = [resource["path"] for resource in PACKAGE["resources"]]
    assert len(paths) == len(set(paths))
    for name, resource in RESOURCES.items():
        kinds = {licence["name"] for licence in resource.get("licenses") or []}
        assert len(kinds) <= 1, f"{name} mixes {kinds}"
    bound = {n for n, r in RESOURCES.items() if re.search("-SA-", str(r.get("licenses")))}
    assert bound == {"democracy", "society", "prices", "divide"}


def test_the_package_declares_the_licence_of_everything_in_it() -> None:
    licences = {kind["name"] for r in PACKAGE["resources"] for kind in r.get("licenses") or []}
    assert set(PROJECT["license"].split(" AND ")) == {"MIT", *licences}
    assert LICENSE.startswith("MIT License (code: ")
    assert re.search(r"^Text \(.*\):\nCreative Commons Attribution 4\.0", LICENSE, re.M)


def test_the_citation_is_of_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0" and citation["type"] == "software"
    assert citation["version"] == PROJECT["version"] == PACKAGE["version"]
    assert citation["title"].startswith(f"{PROJECT['name']}: ")
    assert citation["authors"] == [{"name": "the kzmedia authors"}]
    assert citation["license"] == "MIT"  # of the software, which is what this file cites
    assert "CC BY 4.0" in citation["abstract"] and len(citation["abstract"]) > 100
    assert "LICENSE" in citation["message"]


@pytest.mark.slow
def test_the_source_distribution_holds_both(tmp_path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"LICENSE", "CITATION.cff", "datasets/datapackage.json"} <= names
