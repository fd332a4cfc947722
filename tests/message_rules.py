"""The house rules that need the catalogues or the twins: message ids, labels, signatures.

As in ``notebook_rules``, a rule takes Pages and returns problems that name their cell.
"""

from __future__ import annotations

import ast
import re
import string
from functools import cache
from pathlib import Path

from notebook_rules import calls

from kzmedia import data, language
from notebooks import LANGUAGES, ROOT, Page, digest

LOCALE = ROOT / "kzmedia" / "locale"
# Arguments that are message ids wherever they stand, by keyword or as the first one.
ID_KEYWORDS = {"alt", "question", "answer", "label", "hint"}
_FIRST_IS_ID = {"guess"}
_TAKES_HINTS = {"check", "must"}
_FINISHED = ("x", "y", "legend")
_NAMED = ("x", "y", "hue", "style", "size", "col", "row")


@cache
def catalogue(lang: str) -> dict[str, str]:
    """All messages of one language by id."""
    from babel.messages.pofile import read_po

    messages = {}
    for path in sorted((LOCALE / lang).glob("*.po")):
        with path.open("rb") as file:
            messages |= {m.id: m.string for m in read_po(file) if m.id and not m.fuzzy}
    return messages


def domains() -> set[str]:
    """Names of the catalogues: what an id may have before its first dot."""
    return {path.stem for lang in LANGUAGES for path in (LOCALE / lang).glob("*.po")}


def fields(message: str) -> list[str]:
    """The fields of a message with their formats.

    >>> fields("From {lower:.1f} to {upper}.")
    ['lower:.1f', 'upper']
    """
    parsed = string.Formatter().parse(message)
    return [f"{name}:{spec}" if spec else name for _, name, spec, _ in parsed if name]


def looks_like_id(text: str) -> bool:
    """Tell a message id from other strings: it begins with the name of a catalogue.

    >>> looks_like_id("language.unknown"), looks_like_id("language.po"), looks_like_id("a.b")
    (True, False, False)
    """
    parts = text.split(".")
    known = len(parts) > 1 and parts[0] in domains() and parts[-1] not in ("po", "csv", "ipynb")
    return known and bool(re.fullmatch(r"[a-z0-9_]+(\.[A-Za-z0-9_]+)+", text))


def ids_in(tree: ast.AST) -> set[str]:
    """Message ids among the strings of a piece of code."""
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {text for text in constants if isinstance(text, str) and looks_like_id(text)}


def missing_in(message_id: str) -> list[str]:
    """The languages whose catalogue lacks a message."""
    return [lang for lang in LANGUAGES if not catalogue(lang).get(message_id)]


def messages_exist(page: Page) -> list[str]:
    """Every message id in the code stands in the catalogues of the three languages."""
    wanted: dict[str, str] = {}
    for cell in page.code:
        try:
            wanted |= dict.fromkeys(ids_in(ast.parse(cell.source)), cell.id)
        except SyntaxError:
            continue
    for cell, call in calls(
        page, "show", "explorer", "slider", "choice", "guess", "check", "must"
    ):
        arguments = [k.value for k in call.keywords if k.arg in ID_KEYWORDS]
        for value in [*call.args, *(k.value for k in call.keywords)]:
            if isinstance(value, ast.Dict) and _name(call) in _TAKES_HINTS:
                arguments += [key for key in value.keys if key is not None]
        if _name(call) in _FIRST_IS_ID:
            arguments += call.args[:1]
        strings = [a.value for a in arguments if isinstance(a, ast.Constant)]
        wanted |= {text: cell.id for text in strings if isinstance(text, str)}
    return [
        page.at(cell_id, f"message {one!r} is missing in {', '.join(missing_in(one))}")
        for one, cell_id in sorted(wanted.items())
        if missing_in(one)
    ]


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def figures_have_alt(page: Page) -> list[str]:
    """Each figure has an alt text that holds a value, and the call supplies that value."""
    problems = []
    for cell, call in calls(page, "show", "explorer"):
        keywords = {k.arg: k.value for k in call.keywords}
        positional = call.args[1] if _name(call) == "show" and len(call.args) > 1 else None
        alt = keywords.get("alt", positional)
        if not isinstance(alt, ast.Constant) or not isinstance(alt.value, str):
            problems.append(page.at(cell, 'a figure without alt="<message id>"'))
            continue
        message = catalogue(page.language).get(alt.value, "")
        inside = {re.split(r"\W", field)[0] for field in fields(message)}
        if not inside:
            problems.append(page.at(cell, f"alt {alt.value!r} holds no value"))
        if _name(call) == "show" and None not in keywords and inside - set(keywords):
            lost = ", ".join(sorted(inside - set(keywords)))
            problems.append(page.at(cell, f"alt {alt.value!r} needs {lost}"))
    return problems


