"""Why a command could not do what was asked: usage errors and the world's, in a line or two."""

from __future__ import annotations

from collections.abc import Iterable

import click

from smcourse.cli.language import language_of_the_system, speech
from smcourse.diagnostics import Text, did_you_mean, say
from smcourse.messages import speaker


class WorldProblem(click.ClickException):
    """Something got in the way of a command that was well written."""

    def __init__(self, text: Text, ctx: click.Context) -> None:
        super().__init__(str(text))
        self.text = text
        self.ctx = ctx


class UsageProblem(click.UsageError):
    """A wrong command line, in words that can be translated."""

    def __init__(self, text: Text, ctx: click.Context | None = None) -> None:
        super().__init__(str(text), ctx)
        self.text = text


def no_such_command(name: str, known: Iterable[str], ctx: click.Context) -> UsageProblem:
    """What to say of a command that nobody knows."""
    text = say("there is no command `{name}`; {help}", name=name, help=did_you_mean(name, known))
    return UsageProblem(text, ctx)


def told(problem: click.ClickException) -> str:
    """What is wrong, and where the help is if it is the command line."""
    ctx: click.Context | None = getattr(problem, "ctx", None)
    speak = speech(ctx) if ctx else speaker(language_of_the_system())
    lines = [f"smcourse: {speak(_reason(problem))}"]
    if ctx and isinstance(problem, click.UsageError):
        lines.append(speak(say("see `{command} --help`", command=ctx.command_path)))
    return "\n".join(lines)


def _reason(problem: click.ClickException) -> Text:
    match problem:
        case WorldProblem(text=text) | UsageProblem(text=text):
            return text
        case click.NoSuchOption(option_name=name, possibilities=near) if near:
            return say(
                "there is no option `{name}`; {help}", name=name, help=did_you_mean(name, near)
            )
        case click.NoSuchOption(option_name=name):
            return say("there is no option `{name}`", name=name)
        case click.BadOptionUsage(option_name=name, ctx=click.Context() as ctx):
            takes_none = any(name in param.opts and _is_flag(param) for param in ctx.command.params)
            return (
                say("{name} takes no value", name=name)
                if takes_none
                else say("{name} needs a value", name=name)
            )
        case click.MissingParameter(param=click.Parameter() as param):
            return say("{name} is missing", name=_name(param))
        case click.BadParameter(param=click.Parameter() as param):
            return _wanted(param) or say("{problem}", problem=problem.format_message())
    return say("{problem}", problem=problem.format_message())


def _wanted(param: click.Parameter) -> Text | None:
    """What a parameter takes."""
    name = _name(param)
    match param.type:
        case click.Choice(choices=words):
            return say("{name} is one of: {words}", name=name, words=", ".join(words))
        case click.IntRange(min=int(low), max=int(high)):
            return say(
                "{name} takes a whole number from {low} to {high}", name=name, low=low, high=high
            )
        case click.Path(file_okay=False):
            return say("{name} takes a folder, not a file", name=name)
    return None


def _is_flag(param: click.Parameter) -> bool:
    return isinstance(param, click.Option) and param.is_flag


def _name(param: click.Parameter) -> str:
    is_option = isinstance(param, click.Option)
    return param.opts[-1] if is_option else (param.human_readable_name or "").strip("[].").upper()
