"""Every session that the manual shows happens so: each command is run, and its output compared.

A page's sessions share a folder, in which stand the courses `hello` and `tour`. A file that the page
shows (`file=`) is written where its reader comes to it, and changed by a `diff` of it. Sizes and
ports may differ, lines may be wrapped, and `…` stands for lines that are left out. What goes on until
somebody ends it is ended once it has said something. `--update-golden` writes the outputs anew.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from conftest import ROOT, write_files
from docs.pages import LANGUAGES, Example, examples, pages

WIDTH = 52
PAGES = [
    path
    for language in LANGUAGES
    for path in pages(language)
    if any(example.language == "console" for example in examples(path))
]
MESSAGES = {"en": "en_US.UTF-8", "es-419": "es_CO.UTF-8"}

UNTIL_SAID = Path(__file__).with_name("until_said.py")

_SIZE = re.compile(r"\d+ kB|\d+(?= (?:of|de) 3)|(?<=127\.0\.0\.1:)\d+")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: "-".join(path.parts[-3:]))
def test_a_session_happens_as_it_is_shown(path: Path, tmp_path: Path, update_golden: bool) -> None:
    for name in ("hello", "tour"):
        shutil.copytree(ROOT / "courses" / name, tmp_path / "courses" / name)
    others = []
    for example in examples(path):
        if "file" in example.facts:
            _write(example, tmp_path / example.facts["file"])
        elif example.language == "console":
            others += _otherwise(example, tmp_path, update_golden)
    assert others == [], "--update-golden"


def _write(example: Example, file: Path) -> None:
    if example.language != "diff":
        write_files(file.parent, {file.name: example.text})
        return
    text = file.read_text(encoding="utf-8")
    lines = example.text.splitlines(keepends=True)
    old, new = ("".join(line[1:] for line in lines if line[0] == sign) for sign in "-+")
    assert text.count(old) == 1, example
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def _otherwise(example: Example, folder: Path, update_golden: bool) -> list[str]:
    """The commands that say something else than is shown, and what; or the page is written anew."""
    commands, outputs = _session(example.text)
    happened = _run(commands, folder, example.folder)
    if update_golden:
        _rewrite(example, commands, outputs, happened)
        return []
    return [
        f"{example}: {command}\n{output}"
        for command, expected, output in zip(commands, outputs, happened, strict=True)
        if not _is_said(expected, output)
    ]


def _session(text: str) -> tuple[list[str], list[str]]:
    """The commands, with the lines that go on after a backslash, and what is shown under each."""
    commands: list[str] = []
    outputs: list[str] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            commands.append(line[2:])
            outputs.append("")
        elif not outputs[-1] and commands[-1].endswith("\\"):
            commands[-1] += f"\n{line}"
        else:
            outputs[-1] += f"{line}\n"
    return commands, outputs


def _run(commands: list[str], folder: Path, language: str) -> list[str]:
    ended = re.compile(r"^smcourse preview .*$", re.M)
    until = f"{shlex.quote(sys.executable)} {shlex.quote(str(UNTIL_SAID))}"
    script = "".join(
        ended.sub(rf"{until} \g<0> --no-open --port 0", command)
        + "\nsm=$?; printf '\\0'; (exit $sm)\n"
        for command in commands
    )
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment |= {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": MESSAGES[language],
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    return done.stdout.split("\0")[:-1]


def _is_said(expected: str, output: str) -> bool:
    """Whether the parts between the lines `…` stand in the output, in their order, to its end."""
    said = _plain(output)
    parts = [_plain(part) for part in re.split(r"^ *…\n", expected, flags=re.M)]
    if len(parts) == 1:
        return said == parts[0]
    at = 0
    for part in parts:
        at = said.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return said.startswith(parts[0]) and said.endswith(parts[-1])


def _plain(text: str) -> str:
    return _SIZE.sub("#", " ".join(text.split()))


def _rewrite(
    example: Example, commands: list[str], outputs: list[str], happened: list[str]
) -> None:
    lines = []
    for command, expected, output in zip(commands, outputs, happened, strict=True):
        lines.append(f"$ {command}\n")
        is_kept = _is_said(expected, output)
        assert is_kept or "…\n" not in expected, f"{example}: shorten it by hand\n{output}"
        lines.append(expected if is_kept else _wrapped(output))
    page = example.page.read_text(encoding="utf-8")
    page = page.replace(example.text, "".join(lines), 1)
    example.page.write_text(page, encoding="utf-8", newline="\n")


def _wrapped(output: str) -> str:
    return "".join(
        f"{part}\n"
        for line in output.splitlines()
        for part in textwrap.wrap(line, WIDTH, break_on_hyphens=False, break_long_words=False)
        or [""]
    )
