"""Opinions and confirmations: kept as they are, never called right or wrong."""

from __future__ import annotations

import re

import pytest
from browser.axe import DAY, LARGE, NIGHT, Axe
from browser.courses import choice, completion, course, lesson
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package, interactions
from browser.sitting import Sitting
from playwright.sync_api import expect

SURVEY = """::: survey useful
It will help me at work.

- Not at all {#no}
- A little
  > Tell us what was missing.
- Very much
:::
"""
RULES = """::: acknowledge conduct {version=2026.1}
I confirm:

- I have read the rules. {#read}
- I know whom to ask.
- I speak for **myself**.

refuse: Talk to your manager *first*.
:::
"""
TICKS = """::: checklist done
What have you done?

- Logged out {#out}
- Asked for help
  > Whom did you ask?
- Read the rules
:::
"""
FILES = course({"1-a.md": lesson("a", "Words.", SURVEY, choice("a1"))}, settings=completion(80))
TICKED = course({"1-a.md": lesson("a", "Words.", TICKS)})
CONFIRMED = course({"1-a.md": lesson("a", "Words.", RULES), "2-b.md": lesson("b", "More words.")})
RENEWED = course(
    {
        "1-a.md": lesson("a", "Words.", RULES.replace("2026.1", "2026.2")),
        "2-b.md": lesson("b", "More words."),
    }
)
ALONE = course({"1-a.md": lesson("a", "Words.", SURVEY)})
PHONE = {"viewport": {"width": 360, "height": 740}}
GRADED = ("right", "wrong", "part", "shown", "correct", "showAnswer", "check", "retry")


def _reported(sitting: Sitting) -> list[tuple[str | None, ...]]:
    fields = ("id", "type", "student_response", "correct_responses.0.pattern", "result")
    return [tuple(one.get(field) for field in fields) for one in interactions(sitting.record)]


def _is_neutral(learner: Learner) -> None:
    """Nothing on the page is a word or a colour of right and wrong."""
    for key in GRADED:
        told = learner.question.get_by_text(learner.word(key), exact=True)
        expect(told.locator("visible=true")).to_have_count(0)
    marks = learner.question.locator(".sm-right, .sm-wrong, .sm-part")
    expect(marks).to_have_count(0)


def test_an_opinion_is_saved_changed_and_reported_as_neutral(
    lms: Lms, package: Package, api: str
) -> None:
    sitting = lms.launch(package(FILES), api=api)
    learner = sitting.learner
    learner.walk(rightly, until="useful")
    expect(learner.button("check")).to_have_text("Save")
    learner.press("check")
    expect(learner.question).to_contain_text("Choose an option to save.")
    learner.answer(lambda _: ["b"])
    expect(learner.question.get_by_role("status")).to_contain_text("Saved")
    expect(learner.question).to_contain_text("Tell us what was missing.")
    _is_neutral(learner)
    learner.answer(lambda _: ["no"])
    expect(learner.question.get_by_role("status")).to_contain_text("Saved")
    expect(learner.question).not_to_contain_text("Tell us what was missing.")
    learner.press("next")
    learner.answer(rightly)
    learner.press("next")
    expect(learner.frame.locator("[data-sm-result]")).to_contain_text("You answered 1 of 1 right.")
    learner.exit()
    assert _reported(sitting) == [
        ("useful", "likert", "b", None, "neutral"),
        ("useful-a2", "likert", "a", None, "neutral"),
        ("a1", "choice", "b", "b", "correct"),
    ]
    assert interactions(sitting.record)[0]["weighting"] == "0"
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert sitting.record["cmi.core.score.raw"] == "100"


def test_a_course_that_only_asks_for_opinions_is_completed_without_a_score(
    lms: Lms, package: Package
) -> None:
    sitting = lms.launch(package(ALONE))
    learner = sitting.learner
    learner.walk(rightly)
    expect(learner.heading).to_have_text("You have completed the course")
    assert sitting.record["cmi.core.lesson_status"] == "completed"
    assert "cmi.core.score.raw" not in sitting.record


def test_an_opinion_is_there_at_the_next_visit_and_in_the_summary(
    lms: Lms, package: Package
) -> None:
    learner = lms.launch(package(FILES)).learner
    learner.walk(rightly, until="useful")
    learner.answer(lambda _: ["c"])
    learner.exit()
    again = lms.launch(package(FILES)).learner
    again.open_lesson("a")
    again.press("next")
    expect(again.question.get_by_label("Very much")).to_be_checked()
    expect(again.question.get_by_label("Very much")).to_be_disabled()
    expect(again.question).to_contain_text("Saved")
    again.open(again.word("results"))
    result = again.frame.locator("[data-sm-result]")
    result.locator("summary").first.click()
    expect(result).to_contain_text(re.compile("It will help me at work.\\s*Saved"))
    expect(result).to_contain_text("Your answer: Very much")
    expect(result.locator(".sm-right")).to_have_count(0)


