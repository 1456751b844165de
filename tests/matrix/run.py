"""Runs the sweep on the player as it is joined for a plain course."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from smcourse.compile.join import join_player
from smcourse.targets.scorm12 import ENTRY

SWEEP = Path(__file__).with_name("sweep.js")


def swept(step: int) -> subprocess.CompletedProcess[str]:
    """Every cell of so many, from the first."""
    with tempfile.TemporaryDirectory() as folder:
        player = Path(folder) / "player.js"
        player.write_text(join_player(ENTRY, frozenset()), encoding="utf-8")
        return subprocess.run(
            ["node", str(SWEEP), str(player), str(step)],
            capture_output=True,
            text=True,
            check=False,
        )
