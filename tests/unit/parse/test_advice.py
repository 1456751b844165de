"""`checks:` of course.yaml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from smcourse.model.advice import Advice, Levels
from smcourse.parse.course import parse
from smcourse.source import read

Write = Callable[[dict[str, str | bytes]], Path]


def test_nothing_is_asked_for_without_it(write_course: Write) -> None:
    advice, found = _read(write_course, "")
    assert advice is None
    assert found == []


def test_all_is_the_usual(write_course: Write) -> None:
    advice, found = _read(write_course, "checks: all\n")
    assert found == []
    assert advice == Advice(span=advice.span) if advice else False


def test_what_is_written_counts_and_the_rest_is_the_usual(write_course: Write) -> None:
    advice, found = _read(
        write_course,
        "checks:\n  inflesz: {plain: 70}\n  words: {lesson: 300}\n  options: 4\n  stem: [10, 20]\n"
        "  avoid: {en: {a: b}}\n  sections: {en: [End]}\n  off: [readability]\n",
    )
    assert found == []
    assert advice
    assert advice.inflesz == Levels(70, 58, 55, 60)
    assert (advice.lesson_words, advice.role_lesson_words) == (300, 800)
    assert (advice.options, advice.stem, advice.feedback) == ((4, 4), (10, 20), (15, 45))
    assert (advice.avoid, advice.sections) == ({"en": {"a": "b"}}, {"en": ("End",)})
    assert not advice.asks_for("readability")
    assert advice.asks_for("stem-length")
    assert advice.place("off").line == 11
    assert advice.place("cast") == advice.span


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("checks: some\n", "`some` is not a value of `checks`"),
        ("checks: [readability]\n", "`checks` takes `key: value` lines of its own"),
        ("checks:\n  inflez: 1\n", "the key `inflez` is not known here"),
        ("checks:\n  words: {lesson: many}\n", "`lesson` takes a whole number from 0 to 10,000"),
        ("checks:\n  words: {page: 3}\n", "the key `page` is not known here"),
        ("checks:\n  stem: [60, 20]\n", "`stem` takes the least and the most"),
        ("checks:\n  metadata: [author]\n", "`author` is not a value of `metadata`"),
        ("checks:\n  avoid: {es-149: {a: b}}\n", "the key `es-149` is not known here"),
        ("checks:\n  avoid: {en: [a]}\n", "`en` takes `name: text` lines"),
    ],
)
def test_what_cannot_be_is_told(written: str, said: str, write_course: Write) -> None:
    _, found = _read(write_course, written)
    assert found == [said]


def _read(write_course: Write, written: str) -> tuple[Advice | None, list[str]]:
    files: dict[str, str | bytes] = {
        "course.yaml": f"id: a\ntitle: A\nlanguages: [en]\n{written}",
        "en/a.md": "---\nid: a\ntitle: A\n---\nText.\n",
    }
    (course,), found = parse(read(write_course(files))[0])
    return course.settings.advice, [str(one.message) for one in found]
