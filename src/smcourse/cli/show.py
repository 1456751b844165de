"""How a command prints: findings in colour where there is a terminal, plain where there is none."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import TextIO

import click

from smcourse.cli.language import language_of, speech
from smcourse.diagnostics import Diagnostic
from smcourse.messages import Speak
from smcourse.report import data, text

LONG = 1.0  # seconds that nobody minds to wait in silence
FORMATS = ("text", "short", "json", "sarif")


def lines(written: Iterable[text.Line], stream: TextIO) -> None:
    """Print lines, coloured where the stream is a terminal that shows colours."""
    shown = list(written)
    if not shown:
        return
    if _is_colourful(stream):
        from smcourse.report.terminal import coloured

        coloured(shown, stream)
    else:
        click.echo(text.plain(shown), file=stream)


def _is_colourful(stream: TextIO) -> bool:
    """NO_COLOR with any value means no colour (no-color.org)."""
    return _has_cursor(stream) and not os.environ.get("NO_COLOR")


def _has_cursor(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def progress(folder: Path, stream: TextIO) -> Iterator[Callable[[float], None]]:
    """What hears how far a build is; after a second it shows a bar where there is a terminal."""
    begun = time.monotonic()
    bar: Callable[[float], None] | None = None
    with ExitStack() as stack:

        def watch(done: float) -> None:
            nonlocal bar
            if bar is None and _has_cursor(stream) and time.monotonic() - begun > LONG:
                from smcourse.report.terminal import progress_bar

                bar = stack.enter_context(progress_bar(str(folder), stream))
            if bar is not None:
                bar(done)

        yield watch


def findings(found: Sequence[Diagnostic], folder: Path, speak: Speak, stream: TextIO) -> None:
    """Findings as text, and how many of which rank there are."""
    if found:
        lines(text.findings(found, PurePosixPath(folder.as_posix()), speak), stream)
        click.echo(text.summary(found, speak), file=stream)


def report(
    ctx: click.Context, found: Sequence[Diagnostic], folder: Path, kind: str, **more: object
) -> None:
    """Findings on standard output in one of `FORMATS`; in JSON, `more` beside them."""
    speak, place = speech(ctx), PurePosixPath(folder.as_posix())
    if kind == "json":
        click.echo(data.as_json(found, place, speak, more))
    elif kind == "sarif":
        from smcourse.explain import explanations
        from smcourse.report.sarif import as_sarif

        language = language_of(ctx)
        known = explanations(language)
        click.echo(as_sarif(found, place, speak, lambda code: known.get(code, ""), language))
    elif kind == "short":
        lines(text.findings(found, place, speak, short=True), sys.stdout)
    else:
        findings(found, folder, speak, sys.stdout)
