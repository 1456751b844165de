"""ROOM 6, package: a Package becomes one file on disk, or a folder, the same bytes each time.

Written under a temporary name in the same folder, then put in place: whoever looks sees the old
file or the new one, never half of one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from smcourse.diagnostics import SmcourseError, say, system_says
from smcourse.packing import write_files, write_folder
from smcourse.targets import Package


class Staging:
    """Packages written under temporary names in the folder where they belong, to be put in place
    together or not at all. Whatever happens, no temporary file stays."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._staged: list[tuple[Path, Path]] = []

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: object) -> None:
        for temporary, _path in self._staged:
            _remove(temporary)

    def add(self, package: Package) -> Path:
        """Write a package; its temporary path. SmcourseError where it cannot be written."""
        path = self.folder / f"{package.name}{package.suffix}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not package.suffix:
                return self._add_folder(package, path)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".part")
            self._staged.append((Path(name), path))
            with os.fdopen(handle, "wb") as file:
                write_files(package.files, package.suffix, file)
            Path(name).chmod(0o644)
        except OSError as problem:
            raise _unwritten(path, problem) from problem
        return Path(name)

    def _add_folder(self, package: Package, path: Path) -> Path:
        temporary = Path(tempfile.mkdtemp(dir=self.folder, prefix=".", suffix=".part"))
        self._staged.append((temporary, path))
        write_folder(package.files, temporary)
        temporary.chmod(0o755)
        return temporary

    @property
    def staged(self) -> tuple[Path, ...]:
        """The temporary path of every package, in the order they were added."""
        return tuple(temporary for temporary, _path in self._staged)

    def put_in_place(self) -> tuple[Path, ...]:
        """Every package at its own name, in the order they were added."""
        paths = []
        while self._staged:
            temporary, path = self._staged[0]
            try:
                _replace(temporary, path)
            except OSError as problem:
                raise _unwritten(path, problem) from problem
            self._staged.pop(0)
            paths.append(path)
        return tuple(paths)


def size_of(path: Path) -> int:
    """How many bytes a package has, a file or a folder."""
    if not path.is_dir():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def _replace(temporary: Path, path: Path) -> None:
    """Put in place what was written; a folder that stood there is set aside until it is. One that
    shares no name with it is somebody else's, and stays."""
    if not temporary.is_dir() or not (path.is_dir() and not path.is_symlink()):
        temporary.replace(path)
        return
    old, new = ({one.name for one in folder.iterdir()} for folder in (path, temporary))
    if old and not old & new:
        raise SmcourseError(say("{path} is a folder of something else", path=str(path)))
    aside = temporary.with_suffix(".old")
    path.replace(aside)
    try:
        temporary.replace(path)
    except OSError:
        aside.replace(path)
        raise
    _remove(aside)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _unwritten(path: Path, problem: OSError) -> SmcourseError:
    told = say("cannot write {path}: {problem}", path=str(path), problem=system_says(problem))
    return SmcourseError(told)


def write_whole(path: Path, content: bytes) -> None:
    """A file as a whole or not at all. SmcourseError where it cannot be written."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as problem:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise _unwritten(path, problem) from problem
