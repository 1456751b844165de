"""Options that several commands share, and what they exit with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from smcourse.cli.problems import UsageProblem
from smcourse.cli.show import FORMATS
from smcourse.cli.values import PATH, day_of
from smcourse.diagnostics import Diagnostic, any_errors, say
from smcourse.order import Order
from smcourse.targets import Target, all_targets

DONE, AUTHOR_ERRORS = 0, 1

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_PACKAGES = (
    click.option(
        "--lang",
        "languages",
        multiple=True,
        metavar="LANG",
        help="Only this language; may be repeated.",
    ),
    click.option(
        "--audience",
        "audiences",
        multiple=True,
        metavar="NAME[,NAME]",
        help="A package for this audience, or for several together; may be repeated. A handbook is "
        "for all.",
    ),
    click.option(
        "--company",
        type=PATH,
        metavar="FILE",
        help="A company's words in place of the course's own company.yaml.",
    ),
    click.option(
        "--lms",
        metavar="NAME",
        default="",
        help="For this LMS, such as `moodle`; the manual lists them all.",
    ),
)

_ORDER = (
    click.option(
        "--target",
        "target_name",
        type=click.Choice(list(all_targets())),
        default="scorm12",
        help="What to compile for; without it, `scorm12`.",
    ),
    click.option(
        "--native", "variant", flag_value="native", help="For Open edX without our XBlock."
    ),
    click.option("--scorm", "variant", flag_value="scorm", help="For Open edX: the SCORM package."),
    *_PACKAGES,
    click.option(
        "--release",
        is_flag=True,
        help="Refuse a sample company's words, gaps and overdue reviews.",
    ),
    click.option(
        "--today",
        metavar="DATE",
        help="The day that reviews are compared with; without it SOURCE_DATE_EPOCH, then today.",
    ),
    click.option("--strict", is_flag=True, help="Warnings count as errors."),
)


format_option = click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    default="text",
    help="How findings are written; without it, `text`.",
)


def order_options(command: Decorated) -> Decorated:
    """Give a command all that makes an `Order`, its target with its variant, and `--strict`."""
    for option in reversed(_ORDER):
        command = option(command)
    return command


def package_options(command: Decorated) -> Decorated:
    """Give a command what chooses among the packages of a course."""
    for option in reversed(_PACKAGES):
        command = option(command)
    return command


def order_of(
    *,
    languages: tuple[str, ...],
    audiences: tuple[str, ...],
    company: Path | None,
    lms: str,
    release: bool,
    today: str | None,
    strict: bool,
    jobs: int = 1,
) -> Order:
    """The order that a command's options make."""
    return Order(
        languages=languages,
        audiences=tuple(tuple(filter(None, names.split(","))) for names in audiences),
        company=company,
        lms=lms,
        release=release,
        today=day_of(today),
        strict=strict,
        jobs=jobs,
    )


def target_of(name: str, variant: str | None) -> Target:
    """A target, or one of its variants."""
    target = all_targets()[name]
    if variant is None:
        return target
    if variant not in target.variants:
        raise UsageProblem(say("`--{variant}` goes with `--target olx`", variant=variant))
    return target.variants[variant]


def exit_code(found: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """1 where the author has something to mend first, else 0."""
    return AUTHOR_ERRORS if any_errors(found, strict=strict) else DONE
