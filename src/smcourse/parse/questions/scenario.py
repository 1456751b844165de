"""`::: scenario`: headings are moments, the list below one is what may be decided there."""

from __future__ import annotations

import re

from smcourse.codes.questions import way_form
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Entry, Node, Prose, Scenario, Way
from smcourse.parse.code import unhashed, with_code
from smcourse.parse.fences import Attributes, Header
from smcourse.parse.questions.common import common, prose, read_remark, split_prompt, stripped
from smcourse.parse.questions.items import REMARKS, cut, first_item, own_id_of, read_items

_HEADING = re.compile(r"^ {0,3}#{2,6}[ \t]+(?P<title>.*)$")
_WAY = re.compile(r"(?:^|[ \t\n])(?:->|→)[ \t\n]*(?P<to>[^\s()]+)[ \t\n]*\((?P<quality>[310])\)$")


def parse_scenario(
    header: Header, lines: list[str], first: int
) -> tuple[Scenario, list[Diagnostic]]:
    """What it is about, then its nodes; remarks may end the part above the first, or any node."""
    found: list[Diagnostic] = []
    remarks: dict[str, Prose] = {}
    starts = [i for i, (line, is_code) in enumerate(with_code(lines)) if _opens(line, is_code)]
    ends = [*starts[1:], len(lines)][: len(starts)]
    head = lines[: starts[0] if starts else len(lines)]
    asked = split_prompt(_without_remarks(head, first, header.span, remarks), first, header.span)
    nodes = tuple(
        _node(lines[start:end], first + start, i, header.span, remarks, found)
        for i, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    attributes = Attributes(header, found)
    scenario = Scenario(**common(header, attributes, asked, remarks, points=0), nodes=nodes)
    attributes.unknown()
    return scenario, found


def _opens(line: str, is_code: bool) -> bool:
    return not is_code and _HEADING.match(line) is not None


def _node(
    lines: list[str],
    first: int,
    place: int,
    span: Span,
    remarks: dict[str, Prose],
    found: list[Diagnostic],
) -> Node:
    heading = _HEADING.match(lines[0])
    assert heading, "a node begins with its heading"
    text, column = stripped(unhashed(heading["title"].strip()), 0)
    title, own_id = own_id_of(prose([(text, column + heading.start("title"))], first, span), found)
    body = lines[1:]
    start = first_item(body)
    above = _without_remarks(body[:start], first + 1, span, remarks)
    entries, below = read_items(body[start:], first + 1 + start, span, found)
    for key, remark in below.items():
        remarks.setdefault(key, remark)
    return Node(
        id=own_id or chr(ord("a") + place % 26),
        title=title,
        text=Prose(markdown="\n".join(above).rstrip(), span=span.at(first + 1)),
        ways=tuple(_way(entry, found) for entry in entries),
        span=span.at(first),
    )


def _way(entry: Entry, found: list[Diagnostic]) -> Way:
    """A decision; one that is not written as such leads nowhere, which was told."""
    text, to, quality = entry.text, "", 3
    if arrow := _WAY.search(text.markdown):
        text, to, quality = cut(text, 0, arrow.start()), arrow["to"], int(arrow["quality"])
    else:
        found.append(way_form(entry.span))
    text, own_id = own_id_of(text, found)
    return Way(
        id=own_id or entry.id,
        text=text,
        to=to,
        quality=quality,
        feedback=entry.feedback,
        span=entry.span,
    )


def _without_remarks(
    lines: list[str], first: int, span: Span, remarks: dict[str, Prose]
) -> list[str]:
    """Lines without the remarks that end them, which are kept by their keys."""
    end = len(lines)
    while end:
        line = lines[end - 1]
        remark = read_remark(line, first + end - 1, span, REMARKS)
        if remark and remark[0] not in remarks:
            remarks[remark[0]] = remark[1]
        elif line.strip():
            break
        end -= 1
    return lines[:end]
