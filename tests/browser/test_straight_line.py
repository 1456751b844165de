"""A course played to its end: what the LMS then has, and what the learner is told."""

from __future__ import annotations

import re

import pytest
from browser.courses import choice, completion, course, lesson, small
from browser.learner import rightly, wrongly
from browser.lms import Lms, Package, interactions
from playwright.sync_api import expect

TIMESPAN = r"\d{2,4}:\d\d:\d\d(\.\d\d)?"
LEAVES = [
    "id", "type", "objectives.0.id", "time", "correct_responses.0.pattern", "weighting",
    "student_response", "result", "latency",
]  # fmt: skip


def test_all_right_is_passed_with_100(lms: Lms, package: Package, api: str) -> None:
    sitting = lms.launch(package(small(completion(80))), api=api)
    sitting.learner.walk(rightly)
    sitting.learner.exit()
    record = sitting.record
    assert record["cmi.core.lesson_status"] == "passed"
    assert [record[f"cmi.core.score.{part}"] for part in ("raw", "min", "max")] == [
        "100",
        "0",
        "100",
    ]
    assert record.get("cmi.core.exit", "") == ""
    assert re.fullmatch(TIMESPAN, record["cmi.core.session_time"])
    assert re.fullmatch(TIMESPAN, record["cmi.core.total_time"])
    assert sitting.saves[-2:] == ["LMSCommit", "LMSFinish"]


def test_all_right_without_a_pass_mark_is_completed(lms: Lms, package: Package, api: str) -> None:
    sitting = lms.launch(package(small()), api=api)
    sitting.learner.walk(rightly)
    sitting.learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "completed"
    assert sitting.record["cmi.core.score.raw"] == "100"


def test_a_pass_can_be_reported_as_completed(lms: Lms, package: Package) -> None:
    settings = completion(80) + "  report: completed\n"
    sitting = lms.launch(package(small(settings)))
    sitting.learner.walk(rightly)
    sitting.learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "completed"
    again = lms.launch(package(small(settings)))
    again.learner.press("exit")
    again.learner.press("finish")
    assert again.record["cmi.core.lesson_status"] == "completed"


def test_score_comes_before_status_and_status_before_commit(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(small(completion(80))))
    sitting.learner.walk(rightly)
    calls = sitting.calls
    verdict = next(c.n for c in calls if c.sets("cmi.core.lesson_status") and c.args[1] == "passed")
    for part in ("raw", "min", "max"):
        assert any(c.sets(f"cmi.core.score.{part}") for c in calls if c.n < verdict), part
    after = [c.fn for c in calls if c.n > verdict]
    assert "LMSCommit" in after, "a verdict is saved at once"


def test_every_answer_is_one_complete_interaction(lms: Lms, package: Package, api: str) -> None:
    sitting = lms.launch(package(small(completion(80))), api=api)
    sitting.learner.walk(rightly)
    sitting.learner.exit()
    kept = interactions(sitting.record)
    assert [one["id"] for one in kept] == ["a1", "b1", "b2", "d1"]
    assert [one["student_response"] for one in kept] == ["b", "a,c,d", "b", "b"]
    assert [one["correct_responses.0.pattern"] for one in kept] == ["b", "a,c,d", "b", "b"]
    assert [one["weighting"] for one in kept] == ["1", "1", "1", "2"]
    assert kept[0]["objectives.0.id"] == "O1_a"
    for one in kept:
        assert (one["type"], one["result"]) == ("choice", "correct")
        assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d", one["time"])
        assert re.fullmatch(TIMESPAN, one["latency"])


def test_an_interaction_is_written_in_the_order_of_the_standard(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(small()))
    sitting.learner.walk(rightly, until="b2")
    set_ = [c.args[0] for c in sitting.calls if c.fn == "LMSSetValue"]
    for n, leaves in enumerate([LEAVES, [leaf for leaf in LEAVES if "objectives" not in leaf]]):
        at = f"cmi.interactions.{n}."
        assert [name.removeprefix(at) for name in set_ if name.startswith(at)] == leaves


