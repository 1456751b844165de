"""A renderer of prose for tests, on a course of given files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from smcourse.company import Company
from smcourse.compile.assets import Assets
from smcourse.compile.filling import Filling
from smcourse.compile.links import Names
from smcourse.compile.prose import Renderer
from smcourse.diagnostics import Diagnostic
from smcourse.model import Fact, Prose
from smcourse.source import Sources
from smcourse.words import words_for

NAMES = Names(
    lessons=frozenset({"swarm"}),
    terms=frozenset({"drone"}),
    elsewhere=frozenset({"winter"}),
    pages={PurePosixPath("en/02-swarm.md"): "swarm", PurePosixPath("en/03.md"): "winter"},
)


def make_renderer(
    files: Mapping[PurePosixPath, bytes],
    found: list[Diagnostic],
    *,
    page: tuple[Prose, ...] = (),
    company: Company | None = None,
    language: str = "en",
    facts: Mapping[str, Fact] | None = None,
) -> Renderer:
    """A renderer at the start of a lesson that holds these runs of prose."""
    filling = Filling(company, language, words_for("en"), facts)
    renderer = Renderer(Assets(Sources(name="c", files=files)), NAMES, filling, found)
    renderer.begin("a", list(page), is_lesson=True)
    return renderer
