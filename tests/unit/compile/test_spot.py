"""A spot as JSON: a choice, and an image with a numbered zone for each option."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pytest
from lxml import html
from unit.headers import header
from unit.rendering import make_renderer

from smcourse.compile.payload import greatest_response, question_payload
from smcourse.diagnostics import Diagnostic, Span
from smcourse.parse.questions import parse_question

SPAN = Span(path=PurePosixPath("en/a.md"))
FILES = {
    PurePosixPath("media/desk.svg"): b'<svg xmlns="http://www.w3.org/2000/svg" '
    b'viewBox="0 0 40 20"><path class="a" d="M0 0h9v9z"/></svg>'
}
OPTIONS = "- [x] The *badge*. @ 10,20.50 15x12\n- [ ] A plant. {#b} @ 60,40 20x30"


def _payload(image: str) -> tuple[dict[str, Any], list[Diagnostic]]:
    found: list[Diagnostic] = []
    head = replace(header(SPAN), kind="spot")
    question, told = parse_question(head, f"A?\n\n{image}\n\n{OPTIONS}".split("\n"), 1)
    assert told == []
    payload = dict(question_payload(question, make_renderer(FILES, found)))
    assert greatest_response(question) == 2
    return payload, found


@pytest.mark.parametrize(
    "image",
    [
        "![A desk](../media/desk.svg)",
        '![A desk](../media/desk.svg "On a Monday")',
        "![A desk](../media/desk.svg){.themed}",
        "![A desk](../media/desk.svg){.wide}",
        "![A desk](../media/desk.svg){.decor}",
    ],
)
def test_zones_lie_over_the_image_in_percent(image: str) -> None:
    payload, found = _payload(image)
    assert [one.code for one in found] == []
    assert [one["html"] for one in payload["options"]] == ["The <em>badge</em>.", "A plant."]
    assert payload["key"]["right"] == ["a"]
    figure = html.fromstring(payload["html"])
    assert figure.get("class") == "sm-spots"
    (place,) = figure.findall("div")
    picture, zones = place
    assert "A desk" in (picture.get("alt"), *picture.xpath(".//@aria-label"))
    assert zones.get("aria-hidden") == "true"
    edges = [
        [[rect.get(side) for side in ("x", "y", "width", "height")] for rect in zone.iter("rect")]
        for zone in zones
    ]
    assert edges == [[["10%", "20.50%", "15%", "12%"]] * 2, [["60%", "40%", "20%", "30%"]] * 2]
    assert zones.xpath(".//text/text()") == ["1", "2"]
    assert figure.xpath("figcaption/text()") == (["On a Monday"] if "Monday" in image else [])
    assert "style" not in payload["html"]


def test_what_is_wrong_with_the_image_is_told() -> None:
    payload, found = _payload("![A desk](../media/desc.svg)")
    assert [one.code for one in found] == ["image-missing"]
    assert payload["kind"] == "spot"
