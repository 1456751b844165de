"""Each code that a course can earn has a folder that earns it, and what is said is what is meant.

`<code>/` holds a course and `expected.txt`, the report; `<code>-ok/` holds one that comes close and
is silent. A folder's name may go on after the code: `key-missing-title`.
"""

from __future__ import annotations

import inspect
from functools import cache
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest
from checks.earned import earned
from hostile.broken_zips import BROKEN, ODD, READ
from hostile.heavy_zips import HEAVY, LARGE
from hostile.wrapped import WRAPPED
from packages.handbooks import BROKEN as HANDBOOKS
from packages.tarballs import BROKEN as TARBALLS
from packages.tarballs import LOST, NO_TARBALL
from packages.updates import UPDATES

from smcourse.check import CHECKS
from smcourse.check.advice import ADVICE, Rule
from smcourse.codes import (
    advice,
    archive,
    blocks,
    company,
    countries,
    course,
    facts,
    fences,
    files,
    handbook,
    handbook_folder,
    house,
    manifest,
    media,
    olx,
    parity,
    prose,
    questions,
    tables,
    update,
    wrap,
    yaml,
)
from smcourse.explain import explanations
from smcourse.messages import speaker
from smcourse.report import text
from smcourse.targets import Check, all_targets

OF_COURSES = (
    advice,
    blocks,
    company,
    countries,
    course,
    facts,
    fences,
    files,
    handbook,
    media,
    parity,
    prose,
    questions,
    tables,
    yaml,
)
OF_PACKAGES = (archive, handbook_folder, house, manifest, olx, update, wrap)
HERE = Path(__file__).parent
FOLDERS = sorted(path for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "._")
SILENT = [path for path in FOLDERS if path.name.endswith("-ok")]
LOUD = [path for path in FOLDERS if path not in SILENT]
RULES: tuple[Check | Rule, ...] = (
    *CHECKS,
    *ADVICE,
    *(rule for target in all_targets().values() for rule in target.checks),
)


@cache
def _codes() -> frozenset[str]:
    """Every code that a course folder can earn; those of packages have cases of their own."""
    of_packages = {name for module in OF_PACKAGES for name in _functions_of(module)}
    return frozenset(explanations()) - of_packages


def _functions_of(module: ModuleType) -> set[str]:
    return {name.replace("_", "-") for name in vars(module)}


def _report(folder: Path, tmp_path: Path) -> str:
    found = earned(folder, tmp_path)
    lines = text.plain(text.findings(found, PurePosixPath(), speaker("en")))
    return f"{lines}\n" if found else ""


@pytest.mark.parametrize("folder", LOUD, ids=lambda folder: folder.name)
def test_the_folder_earns_its_report(folder: Path, tmp_path: Path, update_golden: bool) -> None:
    told = _report(folder, tmp_path)
    expected = folder / "expected.txt"
    if update_golden:
        expected.write_text(told, encoding="utf-8", newline="\n")
    assert told == expected.read_text(encoding="utf-8")
    code = max((code for code in _codes() if folder.name.startswith(code)), key=len)
    assert f"[{code}]" in told


@pytest.mark.parametrize("folder", SILENT, ids=lambda folder: folder.name)
def test_what_comes_close_is_silent(folder: Path, tmp_path: Path) -> None:
    assert _report(folder, tmp_path) == ""


def test_every_code_has_a_folder() -> None:
    codes = _codes()
    assert len(codes) > 50
    assert codes - {path.name for path in LOUD} == set()


@pytest.mark.parametrize("module", OF_PACKAGES, ids=lambda module: module.__name__)
def test_every_code_of_a_package_has_a_case(module: ModuleType) -> None:
    earned = {code for _, _, code in (*BROKEN, *ODD, *READ)} | {code for _, code in HEAVY.values()}
    earned |= {one.code for one in WRAPPED} | {LARGE}
    earned |= {lost.split()[0] for one in UPDATES for lost in one.lost}
    earned |= {code for code, _ in HANDBOOKS}
    earned |= {code for code, _ in TARBALLS} | {*LOST, NO_TARBALL}
    codes = {
        name.replace("_", "-")
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and name[0] != "_"
    }
    assert codes - earned == set()


def test_every_folder_is_named_for_a_code() -> None:
    codes = tuple(_codes())
    assert [path.name for path in FOLDERS if not path.name.startswith(codes)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_silent_neighbour(rule: Check | Rule) -> None:
    assert (HERE / f"{_code(rule)}-ok").is_dir()


@pytest.mark.parametrize(("code", "explanation"), explanations().items())
def test_a_code_explains_itself(code: str, explanation: str) -> None:
    first, *rest = explanation.split("\n")
    assert first.endswith("."), "the first line says what is asked"
    assert len(first) <= 99
    assert not rest or (rest[0] == "" and rest[-1].endswith("."))


def test_a_code_is_the_name_of_its_function() -> None:
    for module in (*OF_COURSES, *OF_PACKAGES):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and name[0] != "_":
                assert f'"{name.replace("_", "-")}"' in inspect.getsource(function)


def _code(rule: Check | Rule) -> str:
    return rule.__name__.replace("_", "-")
