"""Where the twins lie: pairs of notebook files, and the three commands over them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kzmedia.course import twins
from kzmedia.course.files import REPOSITORY, Problems, chosen, read_notebook, write_notebook
from kzmedia.language import LANGUAGES, text

OTHERS = tuple(code for code in LANGUAGES if code != "en")


class Pair(NamedTuple):
    """A translated notebook's place and its English twin's, present or not."""

    name: str
    language: str
    english: Path
    own: Path


def pairs(root: Path = REPOSITORY, languages: tuple[str, ...] = OTHERS) -> list[Pair]:
    """List the pairs of lessons and of assignments' sources, sorted by place.

    Parameters
    ----------
    root : Path
        The repository.
    languages : tuple of str
        The translations wanted.

    Returns
    -------
    list of Pair
        A pair for each notebook that exists in English or in the translation.
    """
    found = []
    for code in languages:
        for pattern in ("notebooks/{}/*.ipynb", "assignments/{}/source/*/*.ipynb"):
            places = {path.relative_to(root) for path in root.glob(pattern.format("en"))}
            places |= {
                _in_language(path.relative_to(root), "en")
                for path in root.glob(pattern.format(code))
            }
            found += [
                Pair(place.stem, code, root / place, root / _in_language(place, code))
                for place in sorted(places)
            ]
    return found


def status(wanted: list[Pair]) -> list[tuple[Path, twins.Finding]]:
    """Return what is not in order, notebook by notebook."""
    findings = []
    for pair in wanted:
        if not pair.english.is_file():
            findings.append((pair.own, twins.Finding("", "extra")))
        elif not pair.own.is_file():
            findings.append((pair.own, twins.Finding("", "missing")))
        else:
            compared = twins.compare(read_notebook(pair.english), read_notebook(pair.own))
            findings += [(pair.own, finding) for finding in twins.problems(compared)]
    return findings


def sync(wanted: list[Pair]) -> list[Path]:
    """Copy code from the English twins; return the notebooks that changed."""
    changed = []
    for pair in (pair for pair in wanted if pair.english.is_file()):
        own = read_notebook(pair.own) if pair.own.is_file() else None
        synced = twins.sync(read_notebook(pair.english), own)
        if synced != own:
            write_notebook(pair.own, synced)
            changed.append(pair.own)
    return changed


def sign(wanted: list[Pair], cells: tuple[str, ...] = ()) -> list[Path]:
    """Sign the texts of the pairs off; return the notebooks signed.

    Raises
    ------
    Problems
        If a text is still English or a named cell does not exist; nothing is written.
    """
    lines, signed = [], []
    for pair in wanted:
        english, own = read_notebook(pair.english), read_notebook(pair.own)
        known = {cell["id"] for cell in own["cells"]}
        lines += [
            text("course.twins.no_cell", path=pair.own, cell=cell)
            for cell in cells
            if cell not in known
        ]
        notebook, untranslated = twins.sign(english, own, cells or None)
        lines += [
            text("course.twins.untranslated", path=pair.own, cell=cell) for cell in untranslated
        ]
        signed.append((pair.own, notebook))
    if lines:
        raise Problems(lines)
    for path, notebook in signed:
        write_notebook(path, notebook)
    return [path for path, _ in signed]


def named(name: str | None, everything: list[Pair]) -> list[Pair]:
    """Return the pairs of the notebook whose name begins with ``name``."""
    if name is None:
        return everything
    known = sorted({pair.name for pair in everything})
    wanted = chosen(name, known)
    return [pair for pair in everything if pair.name == wanted]


def _in_language(place: Path, code: str) -> Path:
    """Return a twin's place in another language: the second part of the path is the code."""
    return Path(place.parts[0], code, *place.parts[2:])
