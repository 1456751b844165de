"""The learner's saved record: its ids, its encoding, its worst case. Twin of `player/suspend.js`.

A record is kept by the identity of what was answered, never by position. It travels in
`cmi.suspend_data` (CMIString4096, SCORM 1.2 RTE 3.4.4) as characters of 6 bits each, all from
`A-Z a-z 0-9 - _`: an LMS may lose a backslash, and AICC bridges use `[ ] =`.

    text    = version "1", 5 characters of check value, body
    body    = level:2 status:2 best?:1 [best:7] place?:1 [lesson:30 step+1:gamma]
              interactions+1:gamma count+1:gamma ids:Rice, then one record for each id in order,
              and, where there is any of it, finished?:1 [day:16] language?:1 [tag:12]
    record  = 0 done:1                                             a lesson
            | 1 outcome:2 [print:5|12 [response+1:gamma [tries:gamma revealed:1]]]   a question

Level 2 keeps all of it, level 1 drops the tries, level 0 the chosen options too and 7 bits of the
print. The outcome is never dropped. Who does not know what stands at the end leaves it unread;
what is not there reads as none. `tests/state/cases.json` binds both twins.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

LIMIT = 3900
VERSION = "1"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
STATUSES = ("incomplete", "failed", "completed", "passed")
ID_BITS = 30
PRINT_BITS = 12
MAX_RESPONSE = 2**29
MAX_TRIES = 63
MAX_COUNT = 4095
DAY_BITS, TAG_BITS = 16, 12

_CHECK_LENGTH = 5
_COARSE_BITS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is kept of one question. `outcome`: 0 not answered, 1 wrong, 2 in part, 3 right.

    `print` is the fingerprint of the options that were answered; `response` the code of the
    chosen options, 0 where it is not kept.
    """

    outcome: int = 0
    print: int = 0
    response: int = 0
    tries: int = 0
    revealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A whole record. Lessons and questions are keyed by `state_id`; orphans are answers to
    questions that the course of today does not hold, kept for the day they come back. `finished`
    is the day on which the course was first completed, counted from 1970-01-01; `language` the 12
    bits of the language that the learner chose."""

    status: str = "incomplete"
    best: int | None = None
    place: tuple[int, int] | None = None
    interactions: int = 0
    lessons: Mapping[int, bool] = field(default_factory=dict)
    questions: Mapping[int, Answer] = field(default_factory=dict)
    orphans: Mapping[int, Answer] = field(default_factory=dict)
    finished: int | None = None
    language: int | None = None


def state_id(author_id: str) -> int:
    """The 30 bits by which a lesson or question is kept; two that meet are a build error."""
    return int.from_bytes(hashlib.sha256(author_id.encode()).digest()[:4]) >> 2


def sixes(value: int, bits: int) -> str:
    """A number as characters of six bits."""
    return "".join(ALPHABET[value >> shift & 63] for shift in range(bits - 6, -1, -6))


def fingerprint(parts: Iterable[str]) -> int:
    """12 bits that change when the parts do; the upper 7 are never all zero.

    A print whose upper bits are zero was saved at level 0 and is compared by its lower 5 only.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    print_ = int.from_bytes(digest[:2]) >> 4
    return print_ if print_ >> _COARSE_BITS else print_ | 1 << _COARSE_BITS


def is_changed(saved: int, today: int) -> bool:
    """Whether the options answered then are not the options of today."""
    if saved & 31 != today & 31:
        return True
    return saved >> _COARSE_BITS not in (0, today >> _COARSE_BITS)


def encode(snapshot: Snapshot, limit: int = LIMIT) -> str:
    """The record as text of at most `limit` characters where that can be done at all.

    Detail goes first, then orphans (the least outcome first), never an outcome of today's course.
    """
    orphans = sorted(snapshot.orphans.items(), key=lambda item: (-item[1].outcome, item[0]))
    text = ""
    for level in (2, 1, 0):
        text = _encode_at(snapshot, level)
        if len(text) <= limit:
            return text
    low, high = 0, len(orphans)
    while low < high:
        middle = (low + high) // 2
        text = _encode_at(replace(snapshot, orphans=dict(orphans[: middle + 1])), 0)
        low, high = (middle + 1, high) if len(text) <= limit else (low, middle)
    return _encode_at(replace(snapshot, orphans=dict(orphans[:low])), 0)


