"""docs/claims.md and its twins: what the command writes from the ledger, and current."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kzmedia import claims, data, language
from kzmedia.course import cli, ledger
from kzmedia.verdicts import WORDS
from notebooks import LANGUAGES, ROOT

IDS = list(data.load("claims")["claim_id"])


@cache
def made() -> dict[str, str]:
    return ledger.pages()


def entry(lang: str, claim: str) -> str:
    """The part of a page that tells of one claim."""
    (found,) = re.findall(rf"^### {claim}\n(.*?)(?=^##|\Z)", made()[lang], re.M | re.S)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_current(lang: str) -> None:
    path = ROOT / "docs" / ledger.FILES[lang]
    written = path.read_text(encoding="utf8")
    assert written == made()[lang], f"{path.name} is not current: run `kzmedia claims`"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_claim_stands_once_with_all_its_parts(lang: str) -> None:
    heads = re.findall(r"^### (\S+)$", made()[lang], re.M)
    assert sorted(heads) == sorted(IDS) and len(IDS) == 66
    language.use(lang)
    for row in data.load("claims").to_dict("records"):
        verdict, said = claims.assess(row["claim_id"]), entry(lang, row["claim_id"])
        word = language.text(f"claims.word.{verdict.word}")
        for part in (verdict.claim, verdict.finding, verdict.counter, verdict.rule):
            assert part in said
        assert f"**{word}** ({data.value_label(row['basis'])})" in said
        assert f"§{row['section']})" in said
    language.use("en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_claim_stands_under_its_lesson(lang: str) -> None:
    language.use(lang)
    parts = re.split(r"^## ", made()[lang], flags=re.M)[2:]
    owned = {part.split("\n")[0]: re.findall(r"^### (\S+)$", part, re.M) for part in parts}
    wanted = data.load("claims").groupby("lesson")["claim_id"].agg(list)
    assert owned == {data.value_label(lesson): ids for lesson, ids in wanted.items()}
    language.use("en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_counts_are_those_of_the_lists_beside_them(lang: str) -> None:
    rows = re.findall(r"^\| (.+) \|$", made()[lang], re.M)
    cells = [row.split(" | ") for row in rows if "--:" not in row]
    assert len(cells) == len(WORDS) + 2
    for _, *counts, ids in cells[1:-1]:
        numbers, names = list(map(int, counts)), re.findall(r"\[(\w+)\]", ids)
        assert sum(numbers[:3]) == numbers[3] == len(names)
    assert [int(n) for n in cells[-1][1:5]][-1] == 66
    links = re.findall(r"\[(C\w+)\]\(#(\w+)\)", made()[lang])
    assert {claim for claim, _ in links} == set(IDS)
    assert all(anchor == claim.lower() for claim, anchor in links)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_in_the_texts_is_taken_for_markdown(lang: str) -> None:
    for claim in IDS:
        plain = re.sub(r"\*\*[^*]+\*\*", "", entry(lang, claim), count=1)
        assert not re.search(r"[*<>`\[\]{}]|\bnan\b", plain), claim


def test_the_command_writes_the_pages_and_says_so(tmp_path, capsys) -> None:
    assert cli.run(["claims", "--folder", str(tmp_path / "new"), "--lang", "ru"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 3 and said[0].startswith("Перечень тезисов: ")
    for lang, name in ledger.FILES.items():
        assert (tmp_path / "new" / name).read_text(encoding="utf8") == made()[lang]
    assert sorted(p.name for p in (tmp_path / "new").iterdir()) == sorted(ledger.FILES.values())


def test_the_readers_language_is_kept() -> None:
    language.use("kk")
    ledger.pages()
    assert language.current() == "kk"
    language.use("en")
