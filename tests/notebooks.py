"""The repository's notebooks as plain data, and their execution, once per session.

``pages()`` finds every lesson and assignment by glob; a ``Page`` knows where it stands, so that
each message of a test can name the notebook and the cell.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import nbformat

ROOT = Path(__file__).parent.parent
LANGUAGES = ("kk", "ru", "en")
LESSONS = "notebooks/{lang}/*.ipynb"
ASSIGNMENTS = "assignments/{lang}/source/*/*.ipynb"


@dataclass(frozen=True)
class Cell:
    """One cell: its id, kind ("code" or "markdown"), text and the rest of its JSON."""

    id: str
    kind: str
    source: str
    raw: dict

    @property
    def tags(self) -> list[str]:
        return self.raw.get("metadata", {}).get("tags", [])

    @property
    def notes(self) -> dict:
        """What this project keeps about the cell: signatures or bound numbers."""
        return self.raw.get("metadata", {}).get("kzmedia", {})

    @property
    def graded(self) -> dict:
        """nbgrader's metadata, empty for an ordinary cell."""
        return self.raw.get("metadata", {}).get("nbgrader", {})


@dataclass(frozen=True)
class Page:
    """One notebook file."""

    path: str
    language: str
    lesson: bool
    cells: tuple[Cell, ...]

    @property
    def name(self) -> str:
        """The file's name without ending, equal for the three twins."""
        return Path(self.path).stem

    @property
    def code(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.kind == "code"]

    @property
    def prose(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.kind == "markdown"]

    def cell(self, cell_id: str) -> Cell | None:
        """The cell of that id, or None."""
        return next((cell for cell in self.cells if cell.id == cell_id), None)

    def at(self, cell: Cell | str, message: str) -> str:
        """A problem with its place: notebook, cell, what is wrong."""
        return f"{self.path}, cell {getattr(cell, 'id', cell)}: {message}"


def page(document: dict, path: str = "notebooks/en/09_made_up.ipynb") -> Page:
    """Make a Page of a notebook's JSON; the path says which language and kind it is."""
    parts = Path(path).parts
    cells = [
        Cell(raw.get("id", f"#{i}"), raw["cell_type"], "".join(raw["source"]), raw)
        for i, raw in enumerate(document["cells"])
    ]
    return Page(path, parts[1], parts[0] == "notebooks", tuple(cells))


def find(pattern: str, languages: Iterable[str] = LANGUAGES) -> list[str]:
    """Paths, relative to the repository, of the notebooks of a pattern in these languages."""
    return [
        found.relative_to(ROOT).as_posix()
        for lang in languages
        for found in sorted(ROOT.glob(pattern.format(lang=lang)))
        if ".ipynb_checkpoints" not in found.parts
    ]


@cache
def read(path: str) -> Page:
    """Read a notebook of the repository by its relative path."""
    return page(json.loads((ROOT / path).read_text(encoding="utf8")), path)


def all_paths() -> list[str]:
    """Every lesson and assignment in the three languages."""
    return [*find(LESSONS), *find(ASSIGNMENTS)]


def english_paths() -> list[str]:
    """Every lesson and assignment in English, the twin that the others follow."""
    return [*find(LESSONS, ["en"]), *find(ASSIGNMENTS, ["en"])]


def twin_path(path: str, language: str) -> str:
    """The same notebook in another language.

    >>> twin_path("notebooks/en/03_survey.ipynb", "kk")
    'notebooks/kk/03_survey.ipynb'
    """
    parts = list(Path(path).parts)
    parts[1] = language
    return Path(*parts).as_posix()


def digest(source: str) -> str:
    """The signature of a cell's text: the first 16 hex digits of its SHA-256."""
    return sha256(source.encode("utf8")).hexdigest()[:16]


# Runs before the lesson's own cells. Python code that reaches for another machine fails; what
# figures display is also kept as plain text, since a finished figure is only pixels.
_BEFORE = """
import socket as _socket
def _no_network(*args, **kwargs):
    raise OSError("a lesson reached for the network")
_socket.getaddrinfo = _socket.create_connection = _socket.socket.connect = _no_network
import kzmedia.figures as _figures
_texts, _html = [], _figures.figure_html
def _listen(figure, *args, **kwargs):
    import matplotlib.text
    figure.canvas.draw()
    shown = [t for t in figure.findobj(matplotlib.text.Text) if t.get_visible()]
    _texts.append([t.get_text() for t in shown])
    return _html(figure, *args, **kwargs)
_figures.figure_html = _listen
"""
_AFTER = """
import json as _json
def _value(_expression):
    try:
        return float(eval(_expression, globals()))
    except Exception as _error:
        return type(_error).__name__ + ": " + str(_error)
print(_json.dumps({{"values": {{e: _value(e) for e in {expressions!r}}}, "texts": _texts}}))
"""


@dataclass(frozen=True)
class Run:
    """An executed notebook: its outputs by cell id, bound values and texts in figures."""

    outputs: dict[str, list[dict]]
    values: dict[str, float | str]
    texts: list[list[str]]

    def html(self) -> Iterator[tuple[str, str]]:
        """Pairs of cell id and HTML that the cell displayed."""
        for cell_id, outputs in self.outputs.items():
            for output in outputs:
                if "text/html" in output.get("data", {}):
                    yield cell_id, "".join(output["data"]["text/html"])


def expressions(page: Page) -> list[str]:
    """The expressions that the numbers of a notebook's prose are bound to."""
    bound = {
        expression
        for cell in page.prose
        for expression in cell.notes.get("numbers", {}).values()
        if not expression.startswith("L13:")
    }
    return sorted(bound)


@cache
def run(path: str) -> Run:
    """Execute a notebook of the repository in its own folder, as a reader would.

    Errors are kept in the outputs, so that a test can name the cell they come from.
    """
    document = nbformat.read(ROOT / path, as_version=4)
    return execute(document, expressions(read(path)), (ROOT / path).parent)


def execute(document: dict, evaluate: Iterable[str] = (), folder: Path = ROOT) -> Run:
    """Execute a notebook and evaluate expressions in its final namespace."""
    from nbclient import NotebookClient

    before = nbformat.v4.new_code_cell(_BEFORE, id="kzmedia-before")
    after = nbformat.v4.new_code_cell(
        _AFTER.format(expressions=list(evaluate)), id="kzmedia-after"
    )
    document.cells = [before, *document.cells, after]
    NotebookClient(
        document,
        kernel_name="python3",
        timeout=120,
        allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
    ).execute()
    outputs = {c.id: list(c.outputs) for c in document.cells if c.cell_type == "code"}
    last = outputs.pop("kzmedia-after")
    printed = "".join(o.get("text", "") for o in last if o.output_type == "stream")
    if outputs.pop("kzmedia-before") or not printed:
        raise AssertionError(f"the test's own cells failed: {last}")
    return Run(outputs, **json.loads(printed.splitlines()[-1]))
