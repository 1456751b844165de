"""`::: match`: lines, and the answer that belongs to each, behind `::`."""

from __future__ import annotations

import re
from dataclasses import replace

from smcourse.codes.questions import pair_form
from smcourse.diagnostics import Diagnostic, Fix
from smcourse.model import Entry, Match, Prose
from smcourse.parse.code import CODE_SPAN
from smcourse.parse.fences import Attributes, Header
from smcourse.parse.questions.common import common
from smcourse.parse.questions.items import own_id_of, read_list, split_item

SIGN = "::"

_JOINED = re.compile(r"(?<=[^\s:])(?:[ \t]+::|::[ \t]+)(?=[^\s:])")  # `std::string` is a word


def parse_match(header: Header, lines: list[str], first: int) -> tuple[Match, list[Diagnostic]]:
    """The question, and its pairs; answers that say the same are one."""
    found: list[Diagnostic] = []
    asked, items, remarks = read_list(header, lines, first, found)
    entries: list[Entry] = []
    right: list[int] = []
    answers: list[Prose] = []
    places: dict[str, int] = {}  # of answers, by what they say
    for item in items:
        pair = split_item(item.text, SIGN)
        if pair is None or not pair[1].markdown:
            found.append(pair_form(item.span, _parted(item.text)))
            continue
        line, answer = pair
        said = " ".join(answer.markdown.split())
        if said not in places:
            places[said] = len(answers)
            answers.append(answer)
        if line.markdown:
            right.append(places[said])
            line, own_id = own_id_of(line, found)
            entries.append(replace(item, id=own_id or item.id, text=line))
    attributes = Attributes(header, found)
    match = Match(
        **common(header, attributes, asked, remarks, in_part=True),
        entries=tuple(entries),
        right=tuple(right),
        answers=tuple(answers),
    )
    attributes.unknown()
    return match, found


def _parted(text: Prose) -> Fix | None:
    """The second blank at the colons of an item that lacks nothing else."""
    joined = _JOINED.search(text.markdown) if text.markdown.count(SIGN) == 1 else None
    code = CODE_SPAN.finditer(text.markdown)
    if joined is None or any(one.start() < joined.start() < one.end() for one in code):
        return None
    return Fix(span=text.place(joined.start(), len(joined[0])), text=f" {SIGN} ")
