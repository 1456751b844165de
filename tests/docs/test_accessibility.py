"""The manual's page on accessibility has every criterion once, and names tests that there are."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT
from docs.pages import LANGUAGES, page

from smcourse.explain import explanations

NAME = "04-reference/08-accessibility"
LEVELS = {  # WCAG 2.2, A and AA, and what of it EN 301 549 v3.2.1 has no clause for
    "A": """1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1
        2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7
        4.1.2""",
    "AA": """1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7
        2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3""",
}
CRITERIA = {number: level for level, text in LEVELS.items() for number in text.split()}
NEW = {"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"}
WORDS = {
    "en": ("new in 2.2", "Not yet reviewed by people:", ("Does not apply: ", "Not shown: ")),
    "es-419": (
        "nuevo en 2.2",
        "Sin revisión de personas todavía:",
        ("No aplica: ", "Sin demostrar: "),
    ),
}
LINE = re.compile(r"^(\d\.\d\.\d+) .+ \((A+), ([^()]+)\)\n((?:: .+\n)+)", re.M)


def _lines(language: str) -> list[tuple[str, str, str, list[str]]]:
    """Number, level, clause, and what stands below, of each criterion."""
    found = LINE.findall(page(language, NAME))
    return [(number, level, clause, body.split("\n")[:-1]) for number, level, clause, body in found]


def _tests(body: list[str]) -> list[str]:
    return [match[1] for line in body if (match := re.fullmatch(r": `([^`]+::[^`]+)`", line))]


@cache
def _functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_there_are_55_criteria() -> None:
    assert len(CRITERIA) == 55


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_criterion_stands_there_once_and_in_order(language: str) -> None:
    new = WORDS[language][0]
    told = [(number, level, clause) for number, level, clause, _ in _lines(language)]
    order = sorted(CRITERIA, key=lambda number: [int(part) for part in number.split(".")])
    assert told == [
        (number, CRITERIA[number], new if number in NEW else f"EN 9.{number}") for number in order
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_named_test_exists(language: str) -> None:
    for number, _, _, body in _lines(language):
        for test in _tests(body):
            path, _, name = test.partition("::")
            assert name in _functions(ROOT / "tests" / path), f"{number}: {test}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_criterion_without_a_test_says_why(language: str) -> None:
    _, unseen, excuses = WORDS[language]
    for number, _, _, body in _lines(language):
        is_open = any(line.startswith(f": *{unseen}*") for line in body)
        is_excused = body[0].startswith(tuple(f": {excuse}" for excuse in excuses))
        assert _tests(body) or is_open or is_excused, number


def test_both_languages_name_the_same() -> None:
    def told(language: str) -> list[tuple[str, list[str], bool, str]]:
        _, unseen, excuses = WORDS[language]
        return [
            (
                number,
                _tests(body),
                any(unseen in line for line in body),
                next(
                    (str(i) for i, one in enumerate(excuses) if body[0].startswith(f": {one}")), ""
                ),
            )
            for number, _, _, body in _lines(language)
        ]

    assert told("en") == told("es-419")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_to_authors_names_checks_that_there_are(language: str) -> None:
    codes = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", page(language, NAME)))
    assert codes and codes <= set(explanations())
