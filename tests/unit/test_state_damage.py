"""A record that was cut, altered or never ours is not taken for one."""

from __future__ import annotations

from hypothesis import assume, example, given
from hypothesis import strategies as st
from unit.snapshots import FOREVER, snapshots

from smcourse.state import ALPHABET, STATUSES, Snapshot, _check, decode, encode


@given(snapshots(most=3), st.integers(0), st.sampled_from(ALPHABET + "[]=\\ é\n"))
def test_a_damaged_record_is_none(snapshot: Snapshot, at: int, character: str) -> None:
    text = encode(snapshot)
    at %= len(text)
    damaged = text[:at] + character + text[at + 1 :]
    assume(damaged != text)
    assert decode(damaged) is None


@given(snapshots(most=3), st.integers(0))
def test_a_cut_record_is_none(snapshot: Snapshot, at: int) -> None:
    text = encode(snapshot)
    assert decode(text[: at % len(text)]) is None


@given(st.text(max_size=40) | st.text(alphabet=ALPHABET, max_size=40).map(lambda text: "1" + text))
@example("")
@example("1")
@example("2AAAAAA")
@example("passed")
def test_foreign_text_is_none_or_a_record(text: str) -> None:
    snapshot = decode(text)
    assert snapshot is None or snapshot.status in STATUSES


@given(st.text(alphabet=ALPHABET, max_size=60))
@example("___________________________")
@example("AAAAAAAAAAAAAAA")
@example("")
def test_a_body_that_only_looks_whole_is_none_or_a_record(body: str) -> None:
    snapshot = decode(f"1{_check(body)}{body}")
    assert snapshot is None or encode(snapshot, FOREVER)
