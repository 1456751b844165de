"""The rules of a test: critical items, attempts, waits, times, what is told, the fast lane."""

from __future__ import annotations

import pytest
from browser.exam import all_but, course, item, main_text, to_test
from browser.learner import rightly, wrongly
from browser.lms import Lms, Package, interactions
from browser.sitter import sit
from playwright.sync_api import expect

STATUS, SCORE = "cmi.core.lesson_status", "cmi.core.score.raw"


def test_a_critical_item_is_put_right_by_another(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(course()))
    learner = to_test(sitting)
    asked = sit(learner, all_but("c"))
    assert "Before you pass" in main_text(learner)
    assert "begin" not in learner.sight.actions, "what was reached is not thrown away"
    assert sitting.record.get(STATUS) != "passed"
    learner.press("retry")
    first = learner.sight.question
    assert first[0] == "c"
    assert first not in asked
    learner.choose(wrongly(learner.asked()))
    learner.press("check")
    learner.press("retry")
    assert learner.sight.question not in (*asked, first)
    learner.choose(rightly(learner.asked()))
    learner.press("check")
    learner.press("begin")
    assert "You passed with 66%" in main_text(learner)
    learner.exit()
    assert (sitting.record[STATUS], sitting.record[SCORE]) == ("passed", "66")
    assert [one["result"] for one in interactions(sitting.record)][3:] == ["wrong", "correct"]


@pytest.mark.parametrize("critical", ["must", "counts"])
def test_without_repairs_a_critical_item_is_right_or_counts_like_others(
    lms: Lms, package: Package, critical: str
) -> None:
    sitting = lms.launch(package(course(f"critical: {critical}")))
    learner = to_test(sitting)
    sit(learner, all_but("c"))
    expect(learner.frame.get_by_role("button", name="Answer another question")).to_have_count(0)
    learner.exit()
    assert sitting.record[STATUS] == ("passed" if critical == "counts" else "incomplete")


def test_attempts_are_counted_and_end(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(course("attempts: 2")))
    learner = to_test(sitting)
    assert "Attempts left: 2" in main_text(learner)
    sit(learner, wrongly)
    sit(learner, wrongly)
    assert "You have used all your attempts." in main_text(learner)
    assert "begin" not in learner.sight.actions
    learner.exit()
    again = lms.launch(package(course("attempts: 2")))
    again.learner.press("next")
    assert "begin" not in again.learner.sight.actions


def test_between_two_attempts_there_is_a_wait(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(course("wait: 24")), clock=True)
    learner = to_test(sitting)
    sit(learner, wrongly)
    assert "You can sit it again from" in main_text(learner)
    assert "begin" not in learner.sight.actions
    sitting.page.clock.set_fixed_time("2026-11-24T08:59:00")
    learner.open("Final test")
    assert "begin" not in learner.sight.actions
    sitting.page.clock.set_fixed_time("2026-11-24T09:05:00")
    learner.open("Final test")
    assert "begin" in learner.sight.actions


def test_a_wait_may_grow_and_who_goes_on_failing_is_told_who_helps(
    lms: Lms, package: Package
) -> None:
    """The retakes of course-design.md §4.4: at once, then a day later with help."""
    page = {"en/tests/final.md": "---\ntitle: The end\nhelp: Ask Ada to help you.\n---\n"}
    made = package(course("wait: [0, 24]\nhelp_after: 2") | page)
    sitting = lms.launch(made, clock=True)
    learner = to_test(sitting)
    sit(learner, wrongly)
    assert "begin" in learner.sight.actions
    assert "Ask Ada" not in main_text(learner)
    sit(learner, wrongly)
    assert "begin" not in learner.sight.actions
    assert "You can sit it again from" in main_text(learner)
    assert "Ask Ada to help you." in main_text(learner)
    sitting.page.clock.set_fixed_time("2026-11-24T09:05:00")
    learner.open("The end")
    sit(learner)
    assert "Ask Ada" not in main_text(learner)
    learner.exit()
    assert sitting.record[STATUS] == "passed"


@pytest.mark.parametrize(
    ("feedback", "topics", "review"),
    [("at-end", 1, 1), ("by-objective", 1, 0), ("never", 0, 0)],
)
def test_what_is_told_of_a_failed_attempt_is_what_the_rules_say(
    lms: Lms, package: Package, feedback: str, topics: int, review: int
) -> None:
    sitting = lms.launch(package(course(f"feedback: {feedback}")))
    learner = to_test(sitting)
    sit(learner, wrongly)
    main = learner.frame.locator("main")
    expect(main.get_by_role("heading", name="Topic by topic")).to_have_count(topics)
    expect(main.get_by_role("button", name="See my answers")).to_have_count(review)
    expect(main.get_by_text("It is not.")).to_have_count(0)


