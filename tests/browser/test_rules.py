"""No rule is left out of a package's style sheet that something on one of its pages would follow."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
from browser.lms import Lms, Package
from browser.sights import TOUR, WALKS, Walk
from browser.sitting import Sitting

from smcourse.compile.join import read_module
from smcourse.compile.rules import selectors_of

# The walks whose courses do without much.
SPARING = [walk for walk in WALKS if walk.course != TOUR and not walk.before]
SHEETS = ("player.css", "kinds.css", "themes/editorial.css", "print.css")
FOLLOWED = "(selectors) => selectors.filter((one) => document.querySelector(one))"


def written() -> frozenset[str]:
    """Every selector of the sheets as we wrote them."""
    whole = "".join(read_module(PurePosixPath(name)) for name in SHEETS)
    return selectors_of(re.sub(r"/\*.*?\*/|\n", "", whole, flags=re.S))


def left_out(sitting: Sitting) -> list[str]:
    """What the package does without, as selectors of elements."""
    address = sitting.frame.evaluate("document.styleSheets[0].href")
    shipped = sitting.page.request.get(address).text()
    elements = {re.sub(r"::[a-z]+", "", one) or "*" for one in written() - selectors_of(shipped)}
    return sorted(elements)


@pytest.mark.parametrize("walk", SPARING, ids=lambda walk: walk.name)
def test_what_is_left_out_has_nothing_to_follow_it(walk: Walk, lms: Lms, package: Package) -> None:
    followed: list[str] = []
    spared = 0
    for sitting, name in walk.sights(lms, package, {"viewport": {"width": 360, "height": 740}}):
        missing = left_out(sitting)
        spared = len(missing)
        followed += [f"{name}: {one}" for one in sitting.frame.evaluate(FOLLOWED, missing)]
        assert sitting.frame.evaluate(FOLLOWED, ["main", "table.none"]) == ["main"]
    assert spared > 20
    assert followed == []
