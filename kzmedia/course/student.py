"""The learner's copy: one allow-list, packed the same way every time."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from kzmedia import handed
from kzmedia.course import gate
from kzmedia.course.classroom import template
from kzmedia.course.files import REPOSITORY, notebook_text, read_notebook, write_whole
from kzmedia.course.generate import released
from kzmedia.course.release import problems, refuse
from kzmedia.course.solutions import leaking
from kzmedia.language import LANGUAGES, text, use

# Everything a learner gets stands here; what is not named stays behind.
_TOP = ("LICENSE", "pyproject.toml", "requirements.lock")
_TOP_IF_PRESENT = ("environment.yml", "postBuild", "CITATION.cff")
_LIBRARY_KINDS = (".py", ".po", ".json", ".css")
_DATA_KINDS = (".csv", ".json", ".md", ".txt")
# Published solutions, put there by the instructor: solutions/solutions-a2_connected-kk.html
_SHEET = re.compile(rf"solutions-(\w+)-({'|'.join(LANGUAGES)})\.html")


def pack(language: str, root: Path = REPOSITORY, target: Path | None = None) -> Path:
    """Write the learner's copy in one language as a zip.

    Parameters
    ----------
    language : {"kk", "ru", "en"}
        Language of the lessons, the assignments and the README.
    root : Path
        The repository.
    target : Path, optional
        Where to write; ``dist/student-<language>.zip`` by default.

    Returns
    -------
    Path
        The zip. The same repository gives the same bytes.

    Raises
    ------
    Problems
        If a lesson or an assignment may not be handed out.
    FileNotFoundError
        If a file of the list is missing.
    """
    use(language)
    content = contents(language, root)
    place = target or root / "dist" / f"student-{language}.zip"
    write_whole(place, _zipped(content, f"student-{language}"))
    return place


def contents(language: str, root: Path = REPOSITORY) -> dict[str, bytes]:
    """Return every file of the learner's copy: place in it → content.

    Parameters
    ----------
    language : {"kk", "ru", "en"}
    root : Path
        The repository.
    """
    listed = listing(language, root)
    missing = [path for path in listed.values() if not path.is_file()]
    if missing:
        raise FileNotFoundError(text("course.student.missing", path=missing[0]))
    _check_lessons(language, root)
    whole = {name: path.read_bytes() for name, path in listed.items()}
    return whole | _assignments(language, root) | _published(language, root)


def listing(language: str, root: Path = REPOSITORY) -> dict[str, Path]:
    """Return the files that are copied as they are: place in the copy → file.

    Examples
    --------
    >>> any(name.startswith("kzmedia/course") for name in listing("kk"))
    False
    """
    listed = {"README.md": root / "docs" / f"student.{language}.md"}
    listed |= {name: root / name for name in _TOP}
    listed |= {name: root / name for name in _TOP_IF_PRESENT if (root / name).is_file()}
    folders = (
        (f"notebooks/{language}", (".ipynb",)),
        ("kzmedia", _LIBRARY_KINDS),
        ("datasets", _DATA_KINDS),
    )
    for folder, kinds in folders:
        for path in sorted((root / folder).rglob("*")):
            place = path.relative_to(root)
            if path.is_file() and path.suffix in kinds and not _private(place):
                listed[place.as_posix()] = path
    return listed


def _private(place: Path) -> bool:
    return place.parts[:2] == ("kzmedia", "course") or any(
        part.startswith((".", "__pycache__")) for part in place.parts
    )


def _check_lessons(language: str, root: Path) -> None:
    lines = []
    for path in sorted((root / "notebooks" / language).glob("*.ipynb")):
        lesson = read_notebook(path)
        lines += [found.line(path.name) for found in gate.check_release(lesson, lesson)]
    refuse(lines)


def _assignments(language: str, root: Path) -> dict[str, bytes]:
    """Generate every assignment of the language and check it as a release is checked."""
    course = template(language, root)
    found = {}
    for folder in sorted((course / "source").iterdir()):
        notebooks = sorted(folder.glob("*.ipynb"))
        if not notebooks:
            continue
        refuse(problems(folder, course, language, root))
        place = f"{handed.ASSIGNMENTS}/{folder.name}"
        for path in notebooks:
            made = notebook_text(released(read_notebook(path), course)).encode("utf-8")
            found[f"{place}/{path.name}"] = made
            # The same once more, untouched: `kzmedia reset` takes it.
            found[f"{handed.ASSIGNMENTS}/{handed.FRESH}/{path.name}"] = made
        for beside in gate.companions(folder):
            found[f"{place}/{beside.relative_to(folder).as_posix()}"] = beside.read_bytes()
    return found


def _published(language: str, root: Path) -> dict[str, bytes]:
    """Return the solution sheets that the instructor published in this language.

    Whatever else lies in that folder stops the packing: a sheet under a wrong name would
    otherwise stay behind unnoticed.
    """
    sources = template(language, root) / "source"
    found, lines = {}, []
    for path in sorted((root / handed.SOLUTIONS).glob("*")):
        named = _SHEET.fullmatch(path.name)
        source = sources / named[1] / f"{named[1]}.ipynb" if named else None
        if source is None or not source.is_file():
            lines.append(text("course.student.sheet_name", file=path.name))
        elif named[2] == language:
            lines += _sheet_problems(path, read_notebook(source))
            found[f"{handed.SOLUTIONS}/{path.name}"] = path.read_bytes()
    refuse(lines)
    return found


def _sheet_problems(path: Path, source: handed.Notebook) -> list[str]:
    """Return a line for each hidden test or path of a machine that a sheet shows."""
    page = path.read_text(encoding="utf-8", errors="replace")
    return [
        text("course.student.sheet_hidden", file=path.name, line=line)
        for line in leaking(page, source["cells"])
    ] + [
        text("course.gate.path", place=path.name, cell="–", path=one)
        for one in gate.paths(page)
    ]


def _zipped(content: dict[str, bytes], folder: str) -> bytes:
    """Zip files in sorted order with one fixed time, so that equal content is equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(content):
            entry = zipfile.ZipInfo(f"{folder}/{name}", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Unix everywhere: the machine that packs must not show in the bytes.
            entry.create_system = 3
            entry.external_attr = (0o755 if name == "postBuild" else 0o644) << 16
            archive.writestr(entry, content[name])
    return buffer.getvalue()
