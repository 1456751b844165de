"""Lists, quotes and tables as authors know them from forges, brought to Python-Markdown's form.

CommonMark nests a list by the width of the marker above it, lets a list, a table or fenced code
follow a paragraph at once or stand in an item, and ends a line at a backslash. Python-Markdown
wants four spaces a level, a blank line before, indented code in items, and two spaces at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from smcourse.parse.code import closes, opener

_SOMETHING = re.compile(r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]|\\$|^ {0,3}[|:-][|: -]*$", re.M)
_ITEM = re.compile(r"^(?P<indent> *)(?P<marker>[-*+]|\d{1,9}[.)])(?P<space> +)(?P<text>\S.*)$")
_RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DELIMITER = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_QUOTE = re.compile(r"^ {0,3}>[ ]?(?P<text>.*)$")
_TIGHT = re.compile(r"[-*+]|1[.)]")  # what may follow a paragraph without a blank line
_BOX = re.compile(r"\[(?P<mark>[ xX])\](?= )")
LEVEL = " " * 4


def normal_lists(text: str) -> str:
    """The same text for Python-Markdown; fenced code at the margin stays as it is."""
    return "\n".join(_normal(text.split("\n"))) if _SOMETHING.search(text) else text


def _normal(lines: list[str]) -> Iterator[str]:
    reader = _Reader()
    i = 0
    while i < len(lines):
        if not reader.fence and _QUOTE.match(lines[i]) and not reader.holds(lines[i]):
            end = i
            if reader.items:
                yield ""  # a quote at the margin ends a list
                reader.items = []
            while end < len(lines) and _QUOTE.match(lines[end]):
                end += 1
            inner = [_QUOTE.sub(r"\g<text>", quoted) for quoted in lines[i:end]]
            yield from (f"> {quoted}" for quoted in _normal(inner))
            reader.was_blank, reader.was_text, reader.was_quote = False, True, True
            i = end
            continue
        yield from reader.line(lines[i], lines[i + 1] if i + 1 < len(lines) else "")
        i += 1


class _Reader:
    """Reads line by line: `items` holds, for each open item, the column where its text begins."""

    def __init__(self) -> None:
        self.items: list[int] = []
        self.kinds: list[bool] = []  # of the last item at each level: whether it was numbered
        self.fence = ""
        self.was_blank = True
        self.was_text = False
        self.was_quote = False
        self.is_loose = False

    def holds(self, line: str) -> bool:
        """Whether a line is indented into the innermost open item."""
        return bool(self.items) and len(line) - len(line.lstrip(" ")) >= self.items[-1]

    def line(self, line: str, after: str) -> Iterator[str]:
        """What one line becomes; `after` is the one that follows it."""
        if self.fence:
            yield from self._code(line)
        elif not line.strip():
            yield ""
            self.is_loose = self.is_loose or bool(self.items)
            self.was_blank, self.was_text = True, False
        else:
            wide = line.expandtabs(4)
            item = None if _RULE.match(wide) else _ITEM.match(wide)
            base = self.items[-1] if self.items else 0
            if item and len(item["indent"]) < base + 4:  # deeper, it goes on a text or is code
                yield from self._item(item)
            else:
                yield from self._text(wide, line, after)
            self.was_blank = False
        self.was_quote = False

    def _item(self, item: re.Match[str]) -> Iterator[str]:
        indent = len(item["indent"])
        was_inside = bool(self.items)
        while self.items and indent < self.items[-1]:
            self.items.pop()
        if not was_inside and self.was_text and not self.was_blank:
            if not self.was_quote and not _TIGHT.fullmatch(item["marker"]):
                yield item[0]
                return
            yield ""
        level, is_numbered = len(self.items), item["marker"][0].isdigit()
        is_other_kind = was_inside and level < len(self.kinds) and self.kinds[level] != is_numbered
        if was_inside and (self.is_loose or is_other_kind) and not self.was_blank:
            yield ""
        self.kinds[level:] = [is_numbered]
        self.is_loose = self.is_loose and not is_other_kind
        spaces = len(item["space"]) if len(item["space"]) < 5 else 1
        marker = item["marker"].replace(")", ".")
        text = _BOX.sub(lambda box: "☐" if box["mark"] == " " else "☑", item["text"], count=1)
        yield f"{LEVEL * len(self.items)}{marker} {_broken(text)}"
        self.is_loose = self.is_loose and was_inside
        self.items.append(indent + len(item["marker"]) + spaces)
        self.was_text = False

    def _text(self, wide: str, line: str, after: str) -> Iterator[str]:
        indent = len(wide) - len(wide.lstrip(" "))
        if self.was_blank:
            while self.items and indent < self.items[-1]:
                self.items.pop()
        if self.items and indent >= self.items[-1] and opener(wide[self.items[-1] :]):
            yield from self._code(wide)
        elif opener(line):
            self.items = []
            yield from self._code(line)
        elif self.items:
            yield self._inside(_broken(wide))
        else:
            if self.was_text and "|" in line and "-" in after and _DELIMITER.match(after):
                yield ""
            self.was_text = indent < 4 or not self.was_blank
            self.is_loose = False
            yield _broken(line)

    def _code(self, line: str) -> Iterator[str]:
        """A line of fenced code, its fences too; in an item it becomes indented code."""
        if not self.items:
            match = opener(line)
            is_end = bool(self.fence) and closes(line, self.fence)
            self.fence = "" if is_end else self.fence or (match["fence"] if match else "")
            self.was_blank = self.was_text = False
            yield line
            return
        inner = line.expandtabs(4)[self.items[-1] :] if line.strip() else ""
        match = None if self.fence else opener(inner)
        if match:
            self.fence, self.is_loose = match["fence"], True
            yield ""
        elif closes(line, self.fence):
            self.fence, self.was_blank = "", True
            yield ""
        else:
            yield LEVEL * (len(self.items) + 1) + inner

    def _inside(self, line: str) -> str:
        """A line of the innermost open item."""
        spaces = len(line) - len(line.lstrip(" "))
        return LEVEL * len(self.items) + line[min(self.items[-1], spaces) :]


def _broken(line: str) -> str:
    """A backslash at the end of a line breaks it."""
    is_break = line.endswith("\\") and not line.endswith("\\\\")
    return f"{line[:-1].rstrip()}  " if is_break else line
