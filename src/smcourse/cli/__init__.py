"""The command `smcourse`: the only package that prints and exits.

Each command lives in a module of its own name and is imported when it is used, so that the
program starts fast.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper

import click

from smcourse import __version__
from smcourse.cli.localize import localize, no_such_command, usage_text
from smcourse.diagnostics import SmcourseError, say
from smcourse.messages import LANGUAGES, nearest_language, speaker

COMMANDS = ("new", "check", "build", "verify", "explain")
USAGE = 2


class _Commands(click.Group):
    """A group whose commands are imported by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            raise no_such_command(cmd_name, COMMANDS, ctx)
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        localize(command, ctx.meta.get("language") or _language_of_the_system())
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SmcourseError as problem:
            click.echo(f"smcourse: {speaker(ctx.meta['language'])(problem.text)}", err=True)
            sys.exit(USAGE)


def _choose_language(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    language = value or _language_of_the_system()
    ctx.meta["language"] = language
    localize(ctx.command, language)
    return language


def _language_of_the_system() -> str:
    """By the variables that POSIX reads, in its order."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return nearest_language(next(filter(None, named), ""))


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--messages",
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=_choose_language,
    help="Language of messages; without it, that of the system.",
)
@click.version_option(__version__, prog_name="smcourse")
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
    language = _language_of_the_system()
    localize(cli, language)
    try:
        sys.exit(cli.main(prog_name="smcourse", standalone_mode=False))
    except click.ClickException as problem:
        chosen = _chosen(problem, language)
        click.echo(usage_text(problem, speaker(chosen)), err=True)
    except (click.Abort, KeyboardInterrupt):
        click.echo(speaker(language)(say("stopped")), err=True)
    sys.exit(USAGE)


def _chosen(problem: click.ClickException, otherwise: str) -> str:
    ctx = getattr(problem, "ctx", None)
    return ctx.find_root().meta.get("language", otherwise) if ctx else otherwise
