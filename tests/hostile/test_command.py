"""The command's words and exit codes: 0 all is well, 1 the author's mistakes, 2 the world's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hostile.case import write
from hostile.limited import Ran
from hostile.limited import run_anew as run

import smcourse
from smcourse.changed import courses_of
from smcourse.cli import cli
from smcourse.cli.problems import WorldProblem
from smcourse.diagnostics import SmcourseError
from smcourse.package import write_whole
from smcourse.targets import all_targets


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "bees", {})
    write(tmp_path / "wrong", {"en/hive.md": "---\nid: hive\n---\nA [link](nowhere).\n"})
    return tmp_path


def _has_no_trace(ran: Ran) -> None:
    assert "Traceback" not in ran.out + ran.err


def test_a_course_becomes_a_package_and_a_line_about_it(folder: Path) -> None:
    ran = run("build", "bees", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("dist/bees-en-scorm12-1.zip  ")
    assert "1 lesson · 0 questions · record up to" in ran.out
    assert [path.name for path in (folder / "dist").iterdir()] == ["bees-en-scorm12-1.zip"]


def test_mistakes_are_shown_counted_and_nothing_is_written(folder: Path) -> None:
    ran = run("build", "wrong", cwd=folder)
    assert (ran.code, ran.out) == (1, "")
    assert "wrong/en/hive.md:4:10: error: " in ran.err
    assert ran.err.endswith("2 errors\nwrong: no package was written.\n")
    assert not (folder / "dist").exists()


def test_one_wrong_course_does_not_keep_the_others_from_being_built(folder: Path) -> None:
    ran = run("build", "wrong", "bees", cwd=folder)
    assert ran.code == 1
    assert "bees-en-scorm12-1.zip" in ran.out


def test_a_course_without_mistakes_has_nothing_to_mend(folder: Path) -> None:
    ran = run("check", "bees", cwd=folder)
    assert (ran.code, ran.out, ran.err) == (0, "bees: nothing to mend.\n", "")


def test_check_writes_nothing(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    assert run("check", "wrong", cwd=folder).code == 1
    assert set(folder.rglob("*")) - set(before) <= {
        folder / "stdout.txt",
        folder / "stderr.txt",
    }


def test_a_package_is_verified(folder: Path) -> None:
    run("build", "bees", cwd=folder)
    ran = run("verify", "dist/bees-en-scorm12-1.zip", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("dist/bees-en-scorm12-1.zip: a valid SCORM 1.2 package.\n\n")


def test_what_is_no_package_is_said(folder: Path) -> None:
    ran = run("verify", "bees/course.yaml", cwd=folder)
    assert ran.code == 1
    assert "[not-a-zip]" in ran.out
    _has_no_trace(ran)


WORLD = {
    "no folder": ("build", "nowhere"),
    "no folder to check": ("check", "nowhere"),
    "a file for a folder": ("build", "bees/course.yaml"),
    "no file to verify": ("verify", "nowhere.zip"),
    "a folder to verify": ("verify", "bees"),
    "no such language": ("build", "bees", "--lang", "es"),
    "no such target": ("build", "bees", "--target", "pdf"),
    "no such command": ("bild", "bees"),
    "no such option": ("build", "bees", "--ouf", "x"),
    "nothing to build": ("build",),
    "a file to write to": ("build", "bees", "--out", "bees/course.yaml"),
    "below a file": ("build", "bees", "--out", "bees/course.yaml/out"),
    "a device": ("build", "bees", "--out", "/dev/null/out"),
    "where nobody writes": ("build", "bees", "--out", "/proc/out"),
}


@pytest.mark.parametrize("name", WORLD)
def test_the_world_s_mistakes_are_a_line_and_exit_code_2(name: str, folder: Path) -> None:
    ran = run(*WORLD[name], cwd=folder)
    _has_no_trace(ran)
    assert ran.code == 2
    assert ran.out == ""
    assert 1 <= ran.err.count("\n") <= 4
    assert not (folder / "dist").exists()


LONG, BYTES = "a" * 300, "bees-\udcff"


@pytest.mark.parametrize(
    "words",
    [
        *(f"{one} {LONG}" for one in ("new", "check", "build", "verify", "wrap", "editor")),
        *(f"preview --no-open {LONG}", f"graph {LONG} id", f"diff {LONG} {LONG}"),
        *(f"new {BYTES}", f"new hive --title {BYTES}"),
    ],
)
def test_a_name_that_cannot_be_is_said(
    words: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    before = sorted(folder.iterdir())
    ran = CliRunner().invoke(cli, words.split(), standalone_mode=False)
    assert isinstance(ran.exception, WorldProblem)
    assert "\n" not in str(ran.exception)
    assert sorted(folder.iterdir()) == before


def test_a_file_whose_name_cannot_be_is_of_no_course_and_not_written(folder: Path) -> None:
    assert courses_of([folder / LONG, folder / "bees" / "en"]) == (folder / "bees",)
    with pytest.raises(SmcourseError):
        write_whole(folder / LONG, b"")


def test_a_language_that_is_not_there_gets_the_nearest(folder: Path) -> None:
    assert (
        "the course has no language `em`"
        in (ran := run("check", "bees", "--lang", "em", cwd=folder)).err
    )
    assert "`en`" in ran.err


def test_the_version_is_the_program_s(folder: Path) -> None:
    ran = run("--version", cwd=folder)
    assert (ran.code, ran.out) == (0, f"smcourse {smcourse.__version__}\n")


@pytest.mark.parametrize("command", [(), ("build",), ("check",), ("verify",)])
def test_help_says_what_a_command_does(command: tuple[str, ...], folder: Path) -> None:
    ran = run(*command, "--help", cwd=folder)
    assert ran.code == 0
    assert ran.out.startswith("Usage: ")
    assert run(*command, "-h", cwd=folder).out == ran.out


def test_help_names_every_target(folder: Path) -> None:
    ran = run("build", "--help", cwd=folder)
    assert all(name in ran.out for name in all_targets())


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp932", "utf-8"])
def test_any_terminal_can_show_it(encoding: str, folder: Path) -> None:
    write(folder / "abejas", {"en/hive.md": "---\nid: hive\ntitle: 🐝 ñ\n---\n[🐝 ñ](ñ.md)\n"})
    for arguments, code in ((("build", "bees"), 0), (("build", "abejas"), 1)):
        ran = run(*arguments, cwd=folder, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        _has_no_trace(ran)
        assert ran.code == code


def test_a_reader_that_has_gone_is_no_crash(folder: Path) -> None:
    """As in `smcourse build bees | head -0`."""
    process = subprocess.Popen(
        [sys.executable, "-m", "smcourse", "build", "bees"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(smcourse.__file__).parents[1])},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    assert process.wait() != 2
    process.stderr.close()
