"""What axe-core finds on the page that is open.

Not in forced colours: it reads there what the sheet says, not what is painted; see looks.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"label-content-name-mismatch": {"enabled": True}},
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
RUN = """async (options) => {
  const { violations } = await axe.run(document, options)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html.slice(0, 200))}`)
}"""

Look = tuple[str, dict[str, Any], dict[str, str]]

DAY: Look = ("by day", ALL, {})
SIZES = {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}}
NIGHT: Look = ("by night", COLOURS, {"color_scheme": "dark"})
PAPER: Look = ("on paper", COLOURS, {"media": "print"})
LARGE: Look = ("in text of twice the size", SIZES, {})
PLAIN = {"color_scheme": "light", "media": "screen"}


class Axe:
    """In a world of its own beside the page's, whose clock a test may have stopped. What is looked
    at is what the page has in its frame, if it has one and is not itself `outer`."""

    def __init__(self, page: Page, *, outer: bool = False) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        frames = self.session.send("Page.getFrameTree")["frameTree"]
        inner = [] if outer else frames.get("childFrames", [])
        frame = next(iter(inner), frames)["frame"]["id"]
        world = self.session.send("Page.createIsolatedWorld", {"frameId": frame})
        self.world = world["executionContextId"]
        self._evaluate(AXE.read_text(encoding="utf-8"))

    def violations(self, *looks: Look) -> Iterator[str]:
        """Whatever it finds here, in each look; what is more than colour is looked for by day."""
        for name, options, media in looks:
            self.page.emulate_media(**{**PLAIN, **media})
            run = f"({RUN})({json.dumps(options)})"
            # A look that has just changed may be half painted on a busy machine: what is wrong stays.
            found = self._evaluate(run) and self._evaluate(run)
            yield from (f"{name}: {text}" for text in found)
        self.page.emulate_media(**PLAIN)

    def _evaluate(self, script: str) -> Any:
        settings = {"contextId": self.world, "awaitPromise": True, "returnByValue": True}
        answer = self.session.send("Runtime.evaluate", {"expression": script, **settings})
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")
