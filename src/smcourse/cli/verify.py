"""`smcourse verify`: read a package as an LMS would."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from smcourse.cli import show
from smcourse.cli.language import speech
from smcourse.cli.localize import Command
from smcourse.cli.options import exit_code, format_option
from smcourse.cli.values import PATH
from smcourse.diagnostics import Diagnostic, Severity, any_errors, say
from smcourse.folder import target_of_folder
from smcourse.formats.scorm12_outlook import Launch, Outlook, scorm12_outlook
from smcourse.messages import Speak
from smcourse.report.text import Line, shown
from smcourse.tarball import is_tarball
from smcourse.targets import target_of
from smcourse.verify import findings, open_any

MOST_LAUNCHES = 10


@click.command("verify", cls=Command)
@click.argument("archive", metavar="FILE", type=PATH)
@format_option
@click.pass_context
def command(ctx: click.Context, archive: Path, kind: str) -> None:
    """Read a package as an LMS would.

    FILE is any SCORM 1.2 package, ours or not. What breaks the standard is said, what LMSs
    stumble over, and what they will do with it. Or it is a course tarball of Open edX, and what
    Studio would drop in silence is said. Or it is the folder of a handbook or of a site, and links
    that lead nowhere are said.
    """
    kind_of = _target_of(archive)
    with open_any(archive) as opened:
        found = findings(opened, target_of(kind_of).verify)
        is_scorm = kind_of == "scorm12"
        outlook = scorm12_outlook(opened.texts, opened.size, found) if is_scorm else None
    show.report(ctx, found, Path(archive.name), kind)
    if kind == "text":
        speak = speech(ctx)
        if not any_errors(found):
            click.echo(_verdict(archive, found, speak, kind_of))
        if outlook:
            show.lines(_outlook(outlook, speak), sys.stdout)
    sys.exit(exit_code(found))


def _target_of(archive: Path) -> str:
    """The target whose rules a package is held to."""
    return target_of_folder(archive) or ("olx" if is_tarball(archive) else "scorm12")


def _verdict(archive: Path, found: Sequence[Diagnostic], speak: Speak, kind_of: str) -> str:
    if kind_of == "handbook":
        return speak(say("{archive}: a handbook that holds together.", archive=str(archive)))
    if kind_of == "web":
        return speak(say("{archive}: a site that holds together.", archive=str(archive)))
    if kind_of == "olx":
        return speak(say("{archive}: Studio drops nothing of it.", archive=str(archive)))
    if any(finding.severity == Severity.NOTE for finding in found):
        return speak(
            say("{archive}: a valid SCORM 1.2 package; mind the notes.", archive=str(archive))
        )
    return speak(say("{archive}: a valid SCORM 1.2 package.", archive=str(archive)))


def _outlook(outlook: Outlook, speak: Speak) -> Iterator[Line]:
    """What LMSs show, launch, and do that surprises: a line each, its subject in a column."""
    rows = [(speak(say("title")), outlook.title, "")]
    rows += [(speak(say("launches")), _launch(launch, speak), "") for launch in outlook.launches]
    if (more := len(rows) - 1 - MOST_LAUNCHES) > 0:
        rows[1 + MOST_LAUNCHES :] = [("", speak(say("and {count} more", count=more)), "")]
    for remark in outlook.remarks:
        text = speak(remark.text)
        if remark.more:
            text += f" ({speak(say('and {count} more', count=remark.more))})"
        rows.append((remark.lms, text, f" [{remark.code}]"))
    width = max(len(subject) for subject, _, _ in rows)
    yield [("", "")]
    yield [(speak(say("What LMSs will do with it")), "label")]
    for subject, text, code in rows:
        yield [(f"  {subject:{width}}  ", "label"), (shown(text), "message"), (code, "code")]


def _launch(launch: Launch, speak: Speak) -> str:
    kind = say("SCO") if launch.is_sco else say("asset, not tracked")
    return f"{launch.title or launch.item}: {launch.path} ({speak(kind)})"
