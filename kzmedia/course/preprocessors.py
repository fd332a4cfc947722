"""nbgrader preprocessors of the course; `config.configure` puts them in their places."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any

from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from nbgrader.utils import is_grade, is_locked, is_solution, setenv
from traitlets import Unicode

from kzmedia.course import regions

_SALT = re.compile(r"^course_salt = .*$", re.MULTILINE)
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_PAGE = 88  # characters across nbgrader's feedback page, which does not wrap them itself
# A frame in a cell (its number), in a file, or IPython's note that it left one out.
_FRAME = re.compile(r"Cell In\s*\[(\d+)\]|^\s*File |skipping hidden", flags=re.MULTILINE)


class ForgetTwins(NbGraderPreprocessor):
    """Take the twins' signatures and saved widgets out of what is handed out.

    Bound numbers in an English notebook are expressions and can be an answer.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Strip the metadata of the notebook and of its cells."""
        nb.metadata.pop("widgets", None)
        for cell in nb.cells:
            cell.metadata.pop("kzmedia", None)
        return nb, resources


class SetSalt(NbGraderPreprocessor):
    """Write the class's salt into the cell that draws the students' own data.

    The cell is locked, so that a submission is graded with this salt again.
    """

    salt = Unicode("", help="Salt of the class's personal data.").tag(config=True)

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """Change the line ``course_salt = …`` of a locked cell."""
        if self.salt and cell.cell_type == "code" and is_locked(cell):
            line = f"course_salt = {json.dumps(self.salt)}"
            cell.source = _SALT.sub(lambda _: line, cell.source)
        return cell, resources


class ExecuteForStudent(Execute):
    """Run a submission with the student's id and the class's language set.

    ``KZMEDIA_STUDENT`` is the name of the submission's folder, never what was typed in
    the notebook. The environment is put back afterwards: the form grader autogrades in
    the server's own process, whose later kernels must not inherit a student.
    """

    language = Unicode("en", help="Language of the class.").tag(config=True)
    salt = Unicode("", help="Salt of the class's personal data.").tag(config=True)

    def preprocess(self, nb: Any, resources: Any, **kwargs: Any) -> tuple[Any, Any]:
        """Execute the notebook as nbgrader does, in that environment."""
        student = resources["nbgrader"]["student"]
        known = {"KZMEDIA_STUDENT": student, "KZMEDIA_LANG": self.language}
        with setenv(**known, KZMEDIA_SALT=self.salt):
            return super().preprocess(nb, resources, **kwargs)


class DropWarnings(NbGraderPreprocessor):
    """Take mere warnings out of test cells before grades are read from them.

    nbgrader gives no points to a test cell with anything on stderr, so that a
    FutureWarning of a library would cost a right answer its points.
    """

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """Drop the stderr streams of an automatically graded cell."""
        if cell.cell_type == "code" and is_grade(cell) and not is_solution(cell):
            cell.outputs = [
                output
                for output in cell.outputs
                if not (output.output_type == "stream" and output.name == "stderr")
            ]
        return cell, resources


class CutHiddenTests(NbGraderPreprocessor):
    """Cut hidden tests out of feedback: from the cells and from everything printed.

    A failing test keeps its message and the frames in the learner's own cells; the
    frame in the test cell, which would quote the hidden lines, goes.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Cut regions from sources, then hidden lines from all outputs."""
        hidden = regions.hidden_lines(nb.cells)
        for cell in nb.cells:
            tests, visible = regions.split(cell.source, regions.HIDDEN)
            if cell.cell_type == "code":
                cell.outputs = [
                    cut_output(output, hidden, cell.execution_count if tests else None)
                    for output in cell.outputs
                ]
            if tests:
                cell.source = "\n".join(visible)
        return nb, resources


def cut_output(output: Any, hidden: set[str], test_number: int | None) -> Any:
    """Return an output without hidden lines.

    Parameters
    ----------
    output : NotebookNode
        One output of a cell; changed in place.
    hidden : set of str
        Stripped lines that must not show.
    test_number : int or None
        Execution number of the cell if it holds hidden tests: its own frames go.
    """
    if output.output_type == "error":
        kept = cut_traceback(list(output.traceback), hidden, test_number)
        output.traceback = [
            part if "\n" in part else textwrap.fill(part, _PAGE) for part in kept
        ]
    elif output.output_type == "stream":
        # Whole, not line by line: the short lines around a hidden one tell something too.
        if _tells(_joined(output.text), hidden):
            output.text = ""
    else:
        output.data = {
            kind: shown
            for kind, shown in output.get("data", {}).items()
            if not any(_tells(part, hidden) for part in regions.walk(shown))
        }
    return output


def cut_traceback(parts: list[str], hidden: set[str], test_number: int | None) -> list[str]:
    """Keep of a traceback what the learner may see.

    Parameters
    ----------
    parts : list of str
        The traceback as IPython gives it, one frame or line each, with colours.
    hidden : set of str
        Stripped lines that must not show.
    test_number : int or None
        Number of the test cell; when given, of all frames only those in the learner's
        own cells stay.

    Examples
    --------
    >>> cut_traceback(["Cell In[2], line 1\\n----> 1 must(f(9), 3)", "E: no"], set(), 2)
    ['E: no']
    """
    kept = []
    for part in parts:
        plain = _ANSI.sub("", part)
        frame = _FRAME.search(plain)
        own = frame is None or (frame[1] is not None and int(frame[1]) != test_number)
        if (own or test_number is None) and not _tells(plain, hidden):
            kept.append(part)
    return kept


def _tells(shown: str, hidden: set[str]) -> bool:
    plain = _ANSI.sub("", shown)
    return regions.HIDDEN in plain or any(regions.shows(plain, line) for line in hidden)


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)
