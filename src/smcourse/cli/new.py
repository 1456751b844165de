"""`smcourse new`: a course to begin with."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path, PurePosixPath

import click

from smcourse.cli.language import language_of, speech
from smcourse.cli.localize import Command
from smcourse.cli.problems import UsageProblem
from smcourse.cli.values import PATH
from smcourse.diagnostics import did_you_mean, say
from smcourse.new import course_id, new_course
from smcourse.words import known_languages


@click.command("new", cls=Command)
@click.argument("folder", metavar="FOLDER", type=PATH)
@click.option("--title", metavar="TEXT", help="The course's title.")
@click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="LANG",
    help="A language of the course; may be repeated.",
)
@click.pass_context
def command(
    ctx: click.Context, folder: Path, title: str | None, languages: tuple[str, ...]
) -> None:
    """Write a small course into a new FOLDER, ready to build."""
    speak = speech(ctx)
    is_asking = sys.stdin.isatty() and sys.stdout.isatty()
    usual = folder.resolve().name.replace("-", " ").capitalize()
    if title is None:
        question = speak(say("Title of the course"))
        title = click.prompt(question, default=usual) if is_asking else usual
    title = title.strip() or usual
    if not languages:
        language = "es-419" if language_of(ctx) == "es" else "en"
        question = speak(say("Language ({known})", known=", ".join(known_languages())))
        languages = (click.prompt(question, default=language) if is_asking else language,)
    for language in languages:
        if language not in known_languages():
            helped = did_you_mean(language, known_languages())
            raise UsageProblem(
                say("the player does not speak `{name}`; {help}", name=language, help=helped), ctx
            )
    written = new_course(folder, title, languages)
    for path in dict.fromkeys(map(_shown, written)):
        click.echo(str(folder / path))
    click.echo(speak(say("Next:")))
    place = shlex.quote(str(folder))
    package = f"{course_id(folder.resolve().name)}-{languages[0]}-scorm12-1.zip"
    click.echo(f"  smcourse preview {place}")
    click.echo(f"  smcourse check {place}")
    click.echo(f"  smcourse build {place}")
    click.echo(f"  smcourse verify dist/{package}")


def _shown(path: PurePosixPath) -> PurePosixPath:
    """A file; of those that are for editors, the folder."""
    return PurePosixPath(path.parts[0]) if path.parts[0].startswith(".") else path
