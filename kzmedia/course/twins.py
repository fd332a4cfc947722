"""Twins: one notebook in three languages, held together by ids and signatures.

The English notebook leads. A translated markdown cell carries in its metadata
``kzmedia = {"en": hash of the English text, "own": hash of its own text}`` as they were
when a person last compared the two; whatever changes after that shows as a status.
"""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

Notebook = dict[str, Any]
Cell = dict[str, Any]

STATUSES = (
    "ok",
    "stale",
    "ahead",
    "unsigned",
    "missing",
    "extra",
    "order",
    "code",
    "settings",
)


class Finding(NamedTuple):
    """What is the matter with one cell; ``cell`` is empty for a whole notebook."""

    cell: str
    status: str


def digest(source: str) -> str:
    """Return the signature of a cell's text: 16 hex digits of its SHA-256.

    Examples
    --------
    >>> digest("")
    'e3b0c44298fc1c14'
    """
    return hashlib.sha256(source.encode("utf-8")).hexdigest()[:16]


def compare(english: Notebook, own: Notebook) -> list[Finding]:
    """Compare a translated notebook with its English twin, cell by cell.

    Parameters
    ----------
    english, own : dict
        Notebooks as `files.read_notebook` returns them.

    Returns
    -------
    list of Finding
        One or two per cell, in the order of the English twin, then the extra cells:
        ``ok``; ``stale`` (English changed since it was signed); ``ahead`` (own text
        changed); ``unsigned``; ``missing``; ``extra``; ``order``; ``code`` (code cells
        differ); ``settings`` (kind, tags or nbgrader's settings differ).
    """
    leaders, mine = _by_id(english), _by_id(own)
    findings = [
        Finding(id_, status)
        for id_, leader in leaders.items()
        for status in (_statuses(leader, mine[id_]) if id_ in mine else ["missing"])
    ]
    findings += [Finding(id_, "extra") for id_ in mine if id_ not in leaders]
    moved = _first_moved(leaders, mine)
    return findings + ([Finding(moved, "order")] if moved else [])


def problems(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that are not ``ok``."""
    return [finding for finding in findings if finding.status != "ok"]


def sync(english: Notebook, own: Notebook | None) -> Notebook:
    """Bring a translated notebook's code, settings and order to the English twin's.

    Texts stay as they are; a missing text comes in English, unsigned. Cells that the
    English twin does not have are kept behind the cell they follow now.

    Parameters
    ----------
    english : dict
        The notebook that leads.
    own : dict or None
        The translated one, or None if there is none yet.
    """
    mine = _by_id(own) if own else {}
    after = _followers(english, own) if own else {}
    cells = list(after.get("", ()))
    for leader in english["cells"]:
        cells.append(_synced(leader, mine.get(leader["id"])))
        cells.extend(after.get(leader["id"], ()))
    metadata = copy.deepcopy((own or english).get("metadata", {}))
    return {**copy.deepcopy(english), "metadata": metadata, "cells": cells}


def sign(
    english: Notebook, own: Notebook, cells: Iterable[str] | None = None
) -> tuple[Notebook, list[str]]:
    """Sign texts off: write the hashes of both texts into the translated cells.

    Parameters
    ----------
    english, own : dict
        The twins.
    cells : iterable of str, optional
        Ids of the cells to sign; all texts by default.

    Returns
    -------
    tuple of (dict, list of str)
        The signed notebook and the ids left unsigned because their text is still the
        English one.
    """
    leaders = _by_id(english)
    wanted = set(leaders) if cells is None else set(cells)
    signed, untranslated = copy.deepcopy(own), []
    for cell in signed["cells"]:
        leader = leaders.get(cell["id"])
        if leader is None or cell["id"] not in wanted or not _is_text(cell, leader):
            continue
        if cell["source"] == leader["source"] and has_words(cell["source"]):
            untranslated.append(cell["id"])
            continue
        cell["metadata"]["kzmedia"] = {
            "en": digest(leader["source"]),
            "own": digest(cell["source"]),
        }
    return signed, untranslated


def has_words(source: str) -> bool:
    """Tell whether a text has words to translate besides code, formulas and links.

    Examples
    --------
    >>> has_words("$$x_i$$ `pd.DataFrame`"), has_words("## Three readings")
    (False, True)
    """
    bare = re.sub(r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$", " ", source, flags=re.DOTALL)
    bare = re.sub(r"\]\([^)]*\)|<[^>]*>|https?://\S+", " ", bare)
    return re.search(r"[A-Za-z]{3,}", bare) is not None


def is_language_cell(cell: Cell) -> bool:
    """Tell whether this is the one code cell that differs between twins."""
    return "language" in cell["metadata"].get("tags", [])


def _by_id(notebook: Notebook) -> dict[str, Cell]:
    return {cell["id"]: cell for cell in notebook["cells"]}


def _is_text(cell: Cell, leader: Cell) -> bool:
    return cell["cell_type"] == leader["cell_type"] == "markdown"


def _settings(cell: Cell) -> tuple[object, ...]:
    """Return what must be equal besides the source: kind, tags, nbgrader's settings."""
    metadata = cell["metadata"]
    return cell["cell_type"], metadata.get("tags", []), metadata.get("nbgrader")


def _statuses(leader: Cell, cell: Cell) -> list[str]:
    found = [] if _settings(leader) == _settings(cell) else ["settings"]
    if not _is_text(cell, leader):
        if cell["source"] != leader["source"] and not is_language_cell(leader):
            found.append("code")
        return found or ["ok"]
    signed = cell["metadata"].get("kzmedia", {})
    if "en" not in signed or "own" not in signed:
        return [*found, "unsigned"]
    if signed["en"] != digest(leader["source"]):
        found.append("stale")
    if signed["own"] != digest(cell["source"]):
        found.append("ahead")
    return found or ["ok"]


def _first_moved(leaders: dict[str, Cell], mine: dict[str, Cell]) -> str | None:
    """Return the first shared cell that stands elsewhere than in the English twin."""
    there = [id_ for id_ in mine if id_ in leaders]
    here = [id_ for id_ in leaders if id_ in mine]
    return next((b for a, b in zip(here, there, strict=True) if a != b), None)


def _followers(english: Notebook, own: Notebook) -> dict[str, list[Cell]]:
    """Group the cells that only the translation has by the cell that they follow."""
    known, groups, before = set(_by_id(english)), {}, ""
    for cell in own["cells"]:
        if cell["id"] in known:
            before = cell["id"]
        else:
            groups.setdefault(before, []).append(copy.deepcopy(cell))
    return groups


def _synced(leader: Cell, cell: Cell | None) -> Cell:
    """Return the English cell with the translation's own text and signature, if any."""
    result = copy.deepcopy(leader)
    # Bound numbers belong to the English twin alone.
    result["metadata"].pop("kzmedia", None)
    if cell is None or cell["cell_type"] != leader["cell_type"]:
        return result
    if cell["cell_type"] == "markdown" or is_language_cell(leader):
        result["source"] = cell["source"]
    if "kzmedia" in cell["metadata"]:
        result["metadata"]["kzmedia"] = copy.deepcopy(cell["metadata"]["kzmedia"])
    return result
