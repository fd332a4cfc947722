"""The answer bank itself: methods that differ, packing, refusal of a spoilt bank."""

from __future__ import annotations

import ast
import copy
import shutil
from difflib import SequenceMatcher
from itertools import combinations

import nbformat
import pytest
from graded import NAMES, computed, source, written

from kzmedia import language
from kzmedia.course import bank

NAME = "a1_survey"
BANK = bank.load(NAME, "en")
# One line in any method: two right answers may look alike there.
ONE_WAY = {"a1_survey": {"q2"}}


class _Plain(ast.NodeTransformer):
    """Take out of a syntax tree what a copier would change: names, constants, docstrings."""

    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        node.name = "f"
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:]
        return node

    def visit_Name(self, node):
        node.id = "n"
        return node

    def visit_arg(self, node):
        node.arg = "a"
        return node

    def visit_Constant(self, node):
        node.value = type(node.value).__name__
        return node


def likeness(one: str, other: str) -> float:
    """How far two pieces of code are the same but for names and constants, 0 to 1."""
    shapes = []
    for code in (one, other):
        tree = _Plain().visit(ast.parse(code))
        shapes.append(
            [
                f"{type(node).__name__}.{getattr(node, 'attr', '')}"
                for node in ast.walk(tree)
                if not isinstance(node, ast.expr_context | ast.Module | ast.arguments | ast.arg)
            ]
        )
    return SequenceMatcher(None, *shapes, autojunk=False).ratio()


def near_copies(name: str, right: dict[str, dict[str, str]]) -> list[str]:
    """Return the pairs of right notebooks, whole or by task, that are too much alike."""
    found = []
    for one, other in combinations(right, 2):
        for task in sorted(set(computed(name)) - ONE_WAY.get(name, set())):
            alike = likeness(right[one][task], right[other][task])
            if alike > 0.8:
                found.append(f"{task}: {one}, {other}: {alike:.2f}")
        whole = ["\n".join(right[way][task] for task in computed(name)) for way in (one, other)]
        if likeness(*whole) > 0.7:
            found.append(f"{one}, {other}: {likeness(*whole):.2f}")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_right_notebooks_differ_in_method(name):
    assert near_copies(name, bank.load(name, "en").right) == []


def test_a_renamed_copy_is_refused():
    copied = copy.deepcopy(BANK.right)
    copied["copy"] = {
        task: code.replace("share", "part")
        .replace("100", "250")
        .replace("):\n", '):\n    """Say the same in other words."""\n', 1)
        for task, code in copied["loops"].items()
    }
    found = near_copies(NAME, copied)
    assert {line.split(":")[0] for line in found if "loops, copy" in line} >= {"q1", "q6", "q8"}
    assert any(line.startswith("loops, copy") for line in found)


@pytest.mark.parametrize("name", NAMES)
def test_every_wrong_answer_is_packed_once_beside_every_other_task_answered_right(name):
    answers = bank.load(name, "en")
    papers = bank.pack(answers)
    packed = [pair for paper in papers for pair in paper.wrong.items()]
    assert sorted(packed) == sorted(
        (t, title) for t, wrong in answers.wrong.items() for title in wrong
    )
    assert len(papers) <= 26, "each notebook costs the start of a kernel"
    never = [
        (one, other)
        for one in computed(name)
        for other in computed(name)
        if one != other
        and not any(one in paper.wrong and other not in paper.wrong for paper in papers)
    ]
    assert never == [], "nothing shows that a mistake in the one leaves the other its points"


@pytest.fixture
def root(tmp_path):
    """A copy of the folder assignments to spoil."""
    shutil.copytree(bank.ASSIGNMENTS, tmp_path / "assignments")
    return tmp_path / "assignments"


def add(root, path, text):
    place = root / "answers" / NAME / path
    old = place.read_text(encoding="utf-8") if place.exists() else ""
    place.write_text(f"{old}\n{text}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "text", "error", "message"),
    [
        ("right/loops.py", "# %% q77\npass", LookupError, "answers.no_task"),
        ("wrong/q77.py", "# %% odd -> a1.constant\npass", LookupError, "answers.no_task"),
        ("wrong/q1.py", "# %% nameless\npass", ValueError, "answers.no_message"),
        ("wrong/q1.py", "# %% odd -> a1.none\npass", LookupError, "answers.unknown_message"),
        ("right/loops.py", "# %% q1\npass", ValueError, "answers.twice"),
    ],
)
@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_a_spoilt_bank_is_refused_with_what_is_wrong(root, lang, path, text, error, message):
    language.use(lang)
    add(root, path, text)
    with pytest.raises(error) as raised:
        bank.load(NAME, root=root)
    said = str(raised.value.args[0])
    assert said.startswith(language.text(message, **dict.fromkeys(FIELDS, "\0")).split("\0")[0])
    assert any(word in said for word in ("q77", "q1", "loops.py"))


FIELDS = ("task", "place", "assignment", "known", "title", "file", "message")


def test_an_unknown_bank_and_an_unknown_cell_are_named():
    with pytest.raises(LookupError, match="a9_none"):
        bank.load("a9_none")
    notebook = nbformat.read(bank.source(NAME), as_version=4)
    with pytest.raises(LookupError, match="q77"):
        bank.fill(notebook, {"q77": "pass"})


def test_filling_leaves_the_notebook_as_it_was_and_points_are_those_of_the_tests():
    notebook = nbformat.read(bank.source(NAME), as_version=4)
    before = nbformat.writes(notebook)
    filled = bank.fill(notebook, BANK.right["loops"])
    assert nbformat.writes(notebook) == before
    assert bank.tasks(filled)["q3"].source == BANK.right["loops"]["q3"]
    points = bank.points(notebook)
    assert list(points) == [f"q{n}" for n in range(1, 11)]
    assert sum(points.values()) == 30


@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_written_answers_come_in_the_readers_language(name, lang):
    cells = bank.tasks(source(name, lang))
    for method in bank.load(name, lang).right.values():
        assert all(method[task] == cells[task].source for task in written(name))
