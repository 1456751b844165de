"""Runs the sweep on the player as it is joined for a plain course."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from matrix.mutants import Mutant

from smcourse.compile.join import join_player
from smcourse.targets.scorm12 import ENTRY

SWEEP = Path(__file__).with_name("sweep.js")


COURSES: dict[str, frozenset[str]] = {"plain": frozenset(), "exam": frozenset({"tests"})}


def swept(course: str, step: int) -> subprocess.CompletedProcess[str]:
    """Every cell of so many, from the first, of one of `COURSES`."""
    return _run(join_player(ENTRY, COURSES[course]), str(step), course)


def found_in(mutant: Mutant) -> str:
    """The first wrong that the whole sweep finds in a player with this fault; "" for none."""
    player = mutant.of(join_player(ENTRY, COURSES[mutant.course]))
    runs = (_run(player, str(step), mutant.course, "brief") for step in (97, 11, 1))
    return next((run.stderr.partition("\n")[0] for run in runs if run.returncode), "")


def _run(player: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "player.js"
        path.write_text(player, encoding="utf-8")
        command = ["node", str(SWEEP), str(path), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)
