"""Each page kind in each state on each screen: nothing scrolls sideways, is cut or covered, and the
main action is within reach; with wide spacing (WCAG 1.4.12) and with text at twice its size too.
"""

from __future__ import annotations

import pytest
from browser.courses import ours
from browser.lms import Lms, Package
from browser.screens import FAULTS, NARROW, SET, WIDE, faults
from browser.seen import VIEWPORTS, Told, each_sight
from browser.sights import TOUR, WALKS, Walk
from browser.sitter import sit
from browser.sitting import Sitting

from smcourse.model import THEMES


def misfits(sitting: Sitting) -> list[str]:
    """A phone is turned and a frame is drawn larger; a desktop has the menu beside the page."""
    is_narrow = sitting.page.viewport_size == VIEWPORTS["360"]
    return faults(sitting, NARROW if is_narrow else WIDE)


@each_sight(misfits, widths=VIEWPORTS)
def test_everything_fits(seen: Told) -> None:
    found = [f"{name}, {fault}" for name, faults in seen for fault in faults]
    assert not found, "\n".join(found)


READ = [walk for walk in WALKS if walk.name in ("reading", "answering", "menu")]


@pytest.mark.parametrize("theme", THEMES[1:])
@pytest.mark.parametrize("walk", READ, ids=lambda walk: walk.name)
def test_everything_fits_in_each_theme(walk: Walk, theme: str, lms: Lms, package: Package) -> None:
    page = {"viewport": dict(zip(("width", "height"), NARROW[-1], strict=True))}
    course = ours("tour", languages="[en]", theme=theme)
    sights = walk.sights(lms, package, page, course)
    found = [f"{name}, {fault}" for sitting, name in sights for fault in faults(sitting, NARROW)]
    assert not found, "\n".join(found)


LOW = ((320, 568), (360, 740), (480, 450), (650, 450), (941, 450))


@pytest.mark.parametrize("theme", THEMES)
def test_the_way_in_is_in_view(theme: str, lms: Lms, package: Package) -> None:
    """However much a cover promises."""
    course = ours("conecta", languages="[es-419]", theme=theme)
    sitting = lms.launch(package(course))
    found = []
    for page in ("cover", "pre-test", "opener of the module"):
        if page == "opener of the module":
            sit(sitting.learner)
            sitting.learner.press("next")
        for width, height in LOW:
            sitting.page.set_viewport_size({"width": width, "height": height})
            found += [f"{page}, {width}x{height}: {one}" for one in sitting.frame.evaluate(FAULTS)]
        if page == "cover":
            sitting.learner.press("next")
    assert not found, "\n".join(found)


BAD = ".sm-where { flex: 0 0 2em !important } button { width: 30px !important; position: fixed; left: 400px; top: 0 } [data-sm-main] { top: 800px !important }"


def test_the_measure_would_find_something(lms: Lms, package: Package) -> None:
    """Else the tests above would say nothing."""
    sitting = lms.launch(package(TOUR), page={"viewport": {"width": 360, "height": 740}})
    sitting.learner.open_lesson("choice")
    sitting.frame.evaluate(SET, ["100", BAD])
    found = " ".join(sitting.frame.evaluate(FAULTS))
    for fault in ("reaches out", "is cut", "only by scrolling", "cannot be reached", "has no room"):
        assert fault in found
