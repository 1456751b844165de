"""Findings for eyes, for editors, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from conftest import ROOT
from sarif import problems, sarif

from smcourse.order import Order
from smcourse.pipeline import check
from smcourse.targets import all_targets
from tests.cli.running import piped

FOLDER = "tests/checks/heading-level"

Write = Callable[[dict[str, str | bytes]], Path]


def _out(kind: str, *options: str) -> str:
    ran = piped(*options, "check", FOLDER, "--format", kind, cwd=ROOT)
    assert ran.code == 1
    assert ran.err == ""
    return ran.out


def test_short_is_a_line_a_finding() -> None:
    assert _out("short").splitlines()[0] == (
        f"{FOLDER}/en/hive.md:7:1: error: `#` is the lesson's title, "
        "which stands in the front matter [heading-level]"
    )


def test_text_ends_with_the_sum() -> None:
    assert _out("text").splitlines()[-1] == "4 errors"


def test_json_has_every_fact_of_a_finding() -> None:
    told = json.loads(_out("json"))
    assert told["version"] == 1
    assert len(told["findings"]) == 4
    assert told["findings"][0] == {
        "path": f"{FOLDER}/en/hive.md",
        "line": 7,
        "column": 1,
        "endLine": 7,
        "endColumn": 7,
        "severity": "error",
        "code": "heading-level",
        "message": "`#` is the lesson's title, which stands in the front matter",
        "help": "use `##` for headings inside a lesson",
        "fix": None,
    }


def test_a_clean_course_is_an_empty_list() -> None:
    ran = piped("check", "courses/hello", "--format", "json", cwd=ROOT)
    assert json.loads(ran.out) == {"version": 1, "findings": []}
    assert piped("check", "courses/hello", "--format", "short", cwd=ROOT).out == ""


@pytest.fixture(scope="module")
def run() -> Any:
    """The one run of a SARIF log."""
    text = _out("sarif")
    assert problems(text) == []
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    return only


def test_sarif_names_its_rules_once_and_explains_them(run: Any) -> None:
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["id"] == "heading-level"
    assert rule["shortDescription"]["text"].endswith(".")
    assert "two lessons" in rule["fullDescription"]["text"]
    assert rule["help"]["text"] == rule["fullDescription"]["text"]
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_sarif_places_each_result_in_a_file(run: Any) -> None:
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        address = place["artifactLocation"]
        assert not PurePosixPath(address["uri"]).is_absolute()
        assert address["uriBaseId"] in run["originalUriBaseIds"]
        assert run["artifacts"][address["index"]]["location"]["uri"] == address["uri"]
        region = place["region"]
        assert (region["endLine"], region["endColumn"]) > (
            region["startLine"],
            region["startColumn"],
        )
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_knows_a_finding_again_when_lines_above_it_are_new(write_course: Write) -> None:
    """By its file, its code and the words of its line; those alike are counted."""

    def marks(*above: str) -> list[str]:
        lesson = "\n".join(
            ("---", "id: hive", "title: Hive", "---", *above, "::: nope", ":::", "::: nope", ":::")
        )
        course = write_course({"course.yaml": "id: bees\ntitle: B\n", "en/hive.md": f"{lesson}\n"})
        (only,) = json.loads(sarif(check(course, all_targets()["scorm12"]).found))["runs"]
        return [one["partialFingerprints"]["smcourseFinding/v1"] for one in only["results"]]

    first = marks()
    assert [mark.partition(":")[2] for mark in first] == ["1", "2"]
    assert marks("Text.", "", "More text.", "") == first


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_sarif_of_a_real_course_is_one(language: str) -> None:
    found = check(ROOT / "courses" / "tour", all_targets()["scorm12"], Order(release=True)).found
    assert len(found) > 10
    assert problems(sarif(found, language)) == problems(sarif([], language)) == []


def test_what_tests_draw_is_told_with_the_items_that_there_are() -> None:
    ran = piped("check", "courses/pause", cwd=ROOT)
    assert ran.code == 0
    assert "final: draws 2 of 6 items from reach, 3.0 for each" in ran.out.splitlines()
    told = json.loads(piped("check", "courses/pause", "--format", "json", cwd=ROOT).out)
    assert {"test": "start", "cell": "reach", "drawn": 2, "items": 3} in told["draws"]
