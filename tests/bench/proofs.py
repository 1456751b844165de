"""The bars that a test holds, which are not measured here: where each is held."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.bars import Row

TESTS = Path(__file__).parents[1]
PROOFS = (
    ("axe finds nothing, in any state", "test_axe", "every_page_in_every_state"),
    ("a lesson in front: every answer stays", "test_new_version", "every_surviving_answer_stays"),
    ("and what is new is shown", "test_new_version", "what_is_new_is_marked_until_it_is_seen"),
    ("no status is lowered", "test_kept_record", "a_status_of_the_lms_is_never_lowered"),
    ("a save within 10 s", "test_commit_pace", "every_answer_is_saved_within_ten_seconds"),
)


def rows() -> Iterator[Row]:
    for what, file, test in PROOFS:
        path = TESTS / "browser" / f"{file}.py"
        is_there = f"def test_{test}(" in path.read_text(encoding="utf-8")
        told = f"browser/{file}.py"
        yield Row(what, told, "" if is_there else "a test that is there", is_there)
