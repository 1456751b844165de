"""`tests:` of `course.yaml`, and the page of each test in a language's folder `tests`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from smcourse.codes.bank import test_draw_missing, test_page_unknown
from smcourse.codes.course import id_form
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import (
    CRITICAL,
    HELP_AFTER,
    WHOLE_BANK,
    Prose,
    Test,
)
from smcourse.parse.fences import ID
from smcourse.parse.keys import Keys
from smcourse.parse.lesson import parse_page
from smcourse.parse.shapes.pages import TEST_PAGE
from smcourse.parse.shapes.tests import UNLIMITED
from smcourse.parse.yaml import Keyed, Scalar
from smcourse.source import Sources

TESTS = "tests"


def read_tests(keys: Keys) -> tuple[Test, ...]:
    """The tests of a course, without the words that each language has for them."""
    section = keys.section(TESTS)
    tests = []
    for name in section.keyed.entries:
        if not ID.fullmatch(name):
            section.found.append(id_form(section.span(name), name))
        tests.append(_test(name, section.section(name), section.span(name)))
    return tuple(tests)


def _test(name: str, keys: Keys, span: Span) -> Test:
    kind = keys.one_of("kind")
    drawn = keys.keyed.entries["draw"][1] if keys.has("draw") else None
    cells = drawn.entries if isinstance(drawn, Keyed) else {}
    is_final = kind == "final"
    feedback = keys.one_of("feedback")
    usual = "after-pass" if is_final and feedback in ("by-objective", "never") else "always"
    test = Test(
        id=name,
        kind=kind,
        cells=_cells(name, keys),
        pass_mark=keys.whole_number("pass_mark", None),
        attempts=_attempts(keys, 0 if is_final else 1),
        wait=keys.whole_numbers("wait"),
        help_after=keys.whole_number("help_after", HELP_AFTER) or HELP_AFTER,
        minutes=keys.whole_number("minutes", 0) or 0,
        feedback=feedback,
        review=keys.one_of("review", usual),
        critical=keys.one_of("critical", CRITICAL[0 if is_final else -1]),
        shuffle=keys.is_so("shuffle"),
        confidence=keys.is_so("confidence", "true" if kind == "pre-test" else "false"),
        audience=keys.words("audience"),
        was=keys.words("was"),
        span=span,
        places={
            **{key: keys.value_span(key) for key in keys.keyed.entries},
            **{f"draw {cell}": place for cell, (place, _) in cells.items()},
        },
    )
    keys.unknown()
    return test


def _cells(name: str, keys: Keys) -> Mapping[str, int]:
    """How many items from each module or objective, or from the whole bank."""
    key = "draw"
    if not isinstance(keys.keyed.entries.get(key, (0, 0))[1], Keyed):
        count = keys.whole_number(key, 0)
        if not keys.has(key):
            keys.found.append(test_draw_missing(keys.keyed.span, name))
        return {WHOLE_BANK: count} if count else {}
    section = keys.section(key)
    return {
        cell: count for cell in section.keyed.entries if (count := section.whole_number(cell, 0))
    }


def _attempts(keys: Keys, usual: int) -> int:
    """How many there are; 0 where there is no limit."""
    value = keys.keyed.entries.get("attempts", (None, None))[1]
    if isinstance(value, Scalar) and value.text == UNLIMITED:
        return 0
    return keys.whole_number("attempts", usual) or 0


def with_pages(
    tests: tuple[Test, ...], folder: PurePosixPath, sources: Sources, found: list[Diagnostic]
) -> Iterator[Test]:
    """The tests with their titles and openings in one language."""
    pages = {path.stem: path for path in sources.under(folder / TESTS, ".md")}
    for name, path in pages.items():
        if name not in [test.id for test in tests]:
            found.append(test_page_unknown(Span(path=path), name, [test.id for test in tests]))
    for test in tests:
        if test.id not in pages:
            yield test
            continue
        page = parse_page(pages[test.id], sources.files[pages[test.id]], found, TEST_PAGE)
        title, help_ = page.keys.text("title"), page.keys.text("help")
        page.keys.unknown()
        opening = tuple(block for block in page.blocks if isinstance(block, Prose))
        yield replace(test, title=title, opening=opening, help=help_)
