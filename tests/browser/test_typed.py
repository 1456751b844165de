"""Texts with gaps, and numbers: typed by keys, graded, told, kept as far as can be, and reported."""

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
NUMBER = """::: number hour
The video is out.

How long has she got?

= 3,5 ± 0,5 h

hint: Look at Mateo.
right: So little.
wrong: Less than you think.
:::
"""
FILES = course({"1-a.md": lesson("a", "Words.", TEXT, "More words.")}, settings=completion(80))
NUMBERS = course({"1-a.md": lesson("a", "Words.", NUMBER, "More words.")}, settings=completion(80))
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
        ("reach-a2", "fill-in", "SÍX | Sponsored reach | posted", right, "wrong"),
        ("reach-a3", "fill-in", f"6 | paid reach | {'x' * 200}", right, "wrong"),
        ("reach-a4", "fill-in", right, right, "correct"),
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
    sitting = lms.launch(package(FILES), page=page)
    learner = sitting.learner
    learner.walk(rightly, until="reach")
    axe = Axe(sitting.page)
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


def _field(learner: Learner) -> Locator:
    return learner.question.get_by_role("textbox", name="Your answer: h")


def test_a_number_is_played_and_reported(lms: Lms, package: Package, api: str) -> None:
    sitting = lms.launch(package(NUMBERS), api=api)
    learner = sitting.learner
    learner.walk(rightly, until="hour")
    learner.answer(lambda _: ["-1.234,50 h"])
    expect(learner.question).to_contain_text("Less than you think.")
    learner.answer(lambda _: ["4,01"])
    learner.answer(lambda _: [" 3.50h "])
    expect(learner.question).to_contain_text("So little.")
    learner.press("next")
    learner.exit()
    assert _reported(sitting) == [
        ("hour", "numeric", "-1234.5", "3.5", "wrong"),
        ("hour-a2", "numeric", "4.01", "3.5", "wrong"),
        ("hour-a3", "numeric", "3.5", "3.5", "correct"),
    ]
    assert sitting.record["cmi.core.score.raw"] == "100"


def test_a_number_is_typed_by_keys_and_what_is_none_is_no_try(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(NUMBERS), page=PHONE)
    learner = sitting.learner
    learner.walk(rightly, until="hour")
    keys = sitting.page.keyboard
    _field(learner).focus()
    for typed in ("", "a few"):
        keys.type(typed)
        keys.press("Enter")
        expect(learner.question.get_by_role("status")).to_contain_text(learner.word("noNumber"))
        expect(learner.button("check")).to_be_visible()
    _field(learner).fill("9")
    expect(learner.question).not_to_contain_text(learner.word("noNumber"))
    keys.press("Enter")
    expect(learner.question.get_by_role("status")).to_contain_text("Less than you think.")
    expect(_field(learner)).to_have_accessible_description(learner.word("wrong"))
    keys.press("Backspace")
    expect(learner.question).not_to_contain_text("Less than you think.")
    keys.type("3,9")
    keys.press("Enter")
    expect(learner.question).to_contain_text("So little.")
    expect(_field(learner)).to_be_disabled()
    learner.press("next")
    learner.press("exit")
    learner.press("finish")
    assert len(_reported(sitting)) == 2, "what was no number is not reported"


def test_a_wrong_number_is_there_at_the_next_visit(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(NUMBERS)).learner
    learner.walk(rightly, until="hour")
    learner.answer(lambda _: ["12.25"])
    learner.press("exit")
    learner.press("finish")
    again = lms.launch(package(NUMBERS)).learner
    again.press("next")
    expect(_field(again)).to_have_value("12,25")
    expect(again.question).to_contain_text("Less than you think.")
    again.fail()
    expect(_field(again)).to_have_value("3,5 ± 0,5")
    again.press("next")
    again.open(again.word("results"))
    again.frame.locator("[data-sm-result] summary").first.click()
    told = again.frame.locator("[data-sm-result]")
    expect(told).to_contain_text("3,5 ± 0,5 h")


@pytest.mark.parametrize("page", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_any_state_of_a_number(
    page: dict[str, Any], lms: Lms, package: Package
) -> None:
    sitting = lms.launch(package(NUMBERS), page=page)
    learner = sitting.learner
    learner.walk(rightly, until="hour")
    axe = Axe(sitting.page)
    learner.press("check")
    found = [*axe.violations(DAY, NIGHT, LARGE)]
    learner.answer(wrongly)
    learner.answer(wrongly)
    found += axe.violations(DAY, NIGHT, LARGE)
    learner.reveal()
    found += axe.violations(DAY, NIGHT, LARGE)
    learner.answer(rightly)
    found += axe.violations(DAY, NIGHT, LARGE)
    assert found == []
