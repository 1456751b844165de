"""What a block brings into the page of an LMS: nothing that a frame without a height of its own breaks."""

from __future__ import annotations

import re

import pytest
from smcourse_xblock.page import MARKS, SHEETS, script

from smcourse.compile.join import join_player
from smcourse.compile.rules import marks_missing, marks_of, selectors_of
from smcourse.compile.style import style_sheet

KINDS = ("question", "test")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_fixed_as_tall_as_a_window_or_over_the_page(kind: str) -> None:
    """The learning MFE shows a unit in a frame as tall as its content (facts/openedx.md, 8)."""
    whole = script(kind, "en")
    assert re.findall(r"position:fixed|\d[sdl]?vh\b|showModal|<dialog", whole) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_way_in_the_page_leads_by_an_anchor_or_changes_the_address(kind: str) -> None:
    """In that frame `#there` would lead the page around it away."""
    whole = script(kind, "en")
    assert re.findall(r'href="#(?!sm-i-)|location\s*=|\.hash\b|history\.', whole) == []


def test_a_block_brings_half_of_the_rules_and_the_words_that_it_says() -> None:
    whole = script("question", "en")
    rules = style_sheet("#0b5568", scheme="light", sheets=SHEETS)
    assert len(whole) < 45_000 < 45_000 + len(rules)
    assert "noticeElsewhere" not in whole


def test_the_zones_of_an_image_keep_every_rule_that_they_have_on_a_screen() -> None:
    sheet = style_sheet("#0b5568", sheets=SHEETS)
    of_zones = {one for one in selectors_of(sheet) if "zone" in one and "sm-blank" not in one}
    assert len(of_zones) > 4
    missing = marks_missing(marks_of(sheet), join_player("xblock.js") + MARKS)
    kept = selectors_of(style_sheet("#0b5568", sheets=SHEETS, missing=missing))
    assert of_zones <= kept
