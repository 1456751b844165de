"""The command in a process of its own that may take so much time and memory and no more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

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


def run(*arguments: str | Path, cwd: Path, **environment: str) -> Ran:
    """`python -m smcourse ARGUMENTS` in `cwd`; killed at three times the allowance."""
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
            env={
                **os.environ,
                "LC_ALL": "C.UTF-8",
                "PYTHONPATH": str(Path(smcourse.__file__).parents[1]),
                **environment,
            },
            check=True,
        )
        code, cpu, rss = json.load(usage)
    return Ran(
        code=code,
        out=out.read_text("utf-8", "replace"),
        err=err.read_text("utf-8", "replace"),
        cpu=cpu,
        rss=rss,
    )


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
