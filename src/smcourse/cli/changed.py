"""`smcourse changed`: the courses that some files belong to, checked."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import click

from smcourse.changed import courses_of
from smcourse.cli import show
from smcourse.cli.language import speech
from smcourse.cli.localize import Command
from smcourse.cli.options import (
    exit_code,
    format_option,
    order_of,
    order_options,
    target_of,
)
from smcourse.cli.values import PATH
from smcourse.diagnostics import Diagnostic, say
from smcourse.pipeline import check


@click.command("changed", cls=Command)
@click.argument("files", metavar="FILE...", type=PATH, nargs=-1)
@click.option("--list", "is_listing", is_flag=True, help="Only list their folders.")
@order_options
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    is_listing: bool,
    target_name: str,
    variant: str | None,
    kind: str,
    strict: bool,
    **order: Any,
) -> None:
    """Check each course that holds one of the FILES, and write nothing.

    A course is the nearest folder above a file that has a course.yaml; files of no course are
    passed over.
    """
    folders = courses_of(files)
    if is_listing:
        for folder in folders:
            click.echo(folder.as_posix())
        return
    target, ordered = target_of(target_name, variant), order_of(strict=strict, **order)
    found: list[Diagnostic] = []
    for folder in folders:
        own = check(folder, target, ordered).found
        found += (_from_here(one, folder) for one in own)
        if not own and kind == "text":
            click.echo(speech(ctx)(say("{folder}: nothing to mend.", folder=str(folder))))
    show.report(ctx, found, Path(), kind)
    sys.exit(exit_code(found, strict=strict))


def _from_here(finding: Diagnostic, folder: Path) -> Diagnostic:
    """The same with its path as seen from where the command is run."""
    path = PurePosixPath(folder.as_posix()) / finding.span.path
    return replace(finding, span=replace(finding.span, path=path))
