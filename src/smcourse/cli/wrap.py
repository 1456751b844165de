"""`smcourse wrap`: a package from content that is no course yet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from smcourse.cli import show
from smcourse.cli.options import exit_code
from smcourse.diagnostics import Text, say
from smcourse.wrap import RULES, WrapOrder, Wrapped, wrap

COMPLETE_BY = {
    "opened": say("complete once it has opened"),
    "scrolled": say("complete at the end of its first page"),
    "played": say("complete once all of it was watched"),
    "confirmed": say("complete once the learner confirms it"),
}


@click.command("wrap")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--title", required=True, help="What the LMS shows.")
@click.option(
    "--launch",
    metavar="PAGE",
    default="index.html",
    show_default=True,
    help="Of a folder, the page that is shown first.",
)
@click.option(
    "--rule",
    type=click.Choice(RULES),
    help="What completes it; else scrolled for HTML, played for a video, confirmed for a PDF.",
)
@click.option("--id", "id_", metavar="ID", default="", help="Its id; else the name of SOURCE.")
@click.option(
    "--lang",
    "language",
    metavar="LANG",
    default="en",
    show_default=True,
    help="The language of the page around it.",
)
@click.option("--version", default="1", show_default=True, help="The version of the content.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dist"),
    show_default=True,
    help="Where the packages go.",
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    source: Path,
    title: str,
    launch: str,
    rule: str | None,
    id_: str,
    language: str,
    version: str,
    out: Path,
) -> None:
    """Wrap SOURCE, a folder of HTML, a PDF or an MP4, into a SCORM 1.2 package."""
    speak = show.speech(ctx)
    order = WrapOrder(
        title=title, launch=launch, id=id_, language=language, rule=rule or "", version=version
    )
    wrapped = wrap(source, out, order)
    folder = source if source.is_dir() else source.parent
    show.findings(wrapped.found, folder, speak, sys.stderr)
    if wrapped.path is None:
        click.echo(speak(say("{folder}: no package was written.", folder=str(source))), err=True)
    else:
        told = " · ".join(map(speak, _facts(wrapped)))
        show.lines([[(str(wrapped.path), "path"), (f"  {told}", "message")]], sys.stdout)
    sys.exit(exit_code(wrapped.found))


def _facts(wrapped: Wrapped) -> list[Text]:
    return [
        say("{size} kB", size=round(wrapped.size / 1000)),
        say("1 file") if wrapped.files == 1 else say("{count} files", count=wrapped.files),
        COMPLETE_BY[wrapped.rule],
    ]
