"""The control documents of SCORM 1.2, which travel at the root of each package.

We wrote them from the standard under the file names it fixes. `tests/packages/` holds them
against the official ones: the same manifests pass, the same fail.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from lxml import etree

CONTROL_DOCUMENTS: tuple[str, ...] = (
    "imscp_rootv1p1p2.xsd",
    "adlcp_rootv1p2.xsd",
    "imsmd_rootv1p2p1.xsd",
    "ims_xml.xsd",
)

_XSD = "http://www.w3.org/2001/XMLSchema"


def control_document(name: str) -> bytes:
    """The bytes of one of `CONTROL_DOCUMENTS`, as they go into a package."""
    if name not in CONTROL_DOCUMENTS:
        raise ValueError(f"{name} is not a control document")
    return files(__name__).joinpath(name).read_bytes()


@cache
def manifest_schema() -> etree.XMLSchema:
    """The grammar of `imsmanifest.xml`: the package, the elements of ADL, the meta-data record.

    Validating with it opens no file: the `xsi:schemaLocation` of a manifest is not followed.
    """
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    parser.resolvers.add(_ControlDocuments())
    together = parser.makeelement(f"{{{_XSD}}}schema")
    for name in CONTROL_DOCUMENTS:
        namespace = etree.fromstring(control_document(name), parser).get("targetNamespace", "")
        location = {"namespace": namespace, "schemaLocation": name}
        together.append(parser.makeelement(f"{{{_XSD}}}import", location))
    return etree.XMLSchema(together)


class _ControlDocuments(etree.Resolver):
    """Answers each import from this package, so that neither disk nor network is searched."""

    def resolve(self, url: str | None, public_id: str | None, context: object, /) -> Any:
        name = url or ""
        return self.resolve_string(control_document(name), context, base_url=name)
