"""Snippets as VS Code and many others read them: every fence, every key of front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from smcourse.messages import Speak
from smcourse.parse.shapes import Key, Word
from smcourse.parse.shapes.pages import LESSON

PAGE = "lesson"  # the one snippet that is a whole page
IN_EACH = ("id", "title")  # keys that the page has
USUAL: Mapping[str, str] = {  # values that one would write over
    "minutes": "${1:5}",
    "objectives": "\n  ${1:O1}: ${2:…}",
    "audience": "[${1:leader}]",
    "review": "${1:2027-02-28}",
    "covers": "[${1:P1}]",
    "reviewed_by": "${1:none}",
    "was": "${1:old-id}",
}

_SNIPPET = re.compile(r"^# (?P<name>\S+)\n(?P<says>.+)\n(?P<body>(?s:.+?))\n(?=\n# |\Z)", re.M)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """What is written for a word: `body` is in the syntax of TextMate, with tab stops."""

    name: str
    says: str
    body: str
    is_fence: bool = False


def snippets(tongue: str, speak: Speak) -> tuple[Snippet, ...]:
    """The page, the fences, then the keys of a lesson's front matter, in a course's own tongue."""
    text = files("smcourse").joinpath("editor", f"snippets.{tongue}.md").read_text("utf-8")
    written = (
        Snippet(name=m["name"], says=m["says"], body=m["body"], is_fence=m["name"] != PAGE)
        for m in _SNIPPET.finditer(text)
    )
    keys = (
        Snippet(name=name, says=speak(key.says), body=f"{name}:{_value(name, key)}")
        for name, key in LESSON.keys.items()
        if name not in IN_EACH
    )
    return (*written, *keys)


def code_snippets(tongue: str, speak: Speak) -> bytes:
    """The same as a file of VS Code's."""
    made = {
        f"smcourse: {one.name}": {
            "scope": "markdown",
            "prefix": [one.name, f"::: {one.name}"] if one.is_fence else one.name,
            "description": one.says,
            "body": one.body.split("\n"),
        }
        for one in snippets(tongue, speak)
    }
    return f"{json.dumps(made, ensure_ascii=False, indent=1)}\n".encode()


def _value(name: str, key: Key) -> str:
    if isinstance(key.kind, Word):
        usual, *others = key.kind.words
        return f" ${{1|{','.join([*others, usual])}|}}"
    value = USUAL[name]
    return value if value.startswith("\n") else f" {value}"
