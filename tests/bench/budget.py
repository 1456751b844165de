"""What a learner's browser is sent, beside the budget of architecture.md, §5; 1 kB is 1,000 bytes.

The course of 20 lessons, and the script and the styles of one that uses all there is, in the theme
that takes most. How many requests there are is told with the walk.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from bench.bars import KNOWN, Row
from bench.opening import package

from smcourse.compile.join import join_player
from smcourse.compile.squeeze import squeeze
from smcourse.compile.style import style_sheet
from smcourse.model import THEMES, Settings


def rows() -> Iterator[Row]:
    plain = package(20)
    yield from _rows_of("plain course", plain["player.js"], plain["player.css"], "")
    sheets = [style_sheet(Settings().brand_color, theme=theme).encode() for theme in THEMES]
    script = squeeze(join_player("scorm12.js")).encode()
    yield from _rows_of("course with everything", script, max(sheets, key=len), KNOWN)


def _rows_of(name: str, script: bytes, styles: bytes, excuse: str) -> Iterator[Row]:
    """The styles have outgrown their share, and the script its own once compressed, which
    unit/compile/test_join.py keeps from growing on; what both take together decides, in a course
    that leaves out what it does without."""
    kinds = (
        ("script", len(script), 60_000, ""),
        ("  compressed", len(gzip.compress(script, 9)), 18_000, KNOWN),
        ("styles", len(styles), 16_000, KNOWN),
        ("  both", len(script) + len(styles), 76_000, excuse),
    )
    for what, size, most, known in kinds:
        label = what if what.startswith(" ") else f"{name}: {what}"
        told = f"{size / 1000:.1f} kB"
        yield Row(label, told, f"at most {most // 1000} kB", size <= most, known)
