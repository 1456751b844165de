"""What a package for one company and its LMS says, and what it does not change."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import files_of

from smcourse.diagnostics import Severity, SmcourseError
from smcourse.lms import PRESETS
from smcourse.order import Order
from smcourse.pipeline import Result, build
from smcourse.targets import all_targets

Write = Callable[[dict[str, str | bytes]], Path]

HEAD = "id: bees\ntitle: Bees\nlanguages: [en]\n"
ASKING = "::: choice queen\nWho lays eggs?\n\n- [x] The queen\n- [ ] The smoke\n:::\n"
LESSON = "---\nid: hive\ntitle: The hive\n---\n"
MARK = "completion:\n  pass_mark: 80\n"
COMPANY = "id: acme\nlanguages: [en]\n"


def built(course: Path, order: Order) -> Result:
    return build(course, all_targets()["scorm12"], course.parent / "dist", order)


@pytest.fixture
def files() -> dict[str, str | bytes]:
    return {"course.yaml": HEAD + MARK, "en/hive.md": LESSON + ASKING}


def page_data(path: Path) -> dict[str, Any]:
    page = files_of(path)["index.html"].decode()
    match = re.search(r'<script type="application/json" id="sm-course"[^>]*>(.*?)</script>', page)
    assert match
    data: dict[str, Any] = json.loads(match[1])
    return data


def told(result: Result) -> dict[str, Any]:
    """What the page of the only package knows of the LMS."""
    (one,) = result.built
    data = page_data(one.path)
    keys = ("report", "failed", "commitEvery", "scoreWhenDone")
    return {key: data[key] for key in keys if key in data}


USUAL = {"report": "passed", "failed": "incomplete", "commitEvery": 10}


@pytest.mark.parametrize(
    ("lms", "differs"),
    [
        ("any", {}),
        ("moodle", {}),
        ("cornerstone", {"report": "completed"}),
        ("open-edx", {"report": "completed"}),
        ("ilias", {"commitEvery": 60}),
        ("skillport", {"commitEvery": 600}),
        ("workday", {}),
    ],
)
def test_a_preset_changes_what_its_row_says(
    lms: str, differs: dict[str, Any], files: dict[str, str | bytes], write_course: Write
) -> None:
    assert told(built(write_course(files), Order(lms=lms))) == USUAL | differs


def test_a_score_is_made_up_only_where_no_question_gives_one(
    files: dict[str, str | bytes], write_course: Write
) -> None:
    files["en/hive.md"] = LESSON + ASKING.replace("queen\n", "queen {record=none}\n", 1)
    asks = built(write_course(files), Order(lms="workday"))
    assert told(asks) == USUAL | {"scoreWhenDone": 100}


def test_what_the_author_wrote_counts_and_is_spoken_of(
    files: dict[str, str | bytes], write_course: Write
) -> None:
    files["course.yaml"] = HEAD + MARK + "  report: passed\n  failed: failed\n"
    result = built(write_course(files), Order(lms="cornerstone"))
    assert told(result) == USUAL | {"failed": "failed"}
    assert [one.code for one in result.found if one.code != "word-missing"] == ["lms-disagrees"] * 2


def test_the_company_s_lms_goes_before_the_course_s_and_the_order_s_before_both(
    files: dict[str, str | bytes], write_course: Write
) -> None:
    files["course.yaml"] = HEAD + "lms: skillport\n" + MARK
    course = write_course(files)
    assert told(built(course, Order()))["commitEvery"] == 600
    (course / "company.yaml").write_text(COMPANY + "lms: ilias\n")
    assert told(built(course, Order()))["commitEvery"] == 60
    assert told(built(course, Order(lms="any")))["commitEvery"] == 10
    (course / "company.yaml").write_text(COMPANY + "lms: illias\n")
    (slip,) = [one for one in built(course, Order()).found if one.code == "key-value"]
    assert (str(slip.span.path), str(slip.help)) == ("company.yaml", "did you mean `ilias`?")


def test_packages_for_two_lmss_stand_side_by_side_and_are_one_course(
    files: dict[str, str | bytes], write_course: Write
) -> None:
    course = write_course(files)
    paths = [
        one.path for lms in ("", "moodle", "docebo") for one in built(course, Order(lms=lms)).built
    ]
    assert [path.name for path in paths] == [
        "bees-en-scorm12-1.zip",
        "bees-en-scorm12-moodle-1.zip",
        "bees-en-scorm12-docebo-1.zip",
    ]
    assert len({files_of(path)["imsmanifest.xml"] for path in paths}) == 1


@pytest.mark.parametrize(
    ("lms", "help"), [("modle", "did you mean `moodle`?"), ("qqqq", "known here: `any`")]
)
def test_an_unknown_lms_is_answered_with_those_that_there_are(
    lms: str, help: str, files: dict[str, str | bytes], write_course: Write
) -> None:
    with pytest.raises(SmcourseError, match=re.escape(help)) as raised:
        built(write_course(files), Order(lms=lms))
    assert lms in str(raised.value)


@pytest.mark.parametrize(
    ("company", "reached"), [("", 80), ("pass_mark: 75\n", 75), ("pass_mark: 90\n", 90)]
)
def test_a_company_s_mark_is_taken_within_the_course_s_range(
    company: str, reached: int, files: dict[str, str | bytes], write_course: Write
) -> None:
    files["course.yaml"] = HEAD + MARK + "  pass_mark_range: [75, 90]\n"
    files["company.yaml"] = COMPANY + company
    (one,) = built(write_course(files), Order()).built
    assert page_data(one.path)["passMark"] == reached


@pytest.mark.parametrize(
    ("completion", "own", "severity"),
    [
        (MARK + "  pass_mark_range: [75, 90]\n", 91, Severity.ERROR),
        (MARK + "  pass_mark_range: [75, 90]\n", 74, Severity.ERROR),
        (MARK, 85, Severity.WARNING),
        (MARK, 80, None),
        ("", 85, None),
    ],
)
def test_another_mark_is_spoken_of_and_not_taken(
    completion: str,
    own: int,
    severity: Severity | None,
    files: dict[str, str | bytes],
    write_course: Write,
) -> None:
    files["course.yaml"] = HEAD + completion
    files["company.yaml"] = COMPANY + f"pass_mark: {own}\n"
    result = built(write_course(files), Order())
    found = [one.severity for one in result.found if one.code == "company-pass-mark"]
    assert found == ([severity] if severity else [])
    if severity is not Severity.ERROR:
        (one,) = result.built
        assert page_data(one.path)["passMark"] == (80 if completion else None)


@pytest.mark.parametrize("written", ["80", "[80]", "[90, 75]", "[0, 90]", "[75, 101]", "[a, b]"])
def test_a_range_is_two_marks(
    written: str, files: dict[str, str | bytes], write_course: Write
) -> None:
    files["course.yaml"] = HEAD + MARK + f"  pass_mark_range: {written}\n"
    result = built(write_course(files), Order())
    assert [one.code for one in result.found] == ["key-type"]


def test_a_name_of_a_preset_is_safe_in_a_file_name() -> None:
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name) for name in PRESETS)
