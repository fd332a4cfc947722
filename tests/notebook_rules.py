"""The house rules for one notebook, each a function from a Page to its list of problems.

A rule returns an empty list where all is well; each problem names notebook and cell.
``RULES`` lists those that hold for every notebook, ``LESSON_RULES`` those for lessons only.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from statistics import median

import prose

from notebooks import ROOT, Cell, Page

MARKERS = {
    f"### {edge} {kind}" for edge in ("BEGIN", "END") for kind in ("SOLUTION", "HIDDEN TESTS")
}
_SOLUTION = re.compile(r"^\s*### BEGIN SOLUTION$.*?^\s*### END SOLUTION$\n?", re.M | re.S)
_FREE_TEXT_METHODS = {"query", "eval", "move_legend"}  # the last one: "lower right"
_MATPLOTLIB_WORDS = {"loc", "cmap", "palette"}
_NETWORK = {"requests", "urllib", "urllib3", "http", "httpx", "aiohttp", "socket", "ftplib"}
_ADDRESS = re.compile(r"\b[a-z]+://|^www\.", re.I)
_ABSOLUTE = re.compile(
    r"(?<![\w.:/])/(?:home|root|tmp|usr|opt|var|mnt|srv|Users|work|content)/|\b[A-Za-z]:\\"
    r"|(?<!\w)~/"
)
_BULLET = re.compile(r"^(?:[-*]|\d+\.)\s", re.M)
_LEAD = {
    "section of the lecture": r"(?:L13,? |13-дәріс\w*, |[Лл]екци\w+ 13, )§\s?\d",
    "claim id": r"\bC\d\d",
    "minutes": r"\d+ (?:min|мин)",
    "data sets in backticks": r"`[a-z_]+`",
}
_SOURCES = r"\b(?:Sources?|Дереккөз\w*|Источник\w*)\b"


def no_outputs(page: Page) -> list[str]:
    """Notebooks are kept without outputs and execution counts."""
    return [
        page.at(cell, "clear the outputs before committing")
        for cell in page.code
        if cell.raw.get("outputs") or cell.raw.get("execution_count") is not None
    ]


def cell_ids(page: Page) -> list[str]:
    """Cell ids are unique and say what the cell is: ASCII words, not what Jupyter makes up."""
    seen, problems = set(), []
    for cell in page.cells:
        if not re.fullmatch(r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*", cell.id):
            problems.append(page.at(cell, "an id is made of ASCII words: fig1-data"))
        elif re.fullmatch(r"(?=\w*\d)[0-9a-f]{8}|[0-9a-f]{8}(-[0-9a-f]{4})+.*", cell.id):
            problems.append(page.at(cell, "give the cell an id that says what it is"))
        if cell.id in seen:
            problems.append(page.at(cell, "this id is used twice"))
        seen.add(cell.id)
    return problems


def heading_order(page: Page) -> list[str]:
    """One H1, in the first cell, and no level left out on the way down."""
    problems, level = [], 0
    for cell in page.prose:
        for depth, text in prose.headings(cell.source):
            if depth == 1 and cell is not page.cells[0]:
                problems.append(page.at(cell, f"a second H1: {text!r}"))
            if depth > level + 1:
                problems.append(page.at(cell, f"H{depth} after H{level}: {text!r}"))
            level = depth
    first = page.cells[0] if page.cells else "none"
    ones = prose.headings(page.cells[0].source) if page.cells else []
    if [depth for depth, _ in ones].count(1) != 1:
        problems.append(page.at(first, "the first cell holds the one H1"))
    return problems


def budget(page: Page) -> list[str]:
    """25–60 cells; median code cell at most 5 lines, none above 20; functions at most 10."""
    problems = []
    if not 25 <= len(page.cells) <= 60:
        problems.append(page.at("all", f"{len(page.cells)} cells, a lesson has 25–60"))
    lines = {cell.id: _lines(cell.source) for cell in page.code}
    if lines and median(lines.values()) > 5:
        problems.append(page.at("all", f"median code cell: {median(lines.values())} lines"))
    problems += [
        page.at(i, f"{n} lines of code, 20 at most") for i, n in lines.items() if n > 20
    ]
    for cell, node in _nodes(page, ast.FunctionDef):
        length = _lines(ast.get_source_segment(cell.source, node) or "")
        if length > 10:
            problems.append(page.at(cell, f"{node.name}() has {length} lines, 10 at most"))
    return problems


def valid_code(page: Page) -> list[str]:
    """Every code cell is plain Python: no magics, no shell commands."""
    problems = []
    for cell in page.code:
        try:
            ast.parse(cell.source)
        except SyntaxError as error:
            problems.append(
                page.at(cell, f"not plain Python: {error.msg}, line {error.lineno}")
            )
    return problems


def no_sentences(page: Page) -> list[str]:
    """Code holds no comment but nbgrader's markers and no string of words."""
    problems = []
    for cell in page.code:
        source = _SOLUTION.sub("", cell.source)
        for comment in comments(source):
            if comment not in MARKERS:
                problems.append(page.at(cell, f"comment {comment!r}: say it in the prose"))
        for words in strings_of_words(source):
            problems.append(page.at(cell, f"words in code {words!r}: use a message id"))
    return problems


