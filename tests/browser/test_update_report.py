"""What `smcourse diff` says of an update is what the player does with a record of the old version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from browser.courses import A1, B1, Files, choice, completion, lesson
from browser.learner import Learner, half, rightly, whole, wrongly
from browser.lms import Lms, Package, Played
from browser.test_new_version import stands
from conftest import build_scorm12, write_files
from packages.updates import small

from smcourse.messages import speaker
from smcourse.report import text
from smcourse.report.update import update
from smcourse.report.update_data import update_data
from smcourse.update.difference import Difference, compare
from smcourse.update.opening import open_package

Report = Callable[[Files, Files], Difference]
BEFORE = {"a1": "right", "b1": "shown"}  # what `half` leaves


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """What is said of an update from package to package."""

    def of(old: Files, new: Files) -> Difference:
        outlines = []
        for name, files in (("old", old), ("new", new)):
            (built,) = build_scorm12(write_files(tmp_path / name, files), tmp_path / "out").built
            outline = open_package(built.path).outline
            assert outline
            outlines.append(outline)
        return compare(*outlines)

    return of


TRUE = "::: true-false b1\nIs it so?\n\n- [x] True\n- [ ] False\n:::\n"
A_ONE = A1.replace(" a1 ", " a-one ")
ANSWERS: Mapping[str, Mapping[str, str | None]] = {
    "other words, other punctuation": {
        "one/2-b.md": lesson("b", B1.replace("Two", "two.").replace("asked", "wanted"), choice("b2")),
    },
    "moved": {
        "one/1-a.md": lesson("a", "Some prose."),
        "two/2-d.md": lesson("d", A1, choice("d1", points="2"), objective="O1.a"),
    },
    "renamed with was": {
        "one/1-a.md": lesson(
            "a", "P.", A_ONE.replace("{", "{was=a1 "), "More prose.", objective="O1.a"
        ),
    },
    "renamed without": {
        "one/1-a.md": lesson("a", "P.", A_ONE, "More prose.", objective="O1.a"),
    },
    "other options": {
        "one/2-b.md": lesson("b", B1.replace("Two", "Twelve"), choice("b2")),
    },
    "another kind": {
        "one/2-b.md": lesson("b", TRUE, choice("b2")),
    },
}  # fmt: skip


def _expected(difference: Difference, question: str, learner: Learner) -> str:
    """The word that the report promises for a question of the new version."""
    said: Any = update_data(difference)["questions"]
    if question in said["new"]:
        return ""
    old = {pair["new"]: pair["old"] for pair in said["renamed"]}.get(question, question)
    assert question in said["kept"]
    if old not in BEFORE:
        return ""
    return learner.word("changed" if question in said["changed"] else BEFORE[old])


@pytest.mark.parametrize("change", ANSWERS)
def test_an_answer_is_where_the_report_says(
    lms: Lms, package: Package, played: Played, report: Report, change: str
) -> None:
    old, new = small(), small(ANSWERS[change])
    difference = report(old, new)
    learner = lms.launch(package(new), data=played(old, half)).learner
    told = {one["id"]: _expected(difference, one["id"], learner) for one in _asked(learner)}
    shown = {question: stands(learner, question) for question in told}
    assert shown == told
    assert len(set(told.values())) > 1


def _asked(learner: Learner) -> list[dict[str, Any]]:
    return [one for one in learner.course["questions"] if one["id"] not in ("d1", "b2")]


def failing(learner: Learner) -> None:
    """All wrong to the end, but for the first."""
    first = learner.course["questions"][0]["id"]
    learner.walk(rightly, until=first)
    learner.step(rightly)
    learner.walk(wrongly)


COMPLETED = completion(80) + "  report: completed\n"
WITHOUT: Mapping[str, str | None] = {"one/2-b.md": None, "two/1-c.md": None, "two/2-d.md": None}
HEAVIER = lesson("a", choice("a1", points="90", objective="O1.a"), objective="O1.a")
NEW = {"one/0-x.md": lesson("x", choice("x1"))}
STATUSES: Mapping[str, tuple[Files, Callable[[Learner], None], Files, str, str]] = {
    "mark up": (
        small(settings=completion(20)), failing, small(settings=completion(90)),
        "Whoever had passed stays passed", "passed",
    ),
    "mark down": (
        small(), failing, small(settings=completion(20)),
        "Whoever has done everything and reached 20 passes on opening the course.", "passed",
    ),
    "mark down, not far enough": (
        small(), failing, small(settings=completion(70)),
        "Whoever has done everything and reached 70 passes on opening the course.", "incomplete",
    ),
    "mark gone": (
        small(), failing, small(settings=""),
        "whoever has done everything is completed on opening the course.", "completed",
    ),
    "mark new": (
        small(settings=""), failing, small(),
        "Whoever has completed the course stays completed", "completed",
    ),
    "mark new and reached": (
        small(settings=""), whole, small(),
        "Whoever has completed the course stays completed, and passes with 80", "passed",
    ),
    "told as completed": (
        small(), whole, small(settings=COMPLETED),
        "whoever it has as passed stays so", "passed",
    ),
    "told as passed": (
        small(settings=COMPLETED), whole, small(),
        "also of those who had passed, when they open the course", "passed",
    ),
    "failed is told": (
        small(), failing, small(settings=completion(80, "failed")),
        "becomes `failed` on opening the course.", "failed",
    ),
    "failed is not told any more": (
        small(settings=completion(80, "failed")), failing, small(),
        "Nobody becomes `failed` any more; whoever is stays so until they pass.", "failed",
    ),
    "something new, after passing": (
        small(), whole, small(NEW), "whoever has, stays completed.", "passed",
    ),
    "something new, before": (
        small(), half, small(NEW), "Whoever has not completed the course has to do them too",
        "incomplete",
    ),
    "the rest is gone": (
        small(settings=""), half, small(WITHOUT, settings=""),
        "Whoever has done all that is left is done, as soon as they open the course.", "completed",
    ),
    "more points": (
        small(), failing, small({"one/1-a.md": HEAVIER}),
        "Scores are reckoned with the new points when a learner opens the course", "passed",
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", STATUSES)
def test_a_status_becomes_what_the_report_says(
    lms: Lms, package: Package, played: Played, report: Report, change: str
) -> None:
    old, act, new, told, status = STATUSES[change]
    lines = text.plain(update(report(old, new), [], PurePosixPath(), speaker("en")))
    assert told in lines
    again = lms.launch(package(new), data=played(old, act))
    again.learner.exit()
    assert again.record["cmi.core.lesson_status"] == status
