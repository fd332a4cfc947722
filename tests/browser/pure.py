"""A lesson's explorer without a browser: what its pure function gives for any setting."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lab import ROOT

import notebooks
from kzmedia import explore, language


@dataclass
class Recorded:
    """The arguments of a lesson's call of ``explore.explorer``."""

    draw: Callable
    answer: str
    alt: str
    controls: dict[str, Any]

    def expected(self, **changed: object) -> tuple[str, str]:
        """Alt text and answer sentence for settings that differ from the first ones."""
        settings = {name: control.value for name, control in self.controls.items()} | changed
        language.use("kk")
        picture, sentence = explore.render(self.draw, settings, self.answer, self.alt)
        alt = re.search(r'<img[^>]*? alt="([^"]*)"', picture)
        assert alt, picture[:200]
        return html.unescape(alt.group(1)), sentence


def explorer_of(path: str) -> Recorded:
    """Run a lesson's code in this process and note how it calls its explorer."""
    recorded: list[Recorded] = []
    real = explore.explorer

    def record(draw: Callable, question: str, answer: str, alt: str, **controls: Any) -> object:
        recorded.append(Recorded(draw, answer, alt, controls))
        return real(draw, question, answer, alt, **controls)

    here = Path.cwd()
    explore.explorer = record
    os.chdir((ROOT / path).parent)
    try:
        names: dict[str, Any] = {}
        for cell in notebooks.read(path).code:
            exec(compile(cell.source, cell.id, "exec"), names)
    finally:
        os.chdir(here)
        explore.explorer = real
    assert recorded, f"{path} has no explorer"
    return recorded[0]
