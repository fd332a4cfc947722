"""A lesson's explorer without a browser: what its pure function gives for any setting."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets as widgets
from lab import ROOT

import notebooks
from kzmedia import explore, language


@dataclass
class Recorded:
    """The arguments of a lesson's call of ``explore.explorer``, and the lesson's language."""

    language: str
    draw: Callable
    answer: str
    alt: str
    controls: dict[str, Any]

    def slider(self) -> tuple[str, Any] | None:
        """Name and widget of the first slider of whole numbers, if there is one."""
        found = (pair for pair in self.controls.items() if hasattr(pair[1], "step"))
        return next(found, None)

    def choice(self) -> tuple[str, Any] | None:
        """Name and widget of the first choice, if there is one."""
        kinds = (widgets.RadioButtons, widgets.Dropdown)
        found = (p for p in self.controls.items() if isinstance(p[1], kinds))
        return next(found, None)

    def expected(self, **changed: object) -> tuple[str, str]:
        """Alt text and answer sentence for settings that differ from the first ones."""
        settings = {name: control.value for name, control in self.controls.items()} | changed
        language.use(self.language)
        picture, sentence = explore.render(self.draw, settings, self.answer, self.alt)
        alt = re.search(r'<img[^>]*? alt="([^"]*)"', picture)
        assert alt, picture[:200]
        return html.unescape(alt.group(1)), sentence


def explorer_of(path: str) -> Recorded:
    """Run a lesson's code in this process and note how it calls its explorer."""
    recorded: list[Recorded] = []
    real = explore.explorer

    def record(draw: Callable, question: str, answer: str, alt: str, **controls: Any) -> object:
        recorded.append(Recorded(page.language, draw, answer, alt, controls))
        return real(draw, question, answer, alt, **controls)

    page, here = notebooks.read(path), Path.cwd()
    explore.explorer = record
    os.chdir((ROOT / path).parent)
    try:
        names: dict[str, Any] = {"display": lambda *objects: None}  # Jupyter's own name
        for cell in page.code:
            exec(compile(cell.source, cell.id, "exec"), names)
    finally:
        os.chdir(here)
        explore.explorer = real
    assert recorded, f"{path} has no explorer"
    return recorded[0]
