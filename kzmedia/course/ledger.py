"""The ledger of claims as pages to read: docs/claims.md and its twins, written by command."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from kzmedia import claims, data, language
from kzmedia.course.files import REPOSITORY, write_whole
from kzmedia.language import text
from kzmedia.verdicts import WORDS

_ENDINGS = {"en": ".md", "kk": ".kk.md", "ru": ".ru.md"}
FILES = {code: "claims" + ending for code, ending in _ENDINGS.items()}
"""Name of the page in each language."""
_FOLDER = REPOSITORY / "docs"


def write(folder: Path = _FOLDER) -> list[Path]:
    """Write the three pages, each whole or not at all.

    The verdicts are computed once: only their words are those of a language.

    Parameters
    ----------
    folder : Path
        Where the pages go; it is made if there is none.

    Returns
    -------
    list of Path
        The files, in the order of `FILES`.
    """
    written = []
    for code, content in pages().items():
        path = folder / FILES[code]
        write_whole(path, content)
        written.append(path)
    return written


def pages() -> dict[str, str]:
    """Make the page of each language; the reader's language stays as it was.

    Returns
    -------
    dict
        Markdown by language code.
    """
    ledger = data.load("claims")
    verdicts = {claim: claims.assess(claim) for claim in ledger["claim_id"]}
    before, made = language.current(), {}
    try:
        for code in FILES:
            language.use(code)
            made[code] = _page(ledger, verdicts)
    finally:
        language.use(before)
    return made


def _page(ledger: pd.DataFrame, verdicts: Mapping[str, claims.Verdict]) -> str:
    parts = [f"# {text('course.ledger.title')}", text("course.ledger.intro")]
    parts += [f"## {text('course.ledger.counts')}", _counts(ledger, verdicts)]
    for lesson, owned in ledger.groupby("lesson"):
        parts.append(f"## {data.value_label(str(lesson))}")
        parts += [_entry(row, verdicts[row["claim_id"]]) for row in owned.to_dict("records")]
    return "\n\n".join(parts) + "\n"


def _counts(ledger: pd.DataFrame, verdicts: Mapping[str, claims.Verdict]) -> str:
    """Count the claims by verdict and by what the verdict rests on; list their ids."""
    words = ledger["claim_id"].map(lambda claim: verdicts[claim].word)
    bases = ["data", "model", "argument"]
    table = pd.crosstab(words, ledger["basis"]).reindex(WORDS, columns=bases, fill_value=0)
    heads = [text("claims.heading.verdict"), *map(data.value_label, bases)]
    lines = [[*heads, text("course.ledger.together"), text("course.ledger.which")]]
    lines.append(["---", *["--:"] * (len(bases) + 1), "---"])
    for word in WORDS:
        ids = ledger["claim_id"][words == word]
        counts = [*map(str, table.loc[word]), str(table.loc[word].sum())]
        lines.append([text(f"claims.word.{word}"), *counts, " ".join(map(_link, ids))])
    sums = [*map(str, table.sum()), str(len(ledger))]
    lines.append([text("course.ledger.together"), *sums, ""])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _link(claim: str) -> str:
    return f"[{claim}](#{claim.lower()})"


def _entry(row: Mapping[str, object], verdict: claims.Verdict) -> str:
    """Write one claim: the claim, its place and verdict, finding, counter-argument, rule."""
    word = text(f"claims.word.{verdict.word}")
    place = text("course.ledger.place", section=row["section"])
    parts = {
        text("claims.heading.verdict"): f"**{word}** ({data.value_label(verdict.basis)})",
        text("claims.heading.finding"): verdict.finding,
        text("claims.card.counter"): verdict.counter,
        text("claims.card.rule"): verdict.rule,
    }
    lines = [f"- {head[:1].upper()}{head[1:]}: {part}" for head, part in parts.items()]
    return "\n".join([f"### {verdict.id}", "", f"{verdict.claim} ({place})", "", *lines])
