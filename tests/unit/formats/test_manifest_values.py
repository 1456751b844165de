"""A manifest as a value: nothing is lost on its way to XML and back, and nothing odd raises."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packages.manifests import FULL, mutants, valid_manifests

from smcourse.formats.imscp import (
    File,
    Item,
    Manifest,
    Metadata,
    Organization,
    Organizations,
    Prerequisites,
    Resource,
    Resources,
    manifest_from_xml,
    manifest_to_xml,
    one_sco,
)
from smcourse.formats.schemas import manifest_schema
from smcourse.formats.xml import parse_untrusted, to_bytes

TEXT = st.text(
    alphabet=st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
    ),
    max_size=12,
)
SOME = st.none() | TEXT
ID = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,6}", fullmatch=True)
GUEST = st.sampled_from(
    [
        '<x:a xmlns:x="urn:x"></x:a>',
        '<x:a xmlns:x="urn:x" b="1"><x:c>some <d xmlns="urn:d"></d>text </x:c> tail</x:a>',
        '<q:lom xmlns:q="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"><q:general> </q:general></q:lom>',
    ]
)
OTHERS = st.lists(GUEST, max_size=2).map(tuple)


def _many(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=2).map(tuple)


METADATA = st.none() | st.builds(
    Metadata, schema=SOME, schemaversion=SOME, locations=_many(TEXT), others=OTHERS
)
PREREQUISITES = st.builds(Prerequisites, script=TEXT, type=ID)


NONE = st.just(())


def _item(items: st.SearchStrategy[tuple[object, ...]]) -> st.SearchStrategy[Item]:
    return st.builds(
        Item,
        identifier=ID,
        identifierref=SOME,
        isvisible=st.none() | st.booleans(),
        parameters=SOME,
        title=SOME,
        items=items,
        metadata=METADATA,
        prerequisites=st.none() | PREREQUISITES,
        maxtimeallowed=SOME,
        timelimitaction=SOME,
        datafromlms=SOME,
        masteryscore=SOME,
        others=OTHERS,
    )


ITEM = _item(_many(_item(NONE)))
ORGANIZATION = st.builds(
    Organization,
    identifier=ID,
    structure=SOME,
    title=SOME,
    items=_many(ITEM),
    metadata=METADATA,
    others=OTHERS,
)
FILE = st.builds(File, href=ID, metadata=METADATA, others=OTHERS)
RESOURCE = st.builds(
    Resource,
    identifier=ID,
    type=ID,
    scormtype=SOME,
    href=SOME,
    base=SOME,
    metadata=METADATA,
    files=_many(FILE),
    dependencies=_many(ID),
    others=OTHERS,
)


def _manifest(manifests: st.SearchStrategy[tuple[object, ...]]) -> st.SearchStrategy[Manifest]:
    return st.builds(
        Manifest,
        identifier=ID,
        version=SOME,
        base=SOME,
        schema_location=SOME,
        metadata=METADATA,
        organizations=st.builds(
            Organizations, default=SOME, organizations=_many(ORGANIZATION), others=OTHERS
        ),
        resources=st.builds(Resources, base=SOME, resources=_many(RESOURCE), others=OTHERS),
        manifests=manifests,
        others=OTHERS,
    )


MANIFEST = _manifest(_many(_manifest(NONE)))


@settings(max_examples=60, deadline=None)
@given(MANIFEST)
def test_a_value_comes_back_as_it_was(value: Manifest) -> None:
    assert manifest_from_xml(to_bytes(manifest_to_xml(value))) == (value, [])


CORPUS = {**dict(valid_manifests()), **dict(mutants())}


def test_any_manifest_is_read_and_what_was_read_is_kept() -> None:
    """Wrong ones too: what cannot be kept is said, and reading again loses no more."""
    read, none = 0, 0
    for name, xml in CORPUS.items():
        value, found = manifest_from_xml(xml)
        if value is None:
            assert [finding.code for finding in found] == ["not-a-manifest"], name
            none += 1
            continue
        again, more = manifest_from_xml(to_bytes(manifest_to_xml(value)))
        assert again == value, name
        assert {finding.code for finding in more} <= {"manifest-part-missing"}, name
        read += 1
    assert read > 2000
    assert none == 9, "those whose root is another"


def test_a_valid_manifest_stays_valid() -> None:
    """But for two of a kind in another order, which the schema does not tell apart."""
    for name, xml in valid_manifests():
        value, _ = manifest_from_xml(xml)
        assert value
        root = parse_untrusted(to_bytes(manifest_to_xml(value)))
        assert manifest_schema().validate(root.getroottree()), name


def test_every_element_has_its_place_in_the_value() -> None:
    value, found = manifest_from_xml(FULL.encode())
    assert value and found == []
    (organization,) = value.organizations.organizations
    (part,) = organization.items
    (sco,) = part.items
    assert (part.isvisible, part.parameters, part.title) == (False, "?p=1", "The hive")
    assert sco == Item(
        identifier="SCO1",
        identifierref="RES1",
        isvisible=True,
        parameters="#top",
        title="The queen",
        metadata=Metadata(locations=("queen.xml",)),
        prerequisites=Prerequisites(script="SCO0"),
        maxtimeallowed="0001:30:00.00",
        timelimitaction="exit,no message",
        datafromlms="level=2",
        masteryscore="80",
    )
    assert (value.base, value.resources.base) == ("course/", "pages/")
    assert value.resources.resources[0].dependencies == ("RES2",)
    assert value.metadata and value.metadata.locations == ("lom.xml",)
    assert value.metadata.others[0].startswith("<imsmd:lom xmlns:imsmd=")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<title>Bees</title>", "<titel>Bees</titel>", "<titel> in <organization>"),
        ('href="a.png"', 'href="a.png" lang="en"', 'lang="…" in <file>'),
        ("<schema>x</schema>", "x", "… in <metadata>"),
        ('isvisible="1"', 'isvisible="yes"', 'isvisible="…" in <item>'),
        ("<title>Bees</title>", "<title>Bees</title><title>Wasps</title>", "<title> in <organ"),
    ],
)
def test_what_is_left_out_is_said(old: str, new: str, said: str) -> None:
    assert old in FULL
    value, found = manifest_from_xml(FULL.replace(old, new, 1).encode())
    assert value
    assert [finding.code for finding in found] == ["manifest-part-left-out"]
    assert str(found[0].message).startswith(said)
    assert found[0].span.line > 1


def test_what_is_missing_is_said_and_empty() -> None:
    value, found = manifest_from_xml(b'<manifest xmlns="' + _NAMESPACE + b'"/>')
    assert value == Manifest(identifier="", schema_location=None)
    assert [str(finding.message) for finding in found] == [
        "<manifest> has no <organizations>",
        "<manifest> has no <resources>",
        '<manifest> has no identifier="…"',
    ]


_NAMESPACE = b"http://www.imsproject.org/xsd/imscp_rootv1p1p2"


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"<manifest", b'<!DOCTYPE m [<!ENTITY a "b">]><m>&a;</m>']
)
def test_what_is_no_xml_is_a_finding(content: bytes) -> None:
    value, found = manifest_from_xml(content)
    assert value is None
    assert [finding.code for finding in found] == ["manifest-not-xml"]


def test_a_thousand_oddities_are_not_a_thousand_findings() -> None:
    xml = FULL.replace("</resources>", "<file/>" * 1000 + "</resources>")
    assert len(manifest_from_xml(xml.encode())[1]) == 100


@pytest.mark.parametrize("change", [{"title": "a\0b"}, {"others": ("no element",)}])
def test_what_xml_cannot_hold_is_a_value_error(change: dict[str, object]) -> None:
    value = one_sco(identifier="C1", version="1", title="Bees", launch="a.html", files=["a.html"])
    (organization,) = value.organizations.organizations
    changed = replace(organization, **change)
    organizations = replace(value.organizations, organizations=(changed,))
    with pytest.raises(ValueError):
        manifest_to_xml(replace(value, organizations=organizations))
