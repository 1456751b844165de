"""When the LMS is asked to save: soon enough to lose nothing, seldom enough to bear."""

from __future__ import annotations

from itertools import pairwise

import pytest
from browser.courses import choice, completion, course, lesson, small
from browser.learner import rightly, wrongly
from browser.lms import Lms, Package
from browser.sitting import Sitting

LONG = {"1-a.md": lesson("a", *(choice(f"q{n}") for n in range(12)), "The end.")}


def commits(sitting: Sitting) -> list[int]:
    """The seconds at which the package asked for a save, from the first call on."""
    calls = sitting.calls
    return [(c.time - calls[0].time) // 1000 for c in calls if c.fn == "LMSCommit"]


def start(lms: Lms, package: Package, settings: str = "") -> Sitting:
    """At the first of twelve questions of one lesson, with time standing still."""
    sitting = lms.launch(package(course(LONG, settings=completion(80) + settings)), clock=True)
    sitting.learner.press("next")
    sitting.page.clock.pause_at("2026-11-23T10:00:00")
    return sitting


def wait(sitting: Sitting, seconds: float) -> None:
    sitting.page.clock.run_for(round(seconds * 1000))


def test_incomplete_is_saved_at_once(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(small()))
    assert sitting.saves[-1] == "LMSCommit"
    assert sitting.record["cmi.core.lesson_status"] == "incomplete"
    assert "cmi.core.score.raw" not in sitting.record


def test_an_answer_is_set_at_once_and_saved_two_seconds_later(lms: Lms, package: Package) -> None:
    sitting = start(lms, package)
    wait(sitting, 30)
    before = len(commits(sitting))
    sitting.learner.answer(rightly)
    assert sitting.calls[-1].fn == "LMSSetValue"
    assert any(c.sets("cmi.interactions.0.result") for c in sitting.calls)
    assert len(commits(sitting)) == before, "no save for each value"
    wait(sitting, 2.1)
    assert len(commits(sitting)) == before + 1


def test_quick_answers_share_a_save_every_ten_seconds(lms: Lms, package: Package) -> None:
    sitting = start(lms, package)
    wait(sitting, 30)
    before = len(commits(sitting))
    for _ in range(11):
        sitting.learner.answer(rightly)
        sitting.learner.press("next")
        wait(sitting, 1.5)
    wait(sitting, 15)
    times = commits(sitting)[before:]
    assert 2 <= len(times) <= 3
    assert all(b - a >= 10 for a, b in pairwise(times))


def test_every_answer_is_saved_within_ten_seconds(lms: Lms, package: Package) -> None:
    sitting = start(lms, package)
    wait(sitting, 30)
    answers = []
    for pause in (0.5, 3, 0.5, 7, 1, 1.9, 4, 0.1, 9, 2, 1):
        sitting.learner.answer(rightly)
        answers.append((sitting.calls[-1].time - sitting.calls[0].time) / 1000)
        sitting.learner.press("next")
        wait(sitting, pause)
    wait(sitting, 15)
    for answer in answers:
        assert any(0 <= at - answer <= 10.1 for at in commits(sitting)), answer


def test_the_end_of_a_lesson_is_saved_at_once(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(small()), clock=True)
    sitting.learner.walk(until="a1")
    sitting.learner.answer(rightly)
    before = len(commits(sitting))
    sitting.learner.press("next")
    assert len(commits(sitting)) == before + 1


def test_a_verdict_is_saved_at_once(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(small(completion(80, "failed"))), clock=True)
    sitting.learner.walk(until="d1")
    for choose, status in ((wrongly, "failed"), (rightly, "passed")):
        sitting.learner.answer(choose)
        assert sitting.calls[-1].fn == "LMSCommit"
        assert sitting.record["cmi.core.lesson_status"] == status


def test_status_score_exit_and_time_go_with_every_save(lms: Lms, package: Package) -> None:
    """An LMS may drop one of them."""
    sitting = lms.launch(package(small(completion(80))))
    sitting.learner.walk(rightly)
    sitting.learner.exit()
    batches: list[set[str]] = [set()]
    for call in sitting.calls:
        if call.fn == "LMSSetValue":
            batches[-1].add(call.args[0])
        elif call.fn == "LMSCommit":
            batches.append(set())
    core = {f"cmi.core.{name}" for name in ("lesson_status", "exit", "session_time")}
    assert all(core <= batch for batch in batches[:-1])
    scores = {f"cmi.core.score.{part}" for part in ("raw", "min", "max")}
    assert scores <= batches[-2] and scores <= batches[-3]
    assert not any(scores & batch for batch in batches[:-3]), "no score before the verdict"


def test_a_value_that_did_not_change_is_not_set_again(lms: Lms, package: Package) -> None:
    sitting = start(lms, package)
    for _ in range(3):
        sitting.learner.answer(rightly)
        sitting.learner.press("next")
    places = [c for c in sitting.calls if c.sets("cmi.core.lesson_location")]
    assert len(places) == 1


def test_a_slow_reader_keeps_the_session(lms: Lms, package: Package) -> None:
    sitting = start(lms, package)
    wait(sitting, 30)
    before = len(commits(sitting))
    wait(sitting, 1800)
    pauses = commits(sitting)[before:]
    assert pauses, "sessions of some LMSs end after ten minutes"
    assert all(b - a < 600 for a, b in pairwise(pauses))
    assert sitting.record["cmi.core.session_time"] > "0000:25:00"


@pytest.mark.parametrize(("preset", "seconds"), [("ilias", 60), ("skillport", 600)])
def test_a_slow_lms_is_asked_less_often(
    lms: Lms, package: Package, preset: str, seconds: int
) -> None:
    sitting = start(lms, package, f"lms: {preset}\n")
    wait(sitting, seconds + 5)
    before = len(commits(sitting))
    for _ in range(10):
        sitting.learner.answer(rightly)
        sitting.learner.press("next")
        wait(sitting, seconds / 5)
    wait(sitting, seconds + 5)
    times = commits(sitting)[before:]
    assert 2 <= len(times) <= 4, times
    assert all(b - a >= seconds for a, b in pairwise(times)), times


def test_a_slow_lms_too_is_told_a_verdict_at_once(lms: Lms, package: Package) -> None:
    sitting = start(lms, package, "lms: ilias\n")
    sitting.learner.walk(rightly)
    assert sitting.record["cmi.core.lesson_status"] == "passed"
