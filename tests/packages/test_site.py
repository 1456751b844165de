"""A course as a site: a folder that holds together, the same bytes each time, true without an LMS."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import build_scorm12, files_of, write_files
from packages.handbooks import Files
from packages.sites import BROKEN, COURSE

from smcourse.api import verify_package
from smcourse.cli import cli
from smcourse.diagnostics import SmcourseError


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("site") / "course", COURSE)


@pytest.fixture(scope="module")
def folder(course: Path) -> Path:
    return _built(course, course.parent / "dist")


def _built(course: Path, out: Path) -> Path:
    """As the command does."""
    order = ["--messages", "en", "build", str(course), "--target", "web", "--out", str(out)]
    ran = CliRunner().invoke(cli, order)
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.startswith(f"{out}/small-en-web-1  ")
    return out / "small-en-web-1"


def _files(folder: Path) -> Files:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_the_same_course_makes_the_same_bytes(folder: Path, course: Path, tmp_path: Path) -> None:
    again = _built(shutil.copytree(course, tmp_path / "elsewhere"), tmp_path / "out")
    assert _files(again) == _files(folder)
    assert [*_files(folder)] == ["index.html", "media/dot.svg", "player.css", "player.js"]


def test_what_is_written_holds_together(folder: Path) -> None:
    ran = CliRunner().invoke(cli, ["--messages", "en", "verify", str(folder)])
    assert (ran.exit_code, ran.stdout) == (0, f"{folder}: a site that holds together.\n")


@pytest.mark.parametrize(("code", "damage"), BROKEN)
def test_damage_is_found(
    code: str, damage: Callable[[Files], Files], folder: Path, tmp_path: Path
) -> None:
    broken = write_files(tmp_path / "broken", dict(damage(_files(folder))))
    assert {one.code for one in verify_package(broken)} == {code}


def test_it_has_no_more_of_the_player_than_it_uses(folder: Path) -> None:
    script = _files(folder)["player.js"]
    assert b"smcourse:" in script
    for text in (b"LMSInitialize", b"noticeUnconnected", b"exitSaved", b"?debug"):
        assert text not in script + _files(folder)["index.html"]


def test_a_package_that_somebody_unpacked_is_no_site(course: Path, tmp_path: Path) -> None:
    built = build_scorm12(course, tmp_path).built[0].path
    unpacked = write_files(tmp_path / "unpacked", dict(files_of(built)))
    with pytest.raises(SmcourseError):
        verify_package(unpacked)
