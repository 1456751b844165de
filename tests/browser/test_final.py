"""Tests as a learner sits them, what is kept of them, and what the LMS is told."""

from __future__ import annotations

from browser.exam import all_but, course, item, main_text, to_test
from browser.learner import rightly
from browser.lms import Lms, Package, interactions
from browser.sitter import answer_all, sit
from playwright.sync_api import expect

STATUS, SCORE = "cmi.core.lesson_status", "cmi.core.score.raw"

GAP = "::: text gap {objective=O1}\nComplete it.\n\nA message may be [[paid]] or [[free]].\n:::\n"
TYPED = {"reach.md": GAP + "\n" + item("r1", "O1"), "codes.md": item("c1", "O2")}


def test_a_test_passed_passes_the_course_and_tells_every_item(
    lms: Lms, package: Package, api: str
) -> None:
    sitting = lms.launch(package(course()), api=api)
    learner = to_test(sitting)
    asked = sit(learner)
    assert len(asked) == 3
    expect(learner.frame.locator("[role=status]:visible").first).to_contain_text("100%")
    learner.press("next")
    expect(learner.heading).to_have_text("You passed with 100%")
    learner.exit()
    record = sitting.record
    assert (record[STATUS], record[SCORE]) == ("passed", "100")
    told = interactions(record)
    assert [one["id"] for one in told] == asked
    assert {one["result"] for one in told} == {"correct"}
    assert {one["objectives.0.id"] for one in told} == {"O1", "O2"}


def test_who_falls_short_is_led_to_the_lessons_and_sits_others(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(course()))
    learner = to_test(sitting)
    first = sit(learner, all_but("r"))
    text = main_text(learner)
    assert "33% this time" in text
    assert "Tell who reads" in text
    links = learner.frame.locator(".sm-todo:visible .sm-link")
    expect(links).to_have_text(["1 Lesson a"])
    second = sit(learner)
    assert not {one for one in first if one[0] == "r"} & set(second)
    assert "You passed with 100%" in main_text(learner)
    learner.exit()
    told = interactions(sitting.record)
    assert [one["id"] for one in told] == [*first, *(f"{one}-a2" for one in second)]
    assert (sitting.record[STATUS], sitting.record[SCORE]) == ("passed", "100")


def test_a_worse_attempt_takes_nothing_back(lms: Lms, package: Package) -> None:
    """Passed, it is not asked again; failed, the best of all attempts is told."""
    sitting = lms.launch(package(course(mark=90)))
    learner = to_test(sitting)
    sit(learner, all_but("c"))
    sit(learner, all_but("r"))
    assert "Your best result: 66%" in main_text(learner)
    learner.exit()
    assert sitting.record[STATUS] == "incomplete"
    assert SCORE not in sitting.record, "none is told before the end"


def test_a_form_stays_until_it_is_handed_in_though_the_bank_has_changed(
    lms: Lms, package: Package
) -> None:
    sitting = lms.launch(package(course()))
    learner = to_test(sitting)
    learner.press("begin")
    first, answered = learner.sight.question, learner.asked()
    learner.choose(rightly(answered))
    learner.press("next")
    second = learner.sight.question
    learner.exit()
    more = {
        "reach.md": "\n".join(item(f"r{i}", "O1") for i in range(6)),
        "new.md": "\n".join(item(f"a{i}", "O1") for i in range(9)),
        "codes.md": "\n".join(item(f"c{i}", "O2", critical=True) for i in range(3)),
    }
    again = lms.launch(package(course(bank=more)))
    learner = again.learner
    expect(learner.start).to_contain_text("Final test")
    learner.press("next")
    assert "You have answered 1 of 3." in main_text(learner)
    learner.press("begin")
    assert learner.sight.question == second
    learner.press("previous")
    assert learner.sight.question == first
    expect(learner.question.locator("input:checked")).to_have_value(rightly(answered)[0])


def test_an_item_that_is_gone_makes_room_for_another_unless_it_was_answered(
    lms: Lms, package: Package
) -> None:
    sitting = lms.launch(package(course()))
    learner = to_test(sitting)
    learner.press("begin")
    kept = learner.sight.question
    learner.choose(rightly(learner.asked()))
    learner.press("next")
    gone = learner.sight.question
    learner.exit()
    left = {
        "reach.md": "\n".join(item(f"r{i}", "O1") for i in range(6) if f"r{i}" not in (kept, gone)),
        "codes.md": "\n".join(
            item(f"c{i}", "O2", critical=True) for i in range(3) if f"c{i}" not in (kept, gone)
        ),
    }
    again = lms.launch(package(course(bank=left)))
    learner = again.learner
    learner.press("next")
    rest = answer_all(learner)
    assert len(rest) == 2
    assert gone not in rest
    learner.press("previous")
    learner.press("previous")
    learner.press("previous")
    assert "no longer part of the course" in main_text(learner)
    learner.press("next")
    learner.press("next")
    learner.press("next")
    learner.press("hand-in")
    assert "100%" in main_text(learner), "its result is kept"


def test_what_has_no_answer_is_named_before_it_is_handed_in(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(course()))
    learner = to_test(sitting)
    answer_all(learner, lambda question: None if question["id"][0] == "c" else rightly(question))
    expect(learner.heading).to_have_text("Hand in")
    links = learner.frame.locator(".sm-todo:visible .sm-link")
    expect(links).to_have_count(1)
    links.click()
    assert learner.sight.question[0] == "c"


def test_what_was_typed_is_there_again_and_told_though_it_is_wrong(
    lms: Lms, package: Package
) -> None:
    sitting = lms.launch(package(course("attempts: 1", TYPED)))
    learner = to_test(sitting)
    learner.press("begin")
    for _ in range(9):
        if learner.sight.question == "gap":
            break
        learner.press("next")
    learner.choose(["loud", "long"])
    learner.press("next")
    learner.press("previous")
    assert [field.input_value() for field in learner.question.locator("input").all()] == [
        "loud",
        "long",
    ]
    learner.press("exit")
    learner.press("finish")
    assert sitting.record[STATUS] == "incomplete"


def test_an_answer_that_is_taken_back_counts_as_none(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(course("attempts: 1", TYPED)))
    learner = to_test(sitting)
    answer_all(learner)
    expect(learner.frame.locator(".sm-todo:visible .sm-link")).to_have_count(0)
    while learner.sight.question != "gap":
        learner.press("previous")
    learner.question.locator("input").first.fill("")
    while learner.sight.question:
        learner.press("next")
    expect(learner.frame.locator(".sm-todo:visible .sm-link")).to_have_count(1)
    learner.press("hand-in")
    told = {one["id"]: one for one in interactions(sitting.record)}
    assert (told["gap"]["result"], told["r1"]["result"]) == ("wrong", "correct")


def test_a_wrong_word_is_told_as_it_was_typed(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(course("attempts: 1", TYPED)))
    learner = to_test(sitting)
    sit(learner, lambda asked: ["loud", "long"] if asked["id"] == "gap" else rightly(asked))
    told = {one["id"]: one for one in interactions(sitting.record)}
    assert told["gap"]["student_response"] == "loud | long"


def test_two_learners_have_two_forms_and_one_has_the_same_again(lms: Lms, package: Package) -> None:
    forms = []
    for student in ("ana", "luis", "ana"):
        sitting = lms.launch(package(course()), student=student, data=None)
        learner = to_test(sitting)
        forms.append(answer_all(learner))
    assert forms[0] != forms[1]
    assert forms[0] == forms[2]
