"""A page that stays as it is: nothing moves by itself, and nothing is left behind."""

from __future__ import annotations

import pytest
from browser.learner import Learner, rightly
from browser.lms import Lms, Package

# What comes of a press is no shift (Layout Instability, "had recent input": 500 ms). The browser
# sometimes draws before it has noted the press, so that presses are noted here too.
SHIFTS = """() => {
  window.smShifts = []
  let pressed = -Infinity
  for (const press of ["mousedown", "click", "keydown"]) {
    addEventListener(press, ({ isTrusted, timeStamp }) => { if (isTrusted) pressed = timeStamp }, true)
  }
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources, startTime } of list.getEntries()) {
      if (startTime - pressed < 500) continue
      const moved = sources.flatMap(({ node }) => node ?? []) // none: in a player's own controls
      const names = moved.map((node) => (node.parentElement ?? node).outerHTML.slice(0, 120))
      if (!hadRecentInput && moved.length) smShifts.push([value, ...names])
    }
  }).observe({ type: "layout-shift", buffered: true })
}"""
WARM, LAPS = 3, 6


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)], ids=["phone", "desktop"])
def test_nothing_moves_by_itself_in_a_whole_walk(
    lms: Lms, package: Package, size: tuple[int, int]
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    sitting = lms.launch(package("tour/en"), page={"viewport": viewport})
    sitting.frame.evaluate(SHIFTS)
    Learner(sitting.frame, hurry=False).walk(rightly)  # by the mouse, as the browser asks why
    assert sitting.frame.evaluate("smShifts") == []


def test_a_long_visit_leaves_nothing_behind(lms: Lms, package: Package) -> None:
    """Once every page has been shown a few times, laps add nothing that counts: the browser itself keeps a
    node more or less.
    """
    sitting = lms.launch(package("tour/en"))
    learner = sitting.learner
    devtools = sitting.context.new_cdp_session(sitting.page)
    devtools.send("Performance.enable")
    first = str(learner.course["lessons"][0]["id"])
    learner.walk(rightly)
    held = []
    for _ in range(LAPS):
        _lap(learner, first)
        for _ in range(2):
            devtools.send("HeapProfiler.collectGarbage")
        told = devtools.send("Performance.getMetrics")["metrics"]
        held.append({one["name"]: one["value"] for one in told})
    for name in ("Nodes", "JSEventListeners"):
        assert held[-1][name] < 1.01 * held[WARM][name], name


def _lap(learner: Learner, first: str) -> None:
    learner.open_lesson(first)
    learner.walk(rightly)
