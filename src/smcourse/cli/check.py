"""`smcourse check`: say all that is wrong with a course, and write nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from smcourse.cli import show
from smcourse.cli.language import speech
from smcourse.cli.localize import Command
from smcourse.cli.options import (
    PATH,
    exit_code,
    format_option,
    order_of,
    order_options,
    target_of,
)
from smcourse.diagnostics import say
from smcourse.pipeline import check
from smcourse.report import text


@click.command("check", cls=Command)
@click.argument("folder", metavar="FOLDER", type=PATH)
@order_options
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folder: Path,
    target_name: str,
    variant: str | None,
    kind: str,
    strict: bool,
    **order: Any,
) -> None:
    """Check a course FOLDER and write nothing."""
    result = check(folder, target_of(target_name, variant), order_of(strict=strict, **order))
    draws = [
        {"test": one.test, "cell": one.cell, "drawn": one.drawn, "items": one.items}
        for one in result.draws
    ]
    show.report(ctx, result.found, folder, kind, **({"draws": draws} if draws else {}))
    if kind == "text":
        show.lines(text.draws(result.draws, speech(ctx)), sys.stdout)
    if not result.found and kind == "text":
        speak = speech(ctx)
        click.echo(speak(say("{folder}: nothing to mend.", folder=str(folder))))
    sys.exit(exit_code(result.found, strict=strict))
