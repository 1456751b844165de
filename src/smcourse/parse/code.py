"""Fenced code: one rule for the lines between ``` or ~~~, wherever lines are read; what closes a
heading.

As CommonMark has it: up to three spaces before the opener, a closer at least as long as it, no
backtick in what stands behind an opener of backticks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

CODE_SPAN = re.compile(r"(?<!`)(`{1,9})(?!`)(?:(?!\n\n).)*?(?<!`)\1(?!`)", re.S)  # in a line

_OPENER = re.compile(r"^(?P<indent> {0,3})(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
_LANGUAGE = re.compile(r"(?<![^\s{.])[A-Za-z][\w+#-]*(?![\w+#=-])")


def with_code(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it belongs to a code block, its fences included."""
    fence = ""
    for line in lines:
        before, fence = fence, code_after(line, fence)
        yield line, bool(before or fence)


def code_after(line: str, fence: str) -> str:
    """The fence that is open after a line, where `fence` was open before it; "" for none."""
    if fence:
        return "" if closes(line, fence) else fence
    match = opener(line)
    return match["fence"] if match else ""


def left_open(lines: Sequence[str]) -> int | None:
    """Which line (from 0) opens a code block that is still open after the last one, if any does."""
    fence, start = "", 0
    for i, line in enumerate(lines):
        before, fence = fence, code_after(line, fence)
        start = start if before else i
    return start if fence else None


def without_code(text: str) -> str:
    """The text with blanks for every line of code, so that places stay."""
    lines = text.split("\n")
    return "\n".join(" " * len(line) if is_code else line for line, is_code in with_code(lines))


def normal_code(text: str) -> str:
    """Code blocks as Python-Markdown wants them: no indent, closer and opener alike, and of what
    stands behind the opener only the language."""
    if "```" not in text and "~~~" not in text:
        return text
    written: list[str] = []
    fence, indent = "", 0
    for line in text.split("\n"):
        match = None if fence else opener(line)
        if fence and closes(line, fence):
            written.append(fence)
            fence = ""
        elif match:
            fence, indent = match["fence"], len(match["indent"])
            language = _LANGUAGE.search(match["info"])
            written.append(fence + (language[0] if language else ""))
        else:
            spaces = len(line) - len(line.lstrip(" "))
            written.append(line[min(indent, spaces) :] if fence else line)
    return "\n".join([*written, fence] if fence else written)


def opener(line: str) -> re.Match[str] | None:
    """A line that opens a code block, with its `indent`, `fence` and `info`."""
    match = _OPENER.match(line)
    return None if match is None or (match["fence"][0] == "`" and "`" in match["info"]) else match


def closes(line: str, fence: str) -> bool:
    """Whether a line ends the code block that `fence` opened."""
    bare = line.strip()
    return len(bare) >= len(fence) and set(bare) == {fence[0]}


def unhashed(title: str) -> str:
    """Without the signs that may close a heading; `C#` keeps its own."""
    bare = title.rstrip("#")
    return title if bare and not bare[-1].isspace() else bare.rstrip()
