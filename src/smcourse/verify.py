"""ROOM 7, verify: reopen what was written and say what an LMS would stumble over.

Sees the artefact only. An archive of unknown origin is never unpacked to disk: members, sizes and
ratios are capped before anything is read.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from smcourse.codes import archive as codes
from smcourse.diagnostics import Diagnostic, Severity, SmcourseError, Span, say

MAX_MEMBERS = 50_000
MAX_MEMBER = 500_000_000
MAX_TOTAL = 1_000_000_000
MAX_RATIO = 200
LARGE = 200_000_000
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError),
    *(NotImplementedError, UnicodeDecodeError, ValueError, OverflowError),
)
READ = (".xml", ".html", ".htm")
MAX_READ = 20_000_000

Rules = Callable[[Mapping[str, bytes]], Iterable[Diagnostic]]


def verify(path: Path, rules: Rules) -> list[Diagnostic]:
    """Everything that is to be said of the zip at `path`; SmcourseError where there is none."""
    try:
        file = path.open("rb")
    except OSError as problem:
        said = problem.strerror or str(problem)
        raise SmcourseError(
            say("cannot open {path}: {problem}", path=str(path), problem=said)
        ) from problem
    place = _span(path.name)
    with file:
        try:
            archive = zipfile.ZipFile(file)
        except zipfile.BadZipFile:
            return [codes.not_a_zip(place)]
        except DAMAGE as problem:
            return [codes.zip_damaged(place, str(problem))]
        found = list(_archive_findings(archive, path))
        if any(finding.severity >= Severity.ERROR for finding in found):
            return found
        try:
            files = {info.filename: _content(archive, info) for info in _members(archive)}
        except DAMAGE as problem:
            return [*found, codes.zip_damaged(place, str(problem))]
    return [*found, *rules(files)]


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes that rules read; any other file is only read through, for its check sum."""
    with archive.open(info) as member:
        if info.filename.lower().endswith(READ) and info.file_size <= MAX_READ:
            return member.read()
        while member.read(1_000_000):
            pass
    return b""


def as_bugs(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings on a package that we wrote ourselves are our own mistakes; warnings (it is large)
    are the author's to weigh."""
    return [
        finding if finding.severity == Severity.WARNING else replace(finding, severity=Severity.BUG)
        for finding in found
    ]


def _span(name: str) -> Span:
    return Span(path=PurePosixPath(name))


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [info for info in archive.infolist() if not info.is_dir()]


def _archive_findings(archive: zipfile.ZipFile, path: Path) -> Iterable[Diagnostic]:
    place, infos = _span(path.name), archive.infolist()
    total = sum(info.file_size for info in infos)
    if len(infos) > MAX_MEMBERS or total > MAX_TOTAL:
        yield codes.archive_too_large(place, len(infos), total, (MAX_MEMBERS, MAX_TOTAL))
        return
    if path.stat().st_size > LARGE:
        yield codes.archive_large(place)
    seen: set[str] = set()
    for info in infos:
        yield from _member_findings(info, seen)
        seen.add(info.filename.lower())
    if infos and infos[0].filename != "imsmanifest.xml":
        yield codes.manifest_not_first(_span(infos[0].filename))


def _member_findings(info: zipfile.ZipInfo, seen: set[str]) -> Iterable[Diagnostic]:
    span = _span(info.filename)
    parts = PurePosixPath(info.filename).parts
    is_odd = "\\" in info.orig_filename or "\0" in info.orig_filename or ":" in info.filename
    if info.filename.startswith("/") or ".." in parts or is_odd:
        yield codes.path_unsafe(span)
    if info.filename.lower() in seen:
        yield codes.path_twice(span)
    if stat.S_ISLNK(info.external_attr >> 16):
        yield codes.path_is_link(span)
    if info.flag_bits & 1:
        yield codes.member_encrypted(span)
    elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield codes.compression_method(span)
    if info.file_size > MAX_MEMBER or info.file_size > MAX_RATIO * max(1, info.compress_size):
        yield codes.member_too_large(span)
    if info.is_dir():
        yield codes.directory_entry(span)