def decode(text: str) -> Snapshot | None:
    """The record in `text`, or None where it is not one of ours, or damaged."""
    body = text[1 + _CHECK_LENGTH :]
    if text[:1] != VERSION or text[1 : 1 + _CHECK_LENGTH] != _check(body):
        return None
    try:
        return _decode_body(_Reader(body))
    except ValueError:
        return None


def worst_case(questions: Iterable[int], lessons: int, level: int = 0) -> int:
    """Characters that the longest record can take: everything answered, at this level.

    `questions` gives each kept question's greatest response code.
    """
    codes = tuple(questions)
    count = len(codes) + lessons
    bits = 2 + 2 + 8 + 1 + ID_BITS + _gamma_width(1000) + _gamma_width(MAX_COUNT + 1)
    bits += _gamma_width(count + 1)
    if count:
        parameter = _rice_parameter(count)
        bits += count * (parameter + 1) + (2**ID_BITS >> parameter)
    bits += (
        2 + DAY_BITS + TAG_BITS + 2 * lessons + sum(_question_width(code, level) for code in codes)
    )
    return 1 + _CHECK_LENGTH + -(-bits // 6)


def budget(questions: Iterable[int], lessons: int) -> int:
    """Characters that the longest record takes in all the detail that fits into `LIMIT`."""
    codes = tuple(questions)
    sizes = (worst_case(codes, lessons, level) for level in (2, 1, 0))
    return next((size for size in sizes if size <= LIMIT), worst_case(codes, lessons))


def _question_width(code: int, level: int) -> int:
    width = 3 + (PRINT_BITS if level else _COARSE_BITS)
    if level >= 1:
        width += _gamma_width(code + 1)
    if level >= 2:
        width += _gamma_width(MAX_TRIES) + 1
    return width


def _encode_at(snapshot: Snapshot, level: int) -> str:
    writer = _Writer()
    writer.put(level, 2)
    writer.put(STATUSES.index(snapshot.status), 2)
    writer.maybe(snapshot.best, 7)
    writer.put(snapshot.place is not None, 1)
    if snapshot.place is not None:
        writer.put(snapshot.place[0], ID_BITS)
        writer.gamma(min(snapshot.place[1], 999) + 1)
    writer.gamma(min(snapshot.interactions, MAX_COUNT) + 1)
    answers = {**snapshot.orphans, **snapshot.questions}
    ids = sorted({*snapshot.lessons, *answers})
    writer.gamma(len(ids) + 1)
    writer.rice(ids)
    for id_ in ids:
        if id_ in answers:
            _write_answer(writer, answers[id_], level)
        else:
            writer.put(0, 1)
            writer.put(snapshot.lessons[id_], 1)
    if snapshot.finished is not None or snapshot.language is not None:
        writer.maybe(snapshot.finished, DAY_BITS)
        writer.maybe(snapshot.language, TAG_BITS)
    body = writer.text()
    return VERSION + _check(body) + body


def _write_answer(writer: _Writer, answer: Answer, level: int) -> None:
    writer.put(1, 1)
    writer.put(answer.outcome, 2)
    if not answer.outcome:
        return
    if level == 0:
        writer.put(answer.print & 31, _COARSE_BITS)
        return
    writer.put(answer.print, PRINT_BITS)
    writer.gamma((answer.response if answer.response < MAX_RESPONSE else 0) + 1)
    if level == 2:
        writer.gamma(max(1, min(answer.tries, MAX_TRIES)))
        writer.put(answer.revealed, 1)


def _decode_body(reader: _Reader) -> Snapshot:
    level = reader.take(2)
    if level > 2:
        raise ValueError("no such level")
    status = STATUSES[reader.take(2)]
    best = reader.take(7) if reader.take(1) else None
    place = (reader.take(ID_BITS), reader.gamma() - 1) if reader.take(1) else None
    interactions = reader.gamma() - 1
    lessons: dict[int, bool] = {}
    questions: dict[int, Answer] = {}
    for id_ in list(reader.rice(reader.gamma() - 1)):
        if reader.take(1):
            questions[id_] = _read_answer(reader, level)
        else:
            lessons[id_] = bool(reader.take(1))
    if best is not None and best > 100:
        raise ValueError("no such score")
    return Snapshot(
        status=status,
        best=best,
        place=place,
        interactions=interactions,
        lessons=lessons,
        questions=questions,
        finished=reader.maybe(DAY_BITS),
        language=reader.maybe(TAG_BITS),
    )


def _read_answer(reader: _Reader, level: int) -> Answer:
    outcome = reader.take(2)
    if not outcome:
        return Answer()
    if level == 0:
        return Answer(outcome=outcome, print=reader.take(_COARSE_BITS), tries=1)
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


def _rice_parameter(count: int) -> int:
    """How many low bits of a gap are written as they are; the rest is counted in ones."""
    return ID_BITS - (count - 1).bit_length()


def _gamma_width(number: int) -> int:
    return 2 * number.bit_length() - 1


def _check(body: str) -> str:
    """30 bits of FNV-1a over the body: a cut or altered record is never taken for a good one."""
    value = 0x811C9DC5
    for character in body:
        value = (value ^ ord(character)) * 0x01000193 & 0xFFFFFFFF
    return sixes(value >> 2, 6 * _CHECK_LENGTH)


class _Writer:
    """Bits, most significant first, as characters of six."""

    def __init__(self) -> None:
        self._bits: list[str] = []

    def put(self, value: int, width: int) -> None:
        self._bits.append(f"{int(value):0{width}b}")

    def maybe(self, value: int | None, width: int) -> None:
        self.put(value is not None, 1)
        if value is not None:
            self.put(value, width)

    def gamma(self, number: int) -> None:
        """Elias gamma: a number from 1, short where it is small."""
        self.put(number, 2 * number.bit_length() - 1)

    def rice(self, ids: list[int]) -> None:
        """A sorted set as Rice-coded gaps."""
        if not ids:
            return
        parameter = _rice_parameter(len(ids))
        before = -1
        for id_ in ids:
            gap = id_ - before - 1
            self._bits.append("1" * (gap >> parameter) + "0")
            if parameter:
                self.put(gap & (1 << parameter) - 1, parameter)
            before = id_

    def text(self) -> str:
        bits = "".join(self._bits)
        bits += "0" * (-len(bits) % 6)
        return "".join(ALPHABET[int(bits[i : i + 6], 2)] for i in range(0, len(bits), 6))


class _Reader:
    """The same bits, read; ValueError where they end too soon."""

    def __init__(self, body: str) -> None:
        self._bits = "".join(f"{ALPHABET.index(character):06b}" for character in body)
        self._at = 0

    def take(self, width: int) -> int:
        end = self._at + width
        if end > len(self._bits):
            raise ValueError("the record ends too soon")
        value = int(self._bits[self._at : end], 2) if width else 0
        self._at = end
        return value

    def maybe(self, width: int) -> int | None:
        """None where nothing is left to read, too."""
        return self.take(width) if self._at < len(self._bits) and self.take(1) else None

    def gamma(self) -> int:
        zeros = 0
        while not self.take(1):
            zeros += 1
            if zeros > ID_BITS:
                raise ValueError("no such number")
        return 1 << zeros | self.take(zeros)

    def rice(self, count: int) -> Iterator[int]:
        if not count:
            return
        parameter = max(0, _rice_parameter(count))
        id_ = -1
        for _ in range(count):
            high = 0
            while self.take(1):
                high += 1
            id_ += 1 + (high << parameter | self.take(parameter))
            if id_ >= 1 << ID_BITS:
                raise ValueError("no such id")
            yield id_
