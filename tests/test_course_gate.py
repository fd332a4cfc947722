"""The gate names the cell of whatever must not reach learners."""

from __future__ import annotations

import pytest
from test_course_tiny import HIDDEN, SOLUTION, SOURCE, by_id, cell, changed, notebook

from kzmedia import language
from kzmedia.course import classroom, gate, twins
from kzmedia.course.generate import released
from kzmedia.course.release import problems


def after(source: dict) -> list[tuple[str, str]]:
    """Return cell and message of every problem of a source, generated as for learners."""
    handed = released(source, classroom.template("en"))
    found = [*gate.check_source(source), *gate.check_release(source, handed)]
    assert all(problem.line("t1.ipynb") for problem in found)
    return [(problem.cell, problem.message.removeprefix("course.gate.")) for problem in found]


def test_the_tiny_assignment_passes() -> None:
    assert after(SOURCE) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (changed("q2_text", source=f"### (3 points)\n`{SOLUTION.strip()}`"), "secret"),
        (changed("q2_text", source=f"### (3 points)\n{HIDDEN}"), "secret"),
        (changed("q2_text", source="(3 points) see /home/aigul/data.csv"), "path"),
        (changed("q2_text", source="(3 points) see C:\\data\\a.csv"), "path"),
        (changed("q2_text", source="(3 points)\n### BEGIN HIDEN TESTS"), "marker"),
        (changed("q2_text", source="### q2 (4 points)"), "points"),
        (changed("q2_text", source="### q2"), "no_points"),
    ],
)
def test_a_flaw_in_a_text_is_named_with_its_cell(source, expected) -> None:
    assert after(source) == [("q2_text", expected)]


def test_outputs_are_refused_in_source_and_release() -> None:
    shown = {"output_type": "stream", "name": "stdout", "text": "40"}
    assert after(changed("q1_test", outputs=[shown])) == [("q1_test", "outputs")]
    handed = released(SOURCE, classroom.template("en"))
    by_id(handed)["q1"]["outputs"] = [shown]
    assert [p.cell for p in gate.check_release(SOURCE, handed)] == ["q1"]


def test_a_misspelt_marker_is_caught_before_it_hands_out_the_hidden_test() -> None:
    source = by_id(SOURCE)["q1_test"]["source"].replace("HIDDEN", "HIDEN")
    assert ("q1_test", "marker") in after(changed("q1_test", source=source))


def test_a_secret_in_metadata_counts() -> None:
    handed = released(SOURCE, classroom.template("en"))
    by_id(handed)["q1"]["metadata"]["note"] = [{"deep": SOLUTION}]
    assert [p.cell for p in gate.check_release(SOURCE, handed)] == ["q1"]


def test_a_line_that_its_own_cell_shows_is_no_secret() -> None:
    source = by_id(SOURCE)["q1_test"]["source"] + "\nassert above_ten([12]) == 12"
    hidden_too = source.replace(HIDDEN, f"{HIDDEN}\nassert above_ten([12]) == 12")
    assert after(changed("q1_test", source=hidden_too)) == []


def test_points_of_all_cells_of_a_task_count_together() -> None:
    second = cell("q1_more", "assert True", grade=True, locked=True, points=1)
    source = notebook(*SOURCE["cells"], second)
    assert after(source) == [("q1_text", "points")]
    lonely = notebook(*SOURCE["cells"], cell("q12", "1", grade=True, locked=True, points=1))
    assert after(lonely) == [("q12", "no_prose")]


@pytest.mark.parametrize(
    ("prose", "points"),
    [
        ("## q1 (2 points)", 2),
        ("q1 (1 point)", 1),
        ("q1 (2 балл)", 2),
        ("q1 (1,5\u00a0балла)", 1.5),
        ("q1 (5 баллов)", 5),
        ("q1 (2)", None),
        ("2 points", None),
    ],
)
def test_points_are_read_in_three_languages(prose, points) -> None:
    assert gate.stated_points(prose) == points


def test_links_are_not_paths() -> None:
    assert gate.paths("https://stat.gov.kz/home/a, 1/2, and/or, ~ 5, a/tmp/b") == []


def test_a_twin_out_of_step_is_refused() -> None:
    own = changed("q1_text", source="### q1 (2 балл)")
    for c in own["cells"]:
        if c["cell_type"] == "markdown":
            english = by_id(SOURCE)[c["id"]]["source"]
            signed = {"en": twins.digest(english), "own": twins.digest(c["source"])}
            c["metadata"]["kzmedia"] = signed
    assert gate.check_twin(SOURCE, own) == []
    by_id(own)["q1_text"]["source"] += " !"
    (problem,) = gate.check_twin(SOURCE, own)
    assert problem.cell == "q1_text"
    for code in language.LANGUAGES:
        language.use(code)
        assert "q1_text" in problem.line("a.ipynb")


def test_broken_markers_are_a_problem_not_a_crash(tmp_path) -> None:
    import test_course_tiny as tiny

    source = changed("q1", source="def f():\n    ### BEGIN SOLUTION\n    pass")
    room = tiny.tiny_class(tmp_path / "class", source)
    (line,) = problems(room.folder / "source/t1_tiny", room.folder, "en")
    assert "no end solution" in line


def test_files_beside_the_notebook_are_searched_too(tmp_path) -> None:
    import test_course_tiny as tiny

    room = tiny.tiny_class(tmp_path / "class")
    folder = room.folder / "source/t1_tiny"
    (folder / "data.csv").write_text("a,b\n1,2\n")
    assert problems(folder, room.folder, "en") == []
    (folder / "old.py").write_text(f"def above_ten(values):\n{SOLUTION}\n")
    (line,) = problems(folder, room.folder, "en")
    assert "old.py" in line and "q1" in line
