"""The lines of `::: spot`: an image, and a zone behind each option."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.headers import header

from smcourse.compile.payload import print_of
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Choice, Spot
from smcourse.parse.questions import parse_question

SPAN = Span(path=PurePosixPath("en/a.md"), line=5)
IMAGE = "![A desk](../media/desk.svg)"
FULL = f"""A photo of a desk.

What should not be published?

{IMAGE}{{.themed}}

- [x] The badge. {{#badge}} @ 10,20.5 15x12
  > It can be copied.
- [ ] The plant. @60, 40 20 × 30.125 {{#plant}}
- [ ] The cup,
  half full.

hint: Look closely.
"""


def _parse(text: str, **attributes: str) -> tuple[Spot, list[Diagnostic]]:
    read = replace(header(SPAN), kind="spot", attributes=attributes)
    question, found = parse_question(read, text.split("\n"), 6)
    assert isinstance(question, Spot)
    return question, found


def _zone(spot: Spot, place: int = 0) -> tuple[Decimal, ...]:
    zone = spot.zones[place]
    assert zone is not None
    return zone.left, zone.top, zone.width, zone.height


def test_a_spot_is_a_choice_with_an_image() -> None:
    spot, found = _parse(FULL)
    assert [(one.code, one.span.line) for one in found] == [("zone-form", 15)]
    assert isinstance(spot, Choice)
    assert spot.kind == "spot"
    assert spot.situation is not None
    assert spot.situation.markdown.strip() == "A photo of a desk."
    assert spot.prompt.markdown == "What should not be published?"
    assert spot.image is not None
    assert (spot.image.markdown, spot.image.span.line) == (f"{IMAGE}{{.themed}}", 10)
    assert [prose.markdown for prose in spot.own_prose()][:2] == [
        f"{IMAGE}{{.themed}}",
        "The badge.",
    ]
    assert spot.hint is not None
    assert spot.hint.markdown == "Look closely."


def test_options_have_their_words_ids_and_zones() -> None:
    spot, _ = _parse(FULL)
    assert [(one.id, one.text.markdown, one.right) for one in spot.options] == [
        ("badge", "The badge.", True),
        ("plant", "The plant.", False),
        ("c", "The cup,\nhalf full.", False),
    ]
    assert _zone(spot) == (10, Decimal("20.5"), 15, 12)
    assert _zone(spot, 1) == (60, 40, 20, Decimal("30.125"))
    assert spot.zones[2] is None
    zone = spot.zones[0]
    assert zone is not None
    assert (zone.span.line, zone.span.column, zone.span.end_column) == (12, 27, 42)


def test_one_right_option_makes_it_single_and_several_make_it_multiple() -> None:
    assert _parse(FULL)[0].multiple is False
    assert _parse(FULL, multiple="")[0].multiple is True
    assert _parse(FULL.replace("[ ]", "[x]"))[0].multiple is True


@pytest.mark.parametrize(
    "zone",
    ["@ 10,20", "@ 10 20 15x12", "@ 10,20 15", "@ -1,20 15x12", "@ 10,20 15x12 px", "@ 10,20  x12"],
)
def test_what_is_no_zone_is_told_and_stays_in_the_text(zone: str) -> None:
    spot, found = _parse(f"A?\n\n{IMAGE}\n\n- [x] The badge. {zone}")
    assert [one.code for one in found] == ["zone-form"]
    assert spot.zones == (None,)
    assert spot.options[0].text.markdown == f"The badge. {zone}"


@pytest.mark.parametrize("zone", ["@ 90,20 15x12", "@ 10,90 15x10.001", "@ 10,20 0x12"])
def test_a_zone_outside_the_image_is_told_at_its_place(zone: str) -> None:
    spot, (found,) = _parse(f"A?\n\n{IMAGE}\n\n- [x] The badge. {zone}")
    assert (found.code, found.span.line, found.span.column) == ("zone-form", 10, 18)
    assert spot.options[0].text.markdown == "The badge."


@pytest.mark.parametrize(
    ("images", "line"),
    [((), 5), ((IMAGE, IMAGE), 10), (("See " + IMAGE,), 5), ((f"```\n{IMAGE}\n```",), 5)],
)
def test_there_is_one_image_on_a_line_of_its_own(images: tuple[str, ...], line: int) -> None:
    text = "".join(f"{image}\n\n" for image in images)
    _, found = _parse(f"A?\n\n{text}- [x] The badge. @ 10,20 15x12")
    assert [(one.code, one.span.line) for one in found if one.code != "zone-form"] == [
        ("spot-image-missing", line)
    ]


def test_an_answer_stays_one_when_zones_move() -> None:
    moved, _ = _parse(FULL.replace("10,20.5", "12,20"))
    assert print_of(moved) == print_of(_parse(FULL)[0])
    assert print_of(_parse(FULL.replace("badge.", "card."))[0]) != print_of(moved)


@given(st.lists(st.text(alphabet="-[x]@,. 0159x{}#a!()>\t", max_size=30), max_size=8))
def test_no_lines_make_it_fail(lines: list[str]) -> None:
    spot, _ = _parse("\n".join(lines))
    assert len(spot.zones) == len(spot.options)
