"""`smcourse_question` in a real XBlock runtime: what it grades, keeps, tells and refuses."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from edx.exam import TEST, exam
from edx.sitting import Recording, block_of, call, given, submit
from grading.alike import ALIKE, pair_of, payload_of, wrong_of
from webob import Request
from xblock.scorable import Score

CHOICE = "- [ ] Red\n  > Not red.\n- [x] Green\n  > Green.\n- [ ] Blue\n  > Not blue."
SEVERAL = "- [x] Two\n- [x] Four\n- [ ] Five"
PAST, FUTURE = (datetime.now(UTC) + timedelta(days=days) for days in (-2, 2))


@pytest.fixture
def payload(tmp_path: Path) -> dict[str, Any]:
    return payload_of("choice", CHOICE, tmp_path)


@pytest.fixture(params=ALIKE)
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> list[dict[str, Any]]:
    return pair_of(str(request.param), tmp_path)


def test_two_blocks_that_differ_in_their_keys_answer_alike_until_they_are_answered(
    pair: list[dict[str, Any]],
) -> None:
    said = []
    for payload in pair:
        block = block_of(payload)
        state = block.runtime.handle(block, "student_view_user_state", _get()).body
        said.append(
            json.dumps(
                [
                    block.student_view({}).to_dict(),
                    block.public_view({}).to_dict(),
                    block.student_view_data(),
                    block.index_dictionary(),
                    state.decode(),
                    call(block, "answer", {"version": given(block)["version"]}),
                    call(block, "submit", {"version": "another"}),
                ]
            )
        )
    assert said[0] == said[1]


def test_every_kind_is_graded_on_the_server(pair: list[dict[str, Any]]) -> None:
    for payload in pair:
        block = block_of(payload)
        status, told = submit(block, wrong_of(payload))
        assert (status, told["standing"], told["isOver"]) == (200, "wrong", False)
        status, told = submit(block, payload["key"]["right"])
        assert (status, told["standing"], told["isOver"]) == (200, "right", True)
        assert block.runtime.grades == [0.0, float(payload["points"])]
        assert ("completion", {"completion": 1.0}) in block.runtime.published


def test_what_was_answered_is_found_again(payload: dict[str, Any]) -> None:
    first = block_of(payload)
    submit(first, ["a"])
    again = block_of(payload, Recording(first.runtime.store))
    told = given(again)["told"]
    assert (told["standing"], told["response"]) == ("wrong", ["a"])
    assert told["key"] == {"right": [], "feedback": {"a": "<p>Not red.</p>"}}


def test_a_double_click_or_a_resend_costs_no_attempt(payload: dict[str, Any]) -> None:
    block = block_of(payload, max_attempts=2)
    first = submit(block, ["a"], "one")
    assert submit(block, ["a"], "one") == first
    assert submit(block, ["b"], "one") == first, "the same token is the same attempt"
    assert (block.attempts, len(block.runtime.grades)) == (1, 1)
    assert first[1]["note"] == "Attempts left: 1"


def test_no_attempt_is_taken_when_all_are_used_up(payload: dict[str, Any]) -> None:
    block = block_of(payload, max_attempts=1)
    submit(block, ["a"])
    before = dict(block.runtime.store.db_dict)
    status, told = submit(block, ["b"])
    assert (status, told) == (403, {"error": "No attempts are left."})
    assert block.runtime.store.db_dict == before
    assert given(block)["told"]["mayShow"], "showanswer: finished"
    status, told = call(block, "answer", {"version": given(block)["version"]})
    assert (status, told["standing"], told["key"]["right"]) == (200, "shown", ["b"])


def test_a_worse_answer_takes_nothing_back(tmp_path: Path) -> None:
    payload = payload_of("choice", SEVERAL, tmp_path) | {"half": True, "points": 4}
    block = block_of(payload)
    submit(block, ["a"])
    assert block.get_score() == (2.0, 4.0)
    submit(block, ["c"])
    assert block.get_score() == (2.0, 4.0)
    assert block.runtime.grades == [2.0, 2.0]
    published = [data for kind, data in block.runtime.published if kind == "grade"]
    assert all(one["only_if_higher"] for one in published)


def test_after_the_due_date_with_its_grace_nothing_is_taken(payload: dict[str, Any]) -> None:
    late = block_of(payload, due=PAST, graceperiod=timedelta(hours=1))
    status, told = submit(late, ["b"])
    assert (status, told) == (403, {"error": "The time for this question is over."})
    assert late.runtime.published == []
    graced = block_of(payload, due=PAST, graceperiod=timedelta(days=3))
    assert submit(graced, ["b"])[0] == 200


def test_where_correctness_is_not_shown_nothing_tells_it(payload: dict[str, Any]) -> None:
    said = []
    for response in (["a"], ["b"]):
        block = block_of(payload, show_correctness="past_due", due=FUTURE)
        status, told = submit(block, response)
        assert (status, told["response"]) == (200, response)
        assert block.runtime.grades == [float(response == ["b"])]
        again = submit(block, ["c"])
        assert block.get_score().raw_earned == float(response == ["b"]), "the best stays"
        said.append([{**told, "response": []}, again, given(block)["told"]])
    assert said[0] == said[1]


def test_whoever_was_right_and_then_wrong_is_shown_the_answer_once_all_is_told(
    payload: dict[str, Any],
) -> None:
    block = block_of(payload, show_correctness="past_due", due=FUTURE)
    for response in (["b"], ["a"]):
        submit(block, response)
    block.due = PAST
    told = given(block)["told"]
    assert (told["standing"], told["mayShow"], told["key"]["right"]) == ("wrong", True, [])
    _, told = call(block, "answer", {"version": given(block)["version"]})
    assert (told["standing"], told["key"]["right"]) == ("shown", ["b"])
    assert block.get_score() == (1.0, 1.0)


def test_whoever_did_not_answer_in_time_is_shown_the_answer_and_gets_nothing_for_it(
    pair: list[dict[str, Any]],
) -> None:
    payload = pair[0]
    block = block_of(payload, due=FUTURE)
    assert not given(block)["told"]["mayShow"], "showanswer: finished"
    block.due = PAST
    told = given(block)["told"]
    assert (told["standing"], told["isOver"], told["mayShow"]) == ("open", True, True)
    assert told["key"]["right"] == []
    _, told = call(block, "answer", {"version": given(block)["version"]})
    assert told == given(block)["told"]
    right = block._presented().given(payload["key"]["right"])
    assert (told["standing"], told["attempts"], told["key"]["right"]) == ("shown", 0, right)
    assert block.runtime.published == []


def test_where_nothing_is_right_no_answer_can_be_shown(tmp_path: Path) -> None:
    block = block_of(payload_of("survey", "- One\n- Two", tmp_path), due=PAST)
    assert given(block)["told"]["mayShow"] is False
    assert call(block, "answer", {"version": given(block)["version"]})[0] == 403


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"null",
        b"7",
        b'"text"',
        b"\xff\xfe",
        {},
        {"response": ["b"]},
        {"response": ["b"], "token": ""},
        {"response": ["b"], "token": 7},
        {"response": ["b"], "token": "t" * 65},
        {"response": [], "token": "t"},
        {"response": "b", "token": "t"},
        {"response": [7], "token": "t"},
        {"response": [["b"]], "token": "t"},
        {"response": ["b" * 2001], "token": "t"},
        {"response": ["b"] * 101, "token": "t"},
    ],
    ids=repr,
)
def test_a_hostile_body_is_refused_and_changes_nothing(payload: dict[str, Any], body: Any) -> None:
    block = block_of(payload)
    submit(block, ["a"], "first")
    before, told = dict(block.runtime.store.db_dict), len(block.runtime.published)
    if isinstance(body, dict) and body:
        body = {"version": given(block)["version"], "attempt": 2, **body}
    for handler in ("submit", "answer"):
        status, answer = call(block, handler, body)
        assert 400 <= status < 500, handler
        assert set(answer) == {"error"}
    assert block.runtime.store.db_dict == before
    assert len(block.runtime.published) == told


def test_a_forged_score_is_not_read(payload: dict[str, Any]) -> None:
    block = block_of(payload)
    body = {"version": given(block)["version"], "token": "t", "attempt": 1, "response": ["a"]}
    call(block, "submit", body | {"outcome": 3, "earned": 99, "standing": "right", "attempts": 0})
    assert (block.get_score(), block.runtime.grades) == ((0.0, 1.0), [0.0])


def test_a_name_that_a_question_does_not_have_costs_no_attempt(
    pair: list[dict[str, Any]],
) -> None:
    payload = pair[0]
    block = block_of(payload)
    before, told = dict(block.runtime.store.db_dict), len(block.runtime.published)
    foreign = [*wrong_of(payload)[1:], "zzz"]
    if payload["kind"] in ("text", "number"):
        assert submit(block, foreign)[1]["standing"] == "wrong", "it is typed"
        return
    assert submit(block, foreign) == (400, {"error": "no such answer"})
    assert (block.runtime.store.db_dict, len(block.runtime.published)) == (before, told)


def test_an_answer_that_was_kept_by_a_name_that_is_gone_can_be_read(
    payload: dict[str, Any],
) -> None:
    block = block_of(payload)
    submit(block, ["a"])
    block.payload = payload | {"options": payload["options"][1:]}
    assert (given(block)["told"]["standing"], block.response) == ("wrong", ["a"])
    assert submit(block, ["b"])[1]["standing"] == "right"


def test_a_stale_page_is_told_so(payload: dict[str, Any], tmp_path: Path) -> None:
    block = block_of(payload)
    old = given(block)["version"]
    block.payload = payload | {"prompt": "<p>Otherwise?</p>"}
    body = {"version": old, "token": "t", "response": ["b"]}
    status, told = call(block, "submit", body)
    assert (status, set(told), block.attempts) == (409, {"error"}, 0)


def test_an_edited_question_scores_anew_what_was_answered(payload: dict[str, Any]) -> None:
    block = block_of(payload)
    submit(block, ["a"])
    block.payload = payload | {"key": {**payload["key"], "right": ["a"]}}
    block.rescore(only_if_higher=False)
    assert (block.get_score(), block.runtime.grades) == ((1.0, 1.0), [0.0, 1.0])
    assert given(block)["told"]["standing"] == "right"
    block.payload = payload
    block.rescore(only_if_higher=True)
    assert block.get_score() == (1.0, 1.0)


def test_whatever_a_question_becomes_an_answer_to_another_breaks_nothing(tmp_path: Path) -> None:
    payloads = [payload_of(kind, ALIKE[kind][0], tmp_path / kind) for kind in ALIKE]
    for before in payloads:
        block = block_of(before)
        submit(block, wrong_of(before))
        for after in payloads:
            block.payload = after
            assert given(block)["payload"]["kind"] == after["kind"]
            block.rescore(only_if_higher=False)
            assert 0 <= block.get_score().raw_earned <= block.max_score()


def test_staff_may_give_another_score_that_becomes_the_grade(
    payload: dict[str, Any], tmp_path: Path
) -> None:
    for block in (block_of(payload), block_of(exam(tmp_path), kind=TEST)):
        possible = block.max_score()
        for earned in (possible, 0.0):
            block.set_score(Score(raw_earned=earned, raw_possible=possible))
            block.publish_grade()
            assert block.get_score() == (earned, possible)
            grade = {"value": earned, "max_value": possible, "only_if_higher": False}
            assert block.runtime.published[-1] == ("grade", grade)


@pytest.mark.parametrize(
    "damage",
    [
        {"v": 2},
        {"kind": "unheard-of"},
        {"kind": None},
        {"key": None},
        {"options": None},
        {"key": {}},
        {"id": None, "kind": "order"},
    ],
    ids=repr,
)
def test_a_damaged_question_is_a_calm_word(payload: dict[str, Any], damage: Any) -> None:
    for broken in (payload | damage, {}):
        block = block_of(broken)
        for view in (block.student_view, block.public_view):
            assert "cannot be shown" in view({}).content
        assert call(block, "submit", {"version": "", "token": "t", "response": ["b"]})[0] == 404
        assert block.runtime.handle(block, "student_view_user_state", _get()).body == b"{}"
        assert (block.student_view_data(), block.max_score() >= 0) == ({}, True)
        assert block.index_dictionary() is not None


def test_whatever_html_an_import_brings_is_cleaned(payload: dict[str, Any]) -> None:
    bad = "<p>Hi<script>alert(1)</script><img src=x onerror=alert(2)></p>"
    block = block_of(payload | {"prompt": bad, "hint": bad, "situation": bad})
    text = json.dumps([given(block), block.student_view_data()])
    assert "alert(2)" not in text
    assert "<script" not in text
    assert "onerror" not in text


def test_the_zones_of_an_image_are_drawn_and_nothing_else_that_an_import_brings(
    tmp_path: Path,
) -> None:
    payload = payload_of("spot", ALIKE["spot"][0], tmp_path)
    shown = given(block_of(payload))["payload"]["html"]
    assert shown.count('<g class="sm-zone">') == 2
    assert 'src="media/a.svg"' in shown
    bad = payload["html"].replace("<text>1", '<script>alert(1)</script><text onclick="x">1')
    for html in (
        bad,
        bad.replace("sm-spots", "other"),
        payload["html"].replace('9%"', '9%" onload="x"'),
    ):
        shown = given(block_of(payload | {"html": html}))["payload"]["html"]
        assert "script" not in shown
        assert "onclick" not in shown
        assert "onload" not in shown


def test_addresses_of_the_course_become_those_of_the_platform(payload: dict[str, Any]) -> None:
    class Placed(Recording):
        def service(self, block: object, service_name: str) -> object:
            if service_name == "replace_urls":
                return SimpleNamespace(
                    replace_urls=lambda text: text.replace("/static/", "/asset/")
                )
            return super().service(block, service_name)

    image = '<p><img alt="A" src="/static/a.png"></p>'
    key = {**payload["key"], "feedback": {"a": image}}
    block = block_of(payload | {"situation": image, "key": key}, Placed())
    assert 'src="/asset/a.png"' in given(block)["payload"]["situation"]
    _, told = submit(block, ["a"])
    assert 'src="/asset/a.png"' in told["key"]["feedback"]["a"]


def test_no_text_of_an_import_ends_the_script_that_it_is_given_in(payload: dict[str, Any]) -> None:
    bad = "</script><script>alert(1)</script>"
    block = block_of(payload | {"objective": bad, "unit": bad, "id": bad}, language=bad)
    fragment = block.student_view({})
    assert "<" not in json.dumps(fragment.json_init_args)
    assert "alert" not in fragment.content
    assert given(block)["payload"]["unit"] == bad, "as text it is what it was"


@pytest.mark.parametrize(
    ("language", "way"), [("ps", "rtl"), ("ar-EG", "rtl"), ("es-419", "ltr"), ("", "ltr")]
)
def test_a_page_runs_the_way_its_language_is_written(
    payload: dict[str, Any], language: str, way: str
) -> None:
    assert given(block_of(payload, language=language))["dir"] == way


def test_a_report_has_a_row_for_each_who_answered(payload: dict[str, Any]) -> None:
    states = [
        SimpleNamespace(username="ana", state={"attempts": 2, "response": ["b"], "outcome": 3}),
        SimpleNamespace(username="ben", state={}),
        SimpleNamespace(username="eva", state={"attempts": 1, "response": ["a"], "outcome": 1}),
    ]
    rows = list(block_of(payload).generate_report_data(iter(states)))
    assert [name for name, _ in rows] == ["ana", "eva"]
    assert rows[0][1]["Result"] == "right"
    assert len(list(block_of(payload).generate_report_data(iter(states), 1))) == 1


def test_phones_get_the_view_that_everybody_gets(payload: dict[str, Any]) -> None:
    assert block_of(payload).has_support(block_of(payload).student_view, "multi_device")


def test_a_view_writes_no_state(payload: dict[str, Any]) -> None:
    block = block_of(payload)
    before = dict(block.runtime.store.db_dict)
    block.student_view({})
    block.save()
    assert block.runtime.store.db_dict == before


def _get() -> Request:
    return Request.blank("/")
