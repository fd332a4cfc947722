"""The number extractor, case by case: what is a finding, and what only counts pages."""

from __future__ import annotations

import pytest
from prose import digits, headings, numbers


@pytest.mark.parametrize(
    ("markdown", "language", "found"),
    [
        ("34 % and 26 %, not 0.5", "en", ["34", "26", "0.5"]),
        ("57,500 users, 1,234,567.8 tenge", "en", ["57,500", "1,234,567.8"]),
        ("levels 1, 2 and 3", "en", ["1", "2", "3"]),
        ("between 20–31 points, a change of −0.4 or -3", "en", ["20", "31", "-0.4", "-3"]),
        ("**34 %**, (12), «6», ×1.5, 20%.", "en", ["34", "12", "6", "1.5", "20"]),
        ("57\u00a0500 адам, 31,5 %, 34%-ы, 17-ге", "kk", ["57\u00a0500", "31,5", "34", "17"]),
        ("57\u202f500 человек; −0,4 п. п.", "ru", ["57\u00a0500", "-0,4"]),
        ("1.5 есе", "kk", ["1.5"]),
        ("820 тысяч и ещё 3", "ru", ["820", "3"]),
    ],
)
def test_a_finding_is_found(markdown: str, language: str, found: list[str]) -> None:
    assert numbers(markdown, language) == found


@pytest.mark.parametrize(
    ("markdown", "language"),
    [
        ("In 2006, 2005–2007, 1995", "en"),
        ("L13 §5 and §§4–6 (C35b, C35a–c, C08)", "en"),
        ("Fig. 2, Figures 1–3, figure 1, lesson 03, Task 4, section 2, Lecture 13", "en"),
        ("2-сурет, 1–3-суреттер, 1 және 2-суретте, 03-сабақта, 4-тапсырма", "kk"),
        ("13-дәріс, §5; 13-дәрісте; 2-бөлімде; 1-қадам; 2-сұрақ", "kk"),
        ("рис. 2, рис. 1–3, на рисунках 1 и 2, уроке 03, задании 4, лекция 13, §5", "ru"),
        ("1. first\n2. second\n   3) third", "en"),
        ("## 2. A part\n### 3 Another", "en"),
        ("`x = 34`, ``5 ` 6``\n```python\ny = 7\n```\n", "en"),
        ("[lesson](03_survey.ipynb#part-2), <https://a.b/34>, https://a.b/12?x=5", "en"),
        ("$n = 100$ and $$\\frac{1}{5}$$", "en"),
        ("`q1`, q2, a1_survey, 03_survey, <img width=40>", "en"),
        ("Sociol. Methods 28(3): 412–430, pp. 12–15, doi:10.1000/xyz123", "en"),
    ],
)
def test_what_is_not_a_finding(markdown: str, language: str) -> None:
    assert numbers(markdown, language) == []


def test_an_exception_hides_no_neighbour() -> None:
    assert numbers("Fig. 2: 20 % and 31 %", "en") == ["20", "31"]
    assert numbers("2-сурет: 20 % және 31 %", "kk") == ["20", "31"]
    assert numbers("Рис. 2: 20 % и 31 %", "ru") == ["20", "31"]
    assert numbers("1. In 2006 there were 388", "en") == ["388"]
    assert numbers("price $5 and $6", "en") == ["5", "6"]


def test_shown_digits() -> None:
    assert [digits(one) for one in ("31", "0.57", "57,500.0")] == [0, 2, 1]


def test_headings_skip_code_blocks() -> None:
    assert headings("# A\n\n```\n# no\n```\ntext # no\n### C") == [(1, "A"), (3, "C")]
