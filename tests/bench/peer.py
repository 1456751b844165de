"""The nearest peer that installs, and the reference course in its own form; not a test.

slxd-coursekit 0.7.0 (MIT) wants Python 3.12 or 3.13 and, to join its player, a Node package of its
authors. It is installed once, below `build/bench/`; nothing of it is in the repository. Where the
registry does not have the Node package, its player is left empty: its build then does less than its
own, and what is said of its pages is what was measured in November 2026.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.course import PNG, WORDS, paragraphs

NAME = "slxd-coursekit 0.7.0"
PACKAGES = "slxd-coursekit==0.7.0 markdown-it-py openpyxl pillow pyyaml ruamel.yaml".split()
HOME = Path(__file__).parents[2] / "build" / "bench" / "coursekit"
LESSONS_A_UNIT = 4  # one zip a unit, as its authors mean it


FIND_WORKSPACE = (
    "from coursekit import store; from coursekit.htmlkit.build import template_dir as t; "
    "print(store.ensure_workspace('html-builder', t() / 'package.json', lambda said: None) or '',"
    "store.workspaces_dir() / f'html-builder-{store.workspace_key(t() / \"package.json\")}', sep='|')"
)
EMPTY_PLAYER = """#!/bin/sh
for one in "$@"; do case "$one" in --outfile=*) : > "${one#--outfile=}" ;; esac; done
"""


def has_player() -> bool:
    """Whether its own player could be had; if not, one that is empty takes its place."""
    python = HOME / "venv" / "bin" / "python"
    told = subprocess.run(
        [python, "-c", FIND_WORKSPACE],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found, _, place = told.splitlines()[-1].partition("|")
    tool = Path(place) / "node_modules" / ".bin" / "esbuild"
    if not found:
        tool.parent.mkdir(parents=True)
        tool.write_text(EMPTY_PLAYER)
        tool.chmod(0o755)
    return tool.is_symlink() or tool.read_text() != EMPTY_PLAYER


def installed() -> Path | None:
    """Its command; None, and a line that says why, where it cannot be had."""
    command = HOME / "venv" / "bin" / "coursekit"
    if command.exists():
        return command
    problem = "no Python 3.12 or 3.13"
    for python in _pythons():
        shutil.rmtree(HOME / "venv", ignore_errors=True)
        pip = [HOME / "venv" / "bin" / "python", "-m", "pip", "install", "-q", "--no-deps"]
        needs = ["mdurl", "et_xmlfile", *PACKAGES]
        for step in ([python, "-m", "venv", HOME / "venv"], [*pip, *needs]):
            done = subprocess.run(step, capture_output=True, text=True, check=False)
            if done.returncode:
                problem = done.stderr.strip().splitlines()[-1]
                break
        else:
            return command
    print(f"{NAME} cannot be installed here: {problem}")
    return None


def _pythons() -> Iterator[str]:
    """Interpreters that it runs on: on the path, or of pyenv."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    for name in ("3.12", "3.13"):
        yield from filter(None, [sys.executable if here == name else None])
        yield from (str(path) for path in sorted(versions.glob(f"{name}.*/bin/python")))
        yield from filter(None, [shutil.which(f"python{name}")])


def environment() -> dict[str, str]:
    """With its own store of Node modules, which it fills at the first build."""
    return {**os.environ, "COURSEKIT_HOME": str(HOME / "store"), "COURSEKIT_NO_UPDATE_CHECK": "1"}


def write_course(command: Path, folder: Path, lessons: int) -> list[str]:
    """The reference course as its project in `folder`; the command that builds all of it."""
    folder.mkdir(parents=True)
    flags = "--yes --no-git --language en --backend html --design-tool local --mirror none"
    for arguments in (
        ["init", ".", "--name", "Bench", "--client", "Bench", *flags.split()],
        ["new", "Bench", "5", "--code", "BENCH", "--no-intro", "--no-summary"],
    ):
        subprocess.run(
            [command, *arguments], cwd=folder, env=environment(), check=True, capture_output=True
        )
    course = folder / "courses" / "BENCH"
    units = [
        range(at, min(at + LESSONS_A_UNIT, lessons)) for at in range(0, lessons, LESSONS_A_UNIT)
    ]
    head = (course / "course.yaml").read_text().replace("units: []", f"units: {_units(units)}")
    (course / "course.yaml").write_text(head)
    (course / "media" / "image.png").write_bytes(PNG)
    assets = [
        {"id": f"U{n // LESSONS_A_UNIT + 1}-S{n % LESSONS_A_UNIT + 1}-M1", "title": f"Image {n}"}
        | {"type": "image", "status": "produced", "file": "media/image.png"}
        for n in range(lessons)
    ]
    (course / "media" / "manifest.yaml").write_text(json.dumps({"assets": assets}))
    dice = random.Random(7)
    for number, own in enumerate(units, 1):
        unit = course / "content" / f"unit-{number:02d}"
        unit.mkdir(parents=True)
        text = [f"# Unit {number} — Unit {number}\n\n---\n"]
        text += [_section(place, lesson, dice) for place, lesson in enumerate(own, 1)]
        (unit / "content.md").write_text("\n".join(text))
    return [str(command), "assemble", "build", "BENCH", "--version", "1.0", "--no-check"]


def _units(units: list[range]) -> str:
    """JSON, which is YAML."""
    return json.dumps(
        [
            {"n": n, "title": f"Unit {n}", "hours": 1, "status": "approved", "objectives": []}
            | {"activities": {"learning": [], "assessment": []}}
            | {
                "sections": [
                    {"n": i, "title": f"Lesson {lesson}", "hours": 0.2, "kind": "content"}
                    for i, lesson in enumerate(own, 1)
                ]
            }
            for n, own in enumerate(units, 1)
        ]
    )


def _section(place: int, lesson: int, dice: random.Random) -> str:
    """The words of our own course, in its syntax."""
    parts = [f"## Section {place} — Lesson {lesson} *(min. 500 words)*\n"]
    parts.append(
        f"> **[MEDIA ASSET — Image]**\n> **Title:** Image {lesson}\n> **Description:** An image\n"
        "> **How it is made:** By hand\n> **Specifications:** png\n"
    )
    for question in range(3):
        parts += paragraphs(dice)
        options = "\n".join(
            f"- [{'x' if i == 1 else ' '}] {' '.join(dice.choices(WORDS, k=8))} {i}."
            for i in range(3)
        )
        why = " ".join(dice.choices(WORDS, k=20))
        parts.append(
            f":::single-choice\nobjective: U1.1\nquestion: ¿Qué conviene {lesson} {question}?\n{options}\n"
            f"feedback-correct: {why}.\nfeedback-incorrect: {why}.\n:::\n"
        )
    return "\n".join(parts)
