"""Writing a question in Studio: as Markdown, with what is wrong told by line, and a preview."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from typing import Any

from web_fragments.fragment import Fragment
from xblock.exceptions import JsonHandlerError

from smcourse.alone import Alone, read_question
from smcourse.diagnostics import Diagnostic, any_errors
from smcourse.grading.presented import presented, untold
from smcourse.messages import nearest_language, speaker
from smcourse_xblock.block import json_handler
from smcourse_xblock.page import cleaned, in_script, script, world_of
from smcourse_xblock.say import _

LOOK = "width:100%;font-family:monospace"
DRAFTS = "DEFAULT_DRAFT"  # of openedx/core/djangoapps/xblock/data.py
LONGEST = 100_000  # characters of a question's text
STARTER = """::: choice first-question
What is asked?

- [ ] An answer that many give.
  > Why it is not right.
- [x] The right one.
  > Why it is.
:::
"""


class StudioMixin:
    """The editor of a block with the fields `markdown`, `payload`, `language` and settings."""

    def studio_view(self: Any, _context: object = None) -> Fragment:
        """The editor. Its text is the author's, with or without errors."""
        if not is_author(self):
            return Fragment()
        fragment = Fragment(form_of(self, _question(self)))
        fragment.add_javascript(script("question", self.language))
        fragment.add_javascript(files(__package__).joinpath("public", "studio.js").read_text())
        words = {
            "one": self._say(_("Write one question, from ::: to :::, and nothing else.")),
            "failed": self._say(_("Not saved. Your text is still here; try again.")),
        }
        given = {"told": self._read(self.markdown or STARTER), "words": words}
        fragment.initialize_js("SmcourseStudio", {"json": in_script(given)})
        return fragment

    @json_handler
    def studio_read(self: Any, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """What is wrong with a text, and the question that it makes."""
        only_for_authors(self)
        told: Mapping[str, Any] = self._read(_text_of(data))
        return told

    @json_handler
    def studio_submit(self: Any, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """The text is kept whatever is wrong with it; learners get the question once nothing is."""
        only_for_authors(self)
        text = _text_of(data)
        settings = settings_of(data)
        alone = read_question(text, self.language)
        self.markdown = text
        take_settings(self, settings)
        if alone.payload is not None:
            self.payload = json.loads(json.dumps(alone.payload))
        return _told(alone, self.language)

    def _read(self: Any, text: str) -> dict[str, Any]:
        return _told(read_question(text, self.language), self.language)


def only_for_authors(block: Any) -> None:
    """Handlers answer in the LMS, too; this service is Studio's alone."""
    if not is_author(block):
        raise JsonHandlerError(403, "only in Studio")


def is_author(block: Any) -> bool:
    """Whether this is Studio, and somebody who may write there. The runtime of its libraries has no
    such service; it works on drafts, and asks who may write when it saves."""
    permissions = block.runtime.service(block, "studio_user_permissions")
    if permissions is None:
        mode = getattr(block.runtime, "authored_data_mode", None)
        return bool(getattr(mode, "name", "") == DRAFTS)
    course = getattr(block.scope_ids.usage_id, "context_key", None)
    return bool(permissions.can_write(course))


def _text_of(data: Any) -> str:
    text = data.get("markdown") if isinstance(data, dict) else None
    if not isinstance(text, str) or len(text) > LONGEST:
        raise JsonHandlerError(400, "no text")
    return text


def settings_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """What every block of ours lets an author set, checked."""
    weight, attempts = _number(data, "weight"), _number(data, "max_attempts")
    name = data.get("display_name")
    named = {"display_name": name.strip()[:200]} if isinstance(name, str) and name.strip() else {}
    return {"weight": weight, "max_attempts": None if attempts is None else int(attempts), **named}


def take_settings(block: Any, settings: Mapping[str, Any]) -> None:
    """Keep them; what an import could not read has been told by now. What is empty, or as it was,
    goes on following the course where it did."""
    block.lost = list[str]()
    for name, value in settings.items():
        if value is None:
            block.fields[name].delete_from(block)
        elif value != getattr(block, name):
            setattr(block, name, value)


def _number(data: Mapping[str, Any], key: str) -> float | None:
    """None for an empty field."""
    value = data.get(key)
    if value in (None, ""):
        return None
    try:
        number = float(str(value))
    except ValueError as problem:
        raise JsonHandlerError(400, f"{key} is no number") from problem
    least = 1 if key == "max_attempts" else 0
    if not least <= number <= 10_000:
        raise JsonHandlerError(400, f"{key} is from {least} to 10000")
    return number


def _told(alone: Alone, language: str) -> dict[str, Any]:
    """What the editor shows."""
    shown = None
    if alone.payload is not None:
        public = presented(alone.payload).public
        shown = {
            "payload": cleaned(public, str(public["kind"])),
            "version": "",
            "world": world_of("question", language),
            "language": language,
            "dir": "auto",
            "told": {
                "standing": "open",
                "response": [],
                "key": untold(alone.payload),
                "isOver": True,
                "mayShow": False,
                "note": "",
            },
        }
    return {
        "found": [_finding(one, language) for one in alone.found],
        "isOne": alone.payload is not None or any_errors(alone.found),
        "preview": shown,
    }


def _finding(one: Diagnostic, language: str) -> dict[str, Any]:
    speak = speaker(nearest_language(language))
    return {
        "line": one.span.line,
        "column": one.span.column,
        "code": one.code,
        "message": speak(one.message),
        "help": speak(one.help),
        "severity": one.severity.name.lower(),
    }


def form_of(block: Any, body: str) -> str:
    """The editor's form: what was lost in an import, what is edited, the settings, the buttons."""

    say = block._say
    lost = say(_("An import could not read this attribute, which is empty now:"))

    def field(name: str, label: str, value: object, kind: str) -> str:
        shown = "" if value is None else escape(str(value))
        return (
            f'<p><label>{say(label)} <input name="{name}" type="{kind}" value="{shown}"'
            f"{' min=0 step=any' if kind == 'number' else ''}></label></p>"
        )

    def button(look: str, label: str) -> str:
        return f'<button type="button" class="button {look}">{say(label)}</button> '

    return (
        '<div class="smcourse-studio">'
        + "".join(f"<p>{lost} {escape(name)}</p>" for name in block.lost)
        + body
        + field("display_name", _("Name"), block.display_name, "text")
        + field("weight", _("Weight"), block.weight, "number")
        + field("max_attempts", _("Attempts, none for any number"), block.max_attempts, "number")
        + '<p class="xblock-actions">'
        + button("action-primary save-button", _("Save"))
        + button("cancel-button", _("Cancel"))
        + "</p></div>"
    )


def _question(block: Any) -> str:
    text = escape(block.markdown or STARTER, quote=False)
    return (
        f"<p><label>{block._say(_('Question, as Markdown'))}<br>"
        '<textarea name="markdown" rows="16" cols="70"'
        f' spellcheck="false" style="{LOOK}">\n{text}</textarea></label></p>'
        '<ul data-found role="status"></ul><div data-preview></div>'
    )