def test_latency_is_the_time_from_seeing_to_answering(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(small()), clock=True)
    sitting.learner.walk(until="a1")
    sitting.page.clock.fast_forward(65_000)
    sitting.learner.answer(wrongly)
    sitting.page.clock.fast_forward(120_000)
    sitting.learner.answer(rightly)
    sitting.learner.exit()
    first, second = (one["latency"] for one in interactions(sitting.record))
    assert re.fullmatch(r"0000:01:0[5-9]", first)
    assert second < "0000:01:00", "the second try is counted from when it was asked for"


@pytest.mark.parametrize("failed", ["", "failed"])
def test_all_wrong(lms: Lms, package: Package, api: str, failed: str) -> None:
    sitting = lms.launch(package(small(completion(80, failed))), api=api)
    sitting.learner.walk(wrongly)
    sitting.learner.exit()
    record = sitting.record
    assert record["cmi.core.lesson_status"] == (failed or "incomplete")
    assert record.get("cmi.core.score.raw", "") == ("0" if failed == "failed" else "")
    results = [(one["id"], one["result"]) for one in interactions(record)]
    tries = (id + again for id in ("a1", "b1", "b2", "d1") for again in ("", "-a2"))
    assert results == [(id, "wrong") for id in tries]


def test_a_score_below_the_mark_is_floored(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(small(completion(81, "failed"))))
    learner = sitting.learner
    learner.walk(rightly, until="b2")
    learner.step(wrongly)
    learner.walk(rightly)
    learner.exit()
    assert sitting.record["cmi.core.score.raw"] == "80"
    assert sitting.record["cmi.core.lesson_status"] == "failed"


def test_an_answer_improved_after_failing_passes(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(small(completion(80, "failed"))))
    learner = sitting.learner
    learner.walk(until="d1")
    learner.answer(wrongly)
    assert sitting.record["cmi.core.lesson_status"] == "failed", "a verdict is saved at once"
    assert sitting.record["cmi.core.score.raw"] == "60"
    learner.answer(rightly)
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert sitting.record["cmi.core.score.raw"] == "100"


def test_showing_the_answers_is_no_dead_end(lms: Lms, package: Package) -> None:
    """«You can try as often as you like» holds for those too who looked at the answers."""
    sitting = lms.launch(package(small(completion(80))))
    learner = sitting.learner
    learner.walk(wrongly)
    for missed in ("a", "b", "d"):
        learner.redo(missed)
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert sitting.record["cmi.core.score.raw"] == "100"


def test_the_course_of_the_readme_is_played_to_its_end(
    lms: Lms, package: Package, api: str
) -> None:
    sitting = lms.launch(package("hello"), api=api)
    learner = sitting.learner
    learner.walk(rightly)
    expect(learner.heading).to_have_text(learner.word("resultCompleted"))
    learner.exit()
    expect(learner.heading).to_have_text(learner.word("closed"))
    asked = [question["id"] for question in learner.course["questions"]]
    assert sitting.record["cmi.core.lesson_status"] == "completed"
    assert [one["id"] for one in interactions(sitting.record)] == asked


def test_the_result_page_says_what_came_of_it(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(small(completion(80))))
    learner = sitting.learner
    learner.open(learner.word("results"))
    expect(learner.heading).to_have_text(learner.word("resultOpen"))
    learner.open(learner.word("toStart"))
    learner.walk(wrongly, until="d1")
    learner.walk(rightly)
    expect(learner.heading).to_have_text("2 points short of the mark")
    page = learner.frame.locator("[data-sm-page=result]")
    expect(page).to_contain_text("You have 2 of 5 points. 4 are needed to pass.")
    expect(page).to_contain_text("2 of 5 points (40%) · to pass: 80%")
    points = page.locator(".sm-score i")
    assert [points.nth(n).get_attribute("class") for n in range(6)] == [
        *("sm-on", "sm-on", "", "", "sm-goal", "")
    ]
    assert page.locator("summary small").all_inner_texts() == [
        *("0 of 1 point", "0 of 2 points", "2 of 2 points")
    ]
    page.locator("summary").last.press("Enter")
    expect(page.locator("details[open] p").first).to_have_text("2 points")
    learner.frame.get_by_role("button", name="Lesson a").last.click()
    assert learner.sight.lesson == "a", "what to go over is a click away"


