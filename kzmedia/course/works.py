"""What each student of a sample class hands in: who is right, wrong, open, damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Any, NamedTuple

from kzmedia.course import bank, export, wear

Points = dict[str, tuple[float, bool]]
# Whether an answer to a task passes its test for a student.
Passes = Callable[[str, str, str], bool]


class Kind(NamedTuple):
    """How many of sixty students are of a kind, and whether a small class has it too."""

    of_sixty: int
    main: bool = False


# What each kind is, a sentence of the catalogue says: course.kind.<name>. The first six
# are ordinary, 41 of 60; the others are what an instructor meets once a term.
KINDS = {
    "right": Kind(8, main=True),
    "different": Kind(6, main=True),
    "slips": Kind(17, main=True),
    "open": Kind(6, main=True),
    "late": Kind(2, main=True),
    "resubmitted": Kind(2, main=True),
    "blank": Kind(1, main=True),
    "name_error": Kind(1, main=True),
    "deleted_test": Kind(1, main=True),
    "other_id": Kind(1, main=True),
    "syntax_error": Kind(1),
    "key_error": Kind(1),
    "deleted_answer": Kind(1),
    "duplicated_answer": Kind(1),
    "duplicated_test": Kind(1),
    "retyped": Kind(1),
    "retyped_back": Kind(1),
    "edited_test": Kind(1),
    "stripped": Kind(1),
    "no_marks": Kind(1),
    "no_notebook": Kind(1),
    "no_id": Kind(2),
    "copied": Kind(2),
}
ORDINARY = tuple(KINDS)[:6]


@dataclass(frozen=True)
class Work:
    """What one student hands in, and the points that the bank foretells per task.

    Attributes
    ----------
    student, kind : str
    answers : dict of str to str
        Task → text of its cell; what is left out stays as handed out.
    expected : dict of str to float or None
        None where a person grades.
    typed : str
        What stands in the cell ``student_id``.
    touched : tuple of str
        Tasks that are not simply right.
    """

    student: str
    kind: str
    answers: dict[str, str]
    expected: dict[str, float | None]
    typed: str
    touched: tuple[str, ...] = ()

    @property
    def graded(self) -> bool:
        """Whether it can be graded at all."""
        return self.kind not in wear.WAYS or wear.WAYS[self.kind].effect != "all"


@dataclass(frozen=True)
class _Desk:
    """What every submission is made of."""

    answers: bank.Bank
    points: Points
    random: Random
    passes: Passes
    slippery: list[str]


def allot(count: int) -> list[str]:
    """Return the kinds of a class: of sixty students as `KINDS` says, else in proportion.

    Examples
    --------
    >>> allot(60).count("slips"), allot(12).count("slips"), set(allot(12)) < set(allot(60))
    (17, 3, True)
    """
    whole = {name: count * kind.of_sixty // 60 for name, kind in KINDS.items()}
    rest = {name: count * kind.of_sixty % 60 for name, kind in KINDS.items()}
    for name, kind in KINDS.items():
        if kind.main and whole[name] == 0 and sum(whole.values()) < count:
            whole[name], rest[name] = 1, 0
    by_rest = sorted(KINDS, key=lambda name: -rest[name])
    for name in by_rest[: count - sum(whole.values())]:
        whole[name] += 1
    return [name for name, number in whole.items() for _ in range(number)]


def plan(
    answers: bank.Bank,
    points: Points,
    count: int,
    seed: int,
    passes: Passes = lambda task, code, student: False,
) -> list[Work]:
    """Choose what each student hands in.

    Parameters
    ----------
    answers : bank.Bank
        The assignment's answer bank.
    points : dict of str to tuple of (float, bool)
        Task → its points, and whether a person grades it.
    count, seed : int
        Students and start of chance.
    passes : callable
        ``passes(task, code, student)``: whether a wrong answer happens to be right.

    Returns
    -------
    list of Work
        In the order of the students s001, s002 …
    """
    random = Random(seed)
    slippery = [name for name in points if answers.wrong.get(name)]
    desk = _Desk(answers, points, random, passes, slippery)
    kinds = allot(count)
    random.shuffle(kinds)
    works: list[Work] = []
    for number, kind in enumerate(kinds, 1):
        works.append(_work(desk, f"s{number:03d}", kind, number))
    # What is wrong with one's own data need not be wrong with another's: copied is only what
    # is right or open.
    originals = [work for work in works if work.kind in ("right", "different", "open")]
    for place, work in enumerate(works):
        if work.kind == "copied" and originals:
            theirs = random.choice(originals)
            works[place] = replace(theirs, student=work.student, kind="copied")
        if work.kind == "other_id" and originals:
            works[place] = replace(work, typed=random.choice(originals).student)
    return works


def task_points(notebook: Any) -> Points:
    """Return each task's points and whether its answer itself is graded, by a person."""
    found: Points = {}
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("grade"):
            name = export.task(settings["grade_id"])
            before, by_hand = found.get(name, (0.0, False))
            by_hand = by_hand or bool(settings.get("solution"))
            found[name] = (before + float(settings["points"]), by_hand)
    return found


