"""A lesson becomes steps: prose and at most one question, ended by a question or a break."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from markupsafe import Markup

from smcourse.compile.compiled import Compiled, html_of
from smcourse.compile.course import compile_course
from smcourse.diagnostics import Diagnostic
from smcourse.parse.course import parse
from smcourse.source import Sources
from smcourse.state import state_id

COURSE = b"id: bees\ntitle: Bees\nlanguages: [en]\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path class="a" d="M0 0"/></svg>'
ASK = "::: choice {id}\nA?\n- [x] a\n- [ ] b\n:::\n"


def _compile(files: dict[str, str | bytes]) -> tuple[Compiled, list[Diagnostic]]:
    sources = Sources(
        name="bees",
        files={
            PurePosixPath(path): text.encode() if isinstance(text, str) else text
            for path, text in sorted({"course.yaml": COURSE, **files}.items())
        },
    )
    courses, found = parse(sources)
    compiled, more = compile_course(courses[0], sources)
    return compiled, [*found, *more]


def _steps(body: str) -> list[tuple[str, str, str]]:
    """Of each step: its kicker, its words without tags, its question's id."""
    compiled, found = _compile({"en/a.md": f"---\nid: a\ntitle: A\n---\n{body}"})
    assert found == []
    return [
        (
            str(step.kicker),
            Markup(" ").join(html_of(step.parts)).striptags(),
            str((step.question or {}).get("id", "")),
        )
        for step in compiled.lessons[0].steps
    ]


@pytest.mark.parametrize(
    ("body", "steps"),
    [
        ("one", [("", "one", "")]),
        ("one\n\n---\n\ntwo", [("", "one", ""), ("", "two", "")]),
        ("one\n\n***\n\n- - -\n\ntwo\n\n---\n", [("", "one", ""), ("", "two", "")]),
        ("one\n\n" + ASK.format(id="q") + "\ntwo", [("", "one", "q"), ("", "two", "")]),
        (ASK.format(id="q") + "\n---\n\n" + ASK.format(id="r"), [("", "", "q"), ("", "", "r")]),
        ("---\n\none", [("", "one", "")]),
        ("## Hook {.kick}\n\none", [("Hook", "one", "")]),
        ("## Hook for {all} {.kick}\n\none", [("Hook for {all}", "one", "")]),
        ("## Hook *now* {.kick}\n## Head\none", [("Hook <em>now</em>", "Head one", "")]),
        ("## Hook {.kick}\n" + ASK.format(id="q"), [("Hook", "", "q")]),
        ("one\n\n## Hook {.kick}\n\ntwo", [("", "one Hook two", "")]),
    ],
)
def test_a_step_ends_at_a_question_or_a_break(body: str, steps: list[tuple[str, str, str]]) -> None:
    assert _steps(body) == steps


def test_a_link_definition_in_the_last_step_serves_the_first() -> None:
    compiled, found = _compile(
        {"en/a.md": "---\nid: a\ntitle: A\n---\n[b][c]\n\n---\n\nd\n\n[c]: https://a.example\n"}
    )
    assert found == []
    assert "https://a.example" in "".join(html_of(compiled.lessons[0].steps[0].parts))


def test_a_link_definition_of_one_lesson_does_not_serve_another() -> None:
    compiled, _ = _compile(
        {
            "en/a.md": "---\nid: a\ntitle: A\n---\nx\n\n[c]: https://a.example\n",
            "en/b.md": "---\nid: b\ntitle: B\n---\n[b][c]\n",
        }
    )
    assert "[b][c]" in "".join(html_of(compiled.lessons[1].steps[0].parts))


def test_modules_and_lessons_are_numbered_for_the_eye() -> None:
    lesson = "---\nid: {0}\ntitle: {0}\n---\nx\n"
    compiled, found = _compile(
        {
            "en/0.md": lesson.format("loose"),
            "en/01-hive/2.md": lesson.format("b"),
            "en/01-hive/10.md": lesson.format("c"),
            "en/02-swarm/index.md": "---\ntitle: The swarm\nid: out\n---\nThey fly.\n",
            "en/02-swarm/1.md": lesson.format("d"),
        }
    )
    assert found == []
    assert [(m.id, m.title, m.number) for m in compiled.modules] == [
        ("bees", "", 0),
        ("hive", "Hive", 1),
        ("out", "The swarm", 2),
    ]
    assert [(lesson.id, lesson.number) for lesson in compiled.lessons] == [
        ("loose", ""),
        ("b", "1.1"),
        ("c", "1.2"),
        ("d", "2.1"),
    ]


def test_the_first_drawing_of_an_opening_is_its_art() -> None:
    compiled, found = _compile(
        {
            "en/index.md": "![A bee](../bee.svg){.themed}\n\nWelcome, ![b](../bee.svg).\n",
            "en/a.md": "---\nid: a\ntitle: A\n---\nx\n",
            "bee.svg": SVG,
            "unused.svg": SVG,
        }
    )
    assert found == []
    assert "<svg" in compiled.opening.art
    assert "<svg" not in compiled.opening.html
    assert compiled.opening.html.striptags() == "Welcome, ."
    assert list(map(str, compiled.assets)) == ["media/bee.svg"]


def test_what_a_record_needs_is_kept_by_identity() -> None:
    compiled, _ = _compile(
        {"en/a.md": "---\nid: a\ntitle: A\nminutes: 3\nwas: [old, older]\n---\nx\n"}
    )
    lesson = compiled.lessons[0]
    assert (lesson.state, lesson.was) == (state_id("a"), (state_id("old"), state_id("older")))
    assert (lesson.minutes, compiled.minutes, compiled.modules[0].decisions) == (3, 3, 0)
