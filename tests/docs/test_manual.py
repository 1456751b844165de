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
TABLE = re.compile(r"(\| [^|]+ \| (?:What it asks|Qué pide) \|\n\|---\|---\|\n)(?:\|.*\n)*")


def _pages(language: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (MANUAL / language).rglob("*.md"))


@pytest.mark.parametrize("language", ["es-419", "en"])
def test_the_manual_lists_every_code_with_what_it_asks(language: str, update_golden: bool) -> None:
    """The table is made from the codes' own explanations; --update-golden writes it anew."""
    page = MANUAL / language / "04-reference" / "01-checks.md"
    known = explanations(language.partition("-")[0])
    rows = [f"| `{code}` | {text.partition(chr(10))[0]} |" for code, text in known.items()]
    text = page.read_text(encoding="utf-8")
    if update_golden:
        text = TABLE.sub(lambda head: head[1] + "\n".join(rows) + "\n", text)
        page.write_text(text, encoding="utf-8", newline="\n")
    assert "\n".join(rows) in text


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
