"""`smcourse wrap`: a package from content that is no course yet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from smcourse.cli import show
from smcourse.cli.language import language_of, speech
from smcourse.cli.localize import Command
from smcourse.cli.options import exit_code
from smcourse.cli.values import PATH
from smcourse.diagnostics import Text, counted, say
from smcourse.wrap import RULES, WrapOrder, Wrapped, wrap

COMPLETE_BY = {
    "opened": say("complete once it has opened"),
    "scrolled": say("complete at the end of its first page"),
    "played": say("complete once all of it was watched"),
    "confirmed": say("complete once the learner confirms it"),
}


@click.command("wrap", cls=Command)
@click.argument("source", metavar="SOURCE", type=PATH)
@click.option(
    "--launch",
    metavar="PAGE",
    default="",
    help="Of a folder, the page that is shown first; without it, `index.html` or the only page.",
)
@click.option(
    "--title",
    metavar="TEXT",
    default="",
    help="What the LMS shows; without it, the title of the first page, or the file's name.",
)
@click.option(
    "--rule",
    type=click.Choice(RULES),
    default=None,
    help="What completes it; without it, `scrolled` for HTML, `played` for a video, `confirmed` "
    "for a PDF.",
)
@click.option(
    "--lang",
    "language",
    metavar="LANG",
    default="",
    help="Language of the page around it; without it, that of the first page, or of the messages.",
)
@click.option(
    "--id",
    "id_",
    metavar="ID",
    default="",
    help="Its id, the same in every version; without it, the name of SOURCE.",
)
@click.option("--version", metavar="VERSION", default="1", help="Its version; without it, `1`.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False, readable=False),
    metavar="FOLDER",
    default=Path("dist"),
    help="Where the package goes; without it, `dist`.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    source: Path,
    launch: str,
    title: str,
    rule: str | None,
    language: str,
    id_: str,
    version: str,
    out: Path,
    strict: bool,
) -> None:
    """Wrap what you have into a SCORM 1.2 package.

    SOURCE is a folder of HTML, a PDF or a video (MP4, WebM).
    """
    speak = speech(ctx)
    order = WrapOrder(
        title=title,
        launch=launch,
        id=id_,
        language=language,
        usual_language="es-419" if language_of(ctx) == "es" else "en",
        rule=rule or "",
        version=version,
        strict=strict,
    )
    wrapped = wrap(source, out, order)
    folder = source if source.is_dir() else source.parent
    show.findings(wrapped.found, folder, speak, sys.stderr)
    if wrapped.path is None:
        click.echo(speak(say("{folder}: no package was written.", folder=str(source))), err=True)
    else:
        told = " · ".join(map(speak, _facts(wrapped)))
        show.lines([[(str(wrapped.path), "path"), (f"  {told}", "message")]], sys.stdout)
    sys.exit(exit_code(wrapped.found, strict=strict))


def _facts(wrapped: Wrapped) -> list[Text]:
    return [
        say("{size} kB", size=round(wrapped.size / 1000)),
        counted(wrapped.files, say("1 file"), say("{count} files")),
        COMPLETE_BY[wrapped.rule],
    ]
