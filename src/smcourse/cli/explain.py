"""`smcourse explain`: what a code asks, why, and how to mend it."""

from __future__ import annotations

import click

from smcourse.cli.language import language_of
from smcourse.cli.localize import Command
from smcourse.cli.problems import UsageProblem
from smcourse.diagnostics import did_you_mean, say
from smcourse.explain import explanations


@click.command("explain", cls=Command)
@click.argument("code", metavar="[CODE]", required=False)
@click.pass_context
def command(ctx: click.Context, code: str | None) -> None:
    """Explain the code of a finding.

    CODE stands in brackets behind a finding; without one, all are listed.
    """
    known = explanations(language_of(ctx))
    if code is None:
        width = max(map(len, known))
        for name, text in known.items():
            click.echo(f"{name:{width}}  {text.partition(chr(10))[0]}")
        return
    name = code.strip("[]")
    if name not in known:
        helped = did_you_mean(name, known, say("`smcourse explain` lists them all"))
        raise UsageProblem(say("there is no code `{name}`; {help}", name=name, help=helped), ctx)
    click.echo(f"{name}\n\n{known[name]}")
