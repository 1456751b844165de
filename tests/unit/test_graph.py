"""A scenario as its graph, in lines and drawn; whatever is wrong with it, it is shown."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from lxml import etree
from unit.headers import header

from smcourse.diagnostics import Span
from smcourse.messages import speaker
from smcourse.model import Scenario
from smcourse.parse.questions.scenario import parse_scenario
from smcourse.report.graph import graph_lines, graph_svg

SPAN = Span(path=PurePosixPath("en/a.md"), line=1)
SVG = "{http://www.w3.org/2000/svg}"
DOOR = """What?

### At the <door> {#door}

- Wait. -> in (0)
- Call. -> safe (3)

### In {#in}

- Sting. -> safe (1)
- Run. -> gone (0)

### Safe {#safe}
### Gone {#gone}
"""
CIRCLE = "What?\n\n### A\n\n- On. -> b (3)\n\n### B\n\n- Back. -> a (0)\n- Nowhere. -> x (3)\n"


def _scenario(text: str) -> Scenario:
    return parse_scenario(header(SPAN), text.split("\n"), 2)[0]


def test_each_node_stands_there_with_its_decisions_the_best_first() -> None:
    assert list(graph_lines(_scenario(DOOR), speaker("en"))) == [
        "door  At the <door>",
        "   3  Call. → safe",
        "   0  Wait. → in",
        "in  In",
        "   1  Sting. → safe",
        "   0  Run. → gone",
        "safe  Safe  ■",
        "gone  Gone  ■",
        "best path: door → safe",
    ]


@pytest.mark.parametrize("text", [DOOR, CIRCLE])
def test_a_drawing_has_a_box_a_node_and_an_arrow_a_decision(text: str) -> None:
    scenario = _scenario(text)
    svg = etree.fromstring(graph_svg(scenario, speaker("en")))
    known = {node.id for node in scenario.nodes}
    ways = [way for node in scenario.nodes for way in node.ways if way.to in known]
    boxes = svg.findall(f"{SVG}rect")
    assert len(boxes) == len(scenario.nodes)
    assert len(svg.findall(f"{SVG}path")) == len(ways)
    right = [float(box.get("x", 0)) + float(box.get("width", 0)) for box in boxes]
    assert max(right) < float(svg.get("width", 0))


def test_no_box_lies_on_another() -> None:
    svg = etree.fromstring(graph_svg(_scenario(DOOR), speaker("en")))
    places = [
        tuple(float(box.get(name, 0)) for name in ("x", "y", "width", "height"))
        for box in svg.findall(f"{SVG}rect")
    ]
    for i, (x, y, width, height) in enumerate(places):
        for x2, y2, _, _ in places[i + 1 :]:
            assert abs(x - x2) >= width or abs(y - y2) >= height


def test_a_way_stands_below_all_that_leads_to_it() -> None:
    svg = etree.fromstring(graph_svg(_scenario(DOOR), speaker("en")))
    tops = [float(box.get("y", 0)) for box in svg.findall(f"{SVG}rect")]
    door, in_, safe, gone = tops
    assert door < in_ < min(safe, gone)
