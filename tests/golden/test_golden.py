"""What a course compiles to, as files that a review can read; `--update-golden` rewrites them.

Player and control documents are left out: they are sources of their own. Their names are in
`files.txt`, with all others in the order of the zip.
"""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree

import pytest
from conftest import ROOT, build_olx, build_scorm12, files_of, tarred, write_files
from lxml import etree

from smcourse.formats.schemas import CONTROL_DOCUMENTS
from smcourse.pipeline import build
from smcourse.targets import all_targets

GOLDEN = Path(__file__).parent
LEFT_OUT = ("player.js", "player.css", *CONTROL_DOCUMENTS)


@pytest.mark.parametrize(("course", "index"), [("hello", 0), ("tour", 2), ("pause", 1)])
def test_the_course_compiles_to_its_golden_files(
    course: str, index: int, tmp_path: Path, update_golden: bool
) -> None:
    result = build_scorm12(ROOT / "courses" / course, tmp_path)
    assert not result.found
    files = files_of(result.built[index].path)
    texts = {
        name: content
        for name, content in files.items()
        if name not in LEFT_OUT and not name.startswith("media/")
    }
    texts["files.txt"] = "".join(f"{name}\n" for name in files).encode()
    folder = GOLDEN / course / "scorm12"
    if update_golden:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in texts.items():
            (folder / name).write_bytes(content)
    assert sorted(path.name for path in folder.iterdir()) == sorted(texts)
    for name, content in texts.items():
        expected = (folder / name).read_bytes()
        if name.endswith(".xml"):
            assert etree.canonicalize(content.decode()) == etree.canonicalize(expected.decode())
        assert content == expected, f"{name} differs; look at it, then run with --update-golden"


@pytest.mark.parametrize("course", ["hello", "tour"])
def test_the_course_becomes_its_golden_tarball(
    course: str, tmp_path: Path, update_golden: bool
) -> None:
    result = build_olx(ROOT / "courses" / course, tmp_path, "", "en")
    assert not result.found
    files = tarred(result.built[0].path)
    texts = {name: content for name, content in files.items() if "/static/" not in name}
    texts["files.txt"] = "".join(f"{name}\n" for name in files).encode()
    folder = GOLDEN / course / "olx"
    if update_golden:
        rmtree(folder, ignore_errors=True)
        write_files(folder, dict(texts))
    kept = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert kept == set(texts)
    for name, content in texts.items():
        told = f"{name} differs; look at it, then run with --update-golden"
        assert content == (folder / name).read_bytes(), told


def test_the_course_becomes_its_golden_site(tmp_path: Path, update_golden: bool) -> None:
    result = build(ROOT / "courses" / "hello", all_targets()["web"], tmp_path)
    assert not result.found
    home = result.built[0].path
    golden = GOLDEN / "hello" / "web" / "index.html"
    content = (home / "index.html").read_bytes()
    if update_golden:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(content)
    assert {path.name for path in home.iterdir()} == {"index.html", "player.css", "player.js"}
    assert content == golden.read_bytes(), "look at it, then run with --update-golden"
