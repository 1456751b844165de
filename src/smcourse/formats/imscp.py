"""imsmanifest.xml: IMS Content Packaging 1.1.2 with the ADL extensions of SCORM 1.2 (CAM 2.3).

One organization, one item, one SCO: several LMSs refuse more. The prefixes are those that LMSs
look for as text: none for imscp, literally `adlcp` for ADL's. No `masteryscore`, since it would
override what the SCO decides, no `xml:base`, no `parameters`, no LOM.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from lxml import etree

from smcourse.formats.xml import NAMESPACES, qn

SCHEMA_LOCATION = " ".join(
    f"{NAMESPACES[prefix]} {prefix}_{version}.xsd"
    for prefix, version in (("imscp", "rootv1p1p2"), ("imsmd", "rootv1p2p1"), ("adlcp", "rootv1p2"))
)


def manifest(
    *, identifier: str, version: str, title: str, launch: str, files: Iterable[str]
) -> etree._Element:
    """The manifest of a package with one SCO that starts at `launch`; `files` are its hrefs.

    `identifier` is an xs:ID, `version` has at most 20 characters, `title` at most 200.
    """
    root = etree.Element(
        qn("imscp:manifest"),
        attrib={"identifier": identifier, "version": version},
        nsmap={
            None: NAMESPACES["imscp"],
            "adlcp": NAMESPACES["adlcp"],
            "xsi": NAMESPACES["xsi"],
        },
    )
    root.set(qn("xsi:schemaLocation"), SCHEMA_LOCATION)
    metadata = etree.SubElement(root, qn("imscp:metadata"))
    _text(metadata, "imscp:schema", "ADL SCORM")
    _text(metadata, "imscp:schemaversion", "1.2")
    organizations = etree.SubElement(root, qn("imscp:organizations"), attrib={"default": "ORG1"})
    organization = etree.SubElement(
        organizations, qn("imscp:organization"), attrib={"identifier": "ORG1"}
    )
    _text(organization, "imscp:title", title)
    item = etree.SubElement(
        organization,
        qn("imscp:item"),
        attrib={"identifier": "SCO1", "identifierref": "RES1", "isvisible": "true"},
    )
    _text(item, "imscp:title", title)
    resources = etree.SubElement(root, qn("imscp:resources"))
    resource = etree.SubElement(
        resources, qn("imscp:resource"), attrib={"identifier": "RES1", "type": "webcontent"}
    )
    resource.set(qn("adlcp:scormtype"), "sco")
    resource.set("href", launch)
    for href in files:
        etree.SubElement(resource, qn("imscp:file"), attrib={"href": href})
    return root


def manifest_identifier(course: str, language: str, audience: str = "", company: str = "") -> str:
    """The same in every version of a course, distinct between its variants in the first nine
    characters (SuccessFactors keeps fifteen), then a tail that a person can read."""
    digest = hashlib.sha256("|".join((course, language, audience, company)).encode()).digest()
    head = base64.b32encode(digest[:5]).decode()
    tail = "-".join(part for part in (course, language, audience, company) if part)
    return f"C{head}-{tail}"[:64]


def _text(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, qn(name)).text = text
