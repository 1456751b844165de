"""A Word document before anything is written in it: page, styles, language, properties."""

from __future__ import annotations

from datetime import UTC, datetime

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from lxml import html

from smcourse.compile.theme import Theme
from smcourse.targets.handbook.word_parts import add_field, made

BODY = "Calibri"
NO_DAY = "1980-01-01"
SIZES = {  # in points; of the headings by their level
    "Title": 30,
    "Subtitle": 12,
    "Heading 1": 20,
    "Heading 2": 14,
    "Heading 3": 12,
    "Heading 4": 11,
    "Heading 5": 11,
    "Lead": 13,
    "Caption": 10,
    "Note": 9,
    "Cell": 9,
    "Facts": 10,
    "Owner": 11,
    "Code": 9,
    "Box Label": 10.5,
    "Quote": 10.5,
    "toc 1": 11,
    "Contents": 20,
    "Gap": 4,
}
TIGHT = {"Cell": 2, "Gap": 0}  # points above and below
OWN = (
    "Lead",
    "Note",
    "Cell",
    "Facts",
    "Owner",
    "Code",
    "Box Label",
    "toc 1",
    "Contents",
    "Gap",
    "Card",
)


def dress(document: Document, root: html.HtmlElement, colours: Theme, face: str) -> None:
    """Everything that the page's head says, and how its parts look."""
    title = root.findtext(".//title") or ""
    language = root.get("lang", "")
    _properties(document, root, title, language)
    _styles(document, colours, face)
    _language(document, language, is_rtl=root.get("dir") == "rtl")
    sample = "".join(root.xpath("string(.//header/p[@class='sm-banner'])"))
    _sheet(document, title, sample.strip())


def _properties(document: Document, root: html.HtmlElement, title: str, language: str) -> None:
    """The core properties (ISO/IEC 29500-2, 11): what the page says, and no clock."""
    meta = {el.get("name"): el.get("content", "") for el in root.iter("meta")}
    day = datetime.fromisoformat(meta.get("dcterms.modified") or NO_DAY).replace(tzinfo=UTC)
    core = document.core_properties
    core.title, core.language = title, language
    core.author = core.last_modified_by = meta.get("author", "")
    core.created = core.modified = day
    core.revision, core.comments, core.keywords, core.subject = 1, "", "", ""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # of an empty page, of 2013
            del package.rels[key]


def _styles(document: Document, colours: Theme, face: str) -> None:
    styles = document.styles
    for name in OWN:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    assert isinstance(link, CharacterStyle)
    link.font.color.rgb, link.font.underline = _rgb(colours["accent"]), True
    for name in ("Normal", *SIZES):
        style = styles[name]
        assert isinstance(style, ParagraphStyle)
        is_heading = name.startswith(("Heading", "Title", "Contents"))
        _face(style, face if is_heading else BODY)
        style.font.size = Pt(SIZES.get(name, 10.5))
        style.font.italic = False
        style.font.color.rgb = _rgb(colours["accent" if is_heading else "ink"])
        style.font.bold = is_heading or name in ("Box Label", "Caption", "Owner", "Subtitle")
        style.paragraph_format.space_after = Pt(TIGHT.get(name, 6))
        style.paragraph_format.space_before = Pt(TIGHT.get(name, 0))
        if is_heading or name in ("Box Label", "Caption"):
            style.paragraph_format.keep_with_next = True
        if is_heading:
            style.paragraph_format.space_before = Pt(20 if name == "Heading 1" else 12)
    for border in styles["Title"].element.iter(qn("w:pBdr")):  # a line under it
        border.getparent().remove(border)


def _face(style: ParagraphStyle, face: str) -> None:
    """A typeface for every script that has a slot of its own (17.3.2.26)."""
    style.font.name = face
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if str(name).endswith("Theme"):
            del fonts.attrib[name]
    for slot in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(slot), face)


def _language(document: Document, language: str, *, is_rtl: bool) -> None:
    for el in document.styles.element.iter(qn("w:lang")):
        el.set(qn("w:val"), language)
        if is_rtl:
            el.set(qn("w:bidi"), language)
    if is_rtl:
        normal = document.styles["Normal"].element
        normal.get_or_add_pPr().append(made("w:bidi"))
        normal.get_or_add_rPr().append(made("w:rtl"))


def _sheet(document: Document, title: str, sample: str) -> None:
    """A4, its title above and the number of each page below, but on the front."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.4)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = title
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{sample}\t\t" if sample else "\t\t")
    add_field(foot, "PAGE", "1")
    foot.add_run(" / ")
    add_field(foot, "NUMPAGES", "1")


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:].upper())
