"""`::: spot`: an image, and options that are parts of it."""

from __future__ import annotations

import re
from decimal import Decimal

from smcourse.codes.spots import spot_image_missing, zone_form
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Prose, Spot, Zone
from smcourse.parse.code import with_code
from smcourse.parse.fences import Attributes, Header
from smcourse.parse.questions.choice import (
    Draft,
    is_multiple,
    options_start,
    read_option,
    read_options,
)
from smcourse.parse.questions.common import common, split_prompt

WHOLE = 100  # percent

_IMAGE = re.compile(
    r"^ {0,3}!\[(?:[^\[\]]|\[[^\[\]]*\])*\]"
    r"(?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])(?:\{[^{}]*\})?[ \t]*$"
)
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,3})?"
_ZONE = re.compile(
    rf"@[ \t]*(?P<left>{_NUMBER})[ \t]*,[ \t]*(?P<top>{_NUMBER})[ \t]+"
    rf"(?P<width>{_NUMBER})[ \t]*[x×][ \t]*(?P<height>{_NUMBER})"
    r"(?P<rest>[ \t]*(?:\{#[^\s{}]+\})?)"
)


def parse_spot(header: Header, lines: list[str], first: int) -> tuple[Spot, list[Diagnostic]]:
    """What is asked and its image, then the options of a choice, a zone behind each."""
    found: list[Diagnostic] = []
    start = options_start(lines)
    above, image = _cut_image(lines[:start], first, header.span, found)
    drafts, remarks = read_options(lines[start:], first + start, header.span, found)
    zones = tuple(_cut_zone(draft, header.span, found) for draft in drafts)
    options = tuple(read_option(draft, i, header.span, found) for i, draft in enumerate(drafts))
    attributes = Attributes(header, found)
    asked = split_prompt(above, first, header.span)
    spot = Spot(
        **common(header, attributes, asked, remarks, in_part=True),
        options=options,
        multiple=is_multiple(attributes, options),
        image=image,
        zones=zones,
    )
    attributes.unknown()
    return spot, found


def _cut_image(
    lines: list[str], first: int, span: Span, found: list[Diagnostic]
) -> tuple[list[str], Prose | None]:
    """The lines without the one image among them, and that image."""
    images = [
        i
        for i, (line, is_code) in enumerate(with_code(lines))
        if not is_code and _IMAGE.match(line)
    ]
    if len(images) != 1:
        place = span.at(first + images[1]) if images else span
        found.append(spot_image_missing(place, is_second=bool(images)))
        if not images:
            return lines, None
    rest = ["" if i in images else line for i, line in enumerate(lines)]
    line = lines[images[0]]
    return rest, Prose(markdown=line, span=span.at(first + images[0], 1, len(line)))


def _cut_zone(draft: Draft, span: Span, found: list[Diagnostic]) -> Zone | None:
    """The zone at the end of an option's first line, which is taken out of it."""
    text, column = draft.text[0]
    start = text.rfind("@")
    said = _ZONE.fullmatch(text, start) if start >= 0 else None
    if said is None:
        found.append(zone_form(span.at(draft.line)))
        return None
    place = span.at(draft.line, column + start, said.start("rest") - start)
    rest = f"{text[:start]}{' ' * (said.start('rest') - start)}{said['rest']}"
    draft.text[0] = (rest.rstrip(), column)
    left, top, width, height = (Decimal(said[name]) for name in ("left", "top", "width", "height"))
    if not (width and height) or left + width > WHOLE or top + height > WHOLE:
        found.append(zone_form(place))
        return None
    return Zone(left=left, top=top, width=width, height=height, span=place)
