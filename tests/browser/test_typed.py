"""Texts with gaps: typed by keys, graded, told, kept as far as can be, and reported."""

from __future__ import annotations

from typing import Any

import pytest
from browser.axe import DAY, LARGE, NIGHT, Axe
from browser.courses import completion, course, lesson
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package, interactions
from browser.sitting import Sitting
from playwright.sync_api import Locator, expect

TEXT = """::: text reach
Complete the sentence.

The video reached [[six|6]] people; it was [[paid reach|sponsored reach]].

- Mateo's company [[paid & posted]].

hint: Count them.
right: So it is.
part: Ask who paid.
wrong: Read it again.
:::
"""
FILES = course({"1-a.md": lesson("a", "Words.", TEXT, "More words.")}, settings=completion(80))
PHONE = {"viewport": {"width": 360, "height": 740}}
DESK = {"viewport": {"width": 1280, "height": 800}}


def _reported(sitting: Sitting) -> list[tuple[str, ...]]:
    fields = ("id", "type", "student_response", "correct_responses.0.pattern", "result")
    return [tuple(one[field] for field in fields) for one in interactions(sitting.record)]


def _gap(learner: Learner, n: int, m: int = 3) -> Locator:
    return learner.question.get_by_role("textbox", name=f"Gap {n} of {m}")


def test_a_text_is_played_and_reported(lms: Lms, package: Package, api: str) -> None:
    sitting = lms.launch(package(FILES), api=api)
    learner = sitting.learner
    learner.walk(rightly, until="reach")
    learner.answer(wrongly)
    expect(learner.question).to_contain_text("Read it again.")
    learner.answer(lambda _: ["  SÍX ", "Sponsored   reach", "posted"])
    expect(learner.question).to_contain_text("2 of 3 are right.")
    expect(learner.question).to_contain_text("Ask who paid.")
    learner.answer(lambda _: ["6", "\u202epaid\treach|\N{GRINNING FACE}", "x" * 200])
    learner.answer(rightly)
    expect(learner.question).to_contain_text("So it is.")
    learner.press("next")
    learner.exit()
    right = "six | paid reach | paid & posted"
    assert _reported(sitting) == [
        ("reach", "fill-in", "no six | no paid reach | no paid & posted", right, "wrong"),
        ("reach", "fill-in", "SÍX | Sponsored reach | posted", right, "wrong"),
        ("reach", "fill-in", f"6 | paid reach | {'x' * 200}", right, "wrong"),
        ("reach", "fill-in", right, right, "correct"),
    ]
    assert sitting.record["cmi.core.lesson_status"] == "passed"


def test_no_more_than_the_standard_takes_is_sent(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES))
    learner = sitting.learner
    learner.walk(rightly, until="reach")
    learner.answer(lambda _: ["é" * 200, "ñ" * 200, "<b>"])
    learner.press("exit")
    learner.press("finish")
    (sent,) = [one["student_response"] for one in interactions(sitting.record)]
    assert sent == f"{'é' * 200} | {'ñ' * 52}"


def test_a_text_is_written_by_keys_alone(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES), page=PHONE)
    learner = sitting.learner
    learner.walk(rightly, until="reach")
    keys = sitting.page.keyboard
    expect(_gap(learner, 1)).to_have_accessible_description(
        "The video reached Gap 1 of 3 people; it was Gap 2 of 3 ."
    )
    _gap(learner, 1).focus()
    keys.type("seven")
    keys.press("Enter")
    expect(learner.question).to_contain_text("2 gaps are still to fill in.")
    keys.press("Tab")
    expect(_gap(learner, 2)).to_be_focused()
    keys.type("sponsored reach")
    keys.press("Tab")
    keys.type("paid & posted")
    keys.press("Enter")
    expect(learner.question).to_contain_text("2 of 3 are right.")
    expect(_gap(learner, 3)).to_be_focused()
    expect(_gap(learner, 1)).to_have_accessible_description(
        "Not yet The video reached Gap 1 of 3 Not yet people; it was Gap 2 of 3 Good ."
    )
    keys.press("Shift+Tab")
    keys.press("Shift+Tab")
    expect(_gap(learner, 1)).to_be_focused()
    expect(learner.question).to_contain_text("2 of 3 are right.")
    keys.type("six")
    expect(learner.question).not_to_contain_text("2 of 3 are right.")
    expect(learner.question.locator(".sm-tag:visible")).to_have_count(0)
    expect(_gap(learner, 2)).to_have_value("sponsored reach")
    keys.press("Enter")
    expect(learner.question).to_contain_text("So it is.")
    expect(learner.button("next")).to_be_focused()


