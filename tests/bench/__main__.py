"""Everything that is measured, or the parts that are named; not a test.

make bench
cd tests && ../.venv/bin/python -m bench steps
"""

from __future__ import annotations

import os
import sys

from bench import budget, build, edx, opening, proofs, saving, steps, walk
from bench.bars import CALM, LOAD, TIME, show

PARTS = {
    "build": ("Builds", build.rows),
    "saving": ("What an author waits for: the preview, and each save", saving.rows),
    "budget": ("What a package sends, beside its budget", budget.rows),
    "opening": ("Opening on a slow phone: CPU 6 times slower, slow 4G", opening.rows),
    "steps": ("Answers to the learner on a slow phone, at the slowest", steps.rows),
    "walk": (
        "A walk in an LMS: all of 20 lessons, and the 200 of 1,000 that keep a record",
        walk.rows,
    ),
    "edx": ("Blocks of Open edX beside the core problem and drag-and-drop-v2", edx.rows),
    "proofs": ("Held by a test, not measured here", proofs.rows),
}


def main() -> int:
    wanted = [name for name in PARTS if not sys.argv[1:] or name in sys.argv[1:]]
    print(
        f"load average {LOAD:.1f} on {os.cpu_count()} processors; a time decides below {CALM}:",
        end=" ",
    )
    print("here it does not" if TIME else "here it does")
    verdicts = [show(title, rows()) for title, rows in (PARTS[name] for name in wanted)]
    print(f"\nload average {os.getloadavg()[0]:.1f}")
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    raise SystemExit(main())
