"""A learner who sits tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from browser.learner import Learner, Question, rightly, wrongly
from browser.sitting import Sitting

Answering = Callable[[Question], list[str] | None]  # None: it is left without an answer


def sit(learner: Learner, choose: Answering = rightly) -> list[str]:
    """From the page of a test through all its items and hand it in; the items' ids."""
    asked = answer_all(learner, choose)
    learner.press("hand-in")
    return asked


def answer_all(learner: Learner, choose: Answering = rightly) -> list[str]:
    """Begin, or go on, and answer from there to the page on which it is handed in."""
    sight = learner.press_all("begin")
    asked = []
    while sight.question:
        question = learner.asked(sight)
        asked.append(sight.question)
        if (options := choose(question)) is not None:
            learner.choose(options, question)
        shown = ["check"] if sight.action == "check" else []
        sight = learner.press_all(*shown, "next")
    return asked


def to_lessons(learner: Learner) -> None:
    """From the cover through a pre-test, where there is one, to the first lesson."""
    while not learner.sight.lesson:
        if "begin" in learner.sight.actions:
            sit(learner)
        learner.press("next")


def take(learner: Learner, see: Callable[[], object] = lambda: None) -> list[list[str]]:
    """From here to the result page, each answer right, each test sat once; what each asked. `see`
    is called on every page."""
    sat: dict[str, list[str]] = {}
    while True:
        see()
        sight = learner.sight
        if "begin" in sight.actions and (name := learner.heading.inner_text()) not in sat:
            sat[name] = sit(learner)
            learner.press("next")
        elif sight.action in ("exit", ""):
            return [*sat.values()]
        else:
            learner.step(rightly, sight)


def examining(sitting: Sitting) -> Iterator[str]:
    """A pre-test and a final test in every state: before, while, looked back at, failed, repaired,
    passed."""
    learner = sitting.learner
    learner.press("next")
    yield "pre-test"
    learner.press("begin")
    yield "pre-test, an item"
    while learner.sight.question:
        learner.choose(rightly(learner.asked()))
        learner.question.get_by_label(learner.word("sureHigh")).check()
        last = learner.sight.question
        learner.press("next")
    yield f"all answered, {last} last"
    learner.press("hand-in")
    yield "the short way is offered"
    learner.frame.get_by_role("checkbox").first.check()
    yield "the short way is taken"
    learner.frame.get_by_role("button", name=learner.word("testReview")).click()
    yield "looked back at, right"
    learner.open(learner.course["tests"][1][1])
    yield "final test"
    learner.press("begin")
    yield "an item"
    learner.press("next")
    learner.press("previous")
    yield "come back to"
    while learner.sight.question:
        learner.press("next")
    yield "none answered"
    learner.frame.locator(".sm-todo:visible .sm-link").first.click()
    _answer_rest(learner, wrongly)
    learner.press("hand-in")
    yield "failed"
    sit(learner, _all_but_a_critical_one())
    yield "to be repaired"
    learner.press("retry")
    yield "a repair"
    learner.choose(wrongly(learner.asked()))
    learner.press("check")
    yield "a repair, wrong"
    learner.press("retry")
    learner.choose(rightly(learner.asked()))
    learner.press("check")
    yield "a repair, right"
    learner.press("begin")
    yield "passed"
    learner.frame.get_by_role("button", name=learner.word("testReview")).click()
    yield "looked back at"


def _answer_rest(learner: Learner, choose: Answering) -> None:
    while learner.sight.question:
        if (options := choose(learner.asked())) is not None:
            learner.choose(options)
        learner.press("next")


def _all_but_a_critical_one() -> Answering:
    """The first critical item that is asked is answered wrong."""
    missed: list[str] = []

    def choose(question: Question) -> list[str]:
        if question["objective"] == "O3" and not missed:
            missed.append(question["id"])
            return wrongly(question)
        return rightly(question)

    return choose
