"""Findings and results as text. Never prints: `cli.py` does."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from smcourse.diagnostics import Diagnostic, Severity
from smcourse.parse.limits import CONTROL
from smcourse.pipeline import Built
from smcourse.state import LIMIT

WIDTH = 120


def findings(found: Iterable[Diagnostic], folder: PurePosixPath) -> str:
    """Each finding: a line that an editor can jump to, the source with a caret, the help."""
    return "\n".join(_finding(diagnostic, folder) for diagnostic in found)


def _finding(diagnostic: Diagnostic, folder: PurePosixPath) -> str:
    span = diagnostic.span
    lines = [
        f"{folder / span.path}:{span.line}:{span.column}: "
        f"{diagnostic.severity.word}: {diagnostic.message} [{diagnostic.code}]"
    ]
    if diagnostic.source_line.strip():
        gutter = str(span.line)
        text, column = _window(diagnostic.source_line, span.column)
        width = span.end_column - span.column if span.end_line == span.line else 1
        carets = "^" * max(1, min(width, len(text) - column + 1))
        lines += [
            f"  {gutter} | {text}",
            f"  {' ' * len(gutter)} | {' ' * (column - 1)}{carets}",
        ]
    if diagnostic.help:
        lines.append(f"  help: {diagnostic.help}")
    return "\n".join(lines)


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column, without what would move a terminal's cursor."""
    text = CONTROL.sub("\N{REPLACEMENT CHARACTER}", line.replace("\t", " "))
    if len(text) <= WIDTH:
        return text, column
    start = max(0, min(column - 1 - WIDTH // 2, len(text) - WIDTH))
    head, tail = "…" if start else "", "…" if start + WIDTH < len(text) else ""
    return f"{head}{text[start : start + WIDTH]}{tail}", column - start + len(head)


def summary(found: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`, or "" where there is nothing to count."""
    ranks = [diagnostic.severity for diagnostic in found]
    parts = []
    for severity in sorted(Severity, reverse=True):
        if count := ranks.count(severity):
            parts.append(f"{count} {severity.word}{'' if count == 1 else 's'}")
    return ", ".join(parts)


def package(built: Built) -> str:
    """One package in one line."""
    facts = [f"{built.size / 1000:,.0f} kB"]
    facts += [_count(built.lessons, "lesson"), _count(built.questions, "question")]
    facts += [f"{built.minutes} min"] if built.minutes else []
    facts.append(f"record up to {built.state:,} of {LIMIT:,} characters")
    return f"{built.path}  {' · '.join(facts)}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
