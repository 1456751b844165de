"""Blocks of the page in a Word document: headings, lists, tables, boxes, figures."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

import docx
from docx.document import Document
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import html

from smcourse.targets.handbook.drawings import Ink
from smcourse.targets.handbook.word_parts import (
    STEP,
    Lists,
    add_contents,
    bookmark,
    enlist,
    frame,
    head,
    rule,
    shade,
    share,
)
from smcourse.targets.handbook.word_pictures import Pictures
from smcourse.targets.handbook.word_runs import Inline, Look, inside, write_runs
from smcourse.targets.handbook.word_styles import dress

Holder = Document | _Cell

HEADINGS = {f"h{level}": f"Heading {level - 1}" for level in range(2, 7)}
BLOCKS = frozenset(
    ["p", "ul", "ol", "dl", "table", "figure", "div", "section", "blockquote", "pre", *HEADINGS]
)
BOXES = {  # and the ground of each, "" for none
    "sm-tip": "tint",
    "sm-warning": "part-bg",
    "sm-example": "",
    "sm-more": "",
    "sm-note": "sunk",
}
BLANK = "." * 28  # what is to be written there by hand needs a line
BY_HAND = Mm(8.5)
CARD = "Card"
FRONT = {"sm-kick": "Subtitle", "sm-meta": "Facts", "sm-logo": "Owner"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where blocks stand: in which style, at what depth of lists, in a box of which ground."""

    holder: Holder
    style: str = ""
    depth: int = -1
    fill: str | None = None  # "" is a box without a ground


