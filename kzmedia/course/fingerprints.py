"""Fingerprints of code and of prose by winnowing, on tokens.

Schleimer, Wilkerson and Aiken (2003), "Winnowing: local algorithms for document
fingerprinting", doi:10.1145/872757.872770: of the hashes of all runs of k tokens the
smallest of each w neighbours is kept, so that any passage of k + w - 1 tokens that two
texts share leaves a common fingerprint, wherever it stands.
"""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

#: Layer → tokens per run (k), neighbouring runs (w).
LAYERS = {"structure": (8, 4), "exact": (8, 4), "words": (4, 3)}
_CODE = re.compile(
    r"(?P<comment>\#[^\n]*)"
    r"|(?P<string>[rbfuRBFU]{0,2}(?:\"\"\".*?\"\"\"|'''.*?'''"
    r"|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'))"
    r"|(?P<number>\d[\w.]*)|(?P<name>[^\W\d]\w*)|(?P<sign>\*\*|//|[=<>!]=|\S)",
    re.DOTALL,
)
_WORD = re.compile(r"\w+")
_KEPT = frozenset(keyword.kwlist) | frozenset(dir(builtins))


class Token(NamedTuple):
    """A word or sign: where it stands, as written, and its structure ("" for a comment)."""

    start: int
    end: int
    exact: str
    structure: str


class Run(NamedTuple):
    """A run of tokens: its hash, its first and its last token."""

    hash: int
    first: int
    last: int


class Text(NamedTuple):
    """A text cut into tokens, with all its runs per layer."""

    tokens: tuple[Token, ...]
    runs: dict[str, tuple[Run, ...]]


@lru_cache(maxsize=20_000)
def analyse(source: str, kind: str) -> Text:
    """Cut an answer into tokens and hash its runs.

    Parameters
    ----------
    source : str
        Text of a cell.
    kind : {"code", "words"}
        Code has the layers ``structure`` (names, constants and comments made alike) and
        ``exact`` (as written, comments word by word), prose the layer ``words``.

    Examples
    --------
    >>> one = analyse("total = rows['share'].sum() / 2", "code")
    >>> other = analyse("s = table['part'].sum() / 10  # half", "code")
    >>> [run.hash for run in one.runs["structure"]] == [
    ...     run.hash for run in other.runs["structure"]]
    True
    >>> {run.hash for run in one.runs["exact"]} & {run.hash for run in other.runs["exact"]}
    set()
    """
    tokens = _of_code(source) if kind == "code" else _of_words(source)
    if kind != "code":
        return Text(tokens, {"words": _runs([token.exact for token in tokens], "words")})
    bare = [number for number, token in enumerate(tokens) if token.structure]
    structure = _runs([tokens[number].structure for number in bare], "structure")
    return Text(
        tokens,
        {
            "structure": tuple(Run(h, bare[first], bare[last]) for h, first, last in structure),
            "exact": _runs([token.exact for token in tokens], "exact"),
        },
    )


def winnow(runs: Sequence[Run], window: int, known: Collection[int] = ()) -> list[Run]:
    """Keep the run with the smallest hash of each ``window`` neighbours, the last of equals.

    Parameters
    ----------
    runs : sequence of Run
        In the order of the text.
    window : int
        Neighbours that are compared.
    known : collection of int
        Hashes that count for nothing; another is taken instead if the window has one.

    Examples
    --------
    >>> made = [Run(hash, place, place + 1) for place, hash in enumerate([5, 2, 2, 9, 1])]
    >>> [run.first for run in winnow(made, 3)], [run.first for run in winnow(made, 3, {1, 2})]
    ([2, 4], [0, 3])
    """
    values = [None if run.hash in known else run.hash for run in runs]
    kept: list[int] = []
    least = -1
    for end, value in enumerate(values):
        begin = end - window + 1
        if least < begin:
            near = [n for n in range(max(begin, 0), end + 1) if values[n] is not None]
            least = min(near, key=lambda n: (values[n], -n), default=-1)
        elif value is not None and (least < 0 or value <= values[least]):
            least = end
        whole = begin >= 0 or end == len(values) - 1
        if whole and least >= 0 and kept[-1:] != [least]:
            kept.append(least)
    return [runs[place] for place in kept]


def names(source: str) -> set[str]:
    """Return the names in code that its writer may have chosen: no attribute, no keyword.

    Examples
    --------
    >>> sorted(names("for row in rows: print(row.share)"))
    ['row', 'rows']
    """
    found, before = set(), ""
    for match in _CODE.finditer(source):
        if match.lastgroup == "name" and before != "." and match[0] not in _KEPT:
            found.add(match[0])
        before = match[0]
    return found


def comments(source: str) -> set[str]:
    """Return the comments of code, one each, without signs around them.

    Examples
    --------
    >>> comments("x = 1  # The whole,  really!")
    {'the whole really'}
    """
    found = (match[0] for match in _CODE.finditer(source) if match.lastgroup == "comment")
    return {" ".join(_WORD.findall(one.casefold())) for one in found} - {""}


def words(text: str) -> set[str]:
    """Return the words of a text, letters small."""
    return set(_WORD.findall(text.casefold()))


def _of_code(source: str) -> tuple[Token, ...]:
    tokens, before = [], ""
    for match in _CODE.finditer(source):
        kind, text = match.lastgroup, match[0]
        if kind == "comment":
            tokens += [
                Token(match.start() + word.start(), match.start() + word.end(), word[0], "")
                for word in _WORD.finditer(text.casefold())
            ]
            continue
        tokens.append(Token(match.start(), match.end(), text, _structure(kind, text, before)))
        before = text
    return tuple(tokens)


def _structure(kind: str | None, text: str, before: str) -> str:
    """Make names and constants alike; what an object is asked for stays."""
    if kind == "name":
        return text if before == "." or text in _KEPT else "N"
    return {"string": "S", "number": "0"}.get(kind or "", text)


def _of_words(text: str) -> tuple[Token, ...]:
    found = _WORD.finditer(text)
    return tuple(Token(m.start(), m.end(), m[0].casefold(), m[0].casefold()) for m in found)


def _runs(texts: Sequence[str], layer: str) -> tuple[Run, ...]:
    length = LAYERS[layer][0]
    numbers = [_number(text) for text in texts]
    # Tuples of numbers hash the same in every run of Python, texts do not.
    return tuple(
        Run(hash(tuple(numbers[place : place + length])), place, place + length - 1)
        for place in range(len(texts) - length + 1)
    )


@lru_cache(maxsize=200_000)
def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=7).digest(), "big")
