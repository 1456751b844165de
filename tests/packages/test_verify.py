"""The command `verify`: a verdict, what LMSs will do, and findings for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hostile.broken_zips import good, with_manifest, zipped

from smcourse.cli import cli


def _verify(path: Path, content: bytes, *options: str) -> Result:
    path.write_bytes(content)
    return CliRunner().invoke(cli, ["--messages", "en", "verify", str(path), *options])


def test_of_a_sound_package_it_says_so_and_what_will_be_launched(tmp_path: Path) -> None:
    ran = _verify(tmp_path / "bees.zip", zipped(good()))
    assert ran.exit_code == 0
    assert ran.stdout.splitlines() == [
        f"{tmp_path}/bees.zip: a valid SCORM 1.2 package.",
        "",
        "What LMSs will do with it",
        "  title     Bees",
        "  launches  Bees: index.html (SCO)",
    ]


def test_a_note_leaves_the_package_valid(tmp_path: Path) -> None:
    content = with_manifest("</item>", "<adlcp:masteryscore>80</adlcp:masteryscore></item>")
    ran = _verify(tmp_path / "bees.zip", content)
    assert ran.exit_code == 0
    assert "a valid SCORM 1.2 package; mind the notes." in ran.stdout
    told = "  Moodle       compares the score with 80 and overrides the course's status [mastery-score]"
    assert told in ran.stdout.splitlines()


def test_with_an_error_there_is_no_verdict_but_an_outlook(tmp_path: Path) -> None:
    ran = _verify(tmp_path / "bees.zip", with_manifest('default="ORG1"', 'default="ORG2"'))
    assert ran.exit_code == 1
    assert "valid SCORM" not in ran.stdout
    assert "  launches  Bees: index.html (SCO)" in ran.stdout.splitlines()


def test_many_launches_are_not_all_listed(tmp_path: Path) -> None:
    items = "".join(
        f'<item identifier="I{i}" identifierref="RES1" isvisible="true"><title>{i}</title></item>'
        for i in range(20)
    )
    ran = _verify(
        tmp_path / "bees.zip", with_manifest("</organization>", f"{items}</organization>")
    )
    assert ran.stdout.count("index.html (SCO)") == 10
    assert "            and 11 more" in ran.stdout.splitlines()


BROKEN = with_manifest('default="ORG1"', 'default="ORG2"')
FINDING = {"code": "organization-default", "severity": "error", "path": "bees.zip/imsmanifest.xml"}


def test_short_is_a_line_a_finding_and_nothing_else(tmp_path: Path) -> None:
    ran = _verify(tmp_path / "bees.zip", BROKEN, "--format", "short")
    (line,) = ran.stdout.splitlines()
    assert line.startswith("bees.zip/imsmanifest.xml:")
    assert line.endswith("[organization-default]")
    assert _verify(tmp_path / "bees.zip", zipped(good()), "--format", "short").stdout == ""


def test_json_has_the_findings_of_check(tmp_path: Path) -> None:
    ran = _verify(tmp_path / "bees.zip", BROKEN, "--format", "json")
    (finding,) = json.loads(ran.stdout)["findings"]
    assert finding.items() >= FINDING.items()
    assert ran.exit_code == 1


def test_sarif_names_the_rule_and_explains_it(tmp_path: Path) -> None:
    ran = _verify(tmp_path / "bees.zip", BROKEN, "--format", "sarif")
    (run,) = json.loads(ran.stdout)["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["organization-default"]
    assert run["tool"]["driver"]["rules"][0]["fullDescription"]["text"].startswith("`default` of")


@pytest.mark.parametrize("name", ["2004", "cmi5"])
def test_a_package_of_another_standard_is_told_kindly(tmp_path: Path, name: str) -> None:
    files = {"cmi5.xml": b"<courseStructure/>"}
    if name == "2004":
        xml = b'<manifest identifier="A" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"/>'
        files = {"imsmanifest.xml": xml}
    ran = _verify(tmp_path / "bees.zip", zipped(files))
    assert ran.exit_code == 1
    assert "this is a package of another standard" in ran.stdout
    assert "help: import it as " in ran.stdout
    assert ran.stdout.count("error:") == 1
