"""What an author may have meant: the file, lesson, term or footnote whose name is nearest."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import PurePosixPath

MOST_SLIPS = 50  # of one page; a report shows no more
MOST_FILES = 300  # comparing more takes longer than it helps


class Guesses:
    """Looks for what was meant by the first slips of a page, and then no longer."""

    def __init__(self, files: Iterable[PurePosixPath]) -> None:
        self._files = tuple(files)
        self._left = MOST_SLIPS

    def begin(self) -> None:
        """Another page begins."""
        self._left = MOST_SLIPS

    def among(self, *names: Iterable[str]) -> tuple[str, ...]:
        """The names to look among; none where enough has been looked for."""
        self._left -= 1
        return tuple(name for some in names for name in some) if self._left >= 0 else ()

    def file(self, target: str, page: PurePosixPath, kinds: tuple[str, ...]) -> str:
        """The path to write, where some file of these kinds has nearly this name; else ""."""
        known = {path.name: path for path in self._alike(target, kinds)}
        wanted = PurePosixPath(target).name
        for name in get_close_matches(wanted, self.among(known), n=1):
            return posixpath.relpath(known[name], page.parent)
        return ""

    def _alike(self, target: str, kinds: tuple[str, ...]) -> list[PurePosixPath]:
        if self._left <= 0:
            return []
        known = [path for path in self._files if path.suffix.lower() in kinds]
        if len(known) <= MOST_FILES:
            return known
        wanted = PurePosixPath(target).name.casefold()
        return [path for path in known if path.name.casefold() == wanted]
