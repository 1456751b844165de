"""A long course is compiled by several processes, which never meet."""

from __future__ import annotations

import threading
from collections import UserDict
from pathlib import PurePosixPath
from typing import Any

from hostile.case import COURSE, PNG

from smcourse.compile.course import compile_course
from smcourse.compile.lessons import WORTH_A_PROCESS
from smcourse.parse.course import parse
from smcourse.source import Sources


class _Files(UserDict[PurePosixPath, bytes]):
    """Files that know in which thread they were packed for another process."""

    packed_in: list[threading.Thread]

    def __reduce__(self) -> tuple[Any, ...]:
        self.packed_in.append(threading.current_thread())
        return dict, (self.data,)


def test_what_another_process_gets_is_packed_before_the_work_begins() -> None:
    """Files that are read meanwhile once changed what was just being packed."""
    files = _Files({PurePosixPath("course.yaml"): COURSE.encode()})
    files.packed_in = []
    for i in range(2 * WORTH_A_PROCESS):
        page = f"---\nid: l{i}\ntitle: L\n---\n![A bee]({i}.png)\n"
        files[PurePosixPath("en", f"{i}.md")] = page.encode()
        files[PurePosixPath("en", f"{i}.png")] = PNG
    sources = Sources(name="bees", files=files)
    (course,), _ = parse(sources)
    alone, found = compile_course(course, sources, jobs=1)
    assert files.packed_in == []
    assert compile_course(course, sources, jobs=2) == (alone, found)
    assert files.packed_in == [threading.current_thread()]
