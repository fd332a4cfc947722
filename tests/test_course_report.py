"""report.py: every number on the page, for a class whose values are worked out by hand."""

from __future__ import annotations

import copy
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from test_course_tiny import SOURCE, tiny_class

from kzmedia import language
from kzmedia.course import export, items, messages, report

NAME = "t1_tiny"
POINTS = {"q1": 1.0, "q2": 2.0, "q3": 5.0, "q4": 1.0, "q5": 1.0}
ERROR = "KeyError: '<script>alert(1)</script>'"


def scores(number: int) -> dict[str, float | None]:
    """Thirty students. q1: 1–15 right. q2: ten each with 2, 1, 0. q4: all. q5: 21–30 only.

    Computed totals: 1–10 have 4, 11–15 have 3, the others 2. q3 waits for a person, but
    for two empty answers.
    """
    return {
        "q1": float(number <= 15),
        "q2": float(2 * (number <= 10) + (10 < number <= 20)),
        "q3": 0.0 if number in (4, 9) else None,
        "q4": 1.0,
        "q5": float(number > 20),
    }


def told() -> list[tuple[str, str, str, str]]:
    """q2: 16 students add up what is reported; q5: 4 errors of their own; q1: 3 messages."""
    rows = [(f"s{n:03}", "q2", "a1.q2.sum", "in Kazakh") for n in range(1, 17)]
    rows += [(f"s{n:03}", "q5", "", ERROR) for n in range(1, 5)]
    rows += [(f"s{n:03}", "q1", "a1.missing", "in Kazakh") for n in range(28, 31)]
    return [*rows, ("s031", "", "", "a damaged notebook")]


def save_messages(path: Path, rows: list[tuple[str, ...]]) -> Path:
    lines = [",".join(f'"{part}"' for part in row) for row in [messages.COLUMNS, *rows]]
    path.write_text("\ufeff" + "\r\n".join(lines) + "\r\n", encoding="utf-8")
    return path


def save_grades(folder: Path, count: int = 30) -> Path:
    rows = [
        export.Row(f"s{n:03}", "Surname<b>", "Әйгерім", scores(n)) for n in range(1, count + 1)
    ]
    rows.append(export.Row("s032", "", "", dict.fromkeys(POINTS)))
    path = folder / "grades-a1_survey.csv"
    path.write_text(export.table(rows), encoding="utf-8")
    return path


