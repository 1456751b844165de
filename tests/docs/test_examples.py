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
    "sh",
    "js",
    "json",
    "python",
    "text",
}  # what is shown and is no source of a course
EXAMPLES = all_examples()


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.kind in KINDS], ids=str)
def test_an_example_gives_what_its_page_says(example: Example, tmp_path: Path) -> None:
    assert codes(example, tmp_path / "course") == example.gives


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_every_example_says_what_it_is(example: Example) -> None:
    is_talk = example.language in TALKED_OF and not example.kind
    assert is_talk or example.kind in KINDS, "say what it is, as in tests/docs/pages.py"
    assert not set(example.facts) - {"gives", "file"}


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.is_shown], ids=str)
def test_what_is_shown_beside_its_source_is_the_same(example: Example) -> None:
    assert example.page.read_text(encoding="utf-8").count(example.text) == 2


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_fits_beside_a_phone(example: Example) -> None:
    """A line that is longer has to be scrolled for too far; a fence's first one cannot be cut."""
    lines = [line for line in example.text.split("\n") if not line.startswith(":::")]
    assert [line for line in lines if len(line) > WIDEST] == []


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
