"""Every example of the manual is true: the program takes it, or says what the manual says."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs.pages import Example, all_examples, page, pages
from docs.scratch import KINDS, codes

WIDEST = 62
TALKED_OF = {
    "",
    "console",
    "diff",
    "sh",
    "js",
    "json",
    "python",
    "text",
    "toml",
}  # what is shown and is no source of a course
EXAMPLES = all_examples()


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.kind in KINDS], ids=str)
def test_an_example_gives_what_its_page_says(example: Example, tmp_path: Path) -> None:
    assert codes(example, tmp_path / "course") == example.gives


def test_every_example_says_what_it_is() -> None:
    """As in tests/docs/pages.py."""
    strange = [
        one
        for one in EXAMPLES
        if not ((one.language in TALKED_OF and not one.kind) or one.kind in KINDS)
        or set(one.facts) - {"gives", "file"}
    ]
    assert list(map(str, strange)) == []


def test_what_is_shown_beside_its_source_is_the_same() -> None:
    shown = [one for one in EXAMPLES if one.is_shown]
    others = [one for one in shown if one.page.read_text(encoding="utf-8").count(one.text) != 2]
    assert shown and list(map(str, others)) == []


def test_an_example_fits_beside_a_phone() -> None:
    """A line that is longer has to be scrolled for too far; a fence's first one cannot be cut."""
    wide = [
        f"{one}: {line}"
        for one in EXAMPLES
        for line in one.text.split("\n")
        if len(line) > WIDEST and not line.startswith(":::")
    ]
    assert wide == []


def test_both_languages_show_the_same_examples() -> None:
    """In the same order on the same page; what stands in them may be translated."""
    for path in pages("en"):
        name = str(path.relative_to(path.parents[1]).with_suffix(""))
        if path.parent.name == "en":
            continue
        shown = {
            language: [
                (one.language, one.kind, one.gives)
                for one in EXAMPLES
                if one.folder == language
                and one.page.name == path.name
                and one.page.parent.name == path.parent.name
            ]
            for language in ("en", "es-419")
        }
        assert shown["en"] == shown["es-419"], name
        assert page("es-419", name)
