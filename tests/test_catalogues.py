"""The catalogues of the three languages are complete, and their letters are the right ones."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from message_rules import LOCALE, domains, fields, made_from, missing_in
from texts import Text, all_texts, in_codebook, mixed_letters, wrong_language

from notebooks import LANGUAGES, ROOT

# Words that are the same in two languages, by their nature: names, codes, symbols.
SAME_WORD = re.compile(r"[^\w]*(?:\{[^}]*\}[^\w]*)*")


def messages(language: str, domain: str) -> dict:
    """Babel's messages of one catalogue by id, fuzzy and empty ones too."""
    from babel.messages.pofile import read_po

    path = LOCALE / language / f"{domain}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {message.id: message for message in read_po(file) if message.id}


def incomplete(by_language: dict[str, dict]) -> list[str]:
    """What is missing, empty, fuzzy, untranslated or has other fields, message by message."""
    problems = []
    for one in sorted(set().union(*by_language.values())):
        strings = {lang: getattr(m.get(one), "string", "") for lang, m in by_language.items()}
        problems += [
            f"{one}: missing or empty in {lang}" for lang, s in strings.items() if not s
        ]
        problems += [
            f"{one}: fuzzy in {lang}"
            for lang, found in by_language.items()
            if one in found and found[one].fuzzy
        ]
        for lang in ("kk", "ru"):
            if Counter(fields(strings[lang])) != Counter(fields(strings["en"])):
                problems.append(f"{one}: other fields in {lang} than in en")
            if strings[lang] == strings["en"] and not SAME_WORD.fullmatch(strings["en"]):
                problems.append(f"{one}: not translated into {lang}")
    return problems


@pytest.mark.parametrize("domain", sorted(domains()))
def test_catalogues_are_complete(domain: str) -> None:
    problems = incomplete({lang: messages(lang, domain) for lang in LANGUAGES})
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("domain", sorted(domains()))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_id_stands_once_and_in_its_own_catalogue(lang: str, domain: str) -> None:
    text = (LOCALE / lang / f"{domain}.po").read_text(encoding="utf8")
    ids = re.findall(r'^msgid "(.+)"$', text, re.M)
    twice = [one for one, count in Counter(ids).items() if count > 1]
    assert not twice, f"{lang}/{domain}.po has these ids twice: {twice}"
    lost = [one for one in ids if not one.startswith(f"{domain}.")]
    assert not lost, f"{lang}/{domain}.po is not the place of {lost}"


def test_every_id_in_the_library_exists() -> None:
    paths = [str(path) for path in sorted((ROOT / "kzmedia").rglob("*.py"))]
    lost = {one: missing_in(one) for one in made_from(paths) if missing_in(one)}
    assert not lost, f"ids without a message: {lost}"


def test_letters_and_languages() -> None:
    problems = [f"{t.place}: {odd!r}" for t in all_texts() for odd in mixed_letters(t.words)]
    problems += [f"{t.place}: {wrong}" for t in all_texts() if (wrong := wrong_language(t))]
    assert not problems, "\n".join(problems)


def test_the_codebook_differs_between_languages() -> None:
    by_place: dict[str, dict[str, str]] = {}
    for text in in_codebook():
        by_place.setdefault(text.place, {})[text.language] = text.words
    assert len(by_place) > 50
    problems = []
    for place, words in by_place.items():
        if set(words) != set(LANGUAGES):
            problems.append(f"{place}: only in {sorted(words)}")
        if re.search(r"[a-z]{3}", words.get("en", "")) and len(set(words.values())) < len(
            words
        ):
            problems.append(f"{place}: the same text in two languages: {words['en']}")
    assert not problems, "\n".join(problems)


class Made:
    """A message as Babel gives it."""

    def __init__(self, string: str, fuzzy: bool = False) -> None:
        self.string, self.fuzzy = string, fuzzy


GOOD = {"kk": {"a.b": Made("{n} адам")}, "ru": {"a.b": Made("{n} человек")}} | {
    "en": {"a.b": Made("{n} people")}
}


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"kk": {}}, "missing or empty in kk"),
        ({"ru": {"a.b": Made("")}}, "missing or empty in ru"),
        ({"ru": {"a.b": Made("{n} человек", fuzzy=True)}}, "fuzzy in ru"),
        ({"kk": {"a.b": Made("адам")}}, "other fields in kk"),
        ({"kk": {"a.b": Made("{n:.1f} адам")}}, "other fields in kk"),
        ({"ru": {"a.b": Made("{n} people")}}, "not translated into ru"),
        ({"en": {}}, "missing or empty in en"),
    ],
)
def test_an_incomplete_catalogue_is_named(change: dict, word: str) -> None:
    assert incomplete(GOOD) == []
    assert any(word in problem for problem in incomplete(GOOD | change))


@pytest.mark.parametrize("words", ["үлеc", "Фильтp", "oңай", "С35b", "жауап a жауап", "Cүзу"])
def test_a_lookalike_letter_is_seen(words: str) -> None:
    assert mixed_letters(words)


@pytest.mark.parametrize(
    "words",
    ["pandas-ты", "C35b тұжырымы", "CSV файл", "n саны", "x осі мен y осі", "IP-мекенжай"],
)
def test_honest_words_pass(words: str) -> None:
    assert mixed_letters(words) == []


@pytest.mark.parametrize(
    "text",
    [
        Text("p", "kk", "Доля пользователей интернета в процентах от населения"),
        Text("p", "kk", "жауап или сұрақ"),
        Text("p", "ru", "Доля жауаптар үлесі"),
        Text("p", "en", "The share үлес of answers"),
    ],
)
def test_a_text_in_another_language_is_seen(text: Text) -> None:
    assert wrong_language(text)
