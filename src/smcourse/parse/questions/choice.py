"""`::: choice` and `::: true-false`: options in boxes, with feedback below them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from smcourse.codes.course import id_form
from smcourse.codes.fences import fence_attribute_value
from smcourse.codes.questions import option_line, option_mark
from smcourse.diagnostics import Diagnostic, Fix, Span, say
from smcourse.model import Choice, Option, Prose
from smcourse.parse.code import with_code
from smcourse.parse.fences import ID, Attributes, Header
from smcourse.parse.questions.common import (
    Line,
    common,
    prose,
    read_remark,
    split_prompt,
    stripped,
)

MAX_OPTIONS = 26
TRUTHS = {
    "true": frozenset(("true", "verdadero", "verdadera", "cierto", "cierta")),
    "false": frozenset(("false", "falso", "falsa")),
}

_OPTION = re.compile(r"^ {0,3}[-*+][ \t]+\[(?P<mark>[ xX])\](?P<text>(?!\().*)$")
_NEARLY = re.compile(  # a blank too few or too many, dashes, ticks and boxes from elsewhere
    r"^ {0,3}(?P<box>(?:(?P<sign>[-*+–—−])[ \t\xa0]*)?"
    r"(?:\[[ \t\xa0]*+(?P<mark>[xX✓✔]?)[ \t\xa0]*+\](?![(:\[])|(?P<drawn>[☐☑]))[ \t\xa0]*)(?=\S)"
)
_BARE_BOX = re.compile(r"^ {0,3}\[[ \t\xa0xX✓✔]+\][ \t\xa0]")
_BARE_ITEM = re.compile(r"^ {0,3}[-*+][ \t]+")
_OPTION_ID = re.compile(r"\{#(?P<id>[^\s{}]+)\}$")
_QUOTE = re.compile(r"^[ \t]*>[ ]?(?P<text>.*)$")


@dataclass(slots=True)
class Draft:
    """An option while its lines are being collected."""

    line: int
    right: bool
    text: list[Line] = field(default_factory=list)
    feedback: list[Line] = field(default_factory=list)
    feedback_line: int = 0


def parse_choice(header: Header, lines: list[str], first: int) -> tuple[Choice, list[Diagnostic]]:
    """A choice, or a true-false, whose options take their ids from their words."""
    found: list[Diagnostic] = []
    is_choice = header.kind == "choice"
    start = options_start(lines)
    asked = split_prompt(lines[:start], first, header.span)
    drafts, remarks = read_options(lines[start:], first + start, header.span, found)
    options = tuple(read_option(draft, i, header.span, found) for i, draft in enumerate(drafts))
    attributes = Attributes(header, found)
    if not is_choice:
        options = tuple(map(_named_by_truth, options))
    choice = Choice(
        **common(header, attributes, asked, remarks, in_part=is_choice),
        options=options,
        multiple=is_choice and is_multiple(attributes, options),
    )
    attributes.unknown()
    return choice, found


def is_multiple(attributes: Attributes, options: tuple[Option, ...]) -> bool:
    """Whether several may be chosen: said so, or several are right; else there is no part."""
    several = attributes.flag("multiple") or sum(option.right for option in options) > 1
    if not several and attributes.text("partial") == "half":
        wanted = say("`none` where only one option can be chosen")
        place = attributes.place("partial")
        attributes.found.append(fence_attribute_value(place, "partial", wanted, "multiple"))
    return several


def _named_by_truth(option: Option) -> Option:
    """`true` or `false` for an id, by what the option says; its own where it says neither."""
    word = option.text.markdown.strip(" .*_").casefold()
    named = next((id_ for id_, words in TRUTHS.items() if word in words), option.id)
    return replace(option, id=named)


def options_start(lines: list[str]) -> int:
    """The index of the line where the options begin; all lines where there are none."""
    options = (
        i
        for i, (line, is_code) in enumerate(with_code(lines))
        if not is_code and (_OPTION.match(line) or _nearly(line))
    )
    start = next(options, len(lines))
    while start < len(lines) and start and _BARE_ITEM.match(lines[start - 1]):
        start -= 1  # a list that runs into the options: its first boxes were forgotten
    return start


def read_options(
    lines: list[str], first: int, span: Span, found: list[Diagnostic]
) -> tuple[list[Draft], dict[str, Prose]]:
    """The options, as far as they were collected, and the remark below them."""
    drafts: list[Draft] = []
    remarks: dict[str, Prose] = {}
    for number, line in enumerate(lines, first):
        if match := _OPTION.match(line):
            drafts.append(
                Draft(number, match["mark"] != " ", [stripped(line, match.start("text"))])
            )
        elif not line.strip():
            continue
        elif near := _nearly(line):
            found.append(option_mark(span.at(number), _boxed(near, span.at(number))))
            drafts.append(Draft(number, _is_ticked(near), [stripped(line, near.end())]))
        elif bare := _BARE_ITEM.match(line):
            found.append(option_mark(span.at(number)))
            drafts.append(Draft(number, False, [stripped(line, bare.end())]))
        elif (quote := _QUOTE.match(line)) and line[:1] in " \t>":
            drafts[-1].feedback_line = drafts[-1].feedback_line or number
            drafts[-1].feedback.append((quote["text"], quote.start("text") + 1))
        elif line[:1] in " \t":
            (drafts[-1].feedback or drafts[-1].text).append(stripped(line, 0))
        elif (remark := read_remark(line, number, span, ("hint",))) and not remarks:
            remarks[remark[0]] = remark[1]
        else:
            found.append(option_line(span.at(number)))
    return drafts, remarks


def _nearly(line: str) -> re.Match[str] | None:
    """An option whose box lacks nothing but its form."""
    near = _NEARLY.match(line)
    is_bare = near is not None and near["sign"] is None and near["drawn"] is None
    return None if is_bare and not _BARE_BOX.match(line) else near


def _is_ticked(near: re.Match[str]) -> bool:
    return bool(near["mark"]) or near["drawn"] == "☑"


def _boxed(near: re.Match[str], place: Span) -> Fix:
    sign = near["sign"] if near["sign"] and near["sign"] in "-*+" else "-"
    start, end = near.span("box")
    return Fix(
        span=place.upto(place.line, start + 1, place.line, end + 1),
        text=f"{sign} [{'x' if _is_ticked(near) else ' '}] ",
    )


def read_option(draft: Draft, i: int, span: Span, found: list[Diagnostic]) -> Option:
    """A collected option, the `i`th: its id is the one behind its words, or its letter."""
    place = span.at(draft.line)
    text, own_id = prose(draft.text, draft.line, span), ""
    if given := _OPTION_ID.search(text.markdown):
        own_id = given["id"]
        if not ID.fullmatch(own_id):
            found.append(id_form(text.place(given.start("id"), len(own_id)), own_id))
        text = replace(text, markdown=text.markdown[: given.start()].rstrip())
    return Option(
        id=own_id or chr(ord("a") + i % MAX_OPTIONS),
        text=text,
        right=draft.right,
        feedback=prose(draft.feedback, draft.feedback_line, span) if draft.feedback else None,
        span=place,
    )
