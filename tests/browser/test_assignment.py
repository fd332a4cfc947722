"""The assignment as an instructor meets it: Validate, and the form grader."""

from __future__ import annotations

import re
from pathlib import Path

from lab import STUDENTS, TOKEN, open_notebook
from playwright.sync_api import Page, expect

NAME = "a1_survey"
KAZAKH = re.compile("[әғқңөұүһі]", re.I)


def test_validate_names_the_open_task(page: Page, instructor: str, shots: Path) -> None:
    open_notebook(page, instructor, f"release/{NAME}/{NAME}.ipynb")
    page.locator(".jp-NotebookPanel-toolbar").get_by_text("Validate").click()
    dialog = page.locator(".jp-Dialog").filter(has_text="q1")
    dialog.wait_for(timeout=120_000)
    page.screenshot(path=shots / "a1-validate.png")
    said = dialog.inner_text()
    # The cell shown is the first open task's test; its message is the assignment's, in Kazakh.
    assert "a1.q1.hint" in said and KAZAKH.search(said), said
    assert "HIDDEN" not in said, said


def test_the_form_grader_opens_a_submission(page: Page, instructor: str, shots: Path) -> None:
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"{instructor}/formgrader/manage_assignments?token={TOKEN}")
    expect(page.get_by_text(NAME).first).to_be_visible()
    page.screenshot(path=shots / "formgrader-assignments.png")
    page.goto(f"{instructor}/formgrader/gradebook/{NAME}")
    page.get_by_role("link", name=NAME).first.click()
    rows = page.locator("table a", has_text=re.compile(r"Submission #\d"))
    expect(rows).to_have_count(STUDENTS)
    page.screenshot(path=shots / "formgrader-submissions.png")
    rows.first.click()
    scores = page.locator("input.score")
    expect(scores.first).to_be_visible()
    assert scores.count() >= 8, "a score for every task"
    expect(page.locator("h1").first).to_contain_text(KAZAKH)
    scores.last.scroll_into_view_if_needed()
    page.screenshot(path=shots / "formgrader-submission.png")
    assert not broken, f"scripts of the page stopped: {broken}"