EVEN = {
    "1-a.md": lesson("a", choice("a1"), choice("a2"), objective=""),
    "2-b.md": lesson("b", choice("b1"), choice("b2")),
}


def test_where_each_answer_counts_the_same_answers_are_counted(lms: Lms, package: Package) -> None:
    learner = lms.launch(package(course(EVEN, settings=completion(75)))).learner
    learner.walk(wrongly, until="b1")
    learner.walk(rightly)
    expect(learner.heading).to_have_text("1 short of the mark")
    page = learner.frame.locator("[data-sm-page=result]")
    expect(page).to_contain_text("You answered 2 of 4 right. 3 are needed to pass.")
    expect(page).to_contain_text("2 of 4 (50%) · to pass: 75%")
    assert page.locator("summary small").all_inner_texts() == ["0 of 2", "2 of 2"]
    assert page.locator("ol .sm-meta").all_inner_texts() == ["0 of 2"]


def test_what_gives_no_points_is_counted_nowhere(lms: Lms, package: Package) -> None:
    """Not in the sums, not among what is to go over; each question says what it gives."""
    warm_up = lesson("w", choice("w1", points="0"), choice("w2", record="none"))
    files = {"0-w.md": warm_up, "1-a.md": lesson("a", choice("a1"), choice("a2", record="none"))}
    learner = lms.launch(package(course(files, settings=completion(80)))).learner
    learner.walk(wrongly)
    expect(learner.heading).to_have_text("1 point short of the mark")
    page = learner.frame.locator("[data-sm-page=result]")
    expect(page).to_contain_text("You have 0 of 1 point. 1 is needed to pass.")
    assert page.locator("summary small").all_inner_texts() == ["", "0 of 1 point"]
    assert page.locator("ol .sm-link:visible").all_inner_texts() == ["2 Lesson a"]
    page.locator("summary").first.press("Enter")
    told = page.locator("details").first.locator("li > p:first-of-type")
    expect(told).to_have_text(["0 points", "0 points"])


def test_a_course_without_questions_is_completed_without_a_score(
    lms: Lms, package: Package, api: str
) -> None:
    prose = course({"1-a.md": lesson("a", "One.", "Two."), "2-b.md": lesson("b", "Three.")})
    sitting = lms.launch(package(prose), api=api)
    sitting.learner.walk()
    expect(sitting.learner.heading).to_have_text(sitting.learner.word("resultCompleted"))
    sitting.learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "completed"
    assert sitting.record.get("cmi.core.score.raw", "") == ""


def test_a_question_without_a_record_or_points_weighs_nothing(lms: Lms, package: Package) -> None:
    questions = (choice("warm", record="none"), choice("poll", points="0"), choice("real"))
    served = package(course({"1-a.md": lesson("a", *questions)}, settings=completion(80)))
    sitting = lms.launch(served)
    learner = sitting.learner
    learner.walk(wrongly, until="real")
    learner.walk(rightly)
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert sitting.record["cmi.core.score.raw"] == "100"
    told = [(one["id"], one["weighting"]) for one in interactions(sitting.record)]
    assert told == [("poll", "0"), ("poll-a2", "0"), ("real", "1")]
    again = lms.launch(served).learner
    again.open_lesson("a")
    assert again.sight.action == "check", "it is asked anew each time"
