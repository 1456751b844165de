"""The manual on paper: its handbook's tables and blocks come from the program, between marks.

```markdown
<!-- at hand: keys course -->
<!-- /at hand -->
```
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

import click

from smcourse.cli import cli
from smcourse.editor.snippets import snippets
from smcourse.messages import speaker
from smcourse.parse.shapes.course import COMPLETION, COURSE
from smcourse.parse.shapes.pages import LESSON
from smcourse.parse.shapes.tests import TEST
from smcourse.vocabulary import VARIABLES

SHAPES = {"course": COURSE, "completion": COMPLETION, "lesson": LESSON, "tests": TEST}
HEADS = {
    "en": {
        "key": "Key",
        "what": "What it is for",
        "command": "Command",
        "word": "Word",
        "ours": "Ours",
    },
    "es": {
        "key": "Clave",
        "what": "Para qué es",
        "command": "Orden",
        "word": "Palabra",
        "ours": "La nuestra",
    },
}
LINE = "…" * 24
FORM = 18  # a page has room for so many

_PART = re.compile(r"(<!-- at hand: ([a-z ]+) -->\n).*?(<!-- /at hand -->\n)", re.S)
_STOP = re.compile(r"\$\{\d+:([^{}]*)\}|\$\{\d+\|([^,}]*)[^}]*\}|\$\d+")


def with_parts(page: str, language: str) -> str:
    """A page with all that is to stand between its marks."""
    spoken = language.partition("-")[0]

    def part(match: re.Match[str]) -> str:
        name, _, what = match[2].partition(" ")
        return f"{match[1]}\n{PARTS[name](what, spoken)}\n{match[3]}"

    return _PART.sub(part, page)


def parts_of(page: str) -> set[str]:
    """What a page asks for."""
    return {match[2] for match in _PART.finditer(page)}


def _keys(what: str, language: str) -> str:
    shape, speak = SHAPES[what], speaker(language)
    rows = ((f"`{name}`", speak(key.says)) for name, key in shape.keys.items())
    return _table((HEADS[language]["key"], HEADS[language]["what"]), rows)


def _commands(_: str, language: str) -> str:
    context = click.Context(cli)
    context.meta["language"] = language
    rows = []
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command and command.help
        rows.append((f"`smcourse {name}`", " ".join(command.help.partition("\n\n")[0].split())))
    return _table((HEADS[language]["command"], HEADS[language]["what"]), rows)


def _words(_: str, language: str) -> str:
    speak = speaker(language)
    names = [name for name, one in VARIABLES.items() if one.required]
    head = HEADS[language]
    forms = (names[at : at + FORM] for at in range(0, len(names), FORM))
    return "\n".join(
        _table(
            (head["word"], head["what"], head["ours"]),
            ((f"`{name}`", speak(VARIABLES[name].says), LINE) for name in form),
        )
        for form in forms
    )


def _fences(_: str, language: str) -> str:
    shown = (one for one in snippets(language, speaker(language)) if one.is_fence)
    return "\n".join(
        f"## {one.name}\n\n{one.says}.\n\n```text\n{_plain(one.body)}\n```\n" for one in shown
    )


def _plain(body: str) -> str:
    """A snippet without the stops where an editor waits."""
    while (plain := _STOP.sub(lambda match: match[1] or match[2] or "", body)) != body:
        body = plain
    return body.rstrip()


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [[*head], *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "".join(
        f"| {' | '.join(cell.replace('|', '&#124;') for cell in one)} |\n" for one in lines
    )


PARTS: Mapping[str, Callable[[str, str], str]] = {
    "keys": _keys,
    "commands": _commands,
    "words": _words,
    "fences": _fences,
}
