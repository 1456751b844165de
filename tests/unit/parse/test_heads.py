"""What authors write for other authors, in front matter and in the braces of an item."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from smcourse.model import Course, Item
from smcourse.parse.course import parse
from smcourse.source import read

Write = Callable[[dict[str, str | bytes]], Path]

ITEM = "::: true-false one {{objective=O1 {}}}\nIt hums.\n\n- [x] true\n- [ ] false\n:::\n"
TESTS = "tests:\n  final:\n    draw: 1\n"


@pytest.mark.parametrize(
    ("front", "covers", "reading", "reviewed_by"),
    [
        ("", (), "plain", ""),
        ("audience: leader\n", (), "role", ""),
        ("audience: leader\nreading: plain\n", (), "plain", ""),
        (
            "covers: [P1, P10b]\nreading: legal\nreviewed_by: none\n",
            ("P1", "P10b"),
            "legal",
            "none",
        ),
    ],
)
def test_the_head_of_a_lesson(
    front: str, covers: tuple[str, ...], reading: str, reviewed_by: str, write_course: Write
) -> None:
    page = f"---\nid: a\ntitle: A\n{front}---\nText.\n"
    course, found = _parsed(write_course, {"en/a.md": page})
    assert found == []
    (lesson,) = course.lessons()
    assert (lesson.covers, lesson.reading, lesson.reviewed_by) == (covers, reading, reviewed_by)


def test_the_head_of_a_bank_holds_for_its_items(write_course: Write) -> None:
    head = "---\nversion: 2\nreviewed_by: Two of us\nreading: legal\n---\n"
    item, found = _item(write_course, head, "")
    assert found == []
    assert (item.version, item.reviewed_by, item.reading) == ("2", "Two of us", "legal")
    assert (item.difficulty, item.facts) == (None, ())


def test_an_item_says_it_otherwise(write_course: Write) -> None:
    own = "version=3 reviewed_by=none difficulty=0.75 fact=F09,F10"
    item, found = _item(write_course, "---\nversion: 2\nreviewed_by: Two of us\n---\n", own)
    assert found == []
    assert (item.version, item.reviewed_by) == ("3", "none")
    assert (item.difficulty, item.facts) == (0.75, ("F09", "F10"))


@pytest.mark.parametrize("difficulty", ["0.2", "0.96", "1", "0,5", "nan", "0.5e-9", "0.٥"])
def test_a_difficulty_is_a_share_that_can_be(difficulty: str, write_course: Write) -> None:
    item, found = _item(write_course, "", f"difficulty={difficulty}")
    assert [one for one in found if "from 0.3 to 0.95" in one]
    assert item.difficulty is None


def _item(write_course: Write, head: str, own: str) -> tuple[Item, list[str]]:
    course, found = _parsed(write_course, {"en/bank/one.md": f"{head}{ITEM.format(own)}"})
    (item,) = course.bank
    return item, found


def _parsed(write_course: Write, files: dict[str, str | bytes]) -> tuple[Course, list[str]]:
    root = write_course({"course.yaml": f"id: a\ntitle: A\n{TESTS}", **files})
    (course,), found = parse(read(root)[0])
    return course, [str(one.message) for one in found]
