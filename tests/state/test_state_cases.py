"""`tests/state/cases.json` binds state.py; `tests/player/suspend.test.js` holds its twin to it.

A case is never rewritten: its text is what some learner's LMS keeps today.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from smcourse.state import Answer, Snapshot, decode, encode

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
    )


@pytest.mark.parametrize("case", CASES["records"], ids=lambda case: case["name"])
def test_a_record_is_written_and_read_as_the_table_says(case: dict[str, Any]) -> None:
    assert encode(_snapshot(case["snapshot"]), case["limit"]) == case["text"]
    assert decode(case["text"]) == _snapshot(case["decoded"])


@pytest.mark.parametrize("case", CASES["damaged"], ids=lambda case: case["name"])
def test_a_damaged_record_is_not_taken_for_a_good_one(case: dict[str, str]) -> None:
    assert decode(case["text"]) is None
