"""Findings as an author reads them: a line to jump to, the source with a caret, the help."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from smcourse import report
from smcourse.diagnostics import (
    Diagnostic,
    Severity,
    Span,
    any_errors,
    did_you_mean,
    error,
    note,
    warning,
)
from smcourse.pipeline import Built

SPAN = Span(path=PurePosixPath("en/a.md"))


def _text(source_line: str, span: Span) -> list[str]:
    finding = Diagnostic(
        severity=Severity.ERROR, code="a-code", message="a fault", span=span,
        help="mend it", source_line=source_line,
    )  # fmt: skip
    return report.findings([finding], PurePosixPath("bees")).split("\n")


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
    text = "\n".join(_text("a\x1b[31mb\x07\tc\x9b", SPAN))
    assert all(character.isprintable() or character == "\n" for character in text)


def test_the_summary_counts_by_rank() -> None:
    found = [error(SPAN, "a", "b"), warning(SPAN, "a", "b"), error(SPAN, "c", "d")]
    assert report.summary(found) == "2 errors, 1 warning"
    assert report.summary([]) == ""


def test_only_an_error_stops_a_package() -> None:
    assert not any_errors([warning(SPAN, "a", "b"), note(SPAN, "a", "b")])
    assert any_errors([note(SPAN, "a", "b"), error(SPAN, "a", "b")])


@pytest.mark.parametrize(
    ("word", "help_"),
    [
        ("titel", "did you mean `title`?"),
        ("zzz", "known here: `id`, `title`"),
    ],
)
def test_the_nearest_word_is_named(word: str, help_: str) -> None:
    assert did_you_mean(word, ["title", "id"]) == help_


def test_where_nothing_is_known_the_other_help_is_given() -> None:
    assert did_you_mean("a", [], "write it") == "write it"


def test_a_package_is_one_line() -> None:
    built = Built(
        path=Path("dist/bees.zip"), size=79_900, language="en", lessons=1, questions=2,
        minutes=0, state=61,
    )  # fmt: skip
    assert report.package(built) == (
        "dist/bees.zip  80 kB · 1 lesson · 2 questions · record up to 61 of 3,900 characters"
    )
