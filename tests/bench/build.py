"""What a build takes, beside the nearest peers and beside Python-Markdown alone.

The baseline renders the same text once in one call, start of Python included.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import mkdocs, peer
from bench.bars import TIME, Row
from bench.cost import Cost, measured
from bench.course import write_course

BASELINE = (
    "import markdown,pathlib,sys;"
    "markdown.markdown('\\n\\n'.join(p.read_text() for p in sorted("
    "pathlib.Path(sys.argv[1]).rglob('*.md'))),extensions=['fenced_code','tables','attr_list'])"
)
NO_CACHE = "PYTHONDONTWRITEBYTECODE"  # with it, modules would be compiled at each start
PEER_CPU = {20: 0.98, 200: 12.5}  # measured on 23 Nov 2026, where it cannot be installed
PEER_SIZES = (20, 200)  # 1,000 lessons took it some seven minutes


def rows() -> Iterator[Row]:
    command = peer.installed()
    if command and not peer.has_player():
        yield Row(peer.NAME, "builds without its player, which cannot be installed here")
    for lessons in (20, 200, 1000):
        with tempfile.TemporaryDirectory() as name:
            yield from _rows_of(lessons, Path(name), command)


def _rows_of(lessons: int, folder: Path, command: Path | None) -> Iterator[Row]:
    env = {name: value for name, value in os.environ.items() if name != NO_CACHE}
    write_course(folder / "bench", lessons)
    build = [sys.executable, "-m", "smcourse", "build", "bench", "--out", "dist"]
    alone = measured([*build, "--jobs", "1"], cwd=folder, env=env)
    shared = measured([*build, "--jobs", "2"], cwd=folder, env=env)
    base = measured([sys.executable, "-c", BASELINE, "bench"], cwd=folder, env=env)
    size = sum(path.stat().st_size for path in (folder / "dist").glob("*.zip"))
    name = f"{lessons} lessons"
    told = f"{alone.cpu:.2f} s, {alone.cpu / base.cpu:.2f}x Markdown alone"
    is_last = lessons == 1000
    yield Row(f"{name}: CPU", told, "at most 11 s" if is_last else "", alone.cpu <= 11, TIME)
    most = max(alone.memory, shared.memory)
    yield Row(f"{name}: memory", f"{most:.0f} MB", "at most 100 MB" if is_last else "", most <= 100)
    yield Row(
        f"{name}: wall, 2 jobs", f"{shared.wall:.2f} s, {shared.wall / alone.wall:.2f}x 1 job"
    )
    yield Row(f"{name}: zip", f"{size / 1000:.0f} kB")
    ours = Cost(alone.cpu, alone.wall, most)
    if theirs := mkdocs.built(lessons):
        yield from _beside(name, ours, size, mkdocs.NAME, theirs.cost, theirs.size)
    if lessons in PEER_SIZES:
        yield from _beside_coursekit(lessons, ours, size, folder / "peer", command)


def _beside(
    name: str, ours: Cost, size: int, peer: str, cost: Cost, zips: int, most: float = 1
) -> Iterator[Row]:
    """Ratios of ours to theirs; `most` is for CPU, which a company waits for."""
    ratio, bar = ours.cpu / cost.cpu, f"at most {most:g}x"
    told = f"{ratio:.2f}x its {cost.cpu:.2f} s"
    yield Row(f"{name}: CPU beside {peer}", told, bar, ratio <= most)
    ratio = ours.memory / cost.memory
    yield Row("  memory", f"{ratio:.2f}x its {cost.memory:.0f} MB")
    yield Row("  zip", f"{size / zips:.2f}x its {zips / 1000:.0f} kB")


def _beside_coursekit(
    lessons: int, ours: Cost, size: int, project: Path, command: Path | None
) -> Iterator[Row]:
    """At 20 lessons less than half of its CPU was asked of us."""
    name, most = f"{lessons} lessons", 0.5 if lessons == 20 else 1
    if not command:
        theirs = PEER_CPU[lessons]
        ratio, bar = ours.cpu / theirs, f"at most {most:g}x"
        told = f"{ratio:.2f}x its {theirs} s of Nov 2026"
        yield Row(f"{name}: CPU beside {peer.NAME}", told, bar, ratio <= most, TIME)
        return
    build = peer.write_course(command, project, lessons)
    cost = measured(build, cwd=project, env=peer.environment(), runs=3 if lessons == 20 else 1)
    zips = sum(path.stat().st_size for path in project.rglob("*.zip"))
    yield from _beside(name, ours, size, peer.NAME, cost, zips, most)
    shutil.rmtree(project)
