"""What the manual says of edits is what the player and `smcourse diff` make of them."""

from __future__ import annotations

from pathlib import Path

from docs.edits_told import made, parts_of, with_edits
from docs.pages import LANGUAGES, MANUAL

PARTS = ["unnoticed", "noticed", "reckoned", "disturbing"]


def test_the_table_of_edits_is_what_becomes_of_two_learners(
    tmp_path: Path, update_golden: bool
) -> None:
    """--update-golden writes it anew."""
    edits = made(tmp_path)
    assert {one.part for one in edits} == {*PARTS}
    for language in LANGUAGES:
        path = MANUAL / language / "03-records" / "01-ids-and-updates.md"
        text = path.read_text(encoding="utf-8")
        written = with_edits(text, language, edits)
        if update_golden:
            path.write_text(written, encoding="utf-8", newline="\n")
        assert parts_of(text) == PARTS
        assert text == written or update_golden, "--update-golden"
