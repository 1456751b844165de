"""The command `smcourse`: the only package that prints and exits.

Each command lives in a module of its own name and is imported when it is used, so that the
program starts fast.
"""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper

import click

from smcourse import __version__
from smcourse.cli.language import language_of, language_of_the_system
from smcourse.cli.localize import Spoken, localize
from smcourse.cli.problems import WorldProblem, no_such_command, told
from smcourse.diagnostics import SmcourseError, say

COMMANDS = (
    "new",
    "check",
    "preview",
    "build",
    "verify",
    "diff",
    "wrap",
    "graph",
    "editor",
    "changed",
    "explain",
)
USAGE = 2


class _Commands(Spoken, click.Group):
    """A group whose commands are imported by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            raise no_such_command(cmd_name, COMMANDS, ctx)
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        localize(command, language_of(ctx))
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SmcourseError as problem:
            raise WorldProblem(problem.text, ctx) from problem
        except (click.Abort, KeyboardInterrupt) as problem:
            raise WorldProblem(say("stopped"), ctx) from problem


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(
    __version__,
    prog_name="smcourse",
    message="%(prog)s %(version)s",
    help="Show the version and stop.",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Compile a course written as Markdown into a package that an LMS imports and tracks."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Run the command; usage errors and the world's become a line or two and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may not know every letter
    localize(cli, language_of_the_system())
    try:
        sys.exit(cli.main(prog_name="smcourse", standalone_mode=False))
    except click.ClickException as problem:
        click.echo(told(problem), err=True)
    except click.Abort:  # before any command had begun
        pass
    sys.exit(USAGE)
