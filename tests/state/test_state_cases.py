"""`tests/state/cases.json` binds suspend.py; `tests/player/suspend.test.js` holds its twin to it.

A case is never rewritten: its text is what some learner's LMS keeps today.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from smcourse.state import Answer, Snapshot
from smcourse.suspend import Reading, decode, encode

COURSE = "course-one"
CASES = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))


def _answers(rows: list[Any]) -> dict[int, Answer]:
    return {
        id_: Answer(
            outcome=outcome, print=print_, response=response, tries=tries, revealed=bool(revealed)
        )
        for id_, (outcome, print_, response, tries, revealed) in rows
    }


def _snapshot(value: dict[str, Any]) -> Snapshot:
    return Snapshot(
        status=value["status"],
        best=value["best"],
        place=tuple(value["place"]) if value["place"] else None,
        interactions=value["interactions"],
        lessons={id_: bool(done) for id_, done in value["lessons"]},
        questions=_answers(value["questions"]),
        orphans=_answers(value["orphans"]),
        finished=value.get("finished"),
        language=value.get("language"),
        unread=tuple(value.get("unread", ())),
    )


@pytest.mark.parametrize("case", CASES["records"], ids=lambda case: case["name"])
def test_a_record_is_written_and_read_as_the_table_says(case: dict[str, Any]) -> None:
    assert encode(_snapshot(case["snapshot"]), COURSE, case["limit"]) == case["text"]
    assert decode(case["text"], COURSE) == Reading(_snapshot(case["decoded"]), "fine")


@pytest.mark.parametrize("case", CASES["first"], ids=lambda case: case["name"])
def test_what_the_first_version_wrote_is_read_still(case: dict[str, Any]) -> None:
    assert decode(case["text"], COURSE) == Reading(_snapshot(case["decoded"]), "fine")


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: case["name"])
def test_of_a_damaged_text_what_is_whole_is_read(case: dict[str, Any]) -> None:
    snapshot = _snapshot(case["decoded"]) if case["decoded"] else None
    assert decode(case["text"], case["course"]) == Reading(snapshot, case["notice"])
