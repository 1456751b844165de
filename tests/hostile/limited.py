"""The command in a process of its own that may take so much time and memory and no more."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import smcourse

CPU_SECONDS = 5
RSS_BYTES = 1_000_000_000

_CALLS, _SECONDS = 500_000, 0.1  # of a small object each, and what they take an idle processor

# A small process between us and the command: what is forked from a large one counts its memory.
_LAUNCH = """
import json, os, resource, sys
usage, cpu, size, *command = sys.argv[1:]
child = os.fork()
if not child:
    resource.setrlimit(resource.RLIMIT_CPU, (int(cpu), int(cpu) + 1))
    resource.setrlimit(resource.RLIMIT_AS, (int(size), int(size)))
    os.execv(command[0], command)
_, status, used = os.wait4(child, 0)
code = os.waitstatus_to_exitcode(status)
with open(usage, "w") as file:
    json.dump([code, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024], file)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a run came to. `rss` is the most memory it held, in bytes."""

    code: int
    out: str
    err: str
    cpu: float
    rss: int

    @property
    def said(self) -> str:
        """`check` reports on one stream, `build` on the other."""
        return self.out + self.err


def run(*arguments: str | Path, cwd: Path) -> Ran:
    """`python -m smcourse ARGUMENTS` in `cwd`; killed at three times the allowance.

    It begins where the command is loaded already; its `cpu` and `rss` count what that took, too."""
    out, err = cwd / "stdout.txt", cwd / "stderr.txt"
    out.write_bytes(b"")
    err.write_bytes(b"")
    asked = {
        "arguments": [*map(str, arguments)],
        "cwd": str(cwd),
        "streams": [os.devnull, str(out), str(err)],
        "limits": [3 * CPU_SECONDS, 3 * RSS_BYTES],
    }
    return _ran(cwd, *_ready().answer(asked))


def run_anew(*arguments: str | Path, cwd: Path, **environment: str) -> Ran:
    """As `run`, but nothing is loaded before; with these variables in its environment."""
    out, err = cwd / "stdout.txt", cwd / "stderr.txt"
    limits = map(str, (3 * CPU_SECONDS, 3 * RSS_BYTES))
    with tempfile.NamedTemporaryFile() as usage, out.open("wb") as to_out, err.open("wb") as to_err:
        subprocess.run(
            [
                sys.executable,
                "-c",
                _LAUNCH,
                usage.name,
                *limits,
                sys.executable,
                "-m",
                "smcourse",
                *map(str, arguments),
            ],
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=to_out,
            stderr=to_err,
            env={**_environment(), **environment},
            check=True,
        )
        code, cpu, rss = json.load(usage)
    return _ran(cwd, code, cpu, rss)


def _ran(cwd: Path, code: int, cpu: float, rss: int) -> Ran:
    out, err = ((cwd / name).read_text("utf-8", "replace") for name in ("stdout.txt", "stderr.txt"))
    return Ran(code=code, out=out, err=err, cpu=cpu, rss=rss)


def _environment() -> dict[str, str]:
    home = str(Path(smcourse.__file__).parents[1])
    return {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": home}


class _Ready:
    """The process that runs are forked from: see ready.py."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("ready.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=_environment(),
        )
        atexit.register(self.process.communicate)

    def answer(self, asked: dict[str, Any]) -> tuple[int, float, int]:
        """What came of a run: its exit code, seconds and bytes."""
        told, heard = self.process.stdin, self.process.stdout
        assert told and heard
        told.write(json.dumps(asked) + "\n")
        told.flush()
        code, cpu, rss = json.loads(heard.readline())
        return code, cpu, rss


@cache
def _ready() -> _Ready:
    """One for all runs of a worker."""
    return _Ready()


def slowness() -> float:
    """How many times longer than an idle processor this one takes now, which may serve others too:
    at its slowest of a few looks, at least 1."""
    return max(1.0, *(_look() for _ in range(5)))


def _look() -> float:
    began = time.process_time()
    for number in range(_CALLS):
        _ = _Small(number).double()
    return (time.process_time() - began) / _SECONDS


class _Small:
    def __init__(self, number: int) -> None:
        self.number = number

    def double(self) -> int:
        return 2 * self.number


def is_fine(ran: Ran) -> None:
    """Within its allowance, with a verdict and without a traceback."""
    assert "Traceback" not in ran.err
    assert ran.code in (0, 1, 2)
    assert ran.cpu < CPU_SECONDS or ran.cpu < CPU_SECONDS * slowness()
    assert ran.rss < RSS_BYTES
    assert len(ran.said) < 200_000
