"""The manifest's values, as LMSs look for them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from smcourse.formats.imscp import manifest, manifest_identifier
from smcourse.formats.schemas import CONTROL_DOCUMENTS, control_document, manifest_schema
from smcourse.formats.xml import parse_untrusted, to_bytes

FILES = ["index.html", "player.js", "media/bee.svg"]


def _manifest(title: str = "Bees & <co>", version: str = "1.10") -> bytes:
    root = manifest(
        identifier="C1-bees-en", version=version, title=title, launch="index.html", files=FILES
    )
    return to_bytes(root)


def test_the_manifest_is_this_text() -> None:
    text = _manifest().decode()
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<manifest ')
    for part in (
        'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"',
        'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"',
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
        'identifier="C1-bees-en"',
        'version="1.10"',
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd",
        "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd",
        "http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd",
        "<schema>ADL SCORM</schema>",
        "<schemaversion>1.2</schemaversion>",
        '<organizations default="ORG1">',
        '<organization identifier="ORG1">',
        '<item identifier="SCO1" identifierref="RES1" isvisible="true">',
        '<resource identifier="RES1" type="webcontent" adlcp:scormtype="sco" href="index.html">',
        '<file href="media/bee.svg"/>',
    ):
        assert part in text
    assert text.count("<title>Bees &amp; &lt;co&gt;</title>") == 2
    for trap in ("masteryscore", "xml:base", "parameters", "<lom", "prerequisites", "scormType"):
        assert trap not in text


def test_our_own_control_documents_accept_it() -> None:
    assert manifest_schema().validate(parse_untrusted(_manifest()).getroottree())


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"]), max_size=200))
def test_any_title_comes_back_as_it_was(title: str) -> None:
    root = parse_untrusted(_manifest(title=title))
    texts = [el.text or "" for el in root.iter("{*}title")]
    assert texts == [title, title]


def test_every_control_document_is_xml_and_says_whose_it_is() -> None:
    for name in CONTROL_DOCUMENTS:
        root = etree.fromstring(control_document(name))
        assert root.tag == "{http://www.w3.org/2001/XMLSchema}schema"
        assert "<!--" in control_document(name).decode()


def test_only_control_documents_are_given_out() -> None:
    with pytest.raises(ValueError, match="not a control document"):
        control_document("../xml.py")


PART = st.from_regex(r"[a-z][a-z0-9-]{0,40}", fullmatch=True)


@given(PART, PART, PART)
def test_an_identifier_is_an_xs_id_and_its_head_tells_variants_apart(
    course: str, language: str, other: str
) -> None:
    one = manifest_identifier(course, language)
    assert re.fullmatch(r"C[A-Z2-7]{8}-[A-Za-z0-9_-]{1,54}", one)
    assert one == manifest_identifier(course, language)
    if other != language:
        assert manifest_identifier(course, other)[:9] != one[:9]


def test_an_identifier_is_the_same_in_every_version_and_on_every_machine() -> None:
    assert manifest_identifier("conecta", "es-419") == manifest_identifier("conecta", "es-419", "")
    assert manifest_identifier("a", "b", "c") != manifest_identifier("a", "b", "", "c")


BOMB = b'<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><m>&b;</m>'


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"<a>", BOMB, b"<!DOCTYPE m><m/>", b"<m>&lt;&nbsp;</m>", b"<a>" * 300, b"\xff"],
)
def test_what_is_not_plain_xml_is_refused(content: bytes) -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse_untrusted(content)


def test_an_entity_never_reads_a_file() -> None:
    attack = b'<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]><m>&a;</m>'
    with pytest.raises(etree.XMLSyntaxError):
        parse_untrusted(attack)
