"""What an audience gets: the minutes of what stands in its `only` are counted for it alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from smcourse.parse.course import parse
from smcourse.parse.tracks import track
from smcourse.source import read

FILES: dict[str, str | bytes] = {
    "course.yaml": "id: hive\ntitle: The hive\naudiences: {queen: Q, drone: D, guard: G}\n",
    "en/hive.md": """---
id: hive
title: The hive
minutes: 4
---
For all.

::: only audience=queen,drone minutes=3
For two.
:::

::: only audience=guard
For guards.
:::
""",
}


@pytest.mark.parametrize(
    ("audience", "minutes"),
    [(("queen",), 7), (("queen", "drone"), 7), (("guard",), 4), (("guard", "drone"), 7)],
)
def test_an_audience_has_the_minutes_of_what_it_gets(
    write_course: Callable[[dict[str, str | bytes]], Path], audience: tuple[str, ...], minutes: int
) -> None:
    (course,), found = parse(read(write_course(FILES))[0])
    assert not found
    assert [lesson.minutes for lesson in track(course, audience).lessons()] == [minutes]
