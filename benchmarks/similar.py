"""`kzmedia similar` on a class of 1,000, and against difflib on every pair of a small one.

Submissions are answers of the bank, each with names, comments and an essay of its own, so
that no two are alike and nothing is saved by a cache. Goals: 1,000 submissions in a minute;
for 48 submissions at most a fifth of the time in which difflib compares each pair, task by
task. difflib's time grows with the square of the class. A planted copy must come out first.
"""

from __future__ import annotations

import random
import re
import statistics
import tempfile
import time
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from timing import interleave, report

from kzmedia import language
from kzmedia.course import bank, classroom, fingerprints, similar
from kzmedia.course.classroom import Classroom
from kzmedia.course.files import read_notebook, write_notebook

NAME, LARGE, SMALL, REPEATS = "a1_survey", 1000, 48, 3
SECONDS, RATIO = 60, 0.2


def essay(chance: random.Random) -> str:
    """Write 130 made-up words, some of them common ones."""
    common = [
        "the",
        "share",
        "of",
        "experts",
        "reading",
        "is",
        "not",
        "reported",
        "both",
        "end",
    ]
    own = ["".join(chance.choices("aeioukmnrst", k=6)) for _ in range(60)]
    return " ".join(chance.choices(common + own, k=130))


def own_names(code: str, number: int) -> str:
    """Give a student's code names and a comment of its own."""
    for name in re.findall(r"^\s+(\w+) = ", code, flags=re.M):
        code = re.sub(rf"\b{name}\b", f"{name}_{number}", code)
    return f"{code}  # try {number}"


def make(folder: Path, count: int) -> Classroom:
    """Make a class with submissions; the last one copies the first."""
    room = classroom.create(folder, "en")
    answers = bank.load(NAME, "en")
    source = read_notebook(room.folder / f"source/{NAME}/{NAME}.ipynb")
    before = {cell["id"]: cell["source"] for cell in source["cells"]}
    for number in range(count):
        who = 0 if number == count - 1 else number
        chance = random.Random(who)
        for cell in source["cells"]:
            task = cell["id"]
            cell["source"] = before[task]
            if task in answers.wrong:
                method = answers.right[chance.choice(sorted(answers.right))]
                cell["source"] = own_names(method[task], who)
            if task in ("q9", "q10"):
                cell["source"] = essay(chance)
        path = room.folder / f"submitted/s{number:04}/{NAME}/{NAME}.ipynb"
        write_notebook(path, source)
    return room


def ours(room: Classroom) -> list[similar.Pair]:
    """Compare as the command does, nothing kept from the run before."""
    fingerprints.analyse.cache_clear()
    return similar.pairs(room, NAME)


def naive(room: Classroom) -> list[tuple[float, str, str]]:
    """Compare every pair, task by task, letter by letter."""
    papers = {}
    for path in sorted(room.folder.glob(f"submitted/*/{NAME}/*.ipynb")):
        cells = read_notebook(path)["cells"]
        papers[path.parts[-3]] = {
            cell["id"]: cell["source"]
            for cell in cells
            if cell["metadata"].get("nbgrader", {}).get("solution")
        }
    found = []
    for (one, first), (other, second) in combinations(papers.items(), 2):
        ratios = [SequenceMatcher(None, first[task], second[task]).ratio() for task in first]
        found.append((statistics.mean(ratios), one, other))
    return sorted(found, reverse=True)


if __name__ == "__main__":
    language.use("en")
    with tempfile.TemporaryDirectory() as scratch:
        small = make(Path(scratch) / "small", SMALL)
        best = ours(small)[0]
        if (best.first, best.second) != naive(small)[0][1:]:
            raise RuntimeError("the planted copy was not found")
        seconds = interleave(lambda _: ours(small), lambda _: naive(small), REPEATS)
        report(f"similar, {SMALL} submissions, against difflib", *seconds, goal=RATIO)
        large = make(Path(scratch) / "large", LARGE)
        times = []
        for _ in range(3):
            start = time.perf_counter()
            found = ours(large)
            times.append(time.perf_counter() - start)
        if (found[0].first, found[0].second) != ("s0000", f"s{LARGE - 1:04}"):
            raise RuntimeError("the planted copy was not found")
        taken = statistics.median(times)
        verdict = "met" if taken <= SECONDS else "MISSED"
        print(
            f"similar, {LARGE} submissions: {taken:.1f} s, pairs listed {len(found)} "
            f"(goal <= {SECONDS} s: {verdict}, median of {len(times)})"
        )
