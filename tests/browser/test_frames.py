"""In the windows that LMSs give: shut in a sandbox without a home, or popped up beside the LMS."""

from __future__ import annotations

import pytest
from browser.courses import completion, small
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package
from playwright.sync_api import expect

COURSE = small(completion(80))


@pytest.mark.parametrize("course", [COURSE, "tour/en"], ids=["small", "tour"])
def test_a_sandbox_without_a_home_shows_the_course(
    lms: Lms, package: Package, course: object
) -> None:
    """Only scripts are allowed: no storage, no form, no dialog, no window that can be reached."""
    sitting = lms.launch(package(course), sandbox="allow-scripts", clock=True)
    assert sitting.frame.evaluate("origin") == "null"
    learner = Learner(sitting.frame, hurry=False)
    sitting.page.clock.fast_forward(10_200)
    expect(learner.banner).to_have_text(learner.word("noticeUnconnected"))
    learner.walk(rightly)
    learner.press("exit")
    expect(sitting.frame.get_by_role("dialog")).to_contain_text(learner.word("exitUnconnected"))
    learner.press("finish")
    expect(learner.heading).to_have_text(learner.word("closed"))
    assert sitting.calls == []


def test_keys_work_in_a_sandbox_that_forbids_forms(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), sandbox="allow-scripts allow-same-origin")
    learner = sitting.learner
    learner.walk(until="a1")
    learner.choose(wrongly(learner.asked()))
    learner.question.get_by_role("radio").first.focus()
    sitting.page.keyboard.press("Enter")
    expect(learner.question).to_contain_text(learner.word("wrong"))
    sitting.frame.get_by_role("button", name=learner.word("openMenu")).click()
    sitting.frame.get_by_role("searchbox").fill("prose")
    sitting.page.keyboard.press("Enter")
    expect(sitting.frame.locator("mark").first).to_be_visible()
    assert learner.sight.question == "a1", "Enter in the search is not for the question"


def test_a_sandbox_with_scripts_and_a_home_keeps_the_record(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), sandbox="allow-scripts allow-same-origin")
    learner = Learner(sitting.frame, hurry=False)
    learner.walk(rightly)
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"


@pytest.mark.parametrize("leave", ["close", "navigate"])
def test_a_window_of_its_own_outlives_the_lms(lms: Lms, package: Package, leave: str) -> None:
    """Its API would go on answering as if it kept what it is told."""
    sitting = lms.launch(package(COURSE), way="popup")
    learner = sitting.learner
    learner.walk(rightly, until="b1")
    if leave == "close":
        sitting.page.close()
    else:
        sitting.page.goto(f"{sitting.server.origin}/harness/between.html?about:blank")
    learner.walk(rightly)
    learner.press("exit")
    expect(learner.frame.get_by_role("dialog")).to_contain_text(learner.word("noticeGone"))
    expect(learner.banner).to_have_text(learner.word("noticeGone"))
    assert "LMSFinish" not in sitting.story_calls
