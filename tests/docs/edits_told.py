"""The table of edits: what the player makes of each for two learners, and what `diff` says of it.

A page holds its rows between marks, parted by what an edit does:

```markdown
<!-- edits: noticed -->
<!-- /edits -->
```
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from browser.courses import Files
from conftest import files_of
from docs.edits import EDITS, Edit
from packages.updated import build_one, outline_of
from twins import twin

from smcourse.diagnostics import say
from smcourse.messages import speaker
from smcourse.report import text
from smcourse.report.update import update
from smcourse.update.difference import Difference, compare
from smcourse.update.losses import losses

Stands = Mapping[str, Any]

SCRIPT = Path(__file__).with_name("edits.mjs")
HEADS = {
    "en": ("Edit", "Half way", "Completed", "`smcourse diff` says"),
    "es": ("Cambio", "Por la mitad", "Completo", "`smcourse diff` dice"),
}
SAID = {
    "en": {
        "same": "as before",
        "new": "to do; marked as new",
        "changed": "reads that it changed",
        "again": "has to answer it again",
        "waits": "the answer waits, and counts no more",
        "redo": "has to do it again",
        "forgotten": "its tick is gone",
        "foreign": "begins again",
        "passed": "passes on opening it",
        "kept": "stays so",
        "kept-new": "stays so; marked as new",
        "kept-changed": "stays so; reads that it changed",
        "kept-foreign": "stays so in the LMS; finds it empty",
    },
    "es": {
        "same": "como antes",
        "new": "le falta; se marca como nuevo",
        "changed": "lee que cambió",
        "again": "la responde otra vez",
        "waits": "la respuesta espera, y no cuenta",
        "redo": "la recorre otra vez",
        "forgotten": "se pierde su marca",
        "foreign": "empieza de nuevo",
        "passed": "aprueba al abrirlo",
        "kept": "sigue así",
        "kept-new": "sigue así; se marca como nuevo",
        "kept-changed": "sigue así; lee que cambió",
        "kept-foreign": "sigue así en el LMS; lo encuentra vacío",
    },
}
STAYS = say("Stays")
LONG = 120  # characters; what is longer is told by its last words

_COURSE = re.compile(r'<script type="application/json" id="sm-course">([^<]*)</script>')
_ASKED = re.compile(r'data-sm-question="([a-z0-9-]+)"><script type="application/json">([^<]*)<')
_PART = re.compile(r"(<!-- edits: (\w+) -->\n).*?(<!-- /edits -->\n)", re.S)
_FINDING = re.compile(r"\S+:\d+:\d+: \w+: (.*) \[([a-z-]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An edit, what it changes, and what two learners find, as words of `SAID`."""

    edit: Edit
    difference: Difference
    midway: str
    done: str

    @property
    def part(self) -> str:
        """Where its row belongs."""
        if list(losses(self.difference, {})):
            return "disturbing"
        if (self.midway, self.done) != ("same", "kept") and self.done != "passed":
            return "noticed"
        return "reckoned" if self._sections("en")[1:] else "unnoticed"

    def says(self, language: str) -> str:
        """What of it is lost; else the first of what `diff` says under each other heading."""
        (heading, lost, *_), *others = self._sections(language)
        if found := _FINDING.match(lost):
            message = found[1] if len(found[1]) < LONG else found[1].rpartition(": ")[2]
            return f"{message}: `{found[2]}`"
        return " ".join(lines[1].strip() for lines in others) or f"{heading}: {lost.strip()}"

    def _sections(self, language: str) -> list[list[str]]:
        """The report by its headings, without what stays and what LMSs do."""
        speak = speaker(language)
        lost = losses(self.difference, {})
        lines = text.plain(update(self.difference, lost, PurePosixPath(), speak))
        _, *parts, _ = lines.split("\n\n")
        return [part.split("\n") for part in parts if not part.startswith(speak(STAYS))]


def made(home: Path) -> list[Made]:
    """Each edit, made in `home`."""
    packages: dict[str, Path] = {}

    def built(files: Files) -> Path:
        name = repr(sorted(files.items()))
        if name not in packages:
            packages[name] = build_one(home / str(len(packages)), files)
        return packages[name]

    pairs = [(built(edit.old), built(edit.new)) for edit in EDITS]
    asked = [
        {**_asked(built(edit.met or edit.old)), "now": _course(new)}
        for edit, (_, new) in zip(EDITS, pairs, strict=True)
    ]
    return [
        Made(
            edit=edit,
            difference=compare(outline_of(old), outline_of(new)),
            midway=_midway(**stands["midway"]),
            done=_done(**stands["done"]),
        )
        for edit, (old, new), stands in zip(EDITS, pairs, twin(SCRIPT, asked), strict=True)
    ]


def with_edits(page: str, language: str, edits: list[Made]) -> str:
    """A page with the rows of its parts."""
    spoken = language.partition("-")[0]

    def part(match: re.Match[str]) -> str:
        rows: list[tuple[str, ...]] = []
        for edit, *rest in (_row(one, spoken) for one in edits if one.part == match[2]):
            if rows and match[2] == "noticed" and list(rows[-1][1:]) == rest:
                edit = f"{rows.pop()[0]}; {edit}"
            rows.append((edit, *rest))
        lines = [HEADS[spoken], ("---",) * len(HEADS[spoken]), *rows]
        table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
        return f"{match[1]}\n{table}\n{match[3]}"

    return _PART.sub(part, page)


def parts_of(page: str) -> list[str]:
    """The parts of the table that a page has."""
    return [match[2] for match in _PART.finditer(page)]


def _row(one: Made, language: str) -> tuple[str, ...]:
    said, edit = SAID[language], one.edit.es if language == "es" else one.edit.en
    return edit, said[one.midway], said[one.done], one.says(language).replace("|", "\\|")


def _course(package: Path) -> str:
    found = _COURSE.search(files_of(package)["index.html"].decode())
    assert found
    return found[1]


def _asked(package: Path) -> dict[str, Any]:
    page = files_of(package)["index.html"].decode()
    return {
        "old": _course(package),
        "payloads": {i: json.loads(j) for i, j in _ASKED.findall(page)},
    }


def _midway(before: Stands, after: Stands) -> str:
    fewer = {name for name in ("answered", "lessons") if after[name] < before[name]}
    if after["isForeign"]:
        return "foreign"
    if after["status"] != before["status"]:
        return str(after["status"])
    if "answered" in fewer and "lessons" not in fewer:
        return "again" if after["newQuestions"] else "waits"
    if fewer:
        return "redo" if after["newLessons"] else "forgotten"
    return _told(after) or "same"


def _done(before: Stands, after: Stands) -> str:
    assert after["status"] in ("completed", "passed"), "a status never goes down"
    if after["isForeign"]:
        return "kept-foreign"
    if after["status"] != before["status"]:
        return str(after["status"])
    told = _told(after)
    return f"kept-{told}" if told else "kept"


def _told(after: Stands) -> str:
    """What the page says of it."""
    if after["changed"]:
        return "changed"
    return "new" if after["newLessons"] + after["newQuestions"] else ""
