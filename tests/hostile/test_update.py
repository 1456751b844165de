"""`diff` says what is wrong with any zip, takes its time with none, and runs nothing of it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from browser.courses import choice, course, lesson
from conftest import build_scorm12, files_of, write_files
from hostile.broken_zips import BROKEN, good, zipped
from hostile.heavy_zips import HEAVY
from hostile.limited import is_fine, run, slowness

from smcourse.bits import sixes
from smcourse.diagnostics import SmcourseError
from smcourse.update.reading import MOST_PARTS, read_outline

STATES = "AAAAA"
HEAD: Mapping[str, Any] = {
    "id": "bees",
    "language": "en",
    "title": "Bees",
    "passMark": 80,
    "report": "passed",
    "failed": "incomplete",
    "asides": ["notes"],
}
LESSON = [f"hive {STATES}", "1.1 Hive", 4, [0, f"drone {STATES} AB", f"queen {STATES} AB 3", "egg"]]


def page(*courses: object, questions: str = "") -> bytes:
    """A page with these lists of lessons, each as JSON or as it is."""
    blocks = (one if isinstance(one, str) else json.dumps(one) for one in courses)
    scripts = "".join(
        f'<script type="application/json" id="sm-course">{block}</script>' for block in blocks
    )
    return f"<!doctype html><title>Bees</title>{questions}{scripts}".encode()


def asked(id: str, payload: str) -> str:
    return f'<div data-sm-question="{id}"><script type="application/json">{payload}</script></div>'


def of(*lessons: object, **more: object) -> dict[str, object]:
    """A list of lessons in one module."""
    return {**HEAD, "modules": [["m", "", list(lessons)]], **more}


def test_the_page_that_is_bent_below_is_read() -> None:
    outline = read_outline({**good(), "index.html": page(of(LESSON))}, "bees.zip")
    assert [one.id for one in outline.lessons] == ["hive"]
    assert [(one.id, one.points) for one in outline.questions] == [
        *(("drone", 1), ("queen", 3), ("egg", 0))
    ]


MANY = [[f"l{i} {STATES}", "L", 0, []] for i in range(MOST_PARTS + 1)]
BENT: Mapping[str, bytes] = {
    "no JSON": page("{"),
    "nothing": page(""),
    "a list": page([1, 2]),
    "null": page("null"),
    "a number": page("1e999"),
    "a number without end": page(f'{{"passMark": {"9" * 5_000}}}'),
    "brackets": page("[" * 100_000),
    "braces": page('{"a":' * 100_000),
    "bytes": b'<script type="application/json" id="sm-course">\xff\xfe\x00</script>',
    "no modules": page(HEAD),
    "modules: a text": page({**HEAD, "modules": "m"}),
    "modules: numbers": page({**HEAD, "modules": [1]}),
    "modules: empty": page({**HEAD, "modules": [[]]}),
    "a lesson: a text": page(of("hive")),
    "a lesson: empty": page(of([])),
    "a lesson: no states": page(of(["hive", "", 0, []])),
    "a lesson: half a state": page(of([f"hive {STATES}AB", "", 0, []])),
    "a lesson: strange states": page(of(["hive {[=]}", "", 0, []])),
    "a lesson: three words": page(of([f"hive {STATES} {STATES}", "", 0, []])),
    "a lesson: steps that are none": page(of([f"hive {STATES}", "", 0, 5])),
    "an id: of a terminal": page(of([f"\x1b[2J {STATES}", "", 0, []])),
    "an id: without end": page(of([f"{'a' * 70} {STATES}", "", 0, []])),
    "a question: a list": page(of([f"hive {STATES}", "", 0, [[1]]])),
    "a question: no prints": page(of([f"hive {STATES}", "", 0, [f"q {STATES}"]])),
    "a question: odd prints": page(of([f"hive {STATES}", "", 0, [f"q {STATES} ABC"]])),
    "a question: points": page(of([f"hive {STATES}", "", 0, [f"q {STATES} AB -4"]])),
    "a question: many points": page(of([f"hive {STATES}", "", 0, [f"q {STATES} AB 1{'0' * 99}"]])),
    "a question: words": page(of([f"hive {STATES}", "", 0, [f"q {STATES} AB x"]])),
    "a pass mark of 101": page(of(LESSON, passMark=101)),
    "a pass mark in words": page(of(LESSON, passMark="80")),
    "a report of ours": page(of(LESSON, report={"a": 1})),
    "a course without an id": page(of(LESSON, id=None)),
    "asides: a text": page(of(LESSON, asides=7)),
    "60 languages": page(*[of(LESSON)] * 60),
    "more lessons than a course has": page(of(*MANY)),
    "a payload: no JSON": page(of(LESSON), questions=asked("queen", "{")),
    "a payload: a list": page(of(LESSON), questions=asked("queen", "[]")),
    "a payload: brackets": page(of(LESSON), questions=asked("queen", "[" * 100_000)),
    "a payload: a kind of lists": page(of(LESSON), questions=asked("queen", '{"kind":[]}')),
    "a payload: lines": page(of(LESSON), questions=asked("queen", '{"options":[7]}')),
}


@pytest.mark.parametrize("name", BENT)
def test_a_page_that_is_bent_is_one_line(name: str) -> None:
    with pytest.raises(SmcourseError) as told:
        read_outline({**good(), "index.html": BENT[name]}, "bees.zip")
    assert str(told.value).startswith("bees.zip cannot be compared: ")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<",
        b'<script id="sm-course" type="application/json">{}</script>',
        b'<script type="application/json" id="sm-course">{}',
        b'<script type="application/json" id="sm-course">' * 50_000,
        b'data-sm-question="a"><script type="application/json">' * 50_000,
    ],
)
def test_a_page_of_others_is_no_page_of_ours(content: bytes) -> None:
    with pytest.raises(SmcourseError, match="is a package, but not one that `smcourse build` made"):
        read_outline({**good(), "index.html": content}, "bees.zip")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """`good.zip`, ours."""
    files = course({"1-a.md": lesson("a", choice("q"))})
    result = build_scorm12(write_files(tmp_path / "course", files), tmp_path / "out")
    result.built[0].path.rename(tmp_path / "good.zip")
    return tmp_path


@pytest.mark.parametrize("name", HEAVY)
def test_no_archive_takes_long_or_much(home: Path, name: str) -> None:
    make, _ = HEAVY[name]
    (home / "heavy.zip").write_bytes(make())
    ran = run("diff", "heavy.zip", "good.zip", cwd=home)
    is_fine(ran)
    assert ran.code in (1, 2)
    assert ran.cpu < 5 or ran.cpu < 5 * slowness()


def test_no_broken_zip_raises(home: Path) -> None:
    """In one process for all: those that are sound end in one line of the world."""
    from smcourse.update.opening import open_package

    for name, content, _ in BROKEN:
        (home / "broken.zip").write_bytes(content)
        try:
            opened = open_package(home / "broken.zip")
        except SmcourseError:
            continue
        assert opened.outline is None and opened.found, name


def _one(i: int, words: Callable[[int], str]) -> tuple[list[object], str]:
    state = sixes(random.Random(i).getrandbits(30), 30)
    step = f"q{i} {state} {sixes(i % 4096, 12)}"
    html = json.dumps({"kind": "choice", "prompt": words(i), "options": [{"html": words(i)}] * 9})
    own = html.replace("<", "\\u003c")
    return [f"l{i} {state}", words(i)[:90].replace("<", ""), 1, [step]], asked(f"q{i}", own)


def _large(start: int, words: Callable[[int], str]) -> bytes:
    """A package of 5,000 lessons and questions."""
    made = [_one(i, words) for i in range(start, start + 5_000)]
    questions = "".join(question for _, question in made)
    content = page(of(*(one for one, _ in made)), questions=questions)
    return zipped({**good(), "index.html": content})


WORDS: Mapping[str, Callable[[int], str]] = {
    "alike": lambda i: "a " * 150,
    "one letter": lambda i: "ab" * (i % 7) + "a" * 290,
    "of chance": lambda i: "".join(random.Random(i).choices("ab ", k=300)),
    "tags": lambda i: "<" * 60,
    "terminal": lambda i: "\x1b[2J\u202e" * 20,
}


@pytest.mark.parametrize("name", WORDS)
def test_a_rewritten_course_takes_neither_long_nor_a_book(home: Path, name: str) -> None:
    (home / "old.zip").write_bytes(_large(0, WORDS[name]))
    (home / "new.zip").write_bytes(_large(5_000, WORDS[name]))
    ran = run("diff", "old.zip", "new.zip", cwd=home)
    is_fine(ran)
    assert ran.code == 0, ran.err
    assert len(ran.out) < 60_000
    assert "\x1b" not in ran.out and "\u202e" not in ran.out
    assert "more of `question-gone`" in ran.out


def test_many_that_are_gone_are_told_by_few_in_a_folder(home: Path) -> None:
    files = course({"1-a.md": lesson("a", *(choice(f"q{i}") for i in range(80)))})
    result = build_scorm12(write_files(home / "many", files), home / "out")
    ran = run("diff", result.built[0].path, "course", "--safe", cwd=home)
    assert ran.code == 1
    assert ran.err == ""
    assert "30 more of `question-gone`" in ran.out


@pytest.mark.parametrize("seed", range(3))
def test_no_mutant_of_a_page_raises(home: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = files_of(home / "good.zip")
    whole = files["index.html"]
    places = [whole.index(b'id="sm-course"'), whole.index(b"data-sm-question")]
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.choice([1, 2, 8])):
            at = chance.choice(places) + chance.randrange(400)
            content[at % len(content)] = chance.randrange(256)
        try:
            read_outline({**files, "index.html": bytes(content)}, "mutant.zip")
        except SmcourseError as problem:
            assert "\n" not in str(problem)
