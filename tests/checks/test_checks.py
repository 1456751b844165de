"""Each code that a course can earn has a folder that earns it, and what is said is what is meant.

`<code>/` holds a course and `expected.txt`, the report; `<code>-ok/` holds one that comes close and
is silent. A folder's name may go on after the code: `key-missing-title`.
"""

from __future__ import annotations

import ast
import shutil
import textwrap
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from checks.made import MADE

import smcourse
from smcourse import report
from smcourse.check import CHECKS
from smcourse.pipeline import check
from smcourse.targets import Check, all_targets

HERE = Path(__file__).parent
SOURCE = Path(smcourse.__file__).parent
FOLDERS = sorted(path for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "._")
SILENT = [path for path in FOLDERS if path.name.endswith("-ok")]
LOUD = [path for path in FOLDERS if path not in SILENT]
RULES: tuple[Check, ...] = (
    *CHECKS,
    *(rule for target in all_targets().values() for rule in target.checks),
)


@cache
def _codes() -> frozenset[str]:
    """Every code that is given to `error()` or `warning()` where a course is read or compiled."""
    rooms = [SOURCE / "source.py", SOURCE / "pipeline.py"]
    for folder in ("parse", "check", "compile", "targets"):
        rooms += (SOURCE / folder).rglob("*.py")
    return frozenset(
        call.args[1].value
        for path in rooms
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("error", "warning", "note")
        and isinstance(call.args[1], ast.Constant)
    )


def _report(folder: Path, tmp_path: Path) -> str:
    course = tmp_path / "bees"
    shutil.copytree(folder, course, ignore=shutil.ignore_patterns("expected.txt"))
    if folder.name in MADE:
        MADE[folder.name](course)
    found = check(course, all_targets()["scorm12"]).found
    return report.findings(found, PurePosixPath()) + "\n" if found else ""


@pytest.mark.parametrize("folder", LOUD, ids=lambda folder: folder.name)
def test_the_folder_earns_its_report(folder: Path, tmp_path: Path, update_golden: bool) -> None:
    text = _report(folder, tmp_path)
    expected = folder / "expected.txt"
    if update_golden:
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")
    code = max((code for code in _codes() if folder.name.startswith(code)), key=len)
    assert f"[{code}]" in text


@pytest.mark.parametrize("folder", SILENT, ids=lambda folder: folder.name)
def test_what_comes_close_is_silent(folder: Path, tmp_path: Path) -> None:
    assert _report(folder, tmp_path) == ""


def test_every_code_has_a_folder() -> None:
    codes = _codes()
    assert len(codes) > 50
    assert codes - {path.name for path in LOUD} == set()


def test_every_folder_is_named_for_a_code() -> None:
    codes = tuple(_codes())
    assert [path.name for path in FOLDERS if not path.name.startswith(codes)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_silent_neighbour(rule: Check) -> None:
    assert (HERE / f"{_code(rule)}-ok").is_dir()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_explains_itself_and_is_named_for_its_code(rule: Check) -> None:
    assert _code(rule) in _codes()
    text = textwrap.dedent(rule.__doc__ or "")
    sentences = [part for part in text.replace("\n", " ").split(". ") if part.strip()]
    assert len(sentences) >= 2, f"{rule.__name__} says too little"
    assert text.rstrip().endswith(".")


def _code(rule: Check) -> str:
    return rule.__name__.replace("_", "-")
