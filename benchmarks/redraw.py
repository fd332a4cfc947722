"""An explorer's redraw against drawing and encoding the same figure bare. Goal: 1.3 or less.

The explorers are those of the lessons; "bare" is the same drawing function without
``figures.finish``, saved as PNG and encoded for the page.
"""

from __future__ import annotations

import base64
import io
from contextlib import redirect_stdout
from pathlib import Path

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
from timing import NOTEBOOKS, code_cells, interleave, report

from kzmedia import explore, figures

REPEATS = 20


def explorers(notebook: Path) -> list[tuple]:
    """Run a lesson and return its explorers with their drawing functions."""
    made: list[tuple] = []
    original = explore.explorer

    def keep(draw, *args, **kwargs):
        made.append((original(draw, *args, **kwargs), draw))

    explore.explorer = keep
    try:
        namespace: dict = {"display": lambda *objects: None}  # Jupyter's own name
        for cell in code_cells(notebook):
            with redirect_stdout(io.StringIO()):  # the alt texts
                exec(cell, namespace)
            plt.close("all")
    finally:
        explore.explorer = original
    return made


def bare(draw, settings: dict) -> str:
    """Draw without labels, source and fitted margins, and encode."""
    finish, figures.finish = figures.finish, lambda ax, **_: ax
    try:
        figure = draw(**settings)[0].get_figure()
    finally:
        figures.finish = finish
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    plt.close(figure)
    return base64.b64encode(buffer.getbuffer()).decode()


def settings_of(explorer, repeat: int) -> dict:
    """Return settings that differ from repeat to repeat, so that nothing is drawn twice."""
    values = explorer.settings
    for place, (name, control) in enumerate(explorer.controls.items()):
        if hasattr(control, "max"):
            span = (control.max - control.min) // control.step + 1
            # Shifted by place: weights that are all 0 together draw nothing.
            values[name] = control.min + ((7 * repeat + place) % span) * control.step
    return values


def measure(name: str, explorer, draw) -> None:
    def ours(repeat: int) -> None:
        explore.render(draw, settings_of(explorer, repeat), *explorer.messages)

    def base(repeat: int) -> None:
        bare(draw, settings_of(explorer, repeat))

    report(f"redraw, {name}", *interleave(ours, base, REPEATS), goal=1.3)


if __name__ == "__main__":
    for notebook in sorted((NOTEBOOKS / "kk").glob("*.ipynb")):
        for explorer, draw in explorers(notebook):
            measure(notebook.stem, explorer, draw)
