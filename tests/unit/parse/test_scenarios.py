"""The lines of `::: scenario` become nodes and ways."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from unit.headers import header

from smcourse.compile.payload import greatest_response
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Scenario
from smcourse.parse.questions import parse_question
from smcourse.paths import Graph, best_path, circle, graph_of, longest, reached

SPAN = Span(path=PurePosixPath("en/a.md"), line=5)
TEXT = """A wasp comes.

What does the guard do?

hint: Who is *near*?

### At the door

She smells
it.

```
### no heading
- no decision -> b (3)
```

- Call the others. {#call} -> safe (3)
  > They come
  > at once.
- Wait a
  moment. → in (0) {#wait}

## The hive is safe {#safe} ##
#### In {#in}

- Sting. -> safe (1)
- Run. -> gone (0)

### Gone {#gone}

Nobody is left.

right: Together.
wrong: Alone.
"""


def _parse(text: str) -> tuple[Scenario, list[Diagnostic]]:
    question, found = parse_question(replace(header(SPAN), kind="scenario"), text.split("\n"), 6)
    assert isinstance(question, Scenario)
    return question, found


def test_headings_are_nodes_and_their_lists_ways() -> None:
    scenario, found = _parse(TEXT)
    assert found == []
    assert scenario.situation and scenario.situation.markdown.strip() == "A wasp comes."
    assert scenario.prompt.markdown == "What does the guard do?"
    assert scenario.points == 0
    assert [(node.id, node.title.markdown, len(node.ways)) for node in scenario.nodes] == [
        ("a", "At the door", 2),
        ("safe", "The hive is safe", 0),
        ("in", "In", 2),
        ("gone", "Gone", 0),
    ]
    call, wait = scenario.nodes[0].ways
    assert (call.id, call.text.markdown, call.to, call.quality) == (
        "call",
        "Call the others.",
        "safe",
        3,
    )
    assert call.feedback and call.feedback.markdown == "They come\nat once."
    assert (wait.id, wait.text.markdown, wait.to, wait.quality) == (
        "wait",
        "Wait a\nmoment.",
        "in",
        0,
    )
    assert scenario.nodes[0].text.markdown.strip().startswith("She smells\nit.\n\n```\n### no")
    assert scenario.nodes[3].text.markdown.strip() == "Nobody is left."
    assert scenario.hint and scenario.hint.markdown == "Who is *near*?"
    assert {key: prose.markdown for key, prose in scenario.remarks.items()} == {
        "right": "Together.",
        "wrong": "Alone.",
    }


@pytest.mark.parametrize(
    ("heading", "title"),
    [("### In C#", "In C#"), ("### In ###", "In"), ("###   In  {#in}", "In")],
)
def test_a_title_loses_the_signs_that_close_it(heading: str, title: str) -> None:
    scenario, _ = _parse(f"What?\n\n{heading}")
    assert scenario.nodes[0].title.markdown == title


def test_what_is_written_has_its_place() -> None:
    scenario, _ = _parse(TEXT)
    node = scenario.nodes[2]
    assert (node.span.line, node.title.span.line, node.title.span.column) == (29, 29, 6)
    sting = node.ways[0]
    assert (sting.span.line, sting.text.span.column) == (31, 3)


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("- Fly.", "way-form"),
        ("- Fly. -> safe", "way-form"),
        ("- Fly. -> safe (2)", "way-form"),
        ("- Fly. -> (3)", "way-form"),
        ("- Fly.-> safe (3)", "way-form"),
        ("- Fly. -> safe (3) {#É}", "id-form"),
        ("- Fly. -> safe (3)\nand on", "item-line"),
    ],
)
def test_a_decision_that_is_none_is_told(item: str, said: str) -> None:
    _, found = _parse(f"What?\n\n### Door\n\n{item}\n\n### Safe {{#safe}}")
    assert [one.code for one in found] == [said]


@pytest.mark.parametrize(
    "text", ["What?", "What?\n\n### Door\n\n- Fly. -> nowhere (3)\n- Stay. -> b (3)\n\n### Safe"]
)
def test_what_is_no_graph_is_none(text: str) -> None:
    scenario, _ = _parse(text)
    assert graph_of(scenario) is None
    assert greatest_response(scenario) == 0


def _graph(text: str) -> Graph:
    graph = graph_of(_parse(text)[0])
    assert graph
    return graph


def test_paths_through_the_graph() -> None:
    graph = _graph(TEXT)
    assert reached(graph) == {"a", "safe", "in", "gone"}
    assert circle(graph) == ()
    assert longest(graph) == 2
    assert [way.id for way in best_path(graph) or ()] == ["call"]


def test_a_circle_is_found_from_where_it_begins() -> None:
    graph = _graph(
        "What?\n\n### A\n\n- On. -> b (3)\n\n### B\n\n- On. -> c (3)\n- End. -> d (3)\n\n"
        "### C\n\n- Back. -> b (3)\n\n### D"
    )
    assert [way.to for way in circle(graph)] == ["c", "b"]
    assert (longest(graph), best_path(graph)) == (0, None)


def test_the_best_path_is_the_shortest_of_best_decisions() -> None:
    text = (
        "What?\n\n### A\n\n- Long. -> b (3)\n- Short. -> c (3)\n- Bad. -> c (0)\n\n"
        "### B\n\n- On. -> c (3)\n\n### C"
    )
    assert [way.text.markdown for way in best_path(_graph(text)) or ()] == ["Short."]
    assert _parse(text)[0].own_key()[0] == ("a", [("a", "b", 3), ("b", "c", 3), ("c", "c", 0)])
