"""From the smallest screen to a desktop: no sideways scroll, targets that a thumb can hit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from browser.courses import completion, small
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package
from browser.sitting import Sitting

from smcourse.model import THEMES

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
TARGETS = """() => [...document.querySelectorAll("a[href], button, input, summary, [data-sm-goto]")]
  .filter((el) => el.checkVisibility({ visibilityProperty: true }) && !el.matches(".sm-skip"))
  .map((el) => {
    const row = el.closest("label") ?? el
    const { width, height } = row.getBoundingClientRect()
    const isButton = el.matches("button, label *")
    return { text: el.outerHTML.slice(0, 90), isButton, width, height }
  })"""


def pages(learner: Learner) -> Iterator[str]:
    """Through the course and its dialogs, a name for each thing to look at."""
    yield "cover"
    learner.press("next")
    yield "module"
    learner.walk(until=learner.course["questions"][0]["id"])
    yield "question"
    learner.answer(wrongly)
    yield "wrong"
    learner.answer(wrongly)
    yield "wrong twice"
    learner.reveal()
    yield "shown"
    learner.press("next")
    while learner.sight.action != "exit":
        if learner.sight.question:
            learner.answer(rightly)
            yield f"right {learner.sight.question}"
        else:
            yield f"step of {learner.sight.lesson}"
        learner.press("next")
    yield "result"
    learner.press("exit")
    yield "exit dialog"
    learner.frame.get_by_role("button", name=learner.word("stay")).click()
    learner.open_menu()
    yield "menu"
    learner.frame.get_by_role("button", name=learner.word("closeMenu")).last.click()


def sized(lms: Lms, served: str, width: int, height: int) -> Sitting:
    return lms.launch(served, page={"viewport": {"width": width, "height": height}})


@pytest.mark.parametrize(
    "course",
    ["conecta/es-419", *(small(completion(80) + f"theme: {theme}\n") for theme in THEMES)],
    ids=["conecta", *THEMES],
)
def test_nothing_scrolls_sideways(lms: Lms, package: Package, course: Any) -> None:
    """From 320 px, which is also 400 % zoom, to the frames that LMSs give."""
    sitting = sized(lms, package(course), 320, 256)
    wider = []
    for page in pages(sitting.learner):
        for width, height in ((941, 666), (650, 666), (480, 800), (320, 568), (320, 256)):
            sitting.page.set_viewport_size({"width": width, "height": height})
            if sitting.frame.evaluate(WIDER) > 0:
                wider.append((page, width))
    assert wider == []


def test_nothing_scrolls_sideways_beside_the_menu(lms: Lms, package: Package) -> None:
    sitting = sized(lms, package(small(completion(80))), 1280, 800)
    wider = {page: sitting.frame.evaluate(WIDER) for page in pages(sitting.learner)}
    assert {page: by for page, by in wider.items() if by > 0} == {}


def test_targets_are_large_enough_at_360(lms: Lms, package: Package) -> None:
    sitting = sized(lms, package("conecta/en"), 360, 740)
    small_ones = []
    for page in pages(sitting.learner):
        for target in sitting.frame.evaluate(TARGETS):
            least = 44 if target["isButton"] else 24
            if min(target["width"], target["height"]) < least:
                small_ones.append((page, target))
    assert small_ones == []


@pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 568), (360, 740), (650, 450)])
def test_every_step_can_be_done(lms: Lms, package: Package, width: int, height: int) -> None:
    """Real clicks: a target under a bar or beyond the edge would not take them."""
    sitting = sized(lms, package(small(completion(80))), width, height)
    learner = Learner(sitting.frame, hurry=False)
    learner.walk(rightly)
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"


def test_feedback_is_in_view_after_a_check(lms: Lms, package: Package) -> None:
    sitting = sized(lms, package("conecta/es-419"), 360, 640)
    learner = sitting.learner
    learner.walk(until=learner.course["questions"][0]["id"])
    learner.answer(wrongly)
    feedback = learner.question.get_by_role("status")
    box = feedback.bounding_box()
    bar = learner.button("retry").bounding_box()
    assert box and bar
    assert box["y"] >= 0 and box["y"] + min(box["height"], 120) <= bar["y"]
