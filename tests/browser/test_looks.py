"""Every page kind in every state, in the looks that a device asks for."""

from __future__ import annotations

import pytest
from browser.courses import choice, completion, course, lesson
from browser.lms import Lms, Package
from browser.looks import EDGED, FORCED, MIRROR, MOVING, STATES
from browser.screens import SET
from browser.seen import VIEWPORTS, Case, Told, each_case
from browser.sights import PLACES
from browser.sitting import Sitting

TOLD = {  # the states that a walk is sure to come by
    "reading": {"taken", "now", "tab"},
    "answering": {"chosen", "taken", "now"},
    "menu": {"here", "done", "at the end"},
    "results": {"point"},
    "languages": {"pressed"},
}


def looks(sitting: Sitting) -> tuple[list[str], set[str]]:
    """What is wrong in them, and the states that were there to be told in forced colours."""
    sitting.page.emulate_media(reduced_motion="reduce")
    wrong = [f"mirrored: {text}" for text in sitting.frame.evaluate(MIRROR)]
    wrong += sitting.frame.evaluate(MOVING)
    sitting.page.emulate_media(forced_colors="active")
    forced = sitting.frame.evaluate(FORCED, [STATES, EDGED])
    wrong += [f"forced colours: {text}" for text in forced["wrong"]]
    sitting.page.emulate_media(forced_colors="none")
    return wrong, set(forced["seen"])


@each_case(Case(look=looks, walk=walk, width=width) for walk, width in PLACES)
def test_a_look_that_the_device_asks_for(seen: Told, request: pytest.FixtureRequest) -> None:
    case = request.node.callspec.params["seen"]
    wrong = [f"{name}, {text}" for name, (faults, _) in seen for text in faults]
    assert not wrong, "\n".join(wrong)
    told = {state for _, (_, states) in seen for state in states}
    told |= {"tab"} if case.width == "360" else set()
    assert TOLD.get(case.walk.name, set()) <= told


RING = """() => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement)
  const ground = getComputedStyle(document.body).backgroundColor
  return outlineStyle === "solid" && parseFloat(outlineWidth) >= 2 && outlineColor !== ground
}"""
BAD = ".sm-btn { margin-left: 9px; transition: color 1s; border: 0 !important }"


def test_the_mark_and_the_focus_are_seen_in_forced_colours(lms: Lms, package: Package) -> None:
    """And the measures find what is wrong, or they would say nothing."""
    asked = course({"1-a.md": lesson("a", choice("a1"), choice("a2"))}, settings=completion(50))
    page = {"viewport": VIEWPORTS["360"], "forced_colors": "active"}
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
