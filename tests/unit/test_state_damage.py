"""Of a record that was cut or altered each whole block is read, and nothing else is taken for one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from unit.snapshots import FOREVER, snapshots

from smcourse.bits import ALPHABET, check_value
from smcourse.state import STATUSES, Snapshot
from smcourse.suspend import _AROUND, _blocks, _sealed, decode, encode

COURSE, OTHER = "course-one", "course-two"
TEXTS = st.text(max_size=40) | st.text(alphabet=ALPHABET, max_size=400)
BODIES = st.text(alphabet=ALPHABET, max_size=60)
LARGE = snapshots(most=30)


def _parts(text: str) -> list[str]:
    """The version, and each block."""
    parts = [text[:1], *_blocks(text[1:], COURSE)]
    assert "".join(parts) == text
    return parts


def _read(blocks: list[str]) -> Snapshot:
    """What these give, without what only the head tells."""
    snapshot, _ = decode("2" + "".join(blocks), COURSE)
    return _without_head(snapshot or Snapshot())


def _without_head(snapshot: Snapshot) -> Snapshot:
    none = Snapshot()
    return replace(
        none, lessons=snapshot.lessons, questions=snapshot.questions, unread=snapshot.unread
    )


@given(LARGE, st.integers(0), st.integers(1, 200), TEXTS)
def test_a_replaced_stretch_takes_only_the_blocks_that_it_touches(
    snapshot: Snapshot, start: int, length: int, junk: str
) -> None:
    text = encode(snapshot, COURSE)
    start %= len(text)
    end = min(start + length, len(text))
    damaged = text[:start] + junk + text[end:]
    whole = [part for part in _parts(text) if len(part) > 1 and part in damaged]
    found, notice = decode(damaged, COURSE)
    assert _without_head(found or Snapshot()) == _read(whole)
    is_whole = len(whole) == len(_parts(text)) - 1
    assert notice == ("fine" if is_whole or not damaged.strip() else "noticeDamaged")
    if found and any(block[0] == "H" for block in whole):
        assert (found.status, found.best) == (snapshot.status, snapshot.best)


@given(LARGE, st.integers(0), st.sampled_from(ALPHABET + "[]=\\ é\n"))
def test_one_character_takes_one_block(snapshot: Snapshot, at: int, character: str) -> None:
    text = encode(snapshot, COURSE)
    at = 1 + at % (len(text) - 1)
    if text[at] == character:
        return
    damaged = text[:at] + character + text[at + 1 :]
    found, notice = decode(damaged, COURSE)
    assert notice == "noticeDamaged"
    assert len(list(_blocks(damaged, COURSE))) == len(_parts(text)) - 2
    for id_, answer in (found or Snapshot()).questions.items():
        assert answer == {**snapshot.orphans, **snapshot.questions}[id_]


@given(LARGE, st.integers(0))
def test_a_cut_keeps_what_stands_before_it(snapshot: Snapshot, at: int) -> None:
    text = encode(snapshot, COURSE)
    at %= len(text)
    found, notice = decode(text[:at], COURSE)
    assert notice == ("noticeDamaged" if at else "fine")
    before = list(_blocks(text[:at], COURSE))
    assert _without_head(found or Snapshot()) == _read(before)


@given(LARGE)
def test_nothing_of_another_course_is_taken(snapshot: Snapshot) -> None:
    text = encode(snapshot, OTHER)
    assert decode(text, COURSE) == (None, "noticeForeign")
    head = next(_blocks(text[1:], OTHER))
    without = text.replace(head, "")
    assert decode(without, COURSE) == (None, "noticeDamaged")


@given(LARGE, LARGE)
def test_another_courses_head_takes_nothing_of_ours(snapshot: Snapshot, other: Snapshot) -> None:
    blocks = _parts(encode(snapshot, COURSE))[2:]
    found, _ = decode(encode(other, OTHER) + "".join(blocks), COURSE)
    assert _without_head(found or Snapshot()) == _read(blocks)
    assert found is None or (found.status, found.best, found.place) == ("incomplete", None, None)


@given(LARGE, st.lists(st.tuples(st.sampled_from("TUZ"), BODIES), max_size=5))
def test_blocks_of_a_later_version_come_back_as_they_were(
    snapshot: Snapshot, later: list[tuple[str, str]]
) -> None:
    blocks = tuple(dict.fromkeys(_sealed(type_, body, COURSE) for type_, body in later))
    text = encode(replace(snapshot, unread=blocks), COURSE)
    found, notice = decode(text, COURSE)
    assert notice == "fine"
    assert found is not None
    assert found.unread == blocks[: len(found.unread)]
    assert len(text) + len("".join(blocks[len(found.unread) :])) > 3900 or found.unread == blocks


@given(TEXTS | TEXTS.map(lambda text: "2" + text) | TEXTS.map(lambda text: "1" + text))
@example("")
@example("1")
@example("2AAAAAA")
@example("passed")
def test_foreign_text_is_none_or_a_record(text: str) -> None:
    snapshot, notice = decode(text, COURSE)
    assert snapshot is None or snapshot.status in STATUSES
    assert notice == ("noticeDamaged" if text.strip() else "fine") or snapshot


@given(BODIES)
@example("___________________________")
@example("AAAAAAAAAAAAAAA")
@example("")
def test_a_body_that_only_looks_whole_is_none_or_a_record(body: str) -> None:
    snapshot, _ = decode(f"1{check_value(body)}{body}", COURSE)
    assert snapshot is None or encode(snapshot, COURSE, FOREVER)


@given(st.sampled_from("HRT"), BODIES)
def test_a_block_that_only_looks_whole_is_a_record_or_kept(type_: str, body: str) -> None:
    block = _sealed(type_, body, COURSE)
    assert len(block) == _AROUND + len(body)
    snapshot, _ = decode("2" + block, COURSE)
    if type_ == "H":
        assert snapshot is None or snapshot.status in STATUSES
    else:
        assert snapshot is not None
        assert snapshot.unread in ((), (block,))
        assert encode(snapshot, COURSE, FOREVER)
