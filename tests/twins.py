"""What the player's half of a pair of twins makes of something: a script run by node."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any


def twin(script: Path, told: object) -> Any:
    """JSON in, JSON out."""
    node = shutil.which("node")
    assert node, "node is not installed: run make test"
    ran = subprocess.run(
        [node, script.name],
        cwd=script.parent,
        input=json.dumps(told),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(ran.stdout)
