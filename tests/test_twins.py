"""The three languages of a notebook are held together by ids and signatures."""

from __future__ import annotations

import copy

import pytest

from kzmedia import language
from kzmedia.course import cli, twinfiles, twins
from kzmedia.course.files import Problems, notebook_text, read_notebook, write_notebook


def cell(id_: str, source: str, kind: str = "markdown", **metadata: object) -> dict:
    found = {"cell_type": kind, "id": id_, "metadata": metadata, "source": source}
    return found if kind == "markdown" else {**found, "outputs": [], "execution_count": None}


def book(*cells: dict) -> dict:
    return {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def signed(english: str, own: str) -> dict:
    return {"kzmedia": {"en": twins.digest(english), "own": twins.digest(own)}}


ENGLISH = book(
    cell("title", "# A survey", kzmedia={"numbers": {"1": "x"}}),
    cell("language", 'kzmedia.use("en")', "code", tags=["language"]),
    cell("total", "x = 1", "code"),
    cell("end", "That is all."),
)
KAZAKH = book(
    cell("title", "# Сауалнама", **signed("# A survey", "# Сауалнама")),
    cell("language", 'kzmedia.use("kk")', "code", tags=["language"]),
    cell("total", "x = 1", "code"),
    cell("end", "Осымен бітті.", **signed("That is all.", "Осымен бітті.")),
)


def changed(notebook: dict, position: int, **values: object) -> dict:
    other = copy.deepcopy(notebook)
    other["cells"][position].update(values)
    return other


def statuses(english: dict, own: dict) -> set[tuple[str, str]]:
    return {tuple(finding) for finding in twins.problems(twins.compare(english, own))}


def test_a_signed_pair_is_in_order() -> None:
    findings = twins.compare(ENGLISH, KAZAKH)
    assert [finding.status for finding in findings] == ["ok"] * 4


def test_the_digest_is_the_contracts() -> None:
    assert twins.digest("Ә") == "e258591f1e6352e0"


@pytest.mark.parametrize(
    ("english", "own", "expected"),
    [
        (changed(ENGLISH, 0, source="# Two surveys"), KAZAKH, {("title", "stale")}),
        (ENGLISH, changed(KAZAKH, 3, source="Бітті."), {("end", "ahead")}),
        (
            changed(ENGLISH, 3, source="All."),
            changed(KAZAKH, 3, source="Бітті."),
            {("end", "stale"), ("end", "ahead")},
        ),
        (ENGLISH, changed(KAZAKH, 0, metadata={}), {("title", "unsigned")}),
        (ENGLISH, changed(KAZAKH, 2, source="x = 2"), {("total", "code")}),
        (changed(ENGLISH, 2, source="x = 1 "), KAZAKH, {("total", "code")}),
        (
            ENGLISH,
            changed(KAZAKH, 2, metadata={"nbgrader": {"points": 3}}),
            {("total", "settings")},
        ),
        (ENGLISH, {**KAZAKH, "cells": KAZAKH["cells"][:3]}, {("end", "missing")}),
        (
            {**ENGLISH, "cells": ENGLISH["cells"][:3]},
            KAZAKH,
            {("end", "extra")},
        ),
        (
            ENGLISH,
            {**KAZAKH, "cells": [KAZAKH["cells"][i] for i in (0, 2, 1, 3)]},
            {("total", "order")},
        ),
    ],
)
def test_every_way_to_drift_apart_has_its_status(english, own, expected) -> None:
    assert statuses(english, own) == expected


def test_the_language_cell_alone_may_differ() -> None:
    untagged = changed(KAZAKH, 1, metadata={})
    english = changed(ENGLISH, 1, metadata={})
    assert ("language", "code") in statuses(english, untagged)


def test_sync_brings_code_and_order_and_keeps_every_text() -> None:
    own = copy.deepcopy(KAZAKH)
    own["cells"] = [own["cells"][2], own["cells"][0], cell("note", "Өз ескертпем.")]
    own["cells"][0]["source"] = "x = 5"
    synced = twins.sync(ENGLISH, own)
    assert [c["id"] for c in synced["cells"]] == ["title", "note", "language", "total", "end"]
    by_id = {c["id"]: c for c in synced["cells"]}
    assert by_id["total"]["source"] == "x = 1"
    assert by_id["title"]["source"] == "# Сауалнама"
    assert by_id["title"]["metadata"] == KAZAKH["cells"][0]["metadata"]
    assert by_id["end"]["source"] == "That is all."
    assert statuses(ENGLISH, synced) == {("end", "unsigned"), ("note", "extra")}


def test_sync_keeps_the_language_and_leaves_numbers_to_english() -> None:
    synced = twins.sync(ENGLISH, KAZAKH)
    assert synced["cells"][1]["source"] == 'kzmedia.use("kk")'
    assert "numbers" not in twins.sync(ENGLISH, None)["cells"][0]["metadata"].get("kzmedia", {})
    assert synced == KAZAKH


def test_signing_settles_a_changed_text_and_only_the_named_one() -> None:
    english = changed(ENGLISH, 0, source="# Two surveys")
    own = changed(KAZAKH, 3, source="Бітті.")
    part, _ = twins.sign(english, own, ["end"])
    assert statuses(english, part) == {("title", "stale")}
    whole, _ = twins.sign(english, own)
    assert statuses(english, whole) == set()


def test_an_untranslated_text_is_not_signed() -> None:
    synced = twins.sync(ENGLISH, None)
    result, untranslated = twins.sign(ENGLISH, synced)
    assert untranslated == ["title", "end"]
    assert {c for c, s in statuses(ENGLISH, result) if s == "unsigned"} == {"title", "end"}
    formula = book(cell("f", "$$x = 1$$"))
    assert twins.sign(formula, copy.deepcopy(formula))[1] == []


@pytest.fixture
def root(tmp_path):
    write_notebook(tmp_path / "notebooks/en/01.ipynb", ENGLISH)
    write_notebook(tmp_path / "notebooks/kk/01.ipynb", KAZAKH)
    write_notebook(tmp_path / "assignments/en/source/a9/a9.ipynb", ENGLISH)
    return tmp_path


def test_files_are_found_in_lessons_and_assignments(root) -> None:
    found = twinfiles.pairs(root)
    assert [(p.name, p.language) for p in found] == [
        ("01", "kk"),
        ("a9", "kk"),
        ("01", "ru"),
        ("a9", "ru"),
    ]
    missing = {str(path.relative_to(root)) for path, _ in twinfiles.status(found)}
    assert missing == {
        "notebooks/ru/01.ipynb",
        "assignments/kk/source/a9/a9.ipynb",
        "assignments/ru/source/a9/a9.ipynb",
    }
    write_notebook(root / "notebooks/ru/02.ipynb", KAZAKH)
    orphan = root / "notebooks/ru/02.ipynb"
    assert (orphan, twins.Finding("", "extra")) in twinfiles.status(twinfiles.pairs(root))


def test_sync_and_sign_on_files(root) -> None:
    language.use("en")
    everything = twinfiles.pairs(root)
    assert len(twinfiles.sync(everything)) == 3
    assert twinfiles.sync(everything) == []
    russian = twinfiles.named("01", twinfiles.pairs(root, ("ru",)))
    before = russian[0].own.read_text(encoding="utf-8")
    with pytest.raises(Problems) as refused:
        twinfiles.sign(russian)
    assert len(refused.value.lines) == 2 and "title" in refused.value.lines[0]
    assert russian[0].own.read_text(encoding="utf-8") == before
    with pytest.raises(Problems, match="nowhere"):
        twinfiles.sign(russian, ("nowhere",))
    translated = read_notebook(russian[0].own)
    translated["cells"][0]["source"] = "# Опрос"
    translated["cells"][3]["source"] = "Это всё."
    write_notebook(russian[0].own, translated)
    twinfiles.sign(russian)
    assert twinfiles.status(russian) == []


def test_the_commands_list_copy_and_sign(root, capsys, monkeypatch) -> None:
    listed = twinfiles.pairs
    monkeypatch.setattr(twinfiles, "pairs", lambda languages: listed(root, languages))
    assert cli.run(["twins", "status", "01", "--lang", "kk"]) == 0
    assert cli.run(["twins", "status", "--lang", "ru"]) == 1
    assert "01.ipynb  –  отсутствует" in capsys.readouterr().out
    assert cli.run(["twins", "sync"]) == 0
    capsys.readouterr()
    assert cli.run(["twins", "sign", "a9", "--lang", "ru"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert cli.run(["twins", "sign"]) == 2
    path = root / "notebooks/kk/01.ipynb"
    write_notebook(path, changed(KAZAKH, 3, source="Бітті."))
    assert cli.run(["twins", "status", "01", "--lang", "kk"]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith(str(path)) and "  end  " in shown and shown.count("\n") == 1
    assert cli.run(["twins", "sign", "01", "--lang", "kk", "--cell", "end"]) == 0
    assert cli.run(["twins", "status", "01", "--lang", "kk"]) == 0


def test_a_file_is_written_as_jupyterlab_saves_it(root) -> None:
    path = root / "notebooks/kk/01.ipynb"
    content = path.read_text(encoding="utf-8")
    assert content == notebook_text(read_notebook(path))
    assert content.endswith("}\n") and '\n "cells": [' in content and "Сауалнама" in content


def test_all_twins_of_the_repository_are_in_order() -> None:
    everything = twinfiles.pairs()
    assert everything
    assert [f"{p.parent.name}/{p.name} {f}" for p, f in twinfiles.status(everything)] == []
