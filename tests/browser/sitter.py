"""A learner who sits tests."""

from __future__ import annotations

from collections.abc import Callable

from browser.learner import Learner, Question, rightly

Answering = Callable[[Question], list[str] | None]  # None: it is left without an answer


def sit(learner: Learner, choose: Answering = rightly) -> list[str]:
    """From the page of a test through all its items and hand it in; the items' ids."""
    asked = answer_all(learner, choose)
    learner.press("hand-in")
    return asked


def answer_all(learner: Learner, choose: Answering = rightly) -> list[str]:
    """Begin, or go on, and answer from there to the page on which it is handed in."""
    learner.press("begin")
    asked = []
    while question := learner.sight.question:
        asked.append(question)
        if (options := choose(learner.asked())) is not None:
            learner.choose(options)
        if learner.sight.action == "check":
            learner.press("check")
        learner.press("next")
    return asked
