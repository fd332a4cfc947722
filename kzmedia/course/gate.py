"""What an assignment must be before learners get it; each check names the cell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kzmedia.course import regions, twins
from kzmedia.language import text

Notebook = dict[str, Any]
# A place on somebody's machine: from a root that machines have, or a Windows drive.
_PATH = re.compile(
    r"(?<![\w.:/~-])/(?:home|Users|root|tmp|work|mnt|media|srv|opt|var|private|Volumes)/\w"
    r"|(?<!\w)~/\w|(?<![\w/])[A-Za-z]:(?:\\{1,2}|/)\w|file://",
)
_POINTS = re.compile(r"\((\d+(?:[.,]\d+)?)[\s\u00a0]*(?:points?|балл\w*)\b", re.IGNORECASE)


class Problem(NamedTuple):
    """A reason to refuse: which cell, message id, what the message needs."""

    cell: str
    message: str
    values: dict[str, object]

    def line(self, place: str) -> str:
        """Return the problem as one line in the reader's language."""
        return text(self.message, place=place, cell=self.cell or "–", **self.values)


def check_source(source: Notebook) -> list[Problem]:
    """Check the instructor's notebook: outputs, points against prose.

    Parameters
    ----------
    source : dict
        As `files.read_notebook` gives it.
    """
    return [*_outputs(source), *_points(source)]


def check_twin(english: Notebook, source: Notebook) -> list[Problem]:
    """Check a translated source against its English twin's signed state."""
    findings = twins.problems(twins.compare(english, source))
    return [
        Problem(finding.cell, "course.gate.twin", {"status": status_word(finding.status)})
        for finding in findings
    ]


def check_release(source: Notebook, released: Notebook) -> list[Problem]:
    """Check the learner's notebook: solutions, hidden tests, outputs, paths.

    Parameters
    ----------
    source, released : dict
        The instructor's notebook and what was made of it.
    """
    secrets = regions.secret_lines(source["cells"])
    found = []
    for cell in released["cells"]:
        # The notebook's own JSON shows metadata and outputs as well as the source.
        whole = "\n".join(regions.walk({k: v for k, v in cell.items() if k != "id"}))
        if regions.has_marker(whole):
            found.append(Problem(cell["id"], "course.gate.marker", {}))
        found += [
            Problem(cell["id"], "course.gate.secret", {"owner": owner, "line": line})
            for owner, lines in secrets.items()
            for line in sorted(lines)
            if line in whole
        ]
        found += [
            Problem(cell["id"], "course.gate.path", {"path": path}) for path in paths(whole)
        ]
    outside = {key: value for key, value in released.items() if key != "cells"}
    found += [Problem("", "course.gate.path", {"path": path}) for path in paths(_flat(outside))]
    return found + _outputs(released)


def check_file(content: str, source: Notebook) -> list[Problem]:
    """Check a file that lies beside the notebook and would be handed out with it."""
    secrets = regions.secret_lines(source["cells"])
    found = [Problem("", "course.gate.marker", {})] if regions.has_marker(content) else []
    found += [
        Problem("", "course.gate.secret", {"owner": owner, "line": line})
        for owner, lines in secrets.items()
        for line in sorted(lines)
        if regions.shows(content, line)
    ]
    return found + [Problem("", "course.gate.path", {"path": path}) for path in paths(content)]


def paths(shown: str) -> list[str]:
    """Return the absolute paths of somebody's machine that a text shows.

    Examples
    --------
    >>> paths("see https://example.org/home/x and /home/aigul/data.csv, C:/Users/a.csv")
    ['/home/aigul/data.csv', 'C:/Users/a.csv']
    """
    ends = re.compile(r"[\s\"'`<>()\[\],;]")
    starts = (match.start() for match in _PATH.finditer(shown))
    return [ends.split(shown[start:], maxsplit=1)[0] for start in starts]


def stated_points(prose: str) -> float | None:
    """Return the number of points that a task's text promises, or None.

    Examples
    --------
    >>> stated_points("### q1 · Үлес (2 балл)"), stated_points("q2 (1,5 балла)")
    (2.0, 1.5)
    """
    found = _POINTS.search(prose)
    return float(found[1].replace(",", ".")) if found else None


def status_word(status: str) -> str:
    """Return a twin's status in the reader's language."""
    return text(f"course.twins.status.{status}")


def _outputs(notebook: Notebook) -> list[Problem]:
    found = [
        Problem(cell["id"], "course.gate.outputs", {})
        for cell in notebook["cells"]
        if cell.get("outputs") or cell.get("execution_count")
    ]
    if "widgets" in notebook.get("metadata", {}):
        found.append(Problem("", "course.gate.outputs", {}))
    return found


def _points(source: Notebook) -> Iterator[Problem]:
    texts = {
        cell["id"].removesuffix("_text"): stated_points(cell["source"])
        for cell in source["cells"]
        if cell["cell_type"] == "markdown" and cell["id"].endswith("_text")
    }
    totals: dict[str, float] = dict.fromkeys(
        (task for task, stated in texts.items() if stated is not None), 0.0
    )
    for cell in source["cells"]:
        settings = cell["metadata"].get("nbgrader", {})
        if not (settings.get("grade") or settings.get("task")):
            continue
        task = _task(settings["grade_id"], texts)
        if task is None:
            yield Problem(cell["id"], "course.gate.no_prose", {})
        else:
            totals[task] = totals.get(task, 0.0) + float(settings.get("points", 0))
    for task, total in totals.items():
        if texts[task] is None:
            yield Problem(f"{task}_text", "course.gate.no_points", {"points": total})
        elif texts[task] != total:
            values = {"points": total, "stated": texts[task]}
            yield Problem(f"{task}_text", "course.gate.points", values)


def _task(grade_id: str, texts: dict[str, float | None]) -> str | None:
    """Return the task of a grade cell: the longest one whose name it begins with."""
    fitting = [task for task in texts if grade_id == task or grade_id.startswith(f"{task}_")]
    return max(fitting, key=len, default=None)


def _flat(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def companions(folder: Path) -> list[Path]:
    """List the files beside a notebook that nbgrader hands out with it."""
    ignored = (".ipynb_checkpoints", "__pycache__")
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and path.suffix not in (".ipynb", ".pyc")
        and not any(part in ignored for part in path.parts)
    )
