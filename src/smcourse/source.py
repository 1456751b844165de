"""ROOM 1, read: a course folder becomes `Sources`, every file's bytes, read once.

Nothing outside the folder is read: a link that leads out of it is a finding. Names are brought to
Unicode NFC, so that a folder copied from a Mac is the same folder.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from smcourse.diagnostics import Diagnostic, SmcourseError, Span, error, warning

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
        raise SmcourseError(f"no course folder at {root}")
    home = root.resolve()
    files: dict[PurePosixPath, bytes] = {}
    found: list[Diagnostic] = []
    for path in _walk(root):
        name = path.relative_to(root).as_posix()
        inside = PurePosixPath(unicodedata.normalize("NFC", name))
        if any(unicodedata.category(character) in UNSHOWN for character in name):
            found.append(
                error(
                    Span(path=PurePosixPath(ascii(name)[1:-1])),
                    "file-name",
                    "the name of this file holds a character that cannot be shown",
                    help="rename it",
                )
            )
            continue
        if path.is_symlink() and _leads_out(path, home):
            found.append(
                error(
                    Span(path=inside),
                    "link-not-followed",
                    "a link to a folder, to itself or out of the course folder is not read",
                    help="put a copy of what it points to into the course folder",
                )
            )
            continue
        if not path.is_file() and path.exists():
            found.append(
                error(
                    Span(path=inside),
                    "file-unreadable",
                    "this is not a plain file",
                    help="move it out of the course folder",
                )
            )
            continue
        try:
            if path.stat().st_size > MAX_FILE:
                found.append(
                    warning(
                        Span(path=inside),
                        "file-too-large",
                        "this file is not read: it is larger than the 200 MB that many LMSs take",
                        help="move it out of the course folder",
                    )
                )
                continue
            is_used = path.suffix.lower() in READ_KINDS
            files[inside] = path.read_bytes() if is_used else b""
        except OSError as problem:
            is_gone = isinstance(problem, FileNotFoundError)
            found.append(
                error(
                    Span(path=inside),
                    "file-unreadable",
                    f"this file cannot be read: {problem.strerror or problem}",
                    help="it is a link to nothing; delete it"
                    if is_gone
                    else "check its permissions",
                )
            )
    return Sources(name=home.name, files=dict(sorted(files.items()))), found


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
