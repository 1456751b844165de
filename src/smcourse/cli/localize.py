"""The command's own words in another language: help texts and usage errors."""

from __future__ import annotations

from collections.abc import Iterable

import click

from smcourse.diagnostics import Text, did_you_mean, say
from smcourse.messages import Speak, speaker


class UsageProblem(click.UsageError):
    """A wrong command line, in words that can be translated."""

    def __init__(self, text: Text, ctx: click.Context | None = None) -> None:
        super().__init__(str(text), ctx)
        self.text = text


def localize(command: click.Command, language: str) -> None:
    """Give a command and its options their help in `language`."""
    speak = speaker(language)
    for part in (command, *command.params):
        if isinstance(part, (click.Command, click.Option)) and part.help:
            english = vars(part).setdefault("english_help", part.help)
            part.help = speak(say(english))


def no_such_command(name: str, known: Iterable[str], ctx: click.Context) -> UsageProblem:
    """What to say of a command that nobody knows."""
    text = say("there is no command `{name}`; {help}", name=name, help=did_you_mean(name, known))
    return UsageProblem(text, ctx)


def usage_text(problem: click.ClickException, speak: Speak) -> str:
    """What is wrong with the command line, and where the help is."""
    lines = [f"smcourse: {speak(_reason(problem))}"]
    ctx = getattr(problem, "ctx", None)
    if ctx is not None:
        lines.append(speak(say("see `{command} --help`", command=ctx.command_path)))
    return "\n".join(lines)


def _reason(problem: click.ClickException) -> Text:
    match problem:
        case UsageProblem(text=text):
            return text
        case click.NoSuchOption(option_name=name, possibilities=near) if near:
            return say(
                "there is no option `{name}`; {help}", name=name, help=did_you_mean(name, near)
            )
        case click.NoSuchOption(option_name=name):
            return say("there is no option `{name}`", name=name)
        case click.MissingParameter(param=click.Parameter() as param):
            return say("{name} is missing", name=_name(param))
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=words)) as param):
            return say("{name} is one of: {words}", name=_name(param), words=", ".join(words))
    return say("{problem}", problem=problem.format_message())


def _name(param: click.Parameter) -> str:
    is_option = isinstance(param, click.Option)
    return param.opts[-1] if is_option else (param.human_readable_name or "").upper()
