"""A package for one LMS, played in that LMS: what it hears of a learner who falls short of the mark,
and then of one who reaches it."""

from __future__ import annotations

import pytest
from browser.courses import completion, course, lesson, small
from browser.learner import Learner, rightly, whole, wrongly
from browser.lms import Lms, Package, Played

from smcourse.lms import PRESETS

SCORE, STATUS = "cmi.core.score.raw", "cmi.core.lesson_status"

HEARD = {  # preset -> how its LMS bends the standard here, and the word for reaching the mark
    **dict.fromkeys(PRESETS, ("", "passed")),
    "moodle": ("moodle", "passed"),
    "chamilo": ("chamilo", "passed"),
    "cornerstone": ("", "completed"),
    "forma-lms": ("formaLms", "passed"),
    "open-edx": ("openEdx", "completed"),
    "skillport": ("skillport", "passed"),
    "successfactors": ("skillport", "passed"),
}


def all_but_d1(learner: Learner) -> None:
    learner.walk(rightly, until="d1")
    learner.walk(wrongly)


@pytest.mark.parametrize("preset", HEARD)
def test_the_lms_hears_what_its_preset_says(lms: Lms, package: Package, preset: str) -> None:
    quirk, word = HEARD[preset]
    made = package(small(f"lms: {preset}\n{completion(80)}"))
    short = lms.launch(made, quirk=quirk)
    all_but_d1(short.learner)
    short.learner.exit()
    assert short.record[STATUS] == "incomplete"
    assert SCORE not in short.record
    enough = lms.launch(made, quirk=quirk)
    enough.learner.redo("d")
    enough.learner.exit()
    assert enough.record[STATUS] == word
    assert enough.record[SCORE] == "100"
    assert enough.record.get("cmi.core.exit", "") == ""


@pytest.mark.parametrize(("preset", "score"), [("workday", "100"), ("moodle", None)])
def test_where_nothing_is_asked_a_score_comes_with_the_end_if_the_lms_wants_one(
    lms: Lms, package: Package, preset: str, score: str | None
) -> None:
    files = {"1-a.md": lesson("a", "Only prose."), "2-b.md": lesson("b", "And more of it.")}
    made = package(course(files, settings=f"lms: {preset}\n"))
    begun = lms.launch(made)
    begun.learner.press("next")
    begun.learner.exit()
    assert (begun.record[STATUS], begun.record.get(SCORE)) == ("incomplete", None)
    ended = lms.launch(made)
    ended.learner.walk(rightly)
    ended.learner.exit()
    assert (ended.record[STATUS], ended.record.get(SCORE)) == ("completed", score)


@pytest.mark.parametrize("preset", ["cornerstone", "workday"])
def test_a_new_version_for_another_lms_takes_nothing_back(
    lms: Lms, package: Package, played: Played, preset: str
) -> None:
    before = played(small(f"lms: moodle\n{completion(80)}"), whole)
    again = lms.launch(package(small(f"lms: {preset}\n{completion(80)}")), data=before)
    again.learner.open_lesson("a")
    again.learner.exit()
    assert (again.record[STATUS], again.record[SCORE]) == ("passed", "100")