class Body:
    """Writes one document. `drawings` are SVG texts by the number that their image bears."""

    def __init__(
        self, drawings: list[str], files: Mapping[PurePosixPath, bytes], ink: Ink, face: str
    ) -> None:
        self.document = docx.Document()
        self.colours, self.face = ink.paper, face
        self.pictures = Pictures(drawings, files)
        self.lists = Lists(self.document)
        self._breaks = False  # a page, before the next paragraph
        self._item: tuple[int, int, str] | None = None  # list, depth and id of one that begins

    def write(self, root: html.HtmlElement) -> None:
        """The whole page: front, contents, chapters."""
        dress(self.document, root, self.colours, self.face)
        for el in root.iter("header"):
            self._front(el)
        for el in root.iterfind(".//header/p[@class='sm-banner']"):
            write_runs(self.document.add_paragraph(style="Facts"), inside(el), Look())
        for el in root.iter("nav"):
            title = self.document.add_paragraph(style="Contents")
            title.paragraph_format.page_break_before = True
            title.add_run(" ".join(el.findtext("h2", "").split()))
            links = [(a.get("href", "#")[1:], _words(a)) for a in el.iter("a")]
            add_contents(self.document, links)
        self._breaks = True
        for el in root.iter("main"):
            self.blocks(el, Place(holder=self.document))

    def _front(self, front: html.HtmlElement) -> None:
        for el in front.iter("img", "p", "h1"):
            if el.tag == "img":
                self._picture(el, Place(holder=self.document))
            elif style := "Title" if el.tag == "h1" else FRONT.get(el.get("class", "")):
                write_runs(self.document.add_paragraph(style=style), inside(el), Look())

    def blocks(self, el: html.HtmlElement, place: Place) -> None:
        """What stands in an element; a text of its own is a paragraph."""
        line: list[Inline] = []
        for one in inside(el):
            if isinstance(one, html.HtmlElement) and one.tag in BLOCKS:
                self._line(line, place)
                line = []
                self._block(one, place)
            else:
                line.append(one)
        self._line(line, place)

    def _line(self, line: list[Inline], place: Place) -> None:
        if any(not isinstance(one, str) or one.strip() for one in line):
            write_runs(self._paragraph(place), line, Look())

    def _block(self, el: html.HtmlElement, place: Place) -> None:
        classes = el.get("class", "").split()
        box = next((name for name in BOXES if name in classes), "")
        match el.tag:
            case "table":
                self._table(el, place)
            case "figure":
                self._figure(el, place)
            case "ul" if "sm-cards" in classes:
                for item in el.iterchildren("li"):
                    self.blocks(item, replace(place, style=CARD))
            case "ul" | "ol":
                self._list(el, place)
            case "dl":
                for part in el.iter("dt", "dd"):
                    style = "Box Label" if part.tag == "dt" else place.style
                    self.blocks(part, replace(place, style=style))
            case "div" if box:
                fill = self.colours[BOXES[box]] if BOXES[box] else ""
                self.blocks(el, replace(place, fill=fill))
                place.holder.add_paragraph(style="Gap")  # two boxes in a row would be one
            case "div" | "section":
                self.blocks(el, place)
            case "blockquote":
                self.blocks(el, replace(place, style="Quote"))
            case "pre":
                paragraph = self._paragraph(replace(place, style="Code"))
                write_runs(paragraph, inside(el), Look(keeps=True))
            case tag if tag in HEADINGS:
                is_first = place.style == CARD and tag == "h2"  # no chapter, for all its rank
                self._heading(el, replace(place, style=HEADINGS["h3" if is_first else tag]))
            case _:
                style = "Box Label" if "sm-label" in classes else place.style
                style = "Lead" if "sm-lead" in classes else style
                self.blocks(el, replace(place, style=style))

    def _heading(self, el: html.HtmlElement, place: Place) -> None:
        chapter = el.getparent()
        id_ = chapter.get("id", "") if chapter is not None and el.tag == "h2" else ""
        paragraph = self._paragraph(place)
        with bookmark(paragraph, id_) if id_ else nullcontext():
            write_runs(paragraph, inside(el), Look())
        if chapter is not None and "sm-annex" in chapter.get("class", "").split() and id_:
            paragraph.paragraph_format.page_break_before = True

    def _list(self, el: html.HtmlElement, place: Place) -> None:
        is_notes = "sm-foots" in el.get("class", "").split()
        items = list(el.iterchildren("li"))
        first = items[0].get("value") if items else None
        start = int(first or el.get("start") or 1)
        number = self.lists.numbers(start) if el.tag == "ol" else self.lists.bullets()
        inner = replace(place, depth=place.depth + 1, style="Note" if is_notes else place.style)
        for item in items:
            self._item = (number, inner.depth, item.get("id", ""))
            self.blocks(item, inner)
            self._item = None

    def _figure(self, el: html.HtmlElement, place: Place) -> None:
        for image in el.iter("img"):
            self._picture(image, place)
        for child in el.iterchildren():
            if child.tag == "figcaption":
                self.blocks(child, replace(place, style="Caption"))
            elif child.tag in BLOCKS:
                self._block(child, place)

    def _picture(self, el: html.HtmlElement, place: Place) -> None:
        """A picture, or what it shows in words."""
        paragraph = self._paragraph(place)
        if not self.pictures.put(el, paragraph):
            write_runs(paragraph, [el], Look())

    def _table(self, el: html.HtmlElement, place: Place) -> None:
        rows = [list(row.iterchildren("th", "td")) for row in el.iter("tr")]
        caption = el.find("caption")
        if caption is not None:
            write_runs(self._paragraph(replace(place, style="Caption")), inside(caption), Look())
        width = max((len(row) for row in rows), default=0)
        if not width:
            return
        table = self.document.add_table(rows=len(rows), cols=width, style="Table Grid")
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, source in zip(row.cells, cells, strict=False):
                self._cell(cell, source)
        has_head = el.find("thead") is not None
        head(table, _words(caption) if caption is not None else "", has_head=has_head)
        rule(table, self.colours["line"])
        share(table, [[_words(cell) or BLANK for cell in row] for row in rows])
        if "sm-form" in el.get("class", "").split():
            for line in table.rows[has_head:]:
                line.height = BY_HAND
        for cell in table.rows[0].cells if has_head else ():
            shade(cell, self.colours["tint"])
        self.document.add_paragraph(style="Gap")  # and two tables one table

    def _cell(self, cell: _Cell, source: html.HtmlElement) -> None:
        empty = cell.paragraphs[0]
        self.blocks(source, Place(holder=cell, style="Cell"))
        if len(cell.paragraphs) > 1:
            empty._p.getparent().remove(empty._p)
        else:
            empty.style = "Cell"
        if source.tag == "th":
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.bold = True

    def _paragraph(self, place: Place) -> Paragraph:
        paragraph = place.holder.add_paragraph(style=place.style or "Normal")
        if self._breaks:
            paragraph.paragraph_format.page_break_before = True
            self._breaks = False
        if place.fill is not None:
            frame(paragraph, place.fill, self.colours["edge"])
        if place.depth >= 0 and self._item:
            number, depth, id_ = self._item
            enlist(paragraph, number, depth)
            if id_:
                with bookmark(paragraph, id_):
                    pass
            self._item = None
        elif place.depth >= 0:
            paragraph.paragraph_format.left_indent = Pt(STEP * (place.depth + 1) / 20)
        return paragraph


def _words(el: html.HtmlElement) -> str:
    return " ".join("".join(el.itertext()).split())
