"""The reader's language: ``use("kk")``, then ``text(message_id)`` everywhere.

Messages stand in gettext catalogues, ``locale/<language>/<domain>.po``; the domain is
the part of the message id before the first dot (``survey.fig2.alt`` is in ``survey.po``).
A catalogue is read with Babel when the first of its messages is asked for.
"""

from __future__ import annotations

import os
import string
from functools import cache
from importlib import resources
from numbers import Integral, Real

LANGUAGES = ("kk", "ru", "en")
_NAMES = {"kk": "қазақша", "ru": "русский", "en": "English"}
_state = {"language": os.environ.get("KZMEDIA_LANG", "en")}


def use(language: str) -> None:
    """Set the language of labels, hints, errors and widgets.

    Parameters
    ----------
    language : {"kk", "ru", "en"}
        Kazakh, Russian or English.

    Raises
    ------
    ValueError
        For any other code; the message lists the three in their own languages.

    Examples
    --------
    >>> use("en")
    >>> current()
    'en'
    """
    if language not in LANGUAGES:
        known = ", ".join(f'"{code}" ({_NAMES[code]})' for code in LANGUAGES)
        raise ValueError(text("language.unknown", language=repr(language), known=known))
    _state["language"] = language


def current() -> str:
    """Return the code of the language in use."""
    language = _state["language"]
    return language if language in LANGUAGES else "en"


def option(words: list[str]) -> str | None:
    """Return what a command line's ``--lang`` asks for, if it has one.

    Examples
    --------
    >>> option(["twins", "status", "--lang", "ru"]), option(["--lang=kk"]), option([])
    ('ru', 'kk', None)
    """
    for word, following in zip(words, [*words[1:], None], strict=False):
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang":
            return following
    return None


def text(message_id: str, **values: object) -> str:
    """Return a message in the reader's language, its numbers written by the locale.

    Parameters
    ----------
    message_id : str
        ``domain.name``, as in the catalogues.
    **values
        What the message's ``{fields}`` stand for; a number's field may say how many
        digits to show, ``{share:.1f}``.

    Raises
    ------
    LookupError
        If no catalogue has the message, not even the English one.

    Examples
    --------
    >>> use("en")
    >>> text("figures.source", source="ITU")
    'Source: ITU'
    """
    domain = message_id.partition(".")[0]
    for language in (current(), "en"):
        template = _catalogue(language, domain).get(message_id)
        if template:
            return _Localised().vformat(template, (), values)
    raise LookupError(f"no message {message_id!r} in locale/*/{domain}.po")


def has_text(message_id: str) -> bool:
    """Tell whether the reader's language has the message."""
    domain = message_id.partition(".")[0]
    return message_id in _catalogue(current(), domain)


def number(value: float, digits: int | None = None) -> str:
    """Write a number as the reader's language does.

    Parameters
    ----------
    value : float
        The number; a missing one (NaN) is written as a dash.
    digits : int, optional
        Digits after the decimal sign; without it as many as needed, three at most.

    Examples
    --------
    >>> use("ru")
    >>> number(0.571, 2)
    '0,57'
    >>> use("en")
    >>> number(820000), number(2006)
    ('820,000', '2006')
    """
    from babel.numbers import format_decimal

    if value != value:
        return "–"
    # Four digits stay together: a year is not "2,006" in any of the three languages.
    whole = "#,##0" if abs(value) >= 10_000 else "0"
    fraction = "0" * digits if digits is not None else "###"
    pattern = f"{whole}.{fraction}" if fraction else whole
    written = format_decimal(float(value), pattern, locale=current())
    # A minus as the lessons print it, and none before what was rounded to zero.
    return written.replace("-", "−" if written.strip("-0.,") else "")


class _Localised(string.Formatter):
    """``str.format`` with the reader's decimal sign and digit groups."""

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, bool) or not isinstance(value, Real):
            return super().format_field(value, format_spec)
        if format_spec.startswith(".") and format_spec.endswith("f"):
            return number(value, int(format_spec[1:-1]))
        if not format_spec:
            return number(value, 0 if isinstance(value, Integral) else None)
        return super().format_field(value, format_spec)


@cache
def _catalogue(language: str, domain: str) -> dict[str, str]:
    from babel.messages.pofile import read_po

    path = resources.files("kzmedia") / "locale" / language / f"{domain}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {m.id: m.string for m in read_po(file) if m.id and m.string and not m.fuzzy}
