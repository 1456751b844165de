"""Every question that the manual shows is played, and told to an LMS that is strict and to one that
many are built on; neither objects to anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browser.courses import Files
from browser.learner import rightly
from browser.lms import Lms, Package, interactions
from browser.sitting import SETS
from docs.pages import Example, all_examples
from docs.scratch import KINDS

ASKED = re.compile(
    r"^:{3,} (?:choice|true-false|order|match|text|number|spot|checklist|reflect|survey"
    r"|acknowledge|scenario)\b",
    re.M,
)
EXAMPLES = [
    one
    for one in all_examples()
    if (one.folder, one.kind) == ("en", "lesson") and not one.gives and ASKED.search(one.text)
]


@pytest.mark.parametrize("api", ["strict", "scorm-again"])
@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_question_of_the_manual_is_played_to_its_end(
    example: Example, api: str, lms: Lms, package: Package, tmp_path: Path
) -> None:
    KINDS[example.kind](example, tmp_path)
    paths = [path for path in tmp_path.rglob("*") if path.is_file()]
    files: Files = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in paths}
    sitting = lms.launch(package(files), api=api)
    learner = sitting.learner
    learner.walk(rightly)
    learner.exit()
    assert [call for call in sitting.calls if call.fn in SETS and call.result != "true"] == []
    told = [one["id"] for one in interactions(sitting.record)]
    kept = [one["id"] for one in learner.course["questions"] if one["record"]]
    assert [id for id in kept if not any(one.startswith(id) for one in told)] == []
    assert sitting.record["cmi.core.lesson_status"] in ("completed", "passed")
