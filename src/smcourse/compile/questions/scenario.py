"""A scenario: its nodes in source order, each with its ways; how good these are is in the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from smcourse.compile.prose import Renderer
from smcourse.compile.questions.choice import letters
from smcourse.compile.questions.kind import Kind, feedback_of, words_of
from smcourse.model import Node, Scenario, Way
from smcourse.paths import best_path, graph_of, longest


def _payload(question: Scenario, renderer: Renderer) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    nodes = [_node(node, renderer) for node in question.nodes]
    key = {
        "right": [way.id for way in _best(question)],
        "quality": {
            node.id: {way.id: way.quality for way in node.ways}
            for node in question.nodes
            if node.ways
        },
        "feedback": {
            f"{node.id}.{way}": html
            for node in question.nodes
            for way, html in feedback_of(node.ways, renderer).items()
        },
    }
    return {"nodes": nodes}, key


def _best(question: Scenario) -> tuple[Way, ...]:
    graph = graph_of(question)
    return (graph and best_path(graph)) or ()


def _node(node: Node, renderer: Renderer) -> Mapping[str, Any]:
    named = letters([way.id for way in node.ways])
    return {
        "id": node.id,
        "title": renderer.line(node.title),
        "html": renderer.block(node.text),
        "ways": [
            {"id": way.id, "letter": letter, "html": renderer.line(way.text), "to": way.to}
            for way, letter in zip(node.ways, named, strict=True)
        ],
    }


def _meaning(question: Scenario) -> Iterator[str]:
    """The graph from its start, what may be decided in it and how good that is."""
    yield from (node.id for node in question.nodes[:1])
    for node in sorted(question.nodes, key=lambda node: node.id):
        yield node.id
        for way in sorted(node.ways, key=lambda way: way.id):
            yield from (way.id, words_of(way.text.markdown), way.to, str(way.quality))


def _greatest(question: Scenario) -> int:
    """0 for a graph that `check` refuses."""
    graph = graph_of(question)
    most = max((len(node.ways) for node in question.nodes), default=0)
    return int((most + 1) ** longest(graph)) - 1 if graph else 0


SCENARIO = Kind(payload=_payload, meaning=_meaning, greatest=_greatest)
