"""The twins in this repository are in step: ids, order, code, signatures."""

from __future__ import annotations

import pytest
from made_up import code, markdown, notebook, signed
from message_rules import translations_signed, twins_agree

from notebooks import english_paths, read, twin_path


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("path", english_paths())
def test_twins_are_in_step(path: str, language: str) -> None:
    english, other = read(path), read(twin_path(path, language))
    problems = [*twins_agree(english, other), *translations_signed(english, other)]
    assert not problems, "\n".join(problems)


ENGLISH = notebook(
    markdown("title", "# The long title"),
    code("sum", "a + b"),
    code("language", 'kzmedia.use("en")', tags=("language",)),
)
TITLE = signed("title", "# Ұзақ тақырып", "# The long title")
SUM = code("sum", "a + b")
USE = code("language", 'kzmedia.use("kk")', tags=("language",))


def test_a_good_twin_passes() -> None:
    other = notebook(TITLE, SUM, USE, language="kk")
    assert twins_agree(ENGLISH, other) == translations_signed(ENGLISH, other) == []


@pytest.mark.parametrize(
    ("cells", "place", "word"),
    [
        ([TITLE, code("sum", "a  + b"), USE], "sum", "code differs"),
        ([TITLE, USE, SUM], "language", "in their order"),
        ([TITLE, SUM], "the end", "in their order"),
        ([TITLE, SUM, USE, SUM], "sum", "in their order"),
        ([TITLE, code("sum", "a + b", tags=("x",)), USE], "sum", "tags"),
        (
            [TITLE, code("sum", "a + b", metadata={"nbgrader": {"points": 2}}), USE],
            "sum",
            "gra",
        ),
        ([TITLE, markdown("sum", "a + b"), USE], "sum", "kind"),
        ([markdown("title", "# Ұзақ"), SUM, USE], "title", "stale"),
        ([TITLE | {"source": "# Қысқа"}, SUM, USE], "title", "ahead"),
        ([signed("title", "# Ұзақ", "# Older"), SUM, USE], "title", "stale"),
        (
            [signed("title", "# The long title", "# The long title"), SUM, USE],
            "title",
            "not tr",
        ),
    ],
)
def test_a_twin_out_of_step_is_named(cells: list[dict], place: str, word: str) -> None:
    other = notebook(*cells, language="kk")
    problems = [*twins_agree(ENGLISH, other), *translations_signed(ENGLISH, other)]
    assert any(f"cell {place}:" in problem and word in problem for problem in problems), (
        problems
    )
