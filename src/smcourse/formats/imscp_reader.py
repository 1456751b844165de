"""A manifest of unknown origin as a `Manifest` (SCORM 1.2 CAM 2.3; IMS CP 1.1.2).

Reads what is there, right or wrong, and says what it had to leave out; whether a manifest is right
is for `scorm12_rules` to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from smcourse.codes import manifest as codes
from smcourse.diagnostics import Diagnostic
from smcourse.formats.imscp_values import (
    File,
    Item,
    Manifest,
    Metadata,
    Organization,
    Organizations,
    Others,
    Prerequisites,
    Resource,
    Resources,
)
from smcourse.formats.scorm12_manifest import manifest_place, parse_manifest
from smcourse.formats.xml import NAMESPACES, foreign, qn

MOST_FOUND = 100
VISIBLE = {"true": True, "1": True, "false": False, "0": False}


def manifest_from_xml(
    source: bytes | etree._Element,
) -> tuple[Manifest | None, list[Diagnostic]]:
    """The manifest, and what of it could not be kept; None where it is no manifest of SCORM 1.2.

    Never raises, whatever the bytes are: no DTD, no entity and no address is followed. Kept are
    all elements and attributes of the standard, and every element of another vocabulary, in
    `others`. Left out and reported: what the standard does not know in its own namespace,
    attributes of others, text between elements. At most 100 findings.
    """
    found: list[Diagnostic] = []
    if isinstance(source, bytes):
        try:
            source = parse_manifest(source)
        except etree.XMLSyntaxError as problem:
            return None, [codes.manifest_not_xml(manifest_place(problem.lineno), problem.msg or "")]
    if source.tag != qn("imscp:manifest"):
        return None, [codes.not_a_manifest(manifest_place(source.sourceline))]
    return _manifest(_Parts(source, found)), found


class _Parts:
    """Hands out the attributes and children of an element once; says what is left at the end."""

    def __init__(self, el: etree._Element, found: list[Diagnostic]) -> None:
        self.el, self.found = el, found
        self._attributes = {str(name): str(value) for name, value in el.attrib.items()}
        self._children = [child for child in el if isinstance(child.tag, str)]

    def attribute(self, name: str) -> str | None:
        return self._attributes.pop(name, None)

    def required(self, name: str) -> str:
        """An attribute that the standard asks for; "" where it is missing, which is reported."""
        value = self.attribute(name)
        if value is None:
            self._report(f'{name}="…"', is_missing=True)
        return value or ""

    def all(self, name: str) -> Iterator[_Parts]:
        """Every child of this name."""
        taken = [child for child in self._children if child.tag == qn(name)]
        self._children = [child for child in self._children if child.tag != qn(name)]
        return (_Parts(child, self.found) for child in taken)

    def one(self, name: str) -> _Parts | None:
        """The first child of this name; another one is left."""
        for i, child in enumerate(self._children):
            if child.tag == qn(name):
                return _Parts(self._children.pop(i), self.found)
        return None

    def needed(self, name: str) -> _Parts | None:
        """The first child of this name, which the standard asks for."""
        part = self.one(name)
        if part is None:
            self._report(f"<{name.partition(':')[2]}>", is_missing=True)
        return part

    def text(self, name: str) -> str | None:
        """The text of the first child of this name."""
        part = self.one(name)
        return None if part is None else part.own_text()

    def own_text(self) -> str:
        """The element's text; elements inside it are left."""
        self._done(is_text=True)
        return _text(self.el)

    def others(self) -> Others:
        """What is left of other vocabularies, kept; the rest is reported."""
        guests = [el for el in self._children if _is_of_another_vocabulary(el)]
        self._children = [el for el in self._children if not _is_of_another_vocabulary(el)]
        self._done()
        return tuple(map(foreign, guests))

    def _done(self, *, is_text: bool = False) -> None:
        for child in self._children:
            self._report(f"<{etree.QName(child).localname}>", child.sourceline)
        for name in self._attributes:
            self._report(f'{etree.QName(name).localname}="…"')
        if not is_text and _text(self.el).strip():
            self._report("…")

    def _report(self, part: str, line: int | None = None, *, is_missing: bool = False) -> None:
        if len(self.found) < MOST_FOUND:
            name = etree.QName(self.el).localname
            code = codes.manifest_part_missing if is_missing else codes.manifest_part_left_out
            self.found.append(code(manifest_place(line or self.el.sourceline), part, f"<{name}>"))


