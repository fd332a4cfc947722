"""Commands for whoever writes the course: student copy, ledger of claims, twins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kzmedia import language
from kzmedia.course.clicks import Group, commands, lang, option, relative
from kzmedia.language import text


@commands.command(help="course.help.student")
@lang
def student(lang: str | None) -> None:
    """Pack the learner's copy."""
    from kzmedia.course.student import pack

    click.echo(text("course.student.done", path=pack(lang or language.current())))


@commands.command(help="course.help.claims")
@option(
    "--folder", type=click.Path(path_type=Path), default=None, help="course.help.option.folder"
)
@lang
def claims(folder: Path | None, lang: str | None) -> None:
    """Write the ledger of claims in three languages."""
    from kzmedia.course import ledger

    for path in ledger.write(folder) if folder else ledger.write():
        click.echo(text("course.ledger.done", path=relative(path)))


@commands.group(help="course.help.twins", cls=Group)
@lang
def twins(lang: str | None) -> None:
    """Keep the three languages of a notebook together."""


def _twin_options(function: Any) -> Any:
    return click.argument("notebook", required=False)(lang(function))


@twins.command(help="course.help.twins.status")
@_twin_options
def status(notebook: str | None, lang: str | None) -> int:
    """List what is not in order."""
    from kzmedia.course import gate, twinfiles

    findings = twinfiles.status(_pairs(notebook, lang))
    for path, finding in findings:
        word = gate.status_word(finding.status)
        click.echo(f"{relative(path)}  {finding.cell or '–'}  {word}")
    if not findings:
        click.echo(text("course.twins.in_order"))
    return 1 if findings else 0


@twins.command(help="course.help.twins.sync")
@_twin_options
def sync(notebook: str | None, lang: str | None) -> None:
    """Copy code cells from the English twins."""
    from kzmedia.course import twinfiles

    for path in twinfiles.sync(_pairs(notebook, lang)):
        click.echo(text("course.twins.synced", path=relative(path)))


@twins.command(help="course.help.twins.sign")
@click.argument("notebook")
@option("--cell", "cells", multiple=True, help="course.help.option.cell")
@lang
def sign(notebook: str, cells: tuple[str, ...], lang: str | None) -> None:
    """Sign translated texts off."""
    from kzmedia.course import twinfiles

    for path in twinfiles.sign(_pairs(notebook, lang), cells):
        click.echo(text("course.twins.signed", path=relative(path)))


def _pairs(notebook: str | None, lang: str | None) -> list[Any]:
    from kzmedia.course import twinfiles

    languages = twinfiles.OTHERS if lang in (None, "en") else (lang,)
    return twinfiles.named(notebook, twinfiles.pairs(languages=languages))
