"""Codes of a SCORM 1.2 package's manifest and files.

What the standard forbids is an error. What it allows and some LMS stumbles over has its codes in
`smcourse.codes.house`.
"""

from __future__ import annotations

from collections.abc import Sequence

from smcourse.diagnostics import NO_HELP, Diagnostic, Span, error, note, say


def manifest_not_at_root(span: Span, *, is_inside: bool) -> Diagnostic:
    """The manifest, `imsmanifest.xml`, stands at the root of the archive.

    Moodle and others look nowhere else. It usually happens by zipping a folder instead of what is
    in it.
    """
    return error(
        span,
        "manifest-not-at-root",
        say("the package has no imsmanifest.xml at its root"),
        help=say("zip the contents of the folder, not the folder") if is_inside else NO_HELP,
    )


def another_standard(span: Span, name: str) -> Diagnostic:
    """The package is a SCORM 1.2 package.

    SCORM 2004, cmi5, xAPI, AICC and Common Cartridge are standards of their own. An LMS may take
    the package as what it is; this program reads SCORM 1.2 only. Most authoring tools offer both
    when they publish: choose SCORM 1.2 there.
    """
    return error(
        span,
        "another-standard",
        say("this is a package of another standard, {name}", name=name),
        help=say("import it as {name}, or publish it as SCORM 1.2", name=name),
    )


def manifest_not_xml(span: Span, problem: str) -> Diagnostic:
    """The manifest is well-formed XML, without a document type declaration.

    A stray `&` is the usual reason; write `&amp;`. A manifest with more than 60,000 tags
    is not read either.
    """
    return error(
        span, "manifest-not-xml", say("the manifest cannot be read: {problem}", problem=problem)
    )


def not_a_manifest(span: Span) -> Diagnostic:
    """The root of the manifest is `<manifest>` in the namespace of IMS Content Packaging 1.1.2.

    By it an LMS knows a SCORM 1.2 package: `http://www.imsproject.org/xsd/imscp_rootv1p1p2`.
    """
    return error(
        span,
        "not-a-manifest",
        say("the root is not <manifest> of IMS Content Packaging 1.1.2"),
    )


def manifest_part_missing(span: Span, part: str, where: str) -> Diagnostic:
    """An element of the manifest has the attributes and elements that the standard asks for.

    The library reads a manifest without them, with an empty text in their place.
    """
    return note(span, "manifest-part-missing", say("{where} has no {part}", where=where, part=part))


def manifest_part_left_out(span: Span, part: str, where: str) -> Diagnostic:
    """A manifest holds what the standard knows, and whole elements of other vocabularies.

    What the library cannot keep in a value is left out and said: a misspelt element, an attribute
    of another namespace, text between elements, an element that may come once and comes again.
    """
    return note(
        span,
        "manifest-part-left-out",
        say("{part} in {where} is not part of SCORM 1.2 and is left out", part=part, where=where),
    )


def manifest_not_valid(span: Span, problem: str) -> Diagnostic:
    """The manifest follows the schemas of IMS Content Packaging 1.1.2 and ADL SCORM 1.2.

    Elements stand in a fixed order, attributes have fixed values. The conformance test fails a
    package that does not, and importers may read less of it.
    """
    return error(span, "manifest-not-valid", say("{problem}", problem=problem))


def schema_version(span: Span, name: str, wanted: str) -> Diagnostic:
    """`<schema>` is exactly `ADL SCORM`, and `<schemaversion>` exactly `1.2`.

    By these words an LMS tells which SCORM it has before it; with a space around them some take
    the package for SCORM 2004.
    """
    return error(
        span,
        "schema-version",
        say("the manifest's <{name}> is not exactly `{wanted}`", name=name, wanted=wanted),
        help=say(
            "write <{name}>{wanted}</{name}>, without spaces around it", name=name, wanted=wanted
        ),
    )


def organization_default(span: Span, ids: Sequence[str]) -> Diagnostic:
    """`default` of `<organizations>` names one of the organizations.

    It says which of them the LMS shows.
    """
    return error(
        span,
        "organization-default",
        say("`default` names no organization"),
        help=say("name one of: {ids}", ids=", ".join(ids)) if ids else NO_HELP,
    )


def nothing_to_launch(span: Span) -> Diagnostic:
    """Some item of the manifest launches a resource.

    Without one a learner finds an empty course.
    """
    return error(span, "nothing-to-launch", say("no item of the manifest launches anything"))


def title_missing(span: Span, id: str) -> Diagnostic:
    """Each organization and each item has a title.

    The LMS shows it in its menu; the one of Open edX stops without.
    """
    return error(
        span,
        "title-missing",
        say("`{id}` has no title, which some LMSs cannot show", id=id),
    )


def item_without_resource(span: Span, id: str) -> Diagnostic:
    """What an item launches is one of the manifest's resources.

    Otherwise the LMS opens an error page.
    """
    return error(
        span,
        "item-without-resource",
        say("the item `{id}` launches a resource that does not exist", id=id),
    )


def dependency_without_resource(span: Span, id: str) -> Diagnostic:
    """What a resource depends on is one of the manifest's resources."""
    return error(
        span,
        "dependency-without-resource",
        say("the dependency `{id}` names no resource", id=id),
    )


def file_listed_twice(span: Span, path: str) -> Diagnostic:
    """A resource lists each of its files once."""
    return note(span, "file-listed-twice", say("`{path}` is listed twice", path=path))


def href_absolute(span: Span, href: str) -> Diagnostic:
    """An href is relative to the package.

    A leading slash means the root of the LMS's own server; the conformance test fails it.
    """
    return error(span, "href-absolute", say("`{href}` starts with a slash", href=href))


def file_missing(span: Span, path: str) -> Diagnostic:
    """What the manifest lists is in the package, by the same name and case.

    Some importers refuse the package, others show a hole.
    """
    return error(span, "file-missing", say("`{path}` is listed and not in the package", path=path))


def file_not_listed(span: Span) -> Diagnostic:
    """What is in the package is listed in the manifest.

    An LMS or a repository may copy only what is listed.
    """
    return note(span, "file-not-listed", say("this file is not in the manifest"))


def scormtype_missing(span: Span, id: str) -> Diagnostic:
    """A resource says whether it is a SCO or an asset, by `adlcp:scormtype`.

    Without it LMSs take it for an asset: it opens, and nothing is tracked.
    """
    return error(
        span,
        "scormtype-missing",
        say("the resource `{id}` has no adlcp:scormtype", id=id),
    )


def href_missing(span: Span, id: str) -> Diagnostic:
    """A SCO says which file it starts with, by `href`."""
    return error(span, "href-missing", say("the resource `{id}` has no href", id=id))


def resource_type(span: Span) -> Diagnostic:
    """The type of a resource is `webcontent`.

    SCORM 1.2 knows no other.
    """
    return error(span, "resource-type", say("a resource's type is `webcontent`"))


def control_document_missing(span: Span, name: str) -> Diagnostic:
    """The four control documents (XSD files) stand at the root of the package.

    The conformance test of SCORM 1.2 asks for them. LMSs import without.
    """
    return error(
        span,
        "control-document-missing",
        say("the control document {name} is not at the root", name=name),
        help=say("LMSs import without it; the conformance test does not"),
    )
