"""Rules about scenarios: their graphs."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.diagnostics import Diagnostic, did_you_mean, error, say
from smcourse.model import Course, Scenario
from smcourse.paths import MOST_NODES, Graph, best_path, circle, graph_of, longest, reached
from smcourse.state import MAX_RESPONSE

MOST_WAYS = 6


def scenario_has_nodes(course: Course) -> Iterator[Diagnostic]:
    """A scenario has from 2 to 26 nodes, begins with a decision, and offers 2 to 6 at a time.

    A heading opens a node, the list below it is what may be decided there. A node without a list
    is an ending.
    """
    for scenario in _scenarios(course):
        count = len(scenario.nodes)
        if not 2 <= count <= MOST_NODES or not scenario.nodes[0].ways:
            yield error(
                scenario.span,
                "scenario-has-nodes",
                say(
                    "this scenario takes 2 to {most} nodes, the first with decisions; it has "
                    "{count}",
                    most=MOST_NODES,
                    count=count,
                ),
                help=say("write a node as `### Title {#id}`, its text, and `- decision -> id (3)`"),
            )
        for node in scenario.nodes:
            if node.ways and not 2 <= len(node.ways) <= MOST_WAYS:
                yield error(
                    node.span,
                    "scenario-has-nodes",
                    say(
                        "this node takes 2 to {most} decisions; it has {count}",
                        most=MOST_WAYS,
                        count=len(node.ways),
                    ),
                    help=say("leave the list out where the scenario ends"),
                )


def node_known(course: Course) -> Iterator[Diagnostic]:
    """A decision leads to a node of its scenario.

    Behind the arrow stands the id of a node: the `{#id}` of its heading, or the letter of its
    place: `a` for the first.
    """
    for scenario in _scenarios(course):
        ids = tuple(node.id for node in scenario.nodes)
        for node in scenario.nodes:
            for way in node.ways:
                if way.to and way.to not in ids:
                    yield error(
                        way.span,
                        "node-known",
                        say("there is no node `{id}` in this scenario", id=way.to),
                        help=did_you_mean(
                            way.to, ids, say("write the id of a node, or a node with this id")
                        ),
                    )


def node_reached(course: Course) -> Iterator[Diagnostic]:
    """Every node of a scenario can be reached from the first.

    What no decision leads to is read by nobody.
    """
    for scenario, graph in _graphs(course):
        found = reached(graph)
        for node in scenario.nodes:
            if node.id not in found:
                yield error(
                    node.span,
                    "node-reached",
                    say("no path leads to the node `{id}`", id=node.id),
                    help=say("let a decision lead to it, or delete it"),
                )


def path_ends(course: Course) -> Iterator[Diagnostic]:
    """Every path of a scenario ends.

    Decisions that lead in a circle could go on for ever. A learner may take back any decision
    anyway, so that a way back need not be written.
    """
    for _, graph in _graphs(course):
        if around := circle(graph):
            yield error(
                around[-1].span,
                "path-ends",
                say(
                    "this decision leads in a circle: {nodes}",
                    nodes=" → ".join([around[-1].to, *(way.to for way in around)]),
                ),
                help=say("let it lead to a node that comes later"),
            )


def path_no_trap(course: Course) -> Iterator[Diagnostic]:
    """Wherever a learner has come to, one decision does no harm.

    A node with nothing but decisions of quality 0 is a trap: whoever got there can only do wrong.
    """
    for scenario in _scenarios(course):
        for node in scenario.nodes:
            if node.ways and not any(way.quality for way in node.ways):
                yield error(
                    node.span,
                    "path-no-trap",
                    say("the node `{id}` is a trap: each of its decisions does harm", id=node.id),
                    help=say("write a decision that repairs something, with (1) or (3)"),
                )


def scenario_has_best(course: Course) -> Iterator[Diagnostic]:
    """Some path through a scenario takes the best decision at each node.

    It is what is shown as the answer. A decision of quality 3 that leads only to worse ones was
    not the best.
    """
    for scenario, graph in _graphs(course):
        if not circle(graph) and best_path(graph) is None:
            yield error(
                scenario.span,
                "scenario-has-best",
                say("no path through this scenario is made of best decisions"),
                help=say("mark the best decision at each of its nodes with (3)"),
            )


def scenario_fits(course: Course) -> Iterator[Diagnostic]:
    """A path through a scenario is no longer than a record can keep.

    It is kept as one number of 29 bits: 14 decisions of 3 each fit, 12 of 4, or 10 of 6.
    """
    for scenario, graph in _graphs(course):
        steps = longest(graph)
        most = max(len(node.ways) for node in scenario.nodes)
        if (most + 1) ** steps > MAX_RESPONSE:
            yield error(
                scenario.span,
                "scenario-fits",
                say(
                    "a path of {steps} decisions, of up to {most} each, is more than a record "
                    "can keep",
                    steps=steps,
                    most=most,
                ),
                help=say("make two scenarios of it"),
            )


def _scenarios(course: Course) -> Iterator[Scenario]:
    return (question for question in course.questions() if isinstance(question, Scenario))


def _graphs(course: Course) -> Iterator[tuple[Scenario, Graph]]:
    for scenario in _scenarios(course):
        if graph := graph_of(scenario):
            yield scenario, graph
