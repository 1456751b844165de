"""A test is sat alike in a page and on a server: the moves of both are twins."""

from __future__ import annotations

import json
from dataclasses import replace
from math import inf
from pathlib import Path
from random import Random
from typing import Any

import pytest
from twins import twin

from smcourse.draw import Candidate
from smcourse.sitting import (
    UNTOUCHED,
    Asking,
    Bank,
    BankItem,
    Sitting,
    again_from,
    begun,
    handed_in,
    known_modules,
    may_review,
    more_time,
    refilled,
    regraded,
    repair_item,
    repaired,
    repairs_of,
    to_repair,
    with_place,
)
from smcourse.sitting_record import kept, taken_up

HERE = Path(__file__).parent
NOW = 1000
CHANCES = 400


def _case(chance: Random) -> dict[str, Any]:
    items = [
        {
            "critical": chance.random() < 0.4,
            "half": chance.random() < 0.3,
            "module": chance.choice(["m", "n"]),
        }
        for _ in range(chance.randint(1, 5))
    ]
    return {
        "items": items,
        "mark": chance.choice([0, 40, 75, 80, 100]),
        "rules": {
            "critical": chance.choice(["repair", "must", "counts"]),
            "attempts": chance.choice([0, 1, 2]),
            "wait": chance.choice([[], [1], [0, 24]]),
            "review": chance.choice(["after-pass", "always", "never"]),
        },
        "now": NOW,
        "plays": [
            {
                "asked": [[chance.randint(0, 3), chance.randint(0, 3)] for _ in items],
                "repair": chance.random() < 0.5,
            }
            for _ in range(chance.randint(1, 3))
        ],
    }


def _bank(case: dict[str, Any]) -> Bank:
    return Bank(
        id="final",
        mark=case["mark"],
        length=len(case["items"]),
        rules=case["rules"],
        items={str(n): _item(str(n), one) for n, one in enumerate(case["items"])},
    )


def _item(id_: str, one: dict[str, Any]) -> BankItem:
    payload = {"id": id_, "kind": "choice", "half": one["half"], "was": [], "multiple": False}
    key = {"right": ["a"], "feedback": {}}
    return BankItem(
        payload={**payload, "options": [{"id": "a"}, {"id": "b"}], "key": key},
        candidate=Candidate(id=id_, cell="", objective="o", critical=one["critical"]),
        module=one["module"],
    )


def _stands(case: dict[str, Any]) -> list[list[Any]]:
    """What `sittings.mjs` says, by the server's moves."""
    bank, said, sitting = _bank(case), [], UNTOUCHED

    def say(now: Sitting) -> None:
        from_ = again_from(now, bank, case["rules"]["attempts"])
        said.append(
            [
                *(now.attempts, now.first, now.best, now.last, now.is_passed),
                list(to_repair(now.form, bank)),
                repairs_of(now, bank),
                -1 if from_ == inf else from_,
                not now.is_passed and from_ <= case["now"],
                may_review(now, bank),
                known_modules(now, bank),
            ]
        )

    for play in case["plays"]:
        form = tuple(
            Asking(item=str(n), outcome=outcome, sure=sure)
            for n, (outcome, sure) in enumerate(play["asked"])
        )
        sitting = replace(sitting, is_open=True, form=form)
        say(sitting)
        sitting = handed_in(sitting, bank, case["now"])
        say(sitting)
        lost = repairs_of(sitting, bank)
        if play["repair"] and lost:
            item = bank.items[form[lost[0]].item]
            sitting = repaired(sitting, bank, lost[0], item, ["a"], "t")
        say(sitting)
    return said


def test_whatever_is_done_both_say_the_same() -> None:
    chance = Random(6)
    cases = [_case(chance) for _ in range(CHANCES)]
    said = twin(HERE / "sittings.mjs", cases)
    ours = [_stands(case) for case in cases]
    assert sum(stands[-1][4] for stands in ours) > CHANCES // 5
    assert sum(bool(stands[1][6]) for stands in ours) > CHANCES // 50
    for case, theirs, own in zip(cases, said, ours, strict=True):
        assert own == theirs, case


