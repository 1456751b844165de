"""A course folder as it is at one moment."""

from __future__ import annotations

from pathlib import Path

from smcourse.diagnostics import SmcourseError
from smcourse.memo import Memo
from smcourse.preview.words import of_ours
from smcourse.source import Folder, read


def found_at(root: Path, memo: Memo) -> Folder | SmcourseError:
    """The folder of a course, or why it cannot be read."""
    try:
        return read(root, memo)
    except SmcourseError as problem:
        return problem
    except Exception as bug:
        return SmcourseError(of_ours(bug))
