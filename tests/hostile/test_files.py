"""Files, names and links that are not what they seem give findings, in time and without a trace."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hostile.case import FRONT, Case, write
from hostile.corpus import CORPUS
from hostile.limited import is_fine, run


@pytest.mark.parametrize("case", CORPUS[::12], ids=lambda case: case.name)
def test_the_command_says_so_in_a_process_of_its_own(case: Case, tmp_path: Path) -> None:
    """Every twelfth of the corpus; the whole of it is judged in one process."""
    case.write(tmp_path / "bees")
    release = ["--release"] if case.order.release else []
    ran = run("build", "bees", "--out", "out", *release, cwd=tmp_path)
    is_fine(ran)
    assert not case.code or f"[{case.code}]" in ran.said
    assert ran.code == (0 if case.packs else 1)
    assert (tmp_path / "out").exists() == case.packs


def test_many_small_lessons_are_read_in_time(tmp_path: Path) -> None:
    text = "---\nid: l{0}\ntitle: L\n---\nBees.\n\n::: choice q{0}\nA?\n- [x] a\n- [ ] b\n:::\n"
    write(tmp_path / "bees", {f"en/{i}.md": text.format(i) for i in range(400)})
    ran = run("build", "bees", "--out", "out", cwd=tmp_path)
    is_fine(ran)
    assert ran.code == 0


def test_films_that_nobody_uses_are_not_read(tmp_path: Path) -> None:
    course = write(tmp_path / "bees", {f"en/{i}.mp4": "" for i in range(8)})
    for i in range(8):
        os.truncate(course / f"en/{i}.mp4", 190_000_000)
    ran = run("build", "bees", "--out", "out", cwd=tmp_path)
    is_fine(ran)
    assert ran.code == 0
    assert ran.rss < 300_000_000


def test_a_thousand_warnings_hide_no_error(tmp_path: Path) -> None:
    body = "a\n{: .bee }\n\n" * 1_100 + "[a](nowhere) ![a](nothing.png)\n"
    write(tmp_path / "bees", {"en/hive.md": FRONT + body})
    ran = run("check", "bees", cwd=tmp_path)
    is_fine(ran)
    assert "[download-missing]" in ran.said
    assert "[image-missing]" in ran.said
    assert ran.code == 1
