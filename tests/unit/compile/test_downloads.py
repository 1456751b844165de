"""The page of files to take along names each file of the text once, with all places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, build_scorm12, files_of
from lxml import html

from smcourse.compile.sizes import size_words

PDF = (ROOT / "courses/tour/media/pocket-card.pdf").read_bytes()
COURSE = "id: c\ntitle: C\nlanguages: [{language}]\nmodules: [m]\n"
ASKED = """::: choice q
Read [the bill](../../media/bill.pdf). Is it right?

- [x] Yes
  > See [the solution](../../media/solution.pdf).
- [ ] No

hint: Look at [the help](../../media/help.pdf).
:::
"""
Write = Callable[..., Path]


def _lesson(id: str, text: str) -> str:
    return f"---\nid: {id}\ntitle: On {id}\n---\n{text}\n"


def _rows(write_course: Write, tmp_path: Path, language: str = "en", **texts: str) -> list[str]:
    """The rows of the page as text; none where a course has no such page."""
    files: dict[str, str | bytes] = {
        "course.yaml": COURSE.format(language=language),
        f"{language}/m/index.md": "---\ntitle: M\n---\nThe promise.\n",
        **{f"{language}/m/{name}.md": _lesson(name, text) for name, text in texts.items()},
        **{f"media/{name}.pdf": PDF for name in ("card", "bill", "solution", "help")},
    }
    result = build_scorm12(write_course(files), tmp_path / "out")
    assert not result.found, result.found
    package = files_of(result.built[0].path)
    page = html.fromstring(package["index.html"])
    rows = page.findall(".//ul[@data-sm-downloads]/li")
    assert all(row.find("a").get("href") in package for row in rows)
    return [" ".join(row.text_content().split()) for row in rows]


def test_each_file_stands_there_once_with_every_lesson_that_links_to_it(
    write_course: Write, tmp_path: Path
) -> None:
    link = "Take [*the* card](../../media/card.pdf) and [again](../../media/card.pdf)."
    note = "::: details More\n[A third time](../../media/card.pdf).\n:::"
    assert _rows(write_course, tmp_path, a=link, b=note, c="Nothing.") == [
        "The card PDF · 1 kB Appears in 1.1 On a Appears in 1.2 On b"
    ]


def test_a_file_that_only_an_answer_gives_is_not_given_away(
    write_course: Write, tmp_path: Path
) -> None:
    assert _rows(write_course, tmp_path, a=ASKED) == ["The bill PDF · 1 kB Appears in 1.1 On a"]


def test_a_link_without_words_is_called_by_its_file(write_course: Write, tmp_path: Path) -> None:
    (row,) = _rows(write_course, tmp_path, a="Take [<kbd></kbd>](../../media/card.pdf).")
    assert row.startswith("card.pdf PDF")


def test_a_course_without_files_has_no_such_page(write_course: Write, tmp_path: Path) -> None:
    assert _rows(write_course, tmp_path, a="Nothing.") == []


@pytest.mark.parametrize(
    ("size", "language", "words"),
    [
        (12, "en", "1 kB"),
        (999_400, "en", "999 kB"),
        (999_600, "en", "1 MB"),
        (1_234_567, "en", "1.2 MB"),
        (1_234_567, "de", "1,2 MB"),
        (12_000, "fr", "12\u202fko"),
        (200_000_000, "es-419", "200 MB"),
        (12_000, "x-none", "12 kB"),
    ],
)
def test_sizes_are_written_as_the_language_does(size: int, language: str, words: str) -> None:
    assert size_words(size, language) == words
