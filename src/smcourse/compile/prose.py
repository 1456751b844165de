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

from smcourse.compile.assets import IMAGE_KINDS, Assets
from smcourse.compile.runs import (
    References,
    chunks,
    locate,
    locate_heading,
    outside_code,
)
from smcourse.compile.svg import not_themable, themed, view_box
from smcourse.diagnostics import Diagnostic, Span, did_you_mean, error, warning
from smcourse.model import Prose
from smcourse.parse.code import normal_code

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
            self.found.append(
                error(
                    place,
                    "nested-too-deep",
                    "the lists or definitions of this part are too deep or too long to be read",
                    help="put paragraphs or headings in between",
                )
            )
            return ""

    def line(self, prose: Prose) -> Markup:
        """A question or an option: one paragraph, without the paragraph's own tags."""
        html = self.block(prose).strip()
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p") == 1:
            return Markup(html[3:-4])
        if html:
            self.found.append(
                error(
                    prose.span,
                    "not-one-paragraph",
                    "a question and its options are one paragraph each, without lists or headings",
                    help="write it as one paragraph; a list or heading goes above the question",
                )
            )
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
                self.found.append(
                    error(
                        locate_heading(self._prose, "".join(el.itertext()).strip()),
                        "heading-level",
                        "`#` is the lesson's title, which stands in the front matter",
                        help="use `##` for headings inside a lesson",
                    )
                )
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
            self.found.append(
                warning(
                    locate(prose, written),
                    "attribute-unknown",
                    f"`{written}` means nothing here and is left out",
                    help=did_you_mean(name, (*CLASSES, "themed"), "take it away")
                    if name in words
                    else "take it away",
                )
            )
        if el.tag != "code" and "class" in el.attrib:
            el.set("class", " ".join(f"sm-{word}" for word in words if word in CLASSES))

    def _link(self, el: ET.Element, prose: Prose) -> None:
        target = el.get("href", "").strip()
        known = "write the whole address, starting with https:// (or mailto:, tel:)"
        scheme = target.partition(":")[0].lower()
        if scheme in SCHEMES and ":" in target:
            el.set("href", target)
            if scheme == "https":
                el.set("target", "_blank")
                el.set("rel", "noopener noreferrer")
            return
        fault = f"`{target[:80]}` leads nowhere that a platform would open"
        self.found.append(
            error(
                locate(prose, target or "]()"),
                "link-target",
                f"the link {fault}" if target else "this link has no address",
                help="write https:// if the site has it" if scheme == "http" else known,
            )
        )

    def _image(self, el: ET.Element, prose: Prose) -> None:
        target = el.get("src", "")
        place = locate(prose, target)
        path = self.assets.resolve(target, place.path)
        if path is None:
            self.found.append(
                error(
                    place,
                    "image-missing",
                    f"there is no image `{target[:120]}`",
                    help=self._nearest_image(target, place.path),
                )
            )
            return
        if path.suffix.lower() not in IMAGE_KINDS:
            self.found.append(
                error(
                    place,
                    "image-kind",
                    f"`{path.name}` is not an image that every browser shows",
                    help="use " + ", ".join(kind[1:] for kind in IMAGE_KINDS),
                )
            )
            return
        if "themed" in (el.get("class") or "").split():
            self._themed(el, path, place)
            return
        self._plain_image(el, path, place)

    def _nearest_image(self, target: str, page: PurePosixPath) -> str:
        """The path to write, where some image of the course has nearly this name."""
        images = [path for path in self.assets.sources.files if path.suffix in IMAGE_KINDS]
        names = get_close_matches(PurePosixPath(target).name, [path.name for path in images], n=1)
        found = next((path for path in images if path.name in names), None)
        if found is None:
            return "check the path and its case"
        return f"did you mean `{posixpath.relpath(found, page.parent)}`?"

    def _plain_image(self, el: ET.Element, path: PurePosixPath, place: Span) -> None:
        if path.suffix.lower() == ".svg" and self._read_svg(path, place) is None:
            return
        size = self.assets.size(path)
        if size is None:
            self._unreadable(path, place)
            return
        el.set("src", str(self.assets.use(path)))
        el.set("width", str(size[0]))
        el.set("height", str(size[1]))
        el.set("loading", "lazy")

    def _unreadable(self, path: PurePosixPath, place: Span) -> None:
        self.found.append(
            error(
                place,
                "image-unreadable",
                f"`{path.name}` is not an image of the kind that its name says",
                help="export it again",
            )
        )

    def _read_svg(self, path: PurePosixPath, place: Span) -> etree._Element | None:
        try:
            root, parts = self.assets.svg(path)
        except etree.XMLSyntaxError:
            self._unreadable(path, place)
            return None
        except ValueError as problem:
            parts = [str(problem)]
        if not parts:
            return root
        self.found.append(
            error(
                place,
                "svg-unsafe",
                f"`{path.name}` holds what an image must not hold: {parts[0]}",
                help="export it as plain SVG, without scripts, events or references",
            )
        )
        return None

    def _themed(self, el: ET.Element, path: PurePosixPath, place: Span) -> None:
        root = self._read_svg(path, place) if path.suffix.lower() == ".svg" else None
        if path.suffix.lower() != ".svg":
            parts = ["it is not an SVG"]
        elif root is None:
            return
        else:
            parts = list(not_themable(root)) or ([] if view_box(root) else ["it has no viewBox"])
        if parts or root is None:
            self.found.append(
                error(
                    place,
                    "svg-not-themable",
                    f"`{path.name}` cannot take the theme: {parts[0]}",
                    help="colour it by the classes a, b, c, d, l, ln only, or take {.themed} away",
                )
            )
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
                self.found.append(
                    error(
                        place,
                        "html-not-allowed",
                        f"the HTML tag <{name}> is not allowed in a course",
                        help="write Markdown, or put the text between backticks to show it",
                    )
                )
            elif handler := _HANDLER.search(match["rest"]):
                self.found.append(
                    error(
                        place,
                        "html-not-allowed",
                        f"the HTML attribute `{handler[1]}` is not allowed in a course",
                        help="take the attribute away",
                    )
                )
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
