"""What the manual shows is played: each question, each course, bank and test. Its English is told to
an LMS that many are built on, its Spanish to a strict one; neither objects to anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from browser.exam import main_text
from browser.learner import Choose, Learner, Question, rightly, wrongly
from browser.lms import Lms, interactions
from browser.server import Server
from browser.sitter import sit
from browser.sitting import SETS, Sitting
from conftest import build_scorm12, files_of
from docs.pages import Example, all_examples, page
from docs.scratch import KINDS

Build = Callable[[Example], list[str]]

ASKED = re.compile(
    r"^:{3,} (?:choice|true-false|order|match|text|number|spot|checklist|reflect|survey"
    r"|acknowledge|scenario)\b",
    re.M,
)
APIS = {"en": "scorm-again", "es-419": "strict"}
PLAYED = [one for one in all_examples() if not one.gives]
QUESTIONS = [one for one in PLAYED if one.kind == "lesson" and ASKED.search(one.text)]
COURSES = [one for one in PLAYED if one.kind == "course.yaml"]
TESTS = [one for one in COURSES if "tests" in yaml.safe_load(one.text)]
BANKS = [one for one in PLAYED if one.kind in ("bank", "test")]
STATUS, SCORE = "cmi.core.lesson_status", "cmi.core.score.raw"


@pytest.fixture
def build(server: Server, tmp_path: Path) -> Build:
    """The packages of a course around an example in the language of its page, for each audience."""

    def built(example: Example) -> list[str]:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        KINDS[example.kind](example, folder / "source")
        result = build_scorm12(folder / "source", folder / "dist")
        assert not result.found
        own = [one for one in result.built if example.folder in one.languages]
        archives = [files_of(one.path) for one in own or result.built[:1]]
        assert archives
        return [server.add_package(files) for files in archives]

    return built


@pytest.mark.parametrize("example", QUESTIONS, ids=str)
def test_a_question_is_played_to_its_end(example: Example, lms: Lms, build: Build) -> None:
    sitting = next(_launched(example, lms, build))
    sitting.learner.walk(rightly)
    sitting.learner.exit()
    _nothing_was_refused(sitting)
    assert sitting.record[STATUS] in ("completed", "passed")


@pytest.mark.parametrize("example", [*COURSES, *BANKS], ids=str)
def test_a_course_is_played_to_its_end(example: Example, lms: Lms, build: Build) -> None:
    for sitting in _launched(example, lms, build):
        _through(sitting.learner, rightly)
        sitting.learner.exit()
        _nothing_was_refused(sitting)
        assert (sitting.record[STATUS], sitting.record[SCORE]) == (_word(example), "100")


@pytest.mark.parametrize("example", [one for one in COURSES if "completion" in one.text], ids=str)
def test_who_falls_short_hears_what_completion_says(
    example: Example, lms: Lms, build: Build
) -> None:
    said = yaml.safe_load(example.text)["completion"]
    short = said.get("failed", "incomplete")
    word = "completed" if said.get("needs") == ["lessons"] else short
    sitting = next(_launched(example, lms, build))
    _through(sitting.learner, wrongly)
    sitting.learner.exit()
    _nothing_was_refused(sitting)
    assert sitting.record[STATUS] == word


@pytest.mark.parametrize("example", TESTS, ids=str)
def test_a_test_keeps_the_rules_that_are_shown(example: Example, lms: Lms, build: Build) -> None:
    for sitting in _launched(example, lms, build):
        learner = sitting.learner
        for ids, name, *_ in learner.course["tests"]:
            rules = yaml.safe_load(example.text)["tests"][ids.split()[0]]
            learner.open(name)
            assert _broken(BEFORE, learner, rules) == []
            learner.press("begin")
            assert _broken(MEANWHILE, learner, rules) == []
            learner.open(name)
            sit(learner, _all_but_the_critical)
            assert _broken(AFTERWARDS, learner, rules) == []


@pytest.mark.parametrize("example", [one for one in TESTS if "was:" in one.text], ids=str)
def test_a_test_that_is_renamed_as_shown_keeps_its_result(
    example: Example, lms: Lms, build: Build
) -> None:
    was = re.sub(r"leading", "leaders", re.sub(r" +was:.*\n", "", example.text))
    assert "leaders:" in was
    for sitting in _launched(replace(example, text=was), lms, build):
        _through(sitting.learner, rightly)
        sitting.learner.exit()
    again = next(_launched(example, lms, build, data=lms.record))
    again.learner.open("Test leading")
    assert _said(again.learner, "testPassed", 100)


def test_every_rule_of_the_manual_is_shown_and_played() -> None:
    written = [yaml.safe_load(one.text) for one in COURSES]
    shown = {key for one in written for test in one.get("tests", {}).values() for key in test}
    played = {*BEFORE, *MEANWHILE, *AFTERWARDS, "audience", "was"}
    assert shown == played == {*_keys("02-write/16-tests", "## The rules of a test")} - {"tests"}
    ends = {key for one in written for key in one.get("completion", {})}
    assert ends == {*_keys("02-write/01-course-yaml", "## When the course is done")} - {
        "completion"
    }


Rule = Callable[[Learner, Any], bool]

BEFORE: dict[str, Rule] = {
    "kind": lambda learner, kind: _said(learner, "testTriesAny") == (kind == "final"),
    "draw": lambda learner, draw: _said(
        learner, "testAsks", sum(draw.values()) if isinstance(draw, dict) else draw
    ),
    "pass_mark": lambda learner, mark: _said(learner, "testMark", mark),
    "attempts": lambda learner, most: (
        _said(learner, "testTriesAny") if most == "unlimited" else _said(learner, "testTries", most)
    ),
    "minutes": lambda learner, most: _said(learner, "testMinutes", most),
    "feedback": lambda learner, word: _said(learner, SEES[word]),
}
SEES = {
    "at-once": "testSeesOnce",
    "by-objective": "testSeesTopics",
    "never": "testSeesNever",
}
MEANWHILE: dict[str, Rule] = {
    "feedback": lambda learner, word: ("check" in learner.sight.actions) == (word == "at-once"),
    "minutes": lambda learner, _: _said(learner, "testMore", 10),
    "confidence": lambda learner, is_asked: _said(learner, "testSure") == is_asked,
    "shuffle": lambda learner, _: (
        learner.question.locator("input").evaluate_all(
            "all => all.map((one) => one.value).slice(0, 2).join()"
        )
        == "a,b"
    ),
}
AFTERWARDS: dict[str, Rule] = {
    "kind": lambda learner, kind: kind == "final" or "retry" not in learner.sight.actions,
    "critical": lambda learner, word: {
        "counts": _said(learner, "testPassed", 80),
        "must": _said(learner, "testFailed", 83) and not _said(learner, "testCritical"),
        "repair": _said(learner, "testCritical"),
    }[word],
    "wait": lambda learner, hours: ("begin" in learner.sight.actions) == (hours[0] == 0),
    "help_after": lambda learner, most: ("Ask for help." in main_text(learner)) == (most == 1),
    "attempts": lambda learner, most: most != "unlimited" or "begin" in learner.sight.actions,
    "feedback": lambda learner, word: _said(learner, "testTopics") == (word != "never"),
    "review": lambda learner, word: _said(learner, "testReview") == (word == "always"),
}


def _keys(name: str, section: str) -> list[str]:
    """What the first column of a section's table names."""
    text = page("en", name).split(section)[1].split("\n---\n")[0]
    return re.findall(r"^\| `(\w+)` \|", text, re.M)


