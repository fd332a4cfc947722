"""Invented names of students for a sample class: Kazakh and Russian."""

from __future__ import annotations

from random import Random

_KAZAKH = (
    ("Әйгерім", "Қайратқызы"),
    ("Нұрлан", "Жұмағұлов"),
    ("Гүлнәр", "Өмірбекова"),
    ("Ерасыл", "Тілеуғали"),
    ("Шұғыла", "Ыбырайымова"),
    ("Бекзат", "Һашимов"),
    ("Іңкәр", "Сәрсенқызы"),
    ("Дәулет", "Қоңырбаев"),
    ("Жанерке", "Мұқанова"),
)
_RUSSIAN = (
    ("Артём", "Щербинин"),
    ("Юлия", "Королёва"),
    ("Фёдор", "Объедков"),
    ("Ксения", "Ельцова"),
    ("Пётр", "Жигалин"),
    ("Алёна", "Эверстова"),
)


def students(count: int, random: Random) -> list[tuple[str, str, str]]:
    """Make up students, two of three with Kazakh names.

    Parameters
    ----------
    count : int
        How many, from 1 to 999.
    random : random.Random
        Where chance comes from; the same state gives the same class.

    Returns
    -------
    list of tuple of (str, str, str)
        ASCII id, first name, last name; beyond the lists first and last names mix.

    Examples
    --------
    >>> [id_ for id_, first, last in students(3, Random(1))]
    ['s001', 's002', 's003']
    """
    sources = {"kk": _mixed(_KAZAKH, random), "ru": _mixed(_RUSSIAN, random)}
    made = []
    for number in range(count):
        names = sources["ru" if number % 3 == 2 else "kk"]
        first, last = names[(number // 3 * 2 + number % 3 % 2) % len(names)]
        made.append((f"s{number + 1:03d}", first, last))
    return made


def _mixed(names: tuple[tuple[str, str], ...], random: Random) -> list[tuple[str, str]]:
    """Shuffle whole names, then put the crossed ones behind them."""
    whole = random.sample(names, len(names))
    # Surnames follow gender in Russian and partly in Kazakh: cross within one gender.
    crossed = [
        (first, last)
        for first, own in names
        for last_first, last in names
        if first != last_first and _feminine(own) == _feminine(last)
    ]
    return whole + random.sample(crossed, len(crossed))


def _feminine(last: str) -> bool:
    return last.endswith(("а", "қызы"))
