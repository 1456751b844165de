"""Where the API is: two frames up, in the opener, behind another origin, late, or nowhere."""

from __future__ import annotations

import pytest
from browser import exam
from browser.courses import completion, small
from browser.learner import rightly, wrongly
from browser.lms import Lms, Package, interactions
from browser.sitting import Sitting
from playwright.sync_api import expect

COURSE = small(completion(80))


def appear(sitting: Sitting) -> None:
    """The LMS's API comes into being, and the package looks again."""
    sitting.page.evaluate("harness.offerApi()")
    sitting.page.clock.fast_forward(2500)
    sitting.page.wait_for_function("harness.calls.some(call => call.fn === 'LMSInitialize')")


@pytest.mark.parametrize("way", ["deep", "popup", "beyond"])
def test_the_api_is_found(lms: Lms, package: Package, way: str) -> None:
    sitting = lms.launch(package(COURSE), way=way)
    learner = sitting.learner
    learner.walk(rightly)
    assert learner.banner.count() == 0
    learner.press("exit")
    learner.press("finish")
    sitting.wait_for_finish()
    assert sitting.record["cmi.core.lesson_status"] == "passed"


def test_a_window_that_the_lms_opened_closes_by_itself(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), way="popup")
    window = sitting.frame.page
    learner = sitting.learner
    learner.walk(until="a1")
    learner.answer(rightly)
    learner.press("exit")
    with window.expect_event("close"):
        learner.press("finish")
    assert sitting.saves.count("LMSFinish") == 1
    assert sitting.saves[-1] == "LMSFinish"


@pytest.mark.parametrize("way", ["alone", "frame", "foreign"])
def test_without_an_api_everything_works_and_a_banner_says_so(
    lms: Lms, package: Package, way: str
) -> None:
    """`foreign`: the API is there, but in a window of another origin."""
    api = "strict" if way == "foreign" else "none"
    sitting = lms.launch(package(COURSE), way=way, api=api, clock=True)
    learner = sitting.learner
    assert learner.banner.count() == 0, "patience first"
    sitting.page.clock.fast_forward(10_200)
    expect(learner.banner).to_have_text(learner.word("noticeUnconnected"))
    learner.walk(wrongly, until="b2")
    learner.walk(rightly)
    expect(learner.heading).to_be_visible()
    learner.press("exit")
    expect(learner.frame.get_by_role("dialog")).to_contain_text(learner.word("exitUnconnected"))
    learner.press("finish")
    expect(learner.heading).to_have_text(learner.word("closed"))
    sitting.page.clock.fast_forward(150_000)
    assert sitting.calls == []


def test_answers_given_before_the_api_came_are_recorded(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), late=True, clock=True)
    learner = sitting.learner
    learner.walk(rightly, until="b2")
    sitting.page.clock.fast_forward(5_000)
    appear(sitting)
    assert learner.banner.count() == 0
    learner.walk(rightly)
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert [one["id"] for one in interactions(sitting.record)] == ["a1", "b1", "b2", "d1"]


def test_a_form_that_is_under_way_at_a_late_lms_goes_on(lms: Lms, package: Package) -> None:
    served = package(exam.course())
    begun = lms.launch(served)
    learner = exam.to_test(begun)
    learner.press("begin")
    asked = learner.sight.question
    learner.choose(rightly(learner.asked()))
    learner.press("next")
    begun.close_tab()
    sitting = lms.launch(served, late=True, clock=True)
    learner = exam.to_test(sitting)
    learner.press("begin")
    appear(sitting)
    assert learner.sight.question == asked
    expect(learner.question.locator("input:checked")).to_have_count(1)
    while learner.sight.question:
        learner.choose(rightly(learner.asked()))
        learner.press("next")
    learner.press("hand-in")
    expect(learner.frame.locator("[role=status]:visible").first).to_contain_text("100%")