def test_what_is_typed_and_not_checked_stays(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES))
    learner = sitting.learner
    learner.walk(rightly, until="reach")
    _gap(learner, 2).focus()
    sitting.page.keyboard.type("bought")
    learner.button("previous").focus()
    sitting.page.keyboard.press("Enter")
    learner.press("next")
    expect(_gap(learner, 2)).to_have_value("bought")
    expect(learner.button("check")).to_be_visible()


def test_right_gaps_are_there_at_the_next_visit_and_wrong_ones_are_not(
    lms: Lms, package: Package
) -> None:
    learner = lms.launch(package(FILES)).learner
    learner.walk(rightly, until="reach")
    learner.answer(lambda _: ["seven", "SPONSORED reach", "Paid & posted"])
    learner.press("exit")
    learner.press("finish")
    again = lms.launch(package(FILES)).learner
    again.press("next")
    expect(_gap(again, 1)).to_have_value("")
    expect(_gap(again, 2)).to_have_value("sponsored reach")
    expect(again.question).to_contain_text("2 of 3 are right.")
    again.open(again.word("results"))
    again.frame.locator("[data-sm-result] summary").first.click()
    told = again.frame.locator("[data-sm-result]")
    expect(told).to_contain_text("… · sponsored reach · paid & posted")


def test_a_wrong_text_is_no_longer_there_at_the_next_visit(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(FILES)).learner
    learner.walk(rightly, until="reach")
    learner.answer(wrongly)
    learner.press("exit")
    learner.press("finish")
    again = lms.launch(package(FILES)).learner
    again.press("next")
    expect(_gap(again, 1)).to_have_value("")
    expect(again.question).to_contain_text(again.word("keptWrong"))
    again.open(again.word("results"))
    again.frame.locator("[data-sm-result] summary").first.click()
    expect(again.frame.locator("[data-sm-result]")).to_contain_text(again.word("responseLost"))


def test_the_answer_is_shown_in_the_gaps(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(FILES)).learner
    learner.walk(rightly, until="reach")
    learner.fail()
    expect(_gap(learner, 3)).to_have_value("paid & posted")
    expect(_gap(learner, 3)).to_be_disabled()
    learner.question.get_by_role("button", name=learner.word("retry")).click()
    expect(_gap(learner, 1)).to_have_value("")
    expect(_gap(learner, 1)).to_be_focused()


def test_paper_has_empty_fields(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES))
    learner = sitting.learner
    learner.walk(rightly, until="reach")
    learner.answer(rightly)
    sitting.page.emulate_media(media="print")
    expect(_gap(learner, 1)).to_have_css("color", "rgba(0, 0, 0, 0)")
    expect(_gap(learner, 1)).to_be_visible()


@pytest.mark.parametrize("page", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_any_state(page: dict[str, Any], lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES), page={**page, "reduced_motion": "reduce"})
    learner = sitting.learner
    learner.walk(rightly, until="reach")
    axe = Axe(sitting)
    found = [*axe.violations(DAY, NIGHT, LARGE)]
    learner.answer(lambda _: ["six", "paid reach", "no"])
    found += axe.violations(DAY, NIGHT, LARGE)
    learner.answer(wrongly)
    found += axe.violations(DAY, NIGHT, LARGE)
    learner.reveal()
    found += axe.violations(DAY, NIGHT, LARGE)
    learner.answer(rightly)
    found += axe.violations(DAY, NIGHT, LARGE)
    assert found == []
