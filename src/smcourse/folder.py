"""A folder that was written as a handbook or a site, as an archive: its files by name, looked at
one at a time.

A link is not followed, and no more is read than of an archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from smcourse.archive import (
    MAX_MEMBERS,
    MAX_TEXT,
    MAX_TEXTS,
    MAX_TOTAL,
    TEXTS,
    WHOLE,
    Archive,
    place_of,
)
from smcourse.codes import archive as codes
from smcourse.diagnostics import Diagnostic, SmcourseError, any_errors, say, system_says
from smcourse.there import is_folder

READ = (*TEXTS, ".docx", ".pdf")  # what rules look into


MARKS = {"handbook": "handbook.css", "web": "player.css"}  # by which a folder is one of ours
MANIFEST = "imsmanifest.xml"  # of a package that somebody unpacked


def target_of_folder(path: Path) -> str:
    """The name of the target that a folder was written for; "" for any other."""
    if not is_folder(path) or (path / MANIFEST).exists():
        return ""
    return next((name for name, mark in MARKS.items() if (path / mark).is_file()), "")


@contextmanager
def open_folder(path: Path) -> Iterator[Archive]:
    """The folder at `path`; SmcourseError where it cannot be read."""
    try:
        yield _archive(path)
    except OSError as problem:
        raise SmcourseError(
            say("cannot open {path}: {problem}", path=str(path), problem=system_says(problem))
        ) from problem


def _archive(home: Path) -> Archive:
    found: list[Diagnostic] = []
    sizes: dict[str, int] = {}
    for path in sorted(home.rglob("*")):
        name = path.relative_to(home).as_posix()
        if path.is_symlink():
            found.append(codes.path_is_link(place_of(name)))
        elif path.is_file():
            sizes[name] = path.stat().st_size
        if len(sizes) > MAX_MEMBERS:
            break
    total = sum(sizes.values())
    if len(sizes) > MAX_MEMBERS or total > MAX_TOTAL:
        limits = (MAX_MEMBERS, MAX_TOTAL)
        found.append(codes.archive_too_large(WHOLE, len(sizes), total, limits))
    if any_errors(found):
        return Archive(found=tuple(found), size=total)
    return Archive(
        found=tuple(found),
        texts=_Files(home, sizes, _texts(sizes)),
        contents=_Files(home, sizes, frozenset(sizes)),
        size=total,
    )


def _texts(sizes: Mapping[str, int]) -> frozenset[str]:
    """What rules may read, as much as they can in a moment."""
    texts, total = set(), 0
    for name, size in sizes.items():
        if name.lower().endswith(READ) and size <= MAX_TEXT:
            total += size
            if total <= MAX_TEXTS:
                texts.add(name)
    return frozenset(texts)


class _Files(Mapping[str, bytes]):
    """Files of a folder; those of `readable` are read when they are asked for."""

    def __init__(self, home: Path, sizes: Mapping[str, int], readable: frozenset[str]) -> None:
        self._home, self._sizes, self._readable = home, sizes, readable

    def __getitem__(self, name: str) -> bytes:
        size = self._sizes[name]
        if name not in self._readable:
            return b""
        with (self._home / name).open("rb") as file:
            return file.read(size)

    def __iter__(self) -> Iterator[str]:
        return iter(self._sizes)

    def __len__(self) -> int:
        return len(self._sizes)
