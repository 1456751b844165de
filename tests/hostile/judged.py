"""Builds a hostile course where a good package stands already, and holds what comes of it against
what must."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path, PurePosixPath

from hostile.case import Case
from hostile.limited import CPU_SECONDS, RSS_BYTES, slowness

from smcourse.diagnostics import Severity, Span
from smcourse.messages import speaker
from smcourse.parse.limits import CONTROL
from smcourse.pipeline import Result, build
from smcourse.report import text
from smcourse.targets import all_targets

TARGET = all_targets()["scorm12"]
BEFORE = b"the good package of yesterday"
NAME = "bees-en-scorm12-1.zip"


def judge(case: Case, folder: Path) -> Result:
    """Build it; an AssertionError where not that comes of it which must."""
    course = case.write(folder / "bees")
    out = folder / "out"
    out.mkdir()
    (out / NAME).write_bytes(BEFORE)
    with within_limits():
        result = build(course, TARGET, out, case.order)
        told = text.plain(text.findings(result.found, PurePosixPath("bees"), speaker("en")))
    codes = {one.code: one for one in reversed(result.found)}
    grave = {one.code for one in result.found if one.severity >= Severity.ERROR}
    assert not any(one.severity == Severity.BUG for one in result.found), told
    assert bool(result.built) == case.packs, told
    assert not case.code or case.code in codes, told
    assert case.packs or case.code in grave, told
    places = [_place(one.span) for one in result.found if one.code == case.code]
    assert not case.at or any(place.startswith(f"{case.at}:") for place in places), places
    assert len(told) < 200_000
    assert not CONTROL.search(told.replace("\n", ""))
    written = {path.name: path.read_bytes() for path in out.iterdir()}
    if not case.packs:
        assert written == {NAME: BEFORE}
    assert set(written) == {NAME, *(one.path.name for one in result.built)}
    return result


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}:{span.column}:"


@cache
def _allowance() -> float:
    return CPU_SECONDS * slowness()


@contextmanager
def within_limits() -> Iterator[None]:
    """Stops what takes too long, and objects to what takes too much memory."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    was = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, _allowance())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, was)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert after == before or after * 1024 < RSS_BYTES


def _stop(number: int, frame: object) -> None:
    raise TimeoutError(f"more than {_allowance():.1f} seconds")
