"""`::: choice` and `::: true-false`: a fence's lines become a question.

Needs nothing but diagnostics and the model, so that an editor elsewhere can use it too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from smcourse.codes.course import id_form
from smcourse.codes.fences import fence_attribute_value
from smcourse.codes.questions import option_line, option_mark, question_id_missing
from smcourse.diagnostics import Diagnostic, Span, say
from smcourse.model import Choice, Option, Prose, Question
from smcourse.parse.code import with_code
from smcourse.parse.fences import ID, Attributes, Header

MAX_OPTIONS = 26
TRUTHS = {
    "true": frozenset(("true", "verdadero", "verdadera", "cierto", "cierta")),
    "false": frozenset(("false", "falso", "falsa")),
}

_OPTION = re.compile(r"^ {0,3}[-*+][ \t]+\[(?P<mark>[ xX])\](?P<text>(?!\().*)$")
_BARE_ITEM = re.compile(r"^ {0,3}[-*+][ \t]+")
_OPTION_ID = re.compile(r"\{#(?P<id>[^\s{}]+)\}$")
_QUOTE = re.compile(r"^[ \t]*>[ ]?(?P<text>.*)$")
_REMARK = re.compile(r"^(?P<key>[a-z]+):[ \t]*(?P<text>.*)$")


_Line = tuple[str, int]  # a text, and the column where it begins


@dataclass(slots=True)
class _Draft:
    """An option while its lines are being collected."""

    line: int
    right: bool
    text: list[_Line] = field(default_factory=list)
    feedback: list[_Line] = field(default_factory=list)
    feedback_line: int = 0


def parse_question(
    header: Header, lines: list[str], first: int
) -> tuple[Question, list[Diagnostic]]:
    """Read the lines between a question's fences; `first` is the number of the first one.

    Without an id of its own, which is an error, the question's is "".
    """
    return READERS[header.kind](header, lines, first)


def _parse_choice(header: Header, lines: list[str], first: int) -> tuple[Choice, list[Diagnostic]]:
    """A choice, or a true-false, whose options take their ids from their words."""
    found: list[Diagnostic] = []
    is_choice = header.kind == "choice"
    start = _first_option(lines)
    while start < len(lines) and start and _BARE_ITEM.match(lines[start - 1]):
        start -= 1  # a list that runs into the options: its first boxes were forgotten
    situation, prompt = _split_prompt(lines[:start], first, header.span)
    drafts, remarks = _read_options(lines[start:], first + start, header.span, found)
    options = tuple(_option(draft, i, header.span, found) for i, draft in enumerate(drafts))
    attributes = Attributes(header, found)
    if not is_choice:
        options = tuple(map(_named_by_truth, options))
    choice = Choice(
        kind=header.kind,
        id=_question_id(header, found),
        situation=situation,
        prompt=prompt,
        options=options,
        multiple=is_choice
        and (attributes.flag("multiple") or sum(option.right for option in options) > 1),
        points=attributes.whole_number("points", 1, 100),
        hint=remarks.get("hint"),
        objective=attributes.text("objective"),
        record=_record(attributes),
        was=attributes.ids("was"),
        span=header.span,
        places=header.places,
    )
    attributes.unknown()
    return choice, found


READERS: dict[str, Callable[[Header, list[str], int], tuple[Question, list[Diagnostic]]]] = {
    "choice": _parse_choice,
    "true-false": _parse_choice,
}


def _named_by_truth(option: Option) -> Option:
    """`true` or `false` for an id, by what the option says; its own where it says neither."""
    word = option.text.markdown.strip(" .*_").casefold()
    named = next((id_ for id_, words in TRUTHS.items() if word in words), option.id)
    return replace(option, id=named)


def _question_id(header: Header, found: list[Diagnostic]) -> str:
    if not header.argument:
        found.append(question_id_missing(header.span, header.kind))
        return ""
    if not ID.fullmatch(header.argument):
        found.append(id_form(header.argument_span, header.argument))
        return ""
    return header.argument


def _record(attributes: Attributes) -> bool:
    value = attributes.text("record")
    if value not in ("", "none"):
        found, place = attributes.found, attributes.place("record")
        found.append(fence_attribute_value(place, "record", say("`none`"), "record=none"))
    return value != "none"


def _first_option(lines: list[str]) -> int:
    """The index of the first option line outside code; all lines where there is none."""
    for i, (line, is_code) in enumerate(with_code(lines)):
        if not is_code and _OPTION.match(line):
            return i
    return len(lines)


def _split_prompt(lines: list[str], first: int, span: Span) -> tuple[Prose | None, Prose]:
    """The last paragraph is the question; what stands before it is the situation."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and lines[start - 1].strip():
        start -= 1
    situation = "\n".join(lines[:start])
    prompt = Prose(markdown="\n".join(lines[start:end]), span=span.at(first + start))
    if not situation.strip():
        return None, prompt
    return Prose(markdown=situation, span=span.at(first)), prompt


def _read_options(
    lines: list[str], first: int, span: Span, found: list[Diagnostic]
) -> tuple[list[_Draft], dict[str, Prose]]:
    drafts: list[_Draft] = []
    remarks: dict[str, Prose] = {}
    for number, line in enumerate(lines, first):
        if match := _OPTION.match(line):
            drafts.append(
                _Draft(number, match["mark"] != " ", [_stripped(line, match.start("text"))])
            )
        elif not line.strip():
            continue
        elif bare := _BARE_ITEM.match(line):
            found.append(option_mark(span.at(number)))
            drafts.append(_Draft(number, False, [_stripped(line, bare.end())]))
        elif (quote := _QUOTE.match(line)) and line[:1] in " \t>":
            drafts[-1].feedback_line = drafts[-1].feedback_line or number
            drafts[-1].feedback.append((quote["text"], quote.start("text") + 1))
        elif line[:1] in " \t":
            (drafts[-1].feedback or drafts[-1].text).append(_stripped(line, 0))
        elif (remark := _REMARK.match(line)) and remark["key"] == "hint" and not remarks:
            column = remark.start("text") + 1
            place = span.at(number, column, len(remark["text"]))
            remarks["hint"] = Prose(markdown=remark["text"], span=place, columns=(column,))
        else:
            found.append(option_line(span.at(number)))
    return drafts, remarks


def _stripped(line: str, start: int) -> _Line:
    text = line[start:]
    return text.strip(), start + len(text) - len(text.lstrip()) + 1


def _prose(lines: list[_Line], line: int, span: Span) -> Prose:
    columns = tuple(column for _, column in lines)
    text = "\n".join(text for text, _ in lines)
    return Prose(markdown=text.rstrip(), span=span.at(line, columns[0]), columns=columns)


def _option(draft: _Draft, i: int, span: Span, found: list[Diagnostic]) -> Option:
    place = span.at(draft.line)
    text, own_id = _prose(draft.text, draft.line, span), ""
    if given := _OPTION_ID.search(text.markdown):
        own_id = given["id"]
        if not ID.fullmatch(own_id):
            found.append(id_form(text.place(given.start("id"), len(own_id)), own_id))
        text = replace(text, markdown=text.markdown[: given.start()].rstrip())
    return Option(
        id=own_id or chr(ord("a") + i % MAX_OPTIONS),
        text=text,
        right=draft.right,
        feedback=_prose(draft.feedback, draft.feedback_line, span) if draft.feedback else None,
        span=place,
    )
