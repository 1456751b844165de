"""The HTML that a course may hold: what is refused with a word, and what is cleaned away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from inspect import signature
from typing import Any

import nh3

from smcourse.codes.course import language_form
from smcourse.codes.prose import html_not_allowed
from smcourse.diagnostics import Diagnostic
from smcourse.model import Prose
from smcourse.parse.limits import CONTROL
from smcourse.parse.shapes import LANGUAGE
from smcourse.parse.variables import outside_code

TAGS = frozenset(
    (
        "p h2 h3 h4 ul ol li dl dt dd table thead tbody tr th td caption blockquote pre "
        "code em strong b i s sub sup br hr a img figure figcaption abbr cite q span "
        "small kbd mark del ins bdi"
    ).split()
)
RAW_TAGS = TAGS - {"a", "img"}  # those must be Markdown, so that where they lead is checked
CLASSES = ("lead", "kick", "wide")
SCHEMES = ("https", "mailto", "tel")
CODE_CLASSES = ("hl-k", "hl-s", "hl-c", "hl-n", "hl-f")
SEAL = "data-sm-seal"

AUTHORS: dict[str, set[str]] = {  # what an author may write in braces or tags
    "*": {"lang", "dir"},
    "a": {"title"},
    "ol": {"start"},
    "abbr": {"title"},
}
_OURS: dict[str, set[str]] = {
    "a": {"href", "id", "target", "rel", "role", "download", "aria-haspopup"}
    | {"data-sm-goto", "data-sm-term", SEAL},
    "img": {"src", "alt", "width", "height", "loading", "title", SEAL},
    "td": {"align"},
    "th": {"align", "scope"},
    "li": {"id"},
}
_ATTRIBUTES = {tag: AUTHORS.get(tag, set()) | _OURS.get(tag, set()) for tag in (*AUTHORS, *_OURS)}
_ALLOWED_CLASSES = {tag: {f"sm-{name}" for name in CLASSES} for tag in TAGS}
_ALLOWED_CLASSES["a"] |= {"sm-term", "sm-bare"}
_ALLOWED_CLASSES["sup"] |= {"sm-ref"}
_ALLOWED_CLASSES["span"] |= {f"sm-{name}" for name in CODE_CLASSES}
ANY_CLASS = frozenset[str]().union(*_ALLOWED_CLASSES.values())  # that cleaned HTML may have


def _classes_only(tag: str, name: str, value: str) -> str | None:
    """An attribute as it stays; of a class attribute the classes that are allowed."""
    if name != "class":
        return value
    classes = [word for word in value.split() if word in _ALLOWED_CLASSES.get(tag, ())]
    return " ".join(classes)


def _attributes() -> dict[str, Any]:
    """For `nh3.clean`; before 0.3, which Open edX has, it knows no classes."""
    if "allowed_classes" in signature(nh3.clean).parameters:
        return {"attributes": _ATTRIBUTES, "allowed_classes": _ALLOWED_CLASSES}
    classed = {tag: _ATTRIBUTES.get(tag, set()) | {"class"} for tag in {*_ATTRIBUTES, *TAGS}}
    classed["*"] = _ATTRIBUTES["*"]
    return {"attributes": classed, "attribute_filter": _classes_only}


_ALLOWED_ATTRIBUTES = _attributes()
_TAG = re.compile(r"<(?P<name>/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>]|$)|[!?/](?!--))(?P<rest>[^<>]*)")
_ANY_TAG = re.compile(r"<(?P<name>[A-Za-z!?](?!--)[^\s/<>]*)")
_SEALED = re.compile(r"<(?P<name>a|img)(?=[ >])(?P<rest>[^>]*)")
_MADE = TAGS | {"h1", "h5", "h6", "div"}  # by Markdown itself
_TONGUE = re.compile(r"\slang\s*=\s*[\"']?([^\s\"'>]*)", re.I)
_HANDLER = re.compile(r"[\s/](on\w+|style|id|srcset)\s*=", re.I)


def clean(html: str) -> str:
    """The allow-list, applied; tables and code can be scrolled by key."""
    cleaned = nh3.clean(
        html, tags=set(TAGS), url_schemes=set(SCHEMES), link_rel=None, **_ALLOWED_ATTRIBUTES
    )
    cleaned = CONTROL.sub("", cleaned)  # `&#3;` makes one
    for tag in ("pre", "table"):  # they scroll by themselves, so keys must reach them
        cleaned = cleaned.replace(f"<{tag}>", f'<{tag} tabindex="0">')
    return cleaned


def smuggled(rendered: str, cleaned: str, seal: str) -> str:
    """The name of a tag that got into a page past Markdown; "" where there is none.

    In what Markdown makes of odd input a tag can stand where `refused_html` saw code, and a link
    inside a tag is never looked at. Every link and image that we have seen bears our seal, which
    is made of the text itself, so that no author can write it.
    """
    for match in _ANY_TAG.finditer(rendered):
        if match["name"].lower() not in _MADE:
            return match["name"]
    for match in _SEALED.finditer(cleaned):
        if seal not in match["rest"]:
            return match["name"]
    return ""


def unsealed(cleaned: str, seal: str) -> str:
    """The HTML as it goes into the page."""
    return cleaned.replace(f' {SEAL}="{seal}"', "")


def refused_html(prose: Prose) -> Iterator[Diagnostic]:
    """What would be cleaned away in silence is said instead."""
    if "<" not in prose.markdown:
        return
    text = outside_code(prose.markdown)
    for match in _TAG.finditer(text):
        place = prose.place(match.start(), len(match["name"]) + 1)
        name = match["name"].lower()
        if name.startswith("/"):
            continue
        if name not in RAW_TAGS:
            yield html_not_allowed(place, name)
        elif handler := _HANDLER.search(match["rest"]):
            start = match.start("rest") + handler.start(1)
            place = prose.place(start, len(handler[1]))
            yield html_not_allowed(place, handler[1], is_attribute=True)
        elif (tongue := _TONGUE.search(match["rest"])) and not LANGUAGE.fullmatch(tongue[1]):
            start = match.start("rest") + tongue.start(1)
            yield language_form(prose.place(start, len(tongue[1])), tongue[1])


def text_of(html: str) -> str:
    """HTML as the words in it."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", html)).split())
