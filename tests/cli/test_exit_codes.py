"""0 is done, 1 is the author's errors, 2 is the command line or the world."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from hostile.case import COURSE, FRONT

from tests.cli.running import piped

Write = Callable[[dict[str, str]], Path]
GOOD = FRONT + "Bees live in a hive.\n"
BAD = GOOD + "\n# Again\n"
WARNED = GOOD + "\n#### Cells\n"


def _course(write_course: Write, lesson: str) -> Path:
    return write_course({"course.yaml": COURSE, "en/hive.md": lesson})


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    ("lesson", "options", "code"),
    [
        (GOOD, [], 0),
        (BAD, [], 1),
        (WARNED, [], 0),
        (WARNED, ["--strict"], 1),
        (GOOD, ["--strict"], 0),
    ],
)
def test_errors_are_1_and_warnings_only_where_asked(
    command: str, lesson: str, options: list[str], code: int, write_course: Write
) -> None:
    course = _course(write_course, lesson)
    assert piped(command, str(course), *options, cwd=course.parent).code == code
    written = list((course.parent / "dist").glob("*.zip"))
    assert len(written) == (command == "build" and code == 0)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("chek", "there is no command `chek`; did you mean `check`?"),
        ("check", "FOLDER is missing"),
        ("check hello --formt json", "there is no option `--formt`; did you mean `--format`?"),
        ("check hello --format xml", "--format is one of: text, short, json, sarif"),
        ("check hello --lang xx", "the course has no language `xx`; known here: `en`"),
        ("check hello --audience hr", "the course has no audience `hr`; it is for all alike"),
        ("check hello --today soon", "--today takes a date such as `2027-02-28`"),
        ("check nowhere", "no course folder at nowhere"),
        ("check hello --company no.yaml", "no file at no.yaml"),
        ("explain fence-unknwon", "there is no code `fence-unknwon`; did you mean `fence-unknown`"),
        ("verify no.zip", "cannot open no.zip: No such file or directory"),
        ("new hello", "hello is already there, and not empty"),
    ],
)
def test_a_wrong_command_line_is_2_and_says_why(arguments: str, told: str) -> None:
    ran = piped(*arguments.split(), cwd=ROOT / "courses")
    assert ran.code == 2
    assert ran.err.startswith(f"smcourse: {told}")
    assert ran.out == ""


def test_several_courses_end_with_the_worst(write_course: Write, tmp_path: Path) -> None:
    good = _course(write_course, GOOD)
    bad = good.rename(tmp_path / "bad")
    (bad / "en/hive.md").write_text(BAD)
    good = _course(write_course, GOOD)
    ran = piped("build", str(bad), str(good), cwd=tmp_path)
    assert ran.code == 1
    assert "bad: no package was written." in ran.err
    assert [path.name for path in (tmp_path / "dist").iterdir()] == ["bees-en-scorm12-1.zip"]


def test_two_courses_that_make_the_same_package_do_not_replace_each_other(
    write_course: Write, tmp_path: Path
) -> None:
    first = _course(write_course, GOOD).rename(tmp_path / "first")
    second = _course(write_course, GOOD + "\nThey dance.\n").rename(tmp_path / "second")
    alone = piped("build", first.name, first.name, cwd=tmp_path)
    package = tmp_path / "dist" / "bees-en-scorm12-1.zip"
    before = package.read_bytes()
    ran = piped("build", first.name, second.name, cwd=tmp_path)
    assert (alone.code, ran.code, ran.out) == (0, 2, alone.out)
    assert ran.err == (
        "smcourse: first and second make the same package, "
        f"{Path('dist', package.name)}; give one of them another id\n"
    )
    assert package.read_bytes() == before
    assert list(package.parent.iterdir()) == [package]


def test_an_error_leaves_the_last_good_package_alone(write_course: Write) -> None:
    course = _course(write_course, GOOD)
    piped("build", "course", cwd=course.parent)
    package = course.parent / "dist" / "bees-en-scorm12-1.zip"
    before = package.read_bytes()
    _course(write_course, BAD)
    assert piped("build", "course", cwd=course.parent).code == 1
    assert package.read_bytes() == before
    assert list(package.parent.iterdir()) == [package]
