"""Reading and walking the manifest of a package of unknown origin: elements by name, places.

Plain walks, no XPath: libxml2 compares each node of a union with each other one, which a hostile
manifest of a few megabytes turns into hours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from lxml import etree

from smcourse.diagnostics import Diagnostic, Span
from smcourse.formats.xml import parse_untrusted, qn

MANIFEST = "imsmanifest.xml"
MAX_TAGS = 60_000
MAX_ATTRIBUTES = 100_000
MAX_PIECE = 100_000
MAX_NAME = 200

Rule = Callable[[etree._Element, Mapping[str, bytes]], Iterator[Diagnostic]]


def refuse_oversized(content: bytes) -> None:
    """XMLSyntaxError where a manifest is built to keep its reader busy: more tags than 50,000
    files need, or one tag or text of over 100 kB."""
    if content.count(b"<") > MAX_TAGS or content.count(b"=") > MAX_ATTRIBUTES:
        raise etree.XMLSyntaxError("more tags or attributes than a package needs", 0, 1, 1)
    if max(map(len, content.split(b"<"))) > MAX_PIECE:
        raise etree.XMLSyntaxError(f"a tag or text of over {MAX_PIECE} bytes", 0, 1, 1)


def parse_manifest(content: bytes) -> etree._Element:
    """The root of a manifest of unknown origin; XMLSyntaxError where it is not to be read."""
    refuse_oversized(content)
    return parse_untrusted(content)


def manifest_place(line: int | None = 1) -> Span:
    """A line of the manifest."""
    return Span(path=PurePosixPath(MANIFEST), line=line or 1)


def file_place(name: str) -> Span:
    """A file of the package; of a name that no LMS would keep, the beginning."""
    return Span(path=PurePosixPath(name if len(name) <= MAX_NAME else f"{name[:MAX_NAME]}…"))


def place(el: etree._Element) -> Span:
    """Where an element of the manifest stands."""
    return manifest_place(el.sourceline)


def id_of(el: etree._Element) -> str:
    """An element's identifier, "" where it has none."""
    return el.get("identifier") or ""


def elements(el: etree._Element, *path: str) -> Iterator[etree._Element]:
    """Children of children by their names, in document order."""
    if not path:
        yield el
        return
    for child in el.iterchildren(qn(path[0])):
        yield from elements(child, *path[1:])


def organizations(root: etree._Element) -> Iterator[etree._Element]:
    """Each `organization` of the package itself."""
    return elements(root, "imscp:organizations", "imscp:organization")


def items(root: etree._Element) -> Iterator[etree._Element]:
    """Each `item` of the package itself, however deep."""
    for el in elements(root, "imscp:organizations"):
        yield from el.iter(qn("imscp:item"))


def resources(root: etree._Element) -> Iterator[etree._Element]:
    """Each `resource` of the package itself."""
    return elements(root, "imscp:resources", "imscp:resource")


def base_of(el: etree._Element) -> str:
    """What the `xml:base` of an element and of those around it puts before its addresses."""
    name = qn("xml:base")
    bases = [str(part.get(name)) for part in (*el.iterancestors(), el) if part.get(name)]
    return "".join(base.rstrip("/") + "/" for base in bases)


def path_of(base: str, href: str) -> str:
    """The file that an address names, without its query and fragment."""
    return base + unquote(href.partition("?")[0].partition("#")[0])
