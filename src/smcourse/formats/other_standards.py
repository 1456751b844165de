"""Telling a package of another standard from a SCORM 1.2 package that is broken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from smcourse.formats.scorm12_manifest import MANIFEST, elements

CAM_2004 = "http://www.imsglobal.org/xsd/imscp_v1p1"
COMMON_CARTRIDGE = "http://www.imsglobal.org/xsd/imscc"
AICC_FILES = ("au", "crs", "cst", "des")  # one of each makes an AICC course
_VERSION_2004 = re.compile(r"(?:CAM )?1\.3|2004\b.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherStandard:
    """What a package is instead. `is_alien`: nothing in it is written for SCORM 1.2."""

    name: str
    path: str
    is_alien: bool = True


def other_standard(
    files: Mapping[str, bytes], root: etree._Element | None = None
) -> OtherStandard | None:
    """The other standard that a package follows; `root` is that of its manifest, if it has one."""
    if root is not None:
        return _by_manifest(root)
    names = {name.lower(): name for name in files}
    if "cmi5.xml" in names:
        return OtherStandard(name="cmi5", path=names["cmi5.xml"])
    if "tincan.xml" in names:
        return OtherStandard(name="xAPI (Tin Can)", path=names["tincan.xml"])
    by_kind = {name.rpartition(".")[2]: name for name in names.values() if "/" not in name}
    lower = {kind.lower(): name for kind, name in by_kind.items()}
    if all(kind in lower for kind in AICC_FILES):
        return OtherStandard(name="AICC", path=lower["crs"])
    return None


def _by_manifest(root: etree._Element) -> OtherStandard | None:
    namespace = etree.QName(root).namespace or ""
    if namespace.startswith(COMMON_CARTRIDGE):
        return OtherStandard(name="IMS Common Cartridge", path=MANIFEST)
    if namespace == CAM_2004:
        return OtherStandard(name="SCORM 2004", path=MANIFEST)
    texts = (el.text or "" for el in elements(root, "imscp:metadata", "imscp:schemaversion"))
    if any(_VERSION_2004.fullmatch(text.strip()) for text in texts):
        return OtherStandard(name="SCORM 2004", path=MANIFEST, is_alien=False)
    return None
