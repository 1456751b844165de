"""What an update does to status and score, and what LMSs do with it, in sentences.

Each says what `resumeSession` and `settled` (player/session.js) and `hosts/scorm12.js` do: status
and best score never go down, and are reckoned anew when a learner opens the course.
"""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.diagnostics import Text, counted, say
from smcourse.formats.scorm12_outlook import FIRST
from smcourse.suspend import LIMIT
from smcourse.update.difference import Difference
from smcourse.update.outline import Outline

MOST_NAMES = 10


def on_status(difference: Difference) -> Iterator[Text]:
    """What comes of pass mark, points and settings, and of what has to be done."""
    yield from _of_pass_mark(difference.old.pass_mark, difference.new.pass_mark)
    yield from _of_points(difference)
    yield from _of_tests(difference)
    yield from _of_settings(difference)
    yield from _of_fewer(difference)


def _of_pass_mark(old: int | None, new: int | None) -> Iterator[Text]:
    if old == new:
        return
    if old is None:
        yield say(
            "A pass mark is new: {new}. Whoever has completed the course stays completed, and "
            "passes with {new}; whoever has not, has to reach it.",
            new=new or 0,
        )
    elif new is None:
        yield say(
            "The pass mark of {old} is gone: whoever has done everything is completed on opening "
            "the course. Whoever had passed stays passed.",
            old=old,
        )
    elif new > old:
        yield say(
            "The pass mark goes up from {old} to {new}. Whoever had passed stays passed; everybody "
            "else has to reach {new}.",
            old=old,
            new=new,
        )
    else:
        yield say(
            "The pass mark goes down from {old} to {new}. Whoever has done everything and reached "
            "{new} passes on opening the course.",
            old=old,
            new=new,
        )


def _of_points(difference: Difference) -> Iterator[Text]:
    pairs = [(pair.new.id, pair.old.points, pair.new.points) for pair in difference.reweighted()]
    for id_, old, new in pairs[:MOST_NAMES]:
        yield say("`{id}` gave {old} and gives {new}.", id=id_, old=_points(old), new=_points(new))
    if len(pairs) > MOST_NAMES:
        others = [id_ for id_, _, _ in pairs[MOST_NAMES:]]
        yield say("Other points, too: {names}.", names=names(others))
    halved = [pair for pair in difference.questions.kept() if pair.old.half != pair.new.half]
    if more := [pair.new.id for pair in halved if pair.new.half]:
        yield say("An answer in part gives half of the points now: {names}.", names=names(more))
    if less := [pair.new.id for pair in halved if not pair.new.half]:
        yield say("An answer in part gives no points any more: {names}.", names=names(less))
    if pairs or halved:
        yield say(
            "Scores are reckoned with the new points when a learner opens the course; the best "
            "score so far is never taken back."
        )


def _points(count: int) -> Text:
    return counted(count, say("1 point"), say("{count} points"))


def _of_tests(difference: Difference) -> Iterator[Text]:
    for test in difference.tests.new:
        if test.is_final:
            yield say(
                "The test `{id}` is new and decides how the course ends: whoever has passed stays "
                "passed, everybody else has to sit it.",
                id=test.id,
            )
        else:
            yield say("The test `{id}` is new; nothing depends on it.", id=test.id)
    for old, new in ((pair.old, pair.new) for pair in difference.tests.pairs):
        if old.is_final != new.is_final:
            yield (
                say("`{id}` decides how the course ends now; it did not before.", id=new.id)
                if new.is_final
                else say("`{id}` does not decide any more how the course ends.", id=new.id)
            )
        if old.length != new.length:
            yield say(
                "`{id}` asked {old} items and asks {new}; whoever is in the middle of an attempt "
                "hands that in first.",
                id=new.id,
                old=old.length,
                new=new.length,
            )
        if old.mark != new.mark:
            yield say(
                "The mark of `{id}` was {old} percent and is {new}; whoever has passed it "
                "stays so.",
                id=new.id,
                old=old.mark,
                new=new.mark,
            )
    if gone := difference.items_gone():
        yield say(
            "No test asks these items any more: {names}. Where one stands unanswered in an attempt "
            "under way, another is asked in its place.",
            names=names(gone),
        )
    if new_ones := difference.items_new():
        yield say("Tests may ask these items from now on: {names}.", names=names(new_ones))


