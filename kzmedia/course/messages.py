"""Which message each lost task got, out of the autograded notebooks, as a table.

A test cell that failed left an error; where its words are a message of the course, the
table names it, so that a report can count misconceptions in any language. The file beside
the grades holds all that the report needs: the notebooks may be gone.
"""

from __future__ import annotations

import csv
import io
import re
import string
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from kzmedia import language
from kzmedia.course import grading
from kzmedia.course.classroom import Classroom
from kzmedia.course.export import task
from kzmedia.course.files import read_notebook, write_whole

COLUMNS = ("student_id", "task", "message_id", "message")
_LONGEST = 200
# Colours of a terminal, as tracebacks carry them.
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_STRING = re.compile(r"[\"']([a-z0-9_]+(?:\.[A-Za-z0-9_]+)+)[\"']")
# Shorter fixed words ("{name}.") would be found in any text.
_LEAST = 8


class Known(NamedTuple):
    """A message of the course, as a pattern that fits whatever its fields hold."""

    message_id: str
    pattern: re.Pattern[str]
    letters: int


def collect(room: Classroom, assignment: str) -> pd.DataFrame:
    """Read which message each failed test gave.

    Parameters
    ----------
    room : Classroom
        A graded class.
    assignment : str
        Full name.

    Returns
    -------
    DataFrame
        Columns ``student_id``, ``task``, ``message_id`` (empty where the error is no message
        of the course) and ``message``, one line in the language the student read. A
        submission that was never graded has one row with an empty task and the reason.
    """
    wanted = sorted(path.name for path in room.folder.glob(f"source/{assignment}/*.ipynb"))
    own = {name: _own_ids(room, assignment, name) for name in wanted}
    handed, rows = room.folder / "release" / assignment, []
    for student, folder in grading.submitted(room, assignment).items():
        graded = room.folder / "autograded" / student / assignment
        papers = [graded / name for name in wanted]
        if not all(path.is_file() for path in papers):
            why = grading.damage(folder, wanted, handed) or language.text("report.not_graded")
            rows.append((student, "", "", _line(why)))
            continue
        for path in papers:
            rows += [
                (student, *found) for found in _failures(path, own[path.name], room.language)
            ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=str)


def write(room: Classroom, assignment: str) -> Path:
    """Write `collect`'s table to ``messages-<assignment>.csv`` in the class's folder."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(collect(room, assignment).itertuples(index=False))
    path = room.folder / f"messages-{assignment}.csv"
    write_whole(path, "\ufeff" + buffer.getvalue())
    return path


def read(path: Path) -> pd.DataFrame:
    """Read a table that `write` wrote; everything in it is text.

    Raises
    ------
    ValueError
        If a column is missing.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            records = list(reader)
        if set(COLUMNS) - set(reader.fieldnames or []):
            raise KeyError
        rows = [[str(record[name] or "") for name in COLUMNS] for record in records]
    except (KeyError, UnicodeDecodeError, csv.Error) as error:
        values = {"path": path, "columns": ", ".join(COLUMNS)}
        raise ValueError(language.text("report.broken_messages", **values)) from error
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=str)


def recognise(said: str, ids: set[str], lang: str) -> tuple[str, str]:
    """Find which message of the course stands in the words of an error.

    Parameters
    ----------
    said : str
        What the error said.
    ids : set of str
        Messages that the task's own test can give; they go before those of the checks.
    lang : {"kk", "ru", "en"}
        Language in which it was said; the other two are tried after it.

    Returns
    -------
    tuple of (str, str)
        Message id and the words that fit it; both empty if none does. Of several the one
        with most fixed letters is taken.

    Examples
    --------
    >>> recognise("Look at `upper`. This is 1.", {"selfcheck.empty"}, "en")
    ('selfcheck.at_name', 'Look at `upper`.')
    """
    others = [code for code in language.LANGUAGES if code != lang]
    general = frozenset(_messages("selfcheck", "en"))
    for group in (frozenset(ids) - general, general):
        for code in (lang, *others):
            hits = [(known, known.pattern.search(said)) for known in _patterns(group, code)]
            found = [(known.letters, known.message_id, hit[0]) for known, hit in hits if hit]
            if found:
                return max(found)[1:]
    return "", ""


