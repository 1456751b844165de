"""A page that stays as it is: nothing moves by itself, and nothing is left behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.courses import choice, course, lesson
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package
from browser.pictures import FRAME
from browser.sitting import Sitting

# What comes of a press is no shift (Layout Instability, "had recent input": 500 ms). The browser
# sometimes draws before it has noted the press, so that presses are noted here too. What moved
# before the first paint (Paint Timing) nobody has seen.
SHIFTS = """() => {
  const shifts = []
  let pressed = -Infinity
  const painted = () => performance.getEntriesByType("paint")[0]?.startTime ?? Infinity
  for (const press of ["mousedown", "click", "keydown"]) {
    addEventListener(press, ({ isTrusted, timeStamp }) => { if (isTrusted) pressed = timeStamp }, true)
  }
  const keep = (entries) => {
    for (const { value, hadRecentInput, sources, startTime } of entries) {
      if (startTime - pressed < 500 || startTime < painted()) continue
      const moved = sources.flatMap(({ node }) => node ?? []) // none: in a player's own controls
      const names = moved.map((node) => (node.parentElement ?? node).outerHTML.slice(0, 120))
      if (!hadRecentInput && moved.length) shifts.push([value, ...names])
    }
  }
  const observer = new PerformanceObserver((list) => keep(list.getEntries()))
  observer.observe({ type: "layout-shift", buffered: true })
  window.smShifts = () => {
    keep(observer.takeRecords())
    return shifts.splice(0)
  }
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
    assert sitting.frame.evaluate("smShifts()") == []


SHORT = course({"1-a.md": lesson("a", "Some prose.", choice("a1")), "2-b.md": lesson("b", "More.")})
TROUBLE = ("error-code", "set-after-finish")
COMING = {  # how the LMS is, and what happens then, one thing after the other
    "unconnected": ({"api": "none"}, ["wait"]),
    "review": ({"late": True, "mode": "review"}, ["offer"]),
    "no credit": ({"late": True, "credit": "no-credit"}, ["offer"]),
    "failing": (
        {"faults": {"LMSCommit": "fail"}, "tolerate": TROUBLE},
        ["wait", "mend", "pass", "answer", "wait", "turn", "mend", "pass"],
    ),
    "gone": ({"faults": {"LMSCommit": "fail"}, "tolerate": TROUBLE}, ["end", "turn"]),
}
LEARNERS = ("answer", "turn")
PLACES = ["cover", "lesson", "result"]


@pytest.mark.parametrize(
    "size", [(360, 740), (650, 450), (1280, 800)], ids=["phone", "frame", "desktop"]
)
@pytest.mark.parametrize("notice", COMING)
def test_a_notice_comes_and_goes_without_moving_the_page(
    lms: Lms, package: Package, notice: str, size: tuple[int, int]
) -> None:
    settings, acts = COMING[notice]
    page = {"viewport": {"width": size[0], "height": size[1]}}
    found = []
    for place in PLACES:
        sitting = lms.launch(package(SHORT), page=page, clock=True, data=None, **settings)
        _go(sitting.learner, place)
        sitting.frame.evaluate(SHIFTS)
        said = []
        for act in acts:
            _settled(sitting)
            HAPPENS[act](sitting)
            said.append("".join(sitting.learner.banner.all_text_contents()))
            if act not in LEARNERS:
                found += [f"{act} at the {place}: {shift}" for shift in _settled(sitting)]
        assert any(said), place
    assert found == []


def _go(learner: Learner, place: str) -> None:
    if place == "lesson":
        learner.open_lesson("a")
    elif place == "result":
        learner.open(learner.word("results"))


def _settled(sitting: Sitting) -> list[object]:
    """What has moved since one last looked."""
    for _ in range(2):
        sitting.frame.evaluate(FRAME)
    moved: list[object] = sitting.frame.evaluate("smShifts()")
    return moved


def _answer(sitting: Sitting) -> None:
    """And what is saved next is not taken."""
    sitting.break_(LMSCommit="fail")
    sitting.learner.open_lesson("a")
    sitting.learner.walk(until="a1")
    sitting.learner.answer(wrongly)


def _end(sitting: Sitting) -> None:
    sitting.page.evaluate("API.LMSFinish('')")
    sitting.page.clock.run_for(70_000)


def _offer(sitting: Sitting) -> None:
    sitting.page.evaluate("harness.offerApi()")
    sitting.page.clock.run_for(3000)


HAPPENS: dict[str, Callable[[Sitting], object]] = {
    "wait": lambda sitting: sitting.page.clock.run_for(11_000),
    "offer": _offer,
    "answer": _answer,
    "mend": lambda sitting: (sitting.mend(), sitting.page.clock.run_for(61_000)),
    "pass": lambda sitting: sitting.page.clock.run_for(7000),
    "turn": lambda sitting: sitting.learner.open_lesson("b"),
    "end": _end,
}


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
