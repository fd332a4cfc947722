"""similar.py: planted copies are found, independent answers are not, and the numbers hold."""

from __future__ import annotations

import random
import re

import pytest
from test_course_tiny import tiny_class

from kzmedia import language
from kzmedia.course import answer_texts, bank, classroom, fingerprints, similar, similar_page
from kzmedia.course.answer_texts import Answer
from kzmedia.course.files import read_notebook, write_notebook

NAME = "a1_survey"
Q3 = """def among_reported(rows, option):
    # everyone whose answer we do know
    answerd = {}
    for place in range(len(rows)):
        line = rows.iloc[place]
        if not pd.isnull(line["share"]):
            answerd[line["option"]] = float(line["share"])
    everyone = 0.0
    for key in answerd.keys():
        everyone = everyone + answerd[key]
    return round(answerd[option] * 100.0 / everyone, 6)
"""
Q4 = """def share_limits(rows, option):
    lines = [tuple(line) for line in rows[["option", "share"]].values.tolist()]
    certain = [share for name, share in lines if name == option][0]
    others = [share for name, share in lines if name != option and share == share]
    largest = 100 - sum(others)
    if largest < certain:
        raise ValueError(largest)
    ends = sorted([certain, largest])
    return ends[0], ends[-1]
"""
ESSAY = """My answer is that this headline is only half right, and I will say why. Suppose every
box in the picture stands alone. Then two thirds of the people asked have ticked something
that is not low, and the silent ones can push that number up but never down, which makes the
editor look fine. Suppose instead that the picture lumps two boxes together. Then a good deal
more is hidden, and nobody outside the research team can tell on which side the hidden people
sit. A careful editor would print both sentences side by side, or phone the author."""


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    language.use("en")
    return classroom.create(tmp_path_factory.mktemp("similar") / "class", "en")


@pytest.fixture(scope="module", params=[True, False], ids=["bank known", "bank unknown"])
def known(request, room):
    """What counts for nothing; without the bank its answers are those of other students."""
    return answer_texts.known_texts(room, NAME, with_bank=request.param)


def paper(student: str, known, **written: str) -> similar.Paper:
    own = [Answer(task, known.tasks.get(task, "code"), text) for task, text in written.items()]
    return similar.paper(student, own, known)


def independent(known, count: int, seed: int = 1) -> list[similar.Paper]:
    """A class that works as the bank does: each task by any method, or wrong in any way."""
    answers, chance, papers = bank.load(NAME, "en"), random.Random(seed), []
    for number in range(count):
        written = {}
        for task, wrong in answers.wrong.items():
            method = chance.choice(sorted(answers.right))
            written[task] = answers.right[method][task]
            if chance.random() < 0.3:
                written[task] = wrong[chance.choice(sorted(wrong))].code
        papers.append(paper(f"s{number:03}", known, **written))
    return papers


def renamed(code: str) -> str:
    names = {"answerd": "d", "place": "k", "line": "zeile", "everyone": "total", "key": "w"}
    names |= {"lines": "paare", "certain": "sure", "others": "rest", "largest": "top"}
    code = re.sub(r" *#.*\n", "", code)
    return re.sub(r"\b[a-z]+\b", lambda word: names.get(word[0], word[0]), code)


def some_words_changed(text: str) -> str:
    words = text.split()
    return " ".join("something" if n % 11 == 5 else word for n, word in enumerate(words))


def between(papers: list[similar.Paper], one: str, other: str) -> similar.Pair | None:
    found = similar.alike(papers)
    return next((p for p in found if {p.first, p.second} == {one, other}), None)


def test_independent_answers_give_few_pairs(known) -> None:
    for count in (30, 60):
        papers = independent(known, count)
        found = similar.alike(papers)
        # Of 435 and 1,770 pairs; those found share an answer that two alone have.
        assert len(found) <= 10


def test_four_methods_are_four_answers(room) -> None:
    known = answer_texts.known_texts(room, NAME, with_bank=False)
    answers = bank.load(NAME, "en")
    papers = [
        paper(method, known, **{task: code for task, code in right.items() if task[1:] < "9"})
        for method, right in answers.right.items()
    ]
    found = similar.alike(papers, threshold=0)
    assert similar.alike(papers) == []
    assert found and found[0].number < similar.THRESHOLD / 2


