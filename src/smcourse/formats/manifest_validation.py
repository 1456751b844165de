"""Validating a manifest of unknown origin against the schemas, in bounded time.

libxml2 looks for the path of each wrong element among its siblings, so a hundred thousand wrong
ones take minutes. While a manifest streams by it looks for none: the errors are counted there
first, and only where they are few are they looked up in the tree, with their exact lines.
"""

from __future__ import annotations

import re

from lxml import etree

from smcourse.formats.schemas import manifest_schema

MOST_ERRORS = 100

Problem = tuple[int, str]
"""A line of the manifest and what libxml2 says of it."""


def streamed_problems(content: bytes) -> list[Problem]:
    """The first problems in bytes that need be no XML, at the lines where libxml2 meets them."""
    parser = etree.XMLParser(
        schema=manifest_schema(), resolve_entities=False, no_network=True, load_dtd=False
    )
    problems: list[Problem] = []
    try:
        for number, line in enumerate(content.split(b"\n"), start=1):
            parser.feed(line + b"\n")
            log = parser.feed_error_log
            problems += [(number, _shown(log[i].message)) for i in range(len(problems), len(log))]
            if len(problems) > MOST_ERRORS:
                return problems
        parser.close()
    except etree.XMLSyntaxError:  # raised at the end where anything was wrong
        pass
    return problems


def schema_problems(root: etree._Element, streamed: list[Problem]) -> list[Problem]:
    """What is wrong with a manifest by IMS CP 1.1.2 and ADL CP 1.2: all of it, or the first 100.

    `streamed` is what `streamed_problems` found in it.
    """
    repeated = _repeated_identifiers(root)
    if len(streamed) + len(repeated) > MOST_ERRORS:
        return [*streamed, *repeated][:MOST_ERRORS]
    schema = manifest_schema()
    if schema.validate(root.getroottree()):
        return []
    return [(entry.line, _shown(entry.message)) for entry in schema.error_log]


def _shown(message: str | None) -> str:
    return re.sub(r"\{[^}]*\}", "", message or "").replace("\n", " ")


def _repeated_identifiers(root: etree._Element) -> list[Problem]:
    """Identifiers that stand there again, which libxml2 does not see in a stream."""
    seen: set[str] = set()
    problems: list[Problem] = []
    for el in root.iter("*"):
        identifier = " ".join((el.get("identifier") or "").split())
        if identifier in seen:
            name = etree.QName(el).localname
            said = f"Element '{name}', attribute 'identifier': '{identifier}' stands there twice."
            problems.append((el.sourceline or 1, said))
            if len(problems) > MOST_ERRORS:
                break
        if identifier:
            seen.add(identifier)
    return problems
