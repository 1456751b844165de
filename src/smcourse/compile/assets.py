"""The files that a course uses: only those, of the allowed kinds, at safe ASCII names."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from smcourse.compile.guesses import Guesses
from smcourse.compile.kinds import DOWNLOAD_KINDS, image_size, is_sound
from smcourse.compile.svg import find_flaw
from smcourse.diagnostics import Text
from smcourse.filenames import DEVICE
from smcourse.source import Sources


class Assets:
    """Collects what is used while prose is compiled: source path -> path in the package."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.guesses = Guesses(sources.files)
        self._used: set[PurePosixPath] = set()
        self._sound: dict[PurePosixPath, bool] = {}
        kinds = (path for path in sources.files if path.suffix.lower() in DOWNLOAD_KINDS)
        self._alike = Counter(map(safe_name, kinds))
        self._sizes: dict[PurePosixPath, tuple[int, int] | None] = {}
        self._flaws: dict[PurePosixPath, Text | None] = {}

    def inside(self, target: str, page: PurePosixPath) -> PurePosixPath:
        """The path in the course folder that `target`, written on `page`, would have."""
        path = posixpath.normpath(posixpath.join(str(page.parent), unquote(target)))
        return PurePosixPath(unicodedata.normalize("NFC", path))

    def resolve(self, target: str, page: PurePosixPath) -> PurePosixPath | None:
        """The course file that `target`, written on `page`, names; None where there is none."""
        path = self.inside(target, page)
        return path if path in self.sources.files else None

    def is_sound(self, path: PurePosixPath) -> bool:
        """Whether a file is of the kind that its name says, read once."""
        if path not in self._sound:
            self._sound[path] = is_sound(path.suffix.lower(), self.sources.files[path])
        return self._sound[path]

    def size(self, path: PurePosixPath) -> tuple[int, int] | None:
        """`image_size` of a file, read once however often it is shown."""
        if path not in self._sizes:
            self._sizes[path] = image_size(path.suffix.lower(), self.sources.files[path])
        return self._sizes[path]

    def flaw(self, path: PurePosixPath) -> Text | None:
        """What makes a drawing unfit to be in a package, looked for once; other kinds have none."""
        if path.suffix.lower() != ".svg":
            return None
        if path not in self._flaws:
            self._flaws[path] = find_flaw(self.sources.files[path])
        return self._flaws[path]

    def use(self, path: PurePosixPath) -> PurePosixPath:
        """Take a file into the package and say where it will be."""
        self._used.add(path)
        name = safe_name(path)
        if self._alike[name] > 1:  # of two, neither depends on which is used first
            stem, dot, suffix = name.rpartition(".")
            name = f"{stem}-{hashlib.sha256(str(path).encode()).hexdigest()[:8]}{dot}{suffix}"
        return PurePosixPath("media", name)

    def used(self) -> frozenset[PurePosixPath]:
        """The files taken so far, by their paths in the course."""
        return frozenset(self._used)

    def files(self, used: frozenset[PurePosixPath]) -> Mapping[PurePosixPath, bytes]:
        """Files at their names in the package, in name order."""
        return dict(sorted((self.use(path), self.sources.files[path]) for path in used))


def safe_name(path: PurePosixPath) -> str:
    """What a file is called in a package, where no other is called so."""
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60]
    if not stem or DEVICE.fullmatch(stem):
        stem = hashlib.sha256(str(path).encode()).hexdigest()[:8]
    return stem + path.suffix.lower()
