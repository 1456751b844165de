"""One visit of a learner: the LMS's page in a browser, the package in it, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from browser.learner import Learner
from browser.server import Server, Story
from playwright.sync_api import BrowserContext, ConsoleMessage, Frame, Page, Request

OURS = ("/harness/", "/rte/", "/node/", "/sitting/", "/tell/", "/again/")
SETS = ("LMSSetValue", "LMSCommit", "LMSFinish")


@dataclass(frozen=True, slots=True)
class Call:
    """One call that the package made, and what it heard."""

    n: int
    time: int
    fn: str
    args: list[str]
    result: str
    leaving: bool

    def sets(self, element: str) -> bool:
        return self.fn == "LMSSetValue" and self.args[0] == element


class Sitting:
    """One visit: a browser context, the LMS's page in it and the package in that."""

    def __init__(
        self, server: Server, number: int, context: BrowserContext, tolerate: tuple[str, ...]
    ) -> None:
        self.server, self.number, self.context, self.tolerate = server, number, context, tolerate
        self.others = list(context.pages)  # windows of another visit beside this one
        self.requests: list[Request] = []
        self.messages: list[ConsoleMessage] = []
        self.problems: list[str] = []
        context.on("request", lambda request: self.requests.append(request))
        context.on("console", lambda message: self.messages.append(message))
        context.on("weberror", lambda problem: self.problems.append(str(problem.error)))
        self.page: Page = context.new_page()
        self.is_dead = False  # its process is gone, and would never answer
        self.page.on("crash", lambda _: self.die())

    def open(self) -> None:
        """The LMS's page, then the content in whatever window it opens."""
        alone = self.story.settings["way"] == "alone"
        url = self.server.origin + self.story.settings["launch"] if alone else self.url
        if self.story.settings["way"] == "popup":
            with self.context.expect_page() as opened:
                self.page.goto(url)
            with opened.value.expect_event("framenavigated", _is_content):
                self.page.evaluate(
                    "path => harness.popup.location = path", self.story.settings["launch"]
                )
        else:
            with self.page.expect_event("framenavigated", _is_content):
                self.page.goto(url)
        if "held=" not in self.story.settings["launch"]:
            self.frame.wait_for_load_state("load")

    def _content(self) -> Frame | None:
        own = (page for page in self.context.pages if page not in self.others)
        frames = [frame for page in own for frame in page.frames]
        return next(filter(_is_content, frames), None)

    @property
    def url(self) -> str:
        return f"{self.server.origin}/harness/lms.html?sitting={self.number}"

    @property
    def frame(self) -> Frame:
        """The window in which the package plays."""
        frame = self._content()
        assert frame, "the package is not open any more"
        return frame

    @property
    def learner(self) -> Learner:
        return Learner(self.frame)

    @property
    def story(self) -> Story:
        """What has reached the server; `told` asks the page for the rest first."""
        return self.server.stories[self.number]

    @property
    def story_calls(self) -> list[str]:
        """The functions that the server knows to have been called; asks nothing of the page."""
        return [self.story.calls[n]["fn"] for n in sorted(self.story.calls)]

    @property
    def told(self) -> Story:
        if not self.is_dead and not self.page.is_closed() and "/lms.html" in self.page.url:
            self.page.evaluate("harness.tell()")
        return self.story

    @property
    def calls(self) -> list[Call]:
        """Every call so far, in order."""
        calls = self.told.calls
        return [Call(**calls[n]) for n in sorted(calls)]

    @property
    def saves(self) -> list[str]:
        """LMSSetValue, LMSCommit and LMSFinish, by name."""
        return [call.fn for call in self.calls if call.fn in SETS]

    @property
    def record(self) -> dict[str, Any]:
        """What would survive if the browser died now."""
        return self.told.record or {}

    @property
    def values(self) -> dict[str, str]:
        """What the package has set, saved or not."""
        return self.told.values

    def break_(self, **faults: str) -> None:
        """Let functions of the API fail: `break_(LMSCommit="fail")`; see harness/lms.js."""
        self.page.evaluate(
            "faults => Object.entries(faults).forEach(f => harness.faults.set(...f))", faults
        )

    def mend(self) -> None:
        self.page.evaluate("harness.faults.clear()")

    def hide(self, hidden: bool = True) -> None:
        self.frame.evaluate("hidden => smHide(hidden)", hidden)

    def wait_for_begin(self) -> None:
        """Until the server has heard that the package called. The lock of `windows.js` is granted in
        the time of the browser: before it a clock must not be moved, and whoever presses what leads
        on begins anew, with the record still to come."""
        with self.server.news:
            begun = self.server.news.wait_for(
                lambda: "LMSInitialize" in self.story_calls, timeout=8
            )
        assert begun, "LMSInitialize never came"

    def wait_for_finish(self) -> None:
        """Until the server has heard of LMSFinish and has what it saved; they may come by two
        beacons, in any order."""
        story = self.story

        def is_over() -> bool:
            calls = [call for call in story.calls.values() if call["fn"] in SETS[1:]]
            saved = sum(call["result"] == "true" for call in calls)
            is_saved = story.settings["api"] != "scorm-again" or story.saves >= saved
            return is_saved and any(call["fn"] == "LMSFinish" for call in calls)

        with self.server.news:
            assert self.server.news.wait_for(is_over, timeout=8), "LMSFinish never came"

    def die(self) -> None:
        self.is_dead = True

    def close_tab(self) -> None:
        """As a learner does: the page has its say, and the server hears of it."""
        with self.page.expect_event("close"):
            self.page.close(run_before_unload=True)
        self.wait_for_finish()

    def close(self) -> None:
        if not self.is_dead:
            self.context.close()

    def foul(self) -> list[str]:
        """What no visit may bring: errors in the console or the page, calls that the strict
        run-time objects to, violated policies, requests to anywhere else."""
        origin, settings = self.server.origin, self.story.settings
        homes = [origin, origin.replace("127.0.0.1", "localhost")][
            : 1 + (settings["way"] in ("foreign", "beyond"))
        ]
        homes += [
            "data:",
            "about:",
            "chrome:",
            "chrome-extension:",
        ]  # the browser's own viewer of PDF
        away = [r.url for r in self.requests if not r.url.startswith(tuple(homes))]
        said = [
            f"console {message.type}: {message.text}"
            for message in self.messages
            if message.type in ("error", "warning")
            and not _is_ours(message)
            and not message.text.startswith(self.tolerate or "\0")
        ]
        findings = [f for f in self.story.findings if f["rule"] not in self.tolerate]
        return [
            *(f"request to {url}" for url in away),
            *said,
            *(f"page error: {problem}" for problem in self.problems),
            *(f"finding {f['rule']}: {f['text']} (call {f['n']})" for f in findings),
            *(f"policy: {violation}" for violation in self.story.violations),
        ]


def _is_content(frame: Frame) -> bool:
    return "/package/" in frame.url.partition("?")[0]


def _is_ours(message: ConsoleMessage) -> bool:
    """Whether the harness, not the package, wrote it."""
    if message.text.startswith("An iframe which has both"):
        return True  # of our own sandbox
    path = message.location.get("url", "").partition("://")[2].partition("/")[2]
    return f"/{path}".startswith(OURS)
