"""A test of a course, compiled, and somebody who sits it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from browser.courses import Files, course
from conftest import write_files
from edx.sitting import Recording, block_of, call, given
from grading.alike import SVG

from smcourse.compile.compiled import Compiled
from smcourse.compile.payload import test_payload
from smcourse.order import Order
from smcourse.pipeline import understand
from smcourse.targets import all_targets

TEST = "smcourse_test"
ITEMS = {  # id -> objective, attributes, body
    "who": ("O1", "", "- [ ] Friends\n  > Not only they.\n- [x] All\n  > All of them.\n- [ ] None"),
    "when": ("O1", "", "- [ ] Now\n- [x] Later\n- [ ] Never"),
    "code": ("O2", " critical", "- [x] Deny\n  > So it is.\n- [ ] Approve\n  > No."),
    "call": ("O2", " critical", "- [ ] Tell\n- [x] Hang up"),
}
USUAL = "draw: {O1: 2, O2: 1}\n    shuffle: false"


def exam(
    folder: Path, rules: str = USUAL, bank_head: str = "", bank: str = "", mark: int = 60
) -> dict[str, Any]:
    """The payload of a test with these `rules`; `bank` is Markdown, and
    `bank_head` what it says of itself."""
    head = "id: a\ntitle: Lesson a\nobjectives: {O1: Know who reads, O2: Keep accounts}\n"
    bank = bank or "".join(
        f"::: choice {name} {{objective={objective}{attributes}}}\nQuestion {name}?\n\n{body}\n:::\n\n"
        for name, (objective, attributes, body) in ITEMS.items()
    )
    files: Files = course(
        {"m/1-a.md": f"---\n{head}---\nText.\n", "bank/m.md": bank_head + bank, "a.svg": SVG},
        modules=["m"],
        settings=f"completion:\n  pass_mark: {mark}\ntests:\n  final:\n    {rules}\n",
    )
    compiled: list[Compiled] = []
    found = understand(
        write_files(folder, files), all_targets()["scorm12"], Order(), compiled.append
    )
    assert not [one for one in found if one.severity.name == "ERROR"], [
        (one.code, str(one.message)) for one in found
    ]
    (page,) = compiled[0].tests
    whole: dict[str, Any] = json.loads(json.dumps(test_payload(page)))
    return whole


def rights_of(payload: dict[str, Any]) -> dict[str, list[str]]:
    """The right answer to each item."""
    return {one["payload"]["id"]: one["payload"]["key"]["right"] for one in payload["items"]}


class Learner:
    """Somebody who sits a test as its page does."""

    def __init__(self, payload: dict[str, Any], runtime: Recording | None = None, **settings: Any):
        self.block = block_of(payload, runtime, kind=TEST, **settings)
        self.rights = rights_of(payload)
        self.items: list[dict[str, Any]] = []

    @property
    def told(self) -> dict[str, Any]:
        """How the test stands."""
        told: dict[str, Any] = given(self.block)["told"]
        return told

    @property
    def number(self) -> int:
        """Of the attempt that is open, or that would be next."""
        return int(self.told["attempts"]) + 1

    def call(self, handler: str, **body: Any) -> tuple[int, Any]:
        """What a handler answers."""
        return call(self.block, handler, body)

    def begin(self) -> list[dict[str, Any]]:
        """An attempt; its items."""
        status, answer = self.call("begin", attempt=self.number)
        assert status == 200, answer
        self.items = answer["items"]
        return self.items

    def answer(self, place: int, response: list[str], **more: Any) -> tuple[int, Any]:
        """An answer at a place of the form."""
        body = {"place": place, **self.to(self.items[place]), "response": response, **more}
        return self.call("answer", attempt=self.number, answers=[body])

    def check(self, place: int, response: list[str]) -> tuple[int, Any]:
        """An answer that is final."""
        body = {"place": place, **self.to(self.items[place]), "response": response}
        return self.call("check", attempt=self.number, **body)

    @staticmethod
    def to(item: dict[str, Any]) -> dict[str, Any]:
        """What tells the server which item is answered."""
        return {"item": item["item"], "version": item["version"]}

    def wrong(self, id_: str) -> list[str]:
        """A wrong answer to an item that is a choice."""
        return ["a" if self.rights[id_] != ["a"] else "b"]

    def sit(self, is_right: Callable[[str], bool]) -> dict[str, Any]:
        """A whole attempt; what is told after it was handed in."""
        for place, item in enumerate(self.begin()):
            id_ = item["item"]
            response = self.rights[id_] if is_right(id_) else self.wrong(id_)
            status, answer = self.answer(place, response)
            assert status == 200, answer
        status, answer = self.call("hand_in", attempt=self.number, answers=[])
        assert status == 200, answer
        told: dict[str, Any] = answer["told"]
        return told

    def events(self, kind: str) -> Iterator[Any]:
        """What was published of a kind."""
        return (data for name, data in self.block.runtime.published if name == kind)
