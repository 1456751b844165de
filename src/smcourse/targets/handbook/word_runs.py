"""Words in a line of a Word document: their weight, their language, where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import html

from smcourse.targets.handbook.word_parts import made, mark_of

_SPACE = re.compile(r"[ \t\r\n]+")
_UNHEARD = ("doc-backlink",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How words look, and where they lead: an address, or `#` and an id."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    small: bool = False
    code: bool = False
    raised: int = 0  # -1 is below the line
    language: str = ""
    target: str = ""
    keeps: bool = False  # its spaces and lines

    def of(self, el: html.HtmlElement) -> Look:
        """The look inside an element."""
        look = replace(self, language=el.get("lang", self.language))
        match el.tag:
            case "strong" | "b" | "th" | "dt":
                return replace(look, bold=True)
            case "em" | "i" | "cite":
                return replace(look, italic=True)
            case "del" | "s":
                return replace(look, struck=True)
            case "small":
                return replace(look, small=True)
            case "code" | "kbd":
                return replace(look, code=True)
            case "sup":
                return replace(look, raised=1)
            case "sub":
                return replace(look, raised=-1)
            case "a" if "download" not in el.attrib:
                return replace(look, target=el.get("href", ""))
        return look


Inline = html.HtmlElement | str


def write_runs(paragraph: Paragraph, inline: Iterable[Inline], look: Look) -> None:
    """Text and elements in a line, without the space at its ends."""
    writer = _Writer(paragraph)
    for one in inline:
        writer.write(one, look)


def inside(el: html.HtmlElement) -> list[Inline]:
    """What stands in an element."""
    found: list[Inline] = [el.text or ""]
    for child in el:
        found += [child, child.tail or ""]
    return found


class _Writer:
    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self._ends_with_space = True  # a line begins with none

    def write(self, one: Inline, look: Look) -> None:
        if isinstance(one, str):
            self._text(one, look)
        elif one.tag == "br":
            self.paragraph.add_run().add_break()
            self._ends_with_space = True
        elif isinstance(one.tag, str) and one.get("role") not in _UNHEARD:
            if one.tag == "img":
                self._text(one.get("alt", ""), replace(look, italic=True))
            for part in inside(one):
                self.write(part, look.of(one))

    def _text(self, text: str, look: Look) -> None:
        if not look.keeps:
            text = _SPACE.sub(" ", text)
            if self._ends_with_space:
                text = text.removeprefix(" ")
        if not text:
            return
        self._ends_with_space = text.endswith(" ")
        run = self.paragraph.add_run(text)
        _dress(run, look)
        if look.target:
            self._link(run, look.target)

    def _link(self, run: Run, target: str) -> None:
        """Move a run into a hyperlink (17.16.22)."""
        link = made("w:hyperlink", history="1")
        if target.startswith("#"):
            link.set(qn("w:anchor"), mark_of(target[1:]))
        else:
            link.set(
                qn("r:id"),
                self.paragraph.part.relate_to(
                    target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
                ),
            )
        run._r.addprevious(link)
        link.append(run._r)


def _dress(run: Run, look: Look) -> None:
    if look.target:
        run.style = "Hyperlink"
    run.bold, run.italic = look.bold or None, look.italic or None
    run.font.strike = look.struck or None
    run.font.superscript = look.raised > 0 or None
    run.font.subscript = look.raised < 0 or None
    if look.small:
        run.font.size, run.font.color.rgb = Pt(9), RGBColor(0x55, 0x55, 0x55)
    if look.code:
        run.font.name = "Consolas"
    if look.language:
        run._r.get_or_add_rPr().append(made("w:lang", val=look.language))
