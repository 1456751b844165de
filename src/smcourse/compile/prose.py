"""Markdown becomes HTML that is safe to show: rendered, its links and images checked, cleaned.

A link or an image is located by searching the run of prose, and where that fails its first line
is named.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from html import unescape

from markdown.util import AMP_SUBSTITUTE, STX
from markupsafe import Markup

from smcourse.codes.company import variable_in_link
from smcourse.codes.course import language_form
from smcourse.codes.files import nested_too_deep
from smcourse.codes.prose import (
    attribute_unknown,
    footnote_missing,
    heading_level,
    html_not_allowed,
    not_one_paragraph,
    page_too_large,
    title_too_long,
)
from smcourse.compile.assets import Assets
from smcourse.compile.direction import mark, reads_other_way
from smcourse.compile.engine import Engine
from smcourse.compile.filling import Filling, Placeholders
from smcourse.compile.footnotes import OURS, Footnotes, without_definitions
from smcourse.compile.links import Links, Names
from smcourse.compile.markup import (
    AUTHORS,
    CLASSES,
    SEAL,
    clean,
    refused_html,
    smuggled,
    unsealed,
)
from smcourse.compile.pictures import SCO, Pictures, Setting
from smcourse.compile.runs import (
    References,
    chunks,
    is_plain,
    locate,
    locate_heading,
    references,
)
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Prose
from smcourse.parse.limits import MAX_NESTING
from smcourse.parse.shapes import LANGUAGE

MAX_PAGE = 4_000_000  # of HTML: company's words, drawings and footnotes may be repeated
MAX_REPEATED = 400_000  # of Markdown: footnotes are rendered for each step
ENOUGH = 1000  # unknown attributes, after which nobody reads on
MAX_TITLE = 200
MARKDOWNS = frozenset(("href", "src", "alt", "title", "align", "start", "class", "id"))

_LINE = re.compile(r'<p(?: dir="(?P<turn>rtl|ltr)")?>(?P<words>(?:(?!<p[ >]).)*)</p>', re.S)
_WORDS = re.compile(r"\{\{|\[@")  # a company's, or a citation
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.I)  # `&copy=1` in an address is none


class Renderer:
    """Renders the prose of one course, page by page."""

    def __init__(
        self,
        assets: Assets,
        names: Names,
        filling: Filling,
        found: list[Diagnostic],
        setting: Setting = SCO,
    ) -> None:
        self.found = found
        self.assets = assets
        self.filling = filling
        self.links = Links(assets, names, filling.language, found)
        self.pictures = Pictures(assets, found, setting)
        self.footnotes = Footnotes("", ())
        self.references: References = {}
        self._engine = Engine(self._element, self._footnote)
        self._prose: Prose | None = None
        self._placeholders: Placeholders | None = None
        self._drawings: dict[str, Markup] = {}
        self._strange = 0
        self._seal = ""
        self._room, self._room_for_markdown = MAX_PAGE, MAX_REPEATED
        self.written = 0

    def begin(self, page: str, runs: list[Prose], *, is_lesson: bool = False) -> None:
        """What follows stands on the page of this name, which holds these runs of prose. Pages
        that are no lessons have no footnotes, and their drawings only decorate."""
        self.assets.guesses.begin()
        self.references = references([run.markdown for run in runs])
        self.footnotes = Footnotes(page, runs if is_lesson else ())
        self.pictures.begin(page, decorates=not is_lesson)
        self._room, self._room_for_markdown = MAX_PAGE, MAX_REPEATED

    def block(self, prose: Prose | None) -> Markup:
        """A run of prose as HTML; nothing where the page is full, which is said once."""
        if prose is None or not prose.markdown.strip() or self._is_full:
            return Markup("")
        html = self._block(prose)
        self._room_for_markdown -= len(prose.markdown)
        return self._taken(html, prose.span)

    def made(self, make: Callable[[], Markup], span: Span) -> Markup:
        """HTML that is made beside prose; nothing where the page is full, as of prose."""
        return Markup("") if self._is_full else self._taken(make(), span)

    def _taken(self, html: Markup, span: Span) -> Markup:
        self._room -= len(html)
        self.written += len(html)
        if self._is_full:
            limit = MAX_PAGE if self._room < 0 else MAX_REPEATED
            self.found.append(page_too_large(span, limit))
            return Markup("")
        return html

    def title(self, title: str, span: Span) -> str:
        """A title with its company's words."""
        filled = self.filling.title(title, span)
        if len(filled) > MAX_TITLE:
            self.found.append(title_too_long(span, len(filled), MAX_TITLE))
        return filled[:MAX_TITLE]

    @property
    def _is_full(self) -> bool:
        return self._room < 0 or self._room_for_markdown < 0

    def _block(self, prose: Prose) -> Markup:
        turns = reads_other_way(prose.markdown, self.filling.language)
        alone = prose.markdown.strip("\n")
        if not turns and is_plain(alone):  # as most options and feedback are
            return Markup("<p>{}</p>").format(Markup(alone))
        refused = list(refused_html(prose))
        self.found += refused
        if "[^" in prose.markdown:
            prose = replace(prose, markdown=without_definitions(prose))
        self._prose, self._drawings = prose, {}
        has_words = _WORDS.search(prose.markdown) is not None
        self._placeholders = Placeholders(prose, self.filling) if has_words else None
        words = self._placeholders
        self._room -= words.size if words else 0  # what would not fit is not put in at all
        if self._is_full:
            return Markup("")
        text = words.text if words else prose.markdown
        self._seal = _hash(prose.markdown) if "<" in prose.markdown else ""
        rendered = "\n".join(self._convert(chunk, prose) for chunk in chunks(text))
        if refused:  # what else is wrong beside it has been said
            return Markup("")
        html = clean(rendered)
        if self._seal:
            if tag := smuggled(rendered, html, self._seal):
                self.found.append(html_not_allowed(locate(prose, f"<{tag}"), tag))
                return Markup("")
            html = unsealed(html, self._seal)
        for token, drawing in self._drawings.items():
            html = html.replace(token, drawing)
        if words:
            html = words.put_back(html)
            if broken := words.broken_in(html):
                self.found.append(variable_in_link(prose.span, broken))
        return Markup(html)

    def line(self, prose: Prose) -> Markup:
        """A question or an option: one paragraph, without the paragraph's own tags."""
        html = self.block(prose).strip()
        if match := _LINE.fullmatch(html):
            words = Markup(match["words"])
            turn = match["turn"]
            return Markup('<span dir="{}">{}</span>').format(turn, words) if turn else words
        if html:
            self.found.append(not_one_paragraph(prose.span))
        return Markup("")

    def _convert(self, text: str, prose: Prose) -> str:
        try:
            return self._engine.convert(text, self.references)
        except RecursionError:
            self.found.append(nested_too_deep(prose.span, MAX_NESTING))
            return ""

    def _footnote(self, name: str) -> ET.Element | None:
        mark = self.footnotes.refer(name)
        if mark is None and self._prose:
            place = locate(self._prose, f"[^{name}]")
            known = self.assets.guesses.among(self.footnotes.written)
            self.found.append(footnote_missing(place, name, known))
        return mark

    def _element(self, el: ET.Element) -> None:
        """Check and complete one element of Markdown's tree."""
        prose = self._prose
        if prose is None:
            return
        ours = el.attrib.pop(OURS, None)
        if ours is not None:
            if ours:
                el.set("class", ours)
            self._put_seal(el)
            return
        for name, value in el.attrib.items():
            el.set(name, _ENTITY.sub(_character, (value or "").replace(AMP_SUBSTITUTE, "&")))
        words = self._authors_words(el, prose)
        match el.tag:
            case "a":
                self._link(el, prose)
            case "img":
                self._image(el, words, prose)
            case "h1" | "h5" | "h6":
                text = "".join(el.itertext()).strip()
                level = int(el.tag[1])
                self.found.append(heading_level(locate_heading(prose, text, level), level))
        mark(el, self.filling.language)
        kept = [word for word in (*words, *el.get("class", "").split()) if word in _SHOWN]
        el.attrib.pop("class", None)
        if kept:
            el.set("class", " ".join(f"sm-{word}" for word in dict.fromkeys(kept)))
        self._put_seal(el)

    def _put_seal(self, el: ET.Element) -> None:
        if self._seal and el.tag in ("a", "img"):
            el.set(SEAL, self._seal)

    def _authors_words(self, el: ET.Element, prose: Prose) -> list[str]:
        """The classes that an author wrote; what `{…}` holds and we do not know is said."""
        words = el.attrib.pop("class", "").split() if el.tag != "code" else []
        allowed = AUTHORS["*"] | AUTHORS.get(el.tag, set()) | (MARKDOWNS - {"id"})
        known = (*CLASSES, "themed", "decor")
        strange = [(word, True) for word in words if word not in known]
        strange += [(name, False) for name in el.attrib if name not in allowed]
        self._strange += len(strange)
        for name, is_class in strange if self._strange <= ENOUGH else ():
            written = f"#{el.get('id')}" if name == "id" else name
            place = locate(prose, written)
            self.found.append(attribute_unknown(place, written, known if is_class else None))
        for name, is_class in strange:
            if not is_class:
                del el.attrib[name]
        language = el.get("lang", "en")
        if not LANGUAGE.fullmatch(language):
            self.found.append(language_form(locate(prose, f"lang={language}"), language))
        return [word for word in words if word in known]

    def _link(self, el: ET.Element, prose: Prose) -> None:
        target = el.get("href", "").partition(STX)[0].strip()  # code in an address is none
        place = locate(prose, target or "]()")
        variable = ""
        words = "".join(el.itertext())
        if self._placeholders and (token := self._placeholders.first_in(target)):
            variable = self._placeholders.paths[token]
            place = self._placeholders.places[token]
            target = self._placeholders.in_address(target)
            words = self._placeholders.in_address(words)
        self.links.complete(el, target, place, variable)
        if el.get("target") and _address(words) == _address(target):
            el.set("class", "bare")  # paper writes the address behind every other web link

    def _image(self, el: ET.Element, words: list[str], prose: Prose) -> None:
        if self._is_full:
            return
        drawing = self.pictures.complete(el, words, locate(prose, el.get("src", "")))
        if drawing is None:
            return
        self._room -= len(drawing)
        el.tag = "span"
        # A text that holds its own hash cannot be written, so no author can forge the token.
        el.text = f"drawing{_hash(prose.markdown)}-{len(self._drawings)}-"
        el.attrib = {side: el.get(side, "") for side in ("width", "height")}  # until it is cleaned
        self._drawings[el.text] = drawing


_SHOWN = (*CLASSES, "term", "bare")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _address(text: str) -> str:
    """An address as people write it."""
    return text.strip().removeprefix("https://").rstrip("/")


def _character(entity: re.Match[str]) -> str:
    return unescape(entity[0])
