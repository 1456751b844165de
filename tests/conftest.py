"""What all tests share: building courses, reading packages, rewriting goldens."""

from __future__ import annotations

import gc
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from smcourse.order import Order
from smcourse.pipeline import Result, build
from smcourse.targets import all_targets

ROOT = Path(__file__).parents[1]

settings.register_profile("house", deadline=None)  # how long a call takes depends on the neighbours
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite golden files; review the diff as code"
    )


def pytest_collection_finish() -> None:
    """Each build looks for what is no longer used: not among some thousand tests every time."""
    gc.freeze()


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Files (path -> text or bytes) in `folder`, which is returned."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture
def write_course(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """Write files (path -> text or bytes) as a course folder and return it."""

    def write(files: dict[str, str | bytes], name: str = "course") -> Path:
        return write_files(tmp_path / name, files)

    return write


def build_scorm12(folder: Path, out: Path, *languages: str) -> Result:
    """Build as the command does."""
    return build(folder, all_targets()["scorm12"], out, Order(languages=languages))


def build_olx(folder: Path, out: Path, variant: str = "", *languages: str) -> Result:
    """The same for Open edX."""
    target = all_targets()["olx"]
    chosen = target.variants[variant] if variant else target
    return build(folder, chosen, out, Order(languages=languages))


def tarred(archive: Path) -> dict[str, bytes]:
    """A tarball's files in its own order."""
    with tarfile.open(archive) as opened:
        members = [(one.name, opened.extractfile(one)) for one in opened]
        return {name: file.read() for name, file in members if file}


def files_of(archive: Path) -> dict[str, bytes]:
    """A zip's files in its own order."""
    with zipfile.ZipFile(archive) as zipped:
        return {info.filename: zipped.read(info) for info in zipped.infolist()}
