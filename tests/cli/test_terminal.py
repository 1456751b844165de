"""Colour and a progress bar where there is a terminal, and plain text where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from smcourse.cli import show
from tests.cli.running import at_terminal, piped

ESCAPE = "\x1b["
BAD = "tests/checks/heading-level"


def test_a_terminal_shows_colour() -> None:
    shown = at_terminal("check", BAD, cwd=ROOT).out
    assert f"{ESCAPE}1;31merror: {ESCAPE}0m" in shown


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_nobody_is_forced_to_see_colour(environment: dict[str, str]) -> None:
    shown = at_terminal("check", BAD, cwd=ROOT, **environment).out
    assert ESCAPE not in shown
    assert shown == piped("check", BAD, cwd=ROOT).out


def test_an_empty_no_color_is_none() -> None:
    assert ESCAPE in at_terminal("check", BAD, cwd=ROOT, NO_COLOR="").out


@pytest.mark.parametrize("kind", ["json", "sarif"])
def test_what_programs_read_is_never_coloured(kind: str) -> None:
    assert ESCAPE not in at_terminal("check", BAD, "--format", kind, cwd=ROOT).out


def test_a_short_build_shows_no_bar(tmp_path: Path) -> None:
    shown = at_terminal("build", str(ROOT / "courses/hello"), "--lang", "en", cwd=tmp_path).out
    assert "%" not in shown
    assert "hello-en-scorm12-1.zip" in shown


class _Terminal:
    """A stream that keeps what it is given and says that it is a terminal."""

    encoding = "utf-8"

    def __init__(self, *, is_terminal: bool) -> None:
        self.is_terminal = is_terminal
        self.written = ""

    def isatty(self) -> bool:
        return self.is_terminal

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        pass


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_long_build_shows_how_far_it_is(
    is_terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show, "LONG", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    stream = _Terminal(is_terminal=is_terminal)
    with show.progress(Path("bees"), stream) as watch:
        watch(0.25)
        watch(0.5)
    assert ("bees" in stream.written and "50%" in stream.written) == is_terminal
