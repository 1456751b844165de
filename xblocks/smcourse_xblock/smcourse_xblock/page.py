"""What goes to the browser, once a page: the joined player, its words, its look and its signs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from smcourse.compile.join import join_player
from smcourse.compile.markup import clean
from smcourse.compile.said import words_said
from smcourse.compile.squeeze import squeeze
from smcourse.compile.style import style_sheet
from smcourse.grading.presented import WIDTH
from smcourse.pages import sprite
from smcourse.words import nearest_language, words_for

ENTRY = "xblock.js"
BRAND = "#0b5568"
FALLBACK = "en"

START = (  # a runtime calls it with `new`
    "window.SmcourseQuestion=function(runtime,block,given)"
    "{smcourse.startQuestion(runtime,block,JSON.parse(given.json))};\n"
)

_GAP = re.compile(rf'<span class="sm-gap"><input size="{WIDTH}"[^<>]*></span>')
_FIELD = re.compile(r"^<input [^<>]*>")
_HELD = "\ue000"
_INPUT = (
    '<input size="{}" maxlength="200" autocomplete="off" autocapitalize="off" autocorrect="off"'
    ' spellcheck="false"{}>'
)
GAP = f'<span class="sm-gap">{_INPUT.format(WIDTH, "")}</span>'
FIELD = _INPUT.format(12, ' inputmode="decimal"')


def script(language: str) -> str:
    """For blocks of one language: the same text for each, so that a page has it once."""
    return _script(nearest_language(language) or FALLBACK)


@cache
def _script(language: str) -> str:
    player = squeeze(join_player(ENTRY))
    words = words_said(words_for(language), join_player(ENTRY))
    css = style_sheet(BRAND, scheme="light", sheets=("player.css", "kinds.css", "xblock.css"))
    given = {"words": words, "css": css.replace(":root", ":host"), "icons": sprite()}
    return f"window.smcourse={in_script(given)};\n{player}{START}"


def in_script(value: object) -> str:
    """JSON that can stand in a script, whatever its texts hold."""
    return json.dumps(value, ensure_ascii=True).replace("<", "\\u003c")


HTML = ("situation", "prompt", "hint", "html", "title", "refusal")  # fields that hold HTML
SAID = ("feedback", "remarks")  # fields that hold HTML by names


def cleaned(part: Mapping[str, Any], kind: str = "") -> dict[str, Any]:
    """A question of a kind, or what is told of it, with its HTML cleaned, whoever wrote it."""
    return {name: _cleaned(name, value, kind) for name, value in part.items()}


def _cleaned(name: str, value: Any, kind: str) -> Any:
    match value:
        case str() if name == "html" and kind == "number":
            return FIELD + clean(_FIELD.sub("", value))
        case str() if name == "html" and kind == "text":
            held = _GAP.sub(_HELD, value.replace(_HELD, ""))
            return clean(held).replace(_HELD, GAP)
        case str() if name in HTML:
            return clean(value)
        case Mapping() if name in SAID:
            return {key: clean(html) for key, html in value.items()}
        case Mapping():
            return cleaned(value)
        case list() | tuple():
            return [cleaned(one) if isinstance(one, Mapping) else one for one in value]
    return value
