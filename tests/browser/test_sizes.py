"""From the smallest screen to a desktop: targets that a thumb can hit, and nothing out of reach."""

from __future__ import annotations

import pytest
from browser.courses import completion, small
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package
from browser.seen import Told, each_sight
from browser.sitting import Sitting

# WCAG 2.5.8 asks for 24 px, or that no other target lies within 12 px of a smaller one's middle;
# the house, for 44 px of whatever is no link in a sentence.
SMALL_TARGETS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=tab]")]
    .filter((el) => el.checkVisibility({ visibilityProperty: true }) && !el.matches(".sm-skip, :disabled"))
    .filter((el) => { const over = document.querySelector("dialog:modal"); return !over || over.contains(el) })
    .map((el) => el.closest("label") ?? el)
  const middle = (el) => {
    const { left, top, width, height } = el.getClientRects()[0]
    return { x: left + width / 2, y: top + height / 2 }
  }
  const isNear = (el, x, y) => [...el.getClientRects()].some(({ left, right, top, bottom }) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < 12)
  return all.flatMap((el) => {
    const { width, height } = el.getBoundingClientRect()
    const size = `${width}x${height}: ${el.outerHTML.slice(0, 90)}`
    if (getComputedStyle(el).display !== "inline") return Math.min(width, height) < 43.99 ? [size] : []
    const { x, y } = middle(el)
    const near = all.find((other) => other !== el && isNear(other, x, y))
    return Math.min(width, height) < 24 && near ? [`too close to ${near.outerHTML.slice(0, 60)}, ${size}`] : []
  })
}"""


def sized(lms: Lms, served: str, width: int, height: int) -> Sitting:
    return lms.launch(served, page={"viewport": {"width": width, "height": height}})


def small_targets(sitting: Sitting) -> list[str]:
    found: list[str] = sitting.frame.evaluate(SMALL_TARGETS)
    return found


@each_sight(small_targets, is_reading=True)
def test_targets_are_large_enough_at_360(seen: Told) -> None:
    found = [f"{name}: {fault}" for name, faults in seen for fault in faults]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 568), (360, 740), (650, 450)])
def test_every_step_can_be_done(lms: Lms, package: Package, width: int, height: int) -> None:
    """Real clicks: a target under a bar or beyond the edge would not take them."""
    sitting = sized(lms, package(small(completion(80))), width, height)
    learner = Learner(sitting.frame, hurry=False)
    learner.walk(rightly)
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"


def test_feedback_is_in_view_after_a_check(lms: Lms, package: Package) -> None:
    sitting = sized(lms, package("tour/es-419"), 360, 640)
    learner = sitting.learner
    learner.walk(until=learner.course["questions"][0]["id"])
    learner.answer(wrongly)
    feedback = learner.question.get_by_role("status")
    box = feedback.bounding_box()
    bar = learner.button("retry").bounding_box()
    assert box and bar
    assert box["y"] >= 0 and box["y"] + min(box["height"], 120) <= bar["y"]