def _broken(rules: dict[str, Rule], learner: Learner, given: dict[str, Any]) -> list[str]:
    """The rules that are given and not kept."""
    return [rule for rule in given if rule in rules and not rules[rule](learner, given[rule])]


def _said(learner: Learner, key: str, n: int | None = None) -> bool:
    """Whether the page has these words, up to what is to be filled in if no number is given."""
    words = learner.course["words"]
    text = words.get(key) or words.get(f"{key}.other") or learner.word(key)
    text = text.split("{")[0] if n is None else text.replace("{n}", str(n))
    return text in main_text(learner)


def _all_but_the_critical(question: Question) -> list[str]:
    return wrongly(question) if question["id"].endswith("critical") else rightly(question)


def _word(example: Example) -> str:
    """The status of who has all right."""
    said = yaml.safe_load(example.text) if example.kind == "course.yaml" else {}
    marks = [said.get("completion", {}), *said.get("tests", {}).values()]
    is_marked = any("pass_mark" in one for one in marks)
    return str(said.get("completion", {}).get("report", "passed" if is_marked else "completed"))


def _launched(example: Example, lms: Lms, build: Build, data: Any = None) -> Iterator[Sitting]:
    for package in build(example):
        yield lms.launch(package, api=APIS[example.folder], data=data)


def _through(learner: Learner, choose: Choose) -> None:
    """Lessons and tests as they come, each test once, to the end."""
    learner.walk(choose)
    for _ in learner.course.get("tests", []):
        sit(learner, choose)
        learner.walk(choose)


def _nothing_was_refused(sitting: Sitting) -> None:
    assert [call for call in sitting.calls if call.fn in SETS and call.result != "true"] == []
    told = [one["id"] for one in interactions(sitting.record)]
    course = sitting.learner.course
    asked = {id_ for lesson in course["lessons"] for id_ in lesson["questions"]}
    kept = [one["id"] for one in course["questions"] if one["id"] in asked and one["record"]]
    assert [id_ for id_ in kept if not any(one.startswith(id_) for one in told)] == []
