"""What mending changes, as a unified diff for people."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from smcourse.diagnostics import Text, counted, say
from smcourse.mend.disk import Change
from smcourse.report.text import Line, shown

_END = re.compile(r"\r\n|\r|\n")
_KINDS = {"@": "hunk", "-": "removed", "+": "added"}


def diff(changes: Iterable[Change], folder: PurePosixPath) -> Iterator[Line]:
    """Each file that changes, with its lines of before and after."""
    for change in changes:
        path = shown(str(folder / change.path))
        before, after = (_lines(content) for content in (change.before, change.after))
        head, tail, *lines = difflib.unified_diff(before, after, path, path, lineterm="")
        yield [(head, "path")]
        yield [(tail, "path")]
        for line in lines:
            yield [(_visible(line), _KINDS.get(line[0], "source"))]


def counts(changes: Iterable[Change]) -> tuple[Text, Text]:
    """How many changes there are, and in how many files."""
    fixes = [change.fixes for change in changes]
    return (
        counted(sum(fixes), say("1 change"), say("{count} changes")),
        counted(len(fixes), say("1 file"), say("{count} files")),
    )


def _lines(content: bytes) -> list[str]:
    lines = _END.split(content.decode("utf-8-sig"))
    return lines if lines[-1] else lines[:-1]


def _visible(line: str) -> str:
    """Tabs stay, since they may be what changes."""
    return "\t".join(map(shown, line.split("\t")))
