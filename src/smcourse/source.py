"""ROOM 1, read: a course folder becomes `Sources`: every text's bytes, and all else on demand.

Nothing outside the folder is read: a link that leads out of it is a finding. Names are brought to
Unicode NFC, so that a folder copied from a Mac is the same folder.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from smcourse.codes.files import (
    file_name,
    file_not_plain,
    file_not_read,
    file_unreadable,
    link_not_followed,
)
from smcourse.diagnostics import Diagnostic, SmcourseError, Span, say

MAX_FILE = 200_000_000
TEXTS = frozenset((".md", ".yaml"))
UNSHOWN = ("Cc", "Cs", "Zl", "Zp")


@dataclass(frozen=True, kw_only=True)
class Sources:
    """A course folder as a value: path inside the folder -> bytes."""

    name: str
    files: Mapping[PurePosixPath, bytes]

    def under(self, folder: PurePosixPath, suffix: str) -> tuple[PurePosixPath, ...]:
        """Files directly in `folder` with this suffix, in name order, 2 before 10."""
        found = (path for path in self._inside.get(folder, ()) if path.suffix == suffix)
        return tuple(sorted(found, key=_by_number))

    def with_file(self, path: PurePosixPath, content: bytes) -> Sources:
        """The same folder with one more text."""
        return Sources(name=self.name, files=_OneMore(path, content, self.files))

    def folders(self, folder: PurePosixPath) -> tuple[PurePosixPath, ...]:
        """Folders directly in `folder` that hold a file, in name order, 2 before 10."""
        found = {path for path in self._inside if path.parent == folder and path != folder}
        return tuple(sorted(found, key=_by_number))

    @cached_property
    def _inside(self) -> Mapping[PurePosixPath, list[PurePosixPath]]:
        """Each folder, those above a file too, and the files directly in it."""
        inside: dict[PurePosixPath, list[PurePosixPath]] = {}
        for path in self.files:
            inside.setdefault(path.parent, []).append(path)
            for folder in path.parent.parents:
                inside.setdefault(folder, [])
        return inside


class _Files(Mapping[PurePosixPath, bytes]):
    """Texts in memory; images, films and the like are opened by whoever asks for one, once."""

    def __init__(self, texts: Mapping[PurePosixPath, bytes], others: Mapping[PurePosixPath, Path]):
        self._read = dict(texts)
        self._others = dict(others)
        self._names = sorted({*texts, *others})

    def __getitem__(self, path: PurePosixPath) -> bytes:
        if path not in self._read:
            self._read[path] = read_file(self._others[path])
        return self._read[path]

    def __contains__(self, path: object) -> bool:
        return path in self._read or path in self._others

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class _OneMore(Mapping[PurePosixPath, bytes]):
    """Files and one more, without reading those that wait to be asked for."""

    def __init__(self, path: PurePosixPath, content: bytes, files: Mapping[PurePosixPath, bytes]):
        self._path, self._content, self._files = path, content, files

    def __getitem__(self, path: PurePosixPath) -> bytes:
        return self._content if path == self._path else self._files[path]

    def __contains__(self, path: object) -> bool:
        return path == self._path or path in self._files

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(sorted({self._path, *self._files}))

    def __len__(self) -> int:
        return len({self._path, *self._files})


def _by_number(path: PurePosixPath) -> list[tuple[int, int, str]]:
    """Runs of digits compare as numbers and come before all else."""
    runs = re.findall(r"[0-9]+|[^0-9]+", path.name)
    keys = [(0, int(run), "") if run[0] in "0123456789" else (1, 0, run) for run in runs]
    return [*keys, (2, 0, path.name)]  # `1` and `01` differ


def read(root: Path) -> tuple[Sources, list[Diagnostic]]:
    """Read the course folder `root`; raise SmcourseError where it cannot be read at all."""
    if not root.is_dir():
        raise SmcourseError(say("no course folder at {path}", path=str(root)))
    home = root.resolve()
    texts: dict[PurePosixPath, bytes] = {}
    others: dict[PurePosixPath, Path] = {}
    found: list[Diagnostic] = []
    for path in _walk(root):
        name = path.relative_to(root).as_posix()
        if any(unicodedata.category(character) in UNSHOWN for character in name):
            found.append(file_name(Span(path=PurePosixPath(ascii(name)[1:-1]))))
            continue
        inside = PurePosixPath(unicodedata.normalize("NFC", name))
        try:
            if refused := _refused(path, home, Span(path=inside)):
                found.append(refused)
                continue
            if path.suffix.lower() in TEXTS:
                texts[inside] = path.read_bytes()
            else:
                with path.open("rb"):  # whether it can be read is said now
                    others[inside] = path
        except OSError as problem:
            is_gone = isinstance(problem, FileNotFoundError)
            said = problem.strerror or str(problem)
            found.append(file_unreadable(Span(path=inside), said, is_gone=is_gone))
    return Sources(name=home.name, files=_Files(texts, others)), found


def read_file(path: Path) -> bytes:
    """One file outside the course; raise SmcourseError where it cannot be read."""
    try:
        if not path.is_file():
            raise SmcourseError(say("no file at {path}", path=str(path)))
        return path.read_bytes()
    except OSError as problem:
        said = problem.strerror or str(problem)
        raise SmcourseError(
            say("cannot open {path}: {problem}", path=str(path), problem=said)
        ) from problem


def _refused(path: Path, home: Path, span: Span) -> Diagnostic | None:
    """What is not to be opened, and why."""
    if path.is_symlink() and _leads_out(path, home):
        return link_not_followed(span)
    kind = path.stat()
    if not stat.S_ISREG(kind.st_mode):
        return file_not_plain(span)
    return file_not_read(span, MAX_FILE) if kind.st_size > MAX_FILE else None


def _leads_out(link: Path, home: Path) -> bool:
    try:
        return link.is_dir() or not link.resolve().is_relative_to(home)
    except (OSError, RuntimeError):  # a loop of links
        return True


def _walk(root: Path) -> Iterator[Path]:
    """Every visible file below `root`; linked folders are not followed."""
    for folder, names, files in os.walk(root, followlinks=False):
        names[:] = sorted(name for name in names if not name.startswith("."))
        if Path(folder) == root and "dist" in names:  # where `build` writes when run in here
            names.remove("dist")
        for name in names:
            if (Path(folder) / name).is_symlink():
                yield Path(folder) / name
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(folder) / name
