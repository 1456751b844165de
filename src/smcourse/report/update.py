"""An update as lines for people: what is lost first, then what is noticed, last what stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from smcourse.diagnostics import Diagnostic, Text, counted, say
from smcourse.messages import Speak
from smcourse.report.text import Line, findings, shown
from smcourse.update.difference import Difference
from smcourse.update.effects import names, of_lmss, on_room, on_status
from smcourse.update.likeness import others


def update(
    difference: Difference, lost: Iterable[Diagnostic], folder: PurePosixPath, speak: Speak
) -> Iterator[Line]:
    """The report of one update."""
    old, new = difference.old, difference.new
    yield [
        (shown(old.name), "path"),
        (f" ({speak(say('version {version}', version=old.version))})", "message"),
        (" → ", "message"),
        (shown(new.name), "path"),
        (f" ({speak(say('version {version}', version=new.version))})", "message"),
    ]
    yield from _lost(tuple(lost), folder, speak)
    for title, texts in _sections(difference):
        said = [shown(speak(text)) for text in texts]
        if said:
            yield from _heading(title, speak)
            yield from ([("  ", ""), (text, "message")] for text in said)
    yield from _heading(say("What LMSs will do with it"), speak)
    rows = [(speak(say("all")), _of_all()), *of_lmss(difference)]
    width = max(len(lms) for lms, _ in rows)
    for lms, text in rows:
        yield [(f"  {lms:{width}}  ", "label"), (shown(speak(text)), "message")]


def _heading(title: Text, speak: Speak) -> Iterator[Line]:
    yield [("", "")]
    yield [(speak(title), "label")]


def _lost(lost: tuple[Diagnostic, ...], folder: PurePosixPath, speak: Speak) -> Iterator[Line]:
    yield from _heading(say("Lost"), speak)
    if lost:
        yield from findings(lost, folder, speak)
    else:
        yield [("  ", ""), (speak(say("Nothing that learners have done.")), "message")]


def _of_all() -> Text:
    return say("replace the package of the running activity: a new one begins with empty records")


def _sections(difference: Difference) -> Iterator[tuple[Text, Iterator[Text]]]:
    yield say("Changed, and told to learners"), _changed(difference)
    yield say("Status and score"), on_status(difference)
    yield say("New"), _new(difference)
    yield say("Stays"), _stays(difference)


def _changed(difference: Difference) -> Iterator[Text]:
    kinds = {pair.new.id: pair.new.kind for pair in difference.changed()}
    confirmed = [id_ for id_, kind in kinds.items() if kind == "acknowledge"]
    changed = [id_ for id_ in kinds if id_ not in confirmed]
    if confirmed:
        yield say(
            "Other statements, or another version of them: {names}. Learners are asked to confirm "
            "anew; whoever has completed the course stays completed.",
            names=names(confirmed),
        )
    if changed:
        yield say("The options are others: {names}.", names=names(changed))
        yield say(
            "Learners read “This question has changed”. Right or wrong stays and counts; they may "
            "answer again, and what they chose is not shown any more."
        )
    if unlike := list(others(difference)):
        yield say(
            "They seem to ask something else now: {names}. Another question needs another id, or "
            "it begins with the results of this one.",
            names=names(unlike),
        )
    for pair in difference.other_kinds():
        if pair.old.kind and pair.new.kind:
            yield say(
                "`{id}` was {old} and is {new}; reports show both.",
                id=pair.new.id,
                old=pair.old.kind,
                new=pair.new.kind,
            )
    gone = [tag for tag in difference.old.languages if tag not in difference.new.languages]
    if gone:
        yield say(
            "No longer in {languages}: learners see {first}.",
            languages=", ".join(gone),
            first=difference.new.languages[0],
        )


def _new(difference: Difference) -> Iterator[Text]:
    lessons = [lesson.id for lesson in difference.lessons.counted()]
    questions = [question.id for question in difference.questions.counted()]
    if lessons:
        yield say("Lessons: {names}.", names=names(lessons))
    if questions:
        yield say("Questions: {names}.", names=names(questions))
    if lessons or questions:
        yield say(
            "Whoever has not completed the course has to do them too; whoever has, stays completed."
        )
    languages = [tag for tag in difference.new.languages if tag not in difference.old.languages]
    if languages:
        yield say(
            "Languages: {languages}. Answers go with learners who switch.",
            languages=", ".join(languages),
        )


def _stays(difference: Difference) -> Iterator[Text]:
    lessons = sum(1 for _ in difference.lessons.kept())
    questions = sum(1 for _ in difference.questions.kept())
    kept = [counted(lessons, say("1 lesson"), say("{count} lessons"))] if lessons else []
    kept += [counted(questions, say("1 question"), say("{count} questions"))] if questions else []
    match kept:
        case [one]:
            yield say("{kept}, with what learners did there.", kept=one)
        case [one, other]:
            yield say("{kept} and {others}, with what learners did there.", kept=one, others=other)
    for pair in difference.pairs():
        if pair.is_renamed:
            yield say("`{old}` goes on as `{new}`.", old=pair.old.id, new=pair.new.id)
    if any(True for _ in difference.questions.renamed()):
        yield say("In the LMS’s reports, earlier answers stay under the old id.")
    moved = [pair.new.id for pair in difference.moved_lessons()]
    moved += [pair.new.id for pair in difference.moved_questions()]
    if moved:
        yield say("Moved elsewhere: {names}.", names=names(moved))
    room = on_room(difference)
    if room:
        yield room
    if difference.old.version == difference.new.version and not difference.is_empty:
        yield say("The version is the same: raise `version:`, so that you can tell them apart.")
