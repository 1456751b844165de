"""SVG drawings: what is refused, and how one that is marked `{.themed}` goes into the page.

A themed drawing takes the course's colours by class (`a` line, `b` body, `c` ground, `d` the
point, `l` stroked, `ln` drawn on top), so it is copied element by element through an allow-list.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from lxml import etree
from markupsafe import Markup

from smcourse.diagnostics import Text, say

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"
MAX_SVG = 2_000_000
MAX_DRAWN = 200_000  # elements, where parts are used again and again
MAX_USES = 20  # of a part in a part
MAX_ATTRIBUTES = 200  # of one element; lxml lists them in the square of their number
UNREADABLE = say("nothing that can be read as SVG")

_REFUSED = frozenset(
    ("script", "foreignobject", "iframe", "handler", "listener", "set", "animate", "discard")
)
_ADDRESSES = frozenset("href src srcset data action formaction ping poster base".split())
_INSIDE = ("#", "data:image/png", "data:image/jpeg")

_SHAPES = frozenset(
    ["g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "clipPath"]
)
_DROPPED = frozenset(("title", "desc", "style", "metadata"))
_GEOMETRY = frozenset(
    (
        "d x y x1 y1 x2 y2 cx cy r rx ry width height points transform opacity "
        "stroke-width stroke-linecap stroke-linejoin stroke-dasharray clip-rule "
        "fill-rule"
    ).split()
)
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_CLASSES = frozenset(["a", "b", "c", "d", "l", "ln"])
_PLAIN = re.compile(r"[\w\s.,()+\-%]*")
_REFERENCE = re.compile(r"url\s*\((?!\s*[\"']?#)|@import|image-set|\\|javascript:", re.I)
_MARKUP = re.compile(r"<(?:[a-z][^\s<>]*[\s/>]|[!?/])", re.I)
_LOCAL_URL = re.compile(r"url\(#([\w-]+)\)")


class UnsafeSvg(ValueError):
    """A drawing that is not looked at further, for the part that it holds."""

    def __init__(self, part: Text) -> None:
        super().__init__(str(part))
        self.part = part


def parse_svg(content: bytes) -> etree._Element:
    """Parse without entities, DTD or network; XMLSyntaxError where it is no SVG, UnsafeSvg where a
    browser could take it for something else than we do."""
    if len(content) > MAX_SVG:
        raise UnsafeSvg(say("more than {limit} kB", limit=MAX_SVG // 1000))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(content, parser)
    document = root.getroottree().docinfo
    if document.doctype:
        raise UnsafeSvg(say("a document type declaration"))
    if (document.encoding or "utf-8").lower() not in ("utf-8", "ascii", "us-ascii"):
        raise UnsafeSvg(say("letters that are not UTF-8"))
    if root.tag != f"{{{SVG}}}svg":
        raise etree.XMLSyntaxError("no svg element of the SVG namespace", 0, 0, 0)
    return root


def find_flaw(content: bytes) -> Text | None:
    """What makes an SVG unfit to be shown; UNREADABLE where it is none."""
    try:
        return next(unsafe_parts(parse_svg(content)), None)
    except UnsafeSvg as problem:
        return problem.part
    except (etree.XMLSyntaxError, ValueError):
        return UNREADABLE


def view_box(root: etree._Element) -> tuple[float, float, float, float] | None:
    """The drawing's own coordinates: x, y, width, height."""
    numbers = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    try:
        x, y, width, height = (float(number) for number in numbers)
    except ValueError:
        return None
    is_sound = all(map(math.isfinite, (x, y))) and 0 < width < 1e6 and 0 < height < 1e6
    return (x, y, width, height) if is_sound else None


def unsafe_parts(root: etree._Element) -> Iterator[Text]:
    """What an image file must not hold: script, foreign content, handlers, references outside, and
    what would come alive if a server sent the file as a page of HTML."""
    outside = [*root.itersiblings(preceding=True), *root.itersiblings()]
    for el in [*outside, *root.iter()]:
        if isinstance(el, (etree._Entity, etree._ProcessingInstruction)):
            yield say("an entity or processing instruction")
        elif isinstance(el.tag, str):
            yield from _unsafe_element(el)
        elif (el.text or "").startswith((">", "->")):
            yield say("a comment that HTML reads otherwise")
        if isinstance(el.tag, str) and _MARKUP.search(f"{el.text or ''}\0{el.tail or ''}"):
            yield say("a text that HTML reads as a tag")
    parts = {str(el.get("id")): el for el in root.iter(etree.Element) if el.get("id")}
    if _drawn(root, parts, {}, 0) > MAX_DRAWN:
        yield say("parts used in parts without end")


