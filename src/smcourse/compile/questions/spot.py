"""A spot: a choice, and its image with a numbered zone over it for each option."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from smcourse.compile.prose import Renderer
from smcourse.compile.questions.choice import CHOICE
from smcourse.compile.questions.kind import Kind
from smcourse.model import Spot

Sides = tuple[int, str, str, str, str]

_MADE = re.compile(  # of an image that stands alone
    r"<(?P<tag>figure|p)[^>]*>(?P<image><img[^>]*>|<span.*</span>)(?P<caption>.*)</(?P=tag)>", re.S
)
_IMAGE = Markup('<figure class="sm-spots"><div>{}<svg aria-hidden="true">{}</svg></div>{}</figure>')
# Twice its edge: a light one and a dark one, so that one of them is seen on any ground.
_ZONE = Markup(
    '<g class="sm-zone"><rect {0}/><rect {0}/><svg x="{1}%" y="{2}%"><circle r=".85em"/>'
    '<text>{3}</text><g><circle r=".85em"/>{4}</g></svg></g>'
)
_SIGNS = Markup("").join(
    Markup('<use href="#sm-i-{}" x="-.6em" y="-.6em" width="1.2em" height="1.2em"/>').format(name)
    for name in ("check", "close")
)
_SPOTS = re.compile(
    r'<figure class="sm-spots"><div>(?P<image>.*?)<svg aria-hidden="true">(?P<zones>.*)</svg>'
    r"</div>(?P<caption>.*)</figure>",
    re.S,
)
_SIDES = re.compile(
    r'<g class="sm-zone"><rect x="(?P<left>[\d.]+)%" y="(?P<top>[\d.]+)%"'
    r' width="(?P<width>[\d.]+)%" height="(?P<height>[\d.]+)%"[^<>]*/><rect[^<>]*/><svg[^<>]*>'
    r"<circle[^<>]*/><text>(?P<number>\d+)</text>"
)
_EDGE = Markup('x="{}%" y="{}%" width="{}%" height="{}%" rx="4"')


def _payload(question: Spot, renderer: Renderer) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    public, key = CHOICE.payload(question, renderer)
    return {**public, "html": _html(question, renderer)}, key


def _html(question: Spot, renderer: Renderer) -> Markup:
    made = _MADE.fullmatch(renderer.block(question.image).strip())
    if made is None:  # what is wrong with the image was said
        return Markup("")
    sides = [
        (number, str(zone.left), str(zone.top), str(zone.width), str(zone.height))
        for number, zone in enumerate(question.zones, 1)
        if zone
    ]
    return spots_html(Markup(made["image"]), sides, Markup(made["caption"]))


def spots_html(image: Markup, sides: Iterable[Sides], caption: Markup) -> Markup:
    """An image with its zones over it, each by its number, its place and its size in percent."""
    zones = (
        _ZONE.format(_EDGE.format(left, top, width, height), left, top, number, _SIGNS)
        for number, left, top, width, height in sides
    )
    return _IMAGE.format(image, Markup("").join(zones), caption)


def parts_of(html: str) -> tuple[str, list[Sides], str] | None:
    """What `spots_html` was made of, read again; None where it made none of this."""
    made = _SPOTS.fullmatch(html)
    if made is None:
        return None
    sides = [
        (int(one["number"]), one["left"], one["top"], one["width"], one["height"])
        for one in _SIDES.finditer(made["zones"])
    ]
    return made["image"], sides, made["caption"]


SPOT = Kind(payload=_payload, meaning=CHOICE.meaning, greatest=CHOICE.greatest)
