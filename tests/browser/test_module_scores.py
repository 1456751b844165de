"""Scores of modules: told to an LMS that keeps such things, found again, never lowered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from browser.courses import MODULES, SMALL, choice, completion, course, lesson, small
from browser.learner import Learner, rightly, wrongly
from browser.lms import Lms, Package, Played

COURSE = small(completion(80))
OBJECTIVE = re.compile(r"cmi\.objectives\.(\d+)\.(id|score\.raw|score\.min|score\.max|status)")


def _objectives(record: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Of each: id, score, least, greatest, status."""
    kept: dict[int, dict[str, str]] = {}
    for name, value in record.items():
        if match := OBJECTIVE.fullmatch(name):
            kept.setdefault(int(match[1]), {})[match[2]] = value
    leaves = ("id", "score.raw", "score.min", "score.max", "status")
    return [tuple(kept[n].get(leaf, "") for leaf in leaves) for n in sorted(kept)]


def _half(learner: Learner) -> None:
    learner.walk(rightly, until="b2")
    learner.step(wrongly)


def test_each_module_with_questions_has_a_score_and_a_status(
    lms: Lms, package: Package, api: str
) -> None:
    sitting = lms.launch(package(COURSE), api=api)
    _half(sitting.learner)
    sitting.learner.exit()
    assert _objectives(sitting.record) == [("one", "66", "0", "100", "completed")]
    assert not sitting.record.get("cmi.core.score.raw"), "the course has not come to its end"
    again = lms.launch(package(COURSE), api=api)
    again.learner.walk(rightly)
    again.learner.redo("b")
    again.learner.exit()
    assert _objectives(again.record) == [
        ("one", "100", "0", "100", "completed"),
        ("two", "100", "0", "100", "completed"),
    ]


def test_they_are_told_before_the_score_and_the_status(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE))
    sitting.learner.walk(rightly)
    told = [call.args[0] for call in sitting.calls if call.fn == "LMSSetValue"]
    last = max(n for n, name in enumerate(told) if name.startswith("cmi.objectives."))
    score = told.index("cmi.core.score.raw")
    status = told.index("cmi.core.lesson_status", score)
    assert last < score < status
    assert (
        "passed" not in [call.args[1] for call in sitting.calls if call.fn == "LMSSetValue"][:score]
    )
    count = [call for call in sitting.calls if "cmi.objectives._count" in call.args]
    assert len(count) == 1, "read once"


def test_a_new_version_finds_them_and_lowers_none(
    lms: Lms, package: Package, played: Played, api: str
) -> None:
    more = {
        **SMALL,
        "one/3-e.md": lesson("e", choice("e1")),
        "new/1-f.md": lesson("f", choice("f1")),
    }
    second = course(more, modules=("new", *MODULES), settings=completion(80))
    data = played(COURSE, lambda learner: learner.walk(rightly))
    sitting = lms.launch(package(second), api=api, data=data)
    learner = sitting.learner
    learner.open_lesson("f")
    learner.answer(wrongly)
    learner.exit()
    assert _objectives(sitting.record) == [
        ("one", "100", "0", "100", "completed"),
        ("two", "100", "0", "100", "completed"),
        ("new", "0", "0", "100", "completed"),
    ]
    told = {call.args[0][:17] for call in sitting.calls if call.fn == "LMSSetValue"}
    assert "cmi.objectives.2." in told
    assert told.isdisjoint({"cmi.objectives.0.", "cmi.objectives.1."}), "nothing new of these"


def test_nothing_is_told_where_nothing_counts(lms: Lms, package: Package) -> None:
    for way in ({"mode": "review"}, {"credit": "no-credit"}):
        sitting = lms.launch(package(COURSE), **way)
        sitting.learner.walk(rightly)
        asked = [call for call in sitting.calls if "objectives" in str(call.args[:1])]
        assert asked == [], way


def test_an_lms_that_does_not_say_how_many_it_has_is_told_none(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(COURSE), quirk="openEdx")
    sitting.learner.walk(rightly)
    sitting.learner.exit()
    assert _objectives(sitting.record) == []
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert sitting.learner.banner.count() == 0


def test_a_course_without_modules_does_not_ask(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(course({"1-a.md": lesson("a", choice("a1"))})))
    sitting.learner.walk(rightly)
    sitting.learner.exit()
    assert not [call for call in sitting.calls if "cmi.objectives" in str(call.args[:1])]
    assert sitting.record["cmi.core.lesson_status"] == "completed"
