"""Tiny notebooks made in memory, good or broken in one way, for the tests of the rules."""

from __future__ import annotations

from notebooks import Page, digest, page


def markdown(cell_id: str, source: str, **notes: object) -> dict:
    metadata = {"kzmedia": notes} if notes else {}
    return {"cell_type": "markdown", "id": cell_id, "metadata": metadata, "source": source}


def code(cell_id: str, source: str, tags: tuple[str, ...] = (), **more: object) -> dict:
    metadata: dict[str, object] = {"tags": list(tags)} if tags else {}
    cell = {"cell_type": "code", "id": cell_id, "metadata": metadata, "source": source}
    return cell | {"outputs": [], "execution_count": None} | more


def notebook(*cells: dict, language: str = "en", lesson: bool = True) -> Page:
    folder = f"notebooks/{language}" if lesson else f"assignments/{language}/source/a9"
    return page({"cells": list(cells)}, f"{folder}/09_made_up.ipynb")


def lesson_cells() -> list[dict]:
    """The smallest lesson that keeps every rule of a lesson."""
    checks = []
    for i in (1, 2, 3):
        checks += [
            markdown(f"check{i}-task", "## A part"),
            code(f"check{i}-answer", f"answer_{i} = ..."),
            code(f"check{i}", f'selfcheck.check(answer_{i}, 1, hint="language.unknown")'),
        ]
    return [
        markdown("title", "# A lesson"),
        markdown("question", "The question of L13 §5, C35b"),
        markdown("objectives", "- a\n- b\n- c\n\n20 minutes, `survey`"),
        code("imports", "import kzmedia\nfigures.style()"),
        code("language", 'kzmedia.use("en")', tags=("language",)),
        *[markdown(f"text{i}", "Words") for i in range(8)],
        markdown("fig1-look", "Look here"),
        code("fig1", 'figures.show(ax, alt="language.unknown", language=1, known=2)'),
        markdown("fig1-shows", "What it shows"),
        *checks,
        markdown("summary", "- a\n- b\n- c"),
        markdown("sources", "Sources"),
    ]


def signed(cell_id: str, source: str, english: str) -> dict:
    return markdown(cell_id, source, en=digest(english), own=digest(source))


def with_cell(cells: list[dict], cell_id: str, **change: object) -> list[dict]:
    """The cells with one changed."""
    return [cell | change if cell["id"] == cell_id else cell for cell in cells]
