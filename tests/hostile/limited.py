"""The command in a process of its own that may take so much time and memory and no more."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import smcourse

CPU_SECONDS = 5
RSS_BYTES = 1_000_000_000
_WALL_SECONDS = 120


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
    with out.open("wb") as to_out, err.open("wb") as to_err:
        process = subprocess.Popen(
            [sys.executable, "-m", "smcourse", *map(str, arguments)],
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
            preexec_fn=_limit,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Ran(
        code=process.returncode,
        out=out.read_text("utf-8", "replace"),
        err=err.read_text("utf-8", "replace"),
        cpu=usage.ru_utime + usage.ru_stime,
        rss=usage.ru_maxrss * 1024,
    )


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (3 * CPU_SECONDS, 3 * CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (3 * RSS_BYTES, 3 * RSS_BYTES))


def is_fine(ran: Ran) -> None:
    """Within its allowance, with a verdict and without a traceback."""
    assert "Traceback" not in ran.err
    assert ran.code in (0, 1, 2)
    assert ran.cpu < CPU_SECONDS
    assert ran.rss < RSS_BYTES
    assert len(ran.said) < 200_000


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """The files as a course in `folder`, with a course.yaml and a lesson where there is none."""
    whole: dict[str, str | bytes] = {
        "course.yaml": "id: bees\ntitle: Bees\nlanguages: [en]\n",
        "en/hive.md": "---\nid: hive\ntitle: The hive\n---\nBees live in a hive.\n",
        **files,
    }
    for path, content in whole.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
