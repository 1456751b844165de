"""XML for all formats: one table of namespaces, one way to name an element, one serializer."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

NAMESPACES = {
    "imscp": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "imsmd": "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xml": "http://www.w3.org/XML/1998/namespace",
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


def foreign(el: etree._Element) -> str:
    """An element of another vocabulary as text that is the same wherever it stood.

    Exclusive XML Canonicalization 1.0 (W3C), without comments, processing instructions and the
    white space between elements: indenting a manifest does not change what is kept of it.
    """
    copy = deepcopy(el)
    copy.tail = None
    etree.strip_tags(copy, etree.Comment, etree.ProcessingInstruction)
    for part in copy.iter():
        if len(part) and not (part.text or "").strip():
            part.text = None
        if not (part.tail or "").strip():
            part.tail = None
    types = (str(part.get(qn("xsi:type"), "")) for part in copy.iter())
    prefixes = sorted({name.partition(":")[0].strip() for name in types if ":" in name})
    written = etree.tostring(
        copy, method="c14n", exclusive=True, with_comments=False, inclusive_ns_prefixes=prefixes
    )
    return written.decode()