def comments(source: str) -> list[str]:
    """The comments of a piece of code.

    >>> comments('x = "#no"  # yes')
    ['# yes']
    """
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except (tokenize.TokenError, SyntaxError):
        return []
    return [token.string.strip() for token in tokens if token.type == tokenize.COMMENT]


def strings_of_words(source: str) -> list[str]:
    """Strings that a person is meant to read; message ids, names and queries are not.

    >>> strings_of_words('t["share"].plot(title="Share of users"); t.query("year > 2000")')
    ['Share of users']
    """
    tree = _parse(source)
    free = {
        id(part)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if call.func.attr in _FREE_TEXT_METHODS
        for argument in [*call.args, *(k.value for k in call.keywords)]
        for part in ast.walk(argument)
    }
    free |= {
        id(keyword.value)  # figures.finish(ax, source="internet L13"), loc="upper left"
        for keyword in ast.walk(tree)
        if isinstance(keyword, ast.keyword)
        if keyword.arg in _MATPLOTLIB_WORDS or _sources(keyword)
    }
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    texts = [
        node.value for node in texts if isinstance(node.value, str) and id(node) not in free
    ]
    return [text for text in texts if _is_human(text)]


def _sources(keyword: ast.keyword) -> bool:
    known = {path.stem for path in (ROOT / "datasets").glob("*.csv")} | {"L13"}
    text = getattr(keyword.value, "value", None)
    named = keyword.arg == "source" and isinstance(text, str)
    return named and set(re.split(r"[\s,;]+", text)) <= known


def _is_query(text: str) -> bool:
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError):
        return False
    return text.isascii() and any(isinstance(node, ast.Compare) for node in ast.walk(tree))


def _is_human(text: str) -> bool:
    if _is_query(text):
        return False
    words = re.search(r"[^\W\d_]{2,}[,;:]?\s+[^\W\d_]{2,}|[^\W\d_]{2,}[.!?:;]\s*$", text)
    name = re.fullmatch(r"[A-Z][a-z]{2,}", text)
    return bool(words or name) or any(c.isalpha() and not c.isascii() for c in text)


def stays_here(page: Page) -> list[str]:
    """No network and no place on somebody's disk, in code or prose."""
    problems = []
    for cell, node in _nodes(page, ast.Import, ast.ImportFrom):
        module = getattr(node, "module", None)
        for name in [module] if module else [alias.name for alias in node.names]:
            if name and name.partition(".")[0] in _NETWORK:
                problems.append(page.at(cell, f"import {name}: a lesson works offline"))
    for cell, node in _nodes(page, ast.Constant):
        if isinstance(node.value, str) and _ADDRESS.search(node.value):
            problems.append(page.at(cell, f"address in code: {node.value!r}"))
        if isinstance(node.value, str) and re.match(r"[/\\~]\w|~/", node.value):
            problems.append(page.at(cell, f"absolute path in code: {node.value!r}"))
    for cell in page.cells:
        if found := _ABSOLUTE.search(cell.source):
            problems.append(page.at(cell, f"a path of one machine: {found.group()!r}"))
    return problems


