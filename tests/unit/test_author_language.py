"""Whatever the program says to an author, it says in Spanish too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import smcourse
from smcourse.cli import cli
from smcourse.cli.localize import english_words
from smcourse.explain import explanations
from smcourse.messages import LANGUAGES, catalog

SOURCE = Path(smcourse.__file__).parent
PLACEHOLDER = re.compile(r"(?<!\{)\{([a-z_]+)\}(?!\})")
OTHERS = [language for language in LANGUAGES if language != "en"]


def _said() -> Iterator[str]:
    """The first argument of every `say(…)`."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) == "say":
                sentence = node.args[0]
                assert isinstance(sentence, ast.Constant), f"{path}:{node.lineno}: not a constant"
                yield sentence.value


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _helped() -> Iterator[str]:
    """What help shows of every command."""
    context = click.Context(cli)
    context.meta["language"] = "en"
    commands = [cli.get_command(context, name) for name in cli.list_commands(context)]
    for command in [cli, *commands]:
        assert command
        yield from (english for _, _, english in english_words(command))


def _placeholders(sentence: str) -> set[str]:
    return set(PLACEHOLDER.findall(sentence))


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_said_is_translated_and_nothing_else_is(language: str) -> None:
    said = {sentence for sentence in (*_said(), *_helped()) if sentence}
    assert said == set(catalog(language))


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_the_same_values(language: str) -> None:
    for english, sentence in catalog(language).items():
        assert _placeholders(sentence) == _placeholders(english), english


@pytest.mark.parametrize("language", OTHERS)
def test_every_code_is_explained_in_words_of_the_language(language: str) -> None:
    english, own = explanations("en"), explanations(language)
    assert [code for code in english if own[code] == english[code]] == []
    assert english.keys() == own.keys()
