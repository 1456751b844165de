"""`smcourse new` writes a course that builds at once, without a warning, in each language."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import build_scorm12

from smcourse.diagnostics import SmcourseError
from smcourse.new import course_id, new_course
from smcourse.words import known_languages


@pytest.mark.parametrize("languages", [("en",), ("es-419",), ("es-419", "en"), known_languages()])
def test_a_new_course_builds_without_a_finding(languages: tuple[str, ...], tmp_path: Path) -> None:
    new_course(tmp_path / "Mi curso 1", 'A "new": course', languages)
    result = build_scorm12(tmp_path / "Mi curso 1", tmp_path / "dist")
    assert result.found == ()
    assert [built.languages for built in result.built] == [(one,) for one in languages]


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Mi curso", "mi-curso"), ("2026 Señales", "senales"), ("蜂", "course"), ("a" * 99, "a" * 64)],
)
def test_the_id_is_made_of_the_folder_s_name(name: str, id_: str) -> None:
    assert course_id(name) == id_


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(SmcourseError, match="already there"):
        new_course(tmp_path, "T", ("en",))
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]
    with pytest.raises(SmcourseError, match="already there"):
        new_course(tmp_path / "note.txt", "T", ("en",))


def test_an_empty_folder_may_be_there(tmp_path: Path) -> None:
    assert new_course(tmp_path, "T", ("en",))


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    ran = _new(tmp_path, "bees", stdin=subprocess.DEVNULL)
    assert ran.returncode == 0
    assert 'title: "Bees"' in (tmp_path / "bees/course.yaml").read_text()
    assert ran.stdout.decode().splitlines()[-4:] == [
        "  smcourse preview bees",
        "  smcourse check bees",
        "  smcourse build bees",
        "  smcourse verify dist/bees-en-scorm12-1.zip",
    ]


def test_a_terminal_is_asked_for_title_and_language(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, b"Busy bees\nes-419\n")
    ran = subprocess.Popen(
        [sys.executable, "-m", "smcourse", "new", "bees"],
        cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    assert ran.wait(timeout=20) == 0
    told = os.read(ours, 10_000).decode()
    assert "Title of the course [Bees]:" in told
    assert (tmp_path / "bees/es-419/index.md").exists()
    assert "Busy bees" in (tmp_path / "bees/course.yaml").read_text()


def _new(cwd: Path, name: str, stdin: int) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "smcourse", "new", name],
        cwd=cwd,
        stdin=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
