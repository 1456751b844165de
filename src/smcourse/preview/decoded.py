"""A saved record in words, for an author who wants to know what an LMS keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smcourse.compile.compiled import Compiled
from smcourse.state import Answer, Snapshot, TestRecord
from smcourse.suspend import LIMIT, decode

OUTCOMES = ("open", "wrong", "part", "right")

Row = tuple[str, str, str]  # what it is, its id, what is kept of it


def decoded(text: str, compiled: Compiled) -> Mapping[str, object]:
    """`cmi.suspend_data` as rows, and the player's word for what state it is in. Hostile text is
    text in which no record is found."""
    reading = decode(text, compiled.course.id)
    rows = list(_rows(reading.snapshot, compiled)) if reading.snapshot else []
    return {"notice": reading.notice, "length": len(text), "limit": LIMIT, "rows": rows}


def _rows(snapshot: Snapshot, compiled: Compiled) -> Iterator[Row]:
    lessons = {page.state: page.id for page in compiled.lessons}
    questions = {one["state"]: one["id"] for one in compiled.questions if one["record"]}
    items = {item.payload["state"]: item.payload["id"] for t in compiled.tests for item in t.items}
    tests = {test.state: test.id for test in compiled.tests}
    yield "course", compiled.course.id, snapshot.status
    if snapshot.best is not None:
        yield "score", "", str(snapshot.best)
    if snapshot.place is not None:
        lesson, step = snapshot.place
        yield "place", lessons.get(lesson) or tests.get(lesson) or hex(lesson), str(step + 1)
    for state, is_done in snapshot.lessons.items():
        yield "lesson", lessons.get(state, hex(state)), "done" if is_done else "begun"
    for state, answer in snapshot.questions.items():
        yield "question", questions.get(state, hex(state)), _answer(answer)
    for state, answer in snapshot.orphans.items():
        yield "orphan", hex(state), _answer(answer)
    for state, record in snapshot.tests.items():
        yield "test", tests.get(state, hex(state)), _test(record)
        for asked in record.form:
            said = Answer(outcome=asked.outcome, response=asked.response)
            yield "item", items.get(asked.item, hex(asked.item)), _answer(said)


def _answer(answer: Answer) -> str:
    parts = [OUTCOMES[answer.outcome]]
    if answer.outcome:
        parts.append(f"response {answer.response}")
    if answer.tries > 1:
        parts.append(f"tries {answer.tries}")
    if answer.revealed:
        parts.append("shown")
    return " · ".join(parts)


def _test(record: TestRecord) -> str:
    best = "" if record.best is None else f" · best {record.best}"
    state = "open" if record.is_open else "passed" if record.is_passed else "not passed"
    return f"{state} · attempts {record.attempts}{best}"
