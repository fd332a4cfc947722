"""What the benchmarks share: interleaved runs, medians, one line with the verdict."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"


def interleave(
    ours: Callable[[int], object], base: Callable[[int], object], repeats: int
) -> tuple[list[float], list[float]]:
    """Time two functions in turn, so that a busy moment of the machine meets both.

    Parameters
    ----------
    ours, base : callable
        Called with the number of the repeat; the first call of each is not counted.
    repeats : int
        Calls that count.

    Returns
    -------
    tuple of list of float
        Seconds of every call, ours and the baseline's.
    """
    seconds: tuple[list[float], list[float]] = ([], [])
    for repeat in range(repeats + 1):
        for kept, call in zip(seconds, (ours, base), strict=True):
            start = time.perf_counter()
            call(repeat)
            kept.append(time.perf_counter() - start)
    return seconds[0][1:], seconds[1][1:]


def report(name: str, ours: list[float], base: list[float], goal: float) -> None:
    """Print medians, the median of the paired ratios and whether the goal is met."""
    ratio = statistics.median(a / b for a, b in zip(ours, base, strict=True))
    verdict = "met" if ratio <= goal else "MISSED"
    print(
        f"{name}: {statistics.median(ours) * 1000:.0f} ms, "
        f"baseline {statistics.median(base) * 1000:.0f} ms, "
        f"ratio {ratio:.2f} (goal <= {goal}: {verdict}, {len(ours)} runs)"
    )


def code_cells(notebook: Path) -> list[str]:
    """Return the sources of a notebook's code cells."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
