"""Findings as an author reads them: a line to jump to, the source with a caret, the help."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from smcourse.diagnostics import (
    Diagnostic,
    Severity,
    Span,
    any_errors,
    did_you_mean,
    error,
    note,
    say,
    warning,
)
from smcourse.messages import speaker
from smcourse.pipeline import Built
from smcourse.report import text

ENGLISH, SPANISH = speaker("en"), speaker("es")
FAULT = say("a fault")

SPAN = Span(path=PurePosixPath("en/a.md"))


def _text(source_line: str, span: Span) -> list[str]:
    finding = Diagnostic(
        severity=Severity.ERROR, code="a-code", message=FAULT, span=span,
        help=say("mend it"), source_line=source_line,
    )  # fmt: skip
    return text.plain(text.findings([finding], PurePosixPath("bees"), ENGLISH)).split("\n")


def test_a_finding_has_place_source_caret_and_help() -> None:
    assert _text("See [the hive](x).", SPAN.at(12, 16, 1)) == [
        "bees/en/a.md:12:16: error: a fault [a-code]",
        "  12 | See [the hive](x).",
        "     |                ^",
        "  help: mend it",
    ]


@pytest.mark.parametrize("line", ["", "   "])
def test_an_empty_line_is_not_quoted(line: str) -> None:
    assert _text(line, SPAN) == ["bees/en/a.md:1:1: error: a fault [a-code]", "  help: mend it"]


@pytest.mark.parametrize(
    ("column", "width"), [(1, 500), (400, 3), (9_999, 1), (1, 0), (20_000, 20_000)]
)
def test_a_long_line_is_cut_and_the_caret_stays_in_it(column: int, width: int) -> None:
    lines = _text("x" * 20_000, SPAN.at(3, column, width))
    assert len(lines) == 4
    assert all(len(line) < 260 for line in lines)
    assert "^" in lines[2]
    assert len(lines[2]) <= len(lines[1]) + 1


def test_nothing_that_moves_a_terminal_is_printed() -> None:
    told = "\n".join(_text("a\x1b[31mb\x07\tc\x9b", SPAN))
    assert all(character.isprintable() or character == "\n" for character in told)


def test_the_summary_counts_by_rank() -> None:
    found = [error(SPAN, "a", FAULT), warning(SPAN, "a", FAULT), error(SPAN, "c", FAULT)]
    assert text.summary(found, ENGLISH) == "2 errors, 1 warning"
    assert text.summary([], ENGLISH) == ""


def test_only_an_error_stops_a_package() -> None:
    assert not any_errors([warning(SPAN, "a", FAULT), note(SPAN, "a", FAULT)])
    assert any_errors([note(SPAN, "a", FAULT), error(SPAN, "a", FAULT)])


@pytest.mark.parametrize(
    ("word", "help_"),
    [
        ("titel", "did you mean `title`?"),
        ("zzz", "known here: `id`, `title`"),
    ],
)
def test_the_nearest_word_is_named(word: str, help_: str) -> None:
    assert str(did_you_mean(word, ["title", "id"])) == help_


def test_where_nothing_is_known_the_other_help_is_given() -> None:
    assert did_you_mean("a", [], say("write it")) == say("write it")


def test_a_package_is_one_line() -> None:
    built = Built(
        path=Path("dist/bees.zip"), size=79_900, languages=("en",), audience=(), lessons=1, questions=2,
        minutes=0, state=61,
    )  # fmt: skip
    assert text.plain([text.package(built, ENGLISH)]) == (
        "dist/bees.zip  80 kB · 1 lesson · 2 questions · record up to 61 of 3,900 characters"
    )
