"""A scenario as its graph: in lines for a terminal, and as a drawing (SVG 1.1)."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from smcourse.diagnostics import say
from smcourse.formats.xml import to_bytes
from smcourse.messages import Speak
from smcourse.model import Node, Scenario, Way
from smcourse.paths import best_path, graph_of

WIDTH, GAP, RISE, PAD, LINE = 232, 32, 72, 12, 20  # of boxes, in px
LANE = 24  # what an arrow takes of a row that it passes
LETTERS = 26  # of a title in a line of its box
STYLE = """
svg { font: 15px system-ui, sans-serif; color: #1c1b22; background: #fff }
rect { fill: #fff; stroke: #5c5a66; rx: 8px }
.end { fill: #f1eff6; stroke-width: 2 }
path { fill: none; stroke: #5c5a66; stroke-width: 1.5 }
.q3 { stroke: #00703c; stroke-width: 2.5 }
.q0 { stroke: #b3261e; stroke-dasharray: 5 4 }
text { fill: currentColor }
.id { font-size: 12px; fill: #5c5a66 }
circle { fill: #fff; stroke: #5c5a66 }
"""


def graph_lines(scenario: Scenario, speak: Speak) -> Iterator[str]:
    """Each node with its decisions: how good, what, where to; then the best path."""
    for node in scenario.nodes:
        title = _words(node.title.markdown)
        yield f"{node.id}  {title}" if node.ways else f"{node.id}  {title}  ■"
        for way in sorted(node.ways, key=lambda way: -way.quality):
            yield f"   {way.quality}  {_words(way.text.markdown)} → {way.to}"
    graph = graph_of(scenario)
    best = graph and best_path(graph)
    if best:
        nodes = " → ".join([scenario.nodes[0].id, *(way.to for way in best)])
        yield speak(say("best path: {nodes}", nodes=nodes))


def graph_svg(scenario: Scenario, speak: Speak) -> bytes:
    """A drawing from the first node down to the endings: a box for each node, an arrow for each
    decision, with how good it is where it begins. Ways to nowhere are left out."""
    plan = _planned(scenario)
    svg = etree.Element(
        "svg",
        {"viewBox": f"0 0 {plan.width} {plan.height}", "role": "img", "width": str(plan.width)},
        nsmap={None: "http://www.w3.org/2000/svg"},
    )
    etree.SubElement(svg, "title").text = scenario.id
    etree.SubElement(svg, "desc").text = "\n".join(graph_lines(scenario, speak))
    etree.SubElement(svg, "style").text = STYLE
    _arrow_head(svg)
    for arrow in plan.arrows:
        _draw_arrow(svg, arrow, plan)
    for node in scenario.nodes:
        _draw_box(svg, plan.places[node.id], node)
    return to_bytes(svg)


@dataclass(frozen=True, slots=True)
class _Place:
    """A box, or the lane of an arrow that passes a row; `x` is its middle."""

    x: float
    y: int
    width: int
    height: int
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Arrow:
    """A decision: the box it leaves, the lanes it passes, and the box it comes to."""

    way: Way
    stops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands."""

    arrows: tuple[_Arrow, ...]
    places: Mapping[str, _Place]

    @property
    def width(self) -> int:
        return round(max(place.x + place.width / 2 for place in self.places.values())) + PAD

    @property
    def height(self) -> int:
        return max(place.y + place.height for place in self.places.values()) + PAD


def _planned(scenario: Scenario) -> _Plan:
    """Nodes in rows, each below all that leads to it, near the middle of what leads to it."""
    depth = _depths(scenario)
    rows: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    titles = {node.id: _title_lines(node) for node in scenario.nodes}
    for node in scenario.nodes:
        rows[depth[node.id]].append(node.id)
    arrows = []
    for node in scenario.nodes:
        for way in node.ways:
            if way.to in depth:
                passed = range(depth[node.id] + 1, depth[way.to])
                lanes = [f"{node.id} {way.id} {row}" for row in passed]
                for row, lane in zip(passed, lanes, strict=True):
                    rows[row].append(lane)
                arrows.append(_Arrow(way, (node.id, *lanes, way.to)))
    return _Plan(tuple(arrows), _places(rows, titles, arrows))


def _places(
    rows: list[list[str]], titles: Mapping[str, tuple[str, ...]], arrows: list[_Arrow]
) -> Mapping[str, _Place]:
    before: dict[str, list[str]] = {}
    for arrow in arrows:
        for one, next_ in zip(arrow.stops, arrow.stops[1:], strict=False):
            before.setdefault(next_, []).append(one)
    wide = max(sum(_width(name, titles) + GAP for name in row) for row in rows)
    places: dict[str, _Place] = {}
    y = PAD
    for row in rows:
        ordered = sorted(row, key=lambda name: _middle(before.get(name, []), places))
        tall = max(2 * PAD + LINE * (len(titles[name]) + 1) for name in row if name in titles)
        x = PAD + (wide - sum(_width(name, titles) + GAP for name in row)) / 2
        for name in ordered:
            width, lines = _width(name, titles), titles.get(name, ())
            height = 2 * PAD + LINE * (len(lines) + 1) if lines else tall
            places[name] = _Place(x + width / 2, y, width, height, lines)
            x += width + GAP
        y += tall + RISE
    return places


def _width(name: str, titles: Mapping[str, tuple[str, ...]]) -> int:
    return WIDTH if name in titles else LANE


def _middle(names: list[str], places: Mapping[str, _Place]) -> float:
    found = [places[name].x for name in names if name in places]
    return sum(found) / len(found) if found else 0


def _title_lines(node: Node) -> tuple[str, ...]:
    return tuple(textwrap.wrap(_words(node.title.markdown), LETTERS)[:4]) or ("",)


def _depths(scenario: Scenario) -> Mapping[str, int]:
    """The most decisions before each node; a way back to an earlier node counts for none."""
    depth = {node.id: 0 for node in scenario.nodes}
    for _ in scenario.nodes:
        for node in scenario.nodes:
            for way in node.ways:
                if way.to in depth and depth[node.id] + 1 < len(depth):
                    depth[way.to] = max(depth[way.to], depth[node.id] + 1)
    taken = sorted(set(depth.values()))
    return {name: taken.index(row) for name, row in depth.items()}


def _arrow_head(svg: etree._Element) -> None:
    size = {"markerWidth": "8", "markerHeight": "8", "markerUnits": "userSpaceOnUse"}
    at = {"id": "head", "viewBox": "0 0 8 8", "refX": "7", "refY": "4", "orient": "auto"}
    marker = etree.SubElement(etree.SubElement(svg, "defs"), "marker", at | size)
    etree.SubElement(marker, "path", d="M0 0 8 4 0 8z", style="fill: #5c5a66; stroke: none")


def _draw_arrow(svg: etree._Element, arrow: _Arrow, plan: _Plan) -> None:
    """Down from its own part of the lower edge, through its lanes, to its part of the upper."""
    start, *lanes, end = (plan.places[name] for name in arrow.stops)
    out = [one for one in plan.arrows if one.stops[0] == arrow.stops[0]]
    into = [one for one in plan.arrows if one.stops[-1] == arrow.stops[-1]]
    out.sort(key=lambda one: plan.places[one.stops[1]].x)
    into.sort(key=lambda one: plan.places[one.stops[-2]].x)
    x, y = _along(start, out.index(arrow), len(out)), start.y + start.height
    begin = x, y
    curve = f"M{x:.0f} {y}"
    ends = [*((lane.x, lane.y, lane.height) for lane in lanes)]
    ends.append((_along(end, into.index(arrow), len(into)), end.y, 0))
    for to_x, to_y, height in ends:
        bend = (y + to_y) / 2
        curve += f"C{x:.0f} {bend:.0f} {to_x:.0f} {bend:.0f} {to_x:.0f} {to_y}"
        x, y = to_x, to_y + height
        curve += f"V{y}" if height else ""
    attributes = {"d": curve, "class": f"q{arrow.way.quality}", "marker-end": "url(#head)"}
    etree.SubElement(svg, "path", attributes)
    at = {"cx": f"{begin[0]:.0f}", "cy": str(begin[1] + 14), "r": "11"}
    etree.SubElement(svg, "circle", at)
    label = {"x": f"{begin[0]:.0f}", "y": str(begin[1] + 19), "text-anchor": "middle"}
    etree.SubElement(svg, "text", label).text = str(arrow.way.quality)


def _along(box: _Place, place: int, count: int) -> float:
    return box.x - box.width / 2 + box.width * (place + 1) / (count + 1)


def _draw_box(svg: etree._Element, box: _Place, node: Node) -> None:
    left = round(box.x - box.width / 2)
    place = {"x": str(left), "y": str(box.y), "width": str(box.width), "height": str(box.height)}
    etree.SubElement(svg, "rect", place | {"class": "node" if node.ways else "end"})
    for i, line in enumerate((node.id, *box.lines)):
        at = {"x": str(left + PAD), "y": str(box.y + PAD + LINE * i + 14)}
        etree.SubElement(svg, "text", at | {"class": "title" if i else "id"}).text = line


def _words(markdown: str) -> str:
    return " ".join(markdown.split())
