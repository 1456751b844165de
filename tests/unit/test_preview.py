"""What a preview does before and beside its page: a missing extra, a port, an editor's address."""

from __future__ import annotations

import sys
from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest
from conftest import ROOT

from smcourse.cli import main
from smcourse.preview.editor import editor_address
from smcourse.preview.run import listening_at


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
