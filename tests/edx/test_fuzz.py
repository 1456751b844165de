"""Whatever an import, a state or a body holds: nothing raises, and nothing is told that is hidden."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from edx.exam import TEST, Learner, exam
from edx.sitting import Recording, block_of, call, edited, given, submit
from grading.alike import ALIKE, payload_of, wrong_of
from webob import Request

ODD = [None, 7, -1, True, 1.5, "x", "", "\ud800", [], {}, [7], {"a": 7}, 10**400, "</script>"]
DAMAGED = 80  # payloads of each kind
DEEP = [b"[" * 100_000, b'{"a":' * 50_000, b'{"version":' + b"[" * 100_000]


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything inside."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inside:
        yield (*path, key)
        if isinstance(one, dict | list):
            yield from _places(one, (*path, key))


def _damaged(whole: dict[str, Any], chance: Random) -> dict[str, Any]:
    """With one odd value somewhere, or one value less."""
    damaged = deepcopy(whole)
    *way, last = chance.choice(list(_places(damaged)))
    place: Any = damaged
    for key in way:
        place = place[key]
    if chance.random() < 0.2:
        del place[last]
    else:
        place[last] = chance.choice(ODD)
    return damaged


def _try_views(block: Any) -> None:
    """All that a platform asks of a block that it does not know."""
    for view in (block.student_view, block.public_view):
        assert view({}).content
    json.dumps(block.student_view_data(), allow_nan=False).encode()
    json.dumps(block.index_dictionary()).encode()
    state = block.runtime.handle(block, "student_view_user_state", Request.blank("/"))
    assert state.status_code == 200
    possible, score = block.max_score(), block.get_score()
    assert 0 <= score.raw_earned <= possible == score.raw_possible
    block.calculate_score()
    assert edited(block).content


@pytest.mark.parametrize("kind", ALIKE)
def test_a_question_with_something_odd_inside_is_shown_or_calmly_not(
    kind: str, tmp_path: Path
) -> None:
    whole, chance = payload_of(kind, ALIKE[kind][0], tmp_path), Random(kind)
    shown = 0
    for _ in range(DAMAGED):
        block = block_of(_damaged(whole, chance))
        _try_views(block)
        if block._presented() is None:
            assert call(block, "submit", {"version": "", "attempt": 1})[0] == 404
            continue
        shown += 1
        for response in (wrong_of(whole), whole["key"]["right"]):
            body = {"version": given(block)["version"], "response": response}
            status, _ = call(block, "submit", {**body, "token": f"{response}"[:60], "attempt": 1})
            assert status in (200, 400, 403, 409)
        _try_views(block)
    assert 0 < shown < DAMAGED


def test_a_test_with_something_odd_inside_is_sat_or_calmly_not(tmp_path: Path) -> None:
    whole, chance = exam(tmp_path), Random(6)
    sat = 0
    for _ in range(2 * DAMAGED):
        learner = Learner(whole)
        learner.block.payload = _damaged(whole, chance)
        _try_views(learner.block)
        status, answer = learner.call("begin", attempt=1)
        assert status in (200, 404)
        if status == 404:
            continue
        sat += 1
        learner.items = answer["items"]
        for place, item in enumerate(learner.items):
            assert learner.answer(place, ["a"])[0] in (200, 400), item
        assert learner.call("hand_in", attempt=1, answers=[])[0] == 200
        for handler in ("review", "reveal", "repair_item"):
            assert learner.call(handler, place=0)[0] in (200, 403)
        _try_views(learner.block)
    assert sat > DAMAGED // 4


@pytest.mark.parametrize("field", ["response", "outcome", "best", "best_response", "earned"])
def test_a_state_that_holds_something_odd_breaks_nothing(field: str, tmp_path: Path) -> None:
    payload = payload_of("choice", ALIKE["choice"][0], tmp_path)
    for odd in ODD:
        block = block_of(payload)
        submit(block, ["a"])
        setattr(block, field, odd)
        _try_views(block)
        states = [SimpleNamespace(username="ana", state={"attempts": 1, field: odd})]
        assert len(list(block.generate_report_data(iter(states)))) == 1


def test_a_sitting_that_holds_something_odd_breaks_nothing_and_stays(tmp_path: Path) -> None:
    whole, chance = exam(tmp_path), Random(7)
    learner = Learner(whole)
    learner.sit(lambda id_: id_ == "who")
    record = json.loads(json.dumps(learner.block.record))
    for _ in range(2 * DAMAGED):
        learner.block.record = odd = _damaged({"record": record}, chance).get("record")
        _try_views(learner.block)
        states = [SimpleNamespace(username="ana", state={"record": odd})]
        assert len(list(learner.block.generate_report_data(iter(states)))) <= 1
        status, _ = learner.call("begin", attempt=2)
        assert status in (200, 403, 404)
        if status == 404:
            assert learner.block.record == odd, "what cannot be read is left alone"


@pytest.mark.parametrize("raw", DEEP, ids=lambda raw: raw[:12].decode())
def test_a_body_that_is_nested_without_end_is_refused(raw: bytes, tmp_path: Path) -> None:
    question = block_of(payload_of("choice", ALIKE["choice"][0], tmp_path / "q"))
    test = block_of(exam(tmp_path / "t"), kind=TEST)
    for block, handlers in ((question, ("submit", "answer")), (test, ("begin", "answer"))):
        for handler in handlers:
            assert call(block, handler, raw)[0] == 400


@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "\x1b[2J"], ids=repr)
def test_what_nobody_can_type_is_no_answer(text: str, tmp_path: Path) -> None:
    block = block_of(payload_of("text", ALIKE["text"][0], tmp_path))
    assert submit(block, [text, "b"])[0] == 400
    assert block.attempts == 0


def test_a_learners_own_words_are_never_taken_for_addresses(tmp_path: Path) -> None:
    class Placed(Recording):
        def service(self, block: object, service_name: str) -> object:
            if service_name == "replace_urls":
                return SimpleNamespace(replace_urls=_replaced)
            return super().service(block, service_name)

    def _replaced(html: str) -> str:
        assert "mine" not in html
        return html

    block = block_of(payload_of("text", ALIKE["text"][0], tmp_path), Placed())
    words = ['"/static/mine', "mine'"]
    assert submit(block, words)[0] == 200
    assert given(block)["told"]["response"] == words


def test_hidden_correctness_is_told_by_no_note_and_no_refusal(tmp_path: Path) -> None:
    payload = payload_of("choice", ALIKE["choice"][0], tmp_path)
    said = []
    for response in (["a"], ["b"]):
        block = block_of(payload, max_attempts=1, show_correctness="never")
        told = submit(block, response)[1]
        said.append(json.dumps([{**told, "response": []}, submit(block, ["c"], "another")]))
    assert said[0] == said[1]


def test_points_that_are_lowered_or_raised_keep_what_was_earned(tmp_path: Path) -> None:
    payload = payload_of("choice", ALIKE["choice"][0], tmp_path)
    block = block_of(payload | {"points": 10})
    submit(block, ["b"])
    for points in (1, 4):
        block.payload = payload | {"points": points}
        assert block.get_score() == block.calculate_score() == (points, points)
    block.set_score(block.get_score()._replace(raw_earned=99.0))
    assert block.get_score() == (4.0, 4.0), "no score is more than there is"


def test_an_older_act_that_arrives_late_costs_no_attempt(tmp_path: Path) -> None:
    block = block_of(payload_of("choice", ALIKE["choice"][0], tmp_path), max_attempts=3)
    body = {"version": given(block)["version"], "token": "one", "attempt": 1, "response": ["a"]}
    call(block, "submit", body)
    submit(block, ["c"], "two")
    assert call(block, "submit", body)[0] == 409
    assert (block.attempts, block.response) == (2, ["c"])


@pytest.mark.parametrize("kind", ["smcourse_question", TEST])
def test_the_editor_is_shown_in_studio_alone(kind: str, tmp_path: Path) -> None:
    block = block_of(exam(tmp_path) if kind == TEST else {}, kind=kind)
    assert block.studio_view({}).content == ""
    assert edited(block).content


def test_a_library_of_studio_has_the_editor_and_its_learners_have_not(tmp_path: Path) -> None:
    """Its runtime has no service of permissions: it works on drafts, and asks when it saves."""
    block = block_of(payload_of("choice", ALIKE["choice"][0], tmp_path))
    for mode, is_there in (("DEFAULT_DRAFT", True), ("STRICTLY_PUBLISHED", False)):
        block.runtime.authored_data_mode = SimpleNamespace(name=mode)
        assert bool(block.studio_view({}).content) is is_there
        assert call(block, "studio_read", {"markdown": ""})[0] == (200 if is_there else 403)


def test_where_correctness_is_hidden_no_repair_tells_it(tmp_path: Path) -> None:
    learner = Learner(exam(tmp_path))
    told = learner.sit(lambda id_: id_ not in ("code", "call"))
    place = told["repairs"][0]["place"]
    other = learner.call("repair_item", place=place)[1]["item"]
    body = {"place": place, "token": "r", **learner.to(other)}
    learner.call("repair", response=learner.rights[other["item"]], **body)
    learner.block.show_correctness = "never"
    status, answer = learner.call("repair", response=["a"], **body)
    assert (status, answer["item"]["standing"]) == (200, "open")


def test_answers_at_once_are_not_told_where_correctness_is_hidden(tmp_path: Path) -> None:
    rules = "draw: {O1: 2, O2: 1}\n    feedback: at-once"
    learner = Learner(exam(tmp_path, rules), show_correctness="never")
    assert given(learner.block)["test"]["feedback"] == "never", "so its page checks nothing"
    learner.begin()
    assert learner.answer(0, ["a"])[1]["told"]["taken"][0]
