"""The files of a folder that is wrapped. Nothing outside it is read, and no device is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from smcourse.archive import MAX_MEMBERS, MAX_TOTAL, place_of
from smcourse.codes import wrap as codes
from smcourse.codes.files import (
    file_name,
    file_not_plain,
    file_unreadable,
    link_not_followed,
    nested_too_deep,
)
from smcourse.diagnostics import Diagnostic, Span, system_says
from smcourse.few import few_alike
from smcourse.filenames import shown
from smcourse.formats.scorm12_house import is_server_script
from smcourse.source import MAX_DEPTH, MAX_FILE

LEFT_BY_SYSTEMS = ("__macosx", "thumbs.db", "desktop.ini")


@dataclass(slots=True)
class _Found:
    files: dict[PurePosixPath, Path] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    size: int = 0


def walk(source: Path) -> tuple[Mapping[PurePosixPath, Path], int, list[Diagnostic]]:
    """Every file that belongs into the package, by its path inside the folder and in name order;
    their bytes in all; and what is to be said of the folder. It stops where that is more than a
    package may hold."""
    found = _Found()
    for path in _visible(source, found):
        _take(path, source, found)
        if len(found.files) > MAX_MEMBERS or found.size > MAX_TOTAL:
            break
    return dict(sorted(found.files.items())), found.size, list(few_alike(found.diagnostics))


def _visible(source: Path, found: _Found) -> Iterator[Path]:
    """Every file that is to be looked at; what is hidden is noted once, however much it holds."""

    def unreadable(problem: OSError) -> None:
        place = Path(problem.filename or source).relative_to(source).as_posix()
        said = system_says(problem)
        found.diagnostics.append(file_unreadable(place_of(place), said, is_folder=True))

    for folder, folders, names in os.walk(source, onerror=unreadable, followlinks=False):
        here = Path(folder)
        for name in sorted([*folders, *names]):
            if _is_hidden(name):
                place = (here / name).relative_to(source).as_posix()
                found.diagnostics.append(codes.hidden_left_out(place_of(place)))
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        if folders and len(here.relative_to(source).parts) >= MAX_DEPTH:
            place = (here / folders[0]).relative_to(source).as_posix()
            found.diagnostics.append(nested_too_deep(place_of(place), MAX_DEPTH))
            folders[:] = []
        yield from (here / name for name in folders if (here / name).is_symlink())
        yield from (here / name for name in sorted(names) if not _is_hidden(name))


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name.lower() in LEFT_BY_SYSTEMS


def _take(path: Path, source: Path, found: _Found) -> None:
    """One file into the package, or a finding on why it is not."""
    name = path.relative_to(source).as_posix()
    span = place_of(name)
    try:
        is_shown = shown(PurePosixPath(), name) is not None
        refused = _refused(path, source, span) if is_shown else file_name(span)
    except OSError as problem:
        is_gone = isinstance(problem, FileNotFoundError)
        refused = file_unreadable(span, system_says(problem), is_gone=is_gone)
    if refused:
        found.diagnostics.append(refused)
        return
    found.files[PurePosixPath(name)] = path
    found.size += path.stat().st_size


def _refused(path: Path, source: Path, span: Span) -> Diagnostic | None:
    if path.is_symlink() and (path.is_dir() or not _is_inside(path, source)):
        return link_not_followed(span)
    kind = path.stat()
    if not stat.S_ISREG(kind.st_mode):
        return file_not_plain(span)
    if is_server_script(path.name):
        return codes.script_left_out(span)
    if kind.st_size > MAX_FILE:
        return codes.content_too_large(span, MAX_FILE)
    with path.open("rb"):  # whether it can be read is said now
        return None


def _is_inside(link: Path, source: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(source.resolve())
    except RuntimeError:  # a loop of links
        return False
