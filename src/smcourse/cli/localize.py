"""Commands whose help can be translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

import click

from smcourse.cli.language import language_of, speech
from smcourse.cli.problems import UsageProblem
from smcourse.diagnostics import Text, say
from smcourse.messages import LANGUAGES, Speak, speaker

WORDED = ("help", "metavar", "options_metavar", "subcommand_metavar")
HEADINGS = {"Options": say("Options"), "Commands": say("Commands")}

_ONE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")

Part = click.Command | click.Parameter


class _Formatter(click.HelpFormatter):
    """Help under headings of the run's language."""

    def __init__(self, speak: Speak, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self.speak = speak

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{self.speak(say('Usage'))}: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(self.speak(HEADINGS.get(heading, Text(heading))))


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        return _Formatter(speech(self), self.terminal_width, self.max_content_width)


class Spoken(click.Command):
    """A command or group whose help and usage errors are in the language of the run, which
    `--messages` may name before a command or behind it."""

    context_class = _Context

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        messages = click.Option(
            ["--messages"],
            type=click.Choice(LANGUAGES),
            is_eager=True,
            expose_value=False,
            callback=_choose_language,
            help="Language of messages; without it, that of the system.",
        )
        self.params.append(messages)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = speech(ctx)(say("Show this help and stop."))
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as problem:
            problem.ctx = problem.ctx or ctx  # it tells the language
            raise


class Command(Spoken):
    """A command of ours."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            raise UsageProblem(say("there is a word too many: `{word}`", word=ctx.args[0]), ctx)
        return rest


def _choose_language(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    language = value or language_of(ctx)
    ctx.meta["language"] = language
    localize(ctx.command, language)


def localize(command: click.Command, language: str) -> None:
    """Give a command and its parameters their words in `language`."""
    speak = speaker(language)
    for part, name, english in english_words(command):
        setattr(part, name, speak(Text(english)))


def english_words(command: click.Command) -> Iterator[tuple[Part, str, str]]:
    """Each text that help shows of a command: whose it is, the attribute's name, and the text in
    English, a paragraph on a line."""
    parts: tuple[Part, ...] = (command, *command.params)
    for part in parts:
        for name in WORDED:
            shown = getattr(part, name, None)
            if shown:
                english = vars(part).setdefault(f"english_{name}", shown)
                yield part, name, _ONE_BREAK.sub(" ", cleandoc(english))
