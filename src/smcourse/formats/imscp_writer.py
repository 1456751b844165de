"""A `Manifest` as XML, in the order of IMS Content Packaging 1.1.2 and with the prefixes that LMSs
look for as text: none for imscp, literally `adlcp` for ADL's (SCORM 1.2 CAM 2.3)."""

from __future__ import annotations

from lxml import etree

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
from smcourse.formats.xml import NAMESPACES, parse_untrusted, qn

PREFIXES = {None: NAMESPACES["imscp"], "adlcp": NAMESPACES["adlcp"], "xsi": NAMESPACES["xsi"]}


def manifest_to_xml(manifest: Manifest) -> etree._Element:
    """The root element; `smcourse.formats.xml.to_bytes` makes the file of it.

    ValueError where a text holds a character that XML cannot, or one of `others` is no XML.
    """
    root = etree.Element(qn("imscp:manifest"), nsmap=PREFIXES)
    _manifest(root, manifest)
    return root


def _manifest(el: etree._Element, manifest: Manifest) -> None:
    _set(el, identifier=manifest.identifier or None, version=manifest.version)
    _base(el, manifest.base)
    if manifest.schema_location is not None:
        el.set(qn("xsi:schemaLocation"), manifest.schema_location)
    _metadata(el, manifest.metadata)
    _organizations(_add(el, "imscp:organizations"), manifest.organizations)
    _resources(_add(el, "imscp:resources"), manifest.resources)
    for inner in manifest.manifests:
        _manifest(_add(el, "imscp:manifest"), inner)
    _others(el, manifest.others)


def _metadata(parent: etree._Element, metadata: Metadata | None) -> None:
    if metadata is None:
        return
    el = _add(parent, "imscp:metadata")
    _text(el, "imscp:schema", metadata.schema)
    _text(el, "imscp:schemaversion", metadata.schemaversion)
    for location in metadata.locations:
        _text(el, "adlcp:location", location)
    _others(el, metadata.others)


def _organizations(el: etree._Element, organizations: Organizations) -> None:
    _set(el, default=organizations.default)
    for organization in organizations.organizations:
        _organization(_add(el, "imscp:organization"), organization)
    _others(el, organizations.others)


def _organization(el: etree._Element, organization: Organization) -> None:
    _set(el, identifier=organization.identifier or None, structure=organization.structure)
    _text(el, "imscp:title", organization.title)
    for item in organization.items:
        _item(_add(el, "imscp:item"), item)
    _metadata(el, organization.metadata)
    _others(el, organization.others)


def _item(el: etree._Element, item: Item) -> None:
    """ADL's elements come last, behind nested items."""
    _set(el, identifier=item.identifier or None, identifierref=item.identifierref)
    if item.isvisible is not None:
        el.set("isvisible", "true" if item.isvisible else "false")
    _set(el, parameters=item.parameters)
    _text(el, "imscp:title", item.title)
    for inner in item.items:
        _item(_add(el, "imscp:item"), inner)
    _metadata(el, item.metadata)
    _prerequisites(el, item.prerequisites)
    _text(el, "adlcp:maxtimeallowed", item.maxtimeallowed)
    _text(el, "adlcp:timelimitaction", item.timelimitaction)
    _text(el, "adlcp:datafromlms", item.datafromlms)
    _text(el, "adlcp:masteryscore", item.masteryscore)
    _others(el, item.others)


def _prerequisites(parent: etree._Element, prerequisites: Prerequisites | None) -> None:
    if prerequisites is not None:
        el = _add(parent, "adlcp:prerequisites")
        el.set("type", prerequisites.type)
        el.text = prerequisites.script or None


def _resources(el: etree._Element, resources: Resources) -> None:
    _base(el, resources.base)
    for resource in resources.resources:
        _resource(_add(el, "imscp:resource"), resource)
    _others(el, resources.others)


def _resource(el: etree._Element, resource: Resource) -> None:
    _set(el, identifier=resource.identifier or None, type=resource.type or None)
    if resource.scormtype is not None:
        el.set(qn("adlcp:scormtype"), resource.scormtype)
    _set(el, href=resource.href)
    _base(el, resource.base)
    _metadata(el, resource.metadata)
    for file in resource.files:
        _file(_add(el, "imscp:file"), file)
    for identifierref in resource.dependencies:
        _set(_add(el, "imscp:dependency"), identifierref=identifierref or None)
    _others(el, resource.others)


def _file(el: etree._Element, file: File) -> None:
    _set(el, href=file.href or None)
    _metadata(el, file.metadata)
    _others(el, file.others)


def _add(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, qn(name))


def _text(parent: etree._Element, name: str, text: str | None) -> None:
    if text is not None:
        _add(parent, name).text = text or None


def _set(el: etree._Element, **attributes: str | None) -> None:
    for name, value in attributes.items():
        if value is not None:
            el.set(name, value)


def _base(el: etree._Element, base: str | None) -> None:
    if base is not None:
        el.set(qn("xml:base"), base)


def _others(el: etree._Element, others: Others) -> None:
    for text in others:
        try:
            el.append(parse_untrusted(text.encode()))
        except etree.XMLSyntaxError as problem:
            raise ValueError(f"not an element: {text[:60]!r}") from problem
