"""A test in Studio: its settings, and what it asks; its items are written in the course itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from importlib.resources import files
from typing import Any

from web_fragments.fragment import Fragment
from xblock.core import XBlock

from smcourse_xblock.block import DamagedPayload, object_of
from smcourse_xblock.events import text_of
from smcourse_xblock.studio import form_of, only_for_authors, settings_of, take_settings

WRITTEN = "Its items are written in the bank of the course; build it anew and import it."


class StudioTestMixin:
    """The editor of a test: settings alone, since a bank is many questions."""

    def studio_view(self: Any, _context: object = None) -> Fragment:
        """The settings, above the items with the cell that each is drawn from."""
        fragment = Fragment(form_of(self, "".join(_overview(self))))
        public = files(__package__).joinpath("public")
        fragment.add_javascript(public.joinpath("studio-test.js").read_text())
        fragment.initialize_js("SmcourseStudioTest", {})
        return fragment

    @XBlock.json_handler
    def studio_submit(self: Any, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """Keep the settings."""
        only_for_authors(self)
        take_settings(self, settings_of(object_of(data)))
        return {"result": "success"}


def _overview(block: Any) -> Iterator[str]:
    try:
        bank = block._whole()
    except DamagedPayload as problem:
        yield f"<p>This test cannot be shown: {escape(str(problem))}</p>"
        return
    cells = bank.rules["cells"].items()
    drawn = ", ".join(f"{count} of {escape(name or 'all items')}" for name, count in cells)
    yield f"<p>Draws {drawn}. Passes at {bank.mark}%. {WRITTEN}</p><ol>"
    for item in bank.items.values():
        critical = " (critical)" if item.candidate.critical else ""
        where = f"{item.candidate.objective}{critical}"
        yield f"<li>{escape(text_of(item.payload['prompt']))} <small>{escape(where)}</small></li>"
    yield "</ol>"
