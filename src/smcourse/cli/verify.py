"""`smcourse verify`: read a package as an LMS would."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from smcourse.cli import show
from smcourse.cli.options import exit_code
from smcourse.diagnostics import Severity, any_errors, say
from smcourse.targets import all_targets
from smcourse.verify import verify


@click.command("verify")
@click.argument("archive", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def command(ctx: click.Context, archive: Path) -> None:
    """Verify a SCORM 1.2 package, ours or anybody's: the standard, and what LMSs stumble over."""
    speak = show.speech(ctx)
    found = verify(archive, all_targets()["scorm12"].verify)
    show.findings(found, Path(archive.name), speak, sys.stdout)
    if not any_errors(found):
        notes = sum(finding.severity == Severity.NOTE for finding in found)
        told = say("{archive}: a valid SCORM 1.2 package.", archive=str(archive))
        if notes:
            told = say(
                "{archive}: a valid SCORM 1.2 package; mind the notes.", archive=str(archive)
            )
        click.echo(speak(told))
    sys.exit(exit_code(found))
