"""The ways through a scenario: what can be reached, whether each of them ends, the best one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smcourse.model import Node, Scenario, Way

BEST = 3
MOST_NODES = 26


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes of a scenario by their ids."""

    start: str
    nodes: Mapping[str, Node]

    def ways(self, id_: str) -> tuple[tuple[Way, Node], ...]:
        """What may be decided at a node, each with where it leads."""
        return tuple((way, self.nodes[way.to]) for way in self.nodes[id_].ways)


def graph_of(scenario: Scenario) -> Graph | None:
    """The graph of a scenario; None where it has no nodes or too many, or a way leads nowhere."""
    if not 0 < len(scenario.nodes) <= MOST_NODES:
        return None
    nodes = {node.id: node for node in scenario.nodes}
    if any(way.to not in nodes for node in nodes.values() for way in node.ways):
        return None
    return Graph(scenario.nodes[0].id, nodes)


def reached(graph: Graph) -> set[str]:
    """The ids of the nodes that some decisions lead to."""
    found: set[str] = set()
    ahead = [graph.start]
    while ahead:
        id_ = ahead.pop()
        if id_ not in found:
            found.add(id_)
            ahead += [node.id for _, node in graph.ways(id_)]
    return found


def circle(graph: Graph) -> tuple[Way, ...]:
    """Decisions that lead back to where they began; empty where every path ends."""
    done: set[str] = set()
    path: list[tuple[str, list[tuple[Way, Node]]]] = [(graph.start, list(graph.ways(graph.start)))]
    taken: list[Way] = []
    while path:
        id_, open_ = path[-1]
        if not open_:
            done.add(id_)
            path.pop()
            del taken[-1:]
            continue
        way, node = open_.pop(0)
        standing = [at for at, _ in path]
        if node.id in standing:
            return (*taken[standing.index(node.id) :], way)
        if node.id not in done:
            taken.append(way)
            path.append((node.id, list(graph.ways(node.id))))
    return ()


def longest(graph: Graph) -> int:
    """The most decisions that a path takes; 0 where some path never ends."""
    if circle(graph):
        return 0
    lengths: dict[str, int] = {}
    for id_ in reversed(_outward(graph)):
        lengths[id_] = max((1 + lengths[node.id] for _, node in graph.ways(id_)), default=0)
    return lengths[graph.start]


def best_path(graph: Graph) -> tuple[Way, ...] | None:
    """The shortest path of best decisions, of two alike the one written first; None where there
    is none, or some path never ends."""
    if circle(graph):
        return None
    found: dict[str, tuple[Way, ...] | None] = {}
    for id_ in reversed(_outward(graph)):
        if not graph.nodes[id_].ways:
            found[id_] = ()
            continue
        paths = [
            (way, *rest)
            for way, node in graph.ways(id_)
            if way.quality == BEST and (rest := found[node.id]) is not None
        ]
        found[id_] = min(paths, key=len, default=None)
    return found[graph.start]


def _outward(graph: Graph) -> list[str]:
    """What can be reached, each node before all that it leads to."""
    incoming = dict.fromkeys(reached(graph), 0)
    for id_ in incoming:
        for _, node in graph.ways(id_):
            incoming[node.id] += 1
    order = [graph.start]
    for id_ in order:
        for _, node in graph.ways(id_):
            incoming[node.id] -= 1
            if not incoming[node.id]:
                order.append(node.id)
    return order
