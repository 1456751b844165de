"""Which language a run speaks."""

from __future__ import annotations

import os

import click

from smcourse.messages import Speak, nearest_language, speaker


def language_of_the_system() -> str:
    """By the variables that POSIX reads, in its order."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return nearest_language(next(filter(None, named), ""))


def language_of(ctx: click.Context) -> str:
    """The one of `--messages`, else the system's."""
    return str(ctx.meta.get("language") or language_of_the_system())


def speech(ctx: click.Context) -> Speak:
    """How this run says a text."""
    return speaker(language_of(ctx))