def _drawn(
    el: etree._Element, parts: Mapping[str, etree._Element], known: dict[str, int], depth: int
) -> int:
    """How many elements a browser draws where every `use` is followed, counted as far as needed: a
    few lines of parts in parts keep it busy for ever."""
    total = 0
    for use in el.iter(etree.Element):
        total += 1
        name = next((str(use.get(key)) for key in _HREFS if use.get(key)), "")[1:]
        if etree.QName(use).localname == "use" and name in parts:
            if name not in known:
                is_deep = depth >= MAX_USES
                known[name] = (
                    MAX_DRAWN + 1 if is_deep else _drawn(parts[name], parts, known, depth + 1)
                )
            total += known[name]
        if total > MAX_DRAWN:
            break
    return total


def _unsafe_element(el: etree._Element) -> Iterator[Text]:
    name = etree.QName(el)
    local = name.localname.lower()
    if local in _REFUSED or name.namespace == XHTML:
        yield say("<{name}>", name=name.localname)
    if local == "style" and _REFERENCE.search("".join(map(str, el.itertext()))):
        yield say("a reference in its <style>")
    if len(el.attrib) > MAX_ATTRIBUTES:
        yield say("more than {limit} attributes", limit=MAX_ATTRIBUTES)
        return
    for attribute, value in el.attrib.items():
        local = etree.QName(attribute).localname
        if local.lower().startswith("on"):
            yield say("the attribute `{name}`", name=local)
        elif _leads_out(local.lower(), str(value)):
            yield say("a reference to another file")


def _leads_out(attribute: str, value: str) -> bool:
    if attribute == "attributename":  # of an animation
        return value.strip().lower().endswith("href")
    is_outside = attribute in _ADDRESSES and not value.startswith(_INSIDE)
    return is_outside or _REFERENCE.search(value) is not None


def not_themable(root: etree._Element) -> Iterator[str]:
    """What the allow-list of a themed drawing does not know."""
    for el in _kept(root):
        name = etree.QName(el).localname
        if el.tag != f"{{{SVG}}}{name}" or (el is not root and name not in _SHAPES):
            yield f"<{name}>"
            continue
        for attribute, value in el.attrib.items():
            if not _is_known(el is root, str(attribute), str(value)):
                yield f'{attribute}="{value}"'[:60]
                return


def _kept(el: etree._Element) -> Iterator[etree._Element]:
    """The elements that are not dropped, with all they hold."""
    yield el
    for child in el.iterchildren(etree.Element):
        if etree.QName(child).localname not in _DROPPED:
            yield from _kept(child)


def _is_known(is_root: bool, attribute: str, value: str) -> bool:
    match attribute:
        case "class":
            return set(value.split()) <= _CLASSES
        case "id":
            return bool(re.fullmatch(r"[\w-]+", value))
        case "clip-path":
            return bool(_LOCAL_URL.fullmatch(value))
        case "fill" | "stroke":
            return value == "none"
        case "viewBox" | "preserveAspectRatio" | "role":
            return is_root
        case _:
            return attribute in _GEOMETRY and bool(_PLAIN.fullmatch(value))


def themed(root: etree._Element, alt: str, prefix: str) -> Markup:
    """The drawing as inline SVG; its ids get `prefix`, its classes the house's own."""
    svg = etree.Element("svg", attrib={"class": "sm-art"})
    box = view_box(root)
    if box:
        svg.set("viewBox", str(root.get("viewBox")).strip())
        svg.set("width", str(round(box[2])))
        svg.set("height", str(round(box[3])))
    if root.get("preserveAspectRatio"):
        svg.set("preserveAspectRatio", str(root.get("preserveAspectRatio")))
    if alt:
        svg.set("role", "img")
        svg.set("aria-label", alt)
    else:
        svg.set("aria-hidden", "true")
    for child in root:
        _copy(child, svg, prefix)
    return Markup(etree.tostring(svg, encoding="unicode"))


def _copy(el: etree._Element, parent: etree._Element, prefix: str) -> None:
    if not isinstance(el.tag, str) or etree.QName(el).localname in _DROPPED:
        return
    copy = etree.SubElement(parent, etree.QName(el).localname)
    for name, value in el.attrib.items():
        attribute, text = str(name), str(value)
        if attribute == "class":
            text = " ".join(f"sm-{word}" for word in text.split())
        elif attribute == "id":
            text = prefix + text
        elif attribute == "clip-path":
            text = _LOCAL_URL.sub(rf"url(#{prefix}\1)", text)
        copy.set(attribute, text)
    for child in el:
        _copy(child, copy, prefix)
