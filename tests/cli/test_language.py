"""`--messages` says in which language, before the command or behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import piped

SPANISH = "smcourse: no hay una carpeta de curso en nowhere\n"
ENGLISH = "smcourse: no course folder at nowhere\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--messages", "es", "build", "nowhere"), SPANISH),
        (("build", "nowhere", "--messages", "es"), SPANISH),
        (("build", "--messages=es", "nowhere"), SPANISH),
        (("--messages", "es", "build", "nowhere", "--messages", "en"), ENGLISH),
        (("build", "nowhere"), ENGLISH),
    ],
)
def test_messages_come_in_the_language_asked_for(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    assert piped(*arguments, cwd=tmp_path).err == said


@pytest.mark.parametrize("command", ["new", "check", "build", "verify", "diff", "wrap", "explain"])
def test_help_comes_in_it_too_and_names_it(tmp_path: Path, command: str) -> None:
    ran = piped(command, "--messages", "es", "--help", cwd=tmp_path)
    assert ran.code == 0
    assert ran.out.startswith("Uso: ")
    assert "--messages [en|es]" in ran.out


def test_a_wrong_command_line_is_told_in_it(tmp_path: Path) -> None:
    ran = piped("check", "--messages", "es", "a", "b", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("smcourse: sobra una palabra: `b`")
