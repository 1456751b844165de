"""What `verify` foretells of LMSs, package by package."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hostile.broken_zips import good

from smcourse.explain import explanations
from smcourse.formats.imscp import (
    Item,
    Manifest,
    Organization,
    Organizations,
    Prerequisites,
    Resource,
    Resources,
    manifest_to_xml,
    one_sco,
)
from smcourse.formats.scorm12_outlook import Launch, Outlook, scorm12_outlook
from smcourse.formats.scorm12_rules import scorm12_findings
from smcourse.formats.xml import to_bytes

BEES = one_sco(identifier="C1-bees", version="1", title="Bees", launch="a.html", files=["a.html"])
PAGE = good()["index.html"]


def _outlook(manifest: Manifest, size: int = 1000, **files: bytes) -> Outlook:
    xml = to_bytes(manifest_to_xml(manifest))
    whole = {"imsmanifest.xml": xml, "a.html": PAGE, **files}
    found = scorm12_outlook(whole, size, scorm12_findings(whole))
    assert found
    return found


def _said(outlook: Outlook) -> list[str]:
    return [f"{remark.lms} {remark.text}" for remark in outlook.remarks]


def _with_item(**changes: object) -> Manifest:
    (organization,) = BEES.organizations.organizations
    item = replace(organization.items[0], **changes)
    return _with_organization(replace(organization, items=(item,)))


def _with_organization(*organizations: Organization, default: str = "ORG1") -> Manifest:
    return replace(BEES, organizations=Organizations(default=default, organizations=organizations))


def _with_resources(*resources: Resource) -> Manifest:
    return replace(BEES, resources=Resources(resources=resources))


def test_a_plain_package_surprises_nobody() -> None:
    assert _outlook(BEES) == Outlook(
        title="Bees",
        launches=(Launch(item="SCO1", title="Bees", path="a.html", is_sco=True),),
        remarks=(),
    )


def test_the_default_organization_is_what_learners_see() -> None:
    (bees,) = BEES.organizations.organizations
    wasps = Organization(
        identifier="ORG2",
        title="Wasps",
        items=(
            Item(identifier="A", title="Part", isvisible=True, items=bees.items),
            Item(identifier="B", identifierref="nowhere", isvisible=True),
        ),
    )
    outlook = _outlook(_with_organization(bees, wasps, default="ORG2"))
    assert (outlook.title, [launch.item for launch in outlook.launches]) == ("Wasps", ["SCO1"])


SCO = BEES.resources.resources[0]
OTHER = Resource(identifier="RES2", scormtype="sco", href="b.html")


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (
            _with_resources(SCO, OTHER),
            ["360Learning refuses more than one SCO in SCORM 1.2; this has 2"],
        ),
        (
            _with_resources(replace(OTHER, scormtype="asset", base="x"), SCO),
            ["Open edX opens x/b.html, the first resource, whatever the menu says"],
        ),
        (
            _with_resources(replace(SCO, scormtype=None)),
            ["Moodle opens `RES1` as an asset: nothing is tracked"],
        ),
        (
            _with_item(masteryscore="80"),
            [
                "Moodle compares the score with 80 and overrides the course's status",
                "SCORM Cloud uses the 80 only where the course sets no status",
                "Saba never completes a course that has a mastery score and sends no score",
            ],
        ),
        (
            _with_item(prerequisites=Prerequisites(script="SCO0")),
            ["Moodle keeps `SCO1` closed until this is met: SCO0"],
        ),
        (_with_item(isvisible=None), ["Open edX does not list `SCO1`"]),
        (
            replace(BEES, identifier="C2IU2672U-hello-en"),
            ["SuccessFactors knows the package by `C2IU2672U-hello`: no other may begin so"],
        ),
    ],
)
def test_what_a_manifest_brings_about(manifest: Manifest, said: list[str]) -> None:
    assert _said(_outlook(manifest)) == said


def test_a_mere_asset_is_not_called_a_sco() -> None:
    outlook = _outlook(_with_resources(replace(SCO, scormtype="asset")))
    assert [launch.is_sco for launch in outlook.launches] == [False]


def test_what_files_bring_about() -> None:
    files = {
        "a.html": b'<img src="http://x/y.png">',
        "b.php": b"",
        "c.php": b"",
        "d~1.png": b"",
    }
    outlook = _outlook(BEES, 300_000_000, **files)
    assert _said(outlook) == [
        "Docebo refuses the package for b.php",
        "Docebo blocks what a.html loads from http://",
        "Moodle completes the course when it ends, if it never sets a status",
        "Open edX warns its author: no page or script names lesson_status",
        "Chamilo drops the `~` from d~1.png, which is then not found",
        "Cornerstone (Course Publisher) takes at most 250 MB; this has 300 MB",
    ]
    assert [remark.more for remark in outlook.remarks if remark.code == "server-script"] == [1]


def test_prefixes_bring_about() -> None:
    xml = to_bytes(manifest_to_xml(BEES)).decode()
    other = xml.replace("xmlns:adlcp=", "xmlns:adl=").replace("adlcp:", "adl:")
    for text, said in (
        (other, "Moodle takes `RES1` for an asset and does not track it"),
        (
            xml.replace("xmlns=", "xmlns:cp=")
            .replace("<", "<cp:")
            .replace("<cp:/", "</cp:")
            .replace("<cp:?", "<?"),
            "Moodle finds no manifest, since its elements have a prefix",
        ),
    ):
        outlook = scorm12_outlook({"imsmanifest.xml": text.encode(), "a.html": PAGE}, 1, ())
        assert outlook
        assert _said(outlook) == [said]


@pytest.mark.parametrize(
    "manifest",
    [b"", b"<manifest/>", to_bytes(manifest_to_xml(BEES)).replace(b">1.2<", b">CAM 1.3<")],
)
def test_of_what_is_no_package_nothing_is_foretold(manifest: bytes) -> None:
    assert scorm12_outlook({"imsmanifest.xml": manifest}, 1, ()) is None


def test_every_remark_can_be_explained() -> None:
    known = explanations()
    manifest = _with_item(masteryscore="1", isvisible=None, prerequisites=Prerequisites(script=""))
    manifest = replace(manifest, identifier="C" * 20)
    manifest = replace(
        manifest, resources=Resources(resources=(replace(OTHER, scormtype=None), SCO, OTHER))
    )
    outlook = _outlook(
        manifest, 2_000_000_000, **{"b.php": b"", "~.html": b"", "a.html": b"<img src=http://x>"}
    )
    codes = {remark.code for remark in outlook.remarks}
    assert len(codes) >= 11
    assert codes <= set(known)
