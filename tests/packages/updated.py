"""A course before and after, built and compared."""

from __future__ import annotations

import zipfile
from pathlib import Path

from browser.courses import Files
from conftest import build_scorm12, write_files
from packages.updates import Update

from smcourse.diagnostics import Diagnostic
from smcourse.order import Order
from smcourse.update.difference import Difference, compare
from smcourse.update.losses import losses
from smcourse.update.opening import open_course, open_package
from smcourse.update.outline import Outline


def build_one(folder: Path, files: Files, manifest: tuple[str, str] = ("", "")) -> Path:
    """The one package of a course."""
    result = build_scorm12(write_files(folder / "course", files), folder / "out")
    assert len(result.built) == 1, result.found
    path = result.built[0].path
    if manifest[0]:
        _with_manifest(path, *manifest)
    return path


def _with_manifest(path: Path, old: str, new: str) -> None:
    before = path.rename(path.with_suffix(".old"))
    with zipfile.ZipFile(before) as source, zipfile.ZipFile(path, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == "imsmanifest.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(info.filename, content)


def outline_of(path: Path) -> Outline:
    """A package of ours as its learners' records see it."""
    outline = open_package(path).outline
    assert outline
    return outline


def updated(case: Update, folder: Path) -> tuple[Difference, list[Diagnostic]]:
    """What the new version changes, and what it takes from learners."""
    old = outline_of(build_one(folder / "old", case.old, case.manifest))
    opened = open_course(write_files(folder / "new", case.new), Order(), old)
    assert opened.outline, opened.found
    difference = compare(old, opened.outline)
    return difference, list(losses(difference, opened.places))
