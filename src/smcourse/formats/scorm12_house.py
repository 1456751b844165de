"""Rules of this house for SCORM 1.2 packages: what the standard allows and some LMS stumbles over.

All of them are notes. Each is there because an LMS was seen, or says of itself, to do so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from smcourse.codes import house as codes
from smcourse.diagnostics import Diagnostic
from smcourse.formats.scorm12_manifest import (
    Rule,
    file_place,
    id_of,
    items,
    place,
    resources,
)
from smcourse.formats.xml import NAMESPACES, qn

SERVER_SCRIPTS = frozenset(
    ("htaccess php php3 php5 phps cgi sh shtml asp aspx jsp py rb pl").split()
)
PROGRAMS = (".js", ".html", ".htm", ".xhtml")
MAX_DESCRIPTION = 1000  # SCORM Cloud warns of a longer one

_SAFE_PATH = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")
_SAFE_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
# Possessive: a page of blanks behind `src=` would else take hours.
_LOADS_HTTP = re.compile(
    rb"<[a-z][^<>]*\s(?:src|poster|data|srcset)\s*+=\s*+[\"']?\s*+http://", re.I
)


def scos(root: etree._Element) -> list[etree._Element]:
    """The resources that say of themselves that they are SCOs."""
    return [el for el in resources(root) if el.get(qn("adlcp:scormtype")) == "sco"]


def _one_sco(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    all_, with_type = list(resources(root)), scos(root)
    if len(with_type) != 1:
        yield codes.one_sco(place(root), len(with_type))
    elif all_[0] is not with_type[0]:
        yield codes.sco_not_first(place(with_type[0]))


def _prefixes(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    if root.prefix is not None:
        yield codes.manifest_prefix(place(root), root.prefix)
    for el in resources(root):
        for id, prefix in adlcp_prefixes(el):
            yield codes.adlcp_prefix(place(el), id, prefix)


def adlcp_prefixes(el: etree._Element) -> Iterator[tuple[str, str]]:
    """The resources, in an element or itself, that Moodle does not know for SCOs: its identifier
    and the prefix that stands in place of `adlcp`."""
    for part in el.iter(qn("imscp:resource")):
        bound = [name for name, uri in part.nsmap.items() if uri == NAMESPACES["adlcp"]]
        if part.get(qn("adlcp:scormtype")) is not None and "adlcp" not in bound:
            yield id_of(part), bound[0] or ""


def _identifiers(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for el in root.iter("*"):
        if el.get("identifier") is not None and not _SAFE_ID.fullmatch(id_of(el)):
            yield codes.identifier_form(place(el), id_of(el))
        if el.get(qn("xml:base")) is not None or el.get("parameters") is not None:
            yield codes.base_or_parameters(place(el))


def _items(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for el in items(root):
        if el.find(qn("adlcp:masteryscore")) is not None:
            yield codes.mastery_score(place(el))
        if el.find(qn("adlcp:prerequisites")) is not None:
            yield codes.prerequisites(place(el), id_of(el))
        if (el.get("isvisible") or "").strip() not in ("true", "false", "0"):
            yield codes.isvisible_missing(place(el), id_of(el))


def _descriptions(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for el in root.iter(qn("imsmd:description")):
        for text in el.iter(qn("imsmd:langstring")):
            if len(text.text or "") > MAX_DESCRIPTION:
                yield codes.description_long(place(text), len(text.text or ""), MAX_DESCRIPTION)


def _names(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for name in files:
        if not _SAFE_PATH.fullmatch(name) or len(name) > 100:
            yield codes.name_form(file_place(name))
        if is_server_script(name):
            yield codes.server_script(file_place(name))


def is_server_script(name: str) -> bool:
    """Whether a file is of a kind that Docebo and others refuse a package for."""
    return name.rpartition(".")[2].lower() in SERVER_SCRIPTS


def _addresses(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Content from `http://` is blocked inside an LMS that is served by https."""
    for name in files:
        if _is_page(name):
            content = files[name]
            if b"://" not in content:  # which is found sooner than that nothing is
                continue
            for match in _LOADS_HTTP.finditer(content):
                line = content.count(b"\n", 0, match.start()) + 1
                yield codes.http_address(file_place(name).at(line))


def _is_page(name: str) -> bool:
    return name.lower().endswith((".html", ".htm"))


def _calls(root: etree._Element, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Whether anything in the package speaks with an LMS, as far as its text tells."""
    unseen = {b"LMSInitialize", b"lesson_status"} if scos(root) else set()
    for name in files:
        if unseen and name.lower().endswith(PROGRAMS):
            content = files[name]
            unseen = {word for word in unseen if word not in content}
    if b"LMSInitialize" in unseen:
        yield codes.call_not_found(place(root))
    if b"lesson_status" in unseen:
        yield codes.status_not_found(place(root))


HOUSE_RULES: tuple[Rule, ...] = (
    _one_sco,
    _prefixes,
    _identifiers,
    _items,
    _descriptions,
    _names,
    _addresses,
    _calls,
)
