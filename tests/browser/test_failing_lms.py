"""Saves that fail and recover, and an LMS that breaks in our hands: nothing is lost, and the
learner knows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from browser.courses import completion, small
from browser.learner import rightly
from browser.lms import Lms, Package, interactions
from browser.sitting import Sitting
from playwright.sync_api import FloatRect, Locator, expect

COURSE = small(completion(80))
FAULTS = {
    "commits answer false and 101": {"LMSCommit": "fail"},
    "commits answer false and no error": {"LMSCommit": "refuse"},
    "commits throw": {"LMSCommit": "throw"},
    "sets throw": {"LMSSetValue": "throw"},
    "sets and commits throw": {"LMSSetValue": "throw", "LMSCommit": "throw"},
}


@pytest.fixture
def broken(lms: Lms, package: Package) -> Callable[..., Sitting]:
    """A visit that starts well; the clock is the test's."""

    def launch(**settings: Any) -> Sitting:
        tolerate = ("error-code", "set-after-finish")  # a session may end behind our back
        return lms.launch(package(COURSE), clock=True, tolerate=tolerate, **settings)

    return launch


def _boxes(dialog: Locator) -> list[FloatRect]:
    """Where its buttons are."""
    boxes = [one.bounding_box() for one in dialog.locator("button:visible").all()]
    return [box for box in boxes if box]


@pytest.mark.parametrize("fault", FAULTS)
def test_what_could_not_be_saved_is_saved_later(
    lms: Lms, package: Package, broken: Callable[..., Sitting], fault: str
) -> None:
    sitting = broken()
    learner = sitting.learner
    learner.walk(rightly, until="a1")
    sitting.break_(**FAULTS[fault])
    learner.answer(rightly)
    sitting.page.clock.run_for(10_000)
    expect(learner.banner).to_contain_text(learner.word("noticeFailing"))
    learner.walk(rightly, until="b2")
    expect(learner.banner).to_contain_text(learner.word("noticeFailing"))
    sitting.mend()
    sitting.page.clock.run_for(60_000)
    expect(learner.banner).to_have_count(0)
    assert [one["id"] for one in interactions(sitting.record)] == ["a1", "b1"]
    learner.walk(rightly)
    learner.exit()
    record = sitting.record
    assert record["cmi.core.lesson_status"] == "passed"
    assert record["cmi.core.score.raw"] == "100"
    for one in interactions(record):
        assert (one["result"], "latency" in one, "type" in one) == ("correct", True, True)
    again = lms.launch(package(COURSE)).learner
    again.open_lesson("b")
    expect(again.question).to_contain_text(again.word("right"))


def test_saved_again_is_said_and_then_goes(broken: Callable[..., Sitting]) -> None:
    sitting = broken()
    learner = sitting.learner
    learner.walk(rightly, until="a1")
    sitting.break_(LMSCommit="fail")
    learner.answer(rightly)
    sitting.page.clock.run_for(10_000)
    sitting.mend()
    learner.frame.get_by_role("button", name=learner.word("tryNow")).first.click()
    expect(learner.banner).to_have_text(learner.word("noticeSavedAgain"))
    sitting.page.clock.run_for(6_500)
    expect(learner.banner).to_have_count(0)


def test_failed_saves_are_tried_again_by_themselves_and_ever_less_often(
    broken: Callable[..., Sitting],
) -> None:
    sitting = broken()
    sitting.learner.walk(rightly, until="a1")
    sitting.break_(LMSCommit="fail")
    before = sitting.saves.count("LMSCommit")
    sitting.learner.answer(rightly)
    sitting.page.clock.run_for(180_000)
    tries = [c.time for c in sitting.calls if c.fn == "LMSCommit"][before:]
    pauses = [round((b - a) / 1000) for a, b in pairwise(tries)]
    assert pauses[:4] == [5, 10, 20, 40]
    assert all(pause <= 60 for pause in pauses)


def test_the_first_save_fails_and_the_learner_knows(broken: Callable[..., Sitting]) -> None:
    sitting = broken(faults={"LMSCommit": "fail"})
    learner = sitting.learner
    expect(learner.banner).to_contain_text(learner.word("noticeFailing"))
    sitting.mend()
    sitting.page.clock.run_for(5_500)
    expect(learner.banner).to_have_text(learner.word("noticeSavedAgain"))
    assert sitting.record["cmi.core.lesson_status"] == "incomplete"


