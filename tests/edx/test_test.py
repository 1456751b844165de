"""`smcourse_test` in a real XBlock runtime: what it draws, grades, keeps, tells and refuses."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from edx.exam import TEST, USUAL, Learner, exam, rights_of
from edx.sitting import Recording, block_of, call, edited
from webob import Request

PAST, FUTURE = (datetime.now(UTC) + timedelta(days=days) for days in (-2, 2))
CRITICAL = ("code", "call")


@pytest.fixture(scope="module")
def payload(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return exam(tmp_path_factory.mktemp("exam"))


def _other_keys(payload: dict[str, Any]) -> dict[str, Any]:
    """The same test with other right answers, other feedback, and other items beside those drawn."""
    other = deepcopy(payload)
    for item in other["items"]:
        options = [option["id"] for option in item["payload"]["options"]]
        right = next(id_ for id_ in options if [id_] != item["payload"]["key"]["right"])
        item["payload"]["key"] = {"right": [right], "feedback": {right: "<p>Told.</p>"}}
    return other


def test_tests_that_differ_in_their_keys_answer_alike_until_they_are_handed_in(
    payload: dict[str, Any],
) -> None:
    said = []
    for one in (payload, _other_keys(payload)):
        learner = Learner(one)
        block = learner.block
        heard: list[Any] = [
            block.student_view({}).to_dict(),
            block.public_view({}).to_dict(),
            block.student_view_data(),
            block.index_dictionary(),
        ]
        heard.append(learner.call("begin", attempt=1))
        learner.items = heard[-1][1]["items"]
        for place in range(3):
            heard += [learner.answer(place, ["a"]), learner.answer(place, ["b"])]
            heard.append(learner.call("reveal", place=place))
            heard.append(learner.call("repair_item", place=place))
        heard += [learner.call("review"), block.student_view({}).to_dict()]
        heard.append(block.runtime.handle(block, "student_view_user_state", _get()).text)
        said.append(json.dumps(heard))
    assert said[0] == said[1]


def test_items_that_are_not_drawn_never_reach_a_page(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    drawn = {item["item"] for item in learner.begin()}
    (undrawn,) = set(learner.rights) - drawn
    said = json.dumps([learner.block.student_view({}).to_dict(), learner.items, learner.told])
    assert f"Question {undrawn}?" not in said
    assert all(f"Question {one}?" in said for one in drawn)


def test_all_right_passes_and_is_graded_in_full(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    told = learner.sit(lambda _: True)
    assert (told["last"], told["best"], told["isPassed"], told["canBegin"]) == (
        100,
        100,
        True,
        False,
    )
    assert learner.block.get_score() == (3.0, 3.0)
    assert learner.block.runtime.grades == [3.0]
    assert ("completion", {"completion": 1.0}) in learner.block.runtime.published
    assert [(one["text"], one["right"], one["total"]) for one in told["topics"]] == [
        ("Know who reads", 2, 2),
        ("Keep accounts", 1, 1),
    ]


def test_below_the_mark_nothing_is_complete_and_the_best_stays(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    told = learner.sit(lambda id_: id_ == "who")
    assert (told["last"], told["isPassed"], told["canBegin"]) == (33, False, True)
    assert learner.block.get_score().raw_earned == pytest.approx(0.99)
    told = learner.sit(lambda _: False)
    assert (told["last"], told["best"]) == (0, 33)
    assert learner.block.runtime.grades == [pytest.approx(0.99)] * 2
    assert list(learner.events("completion")) == []


def test_while_a_critical_item_is_open_the_grade_stays_below_the_mark(
    payload: dict[str, Any],
) -> None:
    learner = Learner(payload)
    told = learner.sit(lambda id_: id_ not in CRITICAL)
    assert (told["last"], told["isPassed"], len(told["repairs"])) == (66, False, 1)
    assert learner.block.get_score().raw_earned == pytest.approx(3 * 59 / 100)
    place = told["repairs"][0]["place"]
    lost = learner.items[place]["item"]
    status, answer = learner.call("repair_item", place=place)
    other = answer["item"]
    assert (status, other["item"] in CRITICAL, other["item"] != lost) == (200, True, True)
    body = {"place": place, "token": "r1", **learner.to(other)}
    status, answer = learner.call("repair", response=learner.wrong(other["item"]), **body)
    assert (status, answer["item"]["standing"], answer["told"]["isPassed"]) == (200, "wrong", False)
    again = learner.call("repair_item", place=place)[1]["item"]
    body = {"place": place, "token": "r2", **learner.to(again)}
    status, answer = learner.call("repair", response=learner.rights[again["item"]], **body)
    assert (answer["item"]["standing"], answer["told"]["isPassed"]) == ("right", True)
    assert learner.call("repair", response=["a"], **body) == (status, answer), "a resend"
    assert learner.block.get_score().raw_earned == pytest.approx(3 * 66 / 100)
    assert learner.block.runtime.grades[-1] == pytest.approx(3 * 66 / 100)
    assert ("completion", {"completion": 1.0}) in learner.block.runtime.published


def test_what_was_answered_is_found_again_and_the_form_is_the_same(payload: dict[str, Any]) -> None:
    first = Learner(payload)
    items = first.begin()
    first.answer(1, ["b"])
    again = Learner(payload, Recording(first.block.runtime.store))
    assert (again.told["isOpen"], again.told["taken"]) == (True, [False, True, False])
    found = again.begin()
    assert [one["item"] for one in found] == [one["item"] for one in items]
    assert found[1]["response"] == ["b"]
    assert (found[1]["standing"], found[1]["key"]["right"]) == ("open", [])


def test_whoever_sits_it_again_gets_what_was_asked_longest_ago(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    learner.sit(lambda _: False)
    before = {one["item"] for one in learner.items}
    learner.begin()
    after = {one["item"] for one in learner.items}
    assert (after & before) & set(CRITICAL) == set(), "the other of the two"


def test_a_double_click_or_a_resend_changes_nothing(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    first = learner.call("begin", attempt=1)
    assert learner.call("begin", attempt=1) == first
    learner.items = first[1]["items"]
    learner.answer(0, ["a"])
    once = learner.call("hand_in", attempt=1, answers=[])
    assert learner.call("hand_in", attempt=1, answers=[]) == once
    assert learner.block.record["attempts"] == 1
    assert len(learner.block.runtime.grades) == 1
    status, _ = learner.call("hand_in", attempt=2, answers=[])
    assert status == 409, "it was never begun"


def test_handing_in_takes_along_what_was_not_saved(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    items = learner.begin()
    answers = [
        {"place": n, **learner.to(one), "response": learner.rights[one["item"]]}
        for n, one in enumerate(items)
    ]
    status, answer = learner.call("hand_in", attempt=1, answers=answers)
    assert (status, answer["told"]["last"]) == (200, 100)


def test_attempts_end_and_waits_are_told(tmp_path: Path) -> None:
    limited = exam(tmp_path / "1", f"{USUAL}\n    attempts: 2")
    learner = Learner(limited)
    learner.sit(lambda _: False)
    assert learner.told["canBegin"]
    told = learner.sit(lambda _: False)
    assert (told["canBegin"], told["isLast"], told["wait"]) == (False, True, 0)
    assert learner.call("begin", attempt=3)[0] == 403
    assert ("completion", {"completion": 1.0}) in learner.block.runtime.published, "no way on"
    waiting = Learner(exam(tmp_path / "2", f"{USUAL}\n    wait: 24"))
    told = waiting.sit(lambda _: False)
    assert (told["canBegin"], told["wait"] > 23 * 60) == (False, True)
    assert waiting.call("begin", attempt=2)[0] == 403
    more = Learner(limited, max_attempts=5)
    for _ in range(3):
        more.sit(lambda _: False)
    assert more.told["canBegin"], "the platform's setting counts first"


def test_after_the_due_date_what_was_saved_is_handed_in_and_nothing_else_is_taken(
    payload: dict[str, Any],
) -> None:
    learner = Learner(payload, due=FUTURE)
    items = learner.begin()
    for place, item in enumerate(items[:2]):
        learner.answer(place, learner.rights[item["item"]])
    learner.block.due = PAST
    status, told = learner.answer(2, learner.rights[items[2]["item"]])
    assert (status, told) == (403, {"error": "The time for this test is over."})
    late = {"place": 2, **learner.to(items[2]), "response": learner.rights[items[2]["item"]]}
    status, answer = learner.call("hand_in", attempt=1, answers=[late])
    assert (status, answer["told"]["last"], answer["told"]["canBegin"]) == (200, 66, False)
    assert Learner(payload, due=PAST).call("begin", attempt=1)[0] == 403
    assert Learner(payload, due=PAST, graceperiod=timedelta(days=3)).begin()


def test_a_limit_of_time_can_be_moved_as_often_as_it_is_asked(tmp_path: Path) -> None:
    learner = Learner(exam(tmp_path, f"{USUAL}\n    minutes: 5"))
    learner.begin()
    due = learner.told["due"]
    status, answer = learner.call("more_time", due=due)
    assert (status, answer["told"]["due"]) == (200, due + 10)
    assert learner.call("more_time", due=due)[1]["told"]["due"] == due + 10, "a double click"
    learner.block.record = {**learner.block.record, "due": 1}
    assert learner.answer(0, ["a"])[0] == 403
    assert learner.call("hand_in", attempt=1, answers=[])[0] == 200


def test_where_correctness_is_not_shown_nothing_tells_it(payload: dict[str, Any]) -> None:
    said = []
    for is_right in (True, False):
        learner = Learner(payload, show_correctness="never")
        told = learner.sit(lambda _, is_right=is_right: is_right)
        assert learner.block.get_score().raw_earned == 3.0 * is_right
        heard = [told, learner.told, learner.call("review"), learner.call("reveal", place=0)]
        heard.append([one for one in learner.block.runtime.published if one[0] == "completion"])
        said.append(json.dumps(heard))
    assert said[0] == said[1]


def test_answers_at_once_are_final_and_the_right_one_is_shown_by_the_rules(tmp_path: Path) -> None:
    learner = Learner(exam(tmp_path, f"{USUAL}\n    feedback: at-once"), showanswer="always")
    learner.begin()
    id_ = learner.items[0]["item"]
    status, answer = learner.check(0, learner.wrong(id_))
    item = answer["item"]
    assert (status, item["standing"], item["mayShow"]) == (200, "wrong", True)
    assert item["key"]["right"] == []
    again = learner.check(0, learner.rights[id_])[1]["item"]
    assert (again["standing"], again["response"]) == ("wrong", learner.wrong(id_)), "it stands"
    shown = learner.call("reveal", place=0)[1]["item"]
    assert (shown["standing"], shown["key"]["right"]) == ("shown", learner.rights[id_])
    assert learner.call("reveal", place=1)[0] == 403, "not answered yet"
    assert learner.check(1, [])[0] == 400


def test_answers_are_reviewed_when_the_author_lets_them(tmp_path: Path) -> None:
    learner = Learner(exam(tmp_path / "1", f"{USUAL}\n    review: always"))
    learner.sit(lambda id_: id_ == "who")
    status, answer = learner.call("review")
    standings = {one["item"]: one["standing"] for one in answer["items"]}
    assert (status, standings["who"], standings["when"]) == (200, "right", "wrong")
    passed = Learner(exam(tmp_path / "2", f"{USUAL}\n    review: after-pass"))
    passed.sit(lambda _: False)
    assert passed.call("review")[0] == 403
    passed.sit(lambda _: True)
    assert passed.call("review")[0] == 200


def test_events_tell_each_submission_in_the_core_problems_shape(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    learner.sit(lambda id_: id_ == "who")
    (event,) = learner.events("problem_check")
    assert (event["success"], event["grade"], event["max_grade"], event["attempts"]) == (
        "incorrect",
        1.0,
        3.0,
        1,
    )
    assert event["submission"]["who"] == {
        "question": "Question who?",
        "answer": "All",
        "response_type": "multiplechoiceresponse",
        "input_type": "choicegroup",
        "correct": True,
        "variant": "",
        "group_label": "",
    }
    assert event["correct_map"]["who"] == {"correctness": "correct"}
    assert [one["attempt"] for one in learner.events("smcourse.test.begun")] == [1]
    assert [one["percent"] for one in learner.events("smcourse.test.handed_in")] == [33]


def test_a_report_has_a_row_for_each_who_handed_in(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    learner.sit(lambda _: True)
    states = [
        SimpleNamespace(username="ana", state={"record": learner.block.record}),
        SimpleNamespace(username="ben", state={}),
    ]
    ((name, row),) = list(learner.block.generate_report_data(iter(states)))
    assert (name, row["Attempts"], row["Best result, %"], row["Passed"]) == ("ana", 1, 100, "yes")
    assert "who: b (right)" in row["Answers of the best attempt"]


def test_phones_get_the_view_that_everybody_gets(payload: dict[str, Any]) -> None:
    block = Learner(payload).block
    assert block.has_support(block.student_view, "multi_device")


def test_a_view_writes_no_state(payload: dict[str, Any]) -> None:
    learner = Learner(payload)
    before = dict(learner.block.runtime.store.db_dict)
    learner.block.student_view({})
    learner.block.save()
    assert learner.block.runtime.store.db_dict == before


def test_a_pre_test_gives_no_points(tmp_path: Path) -> None:
    rules = "kind: pre-test\n    draw: 2"
    learner = Learner(exam(tmp_path, rules, "---\ntests: [final]\n---\n"))
    told = learner.sit(lambda _: True)
    assert (told["last"], learner.block.max_score()) == (100, 0.0)
    assert learner.block.runtime.grades == []
    assert ("completion", {"completion": 1.0}) in learner.block.runtime.published


def test_only_authors_change_settings(payload: dict[str, Any]) -> None:
    runtime = Recording()
    block = block_of(payload, runtime, kind=TEST)
    body = {"display_name": "The test", "weight": "5", "max_attempts": "2"}
    assert call(block, "studio_submit", body) == (403, {"error": "only in Studio"})
    runtime.is_studio = True
    assert call(block, "studio_submit", body)[0] == 200
    assert (block.display_name, block.weight, block.max_attempts) == ("The test", 5.0, 2)
    assert call(block, "studio_submit", {**body, "weight": "heavy"})[0] == 400
    shown = edited(block).content
    assert all(f"Question {id_}?" in shown for id_ in rights_of(payload))


def _get() -> Request:
    return Request.blank("/")
