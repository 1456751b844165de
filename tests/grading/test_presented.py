"""What a server may show of a question depends on nothing that it keeps back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from browser.courses import Files, course, lesson
from conftest import write_files

from smcourse.compile.compiled import Compiled
from smcourse.grading import PART, RIGHT, WRONG, grade
from smcourse.grading.presented import presented, told
from smcourse.order import Order
from smcourse.pipeline import understand
from smcourse.targets import all_targets

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h1v1z"/></svg>'
NODES = (
    "### At first\n\nNow?\n\n",
    "### Good {#good}\n\nIt went well.\n\n### Bad {#bad}\n\nIt did not.",
)
ALIKE = {  # a question, and one that differs only in what is right and what is said of it
    "choice": (
        "- [ ] Red\n  > Not red.\n- [x] Green\n  > Green.\n- [ ] Blue",
        "- [x] Red\n  > It is red.\n- [ ] Green\n- [ ] Blue",
    ),
    "order": ("1. First\n2. Second\n3. Third", "1. Third\n2. First\n3. Second\n   > So late."),
    "match": (
        "- One :: Eins\n- Two :: Zwei\n- Three :: Drei",
        "- One :: Zwei\n- Two :: Drei\n- Three :: Eins",
    ),
    "text": (
        "It is [[a very long word indeed|lengthy]] and [[b]].",
        "It is [[short]] and [[another that is long|c]].",
    ),
    "number": ("= 7 ± 2 km", "= 70000 ± 500 km"),
    "spot": (
        "![A](../a.svg)\n\n- [x] B @ 0,0 9x9\n- [ ] C @ 9,9 9x9",
        "![A](../a.svg)\n\n- [ ] B @ 0,0 9x9\n- [x] C @ 9,9 9x9\n  > Here.",
    ),
    "scenario": (
        f"{NODES[0]}- Go. → good (3)\n- Stay. → bad (0)\n\n{NODES[1]}",
        f"{NODES[0]}- Go. → good (0)\n- Stay. → bad (3)\n  > Well stayed.\n\n{NODES[1]}",
    ),
}


def _payload(kind: str, body: str, folder: Path) -> dict[str, Any]:
    text = f"::: {kind} asked\nWhat is it?\n\n{body}\n:::\n"
    files: Files = course({"m/1-a.md": lesson("a", text)}, modules=["m"]) | {"en/a.svg": SVG}
    compiled: list[Compiled] = []
    found = understand(
        write_files(folder, files), all_targets()["scorm12"], Order(), compiled.append
    )
    assert not found, [(one.code, str(one.message)) for one in found]
    (entry,) = compiled[0].questions
    whole: dict[str, Any] = json.loads(json.dumps(entry))
    return whole


@pytest.fixture(params=ALIKE)
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> list[dict[str, Any]]:
    kind = str(request.param)
    return [_payload(kind, body, tmp_path / str(n)) for n, body in enumerate(ALIKE[kind])]


def test_questions_that_differ_in_their_keys_are_presented_alike(
    pair: list[dict[str, Any]],
) -> None:
    one, other = pair
    assert one != other
    assert json.dumps(presented(one).public) == json.dumps(presented(other).public)


def test_what_is_taken_and_given_back_goes_by_the_names_that_are_shown(
    pair: list[dict[str, Any]],
) -> None:
    for payload in pair:
        shown = presented(payload)
        right = list(payload["key"]["right"])
        assert grade(payload, shown.taken([str(one) for one in shown.given(right)])) == RIGHT
        if shown.names:
            with pytest.raises(ValueError, match="no such line"):
                shown.taken(["zz"] * len(right))


def test_of_a_right_answer_all_of_it_is_told(pair: list[dict[str, Any]]) -> None:
    for payload in pair:
        right = payload["key"]["right"]
        say = told(payload, right, RIGHT, is_shown=False)
        if payload["kind"] != "number":
            assert say["right"] == presented(payload).given(right) or payload["kind"] == "scenario"
        assert told(payload, right, RIGHT, is_shown=True)["right"] == presented(payload).given(
            right
        )


def _wrong(payload: dict[str, Any]) -> list[str]:
    right = payload["key"]["right"]
    match payload["kind"]:
        case "order" | "match":
            return [*right[1:], right[0]]
        case "text":
            return ["no such word"] * len(right)
        case "number":
            return ["-1"]
        case "scenario":
            return [way["id"] for way in payload["nodes"][0]["ways"] if way["id"] not in right]
    return [next(one["id"] for one in payload["options"] if one["id"] not in right)]


def test_of_a_wrong_answer_nothing_is_told_but_what_came_of_it(pair: list[dict[str, Any]]) -> None:
    """The same for both that differ in their keys, where the same answer is wrong in both."""
    for payload in pair:
        wrong = _wrong(payload)
        assert grade(payload, wrong) == WRONG
        say = told(payload, wrong, WRONG, is_shown=False)
        assert [one for one in say["right"] if one is not None] == []
        assert set(say["feedback"]) <= {*wrong, *(f"start.{one}" for one in wrong)}
        text = json.dumps(say)
        for word in ("lengthy", "very long word", "70000", "Green"):
            assert word not in text


def test_an_answer_in_part_is_told_part_by_part() -> None:
    payload = {
        "kind": "order",
        "id": "line",
        "options": [{"id": id_, "letter": id_, "html": f"<p>{id_}</p>"} for id_ in "dcba"],
        "key": {"right": ["a", "b", "c", "d"], "feedback": {"a": "First.", "c": "Third."}},
    }
    shown = presented(payload)
    say = told(payload, ["a", "b", "d", "c"], PART, is_shown=False)
    own = {name: id_ for id_, name in shown.names.items()}
    assert say["right"] == [own["a"], own["b"], None, None]
    assert say["feedback"] == {own["a"]: "First."}
