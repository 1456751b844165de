"""What is read alike in every kind of question: its id, what it asks, attributes and remarks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypedDict

from smcourse.codes.course import id_form
from smcourse.codes.fences import fence_attribute_value
from smcourse.codes.questions import question_id_missing
from smcourse.diagnostics import Diagnostic, Span, say
from smcourse.model import Prose
from smcourse.parse.fences import ID, Attributes, Header

Line = tuple[str, int]  # a text, and the column where it begins

_REMARK = re.compile(r"^(?P<key>[a-z]+):[ \t]*(?P<text>.*)$")


class Common(TypedDict):
    """The fields that every kind of question has."""

    kind: str
    id: str
    situation: Prose | None
    prompt: Prose
    points: int
    half: bool
    hint: Prose | None
    remarks: Mapping[str, Prose]
    objective: str
    record: bool
    was: tuple[str, ...]
    span: Span
    places: Mapping[str, Span]


def common(
    header: Header,
    attributes: Attributes,
    asked: tuple[Prose | None, Prose],
    remarks: Mapping[str, Prose],
    *,
    points: int | None = 1,
    in_part: bool = False,
) -> Common:
    """The common fields; `asked` is the situation and the question, `points` what it is worth
    where its author does not say; None where it is worth nothing and its author cannot say.
    `in_part`: it can be answered in part.

    Without an id of its own, which is an error, the question's is "".
    """
    return {
        "kind": header.kind,
        "id": _question_id(header, attributes.found),
        "situation": asked[0],
        "prompt": asked[1],
        "points": 0 if points is None else attributes.whole_number("points", points, 100),
        "half": in_part and _half(attributes),
        "hint": remarks.get("hint"),
        "remarks": {key: prose for key, prose in remarks.items() if key != "hint"},
        "objective": attributes.text("objective"),
        "record": _record(attributes),
        "was": attributes.ids("was"),
        "span": header.span,
        "places": header.places,
    }


def split_prompt(lines: list[str], first: int, span: Span) -> tuple[Prose | None, Prose]:
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


def read_remark(
    line: str, number: int, span: Span, known: tuple[str, ...]
) -> tuple[str, Prose] | None:
    """`hint: …` and the like, a line of their own: the key and what is said."""
    remark = _REMARK.match(line)
    if not remark or remark["key"] not in known:
        return None
    column = remark.start("text") + 1
    place = span.at(number, column, len(remark["text"]))
    return remark["key"], Prose(markdown=remark["text"], span=place, columns=(column,))


def prose(lines: list[Line], line: int, span: Span) -> Prose:
    """Lines that begin at columns of their own, from line `line` on."""
    columns = tuple(column for _, column in lines)
    text = "\n".join(text for text, _ in lines)
    return Prose(markdown=text.rstrip(), span=span.at(line, columns[0]), columns=columns)


def stripped(line: str, start: int) -> Line:
    """What stands in a line from `start` on, without the blanks around it."""
    text = line[start:]
    return text.strip(), start + len(text) - len(text.lstrip()) + 1


def _question_id(header: Header, found: list[Diagnostic]) -> str:
    if not header.argument:
        found.append(question_id_missing(header.span, header.kind))
        return ""
    if not ID.fullmatch(header.argument):
        found.append(id_form(header.argument_span, header.argument))
        return ""
    return header.argument


def _half(attributes: Attributes) -> bool:
    value = attributes.text("partial")
    if value not in ("", "none", "half"):
        found, place = attributes.found, attributes.place("partial")
        wanted = say("`half` or `none`")
        found.append(fence_attribute_value(place, "partial", wanted, "partial=half"))
    return value == "half"


def _record(attributes: Attributes) -> bool:
    value = attributes.text("record")
    if value not in ("", "none"):
        found, place = attributes.found, attributes.place("record")
        found.append(fence_attribute_value(place, "record", say("`none`"), "record=none"))
    return value != "none"
