"""`::: number`: a question, and what is right, `= 45 ± 5 min` or `= 40..50 min`."""

from __future__ import annotations

import re
from decimal import Decimal

from smcourse.codes.numbers import number_digits, number_form, number_has_answer, number_range
from smcourse.codes.questions import remark_line
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Number
from smcourse.parse.code import with_code
from smcourse.parse.fences import Attributes, Header
from smcourse.parse.questions.common import common, split_prompt
from smcourse.parse.questions.remarks import read_remarks

WHOLE, PARTS = 9, 6  # digits before and behind the mark that are compared exactly

_LINE = re.compile(r"^ {0,3}=(?!=)[ \t]*(?P<said>.*)$")
_NUMBER = r"[+\u2212-]?[0-9]+(?:[.,][0-9]+)*"
_SAID = re.compile(
    rf"(?P<first>{_NUMBER})[ \t]*"
    rf"(?:(?P<sign>\u00b1|\+-|\+/-|\.\.)[ \t]*(?P<second>{_NUMBER}|\S*)[ \t]*)?"
    r"(?P<unit>[^0-9\s].*)?"
)
_SIGNS = r"+\-\u00b1\u2010-\u2015\u2026\u2212~"
_NO_UNIT = re.compile(  # a second number, which would be lost in the unit
    rf"^[{_SIGNS}]|^\W*[0-9]|(?:[\s{_SIGNS}(\[{{]|\b(?:to|[eE]|a))[0-9]"
)
_STRICT = re.compile(r"(?P<sign>[+-]?)(?P<whole>[0-9]+)(?:[.,](?P<parts>[0-9]+))?")
_TWO_WAYS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")  # 1.234 is written for 1234, too


def parse_number(header: Header, lines: list[str], first: int) -> tuple[Number, list[Diagnostic]]:
    """The question, and below it the line of what is right; remarks at the end."""
    found: list[Diagnostic] = []
    at = _answer(lines)
    below = min(at + 1, len(lines))
    end, remarks = read_remarks(lines[below:], first + below, header.span, found)
    for number, line in enumerate(lines[below : below + end], first + below):
        if line.strip():
            found.append(remark_line(header.span.at(number)))
    low = high = Decimal(0)
    said, unit, sign = "", "", ""
    if at < len(lines):
        low, high, said, unit, sign = _read(lines[at], header.span.at(first + at), found)
    else:
        found.append(number_has_answer(header.span))
    attributes = Attributes(header, found)
    number_ = Number(
        **common(header, attributes, split_prompt(lines[:at], first, header.span), remarks),
        low=written(low),
        high=written(high),
        right=written(low if sign == ".." else (low + high) / 2),
        told=said,
        mark="," if "," in said else ".",
        unit=unit,
    )
    attributes.unknown()
    return number_, found


def written(value: Decimal) -> str:
    """A decimal in digits, without zeros that say nothing."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _answer(lines: list[str]) -> int:
    """The index of the first line outside code that says what is right; their count without one."""
    for i, (line, is_code) in enumerate(with_code(lines)):
        if not is_code and _LINE.match(line):
            return i
    return len(lines)


def _read(line: str, span: Span, found: list[Diagnostic]) -> tuple[Decimal, Decimal, str, str, str]:
    """From, to, how that is said, its unit, and the sign between two numbers."""
    match = _LINE.match(line)
    text = match["said"].strip(" \t") if match else ""
    said = _SAID.fullmatch(text)
    place = span.at(span.line, 1, max(1, len(line.rstrip())))
    if said is None or _NO_UNIT.search(said["unit"] or ""):
        found.append(number_form(place, text))
        return Decimal(0), Decimal(0), "", "", ""
    sign, unit = said["sign"] or "", said["unit"] or ""
    numbers = [said["first"], *([said["second"]] if sign else [])]
    before = len(found)
    read = [_decimal(one, place, found) for one in numbers]
    first, second = read[0], read[1] if sign else Decimal(0)
    low, high = (first, second) if sign == ".." else (first - second, first + second)
    if len(found) > before:
        pass  # what was said of a number is enough
    elif high < low:
        found.append(number_range(place, is_range=sign == ".."))
    elif max(abs(low), abs(high)) >= 10**WHOLE:
        found.append(number_digits(place, WHOLE, PARTS))
    between = {"..": "\u2013", "": ""}.get(sign, " \u00b1 ")
    return low, high, between.join(numbers), unit, sign


def _decimal(text: str, place: Span, found: list[Diagnostic]) -> Decimal:
    """One number as its author wrote it; 0 where it is none, which is said."""
    plain = text.replace("\u2212", "-")
    match = _STRICT.fullmatch(plain)
    if match is None or _TWO_WAYS.fullmatch(plain):
        found.append(number_form(place, text))
        return Decimal(0)
    if len(match["whole"]) > WHOLE or len(match["parts"] or "") > PARTS:
        found.append(number_digits(place, WHOLE, PARTS))
        return Decimal(0)
    return Decimal(plain.replace(",", "."))
