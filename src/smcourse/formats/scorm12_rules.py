"""What a SCORM 1.2 package must be, read off its files alone.

Rules of the standard are errors; rules of this house (what some LMS stumbles over although the
standard allows it) are notes. Knows nothing of courses: a foreign package is read the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from lxml import etree

from smcourse.codes import manifest as codes
from smcourse.diagnostics import Diagnostic, Span
from smcourse.formats.schemas import CONTROL_DOCUMENTS, manifest_schema
from smcourse.formats.xml import NAMESPACES, parse_untrusted, qn

MANIFEST = "imsmanifest.xml"
SERVER_SCRIPTS = frozenset(
    ("htaccess php php3 php5 phps cgi sh shtml asp aspx jsp py rb pl").split()
)

_NAMES = {"cp": NAMESPACES["imscp"], "adlcp": NAMESPACES["adlcp"]}
_SAFE_PATH = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")
_SAFE_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")

_LOADS_HTTP = re.compile(rb"<[a-z][^<>]*\s(?:src|poster|data|srcset)\s*=\s*[\"']?\s*http://", re.I)

Rule = Callable[[etree._Element, Mapping[str, bytes]], Iterator[Diagnostic]]


def scorm12_findings(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Every rule over the files of a package (path in the archive -> bytes)."""
    if MANIFEST not in files:
        inside = next((name for name in files if name.endswith("/" + MANIFEST)), "")
        place = Span(path=PurePosixPath(inside or MANIFEST))
        yield codes.manifest_not_at_root(place, is_inside=bool(inside))
        return
    try:
        root = parse_untrusted(files[MANIFEST])
    except etree.XMLSyntaxError as problem:
        yield codes.manifest_not_xml(_manifest(problem.lineno or 1), problem.msg or "")
        return
    for rule in RULES:
        yield from rule(root, files)


def _manifest(line: int | None = 1) -> Span:
    return Span(path=PurePosixPath(MANIFEST), line=line or 1)


def _place(el: etree._Element) -> Span:
    return _manifest(el.sourceline)


def _id(el: etree._Element) -> str:
    return el.get("identifier") or ""


def _select(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(path, namespaces=_NAMES)
    return [el for el in found if isinstance(el, etree._Element)] if isinstance(found, list) else []


def _schema(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """IMS CP 1.1.2 and ADL CP 1.2, by our own control documents."""
    schema = manifest_schema()
    if schema.validate(root.getroottree()):
        return
    for entry in schema.error_log:
        message = re.sub(r"\{[^}]*\}", "", entry.message or "")
        yield codes.manifest_not_valid(_manifest(entry.line), message.replace("\n", " "))


def _schema_version(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for name, wanted in (("schema", "ADL SCORM"), ("schemaversion", "1.2")):
        texts = [el.text for el in _select(root, f"cp:metadata/cp:{name}")]
        if texts != [wanted]:
            yield codes.schema_version(_place(root), name, wanted)


def _organizations(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    ids = [_id(el) for el in _select(root, "cp:organizations/cp:organization")]
    for el in _select(root, "cp:organizations"):
        if el.get("default") not in ids:
            yield codes.organization_default(_place(el), ids)
    if not _select(root, "cp:organizations/cp:organization//cp:item[@identifierref]"):
        yield codes.nothing_to_launch(_place(root))
    for el in _select(root, "cp:organizations//cp:organization | cp:organizations//cp:item"):
        title = el.find(qn("imscp:title"))
        if title is None or not (title.text or "").strip():
            yield codes.title_missing(_place(el), _id(el))


def _references(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    known = {el.get("identifier") for el in _select(root, "cp:resources/cp:resource")}
    for el in _select(root, "cp:organizations//cp:item[@identifierref]"):
        if el.get("identifierref") not in known:
            yield codes.item_without_resource(_place(el), _id(el))
    for el in _select(root, "cp:resources/cp:resource/cp:dependency"):
        if el.get("identifierref") not in known:
            yield codes.dependency_without_resource(_place(el), el.get("identifierref") or "")


def _files(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """What is listed is there; what is there is listed, once."""
    listed: set[str] = set()
    for el in _select(root, "cp:resources/cp:resource[@href] | cp:resources/cp:resource/cp:file"):
        href = el.get("href") or ""
        path = _base(el) + unquote(href.partition("?")[0].partition("#")[0])
        if el.tag == qn("imscp:file"):
            if path in listed:
                yield codes.file_listed_twice(_place(el), path)
            listed.add(path)
        if href.startswith("/"):
            yield codes.href_absolute(_place(el), href)
        elif path not in files and not _ABSOLUTE.match(href):
            yield codes.file_missing(_place(el), path)
    for name in files:
        if name not in listed and name not in (MANIFEST, *CONTROL_DOCUMENTS):
            yield codes.file_not_listed(Span(path=PurePosixPath(name)))


def _base(el: etree._Element) -> str:
    """What the xml:base of an element and of those around it puts before its href."""
    name = "{http://www.w3.org/XML/1998/namespace}base"
    bases = [str(part.get(name)) for part in (*el.iterancestors(), el) if part.get(name)]
    return "".join(base.rstrip("/") + "/" for base in bases)


def _resources(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    resources = _select(root, "cp:resources/cp:resource")
    scos = [el for el in resources if el.get(qn("adlcp:scormtype")) == "sco"]
    for el in resources:
        kind = el.get(qn("adlcp:scormtype"))
        if kind is None:
            yield codes.scormtype_missing(_place(el), _id(el))
        if kind != "asset" and not el.get("href"):
            yield codes.href_missing(_place(el), _id(el))
        if (el.get("type") or "").lower() != "webcontent":
            yield codes.resource_type(_place(el))
    if len(scos) != 1:
        yield codes.one_sco(_place(root), len(scos))
    elif resources[0] is not scos[0]:
        yield codes.sco_not_first(_place(scos[0]))


def _identifiers(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for el in _select(root, "descendant-or-self::*[@identifier]"):
        if not _SAFE_ID.fullmatch(_id(el)):
            yield codes.identifier_form(_place(el), _id(el))
    for el in _select(root, "descendant-or-self::*[@xml:base] | //cp:item[@parameters]"):
        yield codes.base_or_parameters(_place(el))
    for el in _select(root, "//adlcp:masteryscore"):
        yield codes.mastery_score(_place(el))


def _names(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for name in files:
        span = Span(path=PurePosixPath(name))
        if not _SAFE_PATH.fullmatch(name) or len(name) > 100:
            yield codes.name_form(span)
        if name.rpartition(".")[2].lower() in SERVER_SCRIPTS:
            yield codes.server_script(span)
    for name in CONTROL_DOCUMENTS:
        if name not in files:
            yield codes.control_document_missing(Span(path=PurePosixPath(name)), name)


def _addresses(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Content from `http://` is blocked inside an LMS that is served by https."""
    for name, content in files.items():
        if name.endswith((".html", ".htm")):
            for match in _LOADS_HTTP.finditer(content):
                line = content.count(b"\n", 0, match.start()) + 1
                yield codes.http_address(Span(path=PurePosixPath(name), line=line))


RULES: tuple[Rule, ...] = (
    _schema,
    _schema_version,
    _organizations,
    _references,
    _files,
    _resources,
    _identifiers,
    _names,
    _addresses,
)
