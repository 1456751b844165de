"""Zips of unknown origin, opened so that no archive can hurt whoever looks at it.

Nothing is unpacked to disk. Members, sizes, ratios and the directory itself are capped before
anything is read, and only what rules look at is kept, a file at a time.
"""

from __future__ import annotations

import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from smcourse.codes import archive as codes
from smcourse.diagnostics import (
    Diagnostic,
    NotAFile,
    SmcourseError,
    Span,
    any_errors,
    say,
    system_says,
)
from smcourse.few import few_alike

MAX_MEMBERS = 50_000
MAX_MEMBER = 500_000_000
MAX_TOTAL = 1_000_000_000
MAX_RATIO = 200
MAX_DIRECTORY = 10_000_000
LARGE = 200_000_000
MAX_NAME = 200
WHOLE = Span(path=PurePosixPath())  # the archive itself, in its own terms

TEXTS = (".xml", ".html", ".htm", ".xhtml", ".js", ".txt", ".vtt", ".css", ".json")
MAX_TEXT = 20_000_000
MAX_MANIFEST = 3_000_000
MAX_TEXTS = 60_000_000

# Whatever zipfile and zlib raise; an unknown way of packing is a RuntimeError of its own kind.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError),
    *(ValueError, OverflowError),
)
HIDING = ("Cc", "Cf", "Cs", "Zl", "Zp")
LOCAL_HEADER = 30  # bytes before the name (PKWARE APPNOTE 4.3.7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """An open zip: what is to be said of it, and its files by their names in it, in its order.

    The bytes of a file are read when they are asked for. `contents` gives all of them; `texts`, for
    rules, nothing where a file is no text or larger than a text may be. `size` is that of the zip.
    """

    found: tuple[Diagnostic, ...]
    texts: Mapping[str, bytes] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)
    size: int

    @property
    def is_sound(self) -> bool:
        """Whether its files can be looked at: no finding is an error."""
        return not any_errors(self.found)


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """The zip at `path`, closed again afterwards; SmcourseError where no file can be opened."""
    with opened(path) as (file, size):
        yield _archive(file, size)


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """A file and its size; SmcourseError where there is none that can be opened."""
    try:
        if path.exists() and not path.is_file():  # opening a pipe would wait for ever
            raise NotAFile
        file = path.open("rb")
        size = path.stat().st_size
    except OSError as problem:
        raise SmcourseError(
            say("cannot open {path}: {problem}", path=str(path), problem=system_says(problem))
        ) from problem
    with file:
        yield file, size


def _archive(file: BinaryIO, size: int) -> Archive:
    try:
        archive = zipfile.ZipFile(_Capped(file))
    except _DirectoryTooLarge:
        found = codes.directory_too_large(WHOLE, MAX_DIRECTORY)
    except zipfile.BadZipFile:
        found = codes.not_a_zip(WHOLE)
    except DAMAGE as problem:
        found = codes.zip_damaged(WHOLE, str(problem))
    else:
        return _read_through(archive, size)
    return Archive(found=(found,), size=size)


def _read_through(archive: zipfile.ZipFile, size: int) -> Archive:
    """Every byte is read once, for its check sum."""
    found = list(few_alike(_findings(archive, size)))
    infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    if any_errors(found):
        return Archive(found=tuple(found), size=size)
    try:
        for info in infos:
            _read(archive, info, keep=False)
    except DAMAGE as problem:
        return Archive(found=(*found, codes.zip_damaged(WHOLE, str(problem))), size=size)
    texts = frozenset(info.filename for info in _texts(infos))
    return Archive(
        found=tuple(found),
        texts=_Members(archive, infos, texts),
        contents=_Members(archive, infos, frozenset(info.filename for info in infos)),
        size=size,
    )


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, keep: bool) -> bytes:
    """A member, in pieces, of which no two are held where it is not kept."""
    kept = io.BytesIO()
    with archive.open(info) as member:
        while piece := member.read(1_000_000):
            if keep:
                kept.write(piece)
    return kept.getvalue()


class _Members(Mapping[str, bytes]):
    """Files of an archive by name; those of `readable` are read when they are asked for, once
    more each time, so that no two are in memory."""

    def __init__(
        self, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], readable: frozenset[str]
    ) -> None:
        self._archive, self._readable = archive, readable
        self._infos = {info.filename: info for info in infos}

    def __getitem__(self, name: str) -> bytes:
        info = self._infos[name]
        try:
            return _read(self._archive, info, keep=True) if name in self._readable else b""
        except DAMAGE:  # the file changed under our hands
            return b""

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def __len__(self) -> int:
        return len(self._infos)


def _texts(infos: list[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """The texts that rules may read, as many as they can in a moment."""
    total = 0
    for info in infos:
        if info.filename.lower().endswith(TEXTS) and info.file_size <= MAX_TEXT:
            total += info.file_size
            if total <= MAX_TEXTS:
                yield info


class _DirectoryTooLarge(Exception):
    """The central directory would take more memory than any honest one."""


class _Capped(io.RawIOBase):
    """A file that never gives more at once than a directory may take: `zipfile` reads the whole
    central directory in one piece and makes an object of each entry."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0 or size > MAX_DIRECTORY:
            piece = self._file.read(MAX_DIRECTORY + 1)
            if len(piece) > MAX_DIRECTORY:
                raise _DirectoryTooLarge
            return piece
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True


