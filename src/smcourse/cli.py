"""The command `smcourse`: the only file that prints and exits."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path, PurePosixPath

import click

from smcourse import __version__, report
from smcourse.diagnostics import Diagnostic, Severity, SmcourseError, any_errors
from smcourse.pipeline import build, check
from smcourse.targets import all_targets
from smcourse.verify import verify

AUTHOR_ERRORS = 1
USAGE = 2

_course = click.argument("folder", type=click.Path(path_type=Path))
_target = click.option(
    "--target",
    "target_name",
    type=click.Choice(list(all_targets())),
    default="scorm12",
    show_default=True,
    help="What to compile for.",
)
_languages = click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="LANG",
    help="Only this language; may be repeated.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="smcourse")
def cli() -> None:
    """Compile a course written as Markdown into a package that an LMS imports and tracks."""


@cli.command("build")
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@_target
@_languages
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dist"),
    show_default=True,
    help="Where the packages go.",
)
def build_command(
    folders: tuple[Path, ...], target_name: str, languages: tuple[str, ...], out: Path
) -> None:
    """Build each course FOLDER into its packages, one a language."""
    failed = False
    for folder in folders:
        result = build(folder, all_targets()[target_name], out, languages)
        _show(result.found, folder)
        failed = failed or any_errors(result.found)
        for built in result.built:
            click.echo(report.package(built))
        if not result.built:
            click.echo(f"{folder}: no package was written.", err=True)
    sys.exit(AUTHOR_ERRORS if failed else 0)


@cli.command("check")
@_course
@_target
@_languages
def check_command(folder: Path, target_name: str, languages: tuple[str, ...]) -> None:
    """Check a course FOLDER and write nothing."""
    result = check(folder, all_targets()[target_name], languages)
    _show(result.found, folder)
    if not result.found:
        click.echo(f"{folder}: nothing to mend.")
    sys.exit(AUTHOR_ERRORS if any_errors(result.found) else 0)


@cli.command("verify")
@click.argument("archive", type=click.Path(path_type=Path, dir_okay=False))
def verify_command(archive: Path) -> None:
    """Verify a SCORM 1.2 package, ours or anybody's: the standard, and what LMSs stumble over."""
    found = verify(archive, all_targets()["scorm12"].verify)
    _show(found, Path(archive.name))
    if not any_errors(found):
        notes = sum(finding.severity == Severity.NOTE for finding in found)
        click.echo(f"{archive}: a valid SCORM 1.2 package{_remarks(notes)}.")
    sys.exit(AUTHOR_ERRORS if any_errors(found) else 0)


def _remarks(notes: int) -> str:
    return "" if not notes else f", with {notes} note{'' if notes == 1 else 's'}"


def _show(found: tuple[Diagnostic, ...] | list[Diagnostic], folder: Path) -> None:
    if not found:
        return
    click.echo(report.findings(found, PurePosixPath(folder.as_posix())), err=True)
    click.echo(report.summary(found), err=True)


def main() -> None:
    """Run the command; the world's errors become one line and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may not know every letter
    try:
        cli(standalone_mode=True)
    except SmcourseError as problem:
        click.echo(f"smcourse: {problem}", err=True)
        sys.exit(USAGE)