def frame(page: Page) -> list[str]:
    """What stands before the imports and at the end of every lesson.

    Before: the lecture's section and a claim id, 3–5 objectives, minutes, data. Then the
    imports with ``figures.style()`` and the language cell; at the end a summary with a line
    at least for each objective, and the sources.
    """
    ids = [cell.id for cell in page.cells]
    lost = [one for one in ("imports", "language", "summary") if one not in ids]
    if lost:
        return [page.at(one, "this cell is missing") for one in lost]
    lead = "\n".join(cell.source for cell in page.cells[: ids.index("imports")])
    tail = "\n".join(cell.source for cell in page.cells[ids.index("summary") :])
    aims, summed = len(_BULLET.findall(lead)), len(_BULLET.findall(page.cell("summary").source))
    wrong = {
        "title": [] if ids[0] == "title" else ["the first cell is not the title"],
        "language": [] if ids.index("language") == ids.index("imports") + 1 else ["misplaced"],
        "imports": [] if "figures.style()" in page.cell("imports").source else ["no style()"],
        "summary": [] if aims <= summed else [f"{summed} points for {aims} objectives"],
        "before imports": [
            f"no {what}" for what, pattern in _LEAD.items() if not re.search(pattern, lead)
        ]
        + ([] if 3 <= aims <= 5 else [f"{aims} objectives, a lesson has 3–5"]),
        "at the end": [] if re.search(_SOURCES, tail) else ["no sources"],
    }
    return [page.at(place, message) for place, found in wrong.items() for message in found]


def around_figures(page: Page) -> list[str]:
    """Prose says before each figure where to look, and right after it what it shows."""
    problems, said = [], False
    for i, cell in enumerate(page.cells):
        if cell.kind == "markdown":
            said = True
        elif re.search(r"\b(?:show|explorer)\(", cell.source):
            after = page.cells[i + 1 : i + 2]
            if not said:
                problems.append(page.at(cell, "no prose since the figure before"))
            if not after or after[0].kind != "markdown":
                problems.append(page.at(cell, "no prose right after the figure"))
            said = False
    return problems


def self_checks(page: Page) -> list[str]:
    """3–5 self-checks, each with a hint and an answer cell that is left open before it."""
    problems, count, open_names = [], 0, set()
    for cell, call in calls(page, "check"):
        count += 1
        given = {keyword.arg for keyword in call.keywords}
        if not given & {"hint", "misconceptions"}:
            problems.append(page.at(cell, "a self-check without a hint"))
    for _, node in _nodes(page, ast.Assign):
        if isinstance(node.value, ast.Constant) and node.value.value is ...:
            open_names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    if not 3 <= count <= 5:
        problems.append(page.at("all", f"{count} self-checks, a lesson has 3–5"))
    if len(open_names) < count:
        problems.append(
            page.at("all", f"{count} self-checks but {len(open_names)} open answers")
        )
    return problems


def calls(page: Page, *names: str) -> Iterator[tuple[Cell, ast.Call]]:
    """Calls of functions or methods of these names (all without one), with their cells."""
    for cell, node in _nodes(page, ast.Call):
        if not names or getattr(node.func, "attr", getattr(node.func, "id", None)) in names:
            yield cell, node


def _nodes(page: Page, *kinds: type) -> Iterator[tuple[Cell, ast.AST]]:
    for cell in page.code:
        yield from (
            (cell, node) for node in ast.walk(_parse(cell.source)) if isinstance(node, kinds)
        )


def _parse(source: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.Module([], [])


def _lines(source: str) -> int:
    return sum(bool(line.strip()) for line in source.splitlines())


RULES = (no_outputs, cell_ids, heading_order, valid_code, no_sentences, stays_here)
LESSON_RULES = (budget, frame, around_figures, self_checks)
