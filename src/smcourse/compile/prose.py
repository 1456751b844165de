"""Markdown becomes HTML that is safe to show: rendered, its links and images checked, cleaned.

Python-Markdown renders one run of prose at a time and is never asked for positions: a link or an
image is located by searching the run, and where that fails its first line is named.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import xml.etree.ElementTree as ET
from difflib import get_close_matches
from html import unescape
from pathlib import PurePosixPath

import markdown
import nh3
from lxml import etree
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

from smcourse.codes.files import nested_too_deep
from smcourse.codes.media import (
    image_kind,
    image_missing,
    image_unreadable,
    svg_not_themable,
    svg_unsafe,
)
from smcourse.codes.prose import (
    attribute_unknown,
    heading_level,
    html_not_allowed,
    link_target,
    not_one_paragraph,
)
from smcourse.compile.assets import IMAGE_KINDS, Assets
from smcourse.compile.runs import (
    References,
    chunks,
    locate,
    locate_heading,
    outside_code,
)
from smcourse.compile.svg import not_themable, themed, view_box
from smcourse.diagnostics import Diagnostic, Span, say
from smcourse.model import Prose
from smcourse.parse.code import normal_code
from smcourse.parse.limits import MAX_NESTING

TAGS = frozenset(
    (
        "p h2 h3 h4 ul ol li dl dt dd table thead tbody tr th td caption blockquote pre "
        "code em strong b i s sub sup br hr a img figure figcaption abbr cite q span "
        "small kbd mark del ins bdi"
    ).split()
)
RAW_TAGS = TAGS - {"a", "img"}  # those must be Markdown, so that where they lead is checked
CLASSES = ("lead", "kick", "wide")
ENOUGH = 1000  # unknown attributes, after which nobody reads on
SCHEMES = ("https", "mailto", "tel")

_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"lang", "dir"},
    "a": {"href", "title", "target", "rel"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": {"align"},
    "th": {"align", "scope"},
    "ol": {"start"},
    "abbr": {"title"},
}
_ALLOWED_CLASSES = {tag: {f"sm-{name}" for name in (*CLASSES, "figure")} for tag in TAGS}
_TAG = re.compile(r"<(?P<name>/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>]|$)|[!?/](?!--))(?P<rest>[^<>]*)")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.I)  # `&copy=1` in an address is none
_HANDLER = re.compile(r"[\s/](on\w+|style|id|srcset)\s*=", re.I)


class Renderer:
    """Renders prose for one course, and remembers which files it used."""

    def __init__(self, assets: Assets, found: list[Diagnostic]) -> None:
        self.assets = assets
        self.found = found
        self.references: References = {}
        self._prose: Prose | None = None
        self._drawings: dict[str, Markup] = {}
        self._token = ""
        self._drawn = 0
        self._strange = 0
        self._markdown = markdown.Markdown(
            extensions=["fenced_code", "tables", "attr_list", "def_list"],
            extension_configs={"tables": {"use_align_attribute": True}},
        )
        self._markdown.treeprocessors.register(_Collect(self), "smcourse", -10)  # after all others

    def block(self, prose: Prose | None) -> Markup:
        """A run of prose as HTML."""
        if prose is None or not prose.markdown.strip():
            return Markup("")
        if self._refuse_html(prose):
            return Markup("")
        self._prose, self._drawings = prose, {}
        self._token = "drawing" + hashlib.sha256(prose.markdown.encode()).hexdigest()
        html = "\n".join(self._convert(chunk) for chunk in chunks(prose.markdown))
        clean = nh3.clean(
            html,
            tags=set(TAGS),
            attributes=_ATTRIBUTES,
            allowed_classes=_ALLOWED_CLASSES,
            url_schemes=set(SCHEMES),
            link_rel=None,
        )
        for tag in ("pre", "table"):  # they scroll by themselves, so keys must reach them
            clean = clean.replace(f"<{tag}>", f'<{tag} tabindex="0">')
        for token, drawing in self._drawings.items():
            clean = clean.replace(token, drawing)
        return Markup(clean)

    def _convert(self, text: str) -> str:
        self._markdown.reset()
        self._markdown.references.update(self.references)
        try:
            return self._markdown.convert(normal_code(text))
        except RecursionError:
            place = self._prose.span if self._prose else Span(path=PurePosixPath())
            self.found.append(nested_too_deep(place, MAX_NESTING))
            return ""

    def line(self, prose: Prose) -> Markup:
        """A question or an option: one paragraph, without the paragraph's own tags."""
        html = self.block(prose).strip()
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p") == 1:
            return Markup(html[3:-4])
        if html:
            self.found.append(not_one_paragraph(prose.span))
        return Markup("")

    def element(self, el: ET.Element) -> None:
        """Check and complete one link, image or heading; called by Markdown."""
        if self._prose is None:
            return
        for name, value in el.attrib.items():
            el.set(name, _ENTITY.sub(_character, (value or "").replace(AMP_SUBSTITUTE, "&")))
        match el.tag:
            case "a":
                self._link(el, self._prose)
            case "img":
                self._image(el, self._prose)
            case "h1":
                text = "".join(el.itertext()).strip()
                self.found.append(heading_level(locate_heading(self._prose, text)))
        self._own_words(el, self._prose)

    def _own_words(self, el: ET.Element, prose: Prose) -> None:
        """Classes become the house's own; what `{…}` holds and we do not know is said."""
        words = (el.get("class") or "").split() if el.tag != "code" else []
        allowed = _ATTRIBUTES["*"] | _ATTRIBUTES.get(el.tag, set()) | {"class"}
        strange = [word for word in words if word not in CLASSES]
        strange += [name for name in el.attrib if name not in allowed]
        self._strange += len(strange)
        for name in strange if self._strange <= ENOUGH else ():
            written = f"#{el.get('id')}" if name == "id" else name
            classes = (*CLASSES, "themed") if name in words else None
            self.found.append(attribute_unknown(locate(prose, written), written, classes))
        if el.tag != "code" and "class" in el.attrib:
            el.set("class", " ".join(f"sm-{word}" for word in words if word in CLASSES))

    def _link(self, el: ET.Element, prose: Prose) -> None:
        target = el.get("href", "").strip()
        scheme = target.partition(":")[0].lower()
        if scheme in SCHEMES and ":" in target:
            el.set("href", target)
            if scheme == "https":
                el.set("target", "_blank")
                el.set("rel", "noopener noreferrer")
            return
        self.found.append(link_target(locate(prose, target or "]()"), target))

    def _image(self, el: ET.Element, prose: Prose) -> None:
        target = el.get("src", "")
        place = locate(prose, target)
        path = self.assets.resolve(target, place.path)
        if path is None:
            self.found.append(image_missing(place, target, self._nearest_image(target, place.path)))
            return
        if path.suffix.lower() not in IMAGE_KINDS:
            kinds = ", ".join(kind[1:] for kind in IMAGE_KINDS)
            self.found.append(image_kind(place, path.name, kinds))
            return
        if "themed" in (el.get("class") or "").split():
            self._themed(el, path, place)
            return
        self._plain_image(el, path, place)

    def _nearest_image(self, target: str, page: PurePosixPath) -> str:
        """The path to write, where some image of the course has nearly this name; else ""."""
        images = [path for path in self.assets.sources.files if path.suffix in IMAGE_KINDS]
        names = get_close_matches(PurePosixPath(target).name, [path.name for path in images], n=1)
        found = next((path for path in images if path.name in names), None)
        return posixpath.relpath(found, page.parent) if found else ""

    def _plain_image(self, el: ET.Element, path: PurePosixPath, place: Span) -> None:
        if path.suffix.lower() == ".svg" and self._read_svg(path, place) is None:
            return
        size = self.assets.size(path)
        if size is None:
            self.found.append(image_unreadable(place, path.name))
            return
        el.set("src", str(self.assets.use(path)))
        el.set("width", str(size[0]))
        el.set("height", str(size[1]))
        el.set("loading", "lazy")

    def _read_svg(self, path: PurePosixPath, place: Span) -> etree._Element | None:
        try:
            root, parts = self.assets.svg(path)
        except etree.XMLSyntaxError:
            self.found.append(image_unreadable(place, path.name))
            return None
        except ValueError:
            parts = [say("a document type declaration")]
        if not parts:
            return root
        self.found.append(svg_unsafe(place, path.name, parts[0]))
        return None

    def _themed(self, el: ET.Element, path: PurePosixPath, place: Span) -> None:
        root = self._read_svg(path, place) if path.suffix.lower() == ".svg" else None
        if path.suffix.lower() != ".svg":
            parts = [say("it is not an SVG")]
        elif root is None:
            return
        else:
            parts = [say("{part}", part=part) for part in not_themable(root)]
            parts += [] if view_box(root) else [say("it has no viewBox")]
        if parts or root is None:
            self.found.append(svg_not_themable(place, path.name, parts[0]))
            return
        self._drawn += 1
        drawing = themed(root, el.get("alt", ""), f"sm-i{self._drawn}-")
        el.tag = "span"
        # A text that holds its own hash cannot be written, so no author can forge the token.
        el.text = f"{self._token}-{len(self._drawings)}-"
        el.attrib.clear()
        self._drawings[el.text] = drawing

    def _refuse_html(self, prose: Prose) -> bool:
        """What would be cleaned away in silence is said instead; True where there was any."""
        if "<" not in prose.markdown:
            return False
        before = len(self.found)
        text = outside_code(prose.markdown)
        for match in _TAG.finditer(text):
            line = prose.span.line + text.count("\n", 0, match.start())
            column = match.start() - text.rfind("\n", 0, match.start())
            place = prose.span.at(line, column, len(match["name"]) + 1)
            name = match["name"].lower()
            if name.startswith("/"):
                continue
            if name not in RAW_TAGS:
                self.found.append(html_not_allowed(place, name))
            elif handler := _HANDLER.search(match["rest"]):
                self.found.append(html_not_allowed(place, handler[1], is_attribute=True))
        return len(self.found) > before


def _character(entity: re.Match[str]) -> str:
    return unescape(entity[0])


class _Collect(Treeprocessor):
    """Hands every element to the renderer, and makes a figure of an image that stands alone."""

    def __init__(self, renderer: Renderer) -> None:
        super().__init__()
        self.renderer = renderer

    def run(self, root: ET.Element) -> None:
        for el in list(root.iter()):
            if el.tag == "p" and len(el) == 1 and el[0].tag == "img":
                _make_figure(el)
            self.renderer.element(el)


def _make_figure(el: ET.Element) -> None:
    if (el.text or "").strip() or (el[0].tail or "").strip():
        return
    el.tag = "figure"
    if words := [word for word in (el[0].get("class") or "").split() if word in CLASSES]:
        el.set("class", " ".join(words))
        el[0].set("class", " ".join({*(el[0].get("class") or "").split()} - {*words}))
    if caption := el[0].attrib.pop("title", ""):
        ET.SubElement(el, "figcaption").text = caption
