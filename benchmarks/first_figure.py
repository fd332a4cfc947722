"""Kernel start to the first figure of lesson 00 against a bare bar chart in a kernel.

Both start a kernel, import and draw; the lesson also loads data, reads its messages and
makes its first guess. Goal: 1.25 or less.
"""

from __future__ import annotations

from subprocess import DEVNULL

from jupyter_client.manager import start_new_kernel
from timing import NOTEBOOKS, code_cells, interleave, report

REPEATS = 5
BARE = [
    "import pandas as pd\nimport seaborn as sns",
    "ax = sns.barplot(data=pd.DataFrame({'x': list('abcd'), 'y': [4, 3, 2, 1]}), x='x', y='y')",
]


def run(cells: list[str]) -> None:
    """Run cells in a new kernel; the last one must show a figure, and none may fail."""
    manager, client = start_new_kernel(kernel_name="python3", stderr=DEVNULL)
    shown: list[str] = []

    def hear(message: dict) -> None:
        shown.extend(message["content"].get("data", {}))

    try:
        for cell in cells:
            reply = client.execute_interactive(cell, output_hook=hear, timeout=120)
            if reply["content"]["status"] != "ok":
                raise RuntimeError(reply["content"].get("evalue"))
        if not {"text/html", "image/png"} & set(shown):
            raise RuntimeError("the cells show no figure")
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def to_first_figure(cells: list[str]) -> list[str]:
    """Return the cells up to the first that shows a figure."""
    last = next(i for i, cell in enumerate(cells) if "figures.show(" in cell)
    return cells[: last + 1]


if __name__ == "__main__":
    for language in ("en", "kk"):
        lesson = to_first_figure(code_cells(NOTEBOOKS / language / "00_start.ipynb"))
        seconds = interleave(lambda _, cells=lesson: run(cells), lambda _: run(BARE), REPEATS)
        report(f"kernel start to the first figure of 00 ({language})", *seconds, goal=1.25)
