"""The learner's saved record as text, and its worst case. Twin of `player/suspend.js`.

It travels in
`cmi.suspend_data` (CMIString4096, SCORM 1.2 RTE 3.4.4) as characters of 6 bits each, all from
`A-Z a-z 0-9 - _`: an LMS may lose a backslash, and AICC bridges use `[ ] =`. It travels in blocks
of which each stands for itself: what is cut off, replaced or altered takes the blocks that it
touches and no other.

    text    = version "2", head, other blocks
    block   = type:1 character, length of the body:2, check value:4, body
    head    = H: course:30 status:2 best?:1 [best:7] place?:1 [lesson:30 step+1:gamma]
              interactions+1:gamma other blocks:10 finished?:1 [day:16] language?:1 [tag:12]
    records = R: level:2 count:gamma first id:30 parameter:5 the other ids:Rice,
              then one record for each id in order
    record  = 0 done:1                                             a lesson
            | 1 outcome:2 [print:5|12 [response+1:gamma [tries:gamma revealed:1]]]   a question

The check value is taken over type, length and body; of a block that is no head over the course's id
before them, so that none is ever taken for one of another course. Level 2 keeps all of a record,
level 1 drops the tries, level 0 the chosen options too and 7 bits of the print. The outcome is
never dropped. Blocks are as small as there is room for. A block of a type that is not known here,
or that says more than is known here, is kept as it is and written back: `Snapshot.unread`. A
further type is a line in `BLOCK_TYPES`. `tests/state/cases.json` binds both twins.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from smcourse.bits import (
    ALPHABET,
    ID_BITS,
    PARAMETER_BITS,
    Reader,
    Writer,
    check_value,
    gamma_width,
    hash_of,
    rice_parameter,
    sixes,
)
from smcourse.state import (
    COARSE_BITS,
    DAY_BITS,
    MAX_COUNT,
    MAX_RESPONSE,
    MAX_TRIES,
    PRINT_BITS,
    STATUSES,
    TAG_BITS,
    Answer,
    Snapshot,
)

LIMIT = 3900
VERSION, _FIRST_VERSION = "2", "1"
FINEST = 8  # records of a block
ALL = 10**6

_HEAD = "H"
_CHARACTERS = frozenset(ALPHABET)
_LENGTH_BITS, _CHECK, _BLOCKS_BITS = 12, 4, 10
_AROUND = 1 + _LENGTH_BITS // 6 + _CHECK  # characters of a block beside its body
_LONGEST = 4096  # nobody keeps more; a text is searched so far


class Reading(NamedTuple):
    """What a text gave: no record where nothing in it is of this course. The notice is "fine", or
    the player's word: "noticeDamaged" where something is missing, "noticeForeign" where all is of
    another course."""

    snapshot: Snapshot | None
    notice: str


def encode(snapshot: Snapshot, course: str, limit: int = LIMIT) -> str:
    """The record as text of at most `limit` characters where that can be done at all.

    Detail goes first, then orphans (the least outcome first), never an outcome of today's course.
    What room is left goes to blocks of a later version, then to smaller blocks.
    """
    bare = replace(snapshot, unread=())

    def length(some: Snapshot, level: int) -> int:
        return len(_encode_at(some, course, level))

    level = next((one for one in (2, 1) if length(bare, one) <= limit), 0)
    orphans = sorted(snapshot.orphans.items(), key=lambda item: (-item[1].outcome, item[0]))
    low, high = 0, len(orphans)
    while low < high:
        middle = (low + high + 1) // 2
        fits = length(replace(bare, orphans=dict(orphans[:middle])), level) <= limit
        low, high = (middle, high) if fits else (low, middle - 1)
    kept = replace(bare, orphans=dict(orphans[:low]))
    kept = replace(kept, unread=_fitting(snapshot.unread, limit - length(kept, level)))
    size, count = FINEST, len(snapshot.lessons) + len(snapshot.questions) + low
    while size < count:
        text = _encode_at(kept, course, level, size)
        if len(text) <= limit:
            return text
        size *= 2
    return _encode_at(kept, course, level)


def _fitting(blocks: tuple[str, ...], room: int) -> tuple[str, ...]:
    """As many of them, from the first, as there is room for."""
    total = 0
    for i, block in enumerate(blocks):
        total += len(block)
        if total > room:
            return blocks[:i]
    return blocks


def decode(text: str, course: str) -> Reading:
    """What is to be read in `text`, which some version of the course wrote, or anybody else."""
    if text[:1] == _FIRST_VERSION and text[1:6] == check_value(text[6:]):
        try:
            return Reading(_decode_first(Reader(text[6:])), "fine")
        except ValueError:
            return Reading(None, "noticeDamaged")
    snapshot, told, read, is_foreign = Snapshot(), -1, 0, False
    for block in dict.fromkeys(_blocks(text[:_LONGEST], course)):
        reader = Reader(block[_AROUND:])
        if block[0] != _HEAD:
            read += 1
            snapshot = _with_block(snapshot, block, reader)
            continue
        with contextlib.suppress(ValueError):
            if reader.take(ID_BITS) == hash_of(course):
                snapshot, told = _read_head(reader, snapshot)
            else:
                is_foreign = True
    if told < 0 and not read:
        return Reading(
            None, "noticeForeign" if is_foreign else "noticeDamaged" if text.strip() else "fine"
        )
    if told < 0:
        tries = sum(answer.tries for answer in snapshot.questions.values())
        snapshot = replace(snapshot, interactions=tries)
    return Reading(snapshot, "fine" if told == read else "noticeDamaged")


def _blocks(text: str, course: str) -> Iterator[str]:
    """All that stand in a text whole, whatever stands between them."""
    at = 0
    while at < len(text):
        block = _block_at(text, at, course)
        if block:
            yield block
        at += len(block) or 1


def _block_at(text: str, at: int, course: str) -> str:
    """The block that begins here, or ""."""
    high, low = (ALPHABET.find(character) for character in text[at + 1 : at + 3].ljust(2))
    if high < 0 or low < 0:
        return ""
    block = text[at : at + _AROUND + 64 * high + low]
    is_one = block == _sealed(block[0], block[_AROUND:], course)
    return block if is_one and set(block) <= _CHARACTERS else ""


def _sealed(type_: str, body: str, course: str) -> str:
    """A block of these."""
    start = type_ + sixes(len(body), _LENGTH_BITS)
    check = check_value(("" if type_ == _HEAD else course) + start + body)
    return start + check[:_CHECK] + body


def _with_block(snapshot: Snapshot, block: str, reader: Reader) -> Snapshot:
    """With what a block adds; one that is not understood is kept as it is."""
    try:
        return BLOCK_TYPES[block[0]].read(reader, snapshot)
    except (KeyError, ValueError):
        return replace(snapshot, unread=(*snapshot.unread, block))


def worst_case(questions: Iterable[int], lessons: int, level: int = 0, size: int = ALL) -> int:
    """Characters that the longest record can take: everything answered, at this level, in blocks
    of so many records.

    `questions` gives each kept question's greatest response code.
    """
    codes = tuple(questions)
    count = len(codes) + lessons
    blocks = -(-count // size)
    head = ID_BITS + 2 + 8 + 1 + ID_BITS + gamma_width(1000) + gamma_width(MAX_COUNT + 1)
    head += _BLOCKS_BITS + 2 + DAY_BITS + TAG_BITS
    bits = blocks * (2 + gamma_width(min(size, count)) + ID_BITS + PARAMETER_BITS)
    # Each block takes the parameter that is best for it; none is worse than one for all of them.
    gaps, room = count - blocks, (1 << ID_BITS) - count
    parameter = rice_parameter(gaps, room)
    bits += gaps * (parameter + 1) + (room >> parameter)
    bits += 2 * lessons + sum(_question_width(code, level) for code in codes)
    return 1 + _AROUND + -(-head // 6) + blocks * _AROUND + (bits + 5 * blocks) // 6


def budget(questions: Iterable[int], lessons: int) -> int:
    """Characters that the longest record needs in all the detail that fits into `LIMIT`. What is
    left of that goes to smaller blocks."""
    codes = tuple(questions)
    sizes = (worst_case(codes, lessons, level) for level in (2, 1, 0))
    return next((size for size in sizes if size <= LIMIT), worst_case(codes, lessons))


def _question_width(code: int, level: int) -> int:
    width = 3 + (PRINT_BITS if level else COARSE_BITS)
    if level >= 1:
        width += gamma_width(code + 1)
    if level >= 2:
        width += gamma_width(MAX_TRIES) + 1
    return width


def _encode_at(snapshot: Snapshot, course: str, level: int, size: int = ALL) -> str:
    blocks = [
        _sealed(type_, writer.text(), course)
        for type_, block in BLOCK_TYPES.items()
        for writer in block.write(snapshot, level, size)
    ]
    blocks += snapshot.unread
    return VERSION + _head(snapshot, course, len(blocks)) + "".join(blocks)


def _head(snapshot: Snapshot, course: str, blocks: int) -> str:
    writer = Writer()
    writer.put(hash_of(course), ID_BITS)
    writer.put(STATUSES.index(snapshot.status), 2)
    writer.maybe(snapshot.best, 7)
    writer.put(snapshot.place is not None, 1)
    if snapshot.place is not None:
        writer.put(snapshot.place[0], ID_BITS)
        writer.gamma(min(snapshot.place[1], 999) + 1)
    writer.gamma(min(snapshot.interactions, MAX_COUNT) + 1)
    writer.put(blocks, _BLOCKS_BITS)
    writer.maybe(snapshot.finished, DAY_BITS)
    writer.maybe(snapshot.language, TAG_BITS)
    return _sealed(_HEAD, writer.text(), course)


def _read_head(reader: Reader, snapshot: Snapshot) -> tuple[Snapshot, int]:
    """With what stands in the head behind the course, and how many blocks there are beside it."""
    snapshot = _read_standing(reader, snapshot)
    blocks = reader.take(_BLOCKS_BITS)
    return _read_end(reader, snapshot), blocks


def _read_standing(reader: Reader, snapshot: Snapshot) -> Snapshot:
    status = STATUSES[reader.take(2)]
    best = reader.take(7) if reader.take(1) else None
    place = (reader.take(ID_BITS), reader.gamma() - 1) if reader.take(1) else None
    interactions = reader.gamma() - 1
    return replace(snapshot, status=status, best=best, place=place, interactions=interactions)


def _read_end(reader: Reader, snapshot: Snapshot) -> Snapshot:
    finished, language = reader.maybe(DAY_BITS), reader.maybe(TAG_BITS)
    return replace(snapshot, finished=finished, language=language)


def _decode_first(reader: Reader) -> Snapshot:
    """What version "1" wrote: a head without course, records and the end, under one check value."""
    level = reader.take(2)
    snapshot = _read_standing(reader, Snapshot())
    count = reader.gamma() - 1
    ids = reader.rice(count, max(0, ID_BITS - (count - 1).bit_length()), []) if count else []
    return _read_end(reader, _with_records(reader, snapshot, level, ids))


def _write_records(snapshot: Snapshot, level: int, size: int) -> Iterator[Writer]:
    answers = {**snapshot.orphans, **snapshot.questions}
    ids = sorted({*snapshot.lessons, *answers})
    for at in range(0, len(ids), size):
        writer = Writer()
        writer.put(level, 2)
        writer.ids(ids[at : at + size])
        for id_ in ids[at : at + size]:
            if id_ in answers:
                _write_answer(writer, answers[id_], level)
            else:
                writer.put(0, 1)
                writer.put(snapshot.lessons[id_], 1)
        yield writer


def _write_answer(writer: Writer, answer: Answer, level: int) -> None:
    writer.put(1, 1)
    writer.put(answer.outcome, 2)
    if not answer.outcome:
        return
    if level == 0:
        writer.put(answer.print & 31, COARSE_BITS)
        return
    writer.put(answer.print, PRINT_BITS)
    writer.gamma((answer.response if answer.response < MAX_RESPONSE else 0) + 1)
    if level == 2:
        writer.gamma(max(1, min(answer.tries, MAX_TRIES)))
        writer.put(answer.revealed, 1)


def _read_records(reader: Reader, snapshot: Snapshot) -> Snapshot:
    level = reader.take(2)
    return _with_records(reader, snapshot, level, reader.ids())


def _with_records(reader: Reader, snapshot: Snapshot, level: int, ids: list[int]) -> Snapshot:
    if level > 2:
        raise ValueError("no such level")
    lessons, questions = dict(snapshot.lessons), dict(snapshot.questions)
    for id_ in ids:
        if reader.take(1):
            questions[id_] = _read_answer(reader, level)
        else:
            lessons[id_] = bool(reader.take(1))
    return replace(snapshot, lessons=lessons, questions=questions)


def _read_answer(reader: Reader, level: int) -> Answer:
    outcome = reader.take(2)
    if not outcome:
        return Answer()
    if level == 0:
        return Answer(outcome=outcome, print=reader.take(COARSE_BITS), tries=1)
    print_ = reader.take(PRINT_BITS)
    response = reader.gamma() - 1
    if level == 1:
        return Answer(outcome=outcome, print=print_, response=response, tries=1)
    return Answer(
        outcome=outcome,
        print=print_,
        response=response,
        tries=reader.gamma(),
        revealed=bool(reader.take(1)),
    )


class _Block(NamedTuple):
    """What a type of block holds: written at a level, in blocks of so many records; and read into
    a snapshot, ValueError where there is more in it than is known here."""

    write: Callable[[Snapshot, int, int], Iterator[Writer]]
    read: Callable[[Reader, Snapshot], Snapshot]


# By their types, in the order in which they are written: a text is cut at its end.
BLOCK_TYPES: Mapping[str, _Block] = {"R": _Block(_write_records, _read_records)}
