"""A record is sacred: whatever an LMS hands back, nothing in it goes down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.courses import completion, small
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package, Played, Record, interactions
from playwright.sync_api import expect

from smcourse.suspend import decode, encode

COURSE = small(completion(80))


def all_but_b2(learner: Learner) -> None:
    learner.walk(rightly, until="b2")
    learner.step(wrongly)
    learner.walk(rightly)


@pytest.fixture
def passed(played: Played) -> Record:
    """What a first visit left that ended with 80."""
    return played(COURSE, all_but_b2)


def test_wrong_answers_after_a_pass_change_nothing(
    lms: Lms, package: Package, passed: Record
) -> None:
    sitting = lms.launch(package(COURSE), data=passed)
    learner = sitting.learner
    expect(learner.start).to_have_text(learner.word("seeResult"))
    learner.open_lesson("b")
    learner.press("next")
    if learner.sight.action == "retry":
        learner.answer(wrongly)
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert sitting.record["cmi.core.score.raw"] == "80"
    assert sitting.record.get("cmi.core.exit", "") == ""


@pytest.mark.parametrize(
    ("given", "kept"), [("95", "95"), ("85.5", "85.5"), ("80", "80"), ("40", "80")]
)
def test_a_better_score_of_the_lms_is_never_lowered(
    lms: Lms, package: Package, passed: Record, given: str, kept: str
) -> None:
    data = passed | {"cmi.core.score.raw": given}
    sitting = lms.launch(package(COURSE), data=data)
    sitting.learner.open_lesson("a")
    sitting.learner.exit()
    assert float(sitting.record["cmi.core.score.raw"]) == float(kept)
    assert sitting.record["cmi.core.lesson_status"] == "passed"


def test_a_better_score_is_told_after_a_pass(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE))
    learner = sitting.learner
    learner.walk(rightly, until="b2")
    learner.answer(wrongly)
    learner.open_lesson("c")
    learner.walk(rightly)
    learner.open_lesson("b")
    learner.walk(rightly, until="b2")
    learner.answer(rightly)
    learner.exit()
    assert sitting.record["cmi.core.score.raw"] == "100"
    assert sitting.record["cmi.core.lesson_status"] == "passed"


@pytest.mark.parametrize("status", ["passed", "completed", "failed"])
@pytest.mark.parametrize("state", ["", "no record of ours"])
def test_a_status_of_the_lms_is_never_lowered(
    lms: Lms, package: Package, status: str, state: str
) -> None:
    """As when an admin sets it by hand, or the record is lost."""
    data = {"cmi.core.lesson_status": status, "cmi.suspend_data": state}
    sitting = lms.launch(package(COURSE), data=data)
    learner = sitting.learner
    learner.walk(wrongly, until="b2")
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == status
    assert not any(call.sets("cmi.core.score.raw") for call in sitting.calls)


DAMAGE: dict[str, Callable[[str], str]] = {
    "cut off": lambda text: text[:20],
    "cut to nothing": lambda text: text[:1],
    "one character other": lambda text: text[:9] + ("A" if text[9] != "A" else "B") + text[10:],
    "of another package": lambda text: "viewed=1,2,3|lastviewedslide=3|0#1##,3,3,3,7,1,1,0,0,0,0,0",
    "JSON": lambda text: '{"v":1,"answers":{"a1":"b"}}',
    "text in other scripts": lambda text: "é漢字🙂" * 40,
    "null as text": lambda text: "null",
}
HARMLESS: dict[str, Callable[[str], str]] = {
    "spaces around": lambda text: f"  {text}\n",
    "longer than allowed": lambda text: (text * 99)[:4096],
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_record_takes_nothing_with_it(
    lms: Lms, package: Package, passed: Record, damage: str
) -> None:
    data = passed | {"cmi.suspend_data": DAMAGE[damage](passed["cmi.suspend_data"])}
    sitting = lms.launch(package(COURSE), data=data)
    learner = sitting.learner
    expect(learner.banner).to_have_text(learner.word("noticeDamaged"))
    expect(learner.frame.locator("body")).not_to_contain_text(learner.word("new"))
    learner.open_lesson("a")
    learner.press("next")
    if learner.sight.action == "check":
        learner.answer(rightly)
    learner.exit()
    record = sitting.record
    assert record["cmi.core.lesson_status"] == "passed"
    assert record["cmi.core.score.raw"] == "80"
    before = interactions(data)
    assert interactions(record)[: len(before)] == before, "what was reported stays as it is"
    again = lms.launch(package(COURSE)).learner
    expect(again.banner).to_have_count(0)
    again.open_lesson("a")
    again.press("next")
    expect(again.question).to_contain_text(again.word("right"))


@pytest.mark.parametrize("damage", HARMLESS)
def test_a_record_with_something_around_it_is_whole(
    lms: Lms, package: Package, passed: Record, damage: str
) -> None:
    data = passed | {"cmi.suspend_data": HARMLESS[damage](passed["cmi.suspend_data"])}
    learner = lms.launch(package(COURSE), data=data).learner
    expect(learner.start).to_have_text(learner.word("seeResult"))
    expect(learner.banner).to_have_count(0)


def test_the_record_of_another_course_is_not_taken_up(
    lms: Lms, package: Package, passed: Record
) -> None:
    theirs, _ = decode(passed["cmi.suspend_data"], "trial")
    assert theirs
    data = {"cmi.core.lesson_status": "incomplete", "cmi.suspend_data": encode(theirs, "other")}
    sitting = lms.launch(package(COURSE), data=data)
    learner = sitting.learner
    expect(learner.banner).to_have_text(learner.word("noticeForeign"))
    expect(learner.start).to_have_text(learner.word("start"))
    learner.walk(rightly, until="b1")
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "incomplete"


def test_a_record_is_found_whatever_entry_says(lms: Lms, package: Package, passed: Record) -> None:
    """`entry` is "" after a final status, and stays ab-initio in some LMSs."""
    sitting = lms.launch(package(COURSE), data=passed)
    assert not any("cmi.core.entry" in call.args for call in sitting.calls)
    sitting.learner.open_lesson("a")
    sitting.learner.press("next")
    expect(sitting.learner.question).to_contain_text(sitting.learner.word("right"))


def test_time_adds_up_over_visits(lms: Lms, package: Package) -> None:
    for minutes in (3, 4):
        sitting = lms.launch(package(COURSE), clock=True)
        sitting.learner.press("next")
        sitting.page.clock.fast_forward(minutes * 60_000)
        sitting.learner.exit()
        assert sitting.record["cmi.core.session_time"].startswith(f"0000:0{minutes}:")
    assert sitting.record["cmi.core.total_time"].startswith("0000:07:")


@pytest.mark.parametrize("how", ["throw", "blank"])
@pytest.mark.parametrize("seconds", [0, 6])
def test_a_record_that_cannot_be_read_is_never_written_over(
    lms: Lms, package: Package, passed: Record, how: str, seconds: int
) -> None:
    """A read that fails is not a first visit; nor is one that is still being tried."""
    sitting = lms.launch(
        package(COURSE), data=passed, clock=True, faults={"LMSGetValue cmi.suspend_data": how}
    )
    learner = sitting.learner
    sitting.page.clock.run_for(seconds * 1000)
    if seconds:
        expect(learner.banner).to_have_text(learner.word("noticeUnconnected"))
    learner.walk(wrongly, until="b1")
    learner.exit()
    sitting.mend()
    again = lms.launch(package(COURSE), data=lms.record or passed)
    for name in ("cmi.suspend_data", "cmi.interactions.0.result", "cmi.interactions.0.time"):
        assert (lms.record or passed)[name] == passed[name]
    again.learner.open_lesson("a")
    again.learner.press("next")
    expect(again.learner.question).to_contain_text(again.learner.word("right"))


def test_a_record_read_at_the_second_time_is_taken_up(
    lms: Lms, package: Package, passed: Record
) -> None:
    sitting = lms.launch(
        package(COURSE), data=passed, clock=True, faults={"LMSGetValue cmi.suspend_data": "throw"}
    )
    sitting.mend()
    sitting.page.clock.run_for(4000)
    expect(sitting.learner.start).to_have_text(sitting.learner.word("seeResult"))


@pytest.mark.parametrize("seconds", [0, 6])
def test_who_leaves_while_nothing_can_be_read_has_not_completed(
    lms: Lms, package: Package, seconds: int
) -> None:
    """An attempt that ends without a status becomes `completed`, by the standard."""
    sitting = lms.launch(
        package(COURSE), clock=True, faults={"LMSGetValue cmi.suspend_data": "throw"}
    )
    sitting.page.clock.run_for(seconds * 1000)
    sitting.page.evaluate("harness.blank()")
    sitting.page.wait_for_function("frames[0].location.href === 'about:blank'")
    assert sitting.record.get("cmi.core.lesson_status") != "completed"
