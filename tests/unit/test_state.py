"""The learner's record: what goes in comes out, and its longest form is known beforehand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from unit.snapshots import FOREVER, IDS, snapshots

from smcourse.state import (
    MAX_COUNT,
    MAX_RESPONSE,
    MAX_TRIES,
    Answer,
    Snapshot,
    fingerprint,
    is_changed,
    state_id,
)
from smcourse.suspend import ALL, LIMIT, _encode_at, budget, decode, encode, worst_case

COURSE = "course-one"


def _decoded(text: str) -> Snapshot:
    snapshot, notice = decode(text, COURSE)
    assert snapshot is not None
    assert notice == "fine"
    return snapshot


@given(snapshots())
@example(Snapshot())
@example(Snapshot(lessons={0: True, 2**30 - 1: False}, questions={1: Answer()}))
def test_what_goes_in_comes_out(snapshot: Snapshot) -> None:
    known = {**snapshot.orphans, **snapshot.questions}
    assert _decoded(encode(snapshot, COURSE, FOREVER)) == replace(
        snapshot, questions=known, orphans={}
    )


@given(snapshots())
def test_the_text_is_plain_and_has_no_bracket_backslash_or_sign(snapshot: Snapshot) -> None:
    assert re.fullmatch(r"2[A-Za-z0-9_-]+", encode(snapshot, COURSE))


@given(snapshots())
def test_order_of_saving_does_not_matter(snapshot: Snapshot) -> None:
    turned = replace(
        snapshot,
        lessons=dict(reversed(snapshot.lessons.items())),
        questions=dict(reversed(snapshot.questions.items())),
    )
    assert encode(turned, COURSE) == encode(snapshot, COURSE)


@given(snapshots())
def test_lower_levels_keep_every_outcome(snapshot: Snapshot) -> None:
    full = {**snapshot.orphans, **snapshot.questions}
    for level in (1, 0):
        kept = _decoded(_encode_at(snapshot, COURSE, level))
        small = {"questions": {}, "orphans": {}}
        assert replace(kept, **small) == replace(snapshot, **small)
        for id_, answer in full.items():
            assert kept.questions[id_].outcome == answer.outcome
            assert not is_changed(kept.questions[id_].print, answer.print) or not answer.outcome
            if level == 1:
                assert kept.questions[id_].response == answer.response


@given(snapshots(), st.integers(30, 300))
def test_a_short_limit_drops_detail_then_orphans_never_an_outcome_of_today(
    snapshot: Snapshot, limit: int
) -> None:
    text = encode(snapshot, COURSE, limit)
    least = _encode_at(replace(snapshot, orphans={}), COURSE, 0)
    assert len(text) <= max(limit, len(least))
    kept = _decoded(text)
    for id_, answer in snapshot.questions.items():
        assert kept.questions[id_].outcome == answer.outcome


def test_orphans_of_less_outcome_go_first() -> None:
    orphans = {i * 1000: Answer(outcome=1 + i % 3, print=40, tries=1) for i in range(30)}
    for limit in range(30, len(_encode_at(Snapshot(orphans=orphans), COURSE, 0))):
        kept = _decoded(encode(Snapshot(orphans=orphans), COURSE, limit)).questions
        gone = [answer.outcome for id_, answer in orphans.items() if id_ not in kept]
        left = [answer.outcome for answer in kept.values()]
        assert gone
        assert not left or max(gone) <= min(left)


@given(st.data(), st.sampled_from([0, 1, 2]), st.sampled_from([1, 2, 8, 16, ALL]))
def test_no_record_is_longer_than_the_worst_case(
    data: st.DataObject, level: int, size: int
) -> None:
    codes = data.draw(st.lists(st.integers(1, MAX_RESPONSE - 1), max_size=40))
    lessons = data.draw(st.integers(0, 40))
    count = len(codes) + lessons
    ids = data.draw(st.lists(IDS, unique=True, min_size=count, max_size=count))
    snapshot = Snapshot(
        best=100,
        place=(2**30 - 1, 999),
        finished=20_000,
        language=0,
        interactions=MAX_COUNT,
        lessons=dict.fromkeys(ids[len(codes) :], True),
        questions={
            id_: Answer(outcome=3, print=4095, response=code, tries=MAX_TRIES, revealed=True)
            for id_, code in zip(ids, codes, strict=False)
        },
    )
    text = _encode_at(snapshot, COURSE, level, size)
    assert len(text) <= worst_case(codes, lessons, level, size)
    most = budget(codes, lessons)
    assert len(encode(snapshot, COURSE)) <= max(LIMIT, most)
    assert len(encode(snapshot, COURSE, most)) <= most


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7, 8, 9, 63, 64, 65, 511, 512, 513, 800])
@pytest.mark.parametrize("where", ["low", "high", "spread", "ends"])
def test_the_ids_that_take_most_room_are_in_the_worst_case(count: int, where: str) -> None:
    top = 2**30 - 1
    ids = {
        "low": range(count),
        "high": range(top - count + 1, top + 1),
        "spread": [i * (top // max(1, count - 1)) for i in range(count)],
        "ends": [*range(count // 2), *range(top - (count - count // 2) + 1, top + 1)],
    }[where]
    answers = {id_: Answer(outcome=3, print=63, tries=63) for id_ in ids}
    snapshot = Snapshot(
        best=0, place=(top, 999), interactions=MAX_COUNT, questions=answers, finished=9, language=9
    )
    assert len(answers) == count
    for size in (8, 64, ALL):
        text = _encode_at(snapshot, COURSE, 0, size)
        assert len(text) <= worst_case([4] * count, 0, 0, size)


def test_600_single_choice_questions_over_200_lessons_fit() -> None:
    assert worst_case([26] * 600, 200) <= LIMIT
    questions = {
        state_id(f"q-{i}"): Answer(outcome=3, print=4095, response=26, tries=9) for i in range(600)
    }
    lessons = {state_id(f"l-{i}"): True for i in range(200)}
    snapshot = Snapshot(
        status="passed", best=100, place=(1, 9), interactions=4000,
        lessons=lessons, questions=questions,
    )  # fmt: skip
    text = encode(snapshot, COURSE)
    assert len(text) <= LIMIT
    kept = _decoded(text)
    assert kept.lessons == lessons
    assert {id_: answer.outcome for id_, answer in kept.questions.items()} == dict.fromkeys(
        questions, 3
    )


def test_an_id_is_30_bits_and_the_same_everywhere() -> None:
    assert state_id("who-reads") == 1010579042
    assert state_id("a") != state_id("b")


@given(st.lists(st.text(max_size=5)))
def test_a_print_never_looks_like_one_saved_at_the_lowest_level(parts: list[str]) -> None:
    print_ = fingerprint(parts)
    assert 32 <= print_ < 4096
    assert not is_changed(print_, print_)
    assert not is_changed(print_ & 31, print_)
    assert is_changed(print_ ^ 1, print_)


def test_where_parts_end_matters() -> None:
    assert fingerprint(["ab", "c"]) != fingerprint(["a", "bc"])