def test_in_a_review_an_opinion_stands_as_it_was_left(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(FILES)).learner
    learner.walk(rightly, until="useful")
    learner.answer(lambda _: ["c"])
    learner.exit()
    again = lms.launch(package(FILES), mode="review").learner
    again.open_lesson("a")
    again.press("next")
    expect(again.question.get_by_label("Very much")).to_be_checked()
    expect(again.question.get_by_text(again.word("changeAnswer"))).to_be_hidden()
    _is_neutral(again)


def test_an_opinion_is_given_by_keys_alone(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES), page=PHONE)
    learner = sitting.learner
    learner.walk(rightly, until="useful")
    keys = sitting.page.keyboard
    learner.question.get_by_role("radio").first.focus()
    keys.press("Space")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(learner.question.get_by_role("status")).to_contain_text("Saved")
    expect(learner.button("next")).to_be_focused()
    change = learner.question.get_by_role("button", name="Change my answer")
    change.focus()
    keys.press("Enter")
    expect(learner.question.get_by_label("A little")).to_be_checked()
    expect(learner.question.get_by_label("A little")).to_be_focused()
    expect(learner.button("check")).to_have_text("Save")


def test_all_statements_are_confirmed_and_the_version_is_reported(
    lms: Lms, package: Package, api: str
) -> None:
    sitting = lms.launch(package(CONFIRMED), api=api)
    learner = sitting.learner
    learner.walk(rightly, until="conduct")
    expect(learner.button("check")).to_have_text("Confirm")
    learner.press("check")
    expect(learner.question).to_contain_text("3 statements are still to confirm.")
    learner.choose(["read", "c"])
    learner.press("check")
    expect(learner.question).to_contain_text("1 statement is still to confirm.")
    assert _reported(sitting) == []
    learner.answer(rightly)
    expect(learner.question.get_by_role("status")).to_have_text("Confirmed")
    expect(learner.question).to_contain_text("Version 2026.1")
    expect(learner.question.get_by_role("checkbox").first).to_be_disabled()
    expect(learner.question.get_by_text("I cannot confirm this")).to_be_hidden()
    _is_neutral(learner)
    learner.walk(rightly)
    expect(learner.heading).to_have_text("You have completed the course")
    learner.exit()
    assert _reported(sitting) == [("conduct_v2026_1", "choice", "a,b,c", None, "neutral")]
    assert sitting.record["cmi.core.lesson_status"] == "completed"


def test_who_cannot_confirm_is_told_what_to_do_and_goes_on(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(CONFIRMED), page=PHONE)
    learner = sitting.learner
    learner.walk(rightly, until="conduct")
    keys = sitting.page.keyboard
    expect(learner.question.get_by_text("Talk to your manager")).to_be_hidden()
    learner.question.get_by_text("I cannot confirm this").focus()
    keys.press("Enter")
    expect(learner.question).to_contain_text("Talk to your manager first.")
    learner.question.get_by_role("button", name="Go on without confirming").focus()
    keys.press("Enter")
    expect(learner.heading).to_have_text("Lesson b")
    learner.walk(rightly)
    expect(learner.heading).to_have_text("There is still something to do")
    expect(learner.frame.locator("[data-sm-result]")).to_contain_text("Lesson a")
    assert sitting.record["cmi.core.lesson_status"] == "incomplete"


def test_a_new_version_is_confirmed_anew_and_the_old_one_stays_reported(
    lms: Lms, package: Package
) -> None:
    learner = lms.launch(package(CONFIRMED)).learner
    learner.walk(rightly)
    learner.exit()
    sitting = lms.launch(package(RENEWED))
    again = sitting.learner
    again.open_lesson("a")
    again.press("next")
    expect(again.question).to_contain_text(again.word("changed"))
    expect(again.question).to_contain_text("Version 2026.2")
    expect(again.question.get_by_role("checkbox", checked=True)).to_have_count(0)
    again.choose(["read", "b", "c"])
    again.press("check")
    expect(again.question.get_by_role("status")).to_have_text("Confirmed")
    again.exit()
    told = [one["id"] for one in interactions(sitting.record)]
    assert told == ["conduct_v2026_1", "conduct_v2026_2-a2"]
    assert sitting.record["cmi.core.lesson_status"] == "completed"


