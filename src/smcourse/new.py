"""A course to begin with: ten minutes of reading that builds, in the languages one asks for."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from smcourse.diagnostics import SmcourseError, say, system_says
from smcourse.editor.files import editor_files, modeline

TEXTS = ("en", "es")
ADVICE = {
    "en": "advice, too: how texts read, how often lessons ask, what gives an item away",
    "es": "también consejos: cómo se leen los textos, cuánto se pregunta, qué delata a un ítem",
}


def new_course(folder: Path, title: str, languages: tuple[str, ...]) -> tuple[PurePosixPath, ...]:
    """Write a course into a folder that is missing or empty; the paths that were written."""
    try:
        title.encode()
    except UnicodeEncodeError as problem:  # a command line may hold any bytes
        told = say("the title is not written in UTF-8; give another by `--title`")
        raise SmcourseError(told) from problem
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise SmcourseError(say("{folder} is already there, and not empty", folder=str(folder)))
        written = []
        for path, content in _files(folder, title, languages):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            written.append(path)
    except OSError as problem:
        raise SmcourseError(
            say("cannot write {path}: {problem}", path=str(folder), problem=system_says(problem))
        ) from problem
    return tuple(written)


def course_id(name: str) -> str:
    """An id made of a folder's name; `course` where nothing of it can stand in one."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-").lstrip("0123456789-")[:64] or "course"


def _files(
    folder: Path, title: str, languages: tuple[str, ...]
) -> Iterator[tuple[PurePosixPath, bytes]]:
    quoted = json.dumps(title, ensure_ascii=False)  # JSON's strings are YAML's too
    head = f"{modeline('course')}\n"
    head += f"id: {course_id(folder.resolve().name)}\ntitle: {quoted}\n"
    head += f"languages: [{', '.join(languages)}]\n"
    head += f"# checks: all  # {ADVICE[_tongue(languages[0])]}\n"
    yield PurePosixPath("course.yaml"), head.encode()
    starter = files("smcourse").joinpath("starter")
    for language in languages:
        text = starter.joinpath(_tongue(language))
        yield from _below(text, PurePosixPath(language))
    yield from _below(starter.joinpath("media"), PurePosixPath("media"))
    yield from ((file.path, file.content) for file in editor_files(languages[0]))


def _tongue(language: str) -> str:
    """Of those that a starter is written in."""
    tongue = language.partition("-")[0]
    return tongue if tongue in TEXTS else "en"


def _below(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[PurePosixPath, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry, path / entry.name)
        else:
            yield path / entry.name, entry.read_bytes()
