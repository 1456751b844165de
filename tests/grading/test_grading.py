"""One grader in Python, one in the player: `cases.json` binds both, and both agree on whatever
hypothesis makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from grading.made import MADE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twins import twin

from smcourse.grading import KINDS, grade, response_code, response_of
from smcourse.parse.questions import READERS
from smcourse.state import MAX_RESPONSE

HERE = Path(__file__).parent
TABLE = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))
CASES = [
    pytest.param(group["payload"], *case, id=f"{kind}: {group['about']}: {'+'.join(case[0])}")
    for kind, groups in TABLE.items()
    for group in groups
    for case in group["cases"]
]
EXAMPLES = 100


def _twin(pairs: list[tuple[Any, list[str]]]) -> list[list[Any]]:
    """What the player makes of some responses."""
    told: list[list[Any]] = twin(HERE / "twin.mjs", pairs)
    return told


def _ours(payload: Any, response: list[str]) -> list[Any]:
    code = response_code(payload, response)
    return [grade(payload, response), code, response_of(payload, code)]


def test_every_kind_that_can_be_written_is_graded_and_has_cases() -> None:
    assert set(KINDS) == set(READERS)
    assert {group["payload"]["kind"] for groups in TABLE.values() for group in groups} == set(KINDS)
    assert set(MADE) == set(TABLE)


@pytest.mark.parametrize(("payload", "response", "outcome", "code"), CASES)
def test_a_response_has_its_outcome_and_its_code(
    payload: Any, response: list[str], outcome: int, code: int
) -> None:
    assert (grade(payload, response), response_code(payload, response)) == (outcome, code)
    assert 0 <= code < MAX_RESPONSE
    if code and outcome == 3:
        assert grade(payload, response_of(payload, code)) == 3, "what is kept is as right"


def test_the_player_grades_the_table_alike() -> None:
    pairs = [(case.values[0], case.values[1]) for case in CASES]
    assert _twin(pairs) == [_ours(*pair) for pair in pairs]


@pytest.mark.parametrize("kind", MADE)
def test_the_player_grades_whatever_is_made_alike(kind: str) -> None:
    pairs: list[tuple[Any, list[str]]] = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def make(data: st.DataObject) -> None:
        payload, response = data.draw(MADE[kind])
        pairs.append((payload, response))
        code = response_code(payload, response)
        assert response_code(payload, response_of(payload, code)) == code, "it stays what it is"

    make()
    assert len(pairs) >= EXAMPLES // 2
    ours = [_ours(*pair) for pair in pairs]
    assert _twin(pairs) == ours
    assert len({outcome for outcome, *_ in ours}) > 1, "not all alike"
