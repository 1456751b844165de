"""A saved record in words, for an author who wants to know what an LMS keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smcourse.compile.compiled import Compiled
from smcourse.diagnostics import Text, say
from smcourse.messages import Speak
from smcourse.state import Answer, Snapshot, TestRecord
from smcourse.suspend import LIMIT, decode

OUTCOMES = (say("not answered"), say("wrong"), say("right in part"), say("right"))

Row = tuple[Text, str, list[Text]]  # what it is, its id, what is kept of it


def decoded(text: str, compiled: Compiled, speak: Speak) -> Mapping[str, object]:
    """`cmi.suspend_data` as rows, and the player's word for what state it is in. Hostile text is
    text in which no record is found."""
    reading = decode(text, compiled.course.id)
    rows = [
        (speak(what), which, " · ".join(map(speak, kept)))
        for what, which, kept in (_rows(reading.snapshot, compiled) if reading.snapshot else ())
    ]
    return {"notice": reading.notice, "length": len(text), "limit": LIMIT, "rows": rows}


def _rows(snapshot: Snapshot, compiled: Compiled) -> Iterator[Row]:
    lessons = {page.state: page.id for page in compiled.lessons}
    questions = {one["state"]: one["id"] for one in compiled.questions if one["record"]}
    items = {item.payload["state"]: item.payload["id"] for t in compiled.tests for item in t.items}
    tests = {test.state: test.id for test in compiled.tests}
    yield say("course"), compiled.course.id, [_plain(snapshot.status)]
    if snapshot.best is not None:
        yield say("score"), "", [_plain(str(snapshot.best))]
    if snapshot.place is not None:
        lesson, step = snapshot.place
        where = lessons.get(lesson) or tests.get(lesson) or hex(lesson)
        yield say("place"), where, [say("step {number}", number=step + 1)]
    for state, is_done in snapshot.lessons.items():
        kept = say("seen to its end") if is_done else say("not seen to its end")
        yield say("lesson"), lessons.get(state, hex(state)), [kept]
    for state, answer in snapshot.questions.items():
        yield say("question"), questions.get(state, hex(state)), list(_answer(answer))
    for state, answer in snapshot.orphans.items():
        yield say("question that is gone"), hex(state), list(_answer(answer))
    for state, record in snapshot.tests.items():
        yield say("test"), tests.get(state, hex(state)), list(_test(record))
        for asked in record.form:
            said = Answer(outcome=asked.outcome, response=asked.response)
            yield say("item"), items.get(asked.item, hex(asked.item)), list(_answer(said))


def _answer(answer: Answer) -> Iterator[Text]:
    yield OUTCOMES[answer.outcome]
    if answer.response:
        yield say("response {code}", code=answer.response)
    if answer.tries > 1:
        yield say("tries: {number}", number=answer.tries)
    if answer.revealed:
        yield say("has seen the answer")


def _test(record: TestRecord) -> Iterator[Text]:
    if record.is_open:
        yield say("under way")
    elif record.attempts:
        yield say("passed") if record.is_passed else say("not passed")
    yield say("attempts: {number}", number=record.attempts)
    if record.best is not None:
        yield say("best: {number} %", number=record.best)


def _plain(word: str) -> Text:
    return say("{word}", word=word)
