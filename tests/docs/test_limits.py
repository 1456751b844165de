"""The limits that the manual tells are those of the program, in its order and in both languages."""

from __future__ import annotations

import re

import pytest
from docs.pages import LANGUAGES, page

from smcourse import archive, source
from smcourse.compile import kinds, pictures, svg
from smcourse.suspend import LIMIT, worst_case

MILLION = 1_000_000
TOLD = [  # a limit, its unit, its code
    (source.MAX_FILES, 1, "folder-too-large"),
    (source.MAX_TEXTS, MILLION, "folder-too-large"),
    (source.MAX_TEXT, 1000, "file-too-large"),
    (source.MAX_FILE, MILLION, "file-not-read"),
    (source.MAX_DEPTH, 1, "nested-too-deep"),
    (pictures.MAX_PIXELS, MILLION, "image-too-large"),
    (svg.MAX_SVG, MILLION, "svg-unsafe"),
    (svg.MAX_DRAWN, 1, "svg-unsafe"),
    (kinds.MAX_CAPTIONS, MILLION, "media-unreadable"),
    (archive.MAX_MEMBERS, 1, "archive-too-large"),
    (archive.MAX_TOTAL, MILLION, "archive-too-large"),
    (archive.MAX_MEMBER, MILLION, "member-too-large"),
    (archive.MAX_RATIO, 1, "member-too-large"),
    (archive.MAX_MANIFEST, MILLION, "manifest-too-large"),
]
UNITS = {"kB": 1000, "MB": MILLION, "million": MILLION, "millones": MILLION}
ROW = re.compile(
    r"^\| [^|]+ \| (?P<number>\d[\d,  ]*?)(?: (?P<unit>[^\W\d]+))? \| `(?P<code>[\w-]+)` \|$"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_limit_is_told_as_it_is(language: str) -> None:
    lines = page(language, "04-reference/07-limits").split("\n")
    matches = [match for line in lines if (match := ROW.match(line))]
    told = [
        (int(re.sub(r"\D", "", match["number"])), UNITS.get(match["unit"], 1), match["code"])
        for match in matches
    ]
    assert told == [(limit // unit, unit, code) for limit, unit, code in TOLD]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_room_that_records_take_is_told_as_it_is(language: str) -> None:
    """Single choice with four options: in full, without tries, without the chosen options."""
    rows = re.findall(
        r"^\| (\d+) \w+, (\d+) \w+ \| (.+) \| (.+) \| (.+) \|$",
        page(language, "03-records/01-ids-and-updates"),
        re.M,
    )
    assert len(rows) == 3
    for questions, lessons, *told in rows:
        for level, number in zip((2, 1, 0), told, strict=True):
            room = worst_case([4] * int(questions), int(lessons), level)
            digits = re.sub(r"\D", "", number)
            assert digits == (str(room) if room <= LIMIT else "")
