"""Options that several commands share, and what they exit with."""

from __future__ import annotations

from collections.abc import Iterable

import click

from smcourse.diagnostics import Diagnostic, Severity
from smcourse.targets import all_targets

DONE, AUTHOR_ERRORS = 0, 1

target_option = click.option(
    "--target",
    "target_name",
    type=click.Choice(list(all_targets())),
    default="scorm12",
    show_default=True,
    help="What to compile for.",
)
languages_option = click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="LANG",
    help="Only this language; may be repeated.",
)
strict_option = click.option("--strict", is_flag=True, help="Warnings count as errors.")


def exit_code(found: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """1 where the author has something to mend first, else 0."""
    least = Severity.WARNING if strict else Severity.ERROR
    return AUTHOR_ERRORS if any(finding.severity >= least for finding in found) else DONE
