"""A scenario: a graph of moments that decisions lead through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from smcourse.diagnostics import Span
from smcourse.model.prose import Prose
from smcourse.model.questions import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One decision at a node of a scenario: where it leads, and how good it is: 3, 1 or 0.

    `feedback` is what it brings about.
    """

    id: str
    text: Prose
    to: str
    quality: int
    feedback: Prose | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A moment of a scenario; one without ways is an ending."""

    id: str
    title: Prose
    text: Prose
    ways: tuple[Way, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Question):
    """Moments that decisions lead through; the first node is where it begins."""

    kind: str = "scenario"
    nodes: tuple[Node, ...]

    def own_prose(self) -> Iterator[Prose]:
        """Each node, its ways and what they bring about."""
        for node in self.nodes:
            yield from (node.title, node.text)
            for way in node.ways:
                yield way.text
                if way.feedback:
                    yield way.feedback

    def own_key(self) -> tuple[object, ...]:
        """The graph, and how good each way is."""
        return tuple(
            (node.id, sorted((way.id, way.to, way.quality) for way in node.ways))
            for node in self.nodes
        )
