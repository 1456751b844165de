"""The manual and the README say what the program does: commands, options, keys and codes."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from conftest import ROOT

from smcourse.cli import cli

MANUAL = ROOT / "courses" / "manual"
CODE = re.compile(
    r'\b(?:error|warning|note)\(\s*(?:[^"()]|\([^()]*(?:\([^()]*\)[^()]*)*\))*?"([a-z0-9-]+)"'
)


def _pages(language: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (MANUAL / language).rglob("*.md"))


def _codes() -> set[str]:
    sources = (ROOT / "src" / "smcourse").rglob("*.py")
    return {code for path in sources for code in CODE.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("language", ["es-419", "en"])
def test_every_code_is_in_the_manual(language: str) -> None:
    codes = _codes()
    assert len(codes) > 80
    assert {code for code in codes if f"`{code}`" not in _pages(language)} == set()


@pytest.mark.parametrize("language", ["es-419", "en"])
def test_every_command_and_option_is_in_the_manual(language: str) -> None:
    text = _pages(language)
    for name, command in cli.commands.items():
        assert f"smcourse {name}" in text
        options = [o for p in command.params if isinstance(p, click.Option) for o in p.opts]
        assert [option for option in options if option not in text] == []


def test_the_ten_lines_of_the_readme_are_the_course_hello() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert Path(ROOT, "courses/hello/en/hello.md").read_text(encoding="utf-8").strip() in readme


def test_every_command_of_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^smcourse (\w+)", readme, re.M))
    assert named and named <= set(cli.commands)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for goal in re.findall(r"^make (\w+)", readme, re.M):
        assert f"\n{goal}:" in makefile
