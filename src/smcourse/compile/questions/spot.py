"""A spot: a choice, and its image with a numbered zone over it for each option."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from smcourse.compile.prose import Renderer
from smcourse.compile.questions.choice import CHOICE
from smcourse.compile.questions.kind import Kind
from smcourse.model import Spot

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
_EDGE = Markup('x="{}%" y="{}%" width="{}%" height="{}%" rx="4"')


def _payload(question: Spot, renderer: Renderer) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    public, key = CHOICE.payload(question, renderer)
    return {**public, "html": _html(question, renderer)}, key


def _html(question: Spot, renderer: Renderer) -> Markup:
    made = _MADE.fullmatch(renderer.block(question.image).strip())
    if made is None:  # what is wrong with the image was said
        return Markup("")
    zones = (
        _ZONE.format(
            _EDGE.format(zone.left, zone.top, zone.width, zone.height),
            zone.left,
            zone.top,
            number,
            _SIGNS,
        )
        for number, zone in enumerate(question.zones, 1)
        if zone
    )
    return _IMAGE.format(Markup(made["image"]), Markup("").join(zones), Markup(made["caption"]))


SPOT = Kind(payload=_payload, meaning=CHOICE.meaning, greatest=CHOICE.greatest)
