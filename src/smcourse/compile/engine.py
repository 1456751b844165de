"""Python-Markdown as we use it: its extensions, four inline forms of ours, every element seen.

It is given one run of prose at a time and never asked for positions.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from typing import Any

import markdown
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor

from smcourse.compile.lists import normal_lists
from smcourse.parse.code import normal_code

EXTENSIONS = ("tables", "attr_list", "def_list", "sane_lists")
TABLES = {"use_align_attribute": True}

NEEDED_BY_SIGNS = (  # inline forms that begin with a sign which most paragraphs do not hold
    *("backtick", "escape", "reference", "link", "image_link", "image_reference"),
    *("short_reference", "short_image_ref", "autolink", "automail", "html", "entity"),
    *("em_strong2", "sm-footnote", "sm-strike", "sm-address", "sm-foreign"),
)

_RULED = re.compile(r"[^\n]*\n[ |:-]+(?:\n|\Z)")  # as a table is below its header
_RICH = re.compile(r"[\[\]<>&`\\_~\x02\x03]|https:")
_CODE = re.compile(r"^(?:```|~~~)", re.M)
_STRIKE = r"(~~)(?=\S)(.+?)(?<=\S)~~"
_FOOTNOTE = r"\[\^([^\]\s]+)\]"
_FOREIGN = r"\[([^\[\]]+)\](?=\{[^{}\n]*\b(?:lang|dir)=)"  # the braces are for attr_list
_ADDRESS = r"(?<![\w/\"'=(<\[])(https://[^\s<>\"'`\[\]\x02\x03]*[\w/#=&-])"

WIDE = 640  # pixels: what is broader than the column of text has room beside it

OnElement = Callable[[ET.Element], None]
OnFootnote = Callable[[str], ET.Element | None]


class Engine:
    """Renders Markdown; `on_element` sees every element, `on_footnote` every `[^name]`."""

    def __init__(self, on_element: OnElement, on_footnote: OnFootnote) -> None:
        self._on_element, self._on_footnote = on_element, on_footnote
        self._plain: markdown.Markdown | None = None
        self._starred: markdown.Markdown | None = None
        self._colouring: markdown.Markdown | None = None

    def convert(self, text: str, references: Mapping[str, tuple[str, str]]) -> str:
        """HTML, not yet cleaned; RecursionError where lists are nested beyond all sense."""
        text = normal_code(normal_lists(text))
        engine = self._for(text)
        engine.reset()
        engine.references.update(references)
        return engine.convert(text)

    def _for(self, text: str) -> markdown.Markdown:
        if _CODE.search(text):
            return self._for_code()
        return self._for_prose() if _RICH.search(text) else self._for_stars()

    def _for_stars(self) -> markdown.Markdown:
        """Looks for emphasis and nothing else; most paragraphs hold no more."""
        if self._starred is None:
            self._starred = self._made([*EXTENSIONS], {})
            for name in NEEDED_BY_SIGNS:
                self._starred.inlinePatterns.deregister(name, strict=False)
        return self._starred

    def _for_prose(self) -> markdown.Markdown:
        if self._plain is None:
            self._plain = self._made([*EXTENSIONS], {})
        return self._plain

    def _for_code(self) -> markdown.Markdown:
        """With fenced code and Pygments, which are loaded only where some text has code."""
        if self._colouring is None:
            from smcourse.compile.highlight import CourseFormatter

            config = {"guess_lang": False, "pygments_formatter": CourseFormatter}
            self._colouring = self._made(
                [*EXTENSIONS, "fenced_code", "codehilite"], {"codehilite": config}
            )
        return self._colouring

    def _made(
        self, extensions: list[str], configs: dict[str, dict[str, object]]
    ) -> markdown.Markdown:
        engine = markdown.Markdown(
            extensions=extensions,
            extension_configs={"tables": TABLES, **configs},
        )
        engine.parser.blockprocessors.register(_Table(engine.parser, TABLES), "table", 75)
        inline = engine.inlinePatterns
        inline.register(_Footnote(_FOOTNOTE, self._on_footnote), "sm-footnote", 175)
        inline.register(SimpleTagInlineProcessor(_STRIKE, "del"), "sm-strike", 62)
        inline.register(_Span(_FOREIGN), "sm-foreign", 125)  # no link has that name
        inline.register(_Address(_ADDRESS), "sm-address", 115)
        engine.treeprocessors.register(_Collect(self._on_element), "sm-collect", -10)  # after all
        return engine


class _Table(TableProcessor):
    """Looks at the lines that say so before it takes a block apart, which may be thousands long
    and is asked again after each of its headings.
    """

    def test(self, parent: ET.Element, block: str) -> bool:
        return bool(_RULED.match(block)) and super().test(parent, block)


class _Footnote(InlineProcessor):
    """`[^name]` becomes what the renderer makes of it, or stays as it is."""

    def __init__(self, pattern: str, on_footnote: OnFootnote) -> None:
        super().__init__(pattern)
        self._on_footnote = on_footnote

    def handleMatch(self, m: re.Match[str], data: str = "") -> Any:
        el = self._on_footnote(m[1])
        return (el, m.start(), m.end()) if el is not None else (None, None, None)


class _Span(InlineProcessor):
    """`[words]{lang=en}` marks words of another language."""

    def handleMatch(self, m: re.Match[str], data: str = "") -> Any:
        el = ET.Element("span")
        el.text = m[1]
        return el, m.start(), m.end()


class _Address(InlineProcessor):
    """An address that is written out becomes a link."""

    def handleMatch(self, m: re.Match[str], data: str = "") -> Any:
        el = ET.Element("a", {"href": m[1]})
        el.text = markdown.util.AtomicString(m[1])
        return el, m.start(), m.end()


class _Collect(Treeprocessor):
    """Hands every element to the renderer, and makes a figure of an image that stands alone."""

    def __init__(self, on_element: OnElement) -> None:
        super().__init__()
        self._on_element = on_element

    def run(self, root: ET.Element) -> None:
        for el in list(root.iter()):
            if el.tag == "p" and len(el) == 1 and el[0].tag == "img":
                _make_figure(el)
            if el.tag in ("td", "th"):
                _free_bars(el)
            self._on_element(el)
        for figure in root.iter("figure"):
            _widen(figure)


def _free_bars(cell: ET.Element) -> None:
    r"""In a cell `\|` is a bar, in code too; Python-Markdown frees only those of words."""
    for code in cell.iter("code"):
        code.text = markdown.util.AtomicString((code.text or "").replace("\\|", "|"))


def _make_figure(el: ET.Element) -> None:
    words = (el[0].get("class") or "").split()
    if (el.text or "").strip() or (el[0].tail or "").strip() or "decor" in words:
        return
    el.tag = "figure"
    if "wide" in words:
        el.set("class", "wide")
        el[0].set("class", " ".join(word for word in words if word != "wide"))
    if caption := el[0].attrib.pop("title", ""):
        ET.SubElement(el, "figcaption").text = caption


def _widen(figure: ET.Element) -> None:
    """A broad picture runs on past the text where it can; a tall one would fill the screen."""
    width, height = (int(figure[0].get(side, 0)) for side in ("width", "height"))
    if width >= WIDE and 3 * width >= 4 * height:
        figure.set("class", "sm-wide")
