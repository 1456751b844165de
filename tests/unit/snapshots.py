"""Records of learners, made up."""

from __future__ import annotations

from hypothesis import strategies as st

from smcourse.state import (
    DAY_BITS,
    MAX_COUNT,
    MAX_RESPONSE,
    MAX_TRIES,
    STATUSES,
    TAG_BITS,
    Answer,
    Asking,
    Snapshot,
    TestRecord,
)
from smcourse.suspend_tests import MAX_ATTEMPTS

FOREVER = 10**9
IDS = st.integers(0, 2**30 - 1)
ANSWERS = st.builds(
    Answer,
    outcome=st.integers(1, 3),
    print=st.integers(32, 4095),
    response=st.integers(0, MAX_RESPONSE - 1),
    tries=st.integers(1, MAX_TRIES),
    revealed=st.booleans(),
) | st.just(Answer())


TAGS = st.integers(0, 4095)
TIMES = st.integers(0, 2**28 - 1)
SCORES = st.none() | st.integers(0, 100)
ASKED = st.builds(
    Asking,
    item=IDS,
    outcome=st.integers(1, 3),
    print=st.integers(32, 4095),
    response=st.integers(0, MAX_RESPONSE - 1),
    sure=st.integers(0, 3),
    is_repaired=st.booleans(),
) | st.builds(Asking, item=IDS, sure=st.integers(0, 3))
TESTS = st.builds(
    TestRecord,
    attempts=st.integers(0, MAX_ATTEMPTS),
    first=SCORES,
    best=SCORES,
    last=SCORES,
    is_passed=st.booleans(),
    since=TIMES,
    is_open=st.booleans(),
    seed=IDS,
    due=TIMES,
    lanes=st.lists(TAGS, max_size=3).map(tuple),
    form=st.lists(ASKED, max_size=6).map(tuple),
    seen=st.dictionaries(TAGS, st.integers(0, MAX_ATTEMPTS), max_size=8),
)


@st.composite
def snapshots(draw: st.DrawFn, most: int = 12) -> Snapshot:
    ids = draw(st.lists(IDS, unique=True, max_size=3 * most))
    a, b = draw(st.integers(0, len(ids))), draw(st.integers(0, len(ids)))
    low, high = min(a, b), max(a, b)
    return Snapshot(
        status=draw(st.sampled_from(STATUSES)),
        best=draw(st.none() | st.integers(0, 100)),
        place=draw(st.none() | st.tuples(IDS, st.integers(0, 999))),
        interactions=draw(st.integers(0, MAX_COUNT)),
        lessons={id_: draw(st.booleans()) for id_ in ids[:low]},
        questions={id_: draw(ANSWERS) for id_ in ids[low:high]},
        orphans={id_: draw(ANSWERS) for id_ in ids[high:]},
        tests=draw(st.dictionaries(IDS, TESTS, max_size=2)),
        finished=draw(st.none() | st.integers(0, 2**DAY_BITS - 1)),
        language=draw(st.none() | st.integers(0, 2**TAG_BITS - 1)),
    )
