"""What options take: a path, a day."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from smcourse.cli.problems import UsageProblem
from smcourse.diagnostics import say
from smcourse.parse.dates import read_date

PATH = click.Path(path_type=Path, readable=False)  # what is wrong with it is said on opening it


def day_of(today: str | None) -> str:
    """`--today`, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock."""
    if today:
        day = read_date(today)
        if not day:
            raise UsageProblem(say("--today takes a date such as `2027-02-28`"))
        return day
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(epoch) if epoch.isascii() and epoch.isdigit() and len(epoch) < 12 else None
    moment = datetime.now(UTC) if seconds is None else datetime.fromtimestamp(seconds, UTC)
    return moment.date().isoformat()