def test_a_whole_copy_is_found_and_quoted(known) -> None:
    papers = [*independent(known, 30), paper("a", known, q3=Q3, q4=Q4)]
    pair = between([*papers, paper("b", known, q3=Q3, q4=Q4)], "a", "b")
    assert set(pair.tasks) == {"q3", "q4"}
    assert all(found.students == 2 and found.exact for found in pair.passages)
    assert "answerd[line[" in "".join(found.quote for found in pair.passages)
    assert {"answerd", "everyone whose answer we do know"} <= set(pair.signs)


def test_renamed_variables_are_found(known) -> None:
    papers = [*independent(known, 30), paper("a", known, q3=Q3, q4=Q4)]
    papers.append(paper("b", known, q3=renamed(Q3), q4=renamed(Q4)))
    pair = between(papers, "a", "b")
    assert pair and set(pair.tasks) == {"q3", "q4"}
    whole = between([*papers[:-1], paper("b", known, q3=Q3, q4=Q4)], "a", "b")
    assert pair.number < 0.7 * whole.number


def test_a_copy_with_every_name_and_constant_changed_counts_half(known) -> None:
    # Longer than one answer: of code that short the structure alone tells little.
    code = Q3 + Q4
    order = {name: f"n{place}" for place, name in enumerate(sorted(fingerprints.names(code)))}
    changed = re.sub(r"\b[a-z_]+\b", lambda word: order.get(word[0], word[0]), code)
    changed = re.sub(r" *#.*\n", "\n", changed.replace('"share"', "'x'").replace("100", "7"))
    assert not fingerprints.names(code) & fingerprints.names(changed)
    papers = [*independent(known, 30), paper("a", known, q3=code)]
    pair = between([*papers, paper("b", known, q3=changed)], "a", "b")
    whole = between([*papers, paper("b", known, q3=code)], "a", "b")
    assert 0.35 * whole.number < pair.number < 0.6 * whole.number


def test_reordered_lines_are_found(known) -> None:
    lines = Q4.splitlines()
    moved = "\n".join([lines[0], lines[3], lines[1], lines[2], *lines[4:]])
    papers = [*independent(known, 30), paper("a", known, q4=Q4), paper("b", known, q4=moved)]
    assert between(papers, "a", "b")


def test_a_written_answer_with_some_words_changed_is_found(known) -> None:
    papers = [*independent(known, 30), paper("a", known, q9=ESSAY)]
    pair = between([*papers, paper("b", known, q9=some_words_changed(ESSAY))], "a", "b")
    assert pair and pair.tasks == ["q9"]
    # No word counts twice: the number stays below the length of the essay.
    assert len(ESSAY.split()) / 2 < pair.number < len(ESSAY.split())
    other = paper(
        "c", known, q9="Another thought entirely: I would rather not print it at all."
    )
    assert between([*papers, other], "a", "c") is None


def test_the_same_typos_and_names_add_to_the_number(known) -> None:
    papers = independent(known, 30)
    one = paper("a", known, q9="Definitly a headlien of rubbisch kind.")
    other = paper("b", known, q9="I call this rubbisch; the headlien lies definitly.")
    (pair,) = [p for p in similar.alike([*papers, one, other], 1) if p.first == "a"]
    assert pair.signs == ("definitly", "headlien", "rubbisch") and pair.number == 3


def test_the_released_text_and_the_model_answers_count_nothing(room) -> None:
    cells = read_notebook(bank.source(NAME))["cells"]
    known = answer_texts.known_texts(room, NAME)
    model = {c["id"]: c["source"] for c in cells if c["id"] in known.tasks}
    answers = bank.load(NAME, "en").right["loops"]
    for written in (model, answers, {"q9": cells[0]["source"]}):
        papers = [paper(student, known, **written) for student in "ab"]
        assert similar.alike(papers, threshold=0.001) == []


def test_what_many_share_counts_nothing_and_what_some_share_counts_less(known) -> None:
    others = independent(known, 40)
    numbers = []
    for count in (2, 3, 4, 5):
        papers = [*others, *(paper(f"z{n}", known, q9=ESSAY) for n in range(count))]
        pair = between(papers, "z0", "z1")
        numbers.append(pair.number if pair else 0)
    assert numbers[0] == pytest.approx(2 * numbers[1], rel=0.02)
    assert (
        numbers[3]
        == 0
        == len([p for p in similar.alike(papers, 0.1) if p.first == "z0" and p.second == "z1"])
    )


