"""Every way to leave ends the session once, and nothing that was answered is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.courses import completion, small
from browser.learner import rightly, wrongly
from browser.lms import Lms, Package, interactions
from browser.sitting import Sitting
from playwright.sync_api import expect

COURSE = small(completion(80))


def leave_by_exit(sitting: Sitting) -> None:
    sitting.learner.exit()


def leave_by_link(sitting: Sitting) -> None:
    sitting.page.goto(f"{sitting.server.origin}/harness/between.html?about:blank")


def leave_by_closing(sitting: Sitting) -> None:
    sitting.close_tab()


def leave_by_blanking(sitting: Sitting) -> None:
    sitting.page.evaluate("harness.blank()")


def leave_by_removing(sitting: Sitting) -> None:
    sitting.page.evaluate("harness.remove()")


WAYS = [leave_by_exit, leave_by_link, leave_by_closing, leave_by_blanking, leave_by_removing]


@pytest.fixture(params=WAYS, ids=lambda way: way.__name__)
def leave(request: pytest.FixtureRequest) -> Callable[[Sitting], None]:
    way: Callable[[Sitting], None] = request.param
    return way


def check_the_end(sitting: Sitting, *, by_exit: bool) -> None:
    """One LMSFinish, the last of all; while leaving, nothing but that."""
    sitting.wait_for_finish()
    assert sitting.saves.count("LMSFinish") == 1
    assert sitting.calls[-1].fn == "LMSFinish"
    while_leaving = [c.fn for c in sitting.calls if c.leaving]
    assert while_leaving == ([] if by_exit else ["LMSFinish"])
    if by_exit:
        assert sitting.saves[-2:] == ["LMSCommit", "LMSFinish"]


def test_all_that_was_answered_is_kept(
    lms: Lms, package: Package, leave: Callable[[Sitting], None]
) -> None:
    sitting = lms.launch(package(COURSE))
    learner = sitting.learner
    learner.walk(rightly, until="b1")
    learner.answer(wrongly)
    leave(sitting)
    check_the_end(sitting, by_exit=leave is leave_by_exit)
    assert [one["id"] for one in interactions(sitting.record)] == ["a1", "b1"]
    assert sitting.record["cmi.core.lesson_status"] == "incomplete"
    assert sitting.record["cmi.core.exit"] == "suspend"
    again = lms.launch(package(COURSE)).learner
    expect(again.start).to_contain_text("Continue: 1.2 Lesson b")
    again.press("next")
    assert (again.sight.question, again.sight.action) == ("b1", "retry")
    again.open_lesson("a")
    again.press("next")
    expect(again.question).to_contain_text(again.word("right"))


def test_a_verdict_is_kept(lms: Lms, package: Package, leave: Callable[[Sitting], None]) -> None:
    sitting = lms.launch(package(COURSE))
    sitting.learner.walk(rightly)
    leave(sitting)
    check_the_end(sitting, by_exit=leave is leave_by_exit)
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert sitting.record["cmi.core.score.raw"] == "100"
    assert sitting.record["cmi.core.exit"] == ""


def test_who_only_saw_the_cover_is_incomplete(
    lms: Lms, package: Package, leave: Callable[[Sitting], None]
) -> None:
    sitting = lms.launch(package(COURSE))
    leave(sitting)
    check_the_end(sitting, by_exit=leave is leave_by_exit)
    assert sitting.record["cmi.core.lesson_status"] == "incomplete"
    assert sitting.record["cmi.core.exit"] == "suspend"


def test_a_window_of_its_own_is_closed(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), way="popup")
    window = sitting.frame.page
    sitting.learner.walk(rightly, until="b1")
    with window.expect_event("close"):
        window.close(run_before_unload=True)
    check_the_end(sitting, by_exit=False)
    assert [one["id"] for one in interactions(sitting.record)] == ["a1"]


def test_two_frames_down(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), way="deep")
    sitting.learner.walk(rightly, until="b1")
    leave_by_removing(sitting)
    check_the_end(sitting, by_exit=False)
    assert [one["id"] for one in interactions(sitting.record)] == ["a1"]


def test_an_lms_that_ends_the_session_before_us(lms: Lms, package: Package) -> None:
    """forma.lms sends LMSFinish in its own beforeunload; ours comes too late to matter."""
    sitting = lms.launch(package(COURSE), tolerate=("error-code",))
    sitting.learner.walk(rightly, until="b1")
    sitting.learner.answer(wrongly)
    sitting.page.evaluate("API.LMSFinish(''), harness.blank()")
    sitting.page.wait_for_function("harness.calls.filter(c => c.fn === 'LMSFinish').length === 2")
    assert [c.fn for c in sitting.calls if c.leaving] == ["LMSFinish"]
    assert [one["id"] for one in interactions(sitting.record)] == ["a1", "b1"]


def test_after_exit_nothing_more_is_sent(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), clock=True)
    learner = sitting.learner
    learner.walk(rightly, until="b1")
    learner.exit()
    expect(learner.heading).to_have_text(learner.word("closed"))
    assert learner.sight.actions == [], "there is no way back into what is closed"
    count = len(sitting.calls)
    sitting.hide()
    sitting.hide(False)
    sitting.page.clock.fast_forward(600_000)
    sitting.page.evaluate("harness.blank()")
    assert len(sitting.calls) == count


def test_staying_after_all(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE))
    learner = sitting.learner
    learner.walk(rightly, until="b1")
    learner.press("exit")
    dialog = learner.frame.get_by_role("dialog")
    expect(dialog).to_contain_text("1.2 Lesson b")
    dialog.get_by_role("button", name=learner.word("stay")).click()
    expect(dialog).to_be_hidden()
    assert "LMSFinish" not in sitting.saves
    learner.walk(rightly)
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"
