"""`smcourse check --fix`: shows what would change, asks once, and writes on yes."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from typing import TextIO

import click

from smcourse.cli import show
from smcourse.cli.language import speech
from smcourse.diagnostics import Text, say
from smcourse.mend.disk import write_changes
from smcourse.mended import mend
from smcourse.order import Order
from smcourse.pipeline import Result, check
from smcourse.report import changes as report
from smcourse.targets import Target

YES = ("y", "yes", "s", "si", "sí")


def mend_and_check(
    ctx: click.Context, folder: Path, target: Target, order: Order, *, is_sure: bool, kind: str
) -> tuple[Result, Text | None]:
    """Mend a course, without a question where its author `is_sure`; what is left, and what is to be
    told where nothing was written that could be. What is shown goes to standard error where
    standard output is for programs."""
    stream = stream_of(kind)
    before, changes = mend(folder, target, order)
    if not changes:
        return before, None
    show.lines(report.diff(changes, PurePosixPath(folder.as_posix())), stream)
    number, files = report.counts(changes)
    is_asking = sys.stdin.isatty() and stream.isatty()
    question = say("Write {number} to {files}? [y/N]", number=number, files=files)
    if is_sure or (is_asking and _agreed(speech(ctx)(question), stream)):
        write_changes(folder, changes)
        written = say("Written: {number} in {files}.", number=number, files=files)
        click.echo(speech(ctx)(written), stream)
        return check(folder, target, order), None
    if is_asking:
        return before, say("Nothing was written.")
    return before, say(
        "Nothing was written. To write {number} to {files}, add `--yes`.",
        number=number,
        files=files,
    )


def stream_of(kind: str) -> TextIO:
    """Where people look: standard output, unless it is for programs."""
    return sys.stdout if kind == "text" else sys.stderr


def _agreed(question: str, stream: TextIO) -> bool:
    is_error = stream is sys.stderr
    answer: str = click.prompt(
        question, default="", show_default=False, prompt_suffix=" ", err=is_error
    )
    return answer.strip().casefold() in YES
