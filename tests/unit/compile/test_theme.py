"""Whatever the brand's colour, every text can be read and every edge be seen."""

from __future__ import annotations

import itertools
import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smcourse.compile.join import read_module
from smcourse.compile.theme import (
    GROUNDS,
    TEXTS,
    Theme,
    build_theme,
    contrast,
    oklch,
    theme_css,
)
from smcourse.model import THEMES

HEX = "0123456789abcdef"
BRANDS = ["#" + "".join(c * 2 for c in code) for code in itertools.product(HEX, repeat=3)]


def _broken(theme: Theme) -> list[str]:
    """The promises of the module that `theme` does not keep."""
    pairs = [(text, ground, 4.5) for text in TEXTS for ground in GROUNDS]
    pairs += [("edge", ground, 3.0) for ground in GROUNDS]
    pairs += [("on-brand", "brand", 4.5), ("on-deep", "deep", 4.5)]
    return [
        f"{one} on {other}: {contrast(theme[one], theme[other]):.2f}"
        for one, other, ratio in pairs
        if contrast(theme[one], theme[other]) < ratio
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
def test_no_brand_breaks_a_promise_of_contrast(dark: bool) -> None:
    assert len(BRANDS) == 4096
    broken = {brand: found for brand in BRANDS if (found := _broken(build_theme(brand, dark=dark)))}
    assert broken == {}


@given(st.text(alphabet=HEX, min_size=6, max_size=6), st.booleans())
@settings(max_examples=60, deadline=None)
def test_nor_does_any_other_colour(code: str, dark: bool) -> None:
    theme = build_theme(f"#{code}", dark=dark)
    assert _broken(theme) == []
    assert all(re.fullmatch("#[0-9a-f]{6}", value) for value in theme.values())


SHEETS = ("player.css", *(f"themes/{theme}.css" for theme in THEMES))
VEILS = {"#0000", "#0002", "#0003", "#0006", "#fff1", "#fff2", "#fff"}  # shadows, scrims, plates
FILLS = {"accent", "part", "ground"}  # of marks and drawings; no text stands on them
STATES = {"oc", "fc", "bg"}  # a question's own: those of right, wrong or part
FIELDS = {"on-brand": "brand", "deep": "on-deep", "on-deep": "deep"}


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_takes_every_colour_from_those_that_are_proven(sheet: str) -> None:
    """So one proof holds for every theme, whichever text it puts on whichever ground."""
    css = read_module(PurePosixPath(sheet)).partition("@media print")[0]
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", css)) <= VEILS
    texts = set(re.findall(r"[{;]color:var\(--([\w-]+)", css))
    assert texts <= {*TEXTS, *STATES, *FIELDS}
    grounds = set(re.findall(r"[{;]background:var\(--([\w-]+)", css))
    assert grounds <= {*GROUNDS, "table", *FILLS, *STATES, *FIELDS.values()}


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_field_of_colour_has_the_text_that_is_proven_on_it(sheet: str) -> None:
    css = read_module(PurePosixPath(sheet)).partition("@media print")[0]
    for text, field in FIELDS.items():
        for rule in re.findall(rf"[^{{}}]*\{{[^{{}}]*[;{{]color:var\(--{text}\)[^{{}}]*\}}", css):
            assert f"background:var(--{field})" in rule or "--paper:var(--deep)" in rule, rule


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
def test_what_a_sheet_lies_on_is_a_proven_ground(dark: bool) -> None:
    theme = build_theme("#0b5568", dark=dark)
    assert theme["table"] in {theme[ground] for ground in GROUNDS}


def test_both_themes_have_the_same_colours() -> None:
    assert list(build_theme("#0b5568", dark=True)) == list(build_theme("#0b5568", dark=False))


def test_a_dark_brand_is_the_button_s_own_colour_by_day() -> None:
    assert build_theme("#0b5568", dark=False)["brand"] == "#0b5568"


@pytest.mark.parametrize(
    ("one", "two", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48)]
)
def test_contrast_is_that_of_wcag(one: str, two: str, ratio: float) -> None:
    assert contrast(one, two) == pytest.approx(ratio, abs=0.01)
    assert contrast(two, one) == contrast(one, two)


def test_oklch_of_known_colours() -> None:
    assert oklch("#ffffff")[0] == pytest.approx(1, abs=1e-3)
    assert oklch("#ff0000") == pytest.approx((0.628, 0.258, 29.2), abs=0.05)


def test_a_scheme_that_is_light_has_no_night() -> None:
    assert "dark" not in theme_css("#0b5568", "light")


@pytest.mark.parametrize(
    ("scheme", "when"),
    [("device", "@media screen and (prefers-color-scheme:dark){"), ("dark", "@media screen{")],
)
def test_a_dark_scheme_is_never_printed(scheme: str, when: str) -> None:
    css = theme_css("#0b5568", scheme)
    assert css.startswith(":root{color-scheme:light;")
    assert f"{when}:root{{color-scheme:dark;" in css


def test_the_night_says_only_what_differs() -> None:
    day, night = theme_css("#0b5568", "device").split("@media")
    same = set(re.findall(r"--[\w-]+:#\w+", day)) & set(re.findall(r"--[\w-]+:#\w+", night))
    assert same == set()
