"""The learner's own claim: ``draft`` turns a plan, and later its result, into one card.

The order is that of the course: the claim and how it is measured, the rule, and only then the
figure, the number of cases, the verdict and its limits. So ``draft`` is called twice; the
second call takes the first card as its `plan`, which can no longer be changed.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from numbers import Integral

from kzmedia import data, labels, language
from kzmedia._claim_cards import _COLOURS
from kzmedia.verdicts import NORMATIVE, WORDS

__all__ = ["MOST_WORDS", "OwnClaim", "draft"]

MOST_WORDS = 500
"""A claim with its limits has room on a page."""
PLANNED = ("claim", "measure", "unit", "supported_if", "contradicted_if", "data")
FOUND = ("n", "verdict", "limits")
Text = str | None
_NAME = re.compile(r"[a-z][a-z0-9_]*")  # of a column or a data set, not words


@dataclass(frozen=True, repr=False)
class OwnClaim:
    """A claim of one's own; as a cell's last value it shows itself as a card.

    Attributes
    ----------
    fields : dict
        What was given, by the names of `draft`'s parameters; None where nothing was.
    planned : bool
        Whether the rule stood in a card of its own before the verdict was given.

    See Also
    --------
    draft : how to make one.
    """

    fields: dict[str, str | int | None]
    planned: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the parts that are still empty, in the card's order."""
        return tuple(name for name in (*PLANNED, *FOUND) if self.fields[name] is None)

    @property
    def words(self) -> int:
        """Number of words in all parts together."""
        return sum(len(str(value).split()) for value in self.fields.values() if value)

    @property
    def problems(self) -> tuple[str, ...]:
        """What stands in the way of a test, a sentence each, in the reader's words."""
        return tuple(language.text(name, **values) for name, values in _problems(self))

    @property
    def finished(self) -> bool:
        """Whether nothing is missing and nothing stands in the way of a test."""
        return not self.missing and not self.problems

    def _named(self) -> str | None:
        """Return the verdict that title and colour show: none that follows from no rule."""
        word = _word(self.fields["verdict"])
        whole = all(self.fields[name] is not None for name in PLANNED)
        return word if whole or word == NORMATIVE else None

    def _title(self) -> str:
        word = self._named()
        if word is None:
            return language.text("own_claim.title")
        return language.text("own_claim.title_with", word=language.text(f"claims.word.{word}"))

    def _parts(self) -> list[tuple[str, str]]:
        shown = {name: _shown(name, value) for name, value in self.fields.items()}
        return [(language.text(f"own_claim.part.{name}"), shown[name]) for name in shown]

    def _notes(self) -> list[str]:
        names = [language.text(f"own_claim.part.{name}") for name in self.missing]
        still = [language.text("own_claim.missing", parts="; ".join(names))] if names else []
        told = [*still, *self.problems]
        return told or [language.text("own_claim.finished", words=self.words)]

    def __repr__(self) -> str:
        parts = [f"{name}: {value}" for name, value in self._parts()]
        return "\n".join([self._title(), *parts, *self._notes()])

    def _repr_html_(self) -> str:
        title, colour = html.escape(self._title()), _COLOURS.get(self._named())
        parts = "".join(
            f"<li><b>{html.escape(name)}:</b> {html.escape(value)}</li>"
            for name, value in self._parts()
        )
        notes = "".join(f"<p>{html.escape(note)}</p>" for note in self._notes())
        return (
            f'<section lang="{language.current()}" aria-label="{title}" '
            f'style="border-left:4px solid {colour or "#000"};padding:.3em .8em;'
            f'margin:.3em 0;max-width:48em"><strong>{title}</strong>'
            f'<ul style="padding-left:1.2em">{parts}</ul>{notes}</section>'
        )


def draft(
    plan: OwnClaim | None = None,
    *,
    claim: Text = None,
    measure: Text = None,
    unit: Text = None,
    supported_if: Text = None,
    contradicted_if: Text = None,
    data: Text = None,
    n: int | None = None,
    verdict: Text = None,
    limits: Text = None,
) -> OwnClaim:
    """Put a claim of one's own on a card that says what it still lacks.

    Parameters
    ----------
    plan : OwnClaim, optional
        The card made before the figure was seen; its parts are taken over and closed.
    claim, measure, unit : str, optional
        One sentence that could be false; the column or quantity that stands for it; its unit.
    supported_if, contradicted_if : str, optional
        The rule, fixed before the figure: what would have to be seen for either word. In all
        other cases the claim cannot be told.
    data : str, optional
        Data sets of the course, separated by commas, or a source of one's own.
    n : int, optional
        Number of countries, years or people that the figure rests on.
    verdict : str, optional
        One of `kzmedia.verdicts.WORDS`, or its word in the reader's language. Any text may
        also be a message id, as in the course's own example.
    limits : str, optional
        What the figure cannot show, and which data would settle it.

    Returns
    -------
    OwnClaim
        A part that was left out, is empty or ``...`` is listed as missing.

    Raises
    ------
    TypeError
        If a text is not text, `n` is not a whole number or `plan` is no card.
    ValueError
        If `n` is not positive, or a part of the plan is given a second time.

    Examples
    --------
    >>> language.use("en")
    >>> plan = draft(claim="Internet users rose in most countries.", measure="internet_users",
    ...              unit="%", supported_if="more than half rose",
    ...              contradicted_if="more than half fell", data="internet")
    >>> plan.missing
    ('n', 'verdict', 'limits')
    >>> draft(plan, n=170, verdict="supported", limits="Who is a user differs.").finished
    True
    """
    named = {"claim": claim, "measure": measure, "unit": unit, "supported_if": supported_if}
    named |= {"contradicted_if": contradicted_if, "data": data, "n": n, "verdict": verdict}
    given = {
        name: _checked(name, value) for name, value in (named | {"limits": limits}).items()
    }
    if plan is None:
        seen = given["n"] is not None or given["verdict"] is not None
        return OwnClaim(given, planned=not seen)
    if not isinstance(plan, OwnClaim):
        raise TypeError(language.text("own_claim.not_plan", kind=type(plan).__name__))
    if again := [name for name in PLANNED if given[name] and plan.fields[name]]:
        part = language.text(f"own_claim.part.{again[0]}")
        raise ValueError(language.text("own_claim.closed", name=again[0], part=part))
    late = any(given[name] for name in PLANNED)
    fields = {
        name: plan.fields[name] if value is None else value for name, value in given.items()
    }
    return OwnClaim(fields, planned=plan.planned and not late)


