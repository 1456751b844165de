"""LMSs that bend the standard: a whole walk, and a visit after it that finds everything."""

from __future__ import annotations

import pytest
from browser.courses import completion, small
from browser.learner import rightly, whole, wrongly
from browser.lms import Lms, Package, Played, interactions
from playwright.sync_api import expect

COURSE = small(completion(80))
QUIRKS = ("formaLms", "openEdx", "moodle", "chamilo", "skillport", "booleans")


@pytest.fixture(params=QUIRKS)
def quirk(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_half_a_course_is_taken_up_and_finished(lms: Lms, package: Package, quirk: str) -> None:
    first = lms.launch(package(COURSE), quirk=quirk)
    first.learner.walk(rightly, until="b1")
    first.learner.step(wrongly)
    first.learner.exit()
    assert first.record["cmi.core.lesson_status"] == "incomplete"
    again = lms.launch(package(COURSE), quirk=quirk)
    learner = again.learner
    expect(learner.start).to_contain_text("Continue: 1.2 Lesson b")
    assert learner.banner.count() == 0
    learner.press("next")
    assert learner.sight.question == "b2"
    learner.walk(rightly)
    learner.open_lesson("b")
    expect(learner.question).to_contain_text(learner.word("shown"))
    learner.exit()
    assert again.record["cmi.core.lesson_status"] == "passed"
    assert again.record["cmi.core.score.raw"] == "80"
    told = [one["id"] for one in interactions(again.record)]
    assert told == ["a1", "b1", "b1-a2", "b2", "d1"]


def test_what_was_passed_stays_when_only_looked_at(
    lms: Lms, package: Package, played: Played, quirk: str
) -> None:
    looked = lms.launch(package(COURSE), quirk=quirk, data=played(COURSE, whole))
    looked.learner.exit()
    assert looked.record["cmi.core.lesson_status"] == "passed"
    read = lms.launch(package(COURSE), quirk=quirk)
    read.learner.open_lesson("a")
    read.close_tab()
    assert read.record["cmi.core.lesson_status"] == "passed"
    assert read.record["cmi.core.score.raw"] == "100"
    last = lms.launch(package(COURSE), quirk=quirk).learner
    expect(last.start).to_have_text(last.word("seeResult"))


def test_who_only_sees_the_cover_has_not_completed(lms: Lms, package: Package, quirk: str) -> None:
    sitting = lms.launch(package(COURSE), quirk=quirk, clock=True)
    sitting.page.clock.run_for(300_000)
    sitting.learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "incomplete"


def test_an_answer_after_the_page_was_hidden_is_kept(
    lms: Lms, package: Package, quirk: str
) -> None:
    """From then on Moodle answers "true" to every save, unseen."""
    sitting = lms.launch(package(COURSE), quirk=quirk)
    learner = sitting.learner
    learner.walk(rightly, until="a1")
    sitting.hide()
    sitting.hide(False)
    learner.answer(rightly)
    sitting.close_tab()
    assert [one["id"] for one in interactions(sitting.record)] == ["a1"]
    again = lms.launch(package(COURSE), quirk=quirk).learner
    again.press("next")
    expect(again.question).to_contain_text(again.word("right"))


def test_a_mastery_score_of_the_lms_is_left_to_the_lms(lms: Lms, package: Package) -> None:
    """Moodle judges by it whatever we say; no score is there for it to judge too soon."""
    sitting = lms.launch(package(COURSE), manifest={"masteryscore": "90"})
    learner = sitting.learner
    learner.walk(rightly, until="d1")
    assert not any(call.sets("cmi.core.score.raw") for call in sitting.calls)
    learner.walk(rightly)
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"
