"""Findings and packages as lines for people and for editors.

A line is a list of parts, each a text and what it is ("path", "error", "caret" …), so that a
terminal can colour what a pipe gets plain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from smcourse.diagnostics import Diagnostic, Severity, counted, say
from smcourse.draw import Ratio
from smcourse.messages import Speak
from smcourse.parse.limits import CONTROL
from smcourse.pipeline import Built
from smcourse.suspend import LIMIT

WIDTH = 120
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # Unicode's overrides of direction

Part = tuple[str, str]
Line = list[Part]

RANKS = {
    Severity.BUG: say("bug"),
    Severity.ERROR: say("error"),
    Severity.WARNING: say("warning"),
    Severity.NOTE: say("note"),
}


def plain(lines: Iterable[Line]) -> str:
    """Lines as they go into a pipe or a file."""
    return "\n".join("".join(text for text, _ in line) for line in lines)


def findings(
    found: Iterable[Diagnostic], folder: PurePosixPath, speak: Speak, *, short: bool = False
) -> Iterator[Line]:
    """Each finding: a line that an editor can jump to; unless `short`, the source with a caret
    and the help."""
    for diagnostic in found:
        yield _first_line(diagnostic, folder, speak)
        if not short:
            yield from _source(diagnostic)
            if diagnostic.help.template:
                yield [
                    (f"  {speak(say('help'))}: ", "label"),
                    (shown(speak(diagnostic.help)), "help"),
                ]


def draws(ratios: Iterable[Ratio], speak: Speak) -> Iterator[Line]:
    """How many items there are for each that a test draws from a cell."""
    for one in ratios:
        told = say(
            "{test}: draws {drawn} of {items} items from {cell}, {ratio} for each",
            test=one.test,
            drawn=one.drawn,
            items=one.items,
            cell=one.cell or "*",
            ratio=f"{one.items / one.drawn:.1f}",
        )
        yield [(shown(speak(told)), "message")]


def _first_line(diagnostic: Diagnostic, folder: PurePosixPath, speak: Speak) -> Line:
    span, rank = diagnostic.span, diagnostic.severity
    return [
        (f"{shown(str(folder / span.path))}:{span.line}:{span.column}: ", "path"),
        (f"{speak(RANKS[rank])}: ", rank.word),
        (shown(speak(diagnostic.message)), "message"),
        (f" [{diagnostic.code}]", "code"),
    ]


def _source(diagnostic: Diagnostic) -> Iterator[Line]:
    if not diagnostic.source_line.strip():
        return
    span = diagnostic.span
    gutter = str(span.line)
    text, column = _window(diagnostic.source_line, span.column)
    width = span.end_column - span.column if span.end_line == span.line else 1
    carets = "^" * max(1, min(width, len(text) - column + 1))
    yield [(f"  {gutter} | ", "gutter"), (text, "source")]
    yield [
        (f"  {' ' * len(gutter)} | ", "gutter"),
        (" " * (column - 1), ""),
        (carets, diagnostic.severity.word),
    ]


def shown(text: str) -> str:
    """Without what would move a terminal's cursor, break the line or turn its direction."""
    line = text.replace("\t", " ").replace("\n", " ")
    return TURNS.sub("\N{REPLACEMENT CHARACTER}", CONTROL.sub("\N{REPLACEMENT CHARACTER}", line))


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column."""
    text = shown(line)
    if len(text) <= WIDTH:
        return text, column
    start = max(0, min(column - 1 - WIDTH // 2, len(text) - WIDTH))
    head, tail = "…" if start else "", "…" if start + WIDTH < len(text) else ""
    return f"{head}{text[start : start + WIDTH]}{tail}", column - start + len(head)


ONE_AND_MORE = {
    Severity.BUG: (say("1 bug"), say("{count} bugs")),
    Severity.ERROR: (say("1 error"), say("{count} errors")),
    Severity.WARNING: (say("1 warning"), say("{count} warnings")),
    Severity.NOTE: (say("1 note"), say("{count} notes")),
}


def summary(found: Iterable[Diagnostic], speak: Speak) -> str:
    """`2 errors, 1 warning`, or "" where there is nothing to count."""
    ranks = Counter(diagnostic.severity for diagnostic in found)
    return ", ".join(
        speak(counted(ranks[severity], *ONE_AND_MORE[severity]))
        for severity in sorted(ranks, reverse=True)
    )


def mendable(found: Iterable[Diagnostic], speak: Speak) -> str:
    """How many of the findings have a mend that needs no judgement; "" where none has."""
    number = sum(diagnostic.fix is not None for diagnostic in found)
    one = say("1 of these can be mended by `--fix`")
    more = say("{count} of these can be mended by `--fix`")
    return speak(counted(number, one, more)) if number else ""


def package(built: Built, speak: Speak) -> Line:
    """One package in one line."""
    facts = [say("{size} kB", size=round(built.size / 1000))]
    if built.chapters:
        facts.append(counted(built.chapters, say("1 chapter"), say("{count} chapters")))
    else:
        facts.append(counted(built.lessons, say("1 lesson"), say("{count} lessons")))
        facts.append(counted(built.questions, say("1 question"), say("{count} questions")))
    facts += [say("{count} min", count=built.minutes)] if built.minutes else []
    record = say("record up to {state} of {limit} characters", state=built.state, limit=LIMIT)
    facts += [record] if built.state else []
    return [(str(built.path), "path"), (f"  {' · '.join(map(speak, facts))}", "message")]
