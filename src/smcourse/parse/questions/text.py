"""`::: text`: sentences with gaps to be filled in, `[[answer|variant]]`."""

from __future__ import annotations

import re

from smcourse.codes.fences import fence_attribute_value
from smcourse.codes.questions import gap_form
from smcourse.diagnostics import Diagnostic, say
from smcourse.model import Gap, Prose, Text
from smcourse.parse.fences import Attributes, Header
from smcourse.parse.questions.common import common, split_prompt
from smcourse.parse.questions.remarks import read_remarks
from smcourse.parse.variables import outside_code

EXACT = ("case", "accents")

_GAP = re.compile(r"(?<!\\)\[\[(?P<words>[^\[\]\n]*)\]\]")


def parse_text(header: Header, lines: list[str], first: int) -> tuple[Text, list[Diagnostic]]:
    """The question, then its sentences, from the paragraph of the first gap on; remarks below."""
    found: list[Diagnostic] = []
    end, remarks = read_remarks(lines, first, header.span, found)
    start = _first_paragraph(lines[:end])
    body = Prose(markdown="\n".join(lines[start:end]), span=header.span.at(first + start))
    attributes = Attributes(header, found)
    text = Text(
        **common(
            header,
            attributes,
            split_prompt(lines[:start], first, header.span),
            remarks,
            in_part=True,
        ),
        body=body,
        gaps=_gaps(body, found),
        exact=_exact(attributes),
    )
    attributes.unknown()
    return text, found


def gaps_in(markdown: str) -> list[re.Match[str]]:
    """Every gap outside code, in order, its variants in the group `words`."""
    return list(_GAP.finditer(outside_code(markdown)))


def _first_paragraph(lines: list[str]) -> int:
    """The index of the line where the paragraph of the first gap begins; all lines without one."""
    gap = next(iter(gaps_in("\n".join(lines))), None)
    if gap is None:
        return len(lines)
    start = gap.string.count("\n", 0, gap.start())
    while start and lines[start - 1].strip():
        start -= 1
    return start


def _gaps(body: Prose, found: list[Diagnostic]) -> tuple[Gap, ...]:
    gaps: list[Gap] = []
    for gap in gaps_in(body.markdown):
        words = body.markdown[gap.start("words") : gap.end("words")]
        variants = tuple(" ".join(word.split()) for word in words.split("|"))
        gaps.append(Gap(variants=variants, span=body.place(gap.start(), len(gap[0]))))
    rest = _GAP.sub(lambda gap: " " * len(gap[0]), outside_code(body.markdown))
    found += [gap_form(body.place(at.start(), 2)) for at in re.finditer(r"(?<!\\)\[\[", rest)]
    return tuple(gaps)


def _exact(attributes: Attributes) -> tuple[str, ...]:
    """What is compared as written, in one order."""
    written = attributes.text("exact")
    words = [word for word in written.split(",") if word]
    if any(word not in EXACT for word in words):
        wanted = say("`case`, `accents`, or both with a comma")
        place = attributes.place("exact")
        attributes.found.append(fence_attribute_value(place, "exact", wanted, "exact=case,accents"))
    return tuple(word for word in EXACT if word in words)
