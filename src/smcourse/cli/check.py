"""`smcourse check`: say all that is wrong with a course, and write nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from smcourse.cli import show
from smcourse.cli.options import exit_code, languages_option, strict_option, target_option
from smcourse.diagnostics import say
from smcourse.pipeline import check
from smcourse.targets import all_targets


@click.command("check")
@click.argument("folder", type=click.Path(path_type=Path))
@target_option
@languages_option
@click.option(
    "--format",
    "kind",
    type=click.Choice(show.FORMATS),
    default="text",
    show_default=True,
    help="How findings are written.",
)
@strict_option
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    target_name: str,
    languages: tuple[str, ...],
    kind: str,
    strict: bool,
) -> None:
    """Check a course FOLDER and write nothing."""
    result = check(folder, all_targets()[target_name], languages)
    show.report(ctx, result.found, folder, kind)
    if not result.found and kind == "text":
        speak = show.speech(ctx)
        click.echo(speak(say("{folder}: nothing to mend.", folder=str(folder))))
    sys.exit(exit_code(result.found, strict=strict))