class Reader(HTMLParser):
    """The page as a reader meets it: rows of tables, list items, paragraphs, alt texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.texts: list[str] = []
        self.alts: list[str] = []
        self.inside = ""
        self.tags: list[tuple[str, dict]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag in ("p", "li", "h1", "h2", "caption"):
            self.texts.append("")
        if tag == "img":
            self.alts.append(found["alt"])
        self.inside = tag if tag not in ("strong", "code", "cite") else self.inside

    def handle_endtag(self, tag) -> None:
        self.inside = "" if tag not in ("strong", "code", "cite") else self.inside

    def handle_data(self, data) -> None:
        if self.inside in ("td", "th"):
            self.rows[-1][-1] += data.strip()
        elif self.inside in ("p", "li", "h1", "h2", "caption"):
            self.texts[-1] += data

    def row(self, *begin: str) -> list[str]:
        (found,) = [row for row in self.rows if row[: len(begin)] == list(begin)]
        return found[len(begin) :]

    def saying(self, words: str) -> str:
        (found,) = [one for one in self.texts if words in one]
        return " ".join(found.split())


def page_of(folder: Path, lang: str = "en", count: int = 30) -> str:
    said = save_messages(folder / "messages-a1_survey.csv", told())
    return report.build(save_grades(folder, count), POINTS, said, lang, by_hand={"q3"})


@pytest.fixture
def page(tmp_path) -> Reader:
    return Reader(page_of(tmp_path))


def test_state_of_the_class(page) -> None:
    assert page.row("Submissions") == ["32"]
    assert page.row("Graded") == ["30"]
    assert page.row("Not graded") == ["2"]
    assert page.row("Answers still to be marked by hand") == ["28"]
    assert "s031, s032" in page.saying("Not graded: ")
    assert "Still to be marked: q3." in page.saying("Still to be marked")


def test_totals(page) -> None:
    found = page.saying("Mean ")
    assert "Points in q1, q2, q4, q5, 5 in all, for 30 students" in found
    assert "Mean 2.8, median 2.5, lowest 2.0, highest 4.0." in found
    assert "from 2 to 2.5: 15" in page.alts[0] and "from 3 to 3.5: 5" in page.alts[0]
    assert "from 4 to 4.5: 10" in page.alts[0] and "from 0 to 0.5: 0" in page.alts[0]


def test_tasks(page) -> None:
    # Groups of 8; below, the 15 students with 2 points share 8 places.
    # q1: 1 - 0; q2: 1 - 5 × ½ / 15; q5: 0 - 10 / 15.
    assert page.row("q1", "1", "30") == ["50\u00a0%", "0.71", "1.00"]
    assert page.row("q2", "2", "30") == ["50\u00a0%", "0.00", "0.83"]
    assert page.row("q3", "5", "2") == ["0\u00a0%", "fewer than 30 students"]
    assert page.row("q4", "1", "30") == ["100\u00a0%", "the same points for everybody"]
    assert page.row("q5", "1", "30") == ["33\u00a0%", "−0.84", "−0.67"]
    assert "alpha of the computed tasks is −0.55" in page.saying("Cronbach's")
    assert page.alts[1].endswith("q5 33\u00a0%; q1 50\u00a0%; q2 50\u00a0%; q4 100\u00a0%.")


def test_messages_by_count(page) -> None:
    said = language.text("a1.q2.sum"), language.text("a1.missing")
    assert page.row(said[0]) == ["q2", "16", "53\u00a0%"]
    assert page.row(said[1]) == ["q1", "3", "10\u00a0%"]
    assert page.rows.index([said[0], "q2", "16", "53\u00a0%"]) < page.rows.index(
        [said[1], "q1", "3", "10\u00a0%"]
    )
    assert page.row(ERROR) == ["q5", "4", "13\u00a0%"]


def test_tasks_to_look_at(page) -> None:
    noted = [one for one in page.texts if re.match(r"q\d: ", one)]
    assert [one[:2] for one in noted] == ["q2", "q4", "q5", "q5"]
    assert "More than half of the students (53\u00a0%)" in noted[0]
    assert language.text("a1.q2.sum") in noted[0]
    assert "All 30 students" in noted[1]
    assert "correlation −0.84, index −0.67" in noted[2]
    assert "4 students (13\u00a0%)" in noted[3]


def test_below_thirty_no_discrimination(tmp_path) -> None:
    page = Reader(page_of(tmp_path, count=29))
    assert page.row("q1", "1", "29") == ["52\u00a0%"]
    assert "from 30 students on, and 29 are graded" in page.saying("Discrimination is not")
    assert not [one for one in page.texts if "alpha" in one and "Cronbach's" in one]


def test_weak_and_nobody() -> None:
    item = items.Item("q1", 1, 40, 0.9, 0.1, 0.19, "")
    found = report.findings(report.pd.DataFrame({"q1": [1.0] * 40}), {"q1": 1}, None, ())
    weak = report.look_at(report.Findings(**{**vars(found), "items": [item]}))
    assert [reason[:6] for _, reason in weak] == ["It har"]
    nobody = items.Item("q1", 1, 40, 0.0, None, None, "constant")
    assert (
        "Nobody of 40"
        in report.look_at(report.Findings(**{**vars(found), "items": [nobody]}))[0][1]
    )
    fine = items.Item("q1", 1, 40, 0.9, 0.2, 0.2, "")
    assert report.look_at(report.Findings(**{**vars(found), "items": [fine]})) == []


def test_the_page_stands_alone_and_can_be_read_aloud(tmp_path) -> None:
    text = page_of(tmp_path, "kk")
    page = Reader(text)
    assert ("html", {"lang": "kk"}) in page.tags
    names = [tag for tag, _ in page.tags]
    assert names.count("h1") == 1 and names.count("main") == 1 and names.count("title") == 1
    assert names.count("caption") == 3 and "thead" in names
    assert all(found.get("scope") in ("row", "col") for tag, found in page.tags if tag == "th")
    assert len(page.alts) == 2 and all(re.search(r"\d", alt) for alt in page.alts)
    assert not {"link", "script", "iframe", "object"} & set(names)
    addresses = [f.get("src") or f.get("href") for _, f in page.tags]
    assert all(one.startswith("data:image/png;base64,") for one in addresses if one)
    assert "http" not in text and "url(" not in text


def test_no_names_and_nothing_unescaped(tmp_path) -> None:
    text = page_of(tmp_path)
    assert "Surname" not in text and "Әйгерім" not in text and "<script>" not in text
    assert "&lt;script&gt;" in text
    # Totals are anonymous: only submissions without a grade are named.
    assert set(re.findall(r"s0\d\d", re.sub(r'src="[^"]*"', "", text))) == {"s031", "s032"}


def test_three_languages(tmp_path) -> None:
    before = language.current()
    pages = {lang: Reader(page_of(tmp_path, lang)) for lang in language.LANGUAGES}
    assert language.current() == before
    assert pages["ru"].row("q5", "1", "30") == ["33\u00a0%", "−0,84", "−0,67"]
    assert len({page.texts[0] for page in pages.values()}) == 3
    assert len({page.alts[0] for page in pages.values()}) == 3
    language.use("kk")
    assert pages["kk"].row(language.text("a1.q2.sum")) == ["q2", "16", "53\u00a0%"]


def test_every_id_of_the_pages_exists() -> None:
    for path in (Path(report.__file__).parent / "pages").glob("*.j2"):
        source = path.read_text(encoding="utf-8")
        ids = set(re.findall(r't\("([a-z_.]+[a-z_])"', source))
        assert ids or path.name == "style.html.j2"
        assert all(language.has_text(one) for one in ids)


def test_from_files_alone(tmp_path) -> None:
    room = tiny_class(tmp_path / "class")
    rows = [export.Row(f"s00{n}", "", "", {"q1": 2.0, "q2": None}) for n in range(1, 4)]
    (room.folder / f"grades-{NAME}.csv").write_text(export.table(rows), encoding="utf-8")
    path = report.write(room, "t1")
    assert path == room.folder / f"report-{NAME}.html"
    page = Reader(path.read_text(encoding="utf-8"))
    assert page.row("q1", "2", "3") == ["100\u00a0%"] and page.row("q2", "3", "0") == ["–"]
    assert page.saying("The table of messages is missing")


def test_points_of_a_class(tmp_path) -> None:
    room = tiny_class(tmp_path / "class", copy.deepcopy(SOURCE))
    assert report.maximum(room, NAME) == ({"q1": 2.0, "q2": 3.0}, {"q2"})


@pytest.mark.slow
def test_a_graded_class(tmp_path) -> None:
    from test_course_cycle import RIGHT, TYPED, submit

    from kzmedia.course import grading
    from kzmedia.course.release import release

    room = tiny_class(tmp_path / "class")
    release(room, "t1")
    submit(room, "s001", q1=RIGHT, q2="I think so.")
    submit(room, "s002", q1=TYPED)
    (room.folder / f"submitted/s003/{NAME}").mkdir(parents=True)
    with pytest.raises(ValueError, match="kzmedia grade"):
        report.write(room, "t1")
    grading.autograde(room, NAME)
    page = Reader(report.write(room, "t1").read_text(encoding="utf-8"))
    assert page.row("Submissions") == ["3"] and page.row("Not graded") == ["1"]
    assert page.row("q1", "2", "2") == ["50\u00a0%"]
    assert page.row("AssertionError: hint: only what is above ten") == ["q1", "1", "50\u00a0%"]
    again = report.build(
        room.folder / f"grades-{NAME}.csv",
        {"q1": 2, "q2": 3},
        room.folder / f"messages-{NAME}.csv",
        by_hand={"q2"},
    )
    assert again == (room.folder / f"report-{NAME}.html").read_text(encoding="utf-8")
