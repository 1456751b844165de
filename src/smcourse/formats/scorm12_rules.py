"""What a SCORM 1.2 package must be, read off its files alone.

Rules of the standard are errors, here; rules of this house (what some LMS stumbles over although
the standard allows it) are notes, in `scorm12_house`. Knows nothing of courses: a foreign package
is read the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from smcourse.codes import manifest as codes
from smcourse.diagnostics import Diagnostic
from smcourse.formats.manifest_validation import (
    Problem,
    schema_problems,
    streamed_problems,
)
from smcourse.formats.other_standards import other_standard
from smcourse.formats.schemas import CONTROL_DOCUMENTS
from smcourse.formats.scorm12_house import HOUSE_RULES
from smcourse.formats.scorm12_manifest import (
    MANIFEST,
    Rule,
    base_of,
    elements,
    file_place,
    id_of,
    items,
    manifest_place,
    organizations,
    path_of,
    place,
    refuse_oversized,
    resources,
)
from smcourse.formats.xml import parse_untrusted, qn

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def scorm12_findings(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Every rule over the files of a package (path in the archive -> bytes)."""
    if MANIFEST not in files:
        inside = next((name for name in files if name.endswith("/" + MANIFEST)), "")
        if other := other_standard(files):
            yield codes.another_standard(file_place(other.path), other.name)
        else:
            yield codes.manifest_not_at_root(file_place(inside or MANIFEST), is_inside=bool(inside))
        return
    try:
        refuse_oversized(files[MANIFEST])
        streamed = streamed_problems(files[MANIFEST])  # before the tree: two take twice the memory
        root = parse_untrusted(files[MANIFEST])
    except etree.XMLSyntaxError as problem:
        yield codes.manifest_not_xml(manifest_place(problem.lineno), problem.msg or "")
        return
    yield from _manifest_findings(root, files, streamed)


def _manifest_findings(
    root: etree._Element, files: Mapping[str, bytes], streamed: list[Problem]
) -> Iterator[Diagnostic]:
    other = other_standard(files, root)
    if other:
        yield codes.another_standard(file_place(other.path), other.name)
    if other and other.is_alien:
        return
    for line, message in schema_problems(root, streamed):
        yield codes.manifest_not_valid(manifest_place(line), message)
    for rule in (*RULES, *HOUSE_RULES):
        yield from rule(root, files)


def _schema_version(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for name, wanted in (("schema", "ADL SCORM"), ("schemaversion", "1.2")):
        texts = [el.text for el in elements(root, "imscp:metadata", f"imscp:{name}")]
        if texts != [wanted]:
            yield codes.schema_version(place(root), name, wanted)


def _organizations(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    ids = [id_of(el) for el in organizations(root)]
    for el in elements(root, "imscp:organizations"):
        if el.get("default") not in ids:
            yield codes.organization_default(place(el), ids[:9])
    if not any(el.get("identifierref") is not None for el in items(root)):
        yield codes.nothing_to_launch(place(root))
    for el in (*organizations(root), *items(root)):
        title = el.find(qn("imscp:title"))
        if title is None or not (title.text or "").strip():
            yield codes.title_missing(place(el), id_of(el))


def _references(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    known = {el.get("identifier") for el in resources(root)}
    for el in items(root):
        if el.get("identifierref") is not None and el.get("identifierref") not in known:
            yield codes.item_without_resource(place(el), id_of(el))
    for resource in resources(root):
        for el in elements(resource, "imscp:dependency"):
            if el.get("identifierref") not in known:
                yield codes.dependency_without_resource(place(el), el.get("identifierref") or "")


def _files(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """What is listed is there; what is there is listed, once."""
    listed: set[str] = set()
    for resource in resources(root):
        base = base_of(resource)
        if resource.get("href") is not None:
            yield from _present(resource, base, files)
        for el in elements(resource, "imscp:file"):
            path = path_of(base, el.get("href") or "")
            if path in listed:
                yield codes.file_listed_twice(place(el), path)
            listed.add(path)
            yield from _present(el, base, files)
    for name in files:
        if name not in listed and name not in (MANIFEST, *CONTROL_DOCUMENTS):
            yield codes.file_not_listed(file_place(name))


def _present(el: etree._Element, base: str, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    href = el.get("href") or ""
    path = path_of(base, href)
    if href.startswith("/"):
        yield codes.href_absolute(place(el), href)
    elif path not in files and not _ABSOLUTE.match(href):
        yield codes.file_missing(place(el), path)


def _resources(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for el in resources(root):
        kind = el.get(qn("adlcp:scormtype"))
        if kind is None:
            yield codes.scormtype_missing(place(el), id_of(el))
        if kind != "asset" and not el.get("href"):
            yield codes.href_missing(place(el), id_of(el))
        if (el.get("type") or "").lower() != "webcontent":
            yield codes.resource_type(place(el))


def _control_documents(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for name in CONTROL_DOCUMENTS:
        if name not in files:
            yield codes.control_document_missing(file_place(name), name)


RULES: tuple[Rule, ...] = (
    _schema_version,
    _organizations,
    _references,
    _files,
    _resources,
    _control_documents,
)
