"""The course open in two windows of one browser: the second one is there to read (W3C Web Locks)."""

from __future__ import annotations

import pytest
from browser.courses import completion, small
from browser.learner import rightly, wrongly
from browser.lms import Lms, Package
from browser.test_modes import look_at_everything
from playwright.sync_api import expect

COURSE = small(completion(80))
ANOTHER = {"course.yaml": str(COURSE["course.yaml"]).replace("id: trial", "id: another")}


def test_a_second_window_makes_no_call_and_takes_no_answer(lms: Lms, package: Package) -> None:
    first = lms.launch(package(COURSE))
    first.learner.walk(rightly, until="b1")
    second = lms.launch(package(COURSE), beside=first)
    learner = second.learner
    expect(learner.banner).to_have_text(learner.word("noticeElsewhere"))
    while not learner.sight.question:
        learner.press("next")
    for box in learner.question.locator("input").all():
        expect(box).to_be_disabled()
    expect(learner.question).not_to_contain_text(learner.word("shown"))
    expect(learner.question).not_to_contain_text(learner.word("correct"))
    look_at_everything(learner)
    learner.press("exit")
    said = learner.frame.get_by_role("dialog")
    expect(said).to_contain_text(learner.word("noticeElsewhere"))
    learner.press("finish")
    assert second.calls == []

    first.learner.walk(rightly)
    first.learner.exit()
    assert first.record["cmi.core.lesson_status"] == "passed"
    assert first.record["cmi.core.score.raw"] == "100"


@pytest.mark.parametrize("way", ["closed", "left"])
def test_the_next_window_writes_once_the_first_is_gone(
    lms: Lms, package: Package, way: str
) -> None:
    first = lms.launch(package(COURSE))
    first.learner.walk(wrongly, until="b2")
    other = first.context.new_page()  # or closing the tab would close the browser's last window
    if way == "left":
        first.learner.exit()  # its window stays open and says good-bye
    else:
        first.close_tab()
    second = lms.launch(package(COURSE), beside=first)
    expect(second.learner.banner).to_have_count(0)
    second.learner.walk(rightly)
    second.learner.exit()
    assert second.record["cmi.suspend_data"] != first.record["cmi.suspend_data"]
    other.close()


def test_another_course_is_another_record(lms: Lms, package: Package) -> None:
    first = lms.launch(package(COURSE))
    second = lms.launch(package(COURSE | ANOTHER), beside=first)
    expect(second.learner.banner).to_have_count(0)
    second.learner.walk(rightly, until="b2")
    assert "LMSCommit" in second.saves
