"""What a preview does before and beside its page: a missing extra, a port, an editor's address."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from browser.courses import small
from conftest import ROOT, write_files

from smcourse.cli import main
from smcourse.diagnostics import SmcourseError
from smcourse.memo import Memo
from smcourse.preview import kept
from smcourse.preview.editor import editor_address
from smcourse.preview.folder import found_at
from smcourse.preview.kept import Kept
from smcourse.preview.run import listening_at
from smcourse.preview.view import View

FILES = b'{"index.html": "", "player.css": "", "player.js": ""}'
BEGUN = b'{"mark": "m", "files": ' + FILES + b', "answer": {'


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "the preview needs uvicorn: `"), ("es", "la vista previa necesita uvicorn: `")],
)
def test_without_its_extra_it_says_what_to_install(
    language: str,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delitem(sys.modules, "smcourse.preview.run")
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    command = ["smcourse", "--messages", language, "preview", str(ROOT / "courses/hello")]
    monkeypatch.setattr(sys, "argv", command)
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    assert said.err.startswith(f"smcourse: {told}")
    assert 'pip install "smcourse[preview]"' in said.err


def test_a_port_that_is_taken_is_left_to_whoever_has_it() -> None:
    with listening_at(0) as first:
        port = first.getsockname()[1]
        with listening_at(port) as second:
            assert second.getsockname()[1] not in (0, port)
    with listening_at(port) as again:
        assert again.getsockname() == ("127.0.0.1", port)


@pytest.mark.parametrize(
    ("path", "template", "address"),
    [
        (
            PurePosixPath('/home/o\'hara & "co"/ñ 1.md'),
            "vscode://file{path}:{line}:{column}",
            "vscode://file/home/o%27hara%20%26%20%22co%22/%C3%B1%201.md:3:7",
        ),
        (
            PureWindowsPath(r"C:\Users\Ana María\1.md"),
            "vscode://file{path}:{line}:{column}",
            "vscode://file/C:/Users/Ana%20Mar%C3%ADa/1.md:3:7",
        ),
        (
            PurePosixPath("/a/{line}/x.md"),
            "idea://open?file={path}&line={line}",
            "idea://open?file=/a/%7Bline%7D/x.md&line=3",
        ),
    ],
)
def test_an_editor_is_given_a_path_that_an_address_can_hold(
    path: PurePath, template: str, address: str
) -> None:
    assert editor_address(template, path, 3, 7) == address


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return write_files(tmp_path / "course", small() | {"media/a.png": "one"})


def _mark(folder: Path, *told: str) -> str:
    found = found_at(folder, Memo())
    assert not isinstance(found, SmcourseError)
    return kept.mark_of(found, told)


def test_a_page_is_known_again_by_all_that_it_was_made_of(folder: Path) -> None:
    begun = _mark(folder, "es")
    assert _mark(folder, "es") == begun
    marks = {begun, _mark(folder, "en")}
    for path, text in [("course.yaml", " "), ("en/one/1-a.md", "\n"), ("media/a.png", "more")]:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(text)
        marks.add(_mark(folder, "es"))
    (folder / "media/a.png").rename(folder / "media/b.png")
    (folder / "en/more.md").symlink_to("/etc/hostname")  # which is told and not read
    assert len(marks | {_mark(folder, "es")}) == 6


@pytest.mark.parametrize(
    "written",
    [
        *(b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"mark": "m"}'),
        *(b'{"mark": "m", "answer": 1, "files": {}}', b'{"mark": "m", "answer": {}, "files": 7}'),
        *(BEGUN + b'"view": 1}}', BEGUN + b'"view": {"x": ""}}}', BEGUN + b"}}"),
    ],
)
def test_what_else_stands_where_a_page_was_kept_is_none(folder: Path, written: bytes) -> None:
    files = dict.fromkeys(kept.FILES, "text")
    one = Kept(mark="m", view=View(), answer={"view": {}}, files=files)
    kept.keep(folder, one)
    assert kept.recall(folder, "m") == one
    assert kept.recall(folder, "another") is None
    (place,) = (folder.parent / "cache").rglob("*.json")
    place.write_bytes(written)
    assert kept.recall(folder, "m") is None
    kept.keep(folder, one)
    assert kept.recall(folder, "m") == one


def test_where_nothing_can_be_written_nothing_is_kept(folder: Path) -> None:
    (folder.parent / "cache").write_text("in the way", encoding="utf-8")
    kept.keep(folder, Kept(mark="m", view=View(), answer={}, files=dict.fromkeys(kept.FILES, "")))
    assert kept.recall(folder, "m") is None
