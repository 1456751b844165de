"""What WordprocessingML (ISO/IEC 29500-1, 17) has and python-docx has no words for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from smcourse.targets.handbook.tables import shares

BULLETS = ("•", "–", "·")
STEP = 360  # twentieths of a point that a list is indented by, at each depth
DEPTHS = 9
WIDTH, LINE = Cm(16.2), 28  # of a table; of what is long in a cell, in letters
AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption")  # in tblPr


def made(tag: str, **values: str) -> Any:
    """An element of Word's with attributes of the same namespace; untyped, as lxml's are here."""
    el = OxmlElement(tag)
    for name, value in values.items():
        el.set(qn(f"w:{name}"), value)
    return el


def mark_of(id_: str) -> str:
    """The name of a bookmark (17.13.6.2) for an id of the page: at most 40 letters and digits."""
    return f"sm{hashlib.sha256(id_.encode()).hexdigest()[:16]}"


@contextmanager
def bookmark(paragraph: Paragraph, id_: str) -> Iterator[None]:
    """What is written meanwhile can be led to by the id."""
    name = mark_of(id_)
    number = str(int(name[2:9], 16))
    paragraph._p.append(made("w:bookmarkStart", id=number, name=name))
    yield
    paragraph._p.append(made("w:bookmarkEnd", id=number))


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field (17.16) that shows something until Word has worked it out."""
    begin_field(paragraph.add_run(), instruction)
    paragraph.add_run(shown)
    end_field(paragraph.add_run())


def begin_field(run: Run, instruction: str) -> None:
    """The beginning of a field, what it asks for, and where its result begins."""
    run._r.append(made("w:fldChar", fldCharType="begin"))
    text = made("w:instrText")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = f" {instruction} "
    run._r.append(text)
    run._r.append(made("w:fldChar", fldCharType="separate"))


def end_field(run: Run) -> None:
    """The end of a field."""
    run._r.append(made("w:fldChar", fldCharType="end"))


def add_contents(document: Document, links: Iterable[tuple[str, str]]) -> None:
    """A table of contents (17.16.5.68) that is there before Word makes its own of it."""
    paragraph = None
    for id_, text in links:
        is_first = paragraph is None
        paragraph = document.add_paragraph(style="toc 1")
        if is_first:
            begin_field(paragraph.add_run(), 'TOC \\o "1-1" \\h \\z \\u')
        link = made("w:hyperlink", anchor=mark_of(id_), history="1")
        paragraph._p.append(link)
        run = Run(made("w:r"), paragraph)
        run.text = text
        link.append(run._r)
    if paragraph is not None:
        end_field(paragraph.add_run())


def shade(cell: _Cell, colour: str) -> None:
    """Give a cell a ground."""
    cell._tc.get_or_add_tcPr().append(made("w:shd", val="clear", color="auto", fill=colour[1:]))


def frame(paragraph: Paragraph, fill: str, edge: str) -> None:
    """A paragraph of a box: a line at its start, and a ground where the box has one."""
    look = paragraph._p.get_or_add_pPr()
    borders = made("w:pBdr")
    borders.append(made("w:left", val="single", sz="18", space="8", color=edge[1:]))
    after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    look.insert_element_before(borders, *after)
    if fill:
        ground = made("w:shd", val="clear", color="auto", fill=fill[1:])
        look.insert_element_before(ground, *after[1:])


def head(table: Table, caption: str, *, has_head: bool) -> None:
    """A first row of headings stands on each page that the table runs over, no row is cut in two,
    and the caption is what a screen reader says of it (17.4)."""
    for i, row in enumerate(table.rows):
        look = row._tr.get_or_add_trPr()
        look.append(made("w:cantSplit"))
        if i == 0 and has_head:
            look.append(made("w:tblHeader"))
    if caption:
        table._tbl.tblPr.append(made("w:tblCaption", val=caption))


def rule(table: Table, colour: str) -> None:
    """Lines between the rows, and none between the columns."""
    look: Any = table._tbl.tblPr
    borders = made("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        is_drawn = side in ("top", "bottom", "insideH")
        val = "single" if is_drawn else "nil"
        borders.append(made(f"w:{side}", val=val, sz="6", space="0", color=colour[1:]))
    look.insert_element_before(borders, *AFTER_BORDERS)


def share(table: Table, texts: Sequence[Sequence[str]]) -> None:
    """Give each column a width by what it holds."""
    widths = [Length(round(WIDTH * part)) for part in shares(texts, LINE)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


class Lists:
    """Lists of one document (17.9): all of bullets are one, each that counts is one of its own."""

    def __init__(self, document: Document) -> None:
        self._numbering = document.part.numbering_part.element
        taken = [
            int(el.get(qn("w:abstractNumId"), "0"))
            for el in self._numbering.iter(qn("w:abstractNum"))
        ]
        self._bullets = max(taken, default=0) + 1
        self._numbers = self._bullets + 1
        first = self._numbering.find(qn("w:num"))
        for number, shapes in ((self._bullets, BULLETS), (self._numbers, ())):
            kind = _abstract(number, shapes)
            if first is None:
                self._numbering.append(kind)
            else:
                first.addprevious(kind)
        self._of_bullets = self._add(self._bullets, None)

    def bullets(self) -> int:
        """The list of all bullets."""
        return self._of_bullets

    def numbers(self, start: int) -> int:
        """A new list that counts from `start` on."""
        return self._add(self._numbers, start)

    def _add(self, kind: int, start: int | None) -> int:
        taken = [int(el.get(qn("w:numId"), "0")) for el in self._numbering.iter(qn("w:num"))]
        number = max(taken, default=0) + 1
        num = made("w:num", numId=str(number))
        num.append(made("w:abstractNumId", val=str(kind)))
        for depth in range(DEPTHS) if start is not None else ():
            level = made("w:lvlOverride", ilvl=str(depth))
            level.append(made("w:startOverride", val=str(start)))
            num.append(level)
        self._numbering.append(num)
        return number


def _abstract(number: int, shapes: tuple[str, ...]) -> Any:
    kind = made("w:abstractNum", abstractNumId=str(number))
    kind.append(made("w:multiLevelType", val="multilevel"))
    for depth in range(DEPTHS):
        level = made("w:lvl", ilvl=str(depth))
        level.append(made("w:start", val="1"))
        level.append(made("w:numFmt", val="bullet" if shapes else "decimal"))
        shown = shapes[depth % len(shapes)] if shapes else f"%{depth + 1}."
        level.append(made("w:lvlText", val=shown))
        level.append(made("w:lvlJc", val="left"))
        look = made("w:pPr")
        look.append(made("w:ind", left=str(STEP * (depth + 1)), hanging=str(STEP)))
        level.append(look)
        kind.append(level)
    return kind


def enlist(paragraph: Paragraph, number: int, depth: int) -> None:
    """Make a paragraph an item of a list."""
    look: Any = paragraph._p.get_or_add_pPr()
    properties = look.get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(depth, DEPTHS - 1)
    properties.get_or_add_numId().val = number
