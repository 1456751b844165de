"""One question without a course around it, for an editor that holds nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from smcourse.check import check as run_checks
from smcourse.compile.compiled import Payload
from smcourse.compile.course import compile_course
from smcourse.compile.pictures import Setting
from smcourse.diagnostics import Diagnostic, any_errors
from smcourse.order import Order
from smcourse.parse.course import parse
from smcourse.parse.shapes import LANGUAGE
from smcourse.parse.tracks import track
from smcourse.source import Sources

FALLBACK = "en"
PLATFORM = Setting(draws=False, statics=True)

_OBJECTIVE = re.compile(r"\bobjective=([A-Za-z][\w.-]*)")
_CHAPTER = re.compile(r"\(handbook:([a-z][a-z0-9-]{0,63})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """`payload` is the question with its key, as `Payload` of player/types.js has it; None where
    the text has an error, or is not one question and nothing else. `found` tells lines and columns
    of the text."""

    payload: Payload | None
    found: tuple[Diagnostic, ...]


def read_question(markdown: str, language: str = FALLBACK) -> Alone:
    """The fence of a question, compiled as in a lesson. What only a course can know, as whether a
    lesson teaches its objective or a handbook has a chapter, is not asked."""
    tongue = language if LANGUAGE.fullmatch(language) else FALLBACK
    taught = dict.fromkeys(_OBJECTIVE.findall(markdown), "-")
    objectives = f"objectives: {json.dumps(taught)}\n" if taught else ""
    head = f"---\nid: alone\ntitle: Alone\n{objectives}---\n"
    page = PurePosixPath(tongue, "alone.md")
    files = {
        PurePosixPath("course.yaml"): f"id: alone\ntitle: Alone\nlanguages: [{tongue}]\n".encode(),
        page: (head + markdown).encode("utf-8", "replace"),
    }
    for id_ in _CHAPTER.findall(markdown):  # which stay words where no company keeps them
        chapter = PurePosixPath(tongue, "handbook", f"{id_}.md")
        files[chapter] = f"---\nid: {id_}\ntitle: Alone\n---\nAlone.\n".encode()
    sources = Sources(name="alone", files=files)
    courses, found = parse(sources)
    found = list(found)
    payloads: tuple[Payload, ...] = ()
    blocks = 0
    for course in courses:
        found += run_checks(course, None, Order())
        part = track(course, ())
        compiled, problems = compile_course(part, sources, whole=course, setting=PLATFORM)
        found += problems
        payloads += compiled.questions
        blocks += sum(len(lesson.blocks) for lesson in course.lessons())
    mine = tuple(_mine(found, page, head.count("\n")))
    is_one = len(payloads) == blocks == 1 and not any_errors(found)
    return Alone(payload=payloads[0] if is_one else None, found=mine)


def _mine(found: list[Diagnostic], page: PurePosixPath, above: int) -> Iterator[Diagnostic]:
    """What was found in the text itself, counted from its first line."""
    for one in dict.fromkeys(found):
        span = one.span
        if span.path == page and span.line > above:
            end = max(span.end_line - above, 0)
            yield replace(one, span=replace(span, line=span.line - above, end_line=end))