def _of_settings(difference: Difference) -> Iterator[Text]:
    old, new = difference.old, difference.new
    match old.report, new.report:
        case "passed", "completed":
            yield say(
                "The LMS is told `completed` instead of `passed`; whoever it has as passed stays "
                "so."
            )
        case "completed", "passed":
            yield say(
                "The LMS is told `passed` instead of `completed`, also of those who had passed, "
                "when they open the course."
            )
    match old.failed, new.failed if new.pass_mark is not None else "":
        case "incomplete", "failed":
            yield say(
                "Whoever has done everything and not reached the mark becomes `failed` on opening "
                "the course."
            )
        case "failed", "incomplete":
            yield say("Nobody becomes `failed` any more; whoever is stays so until they pass.")
        case "incomplete" | "failed", "completed":
            yield say(
                "The mark is not needed any more: whoever has done everything is completed on "
                "opening the course."
            )
        case "completed", "incomplete" | "failed":
            yield say("The mark is needed; whoever has completed the course stays completed.")
    yield from _of_needs(old, new)
    if old.certificate and not new.certificate:
        yield say("There is no certificate any more.")
    elif new.certificate and not old.certificate:
        yield say("There is a certificate now, also for those who are done already.")


def _of_needs(old: Outline, new: Outline) -> Iterator[Text]:
    """Of lessons that need not be seen, and of what has to be confirmed."""
    if old.enough_at is None and new.enough_at is not None:
        if new.enough_at and not new.to_confirm:
            yield say(
                "The mark is enough by itself: whoever has reached {mark} passes on opening the "
                "course, though lessons are unseen.",
                mark=new.enough_at,
            )
        else:
            yield say(
                "Lessons need not be seen any more: whoever has done all else is done on opening "
                "the course."
            )
    elif old.enough_at is not None and new.enough_at is None:
        yield (
            say("The mark is not enough by itself any more; whoever had passed stays passed.")
            if old.enough_at
            else say("All lessons have to be seen; whoever has completed the course stays so.")
        )
    asked = [id_ for id_ in new.to_confirm if id_ not in old.to_confirm]
    if asked:
        yield say(
            "The course is not complete any more without a confirmation of {names}; whoever has "
            "completed it stays so.",
            names=names(asked),
        )
    elif old.to_confirm and not new.to_confirm:
        yield say(
            "Nothing has to be confirmed any more: whoever has done all else is done on opening "
            "the course."
        )


def _of_fewer(difference: Difference) -> Iterator[Text]:
    """What need not be done any more may have been the last that was missing."""
    parts = (difference.lessons, difference.questions)
    free = [part.id for matched in parts for part in matched.uncounted()]
    if free:
        yield say("No record is kept any more of {names}.", names=names(free))
    if free or any(True for matched in parts for _ in matched.lost()):
        yield say("Whoever has done all that is left is done, as soon as they open the course.")


def names(ids: list[str]) -> Text:
    """Some ids as code, and how many there are more."""
    shown = ", ".join(f"`{id_}`" for id_ in ids[:MOST_NAMES])
    if len(ids) <= MOST_NAMES:
        return say("{names}", names=shown)
    return say("{names} and {count} more", names=shown, count=len(ids) - MOST_NAMES)


def of_lmss(difference: Difference) -> Iterator[tuple[str, Text]]:
    """What an LMS does with the records, and which."""
    old, new = difference.old, difference.new
    if set(old.scos) <= set(new.scos):
        text = say("keep the records where the package of the activity is replaced")
    else:
        text = say("delete the records of a SCO that is gone")
    yield "Moodle, Totara", text
    if old.identifier[:FIRST] == new.identifier[:FIRST]:
        text = say("knows the course by `{start}`, as before", start=new.identifier[:FIRST])
    else:
        text = say("takes it for another course: `{start}`", start=new.identifier[:FIRST])
    yield "SuccessFactors", text


def on_room(difference: Difference) -> Text | None:
    """How long a record can get."""
    old, new = difference.old.room, difference.new.room
    if new is None:
        return None
    if old is None or old == new:
        return say("A record takes up to {new} of {limit} characters.", new=new, limit=LIMIT)
    return say(
        "A record takes up to {new} of {limit} characters; it was {old}.",
        new=new,
        limit=LIMIT,
        old=old,
    )
