"""The sheet with worked solutions: solutions that ran, and nothing that graders alone see."""

from __future__ import annotations

import base64
import html
import re
from html.parser import HTMLParser
from pathlib import Path

import made_assignment as made
import pytest
from test_student_copy import leaks, needles

from kzmedia import language
from kzmedia.course import classroom, prose, regions, solutions, student
from kzmedia.course.files import REPOSITORY, Problems, read_notebook

VOID = {"img", "meta", "br", "hr", "input"}


class Page(HTMLParser):
    """Elements of a page with their attributes, its text, and tags left open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict]:
        return [attrs for name, attrs in self.found if name == tag]


def source(**texts: str) -> dict:
    """The made-up assignment as its instructor has it: solved, with a hidden test."""
    solved = {
        "q1": "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION",
        "q1_call": "print(double(21))",
        "q1_test": "assert double(3) == 6\n### BEGIN HIDDEN TESTS\n"
        "assert double(1234) == 2468\n### END HIDDEN TESTS",
        "q2": "### BEGIN SOLUTION\ntotal = 1 + 3\n### END SOLUTION",
        "q3": "A **model** answer with $x^2$.\n"
        "### BEGIN MARK SCHEME\nfor graders only\n### END MARK SCHEME",
    }
    return made.filled(**(solved | texts))


def sheet(folder: Path, **texts: str) -> str:
    return solutions.page(source(**texts), "t1_tiny", "en", folder)


@pytest.mark.slow
def test_the_sheet_shows_what_ran_and_no_test(tmp_path) -> None:
    shown = sheet(tmp_path, q1_text="## q1. Double (2 points)\n\nWrite `double`.")
    page = Page(shown)
    words = " ".join(page.words)
    assert page.open == [] and page.all("html") == [{"lang": "en"}]
    for said in (
        "q1. Double",
        "return 2 * x",
        "42",
        "total = 1 + 3",
        "A model answer",
        "model",
    ):
        assert said in words, said
    for never in ("assert", "2468", "BEGIN", "graders only", "check_assignment", "hidden"):
        assert never not in shown, never
    assert [one["alt"] for one in page.all("img")] == ["x^2"]


@pytest.mark.slow
def test_pictures_tables_and_the_salt_come_through(tmp_path) -> None:
    drawn = (
        "from IPython.display import HTML\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\n"
        'display(HTML(\'<img src="https://example.org/x.png" alt="far"><script>1</script>\'))\n'
        "pd.DataFrame({'share': [1.5]})"
    )
    own = 'course_salt = "theirs"\nprint(course_salt)'
    notebook = source(q1_call=drawn)
    notebook["cells"].insert(4, made.cell("mine", own, locked=True))
    shown = solutions.page(notebook, "t1_tiny", "kk", tmp_path, salt="ours")
    page = Page(shown)
    assert "ours" in " ".join(page.words) and "theirs" not in shown
    assert "1.5" in " ".join(page.words)
    sources = [one.get("src", "data:image/") for one in page.all("img")]
    assert all(one.startswith("data:image/") for one in sources) and len(sources) == 3
    assert {"q1 есебінің суреті, үстіндегі код бойынша салынған", "far"} < {
        one["alt"] for one in page.all("img")
    }
    assert not page.all("script") and not page.all("link") and not page.all("iframe")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"q2": "total = 1 / 0"}, "q2"),
        ({"q1_call": "import os\nos._exit(1)"}, "q1_call"),
        ({"q1_call": "print('assert double(1234) == 24' + '68')"}, "hidden test"),
    ],
)
def test_a_sheet_that_cannot_be_written_is_not(tmp_path, texts: dict, said: str) -> None:
    with pytest.raises(Problems, match=said):
        sheet(tmp_path, **texts)


@pytest.mark.parametrize(
    ("given", "kept", "gone"),
    [
        ("<script>alert(1)</script>a", "a", "alert"),
        ('<p onclick="x()">a</p>', "<p>a</p>", "onclick"),
        ('<a href="javascript:x()">a</a>', "a", "javascript"),
        ('<a href="data:text/html,x">a</a>', "a", "data:"),
        ('<img src="file:///etc/passwd" alt="a">', 'alt="a"', "passwd"),
        ('<style>@import "x"</style>a', "a", "import"),
        (
            '<table><tr><th scope="col" style="x">a</th></tr></table>',
            '<th scope="col">a</th>',
            "style",
        ),
    ],
)
def test_what_a_page_must_not_hold_is_cut(given: str, kept: str, gone: str) -> None:
    assert kept in prose.clean(given) and gone not in prose.clean(given)


def test_a_formula_is_a_picture_that_says_its_source() -> None:
    shown = prose.from_markdown(
        r"See $\frac{1}{n}$, not `$x$`, nor 5 $ and 6 $." + "\n\n$$a^2$$"
    )
    assert [one["alt"] for one in Page(shown).all("img")] == [r"\frac{1}{n}", "a^2"]
    drawn = base64.b64decode(re.search(r'base64,([^"]+)"', shown)[1]).decode("utf-8")
    assert "<svg" in drawn and "<code>$x$</code>" in shown and "5 $ and 6 $" in shown


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> tuple[Path, Path]:
    """A class's own sheet of a1 in Kazakh, and a repository in which it is published."""
    folder = tmp_path_factory.mktemp("published")
    room = classroom.create(folder / "class", "kk")
    written = solutions.write(room, "a1")
    root = folder / "repository"
    root.mkdir()
    for path in REPOSITORY.iterdir():
        if not path.name.startswith(".") and path.name != "solutions":
            (root / path.name).symlink_to(path)
    (root / "solutions").mkdir()
    (root / "solutions/solutions-a1_survey-kk.html").write_bytes(written.read_bytes())
    return written, root