def _is_of_another_vocabulary(el: etree._Element) -> bool:
    return etree.QName(el).namespace not in (None, NAMESPACES["imscp"])


def _text(el: etree._Element) -> str:
    """The text directly in an element, comments left out."""
    return (el.text or "") + "".join(child.tail or "" for child in el)


def _manifest(parts: _Parts) -> Manifest:
    organizations, resources = parts.needed("imscp:organizations"), parts.needed("imscp:resources")
    return Manifest(
        identifier=parts.required("identifier"),
        version=parts.attribute("version"),
        base=parts.attribute(qn("xml:base")),
        schema_location=parts.attribute(qn("xsi:schemaLocation")),
        metadata=_metadata(parts),
        organizations=_organizations(organizations) if organizations else Organizations(),
        resources=_resources(resources) if resources else Resources(),
        manifests=tuple(_manifest(inner) for inner in parts.all("imscp:manifest")),
        others=parts.others(),
    )


def _metadata(above: _Parts) -> Metadata | None:
    if (parts := above.one("imscp:metadata")) is None:
        return None
    return Metadata(
        schema=parts.text("imscp:schema"),
        schemaversion=parts.text("imscp:schemaversion"),
        locations=tuple(part.own_text() for part in parts.all("adlcp:location")),
        others=parts.others(),
    )


def _organizations(parts: _Parts) -> Organizations:
    return Organizations(
        default=parts.attribute("default"),
        organizations=tuple(_organization(part) for part in parts.all("imscp:organization")),
        others=parts.others(),
    )


def _organization(parts: _Parts) -> Organization:
    return Organization(
        identifier=parts.required("identifier"),
        structure=parts.attribute("structure"),
        title=parts.text("imscp:title"),
        items=tuple(_item(part) for part in parts.all("imscp:item")),
        metadata=_metadata(parts),
        others=parts.others(),
    )


def _item(parts: _Parts) -> Item:
    return Item(
        identifier=parts.required("identifier"),
        identifierref=parts.attribute("identifierref"),
        isvisible=_visible(parts),
        parameters=parts.attribute("parameters"),
        title=parts.text("imscp:title"),
        items=tuple(_item(part) for part in parts.all("imscp:item")),
        metadata=_metadata(parts),
        prerequisites=_prerequisites(parts),
        maxtimeallowed=parts.text("adlcp:maxtimeallowed"),
        timelimitaction=parts.text("adlcp:timelimitaction"),
        datafromlms=parts.text("adlcp:datafromlms"),
        masteryscore=parts.text("adlcp:masteryscore"),
        others=parts.others(),
    )


def _visible(parts: _Parts) -> bool | None:
    """xs:boolean, white space around it taken off; any other word is left."""
    word = (parts.el.get("isvisible") or "").strip()
    if word in VISIBLE:
        parts.attribute("isvisible")
    return VISIBLE.get(word)


def _prerequisites(above: _Parts) -> Prerequisites | None:
    if (parts := above.one("adlcp:prerequisites")) is None:
        return None
    return Prerequisites(type=parts.required("type"), script=parts.own_text())


def _resources(parts: _Parts) -> Resources:
    return Resources(
        base=parts.attribute(qn("xml:base")),
        resources=tuple(_resource(part) for part in parts.all("imscp:resource")),
        others=parts.others(),
    )


def _resource(parts: _Parts) -> Resource:
    return Resource(
        identifier=parts.required("identifier"),
        type=parts.required("type"),
        scormtype=parts.attribute(qn("adlcp:scormtype")),
        href=parts.attribute("href"),
        base=parts.attribute(qn("xml:base")),
        metadata=_metadata(parts),
        files=tuple(_file(part) for part in parts.all("imscp:file")),
        dependencies=tuple(_dependency(part) for part in parts.all("imscp:dependency")),
        others=parts.others(),
    )


def _dependency(parts: _Parts) -> str:
    """An empty element by the standard; whatever it holds is left and reported."""
    identifierref = parts.required("identifierref")
    parts.own_text()
    return identifierref


def _file(parts: _Parts) -> File:
    return File(href=parts.required("href"), metadata=_metadata(parts), others=parts.others())
