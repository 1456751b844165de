"""`smcourse build`: compile courses into packages."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from smcourse.cli import show
from smcourse.cli.language import speech
from smcourse.cli.localize import Command
from smcourse.cli.options import exit_code, order_of, order_options, target_of
from smcourse.cli.values import PATH
from smcourse.diagnostics import say
from smcourse.pipeline import build
from smcourse.report import text


@click.command("build", cls=Command)
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER...", type=PATH)
@order_options
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False, readable=False),
    metavar="FOLDER",
    default=Path("dist"),
    help="Where the packages go; without it, `dist`.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="NUMBER",
    default=os.cpu_count() or 1,
    help="How many processes compile; without it, one for each processor.",
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folders: tuple[Path, ...],
    target_name: str,
    variant: str | None,
    out: Path,
    strict: bool,
    **order: Any,
) -> None:
    """Build courses into packages.

    Each course FOLDER becomes one package for each language and audience; with `--target handbook`,
    one handbook for each language, the same for every audience; with `--target web`, a site that
    needs no LMS.
    """
    speak, code = speech(ctx), 0
    ordered = order_of(strict=strict, **order)
    target = target_of(target_name, variant)
    taken: dict[Path, Path] = {}
    for folder in dict.fromkeys(folders):
        with show.progress(folder, sys.stderr) as watch:
            result = build(folder, target, out, ordered, watch, taken=taken)
        taken |= {built.path: folder for built in result.built}
        show.findings(result.found, folder, speak, sys.stderr)
        show.lines((text.package(built, speak) for built in result.built), sys.stdout)
        for remark in dict.fromkeys(one for built in result.built for one in built.remarks):
            click.echo(speak(remark), err=True)
        if not result.built:
            told = say("{folder}: no package was written.", folder=str(folder))
            click.echo(speak(told), err=True)
        code = max(code, exit_code(result.found, strict=strict))
    sys.exit(code)
