"""Text as its author wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field

from smcourse.diagnostics import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A run of Markdown between two fences; it stays Markdown until it is compiled.

    `columns` says where each line begins in its file, where that is not the margin.
    """

    markdown: str
    span: Span = field(compare=False)
    columns: tuple[int, ...] = field(default=(), compare=False)

    def place(self, start: int, width: int) -> Span:
        """Where the character `start` of the text stands in its file."""
        line = self.markdown.count("\n", 0, start)
        column = start - self.markdown.rfind("\n", 0, start)
        margin = self.columns[line] if line < len(self.columns) else 1
        return self.span.at(self.span.line + line, column + margin - 1, width)
