"""`smcourse preview`: the course in a browser while it is written, beside a pretend LMS."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from threading import Thread

import click

from smcourse.cli.language import language_of, speech
from smcourse.cli.localize import Command
from smcourse.cli.problems import UsageProblem, WorldProblem
from smcourse.cli.values import PATH, day_of
from smcourse.diagnostics import say

EDITOR = "vscode://file{path}:{line}:{column}"
UNSAFE = ("javascript:", "data:", "vbscript:")


@click.command("preview", cls=Command)
@click.argument("folder", metavar="FOLDER", type=PATH)
@click.option(
    "--company",
    "companies",
    type=PATH,
    metavar="FILE",
    multiple=True,
    help="Another company's words to choose from; may be repeated.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="NUMBER",
    default=8899,
    help="Where the preview listens; without it 8899, or any that is free if another has it.",
)
@click.option(
    "--editor-url",
    metavar="ADDRESS",
    envvar="SMCOURSE_EDITOR_URL",
    default=EDITOR,
    help="What a click on a finding opens, with {path}, {line} and {column}; without it Visual "
    "Studio Code.",
)
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folder: Path,
    companies: tuple[Path, ...],
    port: int,
    editor_url: str,
    no_open: bool,
) -> None:
    """Show the course in FOLDER in a browser, and every save of it at once.

    Beside it is a pretend LMS that shows each call. Only this machine is answered. Ctrl+C ends it.
    """
    if editor_url.strip().lower().startswith(UNSAFE):
        raise UsageProblem(say("--editor-url is no address that an editor opens"), ctx)
    try:
        from smcourse.preview.run import run
    except ModuleNotFoundError as problem:
        raise WorldProblem(
            say(
                'the preview needs {module}: `python -m pip install "smcourse[preview]"`',
                module=problem.name or "",
            ),
            ctx,
        ) from problem
    speak = speech(ctx)

    def ready(address: str) -> None:
        shown = say(
            "{folder} is at {address}; Ctrl+C ends it.", folder=str(folder), address=address
        )
        click.echo(speak(shown))
        if not no_open:
            Thread(target=_open, args=(address,), daemon=True).start()

    run(
        folder,
        named_apart(companies),
        port=port,
        editor=editor_url,
        today=day_of(None),
        speak=speak,
        language=language_of(ctx),
        ready=ready,
    )


def named_apart(files: Sequence[Path]) -> Mapping[str, Path]:
    """Each file by its name; where several share one, by those of the folders above it too."""
    places = dict.fromkeys(file.resolve() for file in files)
    return {_name_among(place, places): place for place in places}


def _name_among(place: Path, places: Collection[Path]) -> str:
    names = [place.parts[-length:] for length in range(1, len(place.parts) + 1)]
    shared = (sum(other.parts[-len(name) :] == name for other in places) for name in names)
    return " ".join(next(name for name, count in zip(names, shared, strict=True) if count == 1))


def _open(address: str) -> None:
    """In the browser of this machine, if it has one beside those that take the terminal."""
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) is not webbrowser.GenericBrowser or "BROWSER" in os.environ:
        browser.open(address)
