"""A hostile course: what it is made of, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conftest import write_files

from smcourse.order import Order

Files = Mapping[str, str | bytes]

FRONT = "---\nid: hive\ntitle: The hive\n---\n"  # what follows stands on line 5
COURSE = "id: bees\ntitle: Bees\nlanguages: [en]\n"
GOOD: Files = {
    "course.yaml": COURSE,
    "en/hive.md": FRONT + "Bees live in a hive.\n",
}
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\6\0\0\0"  # as much as is read of one


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`code` is what it must earn, at the place `at` where that is given; a package results where
    it `packs`. `make` adds what a mapping of names to bytes cannot hold; `without` takes files of
    the good course away."""

    name: str
    files: Files = field(default_factory=dict)
    code: str = ""
    at: str = ""
    packs: bool
    make: Callable[[Path], None] | None = None
    without: tuple[str, ...] = ()
    order: Order = field(default_factory=Order)

    def write(self, folder: Path) -> Path:
        """The course in `folder`: a good one, but for what makes it hostile."""
        whole = {name: content for name, content in GOOD.items() if name not in self.without}
        write_files(folder, {**whole, **self.files})
        if self.make:
            self.make(folder)
        return folder


def refused(name: str, code: str, files: Files, at: str = "", **more: Any) -> Case:
    """A course that earns this code, an error, and no package."""
    return Case(name=name, code=code, files=files, at=at, packs=False, **more)


def packed(name: str, files: Files, code: str = "", **more: Any) -> Case:
    """A course that becomes a package, maybe with a warning."""
    return Case(name=name, code=code, files=files, packs=True, **more)


def write(folder: Path, files: Files) -> Path:
    """A good course in `folder`, but for these files."""
    return write_files(folder, {**GOOD, **files})


def body(text: str, **files: str | bytes) -> Files:
    """A lesson of these words, and other files beside it."""
    return {"en/hive.md": FRONT + text, **files}
