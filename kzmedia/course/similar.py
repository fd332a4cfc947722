"""Pairs of submissions that are alike beyond the released text: advice, and no verdict.

What stands in the notebook handed out, in its model solutions or in the course's answer bank
counts nothing. Every other passage counts by its length in words or signs of code, divided by
the number of other students who have it: what two share alone counts whole, what ten share
counts a ninth, and what more than `limit` share counts nothing, since short right answers are
alike by nature. Code that is the same only once names and constants are made alike counts
half. The fingerprints are those of `kzmedia.course.fingerprints`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from kzmedia.course import fingerprints, grading
from kzmedia.course.answer_texts import Answer, Known, answers, known_texts
from kzmedia.course.classroom import Classroom
from kzmedia.course.files import read_notebook
from kzmedia.course.fingerprints import LAYERS
from kzmedia.language import text

#: From this number on a pair is listed: two sentences, or some four lines of code, that no
#: one else has. tests/test_course_similar.py shows what lies below and above.
THRESHOLD = 40.0
#: In a smaller class hardly anything is common, and rare means little.
SMALL = 10
_LAYER = {"exact": 1.0, "words": 1.0, "structure": 0.5}
# What one rare name or comment counts, and one rare word of a written answer.
_SIGN = {"name": 3.0, "comment": 3.0, "word": 1.0}
_SHORTEST = {"name": 4, "comment": 8, "word": 6}  # letters


@dataclass(frozen=True)
class Passage:
    """A shared passage as the first of the two wrote it.

    Attributes
    ----------
    task : str
        "" for a cell of the student's own.
    quote : str
    students : int
        How many students have it.
    exact : bool
        Word for word; else only the structure of the code is the same.
    number : float
        What it counts.
    """

    task: str
    quote: str
    students: int
    exact: bool
    number: float


@dataclass(frozen=True)
class Pair:
    """Two students, what their submissions share, and how much it counts in all."""

    first: str
    second: str
    number: float
    passages: tuple[Passage, ...]
    signs: tuple[str, ...] = ()

    @property
    def tasks(self) -> list[str]:
        """Tasks with shared passages, the one that counts most first."""
        sums: Counter[str] = Counter()
        for passage in self.passages:
            sums[passage.task] += passage.number
        return [task for task, _ in sums.most_common()]


@dataclass
class Paper:
    """A submission cut into fingerprints.

    Attributes
    ----------
    student : str
    answers : list of Answer
    prints : dict of str to dict of int to list of (int, int, int)
        Layer → hash → places: answer, first and last token.
    signs : set of (str, str)
        Kind and text of what may be rare: names, comments, words.
    """

    student: str
    answers: list[Answer]
    prints: dict[str, dict[int, list[tuple[int, int, int]]]] = field(default_factory=dict)
    signs: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True)
class Comparison:
    """All pairs from the threshold on, and what was compared."""

    pairs: list[Pair]
    papers: int
    skipped: list[str]


def pairs(room: Classroom, assignment: str) -> list[Pair]:
    """Return the pairs of submissions that are alike, those that share most first.

    Parameters
    ----------
    room : Classroom
    assignment : str
        Name or its unique beginning.
    """
    return compare(room, assignment).pairs


def compare(room: Classroom, assignment: str) -> Comparison:
    """Compare all submissions of a class.

    Parameters
    ----------
    room : Classroom
        Its submissions are only read.
    assignment : str
        Name or its unique beginning.

    Returns
    -------
    Comparison
        ``skipped`` has a line per submission that is no readable notebook.

    Raises
    ------
    LookupError
        If the class has no such assignment.
    ValueError
        If there are no submissions.
    """
    name = room.assignment(assignment)
    found = grading.submitted(room, name)
    if not found:
        raise ValueError(text("report.no_submissions", name=name))
    notebooks = sorted(path.name for path in room.folder.glob(f"source/{name}/*.ipynb"))
    known = known_texts(room, name)
    papers, skipped = [], []
    for student, folder in found.items():
        if broken := grading.damage(folder, notebooks):
            skipped.append(broken)
            continue
        cells = [cell for one in notebooks for cell in read_notebook(folder / one)["cells"]]
        papers.append(paper(student, answers(cells, known), known))
    return Comparison(alike(papers), len(papers), skipped)


def paper(student: str, written: Iterable[Answer], known: Known) -> Paper:
    """Cut a submission into fingerprints, without what is known from elsewhere."""
    found = Paper(student, list(written))
    for number, answer in enumerate(found.answers):
        for layer, runs in fingerprints.analyse(answer.source, answer.kind).runs.items():
            kept = found.prints.setdefault(layer, {})
            for run in fingerprints.winnow(runs, LAYERS[layer][1], known.hashes[layer]):
                kept.setdefault(run.hash, []).append((number, run.first, run.last))
        found.signs |= {
            (kind, sign)
            for kind, signs in _signs(answer).items()
            for sign in signs - known.words
            if len(sign) >= _SHORTEST[kind]
        }
    return found


def limit(papers: int) -> int:
    """Return how many students may share what is still rare: a tenth, 3 to 20.

    Examples
    --------
    >>> limit(12), limit(60), limit(1000)
    (3, 6, 20)
    """
    return min(20, max(3, papers // 10))


def alike(papers: list[Paper], threshold: float = THRESHOLD) -> list[Pair]:
    """Return the pairs whose number is at least the threshold, the highest first."""
    most = limit(len(papers))
    places: dict[tuple[str, object], list[int]] = defaultdict(list)
    for number, one in enumerate(papers):
        for layer, prints in one.prints.items():
            for value in prints:
                places[layer, value].append(number)
        for kind, sign in one.signs:
            places[kind, sign].append(number)
    shared = {key: len(found) for key, found in places.items() if 2 <= len(found) <= most}
    if len(papers) < SMALL:
        shared = {key: count for key, count in shared.items() if key[0] != "word"}
    # No pair counts more than all its fingerprints laid end to end: the others are left.
    bound: Counter[tuple[int, int]] = Counter()
    for key, count in shared.items():
        worth = _SIGN.get(key[0]) or _LAYER[key[0]] * LAYERS[key[0]][0]
        for two in combinations(places[key], 2):
            bound[two] += worth / (count - 1)
    found = [
        _pair(papers[one], papers[other], shared)
        for (one, other), most_possible in bound.items()
        if most_possible >= threshold
    ]
    listed = [pair for pair in found if pair.number >= threshold]
    return sorted(listed, key=lambda pair: (-pair.number, pair.first, pair.second))


def _pair(one: Paper, other: Paper, shared: Mapping[tuple[str, object], int]) -> Pair:
    """Work out what two papers share, seen from the one where it is less."""
    here, there = _passages(one, other, shared), _passages(other, one, shared)
    # A word in a shared passage has counted there.
    quoted = fingerprints.words(" ".join(found.quote for found in here))
    signs = [
        key
        for key in sorted(one.signs & other.signs)
        if key in shared and not (key[0] == "word" and key[1] in quoted)
    ]
    marks = sum(_SIGN[kind] / (shared[kind, sign] - 1) for kind, sign in signs)
    number = min(sum(found.number for found in side) for side in (here, there)) + marks
    return Pair(
        one.student,
        other.student,
        number,
        tuple(sorted(here, key=lambda found: -found.number)),
        tuple(sign for _, sign in signs),
    )


def _passages(
    one: Paper, other: Paper, shared: Mapping[tuple[str, object], int]
) -> list[Passage]:
    """Return the passages of a paper that another has too."""
    covered: dict[int, dict[int, tuple[float, int, bool]]] = defaultdict(dict)
    for layer, prints in one.prints.items():
        for value in prints.keys() & other.prints.get(layer, {}).keys():
            students = shared.get((layer, value))
            if students is None:
                continue
            worth = (_LAYER[layer] / (students - 1), -students, layer != "structure")
            for number, first, last in prints[value]:
                at = covered[number]
                for token in range(first, last + 1):
                    at[token] = max(worth, at.get(token, worth))
    return [
        _passage(one.answers[number], run, at)
        for number, at in covered.items()
        for run in _stretches(sorted(at))
    ]


def _passage(
    answer: Answer, run: list[int], at: Mapping[int, tuple[float, int, bool]]
) -> Passage:
    tokens = fingerprints.analyse(answer.source, answer.kind).tokens
    quote = " ".join(answer.source[tokens[run[0]].start : tokens[run[-1]].end].split())
    return Passage(
        answer.task,
        quote,
        min(-at[token][1] for token in run),
        sum(at[token][2] for token in run) * 2 > len(run),
        sum(at[token][0] for token in run),
    )


def _stretches(numbers: list[int]) -> list[list[int]]:
    """Split sorted numbers where one is missing.

    >>> _stretches([1, 2, 5])
    [[1, 2], [5]]
    """
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def _signs(answer: Answer) -> dict[str, set[str]]:
    if answer.kind == "words":
        return {"word": fingerprints.words(answer.source)}
    return {
        "name": fingerprints.names(answer.source),
        "comment": fingerprints.comments(answer.source),
    }
