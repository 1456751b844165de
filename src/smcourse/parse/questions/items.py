"""A list inside a question: its items, what is said of each, and the remarks below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from smcourse.codes.course import id_form
from smcourse.codes.questions import item_line
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Entry, Prose
from smcourse.parse.code import with_code
from smcourse.parse.fences import ID, Header
from smcourse.parse.questions.common import Line, prose, read_remark, split_prompt, stripped

REMARKS = ("hint", "right", "part", "wrong")

_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?P<text>.*))?$")
_QUOTE = re.compile(r"^[ \t]*>[ ]?(?P<text>.*)$")
_OWN_ID = re.compile(r"\{#(?P<id>[^\s{}]+)\}$")


@dataclass(slots=True)
class _Draft:
    line: int
    text: list[Line]
    feedback: list[Line] = field(default_factory=list)
    feedback_line: int = 0


def read_list(
    header: Header,
    lines: list[str],
    first: int,
    found: list[Diagnostic],
    keys: tuple[str, ...] = REMARKS,
) -> tuple[tuple[Prose | None, Prose], tuple[Entry, ...], dict[str, Prose]]:
    """A question that is asked above a list: situation and question, the list, and the remarks
    below it by those of the `keys` that are there; `first` is the number of the first line."""
    start = first_item(lines)
    asked = split_prompt(lines[:start], first, header.span)
    entries, remarks = read_items(lines[start:], first + start, header.span, found, keys)
    return asked, entries, remarks


def first_item(lines: Sequence[str]) -> int:
    """The index of the first item outside code; all lines where there is none."""
    for i, (line, is_code) in enumerate(with_code(list(lines))):
        if not is_code and _ITEM.match(line):
            return i
    return len(lines)


def read_items(
    lines: Sequence[str],
    first: int,
    span: Span,
    found: list[Diagnostic],
    keys: tuple[str, ...] = REMARKS,
) -> tuple[tuple[Entry, ...], dict[str, Prose]]:
    """A list that begins at the first line, numbered `first`, and the remarks below it."""
    drafts: list[_Draft] = []
    remarks: dict[str, Prose] = {}
    for number, line in enumerate(lines, first):
        if not line.strip():
            continue
        if item := _ITEM.match(line):
            text = stripped(line, item.start("text")) if item["text"] else ("", 1)
            drafts.append(_Draft(number, [text]))
        elif drafts and (quote := _QUOTE.match(line)):
            drafts[-1].feedback_line = drafts[-1].feedback_line or number
            drafts[-1].feedback.append((quote["text"], quote.start("text") + 1))
        elif drafts and line[:1] in " \t":
            (drafts[-1].feedback or drafts[-1].text).append(stripped(line, 0))
        elif (remark := read_remark(line, number, span, keys)) and remark[0] not in remarks:
            remarks[remark[0]] = remark[1]
        else:
            found.append(item_line(span.at(number)))
    return tuple(_item(draft, i, span, found) for i, draft in enumerate(drafts)), remarks


def _item(draft: _Draft, i: int, span: Span, found: list[Diagnostic]) -> Entry:
    text, own_id = own_id_of(prose(draft.text, draft.line, span), found)
    feedback = prose(draft.feedback, draft.feedback_line, span) if draft.feedback else None
    return Entry(id=own_id or _letter(i), text=text, feedback=feedback, span=span.at(draft.line))


def own_id_of(text: Prose, found: list[Diagnostic]) -> tuple[Prose, str]:
    """A text without the `{#id}` at its end, and that id; "" where there is none."""
    given = _OWN_ID.search(text.markdown)
    if given is None:
        return text, ""
    if not ID.fullmatch(given["id"]):
        found.append(id_form(text.place(given.start("id"), len(given["id"])), given["id"]))
    return cut(text, 0, given.start()), given["id"]


def cut(text: Prose, start: int, end: int) -> Prose:
    """A part of a text, with its place."""
    part = text.markdown[start:end]
    at = start + len(part) - len(part.lstrip())
    line = text.markdown.count("\n", 0, at)
    place = text.place(at, max(1, len(part.strip())))
    return Prose(
        markdown=part.strip(), span=place, columns=(place.column, *text.columns[line + 1 :])
    )


def split_item(text: Prose, sign: str) -> tuple[Prose, Prose] | None:
    """What stands before and behind a sign that stands between blanks; None without one."""
    match = re.search(rf"(?:^|[ \t]){re.escape(sign)}(?:[ \t]|$)", text.markdown)
    if match is None:
        return None
    return cut(text, 0, match.start()), cut(text, match.end(), len(text.markdown))


def _letter(i: int) -> str:
    return chr(ord("a") + i % 26)
