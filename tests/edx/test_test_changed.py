"""`smcourse_test` while its course changes: what was answered is kept, found again and graded anew."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from edx.exam import Learner, exam
from edx.sitting import given

CRITICAL = ("code", "call")
FOLLOWING = "draw: {O2: 2}\n    shuffle: false"


@pytest.fixture(scope="module")
def payload(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return exam(tmp_path_factory.mktemp("exam"))


def test_a_stale_page_is_told_so(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    learner.begin()
    edited = deepcopy(payload)
    for item in edited["items"]:
        item["payload"]["prompt"] = "Otherwise?"
    learner.block.payload = edited
    status, answer = learner.answer(0, ["a"])
    assert (status, answer["refused"], answer["told"]["taken"][0]) == (200, [0], False)
    learner.begin()
    status, answer = learner.answer(0, ["a"])
    assert (status, answer["told"]["taken"][0]) == (200, True), "after it was loaded again"


def test_items_may_go_and_come_while_a_form_is_open(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    items = learner.begin()
    learner.answer(0, learner.rights[items[0]["item"]])
    kept, gone = items[0]["item"], items[1]["item"]
    without = deepcopy(payload)
    without["items"] = [one for one in without["items"] if one["payload"]["id"] != gone]
    learner.block.payload = without
    assert given(learner.block)["told"]["taken"][0] is True
    found = learner.begin()
    assert found[0]["item"] == kept
    assert all("isGone" in one or one["item"] != gone for one in found)
    for one in without["items"]:
        if one["payload"]["id"] == kept:
            one["payload"] |= {"id": "fresh", "state": 1}
    learner.block.payload = without
    assert learner.begin()[0] == {"place": 0, "item": kept, "isGone": True}
    status, answer = learner.call("hand_in", attempt=1, answers=[])
    assert (status, answer["told"]["last"]) == (200, 33), "what was answered is kept"


def test_a_renamed_item_is_found_by_the_name_that_it_had(tmp_path: Path) -> None:
    before = exam(tmp_path / "1", FOLLOWING)
    learner = Learner(before)
    learner.begin()
    learner.answer(0, learner.rights[learner.items[0]["item"]])
    text = json.dumps(before).replace('"id": "code"', '"id": "sign-in"')
    renamed = json.loads(text)
    state = next(one for one in before["items"] if one["payload"]["id"] == "code")
    for one in renamed["items"]:
        if one["payload"]["id"] == "sign-in":
            one["payload"]["was"] = [state["payload"]["state"]]
    learner.block.payload = renamed
    assert [one.get("isGone") for one in learner.begin()] == [None, None]
    assert sorted(one["item"] for one in learner.items) == ["call", "sign-in"]


def test_edited_items_score_anew_what_was_answered(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    learner.sit(lambda id_: id_ in CRITICAL)
    before = learner.block.get_score().raw_earned
    learner.block.payload = _mended(payload, learner)
    learner.block.rescore(only_if_higher=False)
    assert learner.block.get_score().raw_earned > before
    assert learner.told["best"] == 100
    learner.block.payload = payload
    learner.block.rescore(only_if_higher=True)
    assert learner.block.get_score() == (3.0, 3.0)


@pytest.mark.parametrize("is_open", [False, True])
def test_whose_best_attempt_is_enough_by_mended_items_passes_after_a_worse_one(
    payload: dict[str, Any], is_open: bool
) -> None:
    learner = Learner(payload)
    mended = _mended(payload, learner)
    learner.sit(lambda id_: id_ in CRITICAL)
    learner.begin()
    if not is_open:
        learner.call("hand_in", attempt=2, answers=[])
    assert not learner.told["isPassed"]
    learner.block.payload = mended
    learner.block.rescore(only_if_higher=False)
    told = learner.told
    assert (told["isPassed"], told["isOpen"], told["best"]) == (True, is_open, 100)
    assert learner.block.get_score() == (3.0, 3.0)


def test_a_best_attempt_passes_by_no_mended_item_while_a_critical_one_is_wrong(
    payload: dict[str, Any],
) -> None:
    learner = Learner(payload)
    learner.sit(lambda _: False)
    learner.begin()
    learner.block.payload = _mended(payload, learner)
    learner.block.rescore(only_if_higher=False)
    assert (learner.told["isPassed"], learner.told["best"]) == (False, 66)


def _mended(payload: dict[str, Any], learner: Learner) -> dict[str, Any]:
    """What was answered wrong is right after all."""
    mended = deepcopy(payload)
    for item in mended["items"]:
        key = item["payload"]["key"]
        if item["payload"]["id"] not in CRITICAL:
            key["right"] = learner.wrong(item["payload"]["id"])
    return mended
