"""The library as somebody uses it who has read only its docstrings."""

from __future__ import annotations

import zipfile
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest
from conftest import ROOT
from hostile.broken_zips import BROKEN, READ, good, zipped

from smcourse import api

HELLO = ROOT / "courses" / "hello"


def _hello(tmp_path: Path) -> Path:
    result = api.build_course(HELLO, tmp_path, order=api.Order(languages=("en",)))
    assert not api.any_errors(result.found)
    (built,) = result.built
    assert (built.languages, built.lessons) == (("en",), 1)
    assert built.size == built.path.stat().st_size
    return built.path


def test_a_course_is_checked_and_built(tmp_path: Path) -> None:
    assert api.check_course(HELLO) == ()
    assert api.verify_package(_hello(tmp_path)) == ()


def test_a_course_for_open_edx_is_built_and_verified(tmp_path: Path) -> None:
    for target in ("olx", "olx-native"):
        result = api.build_course(ROOT / "courses" / "pause", tmp_path, target=target)
        for built in result.built:
            assert api.verify_package(built.path) == ()
        assert [one.path.name for one in result.built] == [
            f"pause-{language}-{target}-1.0.tar.gz" for language in ("es-419", "en")
        ]


def test_what_is_wrong_is_in_values(tmp_path: Path) -> None:
    (tmp_path / "course.yaml").write_text("id: bees\ntitel: Bees\nlanguages: [en]\n")
    found = api.check_course(tmp_path)
    finding = next(one for one in found if one.code == "key-unknown")
    assert (str(finding.span.path), finding.span.line, finding.span.column) == ("course.yaml", 2, 1)
    assert finding.severity is api.Severity.ERROR
    assert "titel" in str(finding.message)
    assert "title" in str(finding.help)
    result = api.build_course(tmp_path, tmp_path / "dist")
    assert result.built == ()
    assert list(tmp_path.glob("dist/*")) == []


def test_a_package_of_ours_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = _hello(tmp_path)
    package, found = api.read_package(path)
    assert package and found == ()
    assert package.manifest.organizations.organizations[0].title
    assert "index.html" in package.files
    assert "imsmanifest.xml" not in package.files
    assert api.write_package(package, tmp_path / "again.zip") == ()
    assert (tmp_path / "again.zip").read_bytes() == path.read_bytes()


def test_a_package_is_written_from_values(tmp_path: Path) -> None:
    page = b"<!doctype html><script>API.LMSInitialize('');'cmi.core.lesson_status'</script>"
    files = {"index.html": page, "media/bee.png": b"x"}
    manifest = api.one_sco(
        identifier="C1-bees", version="1", title="Bees", launch="index.html", files=files
    )
    package = api.ContentPackage(manifest=manifest, files=files)
    assert api.write_package(package, tmp_path / "bees.zip") == ()
    again, found = api.read_package(tmp_path / "bees.zip")
    assert again == package and found == ()
    with zipfile.ZipFile(tmp_path / "bees.zip") as archive:
        assert archive.namelist()[0] == "imsmanifest.xml"
        assert archive.testzip() is None


def test_a_changed_manifest_goes_back_into_the_package(tmp_path: Path) -> None:
    package, _ = api.read_package(_hello(tmp_path))
    assert package
    manifest = package.manifest
    (organization,) = manifest.organizations.organizations
    renamed = replace(organization, title="Hello again")
    organizations = replace(manifest.organizations, organizations=(renamed,))
    changed = replace(package, manifest=replace(manifest, organizations=organizations))
    assert api.write_package(changed, tmp_path / "changed.zip") == ()
    again, _ = api.read_package(tmp_path / "changed.zip")
    assert again and again.manifest.organizations.organizations[0].title == "Hello again"
    with pytest.raises(FrozenInstanceError):
        again.manifest.version = "2"


FOREIGN = """<?xml version="1.0" encoding="utf-8"?>
<manifest identifier="Export-1" version="1.3" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:md="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">
<!-- made by some tool -->
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion>
  <md:lom><md:general><md:title><md:langstring xml:lang="es">Inducción</md:langstring>
  </md:title></md:general></md:lom></metadata>
<organizations default="B0"><organization identifier="B0"><title>Inducción &amp; más</title>
  <item identifier="I1" identifierref="R1" parameters="?tracking=lms"><title>Part 1</title>
    <adlcp:masteryscore>80</adlcp:masteryscore></item>
  <item identifier="I2" identifierref="R2" isvisible="true"><title>Part 2</title>
    <adlcp:prerequisites type="aicc_script">I1</adlcp:prerequisites></item>
</organization></organizations>
<resources xml:base="Course/">
  <resource identifier="R1" type="webcontent" adlcp:scormtype="sco" href="Story.html">
    <file href="Story.html"/><dependency identifierref="R2"/></resource>
  <resource identifier="R2" type="webcontent" adlcp:scormtype="asset" href="Handout.pdf">
    <file href="Handout.pdf"/></resource>
</resources></manifest>"""


