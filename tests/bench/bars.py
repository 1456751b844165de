"""What was measured, beside what it should be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measure. A time says how busy the machine was too, so only counts and ratios decide."""

    what: str
    told: str
    bar: str = ""
    holds: bool = True
    decides: bool = True


def show(title: str, rows: Iterable[Row]) -> bool:
    """Print them as they come; whether every bar that decides holds."""
    print(f"\n{title}", flush=True)
    good = True
    for row in rows:
        word = "" if not row.bar else "holds" if row.holds else "MISSED"
        word += " (time)" if word == "MISSED" and not row.decides else ""
        print(f"  {row.what:49} {row.told:34} {row.bar:28} {word}".rstrip(), flush=True)
        good = good and (row.holds or not row.decides)
    return good