def test_the_banner_goes_when_the_api_comes_after_all(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), late=True, clock=True)
    learner = sitting.learner
    learner.walk(rightly, until="a1")
    sitting.page.clock.fast_forward(11_000)
    expect(learner.banner).to_have_text(learner.word("noticeUnconnected"))
    learner.answer(rightly)
    appear(sitting)
    expect(learner.banner).to_have_count(0)
    learner.exit()
    assert [one["id"] for one in interactions(sitting.record)] == ["a1"]
    again = lms.launch(package(COURSE)).learner
    again.press("next")
    expect(again.question).to_contain_text(again.word("right"))


@pytest.mark.parametrize("page", ["toStart", "results"])
def test_answers_before_the_api_are_recorded_wherever_one_is_then(
    lms: Lms, package: Package, page: str
) -> None:
    """On the cover and on the result page there is no lesson to save, but answers there are."""
    sitting = lms.launch(package(COURSE), late=True, clock=True)
    learner = sitting.learner
    learner.walk(rightly, until="b2")
    learner.open(learner.word(page))
    appear(sitting)
    learner.press("exit")
    learner.press("finish")
    assert [one["id"] for one in interactions(sitting.record)] == ["a1", "b1"]
    again = lms.launch(package(COURSE)).learner
    again.open_lesson("a")
    again.press("next")
    expect(again.question).to_contain_text(again.word("right"))


def test_a_whole_course_done_before_the_api_came_is_passed(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), late=True, clock=True)
    learner = sitting.learner
    learner.walk(rightly)
    appear(sitting)
    assert sitting.record["cmi.core.lesson_status"] == "passed", "a verdict is saved at once"
    assert sitting.record["cmi.core.score.raw"] == "100"
    expect(learner.heading).to_contain_text("100")


def test_what_an_lms_kept_joins_what_was_answered_before_it_came(
    lms: Lms, package: Package
) -> None:
    """Of two answers to one question the better one counts, whichever came first."""
    first = lms.launch(package(COURSE)).learner
    first.walk(rightly, until="b1")
    first.answer(wrongly)
    first.exit()
    sitting = lms.launch(package(COURSE), late=True, clock=True)
    learner = sitting.learner
    learner.walk(until="a1")
    learner.answer(wrongly)
    learner.open_lesson("b")
    learner.answer(rightly)
    appear(sitting)
    expect(learner.question).to_contain_text(learner.word("right"))
    learner.open_lesson("a")
    learner.press("next")
    expect(learner.question).to_contain_text(learner.word("right"))
    learner.walk(rightly)
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert sitting.record["cmi.core.score.raw"] == "100"
    told = [one["id"] for one in interactions(sitting.record)]
    assert told == ["a1", "b1", "a1", "b1", "b2", "d1"]


def test_a_course_finished_before_the_api_came_in_two_visits_is_passed(
    lms: Lms, package: Package
) -> None:
    """Neither visit saw all of it; together they did."""
    first = lms.launch(package(COURSE)).learner
    first.walk(rightly, until="c")
    first.exit()
    sitting = lms.launch(package(COURSE), late=True, clock=True)
    learner = sitting.learner
    learner.open_lesson("c")
    learner.walk(rightly)
    appear(sitting)
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert sitting.record["cmi.core.score.raw"] == "100"
    expect(learner.heading).to_contain_text("100")


def test_a_half_made_choice_survives_the_coming_of_the_api(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), late=True, clock=True)
    learner = sitting.learner
    learner.walk(until="b1")
    learner.choose(["a", "c"])
    appear(sitting)
    expect(learner.question.locator("input:checked")).to_have_count(2)


def test_the_cover_says_continue_once_the_lms_is_there(lms: Lms, package: Package) -> None:
    first = lms.launch(package(COURSE)).learner
    first.walk(rightly, until="b1")
    first.exit()
    sitting = lms.launch(package(COURSE), late=True, clock=True)
    expect(sitting.learner.start).to_have_text("Start")
    appear(sitting)
    expect(sitting.learner.start).to_contain_text("Continue: 1.2 Lesson b")
    sitting.learner.press("next")
    assert sitting.learner.sight.question == "b1"
