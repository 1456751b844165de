"""`completion` of `course.yaml`: when a course is done, and what the LMS hears of it."""

from __future__ import annotations

from dataclasses import replace

from smcourse.codes.yaml import key_type, key_value
from smcourse.diagnostics import say
from smcourse.model import NEEDED, NEEDS, Settings
from smcourse.parse.yaml import Keys

LAST_MARK = 100


def with_completion(settings: Settings, keys: Keys) -> Settings:
    """The settings with what `completion` says, and where."""
    done = replace(
        settings,
        pass_mark=keys.whole_number("pass_mark", None, 1, LAST_MARK),
        pass_mark_range=_range(keys),
        needs=_needs(keys),
        report=keys.one_of("report", ("passed", "completed")),
        failed=keys.one_of("failed", ("incomplete", "failed")),
        places={key: keys.span(key) for key in keys.keyed.entries},
    )
    keys.unknown()
    return done


def _needs(keys: Keys) -> tuple[str, ...]:
    """What is asked for; lessons and mark where nothing is written."""
    words = keys.words("needs")
    for word in words:
        if word not in NEEDS:
            keys.found.append(key_value(keys.value_span("needs"), "needs", word, NEEDS))
    return tuple(need for need in NEEDS if need in words) or NEEDED


def _range(keys: Keys) -> tuple[int, int] | None:
    """The lowest and the highest mark that a company may set."""
    key = "pass_mark_range"
    words = keys.words(key)
    marks = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 4]
    match marks:
        case [low, high] if len(words) == 2 and 1 <= low <= high <= LAST_MARK:
            return low, high
    if words:
        wanted = say("two marks from 1 to 100, the lower one first, such as `[75, 90]`")
        keys.found.append(key_type(keys.value_span(key), key, wanted))
    return None
