"""The reader's language: choice, messages, numbers as each language writes them."""

from __future__ import annotations

import pytest

from kzmedia import language


@pytest.mark.parametrize(
    ("reader", "words"),
    [("kk", "бұл курста жоқ"), ("ru", "в этом курсе нет"), ("en", "There is no language")],
)
def test_an_unknown_language_is_refused_in_the_readers_own_and_changes_nothing(reader, words):
    language.use(reader)
    with pytest.raises(ValueError, match=words) as refused:
        language.use("de")
    assert "'de'" in str(refused.value)
    for code in language.LANGUAGES:
        assert f'"{code}"' in str(refused.value)
    assert language.current() == reader


def test_a_wrong_language_in_the_environment_falls_back_to_english(monkeypatch):
    monkeypatch.setitem(language._state, "language", "xx")
    assert language.current() == "en"
    assert language.text("figures.source", source="ITU") == "Source: ITU"


@pytest.mark.parametrize(
    ("value", "digits", "kk", "ru", "en"),
    [
        (0.571, 2, "0,57", "0,57", "0.57"),
        (820_000, None, "820\u00a0000", "820\u00a0000", "820,000"),
        (12_345.678, 1, "12\u00a0345,7", "12\u00a0345,7", "12,345.7"),
        (2006, None, "2006", "2006", "2006"),
        (2.5, 0, "2", "2", "2"),
        (-0.3, 1, "−0,3", "−0,3", "−0.3"),
        (-0.004, 2, "0,00", "0,00", "0.00"),
        (float("nan"), 1, "–", "–", "–"),
    ],
)
def test_numbers_follow_the_locale(value, digits, kk, ru, en):
    for code, written in {"kk": kk, "ru": ru, "en": en}.items():
        language.use(code)
        assert language.number(value, digits) == written


def test_fields_of_a_message_are_written_by_the_locale():
    formatter = language._Localised()
    language.use("kk")
    assert formatter.format("{x:.1f} | {x} | {n} | {word}", x=31.25, n=7, word="a") == (
        "31,2 | 31,25 | 7 | a"
    )
    assert formatter.format("{flag}", flag=True) == "True"


def test_a_message_nobody_wrote_is_an_authors_error():
    with pytest.raises(LookupError, match="survey.no_such_message"):
        language.text("survey.no_such_message")
    assert not language.has_text("survey.no_such_message")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["twins", "--lang", "ru"], "ru"),
        (["--lang=kk", "twins"], "kk"),
        (["twins", "--lang"], None),
        ([], None),
    ],
)
def test_the_option_of_a_command_line(words, asked):
    assert language.option(words) == asked
