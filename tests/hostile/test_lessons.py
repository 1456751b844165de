"""Any lesson is checked within five seconds and a gigabyte, and gives findings or a package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import files_of
from hostile.case import write
from hostile.lessons import LESSONS
from hostile.limited import is_fine, run

DATA = re.compile(r'<script type="application/json"[^>]*>(.*?)</script>', re.S)


@pytest.mark.parametrize("name", LESSONS)
def test_a_hostile_lesson_is_read_in_time(name: str, tmp_path: Path) -> None:
    write(tmp_path / "bees", {"en/hive.md": LESSONS[name]})
    ran = run("build", "bees", "--out", "out", cwd=tmp_path)
    is_fine(ran)
    packages = list((tmp_path / "out").glob("*")) if ran.code == 0 else []
    assert bool(packages) == (ran.code == 0)
    for package in packages:
        page = files_of(package)["index.html"].decode()
        prose = DATA.sub("", page)
        assert not re.search(r"<[^>]*\son\w+=|javascript:|<[^>]*\sstyle=", prose)
        assert prose.count("<script") == 1
        assert [data for data in DATA.findall(page) if "<" in data] == []
