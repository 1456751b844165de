"""Review, browse, no credit, and LMSs that say nothing of it."""

from __future__ import annotations

from typing import Any

import pytest
from browser.courses import completion, small
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package
from browser.sitter import to_lessons
from playwright.sync_api import expect

COURSE = small(completion(80))


def look_at_everything(learner: Learner) -> None:
    """Every step by its Next button: nothing asks to be answered."""
    while learner.sight.action != "exit":
        assert learner.sight.action == "next"
        learner.press("next")


@pytest.mark.parametrize("mode", ["review", "browse"])
@pytest.mark.parametrize("is_new", [True, False])
def test_nothing_is_set_when_only_looking(
    lms: Lms, package: Package, mode: str, is_new: bool
) -> None:
    before: dict[str, Any] = {}
    if not is_new:
        first = lms.launch(package(COURSE))
        first.learner.walk(wrongly, until="b2")
        first.learner.exit()
        before = first.record
    sitting = lms.launch(package(COURSE), mode=mode)
    learner = sitting.learner
    expect(learner.banner).to_have_text(learner.word("noticeReview"))
    look_at_everything(learner)
    learner.press("exit")
    expect(learner.frame.get_by_role("dialog")).to_contain_text(learner.word("exitReview"))
    learner.press("finish")
    assert sitting.saves == ["LMSFinish"]
    for name in ("cmi.suspend_data", "cmi.core.score.raw"):
        assert sitting.record.get(name, "") == before.get(name, "")


def test_review_shows_each_answer_and_the_right_one(lms: Lms, package: Package) -> None:
    first = lms.launch(package(COURSE)).learner
    first.walk(until="a1")
    first.answer(wrongly)
    first.exit()
    learner = lms.launch(package(COURSE), mode="review").learner
    learner.press("next")
    expect(learner.question).to_contain_text(learner.word("shown"))
    expect(learner.question.locator("input[value=a]")).to_be_checked()
    expect(learner.question.locator("label", has_text="Red")).to_contain_text(
        learner.word("yourAnswer")
    )
    expect(learner.question.locator("label", has_text="Green")).to_contain_text(
        learner.word("correct")
    )
    for box in learner.question.locator("input").all():
        expect(box).to_be_disabled()


def test_without_credit_only_the_place_is_kept(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), credit="no-credit")
    learner = sitting.learner
    expect(learner.banner).to_have_text(learner.word("noticeNoCredit"))
    learner.walk(rightly)
    learner.exit()
    set_ = {call.args[0] for call in sitting.calls if call.fn == "LMSSetValue"}
    kept = {
        "cmi.suspend_data",
        "cmi.core.lesson_location",
        "cmi.core.exit",
        "cmi.core.session_time",
    }
    assert set_ == kept
    assert sitting.record["cmi.core.lesson_status"] == "not attempted"
    again = lms.launch(package(COURSE), credit="no-credit").learner
    expect(again.start).to_have_text(again.word("seeResult"))


def test_without_credit_what_was_passed_stays(lms: Lms, package: Package) -> None:
    first = lms.launch(package(COURSE)).learner
    first.walk(rightly)
    first.exit()
    sitting = lms.launch(package(COURSE), credit="no-credit")
    sitting.learner.open_lesson("a")
    sitting.learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert sitting.record["cmi.core.score.raw"] == "100"


OPTIONAL = (
    "cmi.core.lesson_mode",
    "cmi.core.score.min",
    "cmi.core.score.max",
    "cmi.interactions",
    "cmi.objectives",
    "cmi.comments",
)


def test_an_lms_without_optional_elements_keeps_all_the_rest(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), unsupported=OPTIONAL, tolerate=("error-code",))
    learner = sitting.learner
    assert learner.banner.count() == 0
    learner.walk(rightly)
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert sitting.record["cmi.core.score.raw"] == "100"
    asked = [f["text"] for f in sitting.story.findings if "interactions" in f["text"]]
    assert len(asked) == 1, "asked for once and left alone"
    again = lms.launch(package(COURSE), unsupported=OPTIONAL, tolerate=("error-code",)).learner
    expect(again.start).to_have_text(again.word("seeResult"))


def test_interactions_without_objectives_are_recorded_all_the_same(
    lms: Lms, package: Package
) -> None:
    missing = ("cmi.interactions.n.objectives", "cmi.interactions.n.weighting")
    sitting = lms.launch(package(COURSE), unsupported=missing, tolerate=("error-code",))
    sitting.learner.walk(until="a1")
    sitting.learner.answer(rightly)
    sitting.learner.exit()
    assert sitting.record["cmi.interactions.0.student_response"] == "b"
    assert sitting.record["cmi.interactions.0.result"] == "correct"
    assert sitting.learner.banner.count() == 0


def test_text_outside_ascii_never_reaches_the_lms(lms: Lms, package: Package) -> None:
    """The Conformance Requirements know ASCII only; the course itself speaks Spanish."""
    sitting = lms.launch(package("conecta/es-419"))
    to_lessons(sitting.learner)
    sitting.learner.walk(rightly, until="como-viaja")
    sitting.learner.exit()
    for name, value in sitting.record.items():
        assert value.isascii(), name
