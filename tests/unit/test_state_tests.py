"""What is kept of tests: results and forms always, and never more than was reckoned."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from unit.snapshots import TESTS

from smcourse.state import MAX_RESPONSE, Asking, Snapshot, TestRecord
from smcourse.suspend import LIMIT, _encode_at, budget, decode, encode, worst_case
from smcourse.suspend_tests import MAX_ATTEMPTS, TestSize

COURSE = "course-one"


def _kept(record: TestRecord, level: int) -> TestRecord:
    snapshot = decode(_encode_at(Snapshot(tests={5: record}), COURSE, level), COURSE).snapshot
    assert snapshot is not None
    return snapshot.tests[5]


@given(TESTS)
def test_results_and_the_form_are_kept_at_every_level(record: TestRecord) -> None:
    assert _kept(record, 2) == record
    assert _kept(record, 1) == replace(record, seen={})
    bare = tuple(replace(asking, response=0) for asking in record.form)
    assert _kept(record, 0) == replace(record, seen={}, form=bare)


@given(
    st.lists(st.integers(1, MAX_RESPONSE - 1), min_size=1, max_size=30),
    st.integers(0, 80),
    st.integers(0, 5),
    st.sampled_from([0, 1, 2]),
)
def test_no_test_takes_more_than_the_worst_case(
    codes: list[int], items: int, lanes: int, level: int
) -> None:
    record = TestRecord(
        attempts=MAX_ATTEMPTS,
        first=100,
        best=100,
        last=100,
        is_passed=True,
        since=2**28 - 1,
        is_open=True,
        seed=2**30 - 1,
        due=2**28 - 1,
        lanes=(4095,) * lanes,
        form=tuple(Asking(2**30 - 1, 3, 4095, code, 3, True) for code in codes),
        seen=dict.fromkeys(range(items), MAX_ATTEMPTS),
    )
    size = TestSize(codes=tuple(codes), items=items, lanes=lanes)
    snapshot = Snapshot(tests={2**30 - 1: record})
    assert len(_encode_at(snapshot, COURSE, level)) <= worst_case([], 0, level, tests=[size])
    assert len(encode(snapshot, COURSE)) <= max(LIMIT, budget([], 0, [size]))


def test_the_flagship_with_its_tests_fits_in_all_detail() -> None:
    lessons, questions = 40, 120
    final = TestSize(codes=(3,) * 20, items=80)
    others = [TestSize(codes=(3,) * 6, items=24), TestSize(codes=(3,) * 10, items=20, lanes=5)]
    assert worst_case([3] * questions, lessons, 2, tests=[final, *others]) <= LIMIT
