"""What LMSs will do with a SCORM 1.2 package: what they launch, what they show, what surprises.

Every remark says what an LMS was seen to do, or says of itself, and has the code under which
`smcourse explain` tells more. A package of which nothing is to be remarked behaves alike
everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from lxml import etree

from smcourse.diagnostics import Diagnostic, Text, say
from smcourse.formats.imscp_reader import manifest_from_xml
from smcourse.formats.imscp_values import Item, Manifest, Organization, Resource
from smcourse.formats.other_standards import other_standard
from smcourse.formats.scorm12_house import (
    adlcp_prefixes,
)
from smcourse.formats.scorm12_manifest import MANIFEST, parse_manifest

FIRST = 15  # characters of the manifest's identifier that SuccessFactors keeps (KBA 2316909)
SIZES = (
    ("Cornerstone (Course Publisher)", 250),
    ("LatitudeLearning", 360),
    ("eSuite", 1000),
    ("Oracle Learning", 1000),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """One line of the LMS's menu that opens something; `path` is as written, with its query."""

    item: str
    title: str
    path: str
    is_sco: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What an LMS will do; `code` is one of `smcourse explain`, `more` how many remarks of the same
    kind stand behind this one."""

    lms: str
    text: Text
    code: str
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """`title` is what most LMSs show in their catalogue; `launches` stand in menu order."""

    title: str
    launches: tuple[Launch, ...]
    remarks: tuple[Remark, ...]


def scorm12_outlook(
    files: Mapping[str, bytes], size: int, found: Iterable[Diagnostic]
) -> Outlook | None:
    """What LMSs will do with these files (path -> bytes) in a zip of `size` bytes, of which rules
    `found` so much; None where the manifest cannot be read, or is of another standard."""
    try:
        root = parse_manifest(files.get(MANIFEST, b""))
    except etree.XMLSyntaxError:
        return None
    manifest, _ = manifest_from_xml(root)
    if manifest is None or other_standard(files, root):
        return None
    organization = _shown_organization(manifest)
    launches = tuple(_launches(manifest, organization))
    remarks = chain(
        _of_resources(manifest, launches),
        _of_items(manifest),
        _of_names(manifest, root),
        _of_findings(found),
        _of_files(files, size),
    )
    return Outlook(
        title=organization.title or "", launches=launches, remarks=tuple(_gathered(remarks))
    )


def _gathered(remarks: Iterable[Remark]) -> list[Remark]:
    """The first remark of each kind, with how many there are more."""
    count: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Remark] = {}
    for remark in remarks:
        kind = remark.lms, remark.code
        count[kind] += 1
        first.setdefault(kind, remark)
    return [replace(remark, more=count[kind] - 1) for kind, remark in first.items()]


def _shown_organization(manifest: Manifest) -> Organization:
    """The default one, else the first."""
    organizations = manifest.organizations
    by_id = {found.identifier: found for found in organizations.organizations}
    first = next(iter(organizations.organizations), Organization(identifier=""))
    return by_id.get(organizations.default or "", first)


def _launches(manifest: Manifest, organization: Organization) -> Iterator[Launch]:
    resources = {resource.identifier: resource for resource in manifest.resources.resources}
    for item in _items(organization.items):
        resource = resources.get(item.identifierref or "")
        if resource:
            yield Launch(
                item=item.identifier,
                title=item.title or "",
                path=_address(manifest, resource),
                is_sco=resource.scormtype == "sco",
            )


def _items(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _items(item.items)


def _address(manifest: Manifest, resource: Resource) -> str:
    bases = (manifest.base, manifest.resources.base, resource.base)
    return "".join(base.rstrip("/") + "/" for base in bases if base) + (resource.href or "")


def _of_resources(manifest: Manifest, launches: tuple[Launch, ...]) -> Iterator[Remark]:
    resources = manifest.resources.resources
    scos = sum(resource.scormtype == "sco" for resource in resources)
    if scos > 1:
        text = say("refuses more than one SCO in SCORM 1.2; this has {count}", count=scos)
        yield Remark(lms="360Learning", text=text, code="one-sco")
    for resource in resources:
        if resource.scormtype is None and resource.href:
            text = say("opens `{id}` as an asset: nothing is tracked", id=resource.identifier)
            yield Remark(lms="Moodle", text=text, code="scormtype-missing")
    first = next((resource for resource in resources if resource.href), None)
    opened = _address(manifest, first) if first else ""
    if launches and opened not in ("", launches[0].path):
        text = say("opens {path}, the first resource, whatever the menu says", path=opened)
        yield Remark(lms="Open edX", text=text, code="sco-not-first")


def _of_items(manifest: Manifest) -> Iterator[Remark]:
    for organization in manifest.organizations.organizations:
        for item in _items(organization.items):
            if item.masteryscore is not None:
                yield from _of_mastery(item.masteryscore)
            if item.prerequisites is not None:
                text = say(
                    "keeps `{id}` closed until this is met: {script}",
                    id=item.identifier,
                    script=item.prerequisites.script,
                )
                yield Remark(lms="Moodle", text=text, code="prerequisites")
            if item.isvisible is None:
                text = say("does not list `{id}`", id=item.identifier)
                yield Remark(lms="Open edX", text=text, code="isvisible-missing")


def _of_mastery(score: str) -> Iterator[Remark]:
    moodle = say("compares the score with {score} and overrides the course's status", score=score)
    yield Remark(lms="Moodle", text=moodle, code="mastery-score")
    cloud = say("uses the {score} only where the course sets no status", score=score)
    yield Remark(lms="SCORM Cloud", text=cloud, code="mastery-score")
    saba = say("never completes a course that has a mastery score and sends no score")
    yield Remark(lms="Saba", text=saba, code="mastery-score")


def _of_names(manifest: Manifest, root: etree._Element) -> Iterator[Remark]:
    if root.prefix is not None:
        text = say("finds no manifest, since its elements have a prefix")
        yield Remark(lms="Moodle", text=text, code="manifest-prefix")
    for id, _ in adlcp_prefixes(root):
        text = say("takes `{id}` for an asset and does not track it", id=id)
        yield Remark(lms="Moodle", text=text, code="adlcp-prefix")
    if len(manifest.identifier) > FIRST:
        start = manifest.identifier[:FIRST]
        text = say("knows the package by `{start}`: no other may begin so", start=start)
        yield Remark(lms="SuccessFactors", text=text, code="identifier-form")


def _of_findings(found: Iterable[Diagnostic]) -> Iterator[Remark]:
    """What rules have seen in the files."""
    for finding in found:
        path = str(finding.span.path)
        match finding.code:
            case "server-script":
                text = say("refuses the package for {path}", path=path)
                yield Remark(lms="Docebo", text=text, code=finding.code)
            case "http-address":
                text = say("blocks what {path} loads from http://", path=path)
                yield Remark(lms="Docebo", text=text, code=finding.code)
            case "status-not-found":
                text = say("completes the course when it ends, if it never sets a status")
                yield Remark(lms="Moodle", text=text, code=finding.code)
                text = say("warns its author: no page or script names lesson_status")
                yield Remark(lms="Open edX", text=text, code=finding.code)


def _of_files(files: Mapping[str, bytes], size: int) -> Iterator[Remark]:
    for path in (name for name in files if "~" in name):
        text = say("drops the `~` from {path}, which is then not found", path=path)
        yield Remark(lms="Chamilo", text=text, code="name-form")
    megabytes = size // 1_000_000
    for lms, most in SIZES:
        if megabytes > most:
            text = say("takes at most {most} MB; this has {size} MB", most=most, size=megabytes)
            yield Remark(lms=lms, text=text, code="archive-large")
