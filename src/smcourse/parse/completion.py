"""`completion` of `course.yaml`: when a course is done, and what the LMS hears of it."""

from __future__ import annotations

from dataclasses import replace

from smcourse.codes.yaml import key_type
from smcourse.diagnostics import say
from smcourse.model import NEEDED, NEEDS, Settings
from smcourse.parse.keys import Keys


def with_completion(settings: Settings, keys: Keys) -> Settings:
    """The settings with what `completion` says, and where."""
    done = replace(
        settings,
        pass_mark=keys.whole_number("pass_mark", None),
        pass_mark_range=_range(keys),
        needs=_needs(keys),
        report=keys.one_of("report"),
        failed=keys.one_of("failed"),
        places={key: keys.span(key) for key in keys.keyed.entries},
    )
    keys.unknown()
    return done


def _needs(keys: Keys) -> tuple[str, ...]:
    """What is asked for; lessons and mark where nothing is written."""
    words = keys.some_of("needs")
    return tuple(need for need in NEEDS if need in words) or NEEDED


def _range(keys: Keys) -> tuple[int, int] | None:
    """The lowest and the highest mark that a company may set."""
    key = "pass_mark_range"
    lowest, highest = keys.shape.limits(key)
    words = keys.words(key)
    marks = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 4]
    match marks:
        case [low, high] if len(words) == 2 and lowest <= low <= high <= highest:
            return low, high
    if words:
        wanted = say("two marks from 1 to 100, the lower one first, such as `[75, 90]`")
        keys.found.append(key_type(keys.value_span(key), key, wanted))
    return None
