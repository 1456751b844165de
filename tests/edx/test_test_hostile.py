"""`smcourse_test` under attack: forged, altered and damaged input changes nothing and tells nothing."""

from __future__ import annotations

import json
from copy import deepcopy
from types import SimpleNamespace
from typing import Any

import pytest
from edx.exam import TEST, Learner, exam
from edx.sitting import Recording, block_of, call, edited, given
from webob import Request


@pytest.fixture(scope="module")
def payload(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return exam(tmp_path_factory.mktemp("exam"))


HANDLERS = (
    "check",
    "begin",
    "answer",
    "hand_in",
    "more_time",
    "review",
    "reveal",
    "repair_item",
    "repair",
)
ANSWERS = [  # what is altered of one of the answers that are sent together
    *({"place": place} for place in (-1, 99, True, "0", None)),
    *({"response": one} for one in ("a", ["a" * 2001], ["a"] * 101, [7], [["a"]], ["zzz"], None)),
    *({"sure": sure} for sure in (4, -1, True, "1")),
]
STALE = [{"item": "another"}, {"version": "another"}, {"item": 7, "version": []}]
ALTERED = [  # a handler, and what is altered of a body that it would take
    *(("answer", {"attempt": number}) for number in (0, 2, "1", None)),
    *(("answer", {"answers": answers}) for answers in ("all", None, [7], [{}], [{}] * 99)),
    *(("hand_in", {"answers": answers}) for answers in ("all", [7], [{}], [{}] * 99)),
    *(("hand_in", {"attempt": number}) for number in (2, "1", True, None)),
    *(("begin", {"attempt": number}) for number in ("1", True, None)),
    *(("check", {"place": place}) for place in (0, -1, 99, "0")),
    *(("more_time", {"due": due}) for due in ("0", True, None)),
    *(("reveal", {"place": place}) for place in (0, -1, 99, "0")),
    *(("repair_item", {"place": place}) for place in (0, -1, 99, "0")),
    *(("repair", {"token": token}) for token in (7, "", "t" * 65, "t")),
    ("review", {}),
]


@pytest.mark.parametrize("raw", [b"{", b"[]", b"null", b"7", b'"text"', b"\xff\xfe"], ids=repr)
def test_what_is_no_object_is_refused_by_each_handler(payload: dict[str, Any], raw: bytes) -> None:
    learner = Learner(payload)
    for handler in HANDLERS:
        status, answer = call(learner.block, handler, raw)
        assert (400 <= status < 500, set(answer)) == (True, {"error"}), handler
    assert learner.block.runtime.published == []


@pytest.mark.parametrize(("handler", "altered"), ALTERED, ids=repr)
def test_a_hostile_body_is_refused_and_changes_nothing(
    payload: dict[str, Any], handler: str, altered: dict[str, Any]
) -> None:
    learner = Learner(payload)
    items = learner.begin()
    learner.answer(0, ["a"])
    block = learner.block
    before, told = deepcopy(block.runtime.store.db_dict), len(block.runtime.published)
    good = {"place": 0, **learner.to(items[0]), "response": ["b"], "sure": 0}
    status, answer = call(block, handler, {"attempt": 1, "answers": [good], **good, **altered})
    assert (400 <= status < 500, set(answer)) == (True, {"error"})
    assert block.runtime.store.db_dict == before
    assert len(block.runtime.published) == told


@pytest.mark.parametrize("handler", ["answer", "hand_in"])
@pytest.mark.parametrize("altered", ANSWERS, ids=repr)
def test_one_altered_answer_refuses_all_that_are_sent_with_it(
    payload: dict[str, Any], handler: str, altered: dict[str, Any]
) -> None:
    learner = Learner(payload)
    good, other = (
        {"place": n, **learner.to(item), "response": ["b"]}
        for n, item in enumerate(learner.begin()[:2])
    )
    before = deepcopy(learner.block.runtime.store.db_dict)
    status, answer = learner.call(handler, attempt=1, answers=[good, {**other, **altered}])
    assert (400 <= status < 500, set(answer)) == (True, {"error"})
    assert learner.block.runtime.store.db_dict == before


@pytest.mark.parametrize("altered", STALE, ids=repr)
def test_an_answer_to_an_item_that_has_changed_takes_no_other_with_it(
    payload: dict[str, Any], altered: dict[str, Any]
) -> None:
    for handler in ("answer", "hand_in"):
        learner = Learner(payload)
        good, other = (
            {"place": n, **learner.to(item), "response": learner.rights[item["item"]]}
            for n, item in enumerate(learner.begin()[:2])
        )
        status, answer = learner.call(handler, attempt=1, answers=[{**other, **altered}, good])
        assert status == 200
        assert learner.block.record["form"][0]["outcome"] == 3
        assert learner.block.record["form"][1]["outcome"] == 0
        if handler == "answer":
            assert (answer["refused"], bool(answer["note"])) == ([1], True)
        else:
            assert answer["told"]["last"] == 33


def test_a_forged_score_is_not_read(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    learner.begin()
    learner.answer(0, ["c"], outcome=3, earned=99, standing="right")
    status, answer = learner.call("hand_in", attempt=1, answers=[], last=100, isPassed=True, best=9)
    assert (status, answer["told"]["last"]) == (200, 0)
    assert learner.block.runtime.grades == [0.0]


@pytest.mark.parametrize(
    "damage",
    [
        {"v": 2},
        {"items": None},
        {"items": []},
        {"items": [{"payload": {}}]},
        {"rules": {}},
        {"rules": None},
        {"length": 99},
        {"length": "3"},
        {"mark": "high"},
        {"objectives": None},
        {"title": None, "html": None, "items": 7},
    ],
    ids=repr,
)
def test_a_damaged_test_is_a_calm_word_and_staff_are_told(
    payload: dict[str, Any], damage: Any
) -> None:
    class Staffed(Recording):
        def service(self, block: object, service_name: str) -> object:
            if service_name == "user":
                known = SimpleNamespace(opt_attrs={"edx-platform.user_is_staff": True})
                return SimpleNamespace(get_current_user=lambda: known)
            return super().service(block, service_name)

    for broken in (payload | damage, {}):
        block = block_of(broken, kind=TEST)
        for view in (block.student_view, block.public_view):
            assert "cannot be shown" in view({}).content
            assert "staff" not in view({}).content
        assert call(block, "begin", {"attempt": 1})[0] == 404
        assert (
            block.runtime.handle(block, "student_view_user_state", Request.blank("/")).body == b"{}"
        )
        assert (block.student_view_data(), block.max_score() >= 0) == ({}, True)
        assert "payload" in block_of(broken, Staffed(), kind=TEST).student_view({}).content
        assert "cannot be shown" in edited(block).content


def test_a_record_that_cannot_be_read_is_left_alone(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    learner.block.record = {"attempts": 2, "form": [{"nothing": 1}]}
    learner.block.save()
    assert "cannot be shown" in learner.block.student_view({}).content
    assert learner.call("begin", attempt=3)[0] == 404
    assert learner.block.record["attempts"] == 2


def test_whatever_html_an_import_brings_is_cleaned(payload: dict[str, Any]) -> None:
    bad = "<p>Hi<script>alert(1)</script><img src=x onerror=alert(2)></p>"
    altered = deepcopy(payload) | {"html": bad, "title": bad}
    for item in altered["items"]:
        item["payload"]["prompt"] = bad
    learner = Learner(altered)
    fragment = learner.block.student_view({})
    assert "<" not in json.dumps(fragment.json_init_args)
    assert "onerror" not in given(learner.block)["test"]["html"]
    text = json.dumps([learner.begin()])
    assert "onerror" not in text
    assert "<script" not in text
