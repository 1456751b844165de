"""What completes a course, as a learner sees it and as the LMS hears it."""

from __future__ import annotations

from browser.courses import Files, choice, completion, course, lesson, small
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package, Played
from playwright.sync_api import expect

SCORE, STATUS = "cmi.core.score.raw", "cmi.core.lesson_status"


def needs(*words: str, mark: int = 60) -> str:
    return f"{completion(mark)}  needs: [{', '.join(words)}]\n"


def first_module(learner: Learner) -> None:
    """Three of five points, and half of the lessons."""
    learner.walk(rightly, until="c")


def one_point(learner: Learner) -> None:
    """Everything seen and answered, one point of five."""
    learner.walk(rightly, until="b1")
    learner.walk(wrongly)


def test_the_mark_alone_passes_a_course_that_is_not_seen_to_its_end(
    lms: Lms, package: Package
) -> None:
    sitting = lms.launch(package(small(needs("mark"))))
    learner = sitting.learner
    learner.open(learner.word("results"))
    expect(learner.frame.locator(".sm-lead:visible")).to_have_text(
        "The course is complete once you reach 60% of the points."
    )
    learner.open_lesson("a")
    first_module(learner)
    learner.open(learner.word("results"))
    expect(learner.heading).to_contain_text("60")
    expect(learner.frame.locator("main")).to_contain_text("Lesson d")
    learner.exit()
    assert (sitting.record[STATUS], sitting.record[SCORE]) == ("passed", "60")
    again = lms.launch(package(small(needs("mark"))))
    again.learner.open_lesson("d")
    again.learner.walk(rightly)
    again.learner.exit()
    assert (again.record[STATUS], again.record[SCORE]) == ("passed", "100")


def test_without_the_mark_who_has_seen_all_has_completed(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(small(needs("lessons"))))
    one_point(sitting.learner)
    expect(sitting.learner.heading).to_have_text(sitting.learner.word("resultCompleted"))
    sitting.learner.exit()
    assert (sitting.record[STATUS], sitting.record[SCORE]) == ("completed", "20")


def test_a_new_rule_gives_what_was_earned_and_takes_nothing_back(
    lms: Lms, package: Package, played: Played
) -> None:
    before = played(small(needs("lessons", "mark")), first_module)
    assert before[STATUS] == "incomplete"
    eased = lms.launch(package(small(needs("mark"))), data=before)
    expect(eased.learner.start).to_contain_text("Continue")
    eased.learner.exit()
    assert (eased.record[STATUS], eased.record[SCORE]) == ("passed", "60")
    strict = lms.launch(package(small(needs("lessons", "mark", mark=90))))
    strict.learner.open_lesson("d")
    strict.learner.walk(wrongly)
    strict.learner.exit()
    assert (strict.record[STATUS], strict.record[SCORE]) == ("passed", "60")


RULES = """::: acknowledge conduct {version=1}
I confirm:

- I have read the rules.
- I know whom to ask.

refuse: Talk to your manager.
:::
"""


def confirming(*words: str) -> Files:
    files = {"1-a.md": lesson("a", choice("a1")), "2-b.md": lesson("b", "Words.", RULES)}
    return course(files, settings=needs(*words))


def test_confirmations_alone_complete_a_course(lms: Lms, package: Package, api: str) -> None:
    sitting = lms.launch(package(confirming("acknowledgements")), api=api)
    learner = sitting.learner
    learner.open(learner.word("results"))
    expect(learner.frame.locator(".sm-lead:visible")).to_have_text(
        "The course is complete once you have confirmed what it asks you to confirm."
    )
    result = learner.frame.locator("[data-sm-result]")
    expect(result.get_by_role("heading", name="Still to confirm")).to_be_visible()
    result.locator("ol").first.get_by_role("button", name="Lesson b").click()
    assert learner.sight.question == "conduct", "the very step"
    learner.answer(rightly)
    learner.open(learner.word("results"))
    expect(learner.heading).to_have_text(learner.word("resultCompleted"))
    expect(result).not_to_contain_text("Still to confirm")
    learner.exit()
    assert (sitting.record[STATUS], sitting.record[SCORE]) == ("completed", "0")
    again = lms.launch(package(confirming("acknowledgements")), api=api)
    again.learner.open_lesson("a")
    again.learner.answer(rightly)
    again.learner.exit()
    assert (again.record[STATUS], again.record[SCORE]) == ("passed", "100")


def test_who_cannot_confirm_goes_on_and_is_told_what_is_missing(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(confirming("mark", "acknowledgements")))
    learner = sitting.learner
    learner.walk(rightly, until="conduct")
    learner.question.get_by_text(learner.word("refuse")).click()
    learner.question.get_by_role("button", name=learner.word("goOn")).click()
    expect(learner.frame.locator(".sm-lead:visible")).to_have_text(
        "The course is complete once you reach 60% of the points and have confirmed what it asks you"
        " to confirm."
    )
    expect(learner.frame.locator("[data-sm-result]")).to_contain_text("Still to confirm")
    learner.exit()
    assert sitting.record[STATUS] == "incomplete"
    again = lms.launch(package(confirming("mark", "acknowledgements")))
    again.learner.open_lesson("b")
    again.learner.press("next")
    again.learner.answer(rightly)
    again.learner.exit()
    assert (again.record[STATUS], again.record[SCORE]) == ("passed", "100")
