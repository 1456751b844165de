"""The remarks at the end of a question: `hint:`, `right:` and the like, a line each."""

from __future__ import annotations

from smcourse.codes.questions import remark_line
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Prose
from smcourse.parse.code import with_code
from smcourse.parse.questions.common import read_remark
from smcourse.parse.questions.items import REMARKS


def read_remarks(
    lines: list[str], first: int, span: Span, found: list[Diagnostic]
) -> tuple[int, dict[str, Prose]]:
    """The index of the first remark outside code, and all remarks by their keys; below the first
    one stands nothing else."""
    end = next(
        (
            i
            for i, (line, is_code) in enumerate(with_code(lines))
            if not is_code and read_remark(line, first + i, span, REMARKS)
        ),
        len(lines),
    )
    remarks: dict[str, Prose] = {}
    for number, line in enumerate(lines[end:], first + end):
        remark = read_remark(line, number, span, REMARKS)
        if remark and remark[0] not in remarks:
            remarks[remark[0]] = remark[1]
        elif line.strip():
            found.append(remark_line(span.at(number)))
    return end, remarks