@pytest.mark.parametrize(("length", "listed"), [(20, 0), (36, 0), (48, 1), (60, 1)])
def test_the_threshold_is_two_sentences(length, listed) -> None:
    known = answer_texts.Known({"q9": "words"})
    text = " ".join(f"w{n}" for n in range(length))
    papers = [paper(student, known, q9=text) for student in "ab"]
    assert len(similar.alike(papers)) == listed
    (pair,) = similar.alike(papers, threshold=0)
    # Winnowing may leave the first and the last two words of a passage uncounted.
    assert length - 4 <= pair.number <= length
    assert len(similar.alike(papers, threshold=pair.number)) == 1
    assert similar.alike(papers, threshold=pair.number + 0.1) == []


def test_a_class_from_files(room, tmp_path) -> None:
    language.use("en")
    room = classroom.create(tmp_path / "class", "en")
    source = read_notebook(room.folder / f"source/{NAME}/{NAME}.ipynb")
    place = room.folder / "submitted"
    for student, answers in {
        "s001": {"q3": Q3, "q9": ESSAY},
        "s002": {"q3": renamed(Q3), "q9": some_words_changed(ESSAY)},
        "s003": {},
    }.items():
        for cell in source["cells"]:
            cell["source"] = answers.get(cell["id"], cell["source"])
        write_notebook(place / student / NAME / f"{NAME}.ipynb", source)
        source = read_notebook(room.folder / f"source/{NAME}/{NAME}.ipynb")
    (place / "s004" / NAME).mkdir(parents=True)
    found = similar.compare(room, "a1")
    (pair,) = found.pairs
    assert similar.pairs(room, "a1") == [pair]
    assert (pair.first, pair.second, pair.tasks[0]) == ("s001", "s002", "q9")
    assert found.papers == 3 and len(found.skipped) == 1 and "s004" in found.skipped[0]
    before = {path: path.read_bytes() for path in place.rglob("*.ipynb")}
    path = similar_page.write(room, "a1", found)
    assert path.name == f"similar-{NAME}.html"
    assert before == {path: path.read_bytes() for path in place.rglob("*.ipynb")}


def test_cells_without_marks_and_cells_of_ones_own_are_compared(room) -> None:
    known = answer_texts.known_texts(room, NAME)
    stripped = [{"cell_type": "code", "id": "1a2b", "metadata": {}, "source": Q3}]
    retyped = [{"cell_type": "markdown", "id": "q3", "metadata": {}, "source": Q3}]
    one = similar.paper("a", answer_texts.answers(stripped, known), known)
    other = similar.paper("b", answer_texts.answers(retyped, known), known)
    (pair,) = similar.alike([one, other])
    assert pair.tasks == [""]
    assert (
        answer_texts.answers(
            [
                {
                    "cell_type": "code",
                    "id": "student_id",
                    "metadata": {},
                    "source": "student_id = 1",
                }
            ],
            known,
        )
        == []
    )


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_the_page_says_what_it_is(lang, known) -> None:
    language.use(lang)
    papers = [paper(s, known, q9=ESSAY + "<script>alert(1)</script>") for s in ("a<b", "s2")]
    found = similar.Comparison(similar.alike(papers), 2, ["x: broken"])
    page, lines = similar_page.page(NAME, found), similar_page.lines(found)
    for message in ("advice", "reasons", "talk"):
        assert language.text(f"report.similar.{message}") in page
    assert f'<html lang="{lang}">' in page and "x: broken" in page
    assert "<script>" not in page and "a&lt;b" in page and "http" not in page
    assert language.text("report.similar.advice") in lines
    assert any("a<b" in line and "s2" in line and "q9" in line for line in lines)
    none = similar_page.lines(similar.Comparison([], 5, []))
    assert language.text("report.similar.none", threshold=similar.THRESHOLD) in none


def test_no_submissions_and_an_unknown_assignment(tmp_path) -> None:
    room = tiny_class(tmp_path / "class")
    with pytest.raises(ValueError, match="t1_tiny"):
        similar.compare(room, "t1")
    with pytest.raises(LookupError, match="a9"):
        similar.compare(room, "a9")