def place_of(name: str) -> Span:
    """A file of the archive as a place; what would hide part of the name is spelled out."""
    shown = "".join(
        character.encode("unicode_escape").decode()
        if unicodedata.category(character) in HIDING
        else character
        for character in name[: MAX_NAME + 1]
    )
    return Span(path=PurePosixPath(shown if len(shown) <= MAX_NAME else f"{shown[:MAX_NAME]}…"))


def _findings(archive: zipfile.ZipFile, size: int) -> Iterator[Diagnostic]:
    infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    if len(infos) > MAX_MEMBERS or total > MAX_TOTAL:
        yield codes.archive_too_large(WHOLE, len(infos), total, (MAX_MEMBERS, MAX_TOTAL))
        return
    if size > LARGE:
        yield codes.archive_large(WHOLE)
    seen: set[str] = set()
    for info in infos:
        yield from _member_findings(info, seen)
        seen.add(info.filename.lower())
    yield from _overlaps(infos, archive.start_dir)
    if infos and infos[0].filename != "imsmanifest.xml":
        yield codes.manifest_not_first(place_of(infos[0].filename))


def _member_findings(info: zipfile.ZipInfo, seen: set[str]) -> Iterator[Diagnostic]:
    span = place_of(info.orig_filename)
    if is_unsafe(info.filename, info.orig_filename):
        yield codes.path_unsafe(span)
    if info.filename.lower() in seen:
        yield codes.path_twice(span)
    if stat.S_ISLNK(info.external_attr >> 16):
        yield codes.path_is_link(span)
    if info.flag_bits & 1:
        yield codes.member_encrypted(span)
    elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield codes.compression_method(span)
    if info.filename == "imsmanifest.xml" and info.file_size > MAX_MANIFEST:
        yield codes.manifest_too_large(span, info.file_size, MAX_MANIFEST)
    if info.file_size > MAX_MEMBER or info.file_size > MAX_RATIO * max(1, info.compress_size):
        yield codes.member_too_large(span)
    if info.filename.endswith("/"):
        yield codes.directory_entry(span)


def is_unsafe(name: str, written: str) -> bool:
    """Whether a name leads out of its archive or hides something. `written` is the name before
    `zipfile` cut it at a NUL and turned its separators."""
    leads_out = not name or name.startswith("/") or ".." in PurePosixPath(name).parts
    is_foreign = "\\" in written or ":" in name
    return leads_out or is_foreign or any(unicodedata.category(c) in HIDING for c in written)


def _overlaps(infos: list[zipfile.ZipInfo], directory: int) -> Iterator[Diagnostic]:
    """Two entries that share bytes: a bomb that is larger than any of its parts admits. One that
    begins behind all of them is damage, which reading finds."""
    inside = (info for info in infos if info.header_offset < directory)
    by_place = sorted(inside, key=lambda info: info.header_offset)
    ends = [*(info.header_offset for info in by_place[1:]), directory]
    for info, end in zip(by_place, ends, strict=False):
        if info.header_offset + LOCAL_HEADER + info.compress_size > end:
            yield codes.entries_overlap(place_of(info.filename))
