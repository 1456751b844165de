"""What is said of the course in a folder here."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from checks.made import MADE

from smcourse.diagnostics import Diagnostic
from smcourse.order import Order
from smcourse.pipeline import check
from smcourse.targets import Target, target_of

HERE = Path(__file__).parent


def earned(folder: Path, home: Path) -> tuple[Diagnostic, ...]:
    """The findings on a copy of the course, in `home`."""
    return tuple(check(*copied(folder, home)).found)


def copied(folder: Path, home: Path) -> tuple[Path, Target, Order]:
    """A copy of the course, in `home`; `target.txt` and `order.json` say for what and how it is
    checked."""
    course = home / "bees"
    shutil.copytree(folder, course, ignore=shutil.ignore_patterns("expected.txt", "mended.diff"))
    if folder.name in MADE:
        MADE[folder.name](course)
    wanted = course / "target.txt"
    target = wanted.read_text().strip() if wanted.exists() else "scorm12"
    written = course / "order.json"
    order = Order(**json.loads(written.read_text())) if written.exists() else Order()
    return course, target_of(target), order
