"""What a build takes, beside the nearest peer and beside Python-Markdown alone.

The baseline renders the same text once in one call, start of Python included.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import peer
from bench.bars import Row
from bench.course import write_course

BASELINE = (
    "import markdown,pathlib,sys;"
    "markdown.markdown('\\n\\n'.join(p.read_text() for p in sorted("
    "pathlib.Path(sys.argv[1]).rglob('*.md'))),extensions=['fenced_code','tables','attr_list'])"
)
PEER_CPU = {20: 0.98, 200: 12.5}  # measured on 23 Nov 2026, where it cannot be installed
PEER_SIZES = (20, 200)  # 1,000 lessons took it some seven minutes


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


def rows() -> Iterator[Row]:
    command = peer.installed()
    if command and not peer.has_player():
        yield Row(peer.NAME, "builds without its player, which cannot be installed here")
    for lessons in (20, 200, 1000):
        with tempfile.TemporaryDirectory() as name:
            yield from _rows_of(lessons, Path(name), command)


def _rows_of(lessons: int, folder: Path, command: Path | None) -> Iterator[Row]:
    env = dict(os.environ)
    write_course(folder / "bench", lessons)
    build = [sys.executable, "-m", "smcourse", "build", "bench", "--out", "dist"]
    alone = measured([*build, "--jobs", "1"], cwd=folder, env=env)
    shared = measured([*build, "--jobs", "2"], cwd=folder, env=env)
    base = measured([sys.executable, "-c", BASELINE, "bench"], cwd=folder, env=env)
    size = sum(path.stat().st_size for path in (folder / "dist").glob("*.zip"))
    name = f"{lessons} lessons"
    told = f"{alone.cpu:.2f} s, {alone.cpu / base.cpu:.2f}x Markdown alone"
    is_last = lessons == 1000
    yield Row(f"{name}: CPU", told, "at most 11 s" if is_last else "", alone.cpu <= 11, False)
    most = max(alone.memory, shared.memory)
    yield Row(f"{name}: memory", f"{most:.0f} MB", "at most 100 MB" if is_last else "", most <= 100)
    yield Row(
        f"{name}: wall, 2 jobs", f"{shared.wall:.2f} s, {shared.wall / alone.wall:.2f}x 1 job"
    )
    yield Row(f"{name}: zip", f"{size / 1000:.0f} kB")
    if lessons not in PEER_SIZES:
        return
    bar = "at most 0.5x" if lessons == 20 else ""
    if not command:
        theirs = PEER_CPU[lessons]
        told = f"{alone.cpu / theirs:.2f}x its {theirs} s of Nov 2026"
        yield Row(f"{name}: CPU beside {peer.NAME}", told, bar, alone.cpu <= theirs / 2, False)
        return
    project = folder / "peer"
    build = peer.write_course(command, project, lessons)
    cost = measured(build, cwd=project, env=peer.environment(), runs=3 if lessons == 20 else 1)
    zips = list(project.rglob("*.zip"))
    told = f"{alone.cpu / cost.cpu:.2f}x its {cost.cpu:.2f} s"
    yield Row(f"{name}: CPU beside {peer.NAME}", told, bar, alone.cpu <= cost.cpu / 2)
    yield Row(f"{name}: memory beside it", f"{most / cost.memory:.2f}x its {cost.memory:.0f} MB")
    theirs = sum(path.stat().st_size for path in zips) / 1000
    yield Row(
        f"{name}: zip beside it", f"{size / 1000 / theirs:.2f}x its {theirs:.0f} kB in {len(zips)}"
    )
    shutil.rmtree(project)