def test_answers_can_be_looked_at_with_what_is_said_of_them(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(course("feedback: at-end")))
    learner = to_test(sitting)
    sit(learner, all_but("c"))
    learner.frame.get_by_role("button", name="See my answers").click()
    seen = []
    while learner.sight.question:
        seen.append(learner.question.locator(".sm-fb strong").inner_text())
        expect(learner.question.locator("fieldset:disabled")).to_have_count(1)
        learner.press("next")
    assert sorted(seen) == ["Not yet", "That’s it", "That’s it"]
    assert "retry" in learner.sight.actions, "back on the page of the test"
    learner.press("previous")
    expect(learner.heading).to_have_text("Lesson b")


def test_at_once_each_answer_is_told_and_stays(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(course("feedback: at-once")))
    learner = to_test(sitting)
    learner.press("begin")
    learner.choose(wrongly(learner.asked()))
    learner.press("check")
    expect(learner.question.locator(".sm-fb")).to_be_visible()
    expect(learner.question.locator("fieldset:disabled")).to_have_count(1)
    learner.press("next")
    learner.exit()
    assert [one["result"] for one in interactions(sitting.record)] == ["wrong"]
    again = lms.launch(package(course("feedback: at-once")))
    again.learner.press("next")
    again.learner.press("begin")
    again.learner.press("previous")
    expect(again.learner.question.locator("fieldset:disabled")).to_have_count(1)


def test_options_stand_in_an_order_of_the_form_and_not_of_the_file(
    lms: Lms, package: Package
) -> None:
    many = {
        "reach.md": "\n".join(item(f"r{i}", "O1") for i in range(6)),
        "codes.md": "\n".join(item(f"c{i}", "O2", critical=True) for i in range(3)),
    }
    orders = {}
    for shuffle in ("true", "false"):
        sitting = lms.launch(package(course(f"shuffle: {shuffle}", many)), data=None)
        learner = to_test(sitting)
        learner.press("begin")
        shown = []
        while learner.sight.question:
            boxes = learner.question.locator("input")
            shown.append(boxes.evaluate_all("all => all.map((one) => one.value)"))
            learner.choose(rightly(learner.asked()))
            learner.press("next")
        orders[shuffle] = shown
    assert orders["false"] == [["a", "b", "c"]] * 3
    assert orders["true"] != orders["false"]


def test_a_time_is_told_can_be_made_longer_and_hands_in(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(course("minutes: 6")), clock=True)
    learner = to_test(sitting)
    learner.press("begin")
    learner.choose(rightly(learner.asked()))
    clock = learner.frame.locator("p:visible", has=learner.frame.get_by_text("more minutes"))
    expect(clock).to_contain_text("6 min left")
    sitting.page.clock.run_for("02:00")
    expect(clock.get_by_role("status")).to_contain_text("5 min left")
    clock.get_by_role("button").click()
    expect(clock).to_contain_text("14 min left")
    sitting.page.clock.run_for("14:10")
    expect(learner.heading).to_have_text("Final test")
    assert "33% this time" in main_text(learner)


def test_in_review_a_test_is_looked_at_and_not_sat(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(course()))
    learner = to_test(sitting)
    learner.press("begin")
    learner.exit()
    again = lms.launch(package(course()), mode="review")
    again.learner.press("next")
    assert "begin" not in again.learner.sight.actions


def test_a_pre_test_opens_the_short_way_and_changes_no_score(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package("pause/en"))
    learner = sitting.learner
    learner.press("next")
    expect(learner.heading).to_have_text("What do you know already?")
    learner.press("begin")
    while learner.sight.question:
        learner.choose(rightly(learner.asked()))
        learner.question.get_by_label("Very sure").check()
        learner.press("next")
    learner.press("hand-in")
    learner.frame.get_by_role("button", name="See my answers").click()
    expect(learner.question.locator(".sm-sure:disabled")).to_have_count(1)
    learner.open("What do you know already?")
    learner.frame.get_by_role("checkbox", name="1. Reach").check()
    learner.exit()
    again = lms.launch(package("pause/en"))
    again.learner.open_menu()
    menu = again.learner.frame.get_by_role("navigation", name="Modules and lessons")
    expect(menu).to_contain_text("1.1 How a message travelsOptional")
    expect(menu).to_contain_text("What do you know already?100%")
    assert SCORE not in sitting.record
    assert sitting.record[STATUS] == "incomplete"
