"""`smcourse diff`: what uploading a new version does to learners in mid-course."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from typing import Any

import click

from smcourse.cli import show
from smcourse.cli.language import speech
from smcourse.cli.localize import Command
from smcourse.cli.options import (
    AUTHOR_ERRORS,
    exit_code,
    format_option,
    order_of,
    package_options,
)
from smcourse.cli.problems import UsageProblem
from smcourse.cli.values import PATH
from smcourse.diagnostics import say
from smcourse.few import few_alike
from smcourse.there import is_folder
from smcourse.update.difference import compare
from smcourse.update.losses import losses
from smcourse.update.opening import Opened, open_course, open_package, quoted
from smcourse.update.outline import Outline


@click.command("diff", cls=Command)
@click.argument("old", metavar="OLD.zip", type=PATH)
@click.argument("new", metavar="NEW", type=PATH)
@package_options
@click.option("--safe", is_flag=True, help="Exit with 1 where learners would lose something.")
@format_option
@click.pass_context
def command(
    ctx: click.Context, /, old: Path, new: Path, safe: bool, kind: str, **packages: Any
) -> None:
    """Say what uploading NEW over OLD.zip will do.

    To learners in mid-course, to reports and in the LMS. NEW is a course's folder or a package,
    OLD.zip a package that smcourse built.
    """
    if not is_folder(new) and any(packages.values()):
        told = say("--lang, --audience, --company and --lms are for a folder; NEW is none")
        raise UsageProblem(told, ctx)
    before = _outline(ctx, open_package(old), Path(old.name), kind)
    if is_folder(new):
        order = order_of(release=False, today=None, strict=False, **packages)
        after, place = open_course(new, order, before), new
    else:
        after, place = open_package(new), Path(new.name)
    difference = compare(before, _outline(ctx, after, place, kind))
    found = list(few_alike(losses(difference, after.places)))
    if after.places:
        found = quoted(found, new)
    if kind == "text":
        from smcourse.report.update import update

        folder = PurePosixPath(place.as_posix())
        show.lines(update(difference, found, folder, speech(ctx)), sys.stdout)
    elif kind == "json":
        from smcourse.report.update_data import update_data

        show.report(ctx, found, place, kind, difference=update_data(difference))
    else:
        show.report(ctx, found, place, kind)
    sys.exit(exit_code(found, strict=safe))


def _outline(ctx: click.Context, opened: Opened, place: Path, kind: str) -> Outline:
    """What was opened; where that cannot be, why not, and the end."""
    if opened.outline is None:
        show.report(ctx, opened.found, place, kind)
        sys.exit(AUTHOR_ERRORS)
    return opened.outline
