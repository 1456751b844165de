"""Questions of each kind that is graded, in pairs that differ only in what is right and in what is said
of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from browser.courses import Files, course, lesson
from conftest import write_files

from smcourse.compile.compiled import Compiled
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


def payload_of(kind: str, body: str, folder: Path, head: str = "") -> dict[str, Any]:
    """A question as it is compiled; `head` stands behind its id."""
    text = f"::: {kind} asked{head}\nWhat is it?\n\n{body}\n:::\n"
    files: Files = course({"m/1-a.md": lesson("a", text)}, modules=["m"]) | {"en/a.svg": SVG}
    compiled: list[Compiled] = []
    found = understand(
        write_files(folder, files), all_targets()["scorm12"], Order(), compiled.append
    )
    assert not found, [(one.code, str(one.message)) for one in found]
    (entry,) = compiled[0].questions
    whole: dict[str, Any] = json.loads(json.dumps(entry))
    return whole


def pair_of(kind: str, folder: Path) -> list[dict[str, Any]]:
    """Two questions of a kind that differ in their keys."""
    return [payload_of(kind, body, folder / str(n)) for n, body in enumerate(ALIKE[kind])]


def wrong_of(payload: dict[str, Any]) -> list[str]:
    """An answer that is wrong."""
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
