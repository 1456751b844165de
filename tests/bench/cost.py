"""What a command takes of the machine."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall in seconds, the best of some runs; peak memory of a process in MB, the worst."""

    cpu: float
    wall: float
    memory: float


def measured(arguments: list[str], *, cwd: Path, env: Mapping[str, str], runs: int = 3) -> Cost:
    cpu, wall, memory = 1e9, 1e9, 0.0
    for _ in range(runs):
        began = time.perf_counter()
        child = os.fork()
        if child == 0:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.chdir(cwd)
            os.execve(arguments[0], arguments, env)
        _, status, usage = os.wait4(child, 0)
        if status:
            raise SystemExit(f"failed: {' '.join(arguments)}")
        cpu = min(cpu, usage.ru_utime + usage.ru_stime)
        wall = min(wall, time.perf_counter() - began)
        memory = max(memory, usage.ru_maxrss / 1000)
    return Cost(cpu, wall, memory)
