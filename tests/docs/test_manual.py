"""The manual and the README say what the program does: commands, options, keys and codes."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from conftest import ROOT
from docs.codes import earned_codes
from docs.codes_told import codes_told, with_codes
from docs.pages import LANGUAGES, pages, text_of

from smcourse.cli import COMMANDS, cli
from smcourse.explain import explanations


def test_the_manual_shows_every_code_with_an_example(tmp_path: Path, update_golden: bool) -> None:
    """What stands between the marks is the codes' own explanations, and what the program says of
    something that earns them; --update-golden writes it anew."""
    examples = earned_codes(tmp_path)
    assert list(explanations()) == sorted(examples)
    for language in LANGUAGES:
        told = set()
        for path in pages(language):
            text = path.read_text(encoding="utf-8")
            written = with_codes(text, language, examples)
            if update_golden:
                path.write_text(written, encoding="utf-8", newline="\n")
            assert text == written or update_golden, f"{path}: --update-golden"
            told |= codes_told(text)
        assert told == set(examples), "a page of 07-codes names each room of codes"


@pytest.mark.parametrize("language", ["es-419", "en"])
def test_every_command_and_option_is_in_the_manual(language: str) -> None:
    text = text_of(language)
    context = click.Context(cli)
    context.meta["language"] = "en"
    for name in cli.list_commands(context):
        assert f"smcourse {name}" in text
        command = cli.get_command(context, name)
        assert command
        options = [o for p in command.params if isinstance(p, click.Option) for o in p.opts]
        assert [option for option in options if option not in text] == []


def test_the_ten_lines_of_the_readme_are_the_course_hello() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert Path(ROOT, "courses/hello/en/hello.md").read_text(encoding="utf-8").strip() in readme


def test_every_command_of_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^smcourse (\w+)", readme, re.M))
    assert named and named <= set(COMMANDS)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for goal in re.findall(r"(?:^|`)make (\w+)", readme, re.M):
        assert f"\n{goal}:" in makefile
