"""Tarballs of unknown origin, read so that no archive can hurt whoever looks at it.

Nothing is unpacked to disk. Members and sizes are capped while they are read, links and devices are
refused as Studio refuses them, and only texts are kept.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from smcourse.archive import (
    MAX_MEMBER,
    MAX_MEMBERS,
    MAX_TEXT,
    MAX_TEXTS,
    MAX_TOTAL,
    TEXTS,
    WHOLE,
    Archive,
    is_unsafe,
    opened,
    place_of,
)
from smcourse.codes import archive as codes
from smcourse.codes.olx import not_a_tarball
from smcourse.diagnostics import Diagnostic, any_errors
from smcourse.few import few_alike
from smcourse.there import is_file

PIECE = 64_000  # bytes
GZIP = b"\x1f\x8b"  # RFC 1952, 2.3.1
MAX_REST = 1_000_000  # bytes behind the last member, which are padding
MAX_PIECE = 1_000_000  # bytes of a member's head, or of its content at a time
MAX_RATIO, ROOM = 200, 20_000_000
DAMAGE = (
    *(tarfile.TarError, gzip.BadGzipFile, zlib.error),
    *(EOFError, OSError, ValueError, RecursionError, OverflowError),
)


def is_tarball(path: Path) -> bool:
    """Whether a file begins as a `.tar.gz` does; one that cannot be opened does not."""
    if not is_file(path):  # opening a pipe would wait for ever
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(GZIP)) == GZIP
    except OSError:
        return False


@contextmanager
def open_tarball(path: Path) -> Iterator[Archive]:
    """The tarball at `path`; SmcourseError where no file can be opened. Its texts are in memory,
    every other file is there with its name alone."""
    with opened(path) as (file, size):
        yield _archive(file, size)


class _TooMuch(Exception):
    """More than an honest archive of its size unpacks to, or holds in one piece."""


class _Capped(io.RawIOBase):
    """What is unpacked, up to a limit, in pieces that no memory minds: `tarfile` reads the head of
    a member, its name too, in one."""

    def __init__(self, unpacked: gzip.GzipFile, limit: int) -> None:
        self._unpacked, self._limit = unpacked, limit

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or not 0 <= size <= MAX_PIECE:
            raise _TooMuch
        return self._to_limit(self._unpacked.read(size))

    def seek(self, offset: int, whence: int = 0, /) -> int:
        if offset > self._limit:
            raise _TooMuch
        return self._unpacked.seek(offset, whence)

    def tell(self) -> int:
        return self._unpacked.tell()

    def seekable(self) -> bool:
        return True

    def _to_limit(self, piece: bytes) -> bytes:
        if self._unpacked.tell() > self._limit:
            raise _TooMuch
        return piece


def _archive(file: BinaryIO, size: int) -> Archive:
    texts: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    try:
        with (
            gzip.GzipFile(fileobj=file) as unpacked,
            tarfile.open(fileobj=_Capped(unpacked, ROOM + MAX_RATIO * size), mode="r:") as archive,
        ):
            found += few_alike(_read(archive, texts))
            unpacked.read(MAX_REST)  # its check sum stands at the end
    except _TooMuch:
        found.append(codes.archive_too_large(WHOLE, 1, MAX_TOTAL, (MAX_MEMBERS, MAX_TOTAL)))
    except tarfile.ReadError:
        found.append(not_a_tarball(WHOLE))
    except DAMAGE as problem:
        found.append(codes.zip_damaged(WHOLE, str(problem)))
    sound = {} if any_errors(found) else texts
    return Archive(found=tuple(found), texts=sound, contents=sound, size=size)


def _read(archive: tarfile.TarFile, texts: dict[str, bytes]) -> Iterator[Diagnostic]:
    """Every member once, in its order; `texts` takes what rules may look at."""
    count = total = kept = 0
    for member in archive:
        count, total = count + 1, total + member.size
        if count > MAX_MEMBERS or total > MAX_TOTAL or member.size > MAX_MEMBER:
            yield codes.archive_too_large(WHOLE, count, total, (MAX_MEMBERS, MAX_TOTAL))
            return
        name = member.name.removeprefix("./")
        if member.isdir():
            continue
        if not member.isreg():
            yield codes.path_is_link(place_of(name))
        elif is_unsafe(name, name) or str(PurePosixPath(name)) != name:
            yield codes.path_unsafe(place_of(name))
        elif name in texts:
            yield codes.path_twice(place_of(name))
        else:
            is_text = name.lower().endswith(TEXTS) and member.size <= MAX_TEXT
            kept += member.size if is_text else 0
            inside = archive.extractfile(member) if is_text and kept <= MAX_TEXTS else None
            texts[name] = b"".join(iter(partial(inside.read, PIECE), b"")) if inside else b""
