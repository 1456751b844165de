"""`smcourse diff` as somebody runs it: what it prints, and what it exits with."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from browser.courses import A1, B1, choice, completion, lesson, ours
from conftest import ROOT, write_files
from hostile.broken_zips import good, zipped
from packages.updates import small

from tests.cli.running import piped

HERE = Path(__file__).parent / "diff"
E = {"two/3-e.md": lesson("e", choice("e1"), choice("e2", was="e-two"))}
OLD = small(E)
NEW = small(
    {
        "one/1-a.md": lesson("a", "P.", A1.replace(" a1 ", " a-one "), objective="O1.a"),
        "one/2-b.md": lesson("b-new", B1, choice("b2", ("- [x] Up", "- [ ] Down")), was="b"),
        "two/1-c.md": None,
        "one/4-d.md": lesson("d", choice("d1", points="5")),
        "two/2-d.md": None,
        "two/3-e.md": lesson("e", choice("e2"), choice("e3")),
    },
    settings=completion(70) + "certificate: false\nversion: '2'\n",
)
SAFE = small(
    {**E, "one/0-x.md": lesson("x", choice("x1"))}, settings=completion(80) + "version: '2'\n"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`old.zip`, three folders of new versions and their packages, and zips that are none."""
    home = tmp_path_factory.mktemp("updates")
    for name, files in {"old": OLD, "new": NEW, "safe": SAFE}.items():
        write_files(home / name, {**files})
        assert piped("build", name, "--out", f"{name}.out", cwd=home).code == 0
        (built,) = (home / f"{name}.out").iterdir()
        built.rename(home / f"{name}.zip")
    write_files(home / "wrong", {**OLD, "en/two/3-e.md": "---\nid: e\ntitle: E\n---\n# E\n"})
    write_files(home / "tour", ours("tour"))
    write_files(home / "site", {"index.html": "<!doctype html><title>A</title><p>Text."})
    assert piped("wrap", "site", "--out", "wrapped", cwd=home).code == 0
    (wrapped,) = (home / "wrapped").iterdir()
    wrapped.rename(home / "wrapped.zip")
    (home / "foreign.zip").write_bytes(zipped(good()))
    (home / "no.zip").write_bytes(b"PK and no more")
    with zipfile.ZipFile(home / "empty.zip", "w") as archive:
        archive.writestr("readme.txt", "Nothing.")
    return home


REPORTS = {
    "folder-en.txt": ("old.zip", "new"),
    "folder-es.txt": ("old.zip", "new", "--messages", "es"),
    "package-en.txt": ("old.zip", "new.zip"),
    "nothing-es.txt": ("old.zip", "old", "--messages", "es"),
    "folder.json": ("old.zip", "new", "--format", "json"),
    "short.txt": ("old.zip", "new", "--format", "short"),
}


@pytest.mark.parametrize("name", REPORTS)
def test_the_report_is_as_it_was(name: str, home: Path, update_golden: bool) -> None:
    ran = piped("diff", *REPORTS[name], cwd=home)
    assert (ran.code, ran.err) == (0, "")
    golden = HERE / name
    if update_golden:
        golden.write_text(ran.out, encoding="utf-8", newline="\n")
    assert ran.out == golden.read_text(encoding="utf-8")
    if name.endswith(".json"):
        assert set(json.loads(ran.out)) == {"version", "findings", "difference"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("old.zip new", 0),
        ("old.zip new --safe", 1),
        ("old.zip new.zip --safe", 1),
        ("old.zip new --safe --format json", 1),
        ("old.zip safe --safe", 0),
        ("old.zip safe.zip --safe", 0),
        ("old.zip old --safe", 0),
        ("old.zip old.zip --safe", 0),
        ("new.zip old.zip --safe", 1),
        ("old.zip old --lang en", 0),
        ("old.zip wrong", 1),
        ("old.zip site", 1),
        ("old.zip no.zip", 1),
        ("no.zip old", 1),
    ],
)
def test_it_exits_with_1_where_something_is_lost_or_wrong(
    arguments: str, code: int, home: Path
) -> None:
    ran = piped("diff", *arguments.split(), cwd=home)
    assert (ran.code, ran.err) == (code, "")
    assert ran.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("old.zip", "NEW is missing"),
        ("nothing.zip old", "cannot open nothing.zip: No such file or directory"),
        ("old.zip nothing", "cannot open nothing: No such file or directory"),
        ("old old", "cannot open old: not a file"),
        ("foreign.zip old", "foreign.zip is a package, but not one that `smcourse build` made"),
        ("old.zip foreign.zip", "foreign.zip is a package, but not one that `smcourse build`"),
        ("wrapped.zip wrapped.zip", "wrapped.zip was made by `smcourse wrap`: it holds no lessons"),
        ("empty.zip old", "empty.zip is not a SCORM 1.2 package: `smcourse verify empty.zip` says"),
        ("old.zip new.zip --lang en", "--lang, --audience, --company and --lms are for a folder"),
        ("old.zip old --lang xx", "the course has no language `xx`; known here: `en`"),
        (
            "old.zip tour",
            "tour makes 4 packages, and none of them continues old.zip: choose one by",
        ),
    ],
)
def test_a_wrong_command_line_is_2_and_says_why(arguments: str, told: str, home: Path) -> None:
    ran = piped("diff", *arguments.split(), cwd=home)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"smcourse: {told}")


def test_what_is_wrong_with_the_course_is_told_as_check_tells_it(home: Path) -> None:
    checked = piped("check", "wrong", cwd=home)
    compared = piped("diff", "old.zip", "wrong", cwd=home)
    assert (checked.code, checked.out) == (compared.code, compared.out)


@pytest.mark.parametrize("name", ["hello", "tour"])
def test_our_courses_and_their_packages_are_the_same(name: str, tmp_path: Path) -> None:
    course = str(ROOT / "courses" / name)
    piped("build", course, "--out", "dist", cwd=tmp_path)
    for package in sorted((tmp_path / "dist").iterdir()):
        ran = piped("diff", str(package), course, "--safe", "--format", "json", cwd=tmp_path)
        assert (ran.code, ran.err) == (0, "")
        assert json.loads(ran.out)["difference"]["isEmpty"]
        assert json.loads(ran.out)["findings"] == []
