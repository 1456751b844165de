"""`smcourse check`: say all that is wrong with a course, and write nothing but what is mended."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from smcourse.cli import show
from smcourse.cli.language import speech
from smcourse.cli.localize import Command
from smcourse.cli.mend import mend_and_check, stream_of
from smcourse.cli.options import (
    AUTHOR_ERRORS,
    exit_code,
    format_option,
    order_of,
    order_options,
    target_of,
)
from smcourse.cli.problems import UsageProblem
from smcourse.cli.values import PATH
from smcourse.diagnostics import say
from smcourse.pipeline import check
from smcourse.report import text


@click.command("check", cls=Command)
@click.argument("folder", metavar="FOLDER", type=PATH)
@order_options
@format_option
@click.option(
    "--fix",
    "is_mending",
    is_flag=True,
    help="Mend what needs no judgement: show what would change, and write it on yes.",
)
@click.option("--yes", "is_sure", is_flag=True, help="With --fix: write without a question.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folder: Path,
    target_name: str,
    variant: str | None,
    kind: str,
    strict: bool,
    is_mending: bool,
    is_sure: bool,
    **order: Any,
) -> None:
    """Check a course FOLDER and write nothing, but with `--fix`."""
    if is_sure and not is_mending:
        raise UsageProblem(say("`--yes` goes with `--fix`"), ctx)
    target, ordered = target_of(target_name, variant), order_of(strict=strict, **order)
    result, left = (
        mend_and_check(ctx, folder, target, ordered, is_sure=is_sure, kind=kind)
        if is_mending
        else (check(folder, target, ordered), None)
    )
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
    elif kind == "text" and not is_mending and (told := text.mendable(result.found, speech(ctx))):
        click.echo(told)
    if left:
        click.echo(speech(ctx)(left), stream_of(kind))
    sys.exit(AUTHOR_ERRORS if left else exit_code(result.found, strict=strict))
