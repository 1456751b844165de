"""Each code that a course can earn has a folder that earns it, and what is said is what is meant.

`<code>/` holds a course and `expected.txt`, the report; `<code>-ok/` holds one that comes close and
is silent. A folder's name may go on after the code: `key-missing-title`. `mended.diff` is what
mending makes of it, where that needs no judgement.
"""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest
from checks.earned import copied, earned
from hostile.broken_zips import BROKEN, ODD, READ
from hostile.heavy_zips import HEAVY, LARGE
from hostile.wrapped import WRAPPED
from packages.handbooks import BROKEN as HANDBOOKS
from packages.sites import BROKEN as SITES
from packages.tarballs import BROKEN as TARBALLS
from packages.tarballs import LOST, NO_TARBALL
from packages.updates import UPDATES
from sarif import problems, sarif

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
    ignore,
    manifest,
    media,
    olx,
    parity,
    prose,
    questions,
    site_folder,
    tables,
    update,
    wrap,
    yaml,
)
from smcourse.diagnostics import Diagnostic, Severity
from smcourse.explain import explanations
from smcourse.mend.disk import write_changes
from smcourse.mended import mend
from smcourse.messages import speaker
from smcourse.pipeline import check
from smcourse.report import text
from smcourse.report.changes import diff
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
    ignore,
    media,
    parity,
    prose,
    questions,
    tables,
    yaml,
)
OF_PACKAGES = (archive, handbook_folder, house, manifest, olx, site_folder, update, wrap)
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


def _report(found: Iterable[Diagnostic]) -> str:
    return _told(text.findings(found, PurePosixPath(), speaker("en")))


def _told(lines: Iterable[text.Line]) -> str:
    shown = text.plain(lines)
    return f"{shown}\n" if shown else ""


@pytest.mark.parametrize("folder", LOUD, ids=lambda folder: folder.name)
def test_the_folder_earns_its_report(folder: Path, tmp_path: Path, update_golden: bool) -> None:
    found = earned(folder, tmp_path)
    told = _report(found)
    _compare(folder / "expected.txt", told, update_golden)
    code = max((code for code in _codes() if folder.name.startswith(code)), key=len)
    assert f"[{code}]" in told
    assert problems(sarif(found)) == []
    _compare(folder / "mended.diff", _mended(found, folder, tmp_path), update_golden)


def _compare(golden: Path, told: str, update_golden: bool) -> None:
    if update_golden and told:
        golden.write_text(told, encoding="utf-8", newline="\n")
    elif update_golden:
        golden.unlink(missing_ok=True)
    assert told == (golden.read_text(encoding="utf-8") if golden.exists() else "")


def _mended(found: tuple[Diagnostic, ...], folder: Path, tmp_path: Path) -> str:
    """What mending changes, which brings no new error, and leaves nothing for a second time."""
    if not any(finding.fix for finding in found):
        return ""
    course, target, order = copied(folder, tmp_path / "mended")
    _, changes = mend(course, target, order)
    assert changes
    write_changes(course, changes)
    left = check(course, target, order).found
    assert [finding for finding in left if finding.fix] == []
    fixed = Counter(finding.code for finding in found if finding.fix)
    assert all(_count(left)[code] <= _count(found)[code] - fixed[code] for code in fixed)
    assert _count(left, Severity.ERROR) - _count(found, Severity.ERROR) == Counter()
    return _told(diff(changes, PurePosixPath()))


def _count(found: Iterable[Diagnostic], least: Severity = Severity.NOTE) -> Counter[str]:
    return Counter(one.code for one in found if one.severity >= least)


@pytest.mark.parametrize("folder", SILENT, ids=lambda folder: folder.name)
def test_what_comes_close_is_silent(folder: Path, tmp_path: Path) -> None:
    assert _report(earned(folder, tmp_path)) == ""


def test_every_code_has_a_folder() -> None:
    codes = _codes()
    assert len(codes) > 50
    assert codes - {path.name for path in LOUD} == set()


@pytest.mark.parametrize("module", OF_PACKAGES, ids=lambda module: module.__name__)
def test_every_code_of_a_package_has_a_case(module: ModuleType) -> None:
    earned = {code for _, _, code in (*BROKEN, *ODD, *READ)} | {code for _, code in HEAVY.values()}
    earned |= {one.code for one in WRAPPED} | {LARGE}
    earned |= {lost.split()[0] for one in UPDATES for lost in one.lost}
    earned |= {code for code, _ in (*HANDBOOKS, *SITES)}
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
