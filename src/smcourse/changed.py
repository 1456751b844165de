"""Which courses files belong to, so that a repository of many looks only at what has changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from smcourse.parse.head import COURSE_FILE
from smcourse.there import is_file


def courses_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The folders of the courses that hold these files, in name order. A file may be gone: what
    counts is where it was."""
    homes = {home for path in paths if (home := _home(path))}
    return tuple(sorted(homes))


def _home(path: Path) -> Path | None:
    """The nearest folder above, or the path itself, that has a `course.yaml`."""
    return next((one for one in (path, *path.parents) if is_file(one / COURSE_FILE)), None)
