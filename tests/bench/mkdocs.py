"""The nearest peer that installs whole, and the reference course in its own form; not a test.

MkDocs 1.6.1 with mkdocs-quiz 1.7.1 writes a page a lesson; simple-scorm-packager 0.2.7 makes a SCORM
package of the site. They are installed once, below `build/bench/`; nothing of them is in the
repository. Its theme is the one it comes with, without the colours for code that it would fetch from
elsewhere. The package opens at its first lesson, without a cover, which is in its favour.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.cost import Cost, measured
from bench.course import PNG, WORDS, paragraphs

NAME = "MkDocs 1.6.1"
LESSON = "[role=main] h1"  # its first page is its first lesson
PACKAGES = ["mkdocs==1.6.1", "mkdocs-quiz==1.7.1"]
PACKER = "simple-scorm-packager@0.2.7"
HOME = Path(__file__).parents[2] / "build" / "bench" / "mkdocs"
SITE = {
    "site_name": "Bench",
    "use_directory_urls": False,  # a package is opened without a server's index pages
    "theme": {"name": "mkdocs", "highlightjs": False},
    "plugins": ["search", "mkdocs_quiz"],
}
PACK = (
    "require(process.argv[1])({version: '1.2', title: 'Bench', source: 'site', "
    "package: {zip: true, outputFolder: 'dist', version: '1.0'}})"
)


@dataclass(frozen=True, slots=True)
class Built:
    cost: Cost
    size: int  # of the zip, in bytes
    files: Mapping[str, bytes]


@cache
def built(lessons: int) -> Built | None:
    """Its package of this many lessons, built once in a run; None where it cannot be had."""
    if not _is_installed():
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_course(folder, lessons)
        runs = 3 if lessons == 20 else 1
        cost = measured(_command(), cwd=folder, env=dict(os.environ), runs=runs)
        made = next((folder / "dist").glob("*.zip"))
        with zipfile.ZipFile(made) as archive:
            files = {one: archive.read(one) for one in archive.namelist()}
        return Built(cost, made.stat().st_size, files)


@cache
def _is_installed() -> bool:
    """Whether it is there or could be had; if not, a line says why."""
    if (HOME / "whole").exists():
        return True
    shutil.rmtree(HOME, ignore_errors=True)
    pip = [HOME / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet"]
    npm = ["npm", "install", "--prefix", HOME / "packer", "--no-audit", "--no-fund", "--silent"]
    venv = [sys.executable, "-m", "venv", HOME / "venv"]
    for step in (venv, [*pip, *PACKAGES], [*npm, PACKER]):
        if not shutil.which(step[0]):
            return _is_missing(f"no {step[0]}")
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines()
            return _is_missing(said[-1] if said else f"{step[0]} failed")
    (HOME / "whole").touch()
    return True


def _is_missing(problem: str) -> bool:
    print(f"{NAME} cannot be installed here: {problem}")
    return False


def _command() -> list[str]:
    """Both steps as one, as its author would have them in a script."""
    packer = HOME / "packer" / "node_modules" / "simple-scorm-packager"
    steps = '"$1" build --quiet && exec node -e "$2" "$3"'
    mkdocs = HOME / "venv" / "bin" / "mkdocs"
    return [shutil.which("sh") or "", "-c", steps, "sh", str(mkdocs), PACK, str(packer)]


def _write_course(folder: Path, lessons: int) -> None:
    """The words of our own course, in its syntax."""
    dice = random.Random(7)
    (folder / "docs").mkdir()
    (folder / "docs" / "image.png").write_bytes(PNG)
    names = ["index.md", *(f"{number:04}.md" for number in range(1, lessons))]
    modules = [names[at : at + 4] for at in range(0, lessons, 4)]
    nav = [{f"Módulo {number}": own} for number, own in enumerate(modules)]
    (folder / "mkdocs.yml").write_text(json.dumps(SITE | {"nav": nav}))  # JSON, which is YAML
    for number, name in enumerate(names):
        parts = [f"# Lección {number}\n", "![Una imagen](image.png)\n"]
        for _ in range(3):
            parts += paragraphs(dice)
            parts.append(_question(dice))
        (folder / "docs" / name).write_text("\n".join(parts))


def _question(dice: random.Random) -> str:
    """One explanation a question is what it has room for."""
    options, whys = "", []
    for i in range(3):
        options += f"- [{'x' if i == 1 else ' '}] {' '.join(dice.choices(WORDS, k=8))} {i}.\n"
        whys.append(" ".join(dice.choices(WORDS, k=20)))
    return f"<quiz>\n¿Qué conviene?\n{options}\n{'. '.join(whys)}.\n</quiz>\n"
