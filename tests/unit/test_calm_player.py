"""What the player never does, read in its sources: take a side of the screen, move unasked, lock a
screen, or listen for a gesture.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import smcourse

PLAYER = Path(smcourse.__file__).parent / "player"
TEMPLATES = sorted(PLAYER.parent.joinpath("templates").glob("*.j2"))
SHEETS = sorted(PLAYER.rglob("*.css"))
SCRIPTS = sorted(PLAYER.rglob("*.js"))

SIDES = re.compile(
    r"(?:[{;](?:[a-z]+-)*(?:left|right)(?:-[a-z]+)*:|[{;](?:text-align|float|clear):(?:left|right))"
)
SHORTHAND = re.compile(r"[{;](margin|padding|inset|border-width|border-radius):([^;}]*)")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
STILL = "@media (prefers-reduced-motion:no-preference){"
HEARD = {  # whatever a click or a key can do, and what the browser itself tells
    "DOMContentLoaded",
    "click",
    "keydown",
    "change",
    "input",
    "submit",
    "toggle",
    "close",
    "load",
    "error",
    "beforeprint",
    "afterprint",
    "online",
    "visibilitychange",
    "pagehide",
    "pageshow",
    "popstate",
    "storage",
}


def _text(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_knows_start_and_end_and_no_left_or_right(sheet: Path) -> None:
    css = _text(sheet)
    assert SIDES.findall(css) == []
    for name, value in SHORTHAND.findall(css):
        parts = re.findall(r"(?:[^\s(]|\([^)]*\))+", value.replace("!important", ""))
        if len(parts) == 4 and name == "border-radius":
            assert (parts[0], parts[2]) == (parts[1], parts[3]), f"{name}:{value}"
        elif len(parts) == 4:
            assert parts[1] == parts[3], f"{name}:{value}"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_what_moves_moves_only_where_motion_is_welcome(sheet: Path) -> None:
    welcome, rest = "", _text(sheet)
    if STILL in rest:
        before, _, after = rest.partition(STILL)
        welcome, _, after = after.partition("}}")
        rest = before + after
    assert not re.search(r"[{;](transition|animation|scroll-behavior)", rest)
    assert all(float(time) <= 0.2 for time in re.findall(r"([\d.]+)s\b", welcome))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_pointer_that_hovers_changes_colours_and_shows_nothing(sheet: Path) -> None:
    hovered = [body for selector, body in RULE.findall(_text(sheet)) if ":hover" in selector]
    changed = {part.partition(":")[0] for body in hovered for part in body.split(";") if part}
    assert changed <= {"background", "border-color", "box-shadow"}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_screen_may_be_held_as_one_likes(sheet: Path) -> None:
    assert "orientation" not in _text(sheet)


def test_the_player_listens_for_clicks_and_keys_and_for_no_gesture() -> None:
    """A click comes when a pointer is let go, from a key, a switch and a voice alike.
    Around wrapped content more is heard, to know that somebody is there.
    """
    text = "\n".join(_text(path) for path in SCRIPTS if path.parent.name != "wrapped")
    listened = set(re.findall(r'addEventListener\(\s*"(\w+)"', text))
    assert listened <= HEARD
    assert text.count("addEventListener(") == len(re.findall(r'addEventListener\(\s*"', text))
    assert set(re.findall(r"\.on([a-z]+) =", text)) <= HEARD


@pytest.mark.parametrize("word", ["smooth", ".animate(", ".lock(", "autoplay", "vibrate"])
def test_the_player_starts_nothing_by_itself(word: str) -> None:
    assert [path.name for path in SCRIPTS if word in _text(path)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_page_takes_nothing_from_who_reads_it(template: Path) -> None:
    """Neither zoom, nor the order of Tab, nor keys; and nothing plays or pops up by itself."""
    text = template.read_text(encoding="utf-8")
    taken = (
        r'user-scalable|maximum-scale|tabindex="[1-9]|accesskey|autofocus|autoplay|\btarget="_top'
    )
    assert re.findall(taken, text) == []
    assert re.findall(r"<(?:button|a|span|p|div|input)\b[^>]* title=", text) == []
