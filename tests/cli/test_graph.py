"""`smcourse graph` shows a scenario, draws it, and says what it cannot find."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from tests.cli.running import piped

TOUR = str(ROOT / "courses" / "tour")


def test_a_scenario_is_shown_and_drawn(tmp_path: Path) -> None:
    ran = piped("graph", TOUR, "clip", "--lang", "en", "--svg", "clip.svg", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert "   3  Report it. → end\n" in ran.out
    assert (tmp_path / "clip.svg").read_bytes().startswith(b"<?xml")
    assert [path.name for path in tmp_path.iterdir()] == ["clip.svg"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((TOUR, "clop"), "smcourse: there is no scenario `clop`; did you mean `clip`?"),
        ((TOUR, "clip", "--lang", "de"), "the course has no language `de`"),
        ((str(ROOT / "courses" / "hello"), "clip"), "there is no scenario"),
        (("nowhere", "clip"), "smcourse: no course folder at nowhere"),
        ((TOUR, "clip", "--svg", "no/such/folder.svg"), "smcourse: cannot write"),
    ],
)
def test_what_cannot_be_shown_is_told(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    ran = piped("graph", *arguments, cwd=tmp_path)
    assert ran.code == 2
    assert said in ran.err
    assert not list(tmp_path.iterdir())
