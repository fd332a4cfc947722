"""The 20-minute path through a lesson: its sections are marked and run without the rest."""

from __future__ import annotations

import re

import nbformat
import pytest
from made_up import code, markdown, notebook

import notebooks
from notebooks import LESSONS, ROOT, Cell, Page, read

TAG, WORDS = "short", 780  # beside four figures and an explorer more do not fit into 20 minutes
MARK = {"en": "(short path)", "kk": "(қысқа жол)", "ru": "(короткий путь)"}
WITH_A_PATH = ("01_market", "02_connected", "05_egov")
FRAME = ("title", "imports", "language", "summary")
PATHS = [path for path in notebooks.find(LESSONS) if read(path).name in WITH_A_PATH]


def sections(page: Page) -> list[list[Cell]]:
    """The cells of each section, the first ones before any heading of the second level."""
    found: list[list[Cell]] = [[]]
    for cell in page.cells:
        if cell.kind == "markdown" and re.match(r"## ", cell.source):
            found.append([])
        found[-1].append(cell)
    return found


def unmarked(page: Page) -> list[str]:
    """Problems: sections half on the path, headings and tags that disagree, no frame."""
    problems, mark = [], MARK[page.language]
    for cells in sections(page)[1:]:
        head = cells[0].source.splitlines()[0]
        tagged = {TAG in cell.tags for cell in cells if cell.id not in FRAME}
        marked = head.endswith(mark)
        if tagged == {True, False}:
            out = next(cell for cell in cells if TAG not in cell.tags)
            problems.append(page.at(out, "is not on the path, the rest of its section is"))
        elif marked != (True in tagged) and cells[0].id not in FRAME:
            problems.append(page.at(cells[0], f"heading and tag disagree about {mark}"))
    for name in FRAME:
        if (cell := page.cell(name)) is None or TAG not in cell.tags:
            problems.append(page.at(name, f"has to carry the tag {TAG}"))
    if mark.strip("()") not in page.cell("title").source:
        problems.append(page.at("title", f"does not explain {mark}"))
    return problems


def path_of(page: Page) -> list[Cell]:
    return [cell for cell in page.cells if TAG in cell.tags]


def test_the_three_lessons_have_it() -> None:
    assert len(PATHS) == len(WITH_A_PATH) * len(notebooks.LANGUAGES)


@pytest.mark.parametrize("path", PATHS)
def test_sections_on_the_path_are_marked(path: str) -> None:
    problems = unmarked(read(path))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("path", [path for path in PATHS if "/en/" in path])
def test_it_is_short_and_whole(path: str) -> None:
    cells = path_of(read(path))
    words = sum(len(cell.source.split()) for cell in cells if cell.kind == "markdown")
    assert words <= WORDS, f"{path}: {words} words are more than 20 minutes"
    source = "\n".join(cell.source for cell in cells)
    for needed in ("explore.explorer(", "figures.show(", "Verdict on C"):
        assert needed in source, f"{path}: the path has no {needed}"
    assert "explore.guess(" in source or "selfcheck.check(" in source, path


@pytest.mark.slow
@pytest.mark.parametrize("path", [path for path in PATHS if "/en/" in path])
def test_it_runs_without_the_rest(path: str) -> None:
    document = nbformat.read(ROOT / path, as_version=4)
    document.cells = [c for c in document.cells if TAG in c.metadata.get("tags", [])]
    result = notebooks.execute(document, folder=(ROOT / path).parent)
    wrong = {
        cell: output.get("evalue") or output.get("text")
        for cell, outputs in result.outputs.items()
        for output in outputs
        if output["output_type"] == "error" or output.get("name") == "stderr"
    }
    assert not wrong, f"{path}: {wrong}"


def made_up(head: str, *tags: list[str]) -> Page:
    frame = [
        markdown("title", "# T\n\nsections marked *(short path)*"),
        code("imports", "import pandas"),
        code("language", "kzmedia.use('en')"),
    ]
    body = [markdown("a-claim", f"## {head}"), code("a-data", "x = 1")]
    made = notebook(*frame, *body, markdown("summary", "## Summary"))
    for cell in made.cells:
        if cell.id in FRAME:
            cell.raw.setdefault("metadata", {})["tags"] = [TAG]
    for cell, given in zip(made.cells[3:5], tags, strict=True):
        cell.raw.setdefault("metadata", {})["tags"] = given
    return made


@pytest.mark.parametrize(
    ("head", "tags", "problem"),
    [
        ("A (short path)", ([TAG], [TAG]), None),
        ("A", ([], []), None),
        ("A (short path)", ([TAG], []), "a-data"),
        ("A", ([TAG], [TAG]), "a-claim"),
        ("A (short path)", ([], []), "a-claim"),
    ],
)
def test_the_marks_are_compared(head: str, tags: tuple, problem: str | None) -> None:
    found = unmarked(made_up(head, *tags))
    assert [p for p in found if "cell a-" in p] == found
    assert bool(found) == bool(problem) and (not found or problem in found[0])