@pytest.fixture
def bank() -> Bank:
    items = [{"critical": n < 3, "half": False, "module": "m"} for n in range(6)]
    rules = {"critical": "repair", "attempts": 0, "wait": [], "review": "always", "minutes": 0}
    return _bank({"items": items, "mark": 50, "rules": rules | {"cells": {"": 3}}})


def test_an_attempt_is_drawn_alike_for_the_same_learner_and_anew_for_the_next(bank: Bank) -> None:
    first = begun(UNTOUCHED, bank, "ana", NOW)
    assert first == begun(UNTOUCHED, bank, "ana", NOW + 9)
    assert {begun(UNTOUCHED, bank, str(n), NOW).form for n in range(9)} != {first.form}
    again = begun(handed_in(first, bank, NOW), bank, "ana", NOW)
    asked, before = ({one.item for one in form} for form in (again.form, first.form))
    assert len(asked & before) <= 1, "of six, three were asked: a critical one may be asked again"


def test_too_few_items_are_told(bank: Bank) -> None:
    short = replace(bank, rules={**bank.rules, "cells": {"": 7}})
    with pytest.raises(ValueError, match="too few"):
        begun(UNTOUCHED, short, "ana", NOW)


def test_a_sitting_is_kept_as_json_and_taken_up(bank: Bank) -> None:
    sitting = begun(UNTOUCHED, bank, "ana", NOW)
    sitting = handed_in(with_place(sitting, 0, response=("a",), outcome=3), bank, NOW)
    item = bank.items["0"]
    for now in (UNTOUCHED, sitting, repaired(sitting, bank, 1, item, ["b"], "t")):
        assert taken_up(json.loads(json.dumps(kept(now)))) == now
    later = {**kept(sitting), "something": "of a later version"}
    assert taken_up(later) == sitting
    with pytest.raises(ValueError, match="no sitting"):
        taken_up({"form": [{"nothing": 1}]})


def test_a_repair_asks_the_critical_item_that_was_asked_longest_ago(bank: Bank) -> None:
    sitting = replace(
        begun(UNTOUCHED, bank, "ana", NOW), form=tuple(Asking(item=str(n)) for n in (0, 3, 4))
    )
    done = handed_in(sitting, bank, NOW)
    asked = []
    for _ in range(4):
        item = repair_item(done, bank, 0)
        assert item
        asked.append(item.candidate.id)
        done = repaired(done, bank, 0, item, ["b"], "t")
    assert set(asked[:3]) == {"0", "1", "2"}


def test_items_that_are_gone_make_room_where_nothing_was_answered(bank: Bank) -> None:
    sitting = replace(UNTOUCHED, is_open=True, form=(Asking(item="x"), Asking(item="y", outcome=3)))
    filled = refilled(sitting, bank)
    assert filled.form[0].item in bank.items
    assert filled.form[1].item == "y", "what was answered stays"


def test_what_was_answered_is_graded_anew_and_whoever_passed_has(bank: Bank) -> None:
    form = tuple(Asking(item=str(n), response=("a",), outcome=3) for n in (0, 3, 4))
    done = handed_in(replace(UNTOUCHED, is_open=True, form=form), bank, NOW)
    assert (done.best, done.is_passed) == (100, True)
    turned = {**bank.items["3"].payload, "key": {"right": ["b"], "feedback": {}}}
    mended = {**bank.items, "3": replace(bank.items["3"], payload=turned)}
    anew = regraded(done, replace(bank, items=mended))
    assert (anew.best, anew.last, anew.is_passed) == (66, 66, True)
    gone = {id_: item for id_, item in bank.items.items() if id_ != "3"}
    assert regraded(done, replace(bank, items=gone)).best == 100, "what is gone keeps what it gave"


def test_more_time_is_given_as_often_as_it_is_asked(bank: Bank) -> None:
    timed = replace(bank, rules={**bank.rules, "minutes": 20})
    sitting = begun(UNTOUCHED, timed, "ana", NOW)
    assert sitting.due == NOW + 20
    assert more_time(sitting, NOW).due == NOW + 30
    assert more_time(more_time(sitting, NOW), NOW + 100).due == NOW + 110
    assert more_time(begun(UNTOUCHED, bank, "ana", NOW), NOW).due == 0
