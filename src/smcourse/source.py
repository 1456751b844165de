"""ROOM 1, read: a course folder becomes `Sources`: every text's bytes, and all else on demand.

Nothing outside the folder is read: a link that leads out of it is a finding. Names are brought to
Unicode NFC, so that a folder copied from a Mac is the same folder. Of a text no more is read than a
page may have, and of a folder no more than a course may have.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from smcourse.codes.files import (
    file_not_plain,
    file_not_read,
    file_unreadable,
    folder_too_large,
    link_not_followed,
    nested_too_deep,
)
from smcourse.diagnostics import Diagnostic, NotAFile, SmcourseError, Span, say, system_says
from smcourse.few import few_alike
from smcourse.filenames import shown, strange_names
from smcourse.memo import NEVER, Memo
from smcourse.there import is_folder

MAX_FILE = 200_000_000
MAX_FILES = 10_000
MAX_TEXT = 200_000
MAX_TEXTS = 50_000_000
MAX_DEPTH = 20
TEXTS = frozenset((".md", ".yaml"))

Mark = tuple[object, ...]  # of a file: its path, and what is another when its bytes are

_PLAIN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, kw_only=True)
class Sources:
    """A course folder as a value: path inside the folder -> bytes. `media` has a mark of each file
    that is no text; `memo` knows what was made of the folder before."""

    name: str
    files: Mapping[PurePosixPath, bytes]
    media: tuple[Mark, ...] = ()
    memo: Memo = field(default=NEVER, compare=False)

    def under(self, folder: PurePosixPath, suffix: str) -> tuple[PurePosixPath, ...]:
        """Files directly in `folder` with this suffix, in name order, 2 before 10."""
        found = (path for path in self._inside.get(folder, ()) if path.suffix == suffix)
        return tuple(sorted(found, key=_by_number))

    def with_files(self, texts: Mapping[PurePosixPath, bytes]) -> Sources:
        """The same folder with these texts in it, or other files."""
        others = (path for path in texts if path.suffix.lower() not in TEXTS)
        marks = [(path, texts[path]) for path in sorted(others)]
        return replace(self, files=_Over(texts, self.files), media=(*self.media, *marks))

    def text(self, path: PurePosixPath) -> str:
        """A text with `\\n` line ends, as far as it is one; "" for any other file."""
        content = self.files.get(path, b"") if path.suffix.lower() in TEXTS else b""
        return content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")

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


Folder = tuple[Sources, list[Diagnostic]]  # as it was read


class _Files(Mapping[PurePosixPath, bytes]):
    """Texts in memory; images, films and the like are opened by whoever asks for one, once, and
    once for all sources that share a memo."""

    def __init__(
        self,
        home: Path,
        texts: Mapping[PurePosixPath, bytes],
        others: Mapping[PurePosixPath, tuple[Path, Mark]],
        memo: Memo,
    ) -> None:
        self._home, self._memo = home, memo
        self._read = dict(texts)
        self._others = dict(others)
        self._names = sorted({*texts, *others})

    def __getitem__(self, path: PurePosixPath) -> bytes:
        if path not in self._read:
            place, mark = self._others[path]
            if place.is_symlink() and _leads_out(place, self._home):
                raise SmcourseError(say("{path} has changed since it was found", path=str(place)))
            self._read[path] = self._memo.of(("file", path), mark, lambda: read_file(place))
        return self._read[path]

    def __contains__(self, path: object) -> bool:
        return path in self._read or path in self._others

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class _Over(Mapping[PurePosixPath, bytes]):
    """Files with others over them, without reading those that wait to be asked for."""

    def __init__(
        self, over: Mapping[PurePosixPath, bytes], files: Mapping[PurePosixPath, bytes]
    ) -> None:
        self._over, self._files = over, files

    def __getitem__(self, path: PurePosixPath) -> bytes:
        return self._over[path] if path in self._over else self._files[path]

    def __contains__(self, path: object) -> bool:
        return path in self._over or path in self._files

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(sorted({*self._over, *self._files}))

    def __len__(self) -> int:
        return len({*self._over, *self._files})


def _by_number(path: PurePosixPath) -> list[tuple[int, int, str]]:
    """Runs of digits compare as numbers and come before all else."""
    runs = re.findall(r"[0-9]+|[^0-9]+", path.name)
    keys = [(0, int(run), "") if run[0] in "0123456789" else (1, 0, run) for run in runs]
    return [*keys, (2, 0, path.name)]  # `1` and `01` differ


def read(root: Path, memo: Memo = NEVER) -> tuple[Sources, list[Diagnostic]]:
    """Read the course folder `root`; raise SmcourseError where it cannot be read at all."""
    if not is_folder(root):
        raise SmcourseError(say("no course folder at {path}", path=str(root)))
    home = root.resolve()
    reading = _Reading(home)
    for path, inside in _walk(root, PurePosixPath(), reading.found):
        if reading.is_full:
            reading.found.append(folder_too_large(Span(path=inside), MAX_FILES, MAX_TEXTS))
            break
        reading.take(path, inside)
    files = _Files(home, reading.texts, reading.others, memo)
    media = tuple(mark for _, mark in reading.others.values())
    sources = Sources(name=home.name, files=files, media=media, memo=memo)
    return sources, list(few_alike(reading.found))


class _Reading:
    """What has been read of a folder so far, and what was found amiss."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.texts: dict[PurePosixPath, bytes] = {}
        self.others: dict[PurePosixPath, tuple[Path, Mark]] = {}
        self.found: list[Diagnostic] = []
        self._room = MAX_TEXTS

    @property
    def is_full(self) -> bool:
        return len(self.texts) + len(self.others) >= MAX_FILES or self._room < 0

    def take(self, path: Path, inside: PurePosixPath) -> None:
        """Read a text; of any other file remember where it is."""
        if inside in self.texts or inside in self.others:  # the same name, otherwise written
            return
        try:
            if refused := _refused(path, self.home, Span(path=inside)):
                self.found.append(refused)
            elif path.suffix.lower() in TEXTS:
                self.texts[inside] = _content(path, MAX_TEXT + 1)
                self._room -= len(self.texts[inside])
            else:
                _content(path, 0)  # whether it can be read is said now
                known = path.stat()
                mark = inside, known.st_mtime_ns, known.st_ctime_ns, known.st_size
                self.others[inside] = path, mark
        except OSError as problem:
            self.found.append(_unreadable(inside, problem))


