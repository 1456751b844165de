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

from smcourse.diagnostics import Diagnostic, Span, error, note
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

_LOADING = ("src", "poster", "data", "srcset")

Rule = Callable[[etree._Element, Mapping[str, bytes]], Iterator[Diagnostic]]


def scorm12_findings(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Every rule over the files of a package (path in the archive -> bytes)."""
    if MANIFEST not in files:
        inside = next((name for name in files if name.endswith("/" + MANIFEST)), "")
        yield error(
            Span(path=PurePosixPath(inside or MANIFEST)),
            "manifest-not-at-root",
            "the package has no imsmanifest.xml at its root",
            help="zip the contents of the folder, not the folder" if inside else "",
        )
        return
    try:
        root = parse_untrusted(files[MANIFEST])
    except etree.XMLSyntaxError as problem:
        place = _manifest(problem.lineno or 1)
        yield error(place, "manifest-not-xml", f"the manifest is not XML: {problem.msg}")
        return
    for rule in RULES:
        yield from rule(root, files)


def _manifest(line: int | None = 1) -> Span:
    return Span(path=PurePosixPath(MANIFEST), line=line or 1)


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
        yield error(_manifest(entry.line), "manifest-not-valid", message.replace("\n", " "))


def _schema_version(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for name, wanted in (("schema", "ADL SCORM"), ("schemaversion", "1.2")):
        texts = [el.text for el in _select(root, f"cp:metadata/cp:{name}")]
        if texts != [wanted]:
            yield error(
                _manifest(root.sourceline),
                "schema-version",
                f"the manifest's <{name}> is not exactly `{wanted}`",
                help=f"write <{name}>{wanted}</{name}>, without spaces around it",
            )


def _organizations(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    organizations = _select(root, "cp:organizations/cp:organization")
    ids = [el.get("identifier") for el in organizations]
    for el in _select(root, "cp:organizations"):
        if el.get("default") not in ids:
            yield error(
                _manifest(el.sourceline),
                "organization-default",
                "`default` names no organization",
                help="name one of: " + ", ".join(str(name) for name in ids) if ids else "",
            )
    if not _select(root, "cp:organizations/cp:organization//cp:item[@identifierref]"):
        yield error(
            _manifest(root.sourceline),
            "nothing-to-launch",
            "no item of the manifest launches anything",
        )
    for el in _select(root, "cp:organizations//cp:organization | cp:organizations//cp:item"):
        title = el.find(qn("imscp:title"))
        if title is None or not (title.text or "").strip():
            yield error(
                _manifest(el.sourceline),
                "title-missing",
                f"`{el.get('identifier')}` has no title, which some LMSs cannot show",
            )


def _references(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    known = {el.get("identifier") for el in _select(root, "cp:resources/cp:resource")}
    for el in _select(root, "cp:organizations//cp:item[@identifierref]"):
        if el.get("identifierref") not in known:
            yield error(
                _manifest(el.sourceline),
                "item-without-resource",
                f"the item `{el.get('identifier')}` launches a resource that does not exist",
            )
    for el in _select(root, "cp:resources/cp:resource/cp:dependency"):
        if el.get("identifierref") not in known:
            yield error(
                _manifest(el.sourceline),
                "dependency-without-resource",
                f"the dependency `{el.get('identifierref')}` names no resource",
            )


def _files(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """What is listed is there; what is there is listed, once."""
    listed: set[str] = set()
    for el in _select(root, "cp:resources/cp:resource[@href] | cp:resources/cp:resource/cp:file"):
        href = el.get("href") or ""
        path = _base(el) + unquote(href.partition("?")[0].partition("#")[0])
        if el.tag == qn("imscp:file"):
            if path in listed:
                yield note(
                    _manifest(el.sourceline), "file-listed-twice", f"`{path}` is listed twice"
                )
            listed.add(path)
        if href.startswith("/"):
            yield error(_manifest(el.sourceline), "href-absolute", f"`{href}` starts with a slash")
        elif path not in files and not _ABSOLUTE.match(href):
            yield error(
                _manifest(el.sourceline),
                "file-missing",
                f"`{path}` is listed and not in the package",
            )
    for name in files:
        if name not in listed and name not in (MANIFEST, *CONTROL_DOCUMENTS):
            yield note(
                Span(path=PurePosixPath(name)),
                "file-not-listed",
                "this file is not in the manifest",
            )


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
            yield error(
                _manifest(el.sourceline),
                "scormtype-missing",
                f"the resource `{el.get('identifier')}` has no adlcp:scormtype",
            )
        if kind != "asset" and not el.get("href"):
            yield error(
                _manifest(el.sourceline),
                "href-missing",
                f"the resource `{el.get('identifier')}` has no href",
            )
        if (el.get("type") or "").lower() != "webcontent":
            yield error(
                _manifest(el.sourceline), "resource-type", "a resource's type is `webcontent`"
            )
    if len(scos) != 1:
        yield note(
            _manifest(root.sourceline),
            "one-sco",
            f"the package has {len(scos)} SCOs; 360Learning and others take exactly one",
        )
    elif resources[0] is not scos[0]:
        yield note(
            _manifest(scos[0].sourceline),
            "sco-not-first",
            "the SCO is not the first resource; Open edX launches the first one",
        )


def _identifiers(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for el in _select(root, "descendant-or-self::*[@identifier]"):
        if not _SAFE_ID.fullmatch(el.get("identifier") or ""):
            yield note(
                _manifest(el.sourceline),
                "identifier-form",
                f"`{el.get('identifier')}` is not plain ASCII letters, digits, `-` and `_`",
            )
    for el in _select(root, "descendant-or-self::*[@xml:base] | //cp:item[@parameters]"):
        yield note(
            _manifest(el.sourceline),
            "base-or-parameters",
            "xml:base and parameters are joined to addresses differently by each LMS",
        )
    for el in _select(root, "//adlcp:masteryscore"):
        yield note(
            _manifest(el.sourceline),
            "mastery-score",
            "a mastery score lets Moodle and others override the status that the course sets",
        )


def _names(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for name in files:
        span = Span(path=PurePosixPath(name))
        if not _SAFE_PATH.fullmatch(name) or len(name) > 100:
            yield note(span, "name-form", "this name is not lower-case ASCII that every LMS keeps")
        if name.rpartition(".")[2].lower() in SERVER_SCRIPTS:
            yield note(span, "server-script", "Docebo and others refuse packages with such a file")
    for name in CONTROL_DOCUMENTS:
        if name not in files:
            yield error(
                Span(path=PurePosixPath(name)),
                "control-document-missing",
                f"the control document {name} is not at the root",
                help="LMSs import without it; the conformance test does not",
            )


def _addresses(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Content from `http://` is blocked inside an LMS that is served by https."""
    for name, content in files.items():
        if name.endswith((".html", ".htm")) and content.strip():
            parser = etree.HTMLParser(no_network=True, huge_tree=False)
            page = etree.fromstring(content, parser)
            for el in page.iter(etree.Element) if page is not None else ():
                if any(str(el.get(key, "")).startswith("http://") for key in _LOADING):
                    yield note(
                        Span(path=PurePosixPath(name), line=el.sourceline or 1),
                        "http-address",
                        "this loads from an http:// address, which a browser blocks in an LMS",
                    )


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
