"""No rule is left out of a package's style sheet that something on one of its pages would follow."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from browser.seen import Told, each_sight
from browser.sights import TOUR, WALKS
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


def followed(sitting: Sitting) -> tuple[int, list[str]]:
    """How much is left out, and what of it something here would follow."""
    missing = left_out(sitting)
    assert sitting.frame.evaluate(FOLLOWED, ["main", "table.none"]) == ["main"]
    return len(missing), sitting.frame.evaluate(FOLLOWED, missing)


@each_sight(followed, SPARING, is_reading=True)
def test_what_is_left_out_has_nothing_to_follow_it(seen: Told) -> None:
    assert min(spared for _, (spared, _) in seen) > 20
    assert [f"{name}: {one}" for name, (_, found) in seen for one in found] == []