def shown(message_id: str, said: str) -> str:
    """Write a message in the reader's language, its fields as dots; else as it was said.

    Examples
    --------
    >>> language.use("en")
    >>> shown("selfcheck.at_name", "Қараңыз: `upper`."), shown("", "KeyError: 1")
    ('Look at `…`.', 'KeyError: 1')
    """
    template = _template(message_id, language.current()) or _template(message_id, "en")
    if not template:
        return said
    parsed = string.Formatter().parse(template)
    return "".join(words + ("" if name is None else "…") for words, name, *_ in parsed)


def _failures(path: Path, ids: dict[str, set[str]], lang: str) -> Iterator[tuple[str, ...]]:
    """Yield task, message id and message of each test cell that failed."""
    for cell in read_notebook(path)["cells"]:
        settings = cell["metadata"].get("nbgrader", {})
        if not settings.get("grade") or cell["cell_type"] != "code":
            continue
        errors = [one for one in cell.get("outputs", []) if one.get("output_type") == "error"]
        if errors:
            name = task(str(settings.get("grade_id", "")))
            yield name, *_message(errors[-1], ids.get(name, set()), lang)


def _message(error: dict[str, Any], ids: set[str], lang: str) -> tuple[str, str]:
    said = _line(_COLOUR.sub("", str(error.get("evalue", ""))), None)
    message_id, words = recognise(said, ids, lang)
    if message_id:
        return message_id, _line(words)
    return "", _line(f"{error.get('ename', 'Error')}: {said}".rstrip(": "))


def _own_ids(room: Classroom, assignment: str, notebook: str) -> dict[str, set[str]]:
    """Return the messages that each task's test can give, from the class's source."""
    found: dict[str, set[str]] = {}
    path = room.folder / "source" / assignment / notebook
    for cell in read_notebook(path)["cells"]:
        settings = cell["metadata"].get("nbgrader", {})
        if settings.get("grade") and cell["cell_type"] == "code":
            ids = {one for one in _STRING.findall(cell["source"]) if _template(one, "en")}
            found.setdefault(task(settings["grade_id"]), set()).update(ids)
    return found


def _line(text: str, longest: int | None = _LONGEST) -> str:
    words = " ".join(text.split())
    short = longest is None or len(words) <= longest
    return words if short else words[: longest - 1].rstrip() + "…"


@cache
def _patterns(ids: frozenset[str], lang: str) -> tuple[Known, ...]:
    return tuple(known for one in sorted(ids) if (known := _pattern(one, lang)))


def _pattern(message_id: str, lang: str) -> Known | None:
    """Make a pattern of a message, or nothing if its fixed words are too few."""
    parsed = string.Formatter().parse(" ".join(_template(message_id, lang).split()))
    parts = [(words, name is not None) for words, name, *_ in parsed]
    letters = sum(len(words) for words, _ in parts)
    if letters < _LEAST:
        return None
    pattern = "".join(re.escape(words) + ".*?" * field for words, field in parts)
    # A field at the very end reaches to the end.
    return Known(message_id, re.compile(re.sub(r"\.\*\?$", ".*", pattern)), letters)


def _template(message_id: str, lang: str) -> str:
    return _messages(message_id.partition(".")[0], lang).get(message_id, "")


@cache
def _messages(domain: str, lang: str) -> dict[str, str]:
    """Return all messages of a catalogue; `language.text` gives one at a time."""
    from babel.messages.pofile import read_po

    path = resources.files("kzmedia") / "locale" / lang / f"{domain}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {m.id: m.string for m in read_po(file) if m.id and m.string}
