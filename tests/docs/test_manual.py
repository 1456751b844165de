"""The manual and the README say what the program does: commands, options, keys and codes."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from conftest import ROOT

from smcourse.cli import COMMANDS, cli
from smcourse.explain import explanations

MANUAL = ROOT / "courses" / "manual"


def _pages(language: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (MANUAL / language).rglob("*.md"))


@pytest.mark.parametrize("language", ["es-419", "en"])
def test_every_code_is_in_the_manual(language: str) -> None:
    pages = _pages(language)
    assert [code for code in explanations() if f"`{code}`" not in pages] == []


@pytest.mark.parametrize("language", ["es-419", "en"])
def test_every_command_and_option_is_in_the_manual(language: str) -> None:
    text = _pages(language)
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
    for goal in re.findall(r"^make (\w+)", readme, re.M):
        assert f"\n{goal}:" in makefile
