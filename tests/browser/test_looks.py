"""Every page kind in every state, in the looks that a device asks for."""

from __future__ import annotations

import pytest
from browser.courses import choice, completion, course, lesson
from browser.lms import Lms, Package
from browser.looks import EDGED, FORCED, MIRROR, MOVING, STATES
from browser.screens import SET
from browser.sights import PLACES, Walk

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
MEDIA = {"reduced_motion": "reduce"}
TOLD = {  # the states that a walk is sure to come by
    "reading": {"taken", "now", "tab"},
    "answering": {"chosen", "taken", "now"},
    "menu": {"here", "done", "at the end"},
    "results": {"point"},
    "languages": {"pressed"},
}


@pytest.mark.parametrize(("walk", "width"), PLACES, ids=lambda one: getattr(one, "name", one))
def test_a_look_that_the_device_asks_for(
    walk: Walk, width: str, lms: Lms, package: Package
) -> None:
    size = {"360": PHONE, "1280": DESK}[width]
    wrong: list[str] = []
    seen: set[str] = set()
    for sitting, name in walk.sights(lms, package, {"viewport": size, **MEDIA}):
        wrong += [f"{name}, mirrored: {text}" for text in sitting.frame.evaluate(MIRROR)]
        wrong += [f"{name}: {text}" for text in sitting.frame.evaluate(MOVING)]
        sitting.page.emulate_media(forced_colors="active")
        forced = sitting.frame.evaluate(FORCED, [STATES, EDGED])
        seen |= set(forced["seen"])
        wrong += [f"{name}, forced colours: {text}" for text in forced["wrong"]]
        sitting.page.emulate_media(forced_colors="none")
    assert not wrong, "\n".join(wrong)
    assert TOLD.get(walk.name, set()) <= seen | ({"tab"} if size == PHONE else set())


RING = """() => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement)
  const ground = getComputedStyle(document.body).backgroundColor
  return outlineStyle === "solid" && parseFloat(outlineWidth) >= 2 && outlineColor !== ground
}"""
BAD = ".sm-btn { margin-left: 9px; transition: color 1s; border: 0 !important }"


def test_the_mark_and_the_focus_are_seen_in_forced_colours(lms: Lms, package: Package) -> None:
    """And the measures find what is wrong, or they would say nothing."""
    asked = course({"1-a.md": lesson("a", choice("a1"), choice("a2"))}, settings=completion(50))
    page = {"viewport": PHONE, "forced_colors": "active"}
    sitting = lms.launch(package(asked), page=page)
    sitting.learner.open(sitting.learner.word("results"))
    assert "goal" in sitting.frame.evaluate(FORCED, [STATES, EDGED])["seen"]
    for _ in range(3):
        sitting.page.keyboard.press("Tab")
        assert sitting.frame.evaluate(RING)
    sitting.frame.evaluate(SET, ["100", BAD])
    assert any(
        "has no edge" in text for text in sitting.frame.evaluate(FORCED, [STATES, EDGED])["wrong"]
    )
    assert sitting.frame.evaluate(MIRROR)
    assert sitting.frame.evaluate(MOVING)
