"""The page of a course as this machine showed it last, for a start that need not wait until the
course is compiled again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from platformdirs import user_cache_path

import smcourse
from smcourse.diagnostics import SmcourseError
from smcourse.preview.view import FIRST, View
from smcourse.source import TEXTS, Folder

FILES = ("index.html", "player.css", "player.js")  # what a page is made of before it is painted


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The answer to the first look, which is one at `view`, and the files that it leads to; `mark`
    tells what both were made of."""

    mark: str
    view: View
    answer: Mapping[str, Any]
    files: Mapping[str, str]

    def file(self, view: View, revision: int, name: PurePosixPath, scheme: str) -> bytes | None:
        """As `Workshop.file` gives it; None for all that is not kept."""
        is_ours = view == self.view and revision == FIRST and not scheme
        return self.files[str(name)].encode() if is_ours and str(name) in self.files else None


def mark_of(folder: Folder, told: Iterable[str]) -> str:
    """The same for the same course, the same program and what the program was `told`; media are
    not read, but told apart by when they were written."""
    sources, found = folder
    texts = (path for path in sources.files if path.suffix.lower() in TEXTS)
    parts = [*told, *_program(), *map(repr, found), repr(sources.media)]
    digest = hashlib.sha256(json.dumps(parts).encode())
    for path in texts:
        digest.update(json.dumps([str(path), len(sources.files[path])]).encode())
        digest.update(sources.files[path])
    return digest.hexdigest()


@cache
def _program() -> tuple[str, ...]:
    """Our own files, and the folder that others are installed in, which changes with each."""
    beside = Path(jinja2.__file__).parent.parent
    return (*_stamps(Path(smcourse.__file__).parent), str(beside), str(beside.stat().st_mtime_ns))


def _stamps(home: Path) -> Iterator[str]:
    for folder, inside, names in os.walk(home):
        inside[:] = sorted(name for name in inside if name != "__pycache__")
        for name in sorted(names):
            known = Path(folder, name).stat()
            yield f"{folder} {name} {known.st_size} {known.st_mtime_ns}"


def recall(root: Path, mark: str) -> Kept | None:
    """What was kept of the course at `root`, if it is of this mark."""
    try:
        told = json.loads(_place(root).read_text(encoding="utf-8"))
        if told["mark"] == mark:
            answer = dict(told["answer"])
            files = {name: str(told["files"][name]) for name in FILES}
            return Kept(mark=mark, view=View(**answer["view"]), answer=answer, files=files)
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        pass  # nothing was kept, or something else has written there
    return None


def keep(root: Path, kept: Kept) -> None:
    """For the next start; where nothing can be written, that one compiles."""
    from smcourse.package import write_whole  # which knows all targets, as a start need not

    place = _place(root)
    told = {"mark": kept.mark, "answer": kept.answer, "files": kept.files}
    with contextlib.suppress(OSError, SmcourseError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(place, json.dumps(told).encode())


def _place(root: Path) -> Path:
    name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:32]
    return user_cache_path("smcourse", appauthor=False) / "preview" / f"{name}.json"
