"""What is kept of tests: a block of the saved record each. Twin of `player/tests/kept.js`.

    test   = T: level:2 id:30 attempts+1:gamma first?:1 [7] best?:1 [7] last?:1 [7] passed:1
             since:28 open:1 seed:30 due:28 lanes+1:gamma [12]… places+1:gamma place…
             [asked+1:gamma [item:12 attempt+1:gamma]…]   at level 2
    place  = item:30 outcome:2 [print:12 [response+1:gamma]] sure:2 repaired:1

Level 2 keeps all of it, level 1 forgets which items were asked in earlier attempts, level 0 what
was answered; how many attempts there were, their results and the form are always kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from smcourse.bits import ID_BITS, Reader, Writer, gamma_width
from smcourse.state import MAX_RESPONSE, PRINT_BITS, Asking, Snapshot, TestRecord

MAX_ATTEMPTS, MAX_PLACES, MAX_NAMES = 999, 100, 999
_SCORE_BITS, _TIME_BITS, _TAG_BITS = 7, 28, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class TestSize:
    """A test as its record sees it: the greatest codes of a form's responses, how many items its
    bank holds, and how many fast lanes it may open."""

    codes: tuple[int, ...]
    items: int
    lanes: int = 0


def write_tests(snapshot: Snapshot, level: int, _size: int) -> Iterator[Writer]:
    """A body for each test, in the order of their ids."""
    for id_, record in sorted(snapshot.tests.items()):
        writer = Writer()
        writer.put(level, 2)
        writer.put(id_, ID_BITS)
        _write(writer, record, level)
        yield writer


def read_test(reader: Reader, snapshot: Snapshot) -> Snapshot:
    """With what a body holds; ValueError where it holds more than is known here."""
    level, id_ = reader.take(2), reader.take(ID_BITS)
    record = _read(reader, level)
    if level > 2 or any((score or 0) > 100 for score in (record.first, record.best, record.last)):
        raise ValueError("no such test")
    return replace(snapshot, tests={**snapshot.tests, id_: record})


def width(test: TestSize, level: int) -> int:
    """The most bits that the body of a test can take."""
    bits = 2 + ID_BITS + gamma_width(MAX_ATTEMPTS + 1) + 3 * (1 + _SCORE_BITS) + 1
    bits += _TIME_BITS + 1 + ID_BITS + _TIME_BITS
    bits += gamma_width(test.lanes + 1) + _TAG_BITS * test.lanes
    bits += gamma_width(len(test.codes) + 1)
    for code in test.codes:
        bits += ID_BITS + 2 + PRINT_BITS + 2 + 1 + (gamma_width(code + 1) if level else 0)
    if level == 2:
        bits += gamma_width(test.items + 1)
        bits += test.items * (_TAG_BITS + gamma_width(MAX_ATTEMPTS + 1))
    return bits


def _write(writer: Writer, record: TestRecord, level: int) -> None:
    writer.gamma(min(record.attempts, MAX_ATTEMPTS) + 1)
    for score in (record.first, record.best, record.last):
        writer.maybe(score, _SCORE_BITS)
    writer.put(record.is_passed, 1)
    writer.put(record.since, _TIME_BITS)
    writer.put(record.is_open, 1)
    writer.put(record.seed, ID_BITS)
    writer.put(record.due, _TIME_BITS)
    writer.gamma(min(len(record.lanes), MAX_NAMES) + 1)
    for lane in record.lanes[:MAX_NAMES]:
        writer.put(lane, _TAG_BITS)
    writer.gamma(min(len(record.form), MAX_PLACES) + 1)
    for asking in record.form[:MAX_PLACES]:
        _write_place(writer, asking, level)
    if level == 2:
        asked = list(record.seen.items())[:MAX_NAMES]
        writer.gamma(len(asked) + 1)
        for tag, attempt in asked:
            writer.put(tag, _TAG_BITS)
            writer.gamma(min(attempt, MAX_ATTEMPTS) + 1)


def _write_place(writer: Writer, asking: Asking, level: int) -> None:
    writer.put(asking.item, ID_BITS)
    writer.put(asking.outcome, 2)
    if asking.outcome:
        writer.put(asking.print, PRINT_BITS)
        if level:
            writer.gamma((asking.response if asking.response < MAX_RESPONSE else 0) + 1)
    writer.put(asking.sure, 2)
    writer.put(asking.is_repaired, 1)


def _read(reader: Reader, level: int) -> TestRecord:
    attempts = reader.gamma() - 1
    first, best, last = (reader.maybe(_SCORE_BITS) for _ in range(3))
    is_passed, since = bool(reader.take(1)), reader.take(_TIME_BITS)
    is_open, seed = bool(reader.take(1)), reader.take(ID_BITS)
    due = reader.take(_TIME_BITS)
    lanes = tuple(reader.take(_TAG_BITS) for _ in range(reader.gamma() - 1))
    form = tuple(_places(reader, level))
    asked = range(reader.gamma() - 1) if level == 2 else ()
    return TestRecord(
        attempts=attempts,
        first=first,
        best=best,
        last=last,
        is_passed=is_passed,
        since=since,
        is_open=is_open,
        seed=seed,
        due=due,
        lanes=lanes,
        form=form,
        seen={reader.take(_TAG_BITS): reader.gamma() - 1 for _ in asked},
    )


def _places(reader: Reader, level: int) -> Iterable[Asking]:
    for _ in range(reader.gamma() - 1):
        item, outcome = reader.take(ID_BITS), reader.take(2)
        print_ = reader.take(PRINT_BITS) if outcome else 0
        response = reader.gamma() - 1 if outcome and level else 0
        yield Asking(
            item=item,
            outcome=outcome,
            print=print_,
            response=response,
            sure=reader.take(2),
            is_repaired=bool(reader.take(1)),
        )
