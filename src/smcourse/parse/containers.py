"""The fences that are no questions: notes, details, cards, tabs, figures, media, `only`, `country`,
`reflect` hold other blocks, `table` the columns of a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from smcourse.codes.blocks import (
    block_empty,
    fence_attribute_missing,
    fence_title_missing,
    fence_title_unwanted,
    figure_image_missing,
    not_inside,
    panel_heading_missing,
)
from smcourse.codes.countries import country_code
from smcourse.codes.course import id_form
from smcourse.codes.questions import question_id_missing
from smcourse.codes.tables import table_line, table_name_missing
from smcourse.countries import COUNTRIES
from smcourse.diagnostics import Diagnostic, Fix, Span
from smcourse.model import (
    Block,
    Column,
    Country,
    Details,
    Figure,
    Media,
    Note,
    Only,
    Panel,
    Panels,
    Prose,
    Reflect,
    Table,
)
from smcourse.parse.code import unhashed, with_code
from smcourse.parse.fences import ID, Attributes, Header, read_attributes
from smcourse.parse.questions import QuestionReader
from smcourse.parse.segments import segments
from smcourse.parse.silence import are_silent

_HEADING = re.compile(r"^ {0,3}#{2,4}[ \t]+(?P<title>.*)$")
_IMAGE = re.compile(r"^ {0,3}!\[")
_COLUMN = re.compile(r" {0,3}[-*+] +(?P<name>[\w-]+) *: *(?P<heading>\S.*?) *")
_UNMARKED = re.compile(r" {0,3}(?P<sign>[–—−-]?[ \xa0]*)[a-z][\w-]* *: *\S.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The lines of a page from `first` on (from 0), and the fence that they stand in.

    `lines` is cut at the end of what is to be read, so that every index is a line of the file.
    `read` makes blocks of a body, `ask` a question; `container` is "" in the lesson itself and
    inside `only`.
    """

    lines: list[str]
    first: int
    span: Span
    found: list[Diagnostic]
    read: Callable[[Body], tuple[Block, ...]]
    ask: QuestionReader
    container: str = ""
    depth: int = 0

    def within(self, kind: str, first: int, end: int) -> Body:
        """The body of a fence of this kind that stands in this one."""
        return replace(
            self,
            lines=self.lines[:end],
            first=first,
            container=self.container or ("" if kind == "only" else kind),
            depth=self.depth + 1,
        )

    def part(self, first: int, end: int) -> Body:
        """Some of the lines."""
        return replace(self, lines=self.lines[:end], first=first)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of these lines."""
        return self.read(self)

    def refuses(self, header: Header) -> bool:
        """Whether what stands in the lesson itself was written inside another block."""
        if self.container:
            self.found.append(not_inside(header.span, header.kind, self.container))
        return bool(self.container)


def _note(header: Header, outer: Body, body: Body) -> Block | None:
    Attributes(header, body.found).unknown()
    blocks = _filled(header, body)
    return Note(kind=header.kind, title=header.argument, blocks=blocks, span=header.span)


def _details(header: Header, outer: Body, body: Body) -> Block | None:
    Attributes(header, body.found).unknown()
    _titled(header, body)
    blocks = _filled(header, body)
    return Details(title=header.argument, blocks=blocks, span=header.span)


def _panels(header: Header, outer: Body, body: Body) -> Block | None:
    if outer.refuses(header):
        return None
    Attributes(header, body.found).unknown()
    _untitled(header, body)
    starts = list(_headings(body))
    above = body.lines[body.first : starts[0][0] if starts else None]
    if not starts or any(line.strip() for line in above):
        body.found.append(panel_heading_missing(header.span, header.kind))
        return None
    ends = [start for start, _ in starts[1:]] + [len(body.lines)]
    panels = []
    for (start, title), end in zip(starts, ends, strict=True):
        place = header.span.at(start + 1, 1, len(body.lines[start]))
        blocks = body.part(start + 1, end).blocks()
        named = Prose(markdown=title, span=place, columns=(body.lines[start].index(title) + 1,))
        panels.append(Panel(title=named, blocks=blocks, span=place))
    return Panels(kind=header.kind, panels=tuple(panels), span=header.span)


def _headings(body: Body) -> Iterator[tuple[int, str]]:
    """The lines, with their words, that begin a panel: the headings outside fences and code."""
    for tile in segments(body.lines, body.first, with_breaks=False):
        if tile.kind != "prose":
            continue
        run = body.lines[tile.start : tile.end]
        for i, (line, is_code) in enumerate(with_code(run), tile.start):
            if not is_code and (heading := _HEADING.match(line)):
                yield i, unhashed(heading["title"].strip())


def _figure(header: Header, outer: Body, body: Body) -> Block | None:
    Attributes(header, body.found).unknown()
    _untitled(header, body)
    first, *rest = body.blocks() or (None,)
    text = first.markdown if isinstance(first, Prose) else ""
    lines = text.split("\n")
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if first is None or not _IMAGE.match(lines[start]):
        body.found.append(figure_image_missing(header.span))
        return None
    end = next((i for i in range(start, len(lines)) if not lines[i].strip()), len(lines))
    below = "\n".join(lines[end:])
    place = first.span
    return Figure(
        image=Prose(markdown="\n".join(lines[start:end]), span=place.at(place.line + start)),
        caption=Prose(markdown=below, span=place.at(place.line + end)) if below.strip() else None,
        blocks=tuple(rest),
        span=header.span,
    )


def _media(header: Header, outer: Body, body: Body) -> Block | None:
    _titled(header, body)
    attributes = Attributes(header, body.found)
    is_video = header.kind == "video"
    media = Media(
        kind=header.kind,
        title=header.argument,
        src=attributes.text("src"),
        captions=attributes.text("captions"),
        poster=attributes.text("poster") if is_video else "",
        silent=attributes.flag("silent") if is_video else False,
        transcript=body.blocks(),
        span=header.span,
    )
    attributes.unknown()
    if not media.src:
        example = f"::: {header.kind} {header.argument or '…'} {{src=../media/file.mp4}}"
        body.found.append(fence_attribute_missing(header.span, header.kind, "src", example))
        return None
    return media


def _only(header: Header, outer: Body, body: Body) -> Block | None:
    """`::: only audience=leader minutes=3`; the braces may be left out."""
    column = header.argument_span.column
    written, places = read_attributes(header.argument, header.span, column, body.found)
    header = replace(
        header,
        attributes={**written, **header.attributes},
        places={**places, **header.places},
    )
    attributes = Attributes(header, body.found)
    audience = attributes.ids("audience")
    minutes = attributes.whole_number("minutes", 0, 999)
    attributes.unknown()
    if not audience:
        example = "::: only audience=leader"
        body.found.append(fence_attribute_missing(header.span, "only", "audience", example))
    return Only(audience=audience, minutes=minutes, blocks=_filled(header, body), span=header.span)


def _country(header: Header, outer: Body, body: Body) -> Block | None:
    """`::: country ES`, and a title behind it, if there is one."""
    Attributes(header, body.found).unknown()
    code, _, title = header.argument.partition(" ")
    if code not in COUNTRIES:
        place = header.argument_span
        place = place.at(place.line, place.column, len(code)) if code else header.span
        body.found.append(country_code(place, code, COUNTRIES, is_release=True))
    return Country(
        code=code if code in COUNTRIES else "",
        title=title.strip(),
        blocks=_filled(header, body),
        span=header.span,
    )


def _reflect(header: Header, outer: Body, body: Body) -> Block | None:
    if outer.refuses(header):
        return None
    Attributes(header, body.found).unknown()
    if not header.argument:
        body.found.append(question_id_missing(header.span, header.kind))
    elif not ID.fullmatch(header.argument):
        body.found.append(id_form(header.argument_span, header.argument))
    return Reflect(id=header.argument, blocks=_filled(header, body), span=header.span)


def _table(header: Header, outer: Body, body: Body) -> Block | None:
    """`::: table response_matrix Its caption`, and a `- field: Heading` line for each column."""
    Attributes(header, body.found).unknown()
    path, _, caption = header.argument.partition(" ")
    if not path:
        body.found.append(table_name_missing(header.span))
        return None
    columns = tuple(_columns(body))
    if not columns:
        body.found.append(block_empty(header.span, header.kind))
        return None
    place = header.argument_span
    caption_place = place.at(place.line, place.column + len(path) + 1, len(caption))
    return Table(
        path=path,
        caption=_line(caption, caption_place) if caption.strip() else None,
        columns=columns,
        span=header.span,
        place=place.at(place.line, place.column, len(path)),
    )


def _columns(body: Body) -> Iterator[Column]:
    for i, line in enumerate(body.lines[body.first :], body.first + 1):
        match = _COLUMN.fullmatch(line)
        if match:
            heading = body.span.at(i, match.start("heading") + 1, len(match["heading"]))
            place = body.span.at(i, match.start("name") + 1, len(match["name"]))
            yield Column(name=match["name"], heading=_line(match["heading"], heading), span=place)
        elif line.strip():
            place = body.span.at(i, 1, len(line))
            body.found.append(table_line(place, _marked(line, place)))


def _marked(line: str, place: Span) -> Fix | None:
    """A hyphen for a line that lacks nothing else."""
    if (bare := _UNMARKED.fullmatch(line)) is None:
        return None
    start, end = bare.span("sign")
    return Fix(span=place.upto(place.line, start + 1, place.line, end + 1), text="- ")


def _line(text: str, place: Span) -> Prose:
    """A text that stands somewhere inside a line."""
    return Prose(markdown=text.strip(), span=place.at(place.line), columns=(place.column,))


Reader = Callable[[Header, Body, Body], Block | None]

CONTAINERS: dict[str, Reader] = {
    "note": _note,
    "tip": _note,
    "warning": _note,
    "example": _note,
    "details": _details,
    "cards": _panels,
    "tabs": _panels,
    "figure": _figure,
    "video": _media,
    "audio": _media,
    "only": _only,
    "country": _country,
    "reflect": _reflect,
    "table": _table,
}


def _filled(header: Header, body: Body) -> tuple[Block, ...]:
    blocks = body.blocks()
    if are_silent(blocks):
        body.found.append(block_empty(header.span, header.kind))
    return blocks


def _titled(header: Header, body: Body) -> None:
    if not header.argument:
        body.found.append(fence_title_missing(header.span, header.kind))


def _untitled(header: Header, body: Body) -> None:
    if header.argument:
        body.found.append(fence_title_unwanted(header.span, header.kind))