def test_exit_says_what_is_not_saved_and_can_try_again(broken: Callable[..., Sitting]) -> None:
    sitting = broken()
    learner = sitting.learner
    learner.walk(rightly, until="a1")
    sitting.break_(LMSCommit="fail")
    learner.answer(rightly)
    learner.press("exit")
    dialog = learner.frame.get_by_role("dialog")
    expect(dialog).to_contain_text(learner.word("exitNotSaved"))
    expect(dialog.locator("[data-sm-action=finish]")).to_have_text(learner.word("leaveAnyway"))
    again = dialog.get_by_role("button", name=learner.word("tryNow"))
    expect(again).to_be_focused()
    assert dialog.locator(".sm-btn:not(.sm-quiet):visible").all_inner_texts() == [
        learner.word("tryNow")
    ]
    assert len({(box["x"], box["width"]) for box in _boxes(dialog)}) == 1  # one under the other
    sitting.mend()
    dialog.get_by_role("button", name=learner.word("tryNow")).click()
    expect(dialog).to_contain_text("Lesson a")
    learner.press("finish")
    assert [one["id"] for one in interactions(sitting.record)] == ["a1"]
    assert sitting.saves.count("LMSFinish") == 1


def test_leaving_all_the_same_ends_the_session_once(broken: Callable[..., Sitting]) -> None:
    """The last LMSFinish may save what no commit could."""
    sitting = broken()
    learner = sitting.learner
    learner.walk(rightly, until="a1")
    sitting.break_(LMSCommit="fail")
    learner.answer(rightly)
    learner.exit()
    expect(learner.heading).to_have_text(learner.word("closed"))
    sitting.page.clock.run_for(120_000)
    assert sitting.saves.count("LMSFinish") == 1
    assert sitting.saves[-1] == "LMSFinish"
    assert [one["id"] for one in interactions(sitting.record)] == ["a1"]


@pytest.mark.parametrize("how", ["refuse", "throw"])
def test_initialize_fails(broken: Callable[..., Sitting], how: str) -> None:
    sitting = broken(faults={"LMSInitialize": how})
    learner = sitting.learner
    expect(learner.banner).to_have_text(learner.word("noticeUnconnected"))
    learner.walk(rightly)
    expect(learner.heading).to_be_visible()
    learner.exit()
    assert sitting.saves == [], "nothing is sent to a session that never began"


def test_the_lms_ends_the_session_by_itself(broken: Callable[..., Sitting]) -> None:
    sitting = broken()
    learner = sitting.learner
    learner.walk(rightly, until="b1")
    sitting.page.evaluate("API.LMSFinish('')")
    kept = sitting.record["cmi.suspend_data"]
    learner.answer(rightly)
    sitting.page.clock.run_for(10_000)
    expect(learner.banner).to_contain_text(learner.word("noticeGone"))
    learner.press("exit")
    expect(learner.frame.get_by_role("dialog")).to_contain_text(learner.word("noticeGone"))
    learner.press("finish")
    assert sitting.saves.count("LMSFinish") == 1, "ours would be a second one"
    assert sitting.record["cmi.suspend_data"] == kept


def test_without_credit_the_banner_comes_back_after_trouble(broken: Callable[..., Sitting]) -> None:
    sitting = broken(credit="no-credit")
    learner = sitting.learner
    learner.walk(rightly, until="a1")
    sitting.break_(LMSCommit="fail")
    learner.answer(rightly)
    sitting.page.clock.run_for(10_000)
    expect(learner.banner).to_contain_text(learner.word("noticeFailing"))
    sitting.mend()
    sitting.page.clock.run_for(30_000)
    expect(learner.banner).to_have_text(learner.word("noticeNoCredit"))


def test_an_lms_that_has_lost_the_answers_before_is_told_the_next_ones(
    lms: Lms, package: Package
) -> None:
    """It takes none but the one behind those that it has."""
    first = lms.launch(package(COURSE))
    first.learner.walk(rightly, until="b1")
    first.learner.exit()
    kept = {name: value for name, value in first.record.items() if "interactions" not in name}
    assert kept != first.record
    sitting = lms.launch(package(COURSE), data=kept, tolerate=("error-code",))
    sitting.learner.walk(rightly, until="b1")
    sitting.learner.walk(rightly)
    sitting.learner.exit()
    assert [one["id"] for one in interactions(sitting.record)] == ["b1", "b2", "d1"]