def test_what_was_confirmed_is_in_the_summary_and_in_a_review(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(CONFIRMED)).learner
    learner.walk(rightly)
    result = learner.frame.locator("[data-sm-result]")
    result.locator("summary").first.click()
    expect(result).to_contain_text(re.compile("I confirm:\\s*Confirmed"))
    expect(result).to_contain_text(
        "I have read the rules · I know whom to ask · I speak for myself."
    )
    learner.exit()
    again = lms.launch(package(CONFIRMED), mode="review").learner
    again.open_lesson("a")
    again.press("next")
    expect(again.question.get_by_role("checkbox", checked=True)).to_have_count(3)
    expect(again.question.get_by_role("status")).to_have_text("Confirmed")
    again.open(again.word("results"))
    expect(again.frame.locator("[data-sm-result]")).not_to_contain_text("Correct")
    _is_neutral(again)


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_any_state_of_a_confirmation(
    width: int, lms: Lms, package: Package
) -> None:
    sitting = lms.launch(package(CONFIRMED), page=_screen(width))
    learner = sitting.learner
    learner.walk(rightly, until="conduct")
    axe = Axe(sitting.page)
    found = [*axe.violations(DAY, NIGHT, LARGE)]
    learner.press("check")
    learner.question.get_by_text("I cannot confirm this").click()
    found += axe.violations(DAY, NIGHT, LARGE)
    learner.answer(rightly)
    found += axe.violations(DAY, NIGHT, LARGE)
    assert found == []


def _screen(width: int) -> dict[str, object]:
    return {"viewport": {"width": width, "height": 800}}


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_any_state_of_an_opinion(
    width: int, lms: Lms, package: Package
) -> None:
    sitting = lms.launch(package(FILES), page=_screen(width))
    learner = sitting.learner
    learner.walk(wrongly, until="useful")
    axe = Axe(sitting.page)
    found = [*axe.violations(DAY, NIGHT, LARGE)]
    learner.press("check")
    found += axe.violations(DAY, NIGHT, LARGE)
    learner.answer(lambda _: ["b"])
    found += axe.violations(DAY, NIGHT, LARGE)
    learner.question.get_by_text("Change my answer").click()
    found += axe.violations(DAY, NIGHT, LARGE)
    assert found == []


def test_a_list_is_ticked_for_oneself_and_more_of_it_later(
    lms: Lms, package: Package, api: str
) -> None:
    learner = lms.launch(package(TICKED), api=api).learner
    learner.walk(rightly, until="done")
    expect(learner.question).to_contain_text("You ticked 0 of 3.")
    learner.choose(["b"])
    expect(learner.question).to_contain_text("You ticked 1 of 3.")
    expect(learner.button("check")).to_have_text("Save")
    learner.press("check")
    expect(learner.question.get_by_role("status")).to_contain_text("Saved")
    expect(learner.question).to_contain_text("Whom did you ask?")
    _is_neutral(learner)
    learner.exit()
    sitting = lms.launch(package(TICKED), api=api)
    again = sitting.learner
    again.open_lesson("a")
    again.press("next")
    expect(again.question).to_contain_text("You ticked 1 of 3.")
    again.answer(lambda _: ["out", "b"])
    expect(again.question).to_contain_text("You ticked 2 of 3.")
    again.walk(rightly)
    again.exit()
    assert _reported(sitting) == [
        ("done", "performance", "1/3", None, "neutral"),
        ("done-a2", "performance", "2/3", None, "neutral"),
    ]
    assert sitting.record["cmi.core.lesson_status"] == "completed"


def test_nothing_ticked_is_an_answer_too(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(TICKED))
    learner = sitting.learner
    learner.walk(rightly, until="done")
    learner.press("check")
    expect(learner.question.get_by_role("status")).to_have_text("Saved")
    learner.press("next")
    result = learner.frame.locator("[data-sm-result]")
    result.locator("summary").first.click()
    expect(result).to_contain_text("Your answer: –")
    learner.exit()
    assert _reported(sitting) == [("done", "performance", "0/3", None, "neutral")]
    again = lms.launch(package(TICKED)).learner
    again.open_lesson("a")
    again.press("next")
    expect(again.question.get_by_role("status")).to_have_text("Saved")


def test_a_list_is_ticked_by_keys_alone(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(TICKED), page=PHONE)
    learner = sitting.learner
    learner.walk(rightly, until="done")
    keys = sitting.page.keyboard
    learner.question.get_by_role("checkbox").first.focus()
    keys.press("Space")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Space")
    expect(learner.question).to_contain_text("You ticked 2 of 3.")
    keys.press("Enter")
    expect(learner.question.get_by_role("status")).to_contain_text("Saved")


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_any_state_of_a_list(width: int, lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(TICKED), page=_screen(width))
    learner = sitting.learner
    learner.walk(rightly, until="done")
    axe = Axe(sitting.page)
    found = [*axe.violations(DAY, NIGHT, LARGE)]
    learner.answer(lambda _: ["b"])
    found += axe.violations(DAY, NIGHT, LARGE)
    assert found == []
