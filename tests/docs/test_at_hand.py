"""The manual's handbook holds what the program knows, in both languages."""

from __future__ import annotations

from docs.at_hand import PARTS, SHAPES, parts_of, with_parts
from docs.pages import LANGUAGES, pages


def test_what_is_at_hand_is_what_the_program_knows(update_golden: bool) -> None:
    """--update-golden writes it anew."""
    for language in LANGUAGES:
        asked = set()
        for path in (one for one in pages(language) if one.parent.name == "handbook"):
            text = path.read_text(encoding="utf-8")
            written = with_parts(text, language)
            if update_golden:
                path.write_text(written, encoding="utf-8", newline="\n")
            assert text == written or update_golden, f"{path}: --update-golden"
            asked |= parts_of(text)
        assert asked == {*PARTS} - {"keys"} | {f"keys {name}" for name in SHAPES}