def read_file(path: Path) -> bytes:
    """One file; raise SmcourseError where it cannot be read."""
    try:
        if not path.is_file():
            raise SmcourseError(say("no file at {path}", path=str(path)))
        return _content(path, MAX_FILE + 1)
    except OSError as problem:
        raise SmcourseError(
            say("cannot open {path}: {problem}", path=str(path), problem=system_says(problem))
        ) from problem


def read_beside(file: Path, target: str) -> bytes | None:
    """A file in the folder of another, or below it; None where there is none."""
    home = file.resolve().parent
    try:
        path = (home / target).resolve()
        if not path.is_relative_to(home) or not path.is_file():
            return None
    except (OSError, RuntimeError, ValueError):  # a loop of links, a name that cannot be
        return None
    return read_file(path)


def _content(path: Path, most: int) -> bytes:
    """At most so many bytes of a file; a pipe that has taken its place meanwhile is not waited
    for."""
    with os.fdopen(os.open(path, _PLAIN), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise NotAFile
        return file.read(most)


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


def _unreadable(path: PurePosixPath, problem: OSError, *, is_folder: bool = False) -> Diagnostic:
    is_gone = isinstance(problem, FileNotFoundError)
    said = system_says(problem)
    return file_unreadable(Span(path=path), said, is_gone=is_gone, is_folder=is_folder)


Place = tuple[Path, PurePosixPath]


def _walk(folder: Path, inside: PurePosixPath, found: list[Diagnostic]) -> Iterator[Place]:
    """Every visible file in a folder and below, YAML before the rest; linked folders are given,
    not followed. With each, its path in the course."""
    try:
        with os.scandir(folder) as entries:
            visible = sorted((one for one in entries if one.name[0] != "."), key=_yaml_first)
    except OSError as problem:
        found.append(_unreadable(inside, problem, is_folder=True))
        return
    found += strange_names(inside, (entry.name for entry in visible[:MAX_FILES]))
    below: list[Place] = []
    for entry in visible:
        path = shown(inside, entry.name)
        if path is None:
            continue
        place = folder / entry.name, path
        if not entry.is_dir(follow_symlinks=False):
            yield place
        elif inside.parts or entry.name != "dist":  # where `build` writes when run in here
            below.append(place)
    for deeper, path in below:
        if len(path.parts) > MAX_DEPTH:
            found.append(nested_too_deep(Span(path=path), MAX_DEPTH))
        else:
            yield from _walk(deeper, path, found)


def _yaml_first(entry: os.DirEntry[str]) -> tuple[bool, str]:
    return not entry.name.endswith(".yaml"), entry.name
