"""Order and match: played by mouse and by keys, graded, told, kept and taken up again."""

from __future__ import annotations

import pytest
from browser.axe import DAY, LARGE, NIGHT, Axe
from browser.courses import completion, course, lesson
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package, interactions
from browser.sitting import Sitting
from playwright.sync_api import expect

ORDER = """::: order spread
Put it in order.

1. A friend forwards it.
2. A meme account copies it. {#copy}
   > From here on nobody knows who filmed it.
3. The system shows it.
4. A journalist writes.

right: From hand to hand.
wrong: Begin with a friend.
:::
"""
MATCH = """::: match reach
Which reach is it?

- She follows you. {#cousin} :: Organic
- The shop pays. :: Paid
  > Somebody paid.
- Thousands share it. :: Viral
- :: Rented

part: Ask who paid.
:::
"""
FILES = course({"1-a.md": lesson("a", "Words.", ORDER, MATCH)}, settings=completion(80))
PHONE = {"viewport": {"width": 360, "height": 740}}


def _reported(sitting: Sitting) -> list[tuple[str, ...]]:
    fields = ("id", "type", "student_response", "correct_responses.0.pattern", "result")
    return [tuple(one[field] for field in fields) for one in interactions(sitting.record)]


def _lines(learner: Learner) -> list[str]:
    return [line.split("\n")[0] for line in learner.question.locator("li").all_inner_texts()]


def test_both_kinds_are_played_and_reported(lms: Lms, package: Package, api: str) -> None:
    sitting = lms.launch(package(FILES), api=api)
    learner = sitting.learner
    learner.walk(rightly, until="spread")
    learner.answer(wrongly)
    expect(learner.question).to_contain_text("Begin with a friend.")
    learner.answer(rightly)
    expect(learner.question).to_contain_text("From hand to hand.")
    learner.press("next")
    learner.answer(lambda _: ["1", "3", "3"])
    expect(learner.question).to_contain_text("2 of 3 are in their place.")
    expect(learner.question).to_contain_text("Ask who paid.")
    learner.answer(rightly)
    learner.press("next")
    learner.exit()
    assert _reported(sitting) == [
        ("spread", "sequencing", "d,c,b,a", "a,b,c,d", "wrong"),
        ("spread-a2", "sequencing", "a,b,c,d", "a,b,c,d", "correct"),
        ("reach", "matching", "a.1,b.3,c.3", "a.1,b.2,c.3", "wrong"),
        ("reach-a2", "matching", "a.1,b.2,c.3", "a.1,b.2,c.3", "correct"),
    ]
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert sitting.record["cmi.core.score.raw"] == "100"


def test_an_order_is_there_at_the_next_visit(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(FILES)).learner
    learner.walk(rightly, until="spread")
    learner.answer(lambda _: ["a", "copy", "d", "c"])
    learner.press("exit")
    learner.press("finish")
    again = lms.launch(package(FILES)).learner
    again.press("next")
    expect(again.question).to_contain_text(again.word("part"))
    assert [line.split("\n")[0] for line in _lines(again)] == [
        "A friend forwards it.",
        "A meme account copies it.",
        "A journalist writes.",
        "The system shows it.",
    ]


def test_a_match_is_there_at_the_next_visit(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(FILES)).learner
    learner.walk(rightly, until="reach")
    learner.answer(lambda _: ["1", "3", "3"])
    learner.press("exit")
    learner.press("finish")
    again = lms.launch(package(FILES)).learner
    again.open_lesson("a")
    again.press("next")
    again.press("next")
    chosen = again.question.get_by_label("The shop pays.")
    expect(chosen.locator("option:checked")).to_have_text("Viral")
    again.open(again.word("results"))
    again.frame.locator("[data-sm-result] summary").first.click()
    expect(again.frame.locator("[data-sm-result]")).to_contain_text("The shop pays. → Viral")


def test_an_order_is_never_shown_right_and_is_moved_by_keys(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES), page=PHONE)
    learner = sitting.learner
    learner.walk(rightly, until="spread")
    shown = _lines(learner)
    assert sorted(shown) == sorted(ORDER_LINES)
    assert shown != ORDER_LINES
    keys = sitting.page.keyboard
    learner.question.get_by_role("button", name=f"Move down: {shown[0]}").focus()
    for place in (2, 3, 4):
        keys.press("Enter")
        told = learner.question.locator(".sm-vh[role=status]")
        expect(told).to_have_text(f"“{shown[0]}” is now number {place} of 4.")
    focused = sitting.frame.evaluate("document.activeElement.ariaLabel")
    assert focused == f"Move up: {shown[0]}", "at the end the other arrow has the focus"
    keys.press("Space")
    assert _lines(learner) == [shown[1], shown[2], shown[0], shown[3]]


ORDER_LINES = [
    "A friend forwards it.",
    "A meme account copies it.",
    "The system shows it.",
    "A journalist writes.",
]


def test_a_match_says_how_much_is_still_to_answer(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(FILES), page=PHONE).learner
    learner.walk(rightly, until="reach")
    learner.press("check")
    expect(learner.question).to_contain_text("3 lines are still to answer.")
    learner.question.get_by_label("She follows you.").select_option(label="Organic")
    learner.question.get_by_label("The shop pays.").select_option(label="Rented")
    learner.press("check")
    expect(learner.question).to_contain_text("1 line is still to answer.")
    learner.question.get_by_label("Thousands share it.").select_option(label="Paid")
    learner.press("check")
    wrong = learner.question.get_by_label("The shop pays.")
    expect(wrong).to_have_accessible_description(learner.word("notHere"))
    expect(learner.question).to_contain_text(learner.word("wrong"))


@pytest.mark.parametrize("id", ["spread", "reach"])
def test_axe_finds_nothing_in_any_state(id: str, lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES), page=PHONE)
    learner = sitting.learner
    learner.walk(rightly, until=id)
    axe = Axe(sitting.page)
    found = [*axe.violations(DAY, NIGHT, LARGE)]
    for act in (wrongly, wrongly):
        learner.answer(act)
    found += axe.violations(DAY, NIGHT, LARGE)
    learner.reveal()
    found += axe.violations(DAY, NIGHT, LARGE)
    learner.answer(rightly)
    found += axe.violations(DAY, NIGHT, LARGE)
    assert found == []
