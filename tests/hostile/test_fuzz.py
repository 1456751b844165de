"""Courses put together by chance from the format's own words never raise, and are safe as pages."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path, PurePosixPath

from conftest import write_files
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from smcourse.compile.compiled import html_of
from smcourse.compile.course import compile_course
from smcourse.diagnostics import any_errors
from smcourse.messages import speaker
from smcourse.parse.course import parse
from smcourse.pipeline import build
from smcourse.report import text
from smcourse.source import read
from smcourse.targets import all_targets

TARGET = all_targets()["scorm12"]
SLOW = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))

WORDS = """
::: choice q¦::: choice r {multiple}¦::: choice q {points=3 objective=O1 record=none was=x,y}¦:::
::::¦::: note¦::: {¦- [ ] a¦- [x] b¦- [X] *c* {#c}¦- [ ] `d` {#a}¦  > why [x](https://a.example)
  > ¦  more words¦hint: h¦hint:¦A?¦Who & <b>what</b>?¦---¦***¦```¦~~~¦```py¦    code¦## T {.kick}
## T¦# T¦### T {#x .wide}¦> q¦- a¦1. b¦  - c¦| a | b |¦|--|:-:|¦[a]: https://a.example 't'¦[a][a]
[a]¦![b](b.svg)¦![b](b.svg "t"){.wide}¦![b](b.svg){.themed}¦![x](../en/b.png)¦![](x)
<https://a.example>¦<a@b.example>¦<script>¦</b>¦<b onclick=x>¦<!-- c -->¦&#xE000;0&#xE001;¦&lt;¦\\*
\\¦**¦_¦`¦a  ¦:   def¦{: .lead }¦{.x}¦## T {a: b}¦$x$¦{{ owner }}¦id: x¦title: y¦minutes: 3¦\u2028
\u200b¦🐝¦é¦\t¦\ufeff¦a¦¦¦¦¦
""".replace("\n", "¦").split("¦")
FRONT = [
    "id: hive",
    "id: Hive",
    "title: T",
    "title:",
    "title: 'x",
    "minutes: 4",
    "minutes: x",
    "was: [a, b]",
    "was: {a: b}",
    "audience: [x]",
    "objectives: {O1: t}",
    "objectives: [x]",
    "x: y",
    "? [a]",
    ": b",
    "- a",
    "a: &b c",
    '"\\ud800": x',
    "---",
    "...",
    "%YAML 1.1",
    "\t",
]
COURSE = [
    "id: bees",
    "id: Bees!",
    "title: T",
    "languages: [en]",
    "languages: [en, xx]",
    "languages: en",
    "version: 1.0",
    "version: [1]",
    "brand_color: '#0b5568'",
    "brand_color: red",
    "theme: light",
    "theme: x",
    "modules: [01-a]",
    "modules: [01-a, 01-a, b]",
    "completion: {pass_mark: 80}",
    "completion: {pass_mark: 0, x: y}",
    "completion: 4",
    "lms: ilias",
    "show_answer_after: 0",
]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path class="a" d="M0 0"/></svg>'

BODIES = st.lists(st.sampled_from(WORDS), max_size=25).map("\n".join)
FRONTS = st.lists(st.sampled_from(FRONT), max_size=5).map("\n".join)
PAGES = st.one_of(
    st.builds("---\n{}\n---\n{}".format, FRONTS, BODIES),
    BODIES.map("---\nid: hive\ntitle: T\nobjectives: {O1: t}\n---\n".__add__),
    BODIES,
)
COURSES = st.one_of(
    st.just("id: bees\ntitle: T\nlanguages: [en]\n"),
    st.lists(st.sampled_from(COURSE), max_size=7).map("\n".join),
)


def _is_built_or_refused(course: str, pages: dict[str, str]) -> bool:
    """And whatever is said of it has a place, is one line, and is no bug of ours."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "bees")
        write_files(folder, {"course.yaml": course, "en/b.svg": SVG, **pages})
        result = build(folder, TARGET, Path(name, "out"))
        told = text.plain(text.findings(result.found, PurePosixPath("bees"), speaker("en")))
        assert "bug:" not in told
        for finding in result.found:
            assert str(finding.message) and "\n" not in f"{finding.message}{finding.help}"
            assert finding.span.line >= 1 and finding.span.column >= 1
        _is_safe(folder)
        return bool(result.built) != any_errors(result.found)


def _is_safe(folder: Path) -> None:
    sources, _ = read(folder)
    for course in parse(sources)[0]:
        compiled, _ = compile_course(course, sources)
        html = [
            "".join(html_of(step.parts)) + str(step.kicker)
            for page in compiled.lessons
            for step in page.steps
        ]
        html += [str(question) for question in compiled.questions]
        for fragment in html:
            assert not re.search(
                r"<script|<[^>]*\son\w+\s*=|<[^>]*\sstyle=|href=\W*javascript", fragment, re.I
            )
            assert not re.search("[\ue000\ue001\x02\x03]", re.sub("\ue0000\ue001", "", fragment))


@given(PAGES)
@example("---\nid: hive\ntitle: T\n---\n::: choice q\n- [ ] a\n")
@example("&#xE000;0&#xE001;")
@example("---\nid: hive\ntitle: T\n---\n## A set {a: b}\n")
@SLOW
def test_no_lesson_raises(page: str) -> None:
    assert _is_built_or_refused("id: bees\ntitle: T\nlanguages: [en]\n", {"en/hive.md": page})


@given(COURSES, PAGES, PAGES, PAGES)
@SLOW
def test_no_course_raises(course: str, index: str, module: str, page: str) -> None:
    pages = {"en/index.md": index, "en/01-a/index.md": module, "en/01-a/hive.md": page}
    assert _is_built_or_refused(course, pages)
