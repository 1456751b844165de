"""imsmanifest.xml: IMS Content Packaging 1.1.2 with the ADL extensions of SCORM 1.2 (CAM 2.3).

The values of a manifest, to and from XML, and the one kind of manifest that we write ourselves:
one organization, one item, one SCO, since several LMSs refuse more. It has no `masteryscore`,
which would override what the SCO decides, no `xml:base`, no `parameters`, no LOM.

>>> from smcourse.formats.xml import to_bytes
>>> files = ["index.html", "media/bee.svg"]
>>> bees = one_sco(identifier="C1", version="1", title="Bees", launch="index.html", files=files)
>>> same, left_out = manifest_from_xml(to_bytes(manifest_to_xml(bees)))
>>> same == bees, left_out
(True, [])
>>> bees.organizations.organizations[0].items[0].identifierref
'RES1'
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from lxml import etree

from smcourse.formats.imscp_reader import manifest_from_xml
from smcourse.formats.imscp_values import (
    File,
    Item,
    Manifest,
    Metadata,
    Organization,
    Organizations,
    Prerequisites,
    Resource,
    Resources,
)
from smcourse.formats.imscp_writer import manifest_to_xml

__all__ = [
    "File",
    "Item",
    "Manifest",
    "Metadata",
    "Organization",
    "Organizations",
    "Prerequisites",
    "Resource",
    "Resources",
    "manifest",
    "manifest_from_xml",
    "manifest_identifier",
    "manifest_to_xml",
    "one_sco",
]


def manifest(
    *, identifier: str, version: str, title: str, launch: str, files: Iterable[str]
) -> etree._Element:
    """`one_sco` as XML."""
    return manifest_to_xml(
        one_sco(identifier=identifier, version=version, title=title, launch=launch, files=files)
    )


def one_sco(
    *, identifier: str, version: str, title: str, launch: str, files: Iterable[str]
) -> Manifest:
    """The manifest of a package with one SCO that starts at `launch`; `files` are its hrefs.

    `identifier` is an xs:ID, `version` has at most 20 characters, `title` at most 200.
    """
    item = Item(identifier="SCO1", identifierref="RES1", isvisible=True, title=title)
    organization = Organization(identifier="ORG1", title=title, items=(item,))
    sco = Resource(
        identifier="RES1",
        scormtype="sco",
        href=launch,
        files=tuple(File(href=href) for href in files),
    )
    return Manifest(
        identifier=identifier,
        version=version,
        metadata=Metadata(schema="ADL SCORM", schemaversion="1.2"),
        organizations=Organizations(default="ORG1", organizations=(organization,)),
        resources=Resources(resources=(sco,)),
    )


def manifest_identifier(course: str, language: str, audience: str = "", company: str = "") -> str:
    """The same in every version of a course, distinct between its variants in the first nine
    characters (SuccessFactors keeps fifteen), then a tail that a person can read."""
    digest = hashlib.sha256("|".join((course, language, audience, company)).encode()).digest()
    head = base64.b32encode(digest[:5]).decode()
    tail = "-".join(part for part in (course, language, audience, company) if part)
    return f"C{head}-{tail}"[:64]
