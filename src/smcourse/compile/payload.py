"""A question as JSON: the part that anyone may see, and the key.

This is the contract between compiler, player and any server that grades; its typedef is in
`player/types.js`. `"v"` goes up when a reader of the old shape would misread the new one. Each kind
adds its own fields (`compile/questions/`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smcourse.compile.compiled import Payload, TestPage
from smcourse.compile.prose import Renderer
from smcourse.compile.questions import kind_of
from smcourse.model import Question
from smcourse.state import fingerprint, state_id

VERSION = 1


def question_payload(question: Question, renderer: Renderer) -> Payload:
    """The payload of one question, its prose compiled."""
    kind = kind_of(question)
    public, key = kind.payload(question, renderer)
    remarks = {name: renderer.block(prose) for name, prose in question.remarks.items()}
    return {
        "v": VERSION,
        "kind": question.kind,
        "id": question.id,
        "state": state_id(question.id),
        "was": [state_id(old) for old in question.was],
        "print": print_of(question),
        "record": question.record,
        "points": question.points,
        "half": question.half,
        "objective": question.objective,
        "situation": renderer.block(question.situation),
        "prompt": renderer.line(question.prompt),
        "hint": renderer.block(question.hint),
        **public,
        "key": {**key, **({"remarks": remarks} if remarks else {})},
    }


def test_payload(test: TestPage) -> Mapping[str, Any]:
    """A test for a server that draws and grades: its rules, and every item with its key."""
    return {
        "v": VERSION,
        "id": test.id,
        "kind": test.kind,
        "title": test.title,
        "html": test.html,
        "length": test.length,
        "mark": test.mark,
        "rules": test.rules,
        "objectives": test.objectives,
        "items": [
            {
                "payload": item.payload,
                "cell": item.cell,
                "module": item.module,
                "critical": item.critical,
                "enemy": item.enemy,
            }
            for item in test.items
        ],
    }


def print_of(question: Question) -> int:
    """12 bits that change with what is answered to, not with its case or commas."""
    return fingerprint(kind_of(question).meaning(question))


def greatest_response(question: Question) -> int:
    """The greatest code that a response to this question can have in the saved record."""
    return kind_of(question).greatest(question)
