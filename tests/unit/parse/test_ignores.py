"""Comments that silence a finding: which lines they are about, and that no learner gets them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from conftest import files_of, tarred

from smcourse.compile.compiled import Compiled
from smcourse.diagnostics import Span
from smcourse.order import Order
from smcourse.parse.ignores import ignores, without_ignores
from smcourse.pipeline import build, check, understand
from smcourse.targets import target_of

SAY = "<!-- smcourse: ignore a-code since so -->"
KEY = "# smcourse: ignore a-code since so"
PAGE = [  # a page, and the lines that are silent in it
    (f"{SAY}\nText.", [{1, 2}]),
    (f"Text.\n\n{SAY}\n\n  \nText.", [{6}]),
    (f"Text. {SAY}\nText.", [{1}]),
    (f"Text.\n{SAY}\n{SAY}\nText.", [{4}, {4}]),
    (f"Text. {SAY} {SAY}", [{1}, {1}]),
    (f"Text.\n  {SAY}  ", [set()]),
    (f"Text {SAY} goes on.", []),
    (f"```\n{SAY}\n```\n`{SAY}`", []),
    (f"~~~\n```\n{SAY}\n~~~\n{SAY}\n::: note", [{6}]),
    (f"---\n{KEY}\n\n# bees\nid: a\n---\n{SAY}\nText.", [{1, 5}, {8}]),
    (f"---\nid: a {KEY}\ntitle: 'a{KEY}'\n---\n{KEY}\n", [{2}]),
    ("<!--smcourse:ignore a-code: since so-->\nText.", [{1, 2}]),
    ("Text.\n<!-- smcourse: ignored a-code since so -->\n<!-- ignore a-code -->", []),
]


@pytest.mark.parametrize(("text", "silent"), PAGE)
def test_a_comment_is_about_its_own_line_or_the_next(text: str, silent: list[set[int]]) -> None:
    found = list(ignores(text.split("\n"), Span(path=PurePosixPath("en/a.md"))))
    assert [set(one.lines) for one in found] == silent
    assert {(one.code, one.reason) for one in found} <= {("a-code", "since so")}


def test_many_comments_cost_no_more_than_their_letters() -> None:
    lines = ["<!-- smcourse: ignore " * 900, f"x {SAY * 450}", " " * 19_000 + "smcourse:"] * 3
    assert len(list(ignores(lines, Span(path=PurePosixPath("en/a.md"))))) == 1350
    assert without_ignores(lines, 0)[1] == "x"


LESSON = f"""---
{KEY.replace("a-code", "lesson-id-missing")}
title: The hive {KEY.replace("a-code", "minutes-given")}
---
{SAY}
# About bees {SAY}
::: note Bees {SAY}
They *live* here. {SAY}
{SAY}
- and here {SAY}
:::

::: choice eggs {{objective=O9}} {SAY.replace("a-code", "objective-known")}
{SAY}
Who lays the eggs? {SAY}
{SAY}
- [x] The queen. {SAY}
  {SAY}
  > She does. {SAY}
- [ ] The drones.
{SAY}
hint: Not they. {SAY}
::: {SAY}
""".replace("# About", "## About")


def test_what_silences_reaches_no_package(
    write_course: Callable[..., Path], tmp_path: Path
) -> None:
    """And each finding that it names is gone, whoever made it."""
    root = write_course(
        {
            "course.yaml": f"id: bees\ntitle: Bees\nlanguages: [en]  {KEY}\n",
            "en/hive.md": LESSON,
            "en/handbook/smoke.md": f"---\nid: smoke\ntitle: Smoke\n---\n{SAY}\nIt calms. {SAY}\n",
            "en/glossary.md": f"Queen\n: She lays. {SAY}\n",
        }
    )
    codes = {one.code for one in check(root, target_of("scorm12")).found}
    assert codes == {"ignore-unknown", "ignore-unused"}  # no lesson says its minutes
    for name in ("scorm12", "olx", "olx-native"):
        (built,) = build(root, target_of(name), tmp_path / name, Order()).built
        files = (files_of if built.path.suffix == ".zip" else tarred)(built.path)
        assert [one for one, content in files.items() if b"smcourse: ignore" in content] == []
        assert any(b"The queen" in content for content in files.values())
    made: list[Compiled] = []
    understand(root, target_of("handbook"), Order(), made.append)
    assert "calms" in repr(made)
    assert "smcourse: ignore" not in repr(made)