@pytest.mark.slow
def test_a_class_gets_its_sheet_in_its_language_with_reasons(published) -> None:
    written, _ = published
    page = Page(written.read_text(encoding="utf-8"))
    assert written.name == "solutions-a1_survey.html" and page.all("html") == [{"lang": "kk"}]
    words = " ".join(page.words)
    notebook = read_notebook(REPOSITORY / "assignments/kk/source/a1_survey/a1_survey.ipynb")
    answers = {c["id"]: c["source"] for c in notebook["cells"] if c["id"] in ("q1", "q9")}
    for line in regions.split(answers["q1"], regions.SOLUTION)[0]:
        assert line in html.unescape(words)
    assert answers["q9"].rsplit("`", 1)[1][1:80] in words and "Бұл есеп не үшін керек" in words
    assert all(one["alt"] for one in page.all("img")) and len(page.all("img")) >= 7
    assert [one for one in page.all("a") if not one["href"].startswith("#")] == []
    # Nothing but what the source shows outside its hidden tests; the bank's lines neither.
    shown = {"solutions/solutions-a1_survey-kk.html": written.read_bytes()}
    assert leaks(shown, needles()) == []


@pytest.mark.slow
def test_the_copy_carries_a_published_sheet_and_no_other_solution(published, tmp_path) -> None:
    _, root = published
    files = student.contents("kk", root)
    name = "solutions/solutions-a1_survey-kk.html"
    assert files[name] == (root / name).read_bytes()
    assert leaks(files, needles()) == []
    # The same lines anywhere else are a leak still.
    assert leaks({"README.md": files[name]}, needles())
    language.use("ru")
    assert not any(one.startswith("solutions/") for one in student._published("ru", root))
    assert "solutions" not in " ".join(student.contents("kk"))


@pytest.mark.slow
def test_a_sheet_under_a_wrong_name_or_with_a_hidden_test_is_refused(published) -> None:
    _, root = published
    good = root / "solutions/solutions-a1_survey-kk.html"
    whole = good.read_text(encoding="utf-8")
    notebook = read_notebook(REPOSITORY / "assignments/kk/source/a1_survey/a1_survey.ipynb")
    secret = max(regions.hidden_lines(notebook["cells"]), key=len)
    for name in ("solutions-a1_survey.html", "solutions-a9-kk.html", "draft.ipynb"):
        (root / "solutions" / name).write_text("x", encoding="utf-8")
        with pytest.raises(Problems, match=name):
            student._published("kk", root)
        (root / "solutions" / name).unlink()
    try:
        good.write_text(whole + html.escape(secret), encoding="utf-8")
        with pytest.raises(Problems, match="hidden test"):
            student._published("kk", root)
    finally:
        good.write_text(whole, encoding="utf-8")
    assert student._published("kk", root)
