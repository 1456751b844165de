"""A test in Studio: its settings, and what it asks; its items are written in the course itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from importlib.resources import files
from typing import Any

from web_fragments.fragment import Fragment

from smcourse.compile.markup import text_of
from smcourse_xblock.block import DamagedPayload, json_handler, object_of
from smcourse_xblock.say import _
from smcourse_xblock.studio import form_of, is_author, only_for_authors, settings_of, take_settings


class StudioTestMixin:
    """The editor of a test: settings alone, since a bank is many questions."""

    def studio_view(self: Any, _context: object = None) -> Fragment:
        """The settings, above the items with the cell that each is drawn from."""
        if not is_author(self):
            return Fragment()
        fragment = Fragment(form_of(self, "".join(_overview(self))))
        public = files(__package__).joinpath("public")
        fragment.add_javascript(public.joinpath("studio-test.js").read_text())
        fragment.initialize_js(
            "SmcourseStudioTest", {"failed": self._say(_("Not saved. Try again."))}
        )
        return fragment

    @json_handler
    def studio_submit(self: Any, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """Keep the settings."""
        only_for_authors(self)
        take_settings(self, settings_of(object_of(data)))
        return {"result": "success"}


def _overview(block: Any) -> Iterator[str]:
    say = block._say
    try:
        bank = block._whole()
    except DamagedPayload as problem:
        yield f"<p>{say(_('This test cannot be shown just now.'))} {escape(str(problem))}</p>"
        return
    cells = ", ".join(
        f"{escape(name) or '*'}: {count}" for name, count in bank.rules["cells"].items()
    )
    drawn = say(_("Draws {cells}. To pass: {mark}%.")).format(cells=cells, mark=bank.mark)
    yield f"<p>{drawn}</p><p>{say(_('Its items are written in the bank of the course.'))}</p><ol>"
    for item in bank.items.values():
        critical = f" · {say(_('critical'))}" if item.candidate.critical else ""
        where = f"{escape(item.candidate.objective)}{critical}"
        yield f"<li>{escape(text_of(item.payload['prompt']))} <small>{where}</small></li>"
    yield "</ol>"
