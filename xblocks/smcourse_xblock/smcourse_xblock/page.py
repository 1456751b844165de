"""What goes to the browser, once a page: the joined player, its words, its look and its signs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from markupsafe import Markup

from smcourse.compile.join import join_player
from smcourse.compile.markup import ANY_CLASS, TAGS, clean
from smcourse.compile.questions.spot import parts_of, spots_html
from smcourse.compile.rules import marks_missing, marks_of
from smcourse.compile.said import words_said
from smcourse.compile.squeeze import squeeze
from smcourse.compile.style import style_sheet
from smcourse.grading.presented import WIDTH
from smcourse.pages import sprite
from smcourse.parse.bank import KINDS
from smcourse.words import nearest_language, words_for

BRAND = "#0b5568"
SHEETS = ("player.css", "kinds.css", "xblock.css")
# What may stand in a block beside what its script makes: HTML of authors, and parts of images.
NO_IMAGE = Markup("")
SPOTS = spots_html(NO_IMAGE, [(1, "0", "0", "1", "1")], NO_IMAGE)
DRAWN = ("svg", "g", "rect", "circle", "text", "use")  # elements of a spot's zones
MARKS = " ".join((*(f'"{tag}"' for tag in (*TAGS, *DRAWN)), *ANY_CLASS, SPOTS, "sm-gap"))
FALLBACK = "en"
ENTRIES: Mapping[str, tuple[str, frozenset[str] | None]] = {  # a file, and the kinds it asks
    "question": ("xblock.js", None),
    "test": ("xblock-test.js", frozenset(KINDS)),
}
START = (  # a runtime calls it with `new`
    "window.Smcourse{name}=function(runtime,block,given)"
    "{{smcourse.start{name}(runtime,block,JSON.parse(given.json))}};\n"
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


def world_of(kind: str, language: str) -> str:
    """By what a block in some language finds its words, look and signs in the page."""
    return f"{kind} {nearest_language(language) or FALLBACK}"


def script(kind: str, language: str) -> str:
    """For blocks of a kind and a language: the same text for each, so that a page has it once."""
    return _script(kind, nearest_language(language) or FALLBACK)


@cache
def _script(kind: str, language: str) -> str:
    joined = join_player(*ENTRIES[kind])
    words = words_said(words_for(language), joined)
    missing = marks_missing(marks_of(style_sheet(BRAND, sheets=SHEETS)), joined + MARKS)
    css = style_sheet(BRAND, scheme="light", sheets=SHEETS, missing=missing)
    given = {"words": words, "css": css.replace(":root", ":host"), "icons": sprite()}
    world = f"(window.smcourse??={{}})[{in_script(world_of(kind, language))}]={in_script(given)};\n"
    return f"{world}{squeeze(joined)}{START.format(name=kind.title())}"


def in_script(value: object) -> str:
    """JSON that can stand in a script, whatever its texts hold."""
    return json.dumps(value, ensure_ascii=True).replace("<", "\\u003c")


HTML = ("situation", "prompt", "hint", "html", "title", "refusal")  # fields that hold HTML
SAID = ("feedback", "remarks")  # fields that hold HTML by names


Link = Callable[[str], str]  # HTML with the addresses that the platform has for what it names


def cleaned(part: Mapping[str, Any], kind: str = "", link: Link = str) -> dict[str, Any]:
    """A question of a kind, or what is told of it, with its HTML cleaned, whoever wrote it."""
    return {name: _cleaned(name, value, kind, link) for name, value in part.items()}


def _cleaned(name: str, value: Any, kind: str, link: Link) -> Any:
    match value:
        case str() if name == "html" and kind == "number":
            return FIELD + link(clean(_FIELD.sub("", value)))
        case str() if name == "html" and kind == "text":
            held = _GAP.sub(_HELD, value.replace(_HELD, ""))
            return link(clean(held)).replace(_HELD, GAP)
        case str() if name == "html" and kind == "spot":
            return link(_spots(value))
        case str() if name in HTML:
            return link(clean(value))
        case Mapping() if name in SAID:
            return {key: link(clean(html)) for key, html in value.items()}
        case Mapping():
            return cleaned(value, link=link)
        case list() | tuple():
            return [cleaned(one, link=link) if isinstance(one, Mapping) else one for one in value]
    return value


def _spots(html: str) -> str:
    """The zones of an image, drawn anew from their numbers alone."""
    parts = parts_of(html)
    if parts is None:
        return clean(html)
    image, sides, caption = parts
    return spots_html(Markup(clean(image)), sides, Markup(clean(caption)))
