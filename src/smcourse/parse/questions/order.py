"""`::: order`: a list in the right order."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic
from smcourse.model import Entry, Order
from smcourse.parse.fences import Attributes, Header
from smcourse.parse.questions.common import common, split_prompt
from smcourse.parse.questions.items import first_item, read_items


def parse_order(header: Header, lines: list[str], first: int) -> tuple[Order, list[Diagnostic]]:
    """The question, and a list whose order is the right one."""
    found: list[Diagnostic] = []
    start = first_item(lines)
    asked = split_prompt(lines[:start], first, header.span)
    items, remarks = read_items(lines[start:], first + start, header.span, found)
    attributes = Attributes(header, found)
    order = Order(
        **common(header, attributes, asked, remarks),
        entries=tuple(
            Entry(id=item.id, text=item.text, feedback=item.feedback, span=item.span)
            for item in items
        ),
    )
    attributes.unknown()
    return order, found
