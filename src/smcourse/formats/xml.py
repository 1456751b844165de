"""XML for all formats: one table of namespaces, one way to name an element, one serializer."""

from __future__ import annotations

from lxml import etree

NAMESPACES = {
    "imscp": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "imsmd": "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def qn(name: str) -> str:
    """`prefix:name` in lxml's notation."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def to_bytes(root: etree._Element) -> bytes:
    """The one road from an element to bytes: UTF-8, declared, indented by two spaces."""
    etree.indent(root, space="  ")
    declaration = b'<?xml version="1.0" encoding="UTF-8"?>\n'  # lxml's own has single quotes
    return declaration + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


def parse_untrusted(content: bytes) -> etree._Element:
    """Parse XML of unknown origin: no DTD, no entities, no network; XMLSyntaxError otherwise."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype:
        raise etree.XMLSyntaxError("a document type declaration", 0, 1, 1)
    return root