def test_the_package_of_another_tool_goes_round(tmp_path: Path) -> None:
    files = {"Course/Story.html": b"LMSInitialize lesson_status", "Course/Handout.pdf": b"%PDF-"}
    (tmp_path / "theirs.zip").write_bytes(zipped({"imsmanifest.xml": FOREIGN.encode(), **files}))
    package, found = api.read_package(tmp_path / "theirs.zip")
    assert package and found == ()
    first, second = package.manifest.organizations.organizations[0].items
    assert (first.masteryscore, first.parameters) == ("80", "?tracking=lms")
    assert second.prerequisites and second.prerequisites.script == "I1"
    assert package.manifest.resources.base == "Course/"
    notes = api.write_package(package, tmp_path / "again.zip")
    assert not api.any_errors(notes)
    assert {"mastery-score", "prerequisites"} <= {one.code for one in notes}
    again, found = api.read_package(tmp_path / "again.zip")
    assert again == package and found == ()
    api.write_package(again, tmp_path / "third.zip")
    assert (tmp_path / "third.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()


def test_a_manifest_among_the_files_does_not_hide_the_one_of_values(tmp_path: Path) -> None:
    package, _ = api.read_package(_hello(tmp_path))
    assert package
    files = {**package.files, "imsmanifest.xml": b"<old/>", "ims_xml.xsd": b"<old/>"}
    api.write_package(replace(package, files=files), tmp_path / "new.zip")
    assert api.read_package(tmp_path / "new.zip") == (package, ())


def test_files_of_a_large_package_are_read_when_asked_for(tmp_path: Path) -> None:
    with api.opened_package(_hello(tmp_path)) as (package, _):
        assert package
        assert package.files["index.html"].startswith(b"<!doctype html>")
        with pytest.raises(KeyError):
            package.files["imsmanifest.xml"]


@pytest.mark.parametrize("name", ["../out.html", "/etc/x", "a\\b.html", "c:x", ""])
def test_no_file_is_written_that_leads_out(tmp_path: Path, name: str) -> None:
    manifest = api.one_sco(identifier="C1", version="1", title="B", launch="a.html", files=["a"])
    package = api.ContentPackage(manifest=manifest, files={name: b""})
    assert [one.code for one in api.write_package(package, tmp_path / "b.zip")] == ["path-unsafe"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "content", "code"), BROKEN, ids=[name for name, _, _ in BROKEN])
def test_any_zip_is_read_or_refused(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / "package.zip").write_bytes(content)
    package, found = api.read_package(tmp_path / "package.zip")
    assert package is None or "imsmanifest.xml" not in package.files
    assert package is not None or found
    assert code in [one.code for one in api.verify_package(tmp_path / "package.zip")]


@pytest.mark.parametrize(("name", "content", "code"), READ, ids=[name for name, _, _ in READ])
def test_what_a_value_cannot_keep_is_said(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / "package.zip").write_bytes(content)
    assert code in [one.code for one in api.read_package(tmp_path / "package.zip")[1]]


def test_without_a_manifest_at_the_root_there_is_no_package(tmp_path: Path) -> None:
    files = {f"inner/{name}": content for name, content in good().items()}
    (tmp_path / "package.zip").write_bytes(zipped(files))
    package, found = api.read_package(tmp_path / "package.zip")
    assert package is None
    assert "manifest-not-at-root" in [one.code for one in found]


def test_the_world_raises(tmp_path: Path) -> None:
    with pytest.raises(api.SmcourseError, match="cannot open"):
        api.read_package(tmp_path / "nothing.zip")
    with pytest.raises(api.SmcourseError):
        api.check_course(tmp_path / "nothing")


def test_all_that_is_offered_explains_itself() -> None:
    for name in api.__all__:
        assert getattr(api, name).__doc__, name
    assert (Path(api.__file__).parent / "py.typed").is_file()


def test_a_company_brings_its_own_color(tmp_path: Path) -> None:
    (tmp_path / "acme.yaml").write_text('id: acme\nlanguages: [en]\nbrand_color: "#AA2200"\n')
    order = api.Order(languages=("en",), company=tmp_path / "acme.yaml")
    (built,) = api.build_course(HELLO, tmp_path, order=order).built
    with zipfile.ZipFile(built.path) as archive:
        css = archive.read("player.css").decode()
    assert "#aa2200" in css
    assert "#0b5568" not in css
