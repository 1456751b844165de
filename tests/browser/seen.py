"""What is looked at on each sight of a walk: a walk is walked once for all the tests that want it.

A test says by `each_sight` what looks; the fixture `seen` brings what that has told of each sight.
One worker walks a walk for all of them, and only what a test of this run wants is looked at. A look
leaves the page as it was, for the next one and for the walk; what only reads comes first, since even
a focus that is lost and given back is an event to a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pytest
from browser.lms import Lms, Package
from browser.server import Server
from browser.sights import WALKS, Walk
from browser.sitting import Sitting
from playwright.sync_api import Browser
from xdist.scheduler import LoadScopeScheduling

VIEWPORTS = {"360": {"width": 360, "height": 740}, "1280": {"width": 1280, "height": 800}}

Look = Callable[[Sitting], Any]
Told = list[tuple[str, Any]]  # of each sight in its order: its name, and what a look returned


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a test is given: what `look` tells of each sight of a walk on a screen of this width."""

    look: Look
    walk: Walk
    width: str
    is_reading: bool = False

    @property
    def name(self) -> str:
        return f"{self.walk.name} at {self.width}"


def each_sight(
    look: Look,
    walks: Iterable[Walk] = WALKS,
    widths: Iterable[str] = ("360",),
    *,
    is_reading: bool = False,
) -> pytest.MarkDecorator:
    """A test for each of these walks at each of these widths, which takes `seen`."""
    return each_case(
        Case(look=look, walk=walk, width=width, is_reading=is_reading)
        for width in widths
        for walk in walks
    )


def each_case(cases: Iterable[Case]) -> pytest.MarkDecorator:
    """A test for each case, which takes `seen`; those of one walk stay together."""
    params = [pytest.param(case, id=case.name) for case in cases]
    return pytest.mark.parametrize("seen", params, indirect=True)


class ByWalk(LoadScopeScheduling):
    """Tests of one walk go to one worker, the others one by one to whichever is free."""

    def _split_scope(self, nodeid: str) -> str:
        walk = re.search(r"\[(\S+ at \d+)\]$", nodeid)
        return walk[1] if walk else nodeid


class Walks:
    """Those that have been walked in this run, and what was told of their sights."""

    def __init__(self, browser: Browser, server: Server, package: Package) -> None:
        self.browser, self.server, self.package = browser, server, package
        self.known: dict[str, dict[Look, Told | Exception]] = {}

    def told(self, case: Case, items: Iterable[pytest.Item]) -> Told:
        """What the case's look tells, once its walk has been walked with the looks of all `items`."""
        if case.name not in self.known:
            params = [getattr(item, "callspec", None) for item in items]
            cases = [one.params["seen"] for one in params if one and "seen" in one.params]
            here = [one for one in cases if one.name == case.name]
            here.sort(key=lambda one: not one.is_reading)
            looks = list(dict.fromkeys(one.look for one in here))
            try:
                self.known[case.name] = self._walked(case, looks)
            except Exception as failure:
                self.known[case.name] = dict.fromkeys(looks, failure)
        found = self.known[case.name][case.look]
        if isinstance(found, Exception):
            raise found
        return found

    def _walked(self, case: Case, looks: list[Look]) -> dict[Look, Told | Exception]:
        """A look that fails fails alone, and is not tried again; a walk that fails does for all."""
        told: dict[Look, Told | Exception] = {look: [] for look in looks}
        page = {"viewport": VIEWPORTS[case.width]}
        with closing(Lms(self.server, self.browser)) as lms:
            for sitting, sight in case.walk.sights(lms, self.package, page):
                for look, so_far in told.items():
                    if isinstance(so_far, list):
                        told[look] = _and_here(so_far, look, sitting, sight)
        return told


def _and_here(so_far: Told, look: Look, sitting: Sitting, sight: str) -> Told | Exception:
    try:
        return [*so_far, (sight, look(sitting))]
    except Exception as failure:
        failure.add_note(f"at {sight}")
        return failure
