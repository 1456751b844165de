"""ROOM 1, read: a course folder becomes `Sources`, every file's bytes, read once.

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
READ_KINDS = frozenset((".md", ".yaml", ".png", ".jpg", ".jpeg", ".webp", ".svg"))
UNSHOWN = ("Cc", "Cs", "Zl", "Zp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """A course folder as a value: path inside the folder -> bytes.

    Of a file of a kind that no room reads (a raw film, a design file) only the name is kept.
    """

    name: str
    files: Mapping[PurePosixPath, bytes]

    def under(self, folder: PurePosixPath, suffix: str) -> tuple[PurePosixPath, ...]:
        """Files directly in `folder` with this suffix, in name order, 2 before 10."""
        found = (path for path in self.files if path.parent == folder and path.suffix == suffix)
        return tuple(sorted(found, key=_by_number))

    def folders(self, folder: PurePosixPath) -> tuple[PurePosixPath, ...]:
        """Folders directly in `folder` that hold a file, in name order, 2 before 10."""
        depth = len(folder.parts)
        found = {
            PurePosixPath(*path.parts[: depth + 1])
            for path in self.files
            if len(path.parts) > depth + 1 and path.parts[:depth] == folder.parts
        }
        return tuple(sorted(found, key=_by_number))


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
    files: dict[PurePosixPath, bytes] = {}
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
            files[inside] = path.read_bytes() if path.suffix.lower() in READ_KINDS else b""
        except OSError as problem:
            is_gone = isinstance(problem, FileNotFoundError)
            said = problem.strerror or str(problem)
            found.append(file_unreadable(Span(path=inside), said, is_gone=is_gone))
    return Sources(name=home.name, files=dict(sorted(files.items()))), found


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
