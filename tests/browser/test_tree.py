"""What a screen reader is given on every page and in every state: roles, names, values, states and
descriptions, as Chromium computes them, kept as text beside this file.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from browser.seen import Told, each_sight
from browser.sitting import Sitting
from browser.tree import Tree

KEPT = Path(__file__).parent / "tree"


def parts(sitting: Sitting) -> list[str]:
    return Tree(sitting).parts()


@each_sight(parts, is_reading=True)
def test_what_a_screen_reader_is_given(
    seen: Told, request: pytest.FixtureRequest, update_golden: bool
) -> None:
    said: list[str] = []
    before: list[str] = []
    for name, parts in seen:
        said.append(f"# {name}\n" + "\n".join(_shortly(part, before) for part in parts))
        before = parts
    kept = KEPT / f"{request.node.callspec.params['seen'].walk.name}.txt"
    text = "\n\n".join(said) + "\n"
    if update_golden:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")


def _shortly(part: str, before: list[str]) -> str:
    """What has not changed since the last sight is named only."""
    first, _, rest = part.partition("\n")
    return f"{first} (as before)" if rest and part in before else part
