"""What the learner answered, on the page of results: never more than the lesson itself shows."""

from __future__ import annotations

from typing import Any

import pytest
from browser.courses import SEVERAL, choice, completion, course, lesson, small
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package, interactions
from playwright.sync_api import Locator, expect

from smcourse.suspend import decode, encode
from smcourse.words import words_for

COURSE = small(completion(80))
RIGHT, WRONG = "Green", "Red"  # what the options of small() say


def _part(learner: Learner, label: str) -> Locator:
    """The answers of one lesson, opened by its key."""
    if learner.sight.action != "exit" or learner.frame.locator("details:visible").count() == 0:
        learner.open(learner.word("results"))
    part = learner.frame.locator("[data-sm-result] details").filter(has_text=label)
    part.locator("summary").press("Enter")
    expect(part.locator("li").first).to_be_visible()
    return part


def _row(part: Locator, id: str) -> Locator:
    return part.locator("li").filter(has_text=f"asked in {id}?")


def test_each_answer_stands_there_with_its_outcome(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), page={"viewport": {"width": 240, "height": 640}})
    learner = sitting.learner
    learner.walk(until="a1")
    learner.answer(wrongly)
    part = _part(learner, "Lesson a")
    expect(part.locator("summary")).to_contain_text("0 of 1 point")
    row = _row(part, "a1")
    # It stands below the points, which are on a line of their own here, not beside them.
    assert row.evaluate("el => el.offsetWidth === el.closest('details').offsetWidth")
    expect(row).to_contain_text(learner.word("wrong"))
    expect(row).to_contain_text(f"{learner.word('yourAnswer')}: {WRONG}")
    expect(row).not_to_contain_text(RIGHT)
    assert row.locator("svg use").get_attribute("href") == "#sm-i-retry"
    other = _row(_part(learner, "Lesson d"), "d1")
    expect(other).to_contain_text(learner.word("unanswered"))
    expect(other).not_to_contain_text(learner.word("yourAnswer"))


def test_half_of_the_points_stand_there_where_a_question_gives_them(
    lms: Lms, package: Package
) -> None:
    text = lesson("a", choice("a1", SEVERAL, points="3", partial="half"), choice("a2"))
    sitting = lms.launch(package(course({"1-a.md": text}, settings=completion(60))))
    learner = sitting.learner
    learner.walk(until="a1")
    learner.answer(lambda _: ["a"])
    learner.press("exit")
    learner.press("finish")
    assert interactions(sitting.record)[0]["result"] == "wrong"
    again = lms.launch(package(course({"1-a.md": text}, settings=completion(60))))
    learner = again.learner
    learner.open(learner.word("results"))
    result = learner.frame.locator("[data-sm-result]")
    expect(result).to_contain_text("1.5 of 4 points")
    expect(result.locator(".sm-on")).to_have_count(1)
    expect(result.locator(".sm-on + .sm-half")).to_have_count(1)
    learner.open_lesson("a")
    learner.answer(lambda _: ["a"])
    learner.reveal()
    learner.press("next")
    learner.walk(rightly)
    expect(result).to_contain_text("2.5 of 4 points")
    assert again.record["cmi.core.score.raw"] == "62"
    assert again.record["cmi.core.lesson_status"] == "passed"


def test_what_is_right_is_told_once_the_lesson_told_it(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(COURSE)).learner
    learner.walk(until="a1")
    learner.fail()
    learner.press("next")
    learner.walk(until="b1")
    learner.answer(lambda question: ["a"])
    row = _row(_part(learner, "Lesson a"), "a1")
    expect(row).to_contain_text(f"{learner.word('correct')}: {RIGHT}")
    row = _row(_part(learner, "Lesson b"), "b1")
    expect(row).to_contain_text(learner.word("part"))
    expect(row).to_contain_text(f"{learner.word('yourAnswer')}: Two")
    expect(row).not_to_contain_text("Six")


def test_a_question_leads_back_to_its_step(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(COURSE)).learner
    learner.walk(rightly)
    _row(_part(learner, "Lesson b"), "b2").get_by_role("button").press("Enter")
    assert learner.sight.question == "b2"
    expect(learner.heading).to_be_focused()


def test_answers_of_an_earlier_visit_stand_there(lms: Lms, package: Package) -> None:
    first = lms.launch(package(COURSE)).learner
    first.walk(rightly)
    first.exit()
    learner = lms.launch(package(COURSE)).learner
    row = _row(_part(learner, "Lesson b"), "b1")
    expect(row).to_contain_text(learner.word("right"))
    expect(row).to_contain_text("Two · Four · Six")


