"""A long course is compiled by several processes, which never meet."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import UserDict
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import pytest
from hostile.case import COURSE, PNG

from smcourse.compile.course import compile_course
from smcourse.compile.lessons import WORTH_A_PROCESS
from smcourse.diagnostics import SmcourseError, say
from smcourse.model import Course
from smcourse.parse.course import parse
from smcourse.source import Sources

LESSONS = 2 * WORTH_A_PROCESS


class _Files(UserDict[PurePosixPath, bytes]):
    """Files that know in which thread they were packed for another process."""

    packed_in: list[threading.Thread]

    def __reduce__(self) -> tuple[Any, ...]:
        self.packed_in.append(threading.current_thread())
        return dict, (self.data,)


class _Gone(UserDict[PurePosixPath, bytes]):
    """Files of which the last is no longer what it was."""

    def __getitem__(self, path: PurePosixPath) -> bytes:
        if path.name == f"{LESSONS - 1}.png":
            raise SmcourseError(say("{path} has changed since it was found", path=str(path)))
        return super().__getitem__(path)


class _Deadly(UserDict[PurePosixPath, bytes]):
    """Files of which the last stops whoever reads it."""

    def __getitem__(self, path: PurePosixPath) -> bytes:
        if path.name == f"{LESSONS - 1}.png":
            os._exit(1)
        return super().__getitem__(path)


@pytest.fixture
def spawning() -> Iterator[None]:
    """Processes that begin from nothing, as on Windows and on a Mac."""
    before = multiprocessing.get_start_method()
    multiprocessing.set_start_method("spawn", force=True)
    yield
    multiprocessing.set_start_method(before, force=True)


def _course(files: UserDict[PurePosixPath, bytes]) -> tuple[Course, Sources]:
    """Lessons with an image each, enough for two processes."""
    files[PurePosixPath("course.yaml")] = COURSE.encode()
    for i in range(LESSONS):
        page = f"---\nid: l{i}\ntitle: L\n---\n![A bee]({i}.png)\n"
        files[PurePosixPath("en", f"{i}.md")] = page.encode()
        files[PurePosixPath("en", f"{i}.png")] = PNG
    sources = Sources(name="bees", files=files)
    (course,), _ = parse(sources)
    return course, sources


def test_two_processes_make_what_one_does() -> None:
    course, sources = _course(UserDict())
    assert compile_course(course, sources, jobs=2) == compile_course(course, sources, jobs=1)


@pytest.mark.usefixtures("spawning")
def test_what_another_process_gets_is_packed_before_the_work_begins() -> None:
    """Files that are read meanwhile once changed what was just being packed."""
    files = _Files()
    files.packed_in = []
    course, sources = _course(files)
    alone, found = compile_course(course, sources, jobs=1)
    assert files.packed_in == []
    assert compile_course(course, sources, jobs=2) == (alone, found)
    assert files.packed_in == [threading.current_thread()]


def test_what_gets_in_the_way_of_another_process_is_said_in_this_one() -> None:
    course, sources = _course(_Gone())
    with pytest.raises(SmcourseError, match=f"en/{LESSONS - 1}.png has changed"):
        compile_course(course, sources, jobs=2)


def test_another_process_that_is_stopped_stops_the_build() -> None:
    course, sources = _course(_Deadly())
    with pytest.raises(SmcourseError, match="a process that compiled lessons was stopped"):
        compile_course(course, sources, jobs=2)
