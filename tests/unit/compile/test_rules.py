"""A package's style sheet has the rules that its page can use, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browser.courses import course, lesson
from conftest import build_scorm12, files_of, write_files

from smcourse.compile.join import join_player
from smcourse.compile.rules import marks_missing, marks_of, rules_without
from smcourse.compile.style import style_sheet
from smcourse.model import THEMES

LEFT = {
    "a class": (".sm-x{a:b}.y{c:d}", {"sm-x"}, ".y{c:d}"),
    "one of several selectors": ("p,.sm-x>li,b{a:b}", {"sm-x"}, "p,b{a:b}"),
    "an element": ("table td,p{a:b}", {"<table"}, "p{a:b}"),
    "an element behind a sign": (".a>pre+p{a:b}", {"<pre"}, ""),
    "a role": ("[role=tab]{a:b}", {"tab"}, ""),
    "inside @media": ("@media print{.x{a:b}.y{c:d}}", {"x"}, "@media print{.y{c:d}}"),
    "all of @media": ("@media print{.x{a:b}}p{c:d}", {"x"}, "p{c:d}"),
    "nothing in parentheses": (":is(.x,i:not(.y)) b,.z{a:b}", {"x", "y", "<i"}, None),
    "no word in a value": ("p{font:x table}", {"x", "<table"}, None),
    "no name of a page": ("@page x{margin:0;@top{a:b}}", {"x", "<x"}, None),
    "no part of a name": (".sm-opts{a:b}", {"sm-opt", "<sm"}, None),
}


@pytest.mark.parametrize(("css", "missing", "left"), LEFT.values(), ids=LEFT)
def test_what_asks_for_something_missing_is_left_out(
    css: str, missing: set[str], left: str | None
) -> None:
    assert rules_without(css, frozenset(missing)) == (css if left is None else left)


def test_what_a_selector_asks_for() -> None:
    css = "@media print{nav.sm-a:not(.b)>p::before{x:y}}[role=tab] + td,:root{a:b}@page sheet{c:d}"
    assert marks_of(css) == {"sm-a", "<nav", "<p", "tab", "<td"}


def test_a_script_can_make_elements_by_name_and_bear_classes() -> None:
    script = 'element("table",{class:"sm-x"})'
    marks = frozenset({"<table", "<td", "sm-x", "sm-y"})
    assert marks_missing(marks, script) == {"<td", "sm-y"}


@pytest.mark.parametrize("theme", THEMES)
def test_every_rule_is_read(theme: str) -> None:
    """What has nothing missing is shipped as it was written."""
    css = style_sheet("#0b5568", theme=theme)
    assert css.count("{") > 200
    assert rules_without(css, frozenset()) == css
    assert re.findall(r"[^{}]\}\}", css)  # `@media`, which has rules inside


def _css(folder: Path, text: str) -> str:
    result = build_scorm12(
        write_files(folder / "course", course({"1-a.md": lesson("a", text)})), folder
    )
    return files_of(result.built[0].path)["player.css"].decode()


def test_a_course_of_words_ships_no_look_of_tables_cards_or_films(tmp_path: Path) -> None:
    plain = _css(tmp_path / "plain", "A word.")
    rich = _css(tmp_path / "rich", "| A |\n|---|\n| b |\n")
    assert ("th,td{" in plain, "th,td{" in rich) == (False, True)
    asked = "::: choice q\n| A |\n|---|\n| b |\n\nC?\n\n- [x] D\n- [ ] E\n:::\n"
    assert "th,td{" in _css(tmp_path / "asked", asked)
    assert len(plain.encode()) <= 19_700 < len(style_sheet("#0b5568").encode()) - 2_500
    assert (".sm-cards{" in plain, "video" in plain, ".sm-fb{" in plain) == (False, False, True)


def test_what_the_script_alone_makes_has_its_look(tmp_path: Path) -> None:
    css, whole = _css(tmp_path, "A word."), style_sheet("#0b5568")
    made = set(re.findall(r'class: "(sm-[\w-]+)', join_player("scorm12.js", frozenset())))
    assert len(made) > 10
    assert [name for name in made if f".{name}" in whole and f".{name}" not in css] == []
