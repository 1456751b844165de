"""The words that a package carries are those that its player can say."""

from __future__ import annotations

import re

import pytest

from smcourse.compile.join import join_player
from smcourse.compile.said import words_said
from smcourse.targets.course_page import PARTS
from smcourse.words import stem, words_for

ENTRY = "scorm12.js"
WORDS = words_for("en")
NEEDS = [frozenset(), frozenset(PARTS), *(frozenset({name}) for name in PARTS)]


@pytest.mark.parametrize("needs", NEEDS, ids=lambda needs: "+".join(sorted(needs)))
def test_all_that_a_script_asks_for_by_name_is_there(needs: frozenset[str]) -> None:
    script = join_player(ENTRY, needs)
    said = {stem(key) for key in words_said(WORDS, script)}
    asked = set(re.findall(r'\bsay\("(\w+)"', script))
    assert len(asked) > 40
    assert asked <= said
    assert {"tag", "loading"} <= said


def test_what_is_put_together_is_there() -> None:
    plain = words_said(WORDS, join_player(ENTRY, frozenset()))
    assert {"resultShort.one", "resultShortPoints.one", "sumPoints.other"} <= plain.keys()


def test_what_no_module_says_is_not_there() -> None:
    plain = words_said(WORDS, join_player(ENTRY, frozenset()))
    assert not plain.keys() & {"orderHow", "scenarioHow", "skip", "partPlaces.one", "and"}
    assert words_said(WORDS, join_player(ENTRY, frozenset({"order"})))["orderHow"]


def test_what_a_page_is_called_is_there_where_it_is_asked_for() -> None:
    script = 'const call = (name) => say(name)\nsay("next")'
    assert words_said(WORDS, script) == {"next": WORDS["next"]}
    assert words_said(WORDS, script, besides=["notes"]).keys() == {"next", "notes"}
