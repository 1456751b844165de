"""The size of the text, and what comes out on paper."""

from __future__ import annotations

import pytest
from browser.learner import Learner
from browser.lms import Lms, Package
from playwright.sync_api import expect

STEPS = """() => {
  const shown = [...document.querySelectorAll(".sm-step, .sm-opener")].filter((el) => el.checkVisibility())
  return [...new Set(shown.map((el) => el.closest("[data-sm-lesson]")?.dataset.smLesson ?? ""))]
}"""


@pytest.fixture
def learner(lms: Lms, package: Package) -> Learner:
    """In the first lesson of the tour, on a phone."""
    phone = {"viewport": {"width": 360, "height": 740}}
    learner = lms.launch(package("tour/en"), page=phone).learner
    learner.press("next")
    if not learner.sight.lesson:
        learner.press("next")
    return learner


def test_the_text_grows_to_twice_its_size(learner: Learner) -> None:
    learner.open_menu()
    larger = learner.frame.get_by_role("button", name=learner.word("larger"))
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = learner.frame.evaluate(size)
    while larger.is_enabled():
        larger.click()
    expect(learner.frame.locator("[data-sm-size]")).to_have_text("200%")
    assert learner.frame.evaluate(size) == pytest.approx(2 * before)
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert learner.frame.evaluate(wider) == 0


def test_paper_holds_the_lesson_whole_and_no_other(learner: Learner) -> None:
    lesson = learner.sight.lesson
    learner.frame.evaluate("dispatchEvent(new Event('beforeprint'))")
    learner.frame.page.emulate_media(media="print")
    assert learner.frame.evaluate(STEPS) == [lesson]
    steps = learner.frame.locator(f"[data-sm-lesson={lesson}] .sm-step")
    assert steps.count() > 1
    for step in steps.all():
        expect(step).to_be_visible()


def test_paper_holds_the_whole_course_where_that_is_asked_for(learner: Learner) -> None:
    frame = learner.frame
    frame.evaluate(
        "window.print = () => { window.printed = document.body.className;"
        " dispatchEvent(new Event('beforeprint')) }"
    )
    learner.open_menu()
    frame.get_by_role("button", name=learner.word("printCourse")).click()
    assert "sm-print-all" in frame.evaluate("window.printed")
    frame.evaluate("document.body.classList.add('sm-print-all')")
    frame.page.emulate_media(media="print")
    lessons = [one["id"] for one in learner.course["lessons"]]
    assert [one for one in frame.evaluate(STEPS) if one] == lessons
    for question in learner.course["questions"]:
        expect(frame.locator(f"[data-sm-question={question['id']}] fieldset")).to_be_visible()