def _checked(name: str, value: object) -> str | int | None:
    """Return a part as it is kept: text without blanks around it, a count, or None."""
    if value is None or value is ... or (isinstance(value, str) and not value.strip(" .…")):
        return None
    if name == "n":
        if not isinstance(value, Integral) or isinstance(value, bool):
            raise TypeError(language.text("own_claim.not_count", given=_given(value)))
        if value < 1:
            raise ValueError(language.text("own_claim.not_count", given=repr(value)))
        return int(value)
    if not isinstance(value, str):
        raise TypeError(language.text("own_claim.not_text", name=name, given=_given(value)))
    if re.fullmatch(r"[a-z0-9_]+(\.[A-Za-z0-9_]+)+", value) and language.has_text(value):
        return language.text(value)  # an example of the course, in the reader's language
    return value.strip()


def _given(value: object) -> str:
    """Return a wrong value as it was typed, a table or the like by its kind."""
    plain = isinstance(value, str | int | float | list | tuple)
    return repr(value) if plain else type(value).__name__


def _problems(card: OwnClaim) -> list[tuple[str, dict[str, object]]]:
    """List what stands in the way of a test: message ids with their values."""
    fields, found = card.fields, []
    word, said = _word(fields["verdict"]), fields["verdict"]
    if not card.planned and word != NORMATIVE:
        found.append(("own_claim.rule_late", {}))
    if fields["supported_if"] and _bare(fields["supported_if"]) == _bare(
        fields["contradicted_if"]
    ):
        found.append(("own_claim.rule_empty", {}))
    if said is not None and word is None:
        words = ", ".join(language.text(f"claims.word.{one}") for one in WORDS)
        found.append(("own_claim.no_such_word", {"given": said, "words": words}))
    if (ought := _ought(fields["claim"])) and word != NORMATIVE:
        found.append(("own_claim.ought", {"word": ought}))
    if unknown := [one for one in _names(fields["data"]) if not _loaded(one)]:
        found.append(("own_claim.no_such_data", {"data": unknown[0]}))
    if (lost := _lost_column(fields["measure"], fields["data"])) is not None:
        found.append(("own_claim.no_such_column", {"measure": lost, "data": fields["data"]}))
    if card.words > MOST_WORDS:
        found.append(("own_claim.too_long", {"words": card.words, "most": MOST_WORDS}))
    return found


def _word(verdict: object) -> str | None:
    """Return the verdict's id; the reader's words for it, long or short, are taken too."""
    said = str(verdict or "").strip(' .!«»“”"').casefold()
    words = {language.text(f"claims.word.{one}").casefold(): one for one in WORDS}
    words |= {labels.value_label(one).casefold(): one for one in WORDS}
    return said if said in WORDS else words.get(said)


def _ought(claim: object) -> str | None:
    """Return the first word that says what ought to be, none if the claim says what is."""
    wanted = language.text("own_claim.ought_words")
    match = re.search(rf"\b(?:{wanted})\b", str(claim or ""), re.IGNORECASE)
    return match and match.group()


def _lost_column(measure: object, named: object) -> str | None:
    """Return a column's name that stands in none of the course's data sets that were named."""
    columns, tables = _names(measure), [_loaded(one) for one in _parts_of(named)]
    if not tables or not all(tables) or len(columns) < len(_parts_of(measure)):
        return None  # a quantity in words, or a source whose columns are not known here
    return next((one for one in columns if not any(one in has for has in tables)), None)


def _parts_of(text: object) -> list[str]:
    return [one.strip() for one in str(text or "").split(",") if one.strip()]


def _names(text: object) -> list[str]:
    """Return those parts of a list "a, b" that are names, as a column's or a data set's."""
    return [one for one in _parts_of(text) if _NAME.fullmatch(one)]


def _loaded(name: str) -> frozenset[str]:
    """Return the columns of a data set of the course; none if there is no such data set."""
    try:
        return frozenset(map(str, data.load(name).columns))
    except ValueError:
        return frozenset()


def _bare(text: object) -> str:
    """Return a rule without blanks, full stops and capitals: what it says, not how."""
    return re.sub(r"[\s.]+", " ", str(text or "")).strip().casefold()


def _shown(name: str, value: object) -> str:
    if value is None:
        return "…"
    if name == "verdict" and (word := _word(value)):
        return language.text(f"claims.word.{word}")
    if name == "measure" and data.has_label(str(value)):
        return f"{data.label(str(value))} ({value})"
    return language.number(value) if isinstance(value, int) else str(value)
