"""Seconds and peak memory of every lesson, each in a fresh kernel (goal: 15 s, 500 MB).

The baseline of the same run is a notebook that only imports pandas and seaborn and draws
one bare bar chart: the ratio tells what the lesson itself costs.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
GOAL_SECONDS, GOAL_MEGABYTES, RUNS = 15, 500, 3
PEAK = "import resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
BARE = "import pandas as pd\nimport seaborn as sns\nsns.barplot(x=['a', 'b'], y=[1, 2])"


def run(notebook: nbformat.NotebookNode) -> tuple[float, int]:
    """Execute a notebook in a fresh kernel; return seconds and the kernel's peak MB."""
    notebook.cells.append(nbformat.v4.new_code_cell(PEAK))
    start = time.perf_counter()
    # Only errors: the kernel's warning about plain TCP would bury the table.
    quiet = ["--IPKernelApp.log_level=40"]
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", extra_arguments=quiet
    ).execute()
    return time.perf_counter() - start, int(notebook.cells[-1].outputs[0].text)


def median_run(make_notebook) -> tuple[float, float]:
    """Medians of seconds and MB over a few runs."""
    seconds, megabytes = zip(*(run(make_notebook()) for _ in range(RUNS)), strict=True)
    return statistics.median(seconds), statistics.median(megabytes)


def main() -> None:
    bare, bare_mb = median_run(
        lambda: nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(BARE)])
    )
    print(f"{'lesson':<22}{'seconds':>9}{'ratio':>8}{'MB':>7}   medians of {RUNS}")
    print(f"{'(bare bar chart)':<22}{bare:>9.2f}{1:>8.2f}{bare_mb:>7.0f}")
    for path in sorted(NOTEBOOKS.glob(sys.argv[1] if len(sys.argv) > 1 else "*/*.ipynb")):
        seconds, megabytes = median_run(lambda path=path: nbformat.read(path, as_version=4))
        kept = seconds <= GOAL_SECONDS and megabytes <= GOAL_MEGABYTES
        name = f"{path.parent.name}/{path.stem}"
        print(
            f"{name:<22}{seconds:>9.2f}{seconds / bare:>8.2f}{megabytes:>7.0f}   "
            f"{'within' if kept else 'OVER'} {GOAL_SECONDS} s, {GOAL_MEGABYTES} MB"
        )


if __name__ == "__main__":
    main()
