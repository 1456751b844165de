"""What a learner may see of each kind of question in the tour: walks through its states."""

from __future__ import annotations

from collections.abc import Iterator

from browser.learner import Choose, Learner, partly, rightly, wrongly
from browser.sitting import Sitting

OUTCOMES = {partly: "in part", wrongly: "wrong"}


def answering(sitting: Sitting) -> Iterator[str]:
    """A choice, several choices and a true or false, in every state."""
    learner = sitting.learner
    learner.open_lesson("choice")
    yield "open"
    learner.question.locator("summary").click()
    yield "with its hint"
    learner.press("check")
    yield "missing"
    learner.choose(["a"])
    yield "chosen"
    learner.press("check")
    yield "wrong"
    learner.answer(wrongly)
    yield "wrong twice"
    learner.reveal()
    yield "shown"
    learner.question.get_by_role("button", name=learner.word("retry")).click()
    yield "once more"
    learner.answer(rightly)
    learner.press("next")
    yield "several, open"
    learner.answer(partly)
    yield "in part, one missing"
    learner.answer(lambda question: [option["id"] for option in question["options"]])
    yield "in part, one too many"
    learner.answer(rightly)
    yield "several, right"
    learner.open_lesson("true-false")
    yield "true or false, open"
    learner.answer(wrongly)
    yield "true or false, wrong"
    learner.answer(rightly)
    yield "true or false, right"


def arranging(sitting: Sitting) -> Iterator[str]:
    """Lines to be put in order and lines with an answer each, in every state."""
    _to_kind(sitting.learner, "spread")
    yield from _states(sitting.learner, "order", (partly, wrongly), is_always_whole=True)
    yield from _states(sitting.learner, "match", (partly, wrongly))


def spotting(sitting: Sitting) -> Iterator[str]:
    """Places in an image, in every state."""
    learner = sitting.learner
    _to_kind(learner, "desk-photo")
    learner.choose(["screen", "cup"])
    yield "places, chosen"
    learner.choose([])
    yield from _states(learner, "places", (partly, wrongly))


def writing(sitting: Sitting) -> Iterator[str]:
    """Gaps to be filled in, and a number, in every state."""
    _to_kind(sitting.learner, "reach-words")
    yield from _states(sitting.learner, "gaps", (partly, wrongly))
    yield from _states(sitting.learner, "number", (wrongly, wrongly))


def _states(
    learner: Learner, name: str, answers: tuple[Choose, ...], *, is_always_whole: bool = False
) -> Iterator[str]:
    """A question that is graded: open, incomplete, after each answer, shown and right."""
    yield f"{name}, open"
    if not is_always_whole:
        learner.press("check")
        yield f"{name}, missing"
    for answer in answers:
        learner.answer(answer)
        yield f"{name}, {OUTCOMES[answer]}"
    learner.reveal()
    yield f"{name}, shown"
    learner.answer(rightly)
    yield f"{name}, right"
    learner.press("next")


def deciding(sitting: Sitting) -> Iterator[str]:
    """A scenario: where it begins, on its way, and each end of it."""
    learner = sitting.learner
    _to_kind(learner, "clip")
    yield "where it begins"
    learner.press("check")
    yield "nothing decided"
    learner.choose(["a", "a"])
    yield "on its way"
    for answer in (wrongly, partly, rightly):
        learner.answer(answer)
        yield f"decided {answer.__name__}"


def ungraded(sitting: Sitting) -> Iterator[str]:
    """What is neither right nor wrong: an opinion, a list of one's own, statements."""
    learner = sitting.learner
    _to_kind(learner, "useful")
    for name in ("opinion", "list", "statements"):
        yield f"{name}, open"
        learner.choose(rightly(learner.asked()))
        yield f"{name}, chosen"
        learner.press("check")
        yield f"{name}, saved"
        learner.press("next")
    yield "reflection"


def _to_kind(learner: Learner, question: str) -> None:
    learner.open_lesson("more-kinds")
    while learner.sight.question != question:
        learner.step(rightly)
