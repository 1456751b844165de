"""`::: order`: a list in the right order."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic
from smcourse.model import Order
from smcourse.parse.fences import Attributes, Header
from smcourse.parse.questions.common import common
from smcourse.parse.questions.items import read_list


def parse_order(header: Header, lines: list[str], first: int) -> tuple[Order, list[Diagnostic]]:
    """The question, and a list whose order is the right one."""
    found: list[Diagnostic] = []
    asked, entries, remarks = read_list(header, lines, first, found)
    attributes = Attributes(header, found)
    order = Order(**common(header, attributes, asked, remarks, in_part=True), entries=entries)
    attributes.unknown()
    return order, found
