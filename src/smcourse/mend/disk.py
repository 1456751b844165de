"""What was mended is written: all files or none, each as a whole, with the rights that it has."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
import unicodedata
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from smcourse.diagnostics import SmcourseError, say, system_says


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file of the course before and after; `fixes` is how many were made in it."""

    path: PurePosixPath
    before: bytes
    after: bytes
    fixes: int


def write_changes(root: Path, changes: Iterable[Change]) -> None:
    """Write what changes in the course at `root`. SmcourseError where a file is not what it was
    when it was read, or cannot be written; then no file has changed."""
    home = root.resolve()
    staged: dict[Path, tuple[Path, Change]] = {}
    with ExitStack() as stack:
        for change in changes:
            path = _on_disk(home, change.path)
            try:
                if path not in staged:  # one file may have two names
                    _look(path, home, change)
                    staged[path] = _staged(path, change.after, stack), change
            except OSError as problem:
                raise _unwritten(path, problem) from problem
        for path, (temporary, change) in staged.items():
            try:
                _look(path, home, change)
                temporary.replace(path)
            except OSError as problem:
                raise _unwritten(path, problem) from problem


def _on_disk(home: Path, path: PurePosixPath) -> Path:
    """The file of that path, however its name is coded, behind a link if it is one."""
    place = home
    for part in path.parts:
        here = place / part
        if not here.exists() and place.is_dir():
            alike = (
                one for one in place.iterdir() if unicodedata.normalize("NFC", one.name) == part
            )
            here = next(alike, here)
        place = here
    return place.resolve()


def _look(path: Path, home: Path, change: Change) -> None:
    """Whether the file is still the one that was read, and may be written."""
    if not path.is_relative_to(home) or path.read_bytes() != change.before:
        raise SmcourseError(say("{path} has changed since it was found", path=str(path)))
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "")


def _staged(path: Path, content: bytes, stack: ExitStack) -> Path:
    """The new file under a temporary name beside the old one, which never stays."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    stack.callback(Path(name).unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).chmod(stat.S_IMODE(path.stat().st_mode))
    return Path(name)


def _unwritten(path: Path, problem: OSError) -> SmcourseError:
    told = say("cannot write {path}: {problem}", path=str(path), problem=system_says(problem))
    return SmcourseError(told)
