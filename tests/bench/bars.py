"""What was measured, beside what it should be."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

CALM = 0.7  # below it nothing else is at work, so that what a time says is of us
LOAD = os.getloadavg()[0]  # before anything of this run
TIME = "" if LOAD < CALM else "busy machine"
KNOWN = "known"  # the manual's page says it, and something else keeps it from growing


@dataclass(frozen=True, slots=True)
class Row:
    """One measure. Any miss is told as one; what has an `excuse` does not fail the run."""

    what: str
    told: str
    bar: str = ""
    holds: bool = True
    excuse: str = ""


def show(title: str, rows: Iterable[Row]) -> bool:
    """Print them as they come; whether every bar that decides is met."""
    print(f"\n{title}", flush=True)
    good = True
    for row in rows:
        is_missed = bool(row.bar) and not row.holds
        word = "" if not row.bar else "MISSED" if is_missed else "met"
        word += f" ({row.excuse})" if is_missed and row.excuse else ""
        print(f"  {row.what:49} {row.told:34} {row.bar:28} {word}".rstrip(), flush=True)
        good = good and (not is_missed or bool(row.excuse))
    return good
