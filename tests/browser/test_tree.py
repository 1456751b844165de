"""What a screen reader is given on every page and in every state: roles, names, values, states and
descriptions, as Chromium computes them, kept as text beside this file.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from browser.lms import Lms, Package
from browser.sights import WALKS, Walk
from browser.tree import Tree

KEPT = Path(__file__).parent / "tree"
PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
def test_what_a_screen_reader_is_given(
    walk: Walk, lms: Lms, package: Package, update_golden: bool
) -> None:
    said: list[str] = []
    before: list[str] = []
    for sitting, name in walk.sights(lms, package, PHONE):
        parts = Tree(sitting).parts()
        said.append(f"# {name}\n" + "\n".join(_shortly(part, before) for part in parts))
        before = parts
    kept = KEPT / f"{walk.name}.txt"
    text = "\n\n".join(said) + "\n"
    if update_golden:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")


def _shortly(part: str, before: list[str]) -> str:
    """What has not changed since the last sight is named only."""
    first, _, rest = part.partition("\n")
    return f"{first} (as before)" if rest and part in before else part
