"""`smcourse editor`: what editors are told of a course, written beside it."""

from __future__ import annotations

from pathlib import Path

import click

from smcourse.cli.language import speech
from smcourse.cli.localize import Command
from smcourse.cli.values import PATH
from smcourse.diagnostics import say
from smcourse.editor.files import How, unmarked, write_editor_files

TOLD = {
    How.NEW: say("new"),
    How.ANEW: say("written anew"),
    How.KEPT: say("yours, left as it is"),
}


@click.command("editor", cls=Command)
@click.argument("folder", metavar="FOLDER", type=PATH)
@click.pass_context
def command(ctx: click.Context, folder: Path) -> None:
    """Write the schemas, snippets and settings by which editors help with the course in FOLDER.

    Schemas and snippets are written anew; whatever else is there is left as it is.
    """
    speak = speech(ctx)
    written = write_editor_files(folder)
    for path, how in written:
        if how in TOLD:
            click.echo(f"{folder / path}: {speak(TOLD[how])}")
    if all(how is How.SAME for _, how in written):
        click.echo(speak(say("{folder}: nothing has changed.", folder=str(folder))))
    for name, line in unmarked(folder):
        click.echo(speak(say("Put this line at the top of {path}:", path=str(folder / name))))
        click.echo(f"  {line}")
