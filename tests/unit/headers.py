"""The opening line of a question, as it was read, for tests of what comes after it."""

from __future__ import annotations

from smcourse.diagnostics import Span
from smcourse.parse.fences import Header


def header(span: Span, **attributes: str) -> Header:
    """`::: choice q` with these attributes, all of it at one place."""
    return Header(
        kind="choice",
        argument="q",
        attributes=attributes,
        span=span,
        kind_span=span,
        argument_span=span,
    )
