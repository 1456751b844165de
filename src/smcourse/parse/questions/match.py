"""`::: match`: lines, and the answer that belongs to each, behind `::`."""

from __future__ import annotations

from smcourse.codes.questions import pair_form
from smcourse.diagnostics import Diagnostic
from smcourse.model import Entry, Match, Prose
from smcourse.parse.fences import Attributes, Header
from smcourse.parse.questions.common import common, split_prompt
from smcourse.parse.questions.items import first_item, own_id_of, read_items, split_item

SIGN = "::"


def parse_match(header: Header, lines: list[str], first: int) -> tuple[Match, list[Diagnostic]]:
    """The question, and its pairs; answers that say the same are one."""
    found: list[Diagnostic] = []
    start = first_item(lines)
    asked = split_prompt(lines[:start], first, header.span)
    items, remarks = read_items(lines[start:], first + start, header.span, found)
    entries: list[Entry] = []
    right: list[int] = []
    answers: list[Prose] = []
    places: dict[str, int] = {}  # of answers, by what they say
    for item in items:
        pair = split_item(item.text, SIGN)
        if pair is None or not pair[1].markdown:
            found.append(pair_form(item.span))
            continue
        line, answer = pair
        said = " ".join(answer.markdown.split())
        if said not in places:
            places[said] = len(answers)
            answers.append(answer)
        if line.markdown:
            right.append(places[said])
            line, own_id = own_id_of(line, found)
            name = own_id or item.id
            entries.append(Entry(id=name, text=line, feedback=item.feedback, span=item.span))
    attributes = Attributes(header, found)
    match = Match(
        **common(header, attributes, asked, remarks),
        entries=tuple(entries),
        right=tuple(right),
        answers=tuple(answers),
    )
    attributes.unknown()
    return match, found
