"""The program as somebody runs it: in a pipe, or at a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROGRAM = (sys.executable, "-m", "smcourse")


@dataclass(frozen=True)
class Ran:
    """What a run ended with and wrote; a terminal shows both streams as one, `out`."""

    code: int
    out: str
    err: str = ""


def piped(*arguments: str, cwd: Path, **environment: str) -> Ran:
    """Run with plain pipes."""
    ran = subprocess.run(
        [*PROGRAM, *arguments], cwd=cwd, env=_environment(environment),
        stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )  # fmt: skip
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def at_terminal(*arguments: str, cwd: Path, typed: str = "", **environment: str) -> Ran:
    """Run where all three streams are a terminal, at which somebody types."""
    ours, theirs = pty.openpty()
    os.write(ours, typed.encode())
    ran = subprocess.Popen(
        [*PROGRAM, *arguments], cwd=cwd, env=_environment(environment),
        stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    written = bytearray()
    try:
        while some := os.read(ours, 65_536):
            written += some
    except OSError:  # Linux says so when the last writer has gone
        pass
    os.close(ours)
    return Ran(ran.wait(), written.decode().replace("\r\n", "\n"))


def _environment(own: dict[str, str]) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME")}
    return {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", **own}
