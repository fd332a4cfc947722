"""A class: a folder outside the repository with sources, settings and students' work."""

from __future__ import annotations

import ast
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kzmedia.course.files import REPOSITORY, chosen, inside_repository
from kzmedia.language import text, use

CONFIG = "nbgrader_config.py"


@dataclass(frozen=True)
class Classroom:
    """A class's folder with its language and its name in the exchange."""

    folder: Path
    language: str
    course_id: str

    @property
    def exchange(self) -> Path:
        """Folder through which assignments are handed out."""
        return self.folder / "exchange"

    def assignments(self) -> list[str]:
        """Names of the assignments that have a source, sorted."""
        return sorted(path.parent.name for path in self.folder.glob("source/*/*.ipynb"))

    def assignment(self, name: str) -> str:
        """Return the assignment whose name begins with ``name``."""
        return chosen(name, sorted(set(self.assignments())))


def template(language: str, root: Path = REPOSITORY) -> Path:
    """Return the folder of a language's course template."""
    return root / "assignments" / language


def create(folder: Path, language: str, root: Path = REPOSITORY) -> Classroom:
    """Make a class from a language's template.

    Parameters
    ----------
    folder : Path
        A folder that does not exist yet, outside the repository.
    language : {"kk", "ru", "en"}
        The class's language.
    root : Path
        The repository with the templates.

    Returns
    -------
    Classroom

    Raises
    ------
    ValueError
        If the language is not one of the course's or the folder lies in the repository.
    FileExistsError
        If there is something at that place already; it is left as it is.
    """
    use(language)
    place = folder.resolve()
    if inside_repository(place, root):
        raise ValueError(text("course.class.in_repository", path=place))
    if place.exists():
        raise FileExistsError(text("course.class.exists", path=place))
    place.parent.mkdir(parents=True, exist_ok=True)
    # Built beside its place and renamed: a class is there whole or not at all.
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".kzmedia-") as scratch:
        built = Path(scratch) / "class"
        _build(built, template(language, root), course_name(place.name, language))
        built.rename(place)
    return read(place)


def read(folder: Path) -> Classroom:
    """Read what a folder says of its class, without starting nbgrader.

    Raises
    ------
    FileNotFoundError
        If the folder is not a class made by ``kzmedia course``.
    ValueError
        If it lies in the repository, where no students' work belongs.
    """
    place = folder.resolve()
    if inside_repository(place):
        raise ValueError(text("course.class.in_repository", path=place))
    settings = settings_of(place)
    if settings is None:
        raise FileNotFoundError(text("course.class.none", path=place))
    return Classroom(place, settings["LANGUAGE"], settings["COURSE_ID"])


def settings_of(folder: Path) -> dict[str, str] | None:
    """Return LANGUAGE and COURSE_ID of a class's configuration, or None."""
    path = folder / CONFIG
    if not path.is_file():
        return None
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError:
        return None
    found = {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    return found if {"LANGUAGE", "COURSE_ID"} <= set(found) else None


def course_name(folder_name: str, language: str) -> str:
    """Make a course id, which becomes part of paths, from a folder's name.

    Examples
    --------
    >>> course_name("media 2026/1", "kk"), course_name("топ", "kk")
    ('media-2026-1', 'kzmedia-kk')
    """
    name = re.sub(r"[^A-Za-z0-9_.-]+", "-", folder_name).strip("-.")
    return name or f"kzmedia-{language}"


def _build(place: Path, source: Path, course_id: str) -> None:
    shutil.copytree(
        source,
        place,
        ignore=shutil.ignore_patterns(
            ".ipynb_checkpoints", "__pycache__", "*.pyc", "gradebook.db"
        ),
    )
    (place / "exchange").mkdir()
    config = place / CONFIG
    lines = config.read_text(encoding="utf-8")
    changed = re.sub(r"^COURSE_ID = .*$", f'COURSE_ID = "{course_id}"', lines, flags=re.M)
    config.write_text(changed, encoding="utf-8")