def _work(desk: _Desk, student: str, kind: str, number: int) -> Work:
    """Compose one submission."""
    methods = sorted(desk.answers.right)
    sheet = dict(desk.answers.right[methods[number % len(methods)]])
    # The parts of a project belong together.
    if kind == "different" and not desk.answers.assignment.startswith("p"):
        sheet = {name: desk.answers.right[desk.random.choice(methods)][name] for name in sheet}
    open_ = {name: None if by_hand else most for name, (most, by_hand) in desk.points.items()}
    work = Work(student, kind, sheet, open_, "" if kind == "no_id" else student)
    if kind in ("slips", "late", "resubmitted"):
        return _wrong(desk, work, _some(desk, desk.slippery, 4))
    if kind in ("open", "blank"):
        every = list(desk.points)
        return left_open(work, every if kind == "blank" else _some(desk, every, 3))
    if kind in wear.RAISING or kind in wear.WAYS:
        if kind == "edited_test" and desk.slippery:
            return _wrong(desk, work, [desk.random.choice(desk.slippery)])
        task = desk.random.choice([name for name, (_, hand) in desk.points.items() if not hand])
        if kind in wear.RAISING:
            return _raising(work, task)
        lost = {task: 0.0} if wear.WAYS[kind].effect == "task" else {}
        return replace(work, expected=open_ | lost, touched=(task,))
    return work


def _some(desk: _Desk, names: list[str], most: int) -> list[str]:
    if not names:
        return []
    return desk.random.sample(names, desk.random.randint(1, min(most, len(names))))


def _wrong(desk: _Desk, work: Work, tasks: list[str]) -> Work:
    """Put wrong answers of the bank into some tasks; they earn nothing."""
    answers = dict(work.answers)
    zero = {}
    for name in tasks:
        kinds = desk.answers.wrong[name]
        codes = [kinds[one].code for one in desk.random.sample(sorted(kinds), len(kinds))]
        wrong = (code for code in codes if not desk.passes(name, code, work.student))
        # With personal data a wrong way may lead to the right value: then take another.
        if (code := next(wrong, None)) is not None:
            answers[name], zero[name] = code, 0.0
    expected, touched = work.expected | zero, tuple(sorted(zero))
    return replace(work, answers=answers, expected=expected, touched=touched)


def left_open(work: Work, tasks: list[str]) -> Work:
    """Leave tasks as they were handed out; nbgrader gives 0, for a written one as well."""
    answers = {name: code for name, code in work.answers.items() if name not in tasks}
    zero = dict.fromkeys(tasks, 0.0)
    return replace(
        work, answers=answers, expected=work.expected | zero, touched=tuple(sorted(tasks))
    )


def _raising(work: Work, task: str) -> Work:
    way = wear.RAISING[work.kind]
    answers = work.answers | {task: way.write(work.answers[task])}
    lost = {task: 0.0} if way.loses else {}
    return replace(work, answers=answers, expected=work.expected | lost, touched=(task,))
