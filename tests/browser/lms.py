"""An LMS with one learner: it launches packages and keeps the record between launches."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from browser.server import Server
from browser.sitting import Sitting
from playwright.sync_api import Browser

WATCH = Path(__file__).parent / "harness" / "watch.js"
INTERACTION = re.compile(r"cmi\.interactions\.(\d+)\.(.+)")
CALM = {"reduced_motion": "reduce"}  # colours, all that moves in our pages, are there at once
Record = dict[str, Any]  # element -> value
Package = Callable[[Any], str]
Played = Callable[[Any, Any], Record]


@dataclass(slots=True)
class Lms:
    """`launch` once a visit; each visit finds what the one before it left."""

    server: Server
    browser: Browser
    sittings: list[Sitting] = field(default_factory=list)

    def launch(
        self,
        package: str,
        *,
        browser: Browser | None = None,
        page: Mapping[str, Any] | None = None,
        clock: bool = False,
        tolerate: tuple[str, ...] = (),
        query: str = "",
        beside: Sitting | None = None,
        **settings: Any,
    ) -> Sitting:
        """Open a package as a learner does. `settings` are those of harness/lms.js; `page` goes to
        the browser's context; `tolerate` names the findings that this test brings about, or begins like what
        the browser says of it; `beside` is a visit in whose browser this window opens, too."""
        settings = {
            "launch": package + query,
            "way": "frame",
            "api": "strict",
            "quirk": "",
            "late": False,
            "data": self.record,
            "mode": "normal",
            "credit": "",
            "student": "",
            "manifest": {},
            "unsupported": [],
            "faults": {},
            "sandbox": "",
        } | settings
        context = (
            beside.context
            if beside
            else (browser or self.browser).new_context(**{**CALM, **(page or {})})
        )
        if not beside:
            context.set_default_timeout(8000)
            context.add_init_script(path=WATCH)
        sitting = Sitting(self.server, self.server.add_story(settings), context, tolerate)
        if clock:
            context.clock.install(time="2026-11-23T09:00:00")
        self.sittings.append(sitting)
        sitting.open()
        is_reached = settings["api"] != "none" and settings["way"] not in ("alone", "foreign")
        is_held = settings["late"] or settings["sandbox"] or beside or "held=" in query
        if is_reached and not is_held:
            sitting.wait_for_begin()
        return sitting

    def close(self) -> None:
        """End all visits; whatever came of them, none may have been foul."""
        for sitting in self.sittings:
            _ = sitting.told
            sitting.close()
        foul = [thing for sitting in self.sittings for thing in sitting.foul()]
        assert not foul, "\n".join(foul)

    @property
    def record(self) -> Record | None:
        """What the LMS keeps of this learner: what the last visit left, or the one before it."""
        return next((kept for s in reversed(self.sittings) if (kept := s.story.record)), None)


def interactions(record: Mapping[str, Any]) -> list[dict[str, str]]:
    """The interactions of a record in order, leaf by leaf."""
    kept: dict[int, dict[str, str]] = {}
    for name, value in record.items():
        if match := INTERACTION.fullmatch(name):
            kept.setdefault(int(match[1]), {})[match[2]] = value
    return [kept[n] for n in sorted(kept)]