def names_have_labels(page: Page) -> list[str]:
    """What seaborn puts on an axis or in a legend has a label in the reader's language.

    ``figures.finish(ax, y="share", legend=None)`` overrules the name that seaborn wrote.
    """
    overruled: dict[str, set[str]] = {}
    names = []
    for cell, call in calls(page, "finish", "move_legend"):
        given = {k.arg: k.value for k in call.keywords}
        hue = {"hue"} & {{"title": "hue", "legend": "hue"}.get(arg) for arg in given}
        overruled.setdefault(cell.id, set()).update(given, hue)
        if _name(call) == "finish":
            names += [(cell, value) for arg, value in given.items() if arg in _FINISHED]
    for cell, call in calls(page):
        if getattr(getattr(call.func, "value", None), "id", None) == "sns":
            shown = set(_NAMED) - overruled.get(cell.id, set())
            names += [(cell, k.value) for k in call.keywords if k.arg in shown]
    return [
        page.at(cell, f"{value.value!r} has no label in {page.language}")
        for cell, value in names
        if isinstance(value, ast.Constant) and isinstance(value.value, str)
        if not _labelled(value.value, page.language)
    ]


def _labelled(name: str, lang: str) -> bool:
    before = language.current()
    language.use(lang)
    try:
        known = data.has_label(name) or language.has_text(f"labels.{name}")
        return known or language.has_text(name)
    finally:
        language.use(before)


def twins_agree(english: Page, other: Page) -> list[str]:
    """Same cell ids in the same order, same kinds, tags, grading and code."""
    ids, wanted = [c.id for c in other.cells], [c.id for c in english.cells]
    if ids != wanted:
        pairs = zip([*ids, "the end"], [*wanted, None], strict=False)
        odd = next((mine for mine, its in pairs if mine != its), "the end")
        return [other.at(odd, "the cells are not those of the English twin, in their order")]
    problems = []
    for mine, its in zip(other.cells, english.cells, strict=True):
        if (mine.kind, mine.tags, mine.graded) != (its.kind, its.tags, its.graded):
            problems.append(
                other.at(mine, "kind, tags or grading differ from the English twin")
            )
        spoken = "language" in mine.tags
        if mine.kind == "code" and not spoken and mine.source != its.source:
            problems.append(other.at(mine, "code differs from the English twin"))
    return problems


def one_language_cell(page: Page) -> list[str]:
    """Exactly one code cell is tagged ``language``, and it says the notebook's language."""
    spoken = [cell for cell in page.code if "language" in cell.tags]
    if [cell.source for cell in spoken] != [f'kzmedia.use("{page.language}")']:
        place = spoken[0] if spoken else "language"
        return [page.at(place, f'one cell tagged "language": kzmedia.use("{page.language}")')]
    return []


def translations_signed(english: Page, other: Page) -> list[str]:
    """A translated cell is signed: it carries the hashes of the English text and of its own."""
    problems = []
    for cell in other.prose:
        source = english.cell(cell.id)
        if source is None:
            continue
        if cell.notes.get("en") != digest(source.source):
            problems.append(other.at(cell, "stale: the English text changed after sign-off"))
        if cell.notes.get("own") != digest(cell.source):
            problems.append(other.at(cell, "ahead: this text changed after sign-off"))
        if other.language != "en" and cell.source == source.source and _has_words(cell.source):
            problems.append(other.at(cell, "not translated"))
    return problems


def _has_words(source: str) -> bool:
    return bool(re.search(r"[^\W\d_]{3,}\s+[^\W\d_]{3,}", source))


def made_from(paths: list[str]) -> set[str]:
    """Message ids used in Python files, docstrings left out."""
    found: set[str] = set()
    for path in paths:
        tree = ast.parse(Path(path).read_text(encoding="utf8"))
        for node in ast.walk(tree):
            body = getattr(node, "body", None)
            if isinstance(body, list) and body and _is_docstring(body[0]):
                body[0].value = ast.Constant(None)
        found |= ids_in(tree)
    return found


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