def test_several_sentences_stand_in_one_line_with_one_stop(lms: Lms, package: Package) -> None:
    asked = choice("a1", ("- [x] One that angers.", "- [x] One that amazes.", "- [ ] None."))
    asked += choice("a2", ("- [x] It stays. Here.", "- [ ] No."))
    learner = lms.launch(package(course({"1-a.md": lesson("a", asked)}))).learner
    learner.walk(rightly)
    part = _part(learner, "Lesson a")
    expect(_row(part, "a1")).to_contain_text("Your answer: One that angers · One that amazes.")
    expect(_row(part, "a2")).to_contain_text("Your answer: It stays. Here.")


def test_review_tells_what_is_right_everywhere(lms: Lms, package: Package) -> None:
    first = lms.launch(package(COURSE)).learner
    first.walk(until="a1")
    first.answer(wrongly)
    first.exit()
    learner = lms.launch(package(COURSE), mode="review").learner
    row = _row(_part(learner, "Lesson a"), "a1")
    expect(row).to_contain_text(f"{learner.word('yourAnswer')}: {WRONG}")
    expect(row).to_contain_text(f"{learner.word('correct')}: {RIGHT}")
    row = _row(_part(learner, "Lesson d"), "d1")
    expect(row).to_contain_text(learner.word("unanswered"))
    expect(row).to_contain_text(f"{learner.word('correct')}: {RIGHT}")


def _without_responses(record: dict[str, Any]) -> dict[str, Any]:
    """The record as it is saved where it was about to grow too long."""
    kept, _ = decode(record["cmi.suspend_data"], "trial")
    assert kept
    return record | {"cmi.suspend_data": encode(kept, "trial", limit=1)}


def test_a_choice_that_is_no_longer_kept_is_said(lms: Lms, package: Package) -> None:
    first = lms.launch(package(COURSE))
    first.learner.walk(rightly)
    first.learner.exit()
    record = _without_responses(first.record)
    learner = lms.launch(package(COURSE), data=record).learner
    row = _row(_part(learner, "Lesson a"), "a1")
    expect(row).to_contain_text(learner.word("right"))
    expect(row).to_contain_text(learner.word("responseLost"))
    expect(row).not_to_contain_text(RIGHT)


@pytest.mark.parametrize("mode", ["normal", "review"])
def test_an_answer_to_other_options_is_not_put_on_those_of_today(
    lms: Lms, package: Package, mode: str
) -> None:
    old = course({"1-a.md": lesson("a", choice("a1", ("- [x] One", "- [ ] Two")))})
    new = course({"1-a.md": lesson("a", choice("a1", ("- [x] Uno", "- [ ] Dos")))})
    first = lms.launch(package(old)).learner
    first.walk(rightly)
    first.exit()
    learner = lms.launch(package(new), mode=mode).learner
    row = _row(_part(learner, "Lesson a"), "a1")
    expect(row).to_contain_text(learner.word("changed"))
    expect(row).not_to_contain_text(learner.word("yourAnswer"))
    learner.open_lesson("a")
    assert learner.question.locator("input:checked").count() == 0


def test_questions_on_their_way_are_said_and_come(lms: Lms, package: Package) -> None:
    server = lms.server
    server.released.clear()
    held = '?held=<template data-sm-stored="sm-lesson-b"'
    learner = lms.launch(package(COURSE), query=held).learner
    words = words_for("en")
    learner.frame.get_by_role("button", name=words["openMenu"]).click()
    menu = learner.frame.get_by_role("navigation", name=words["toc"])
    menu.get_by_role("button", name=words["results"]).click()
    part = learner.frame.locator("[data-sm-result] details").filter(has_text="Lesson d")
    part.locator("summary").click()
    expect(part).to_contain_text(words["loading"])
    server.released.set()
    expect(_row(part, "d1")).to_be_visible()


def test_prompts_are_text_whatever_they_hold(lms: Lms, package: Package) -> None:
    asked = choice("a1", SEVERAL).replace("What is asked", "What `<i>is</i>` *asked*")
    learner = lms.launch(package(course({"1-a.md": lesson("a", asked)}))).learner
    row = _row(_part(learner, "Lesson a"), "a1")
    expect(row.get_by_role("button")).to_have_text("What <i>is</i> asked in a1?")
