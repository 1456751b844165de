"""`smcourse graph`: a scenario as its graph."""

from __future__ import annotations

from pathlib import Path

import click

from smcourse.cli.language import speech
from smcourse.cli.localize import Command
from smcourse.cli.problems import UsageProblem, WorldProblem
from smcourse.cli.values import PATH
from smcourse.diagnostics import did_you_mean, say
from smcourse.model import Scenario
from smcourse.order import Order
from smcourse.package import write_whole
from smcourse.pipeline import courses
from smcourse.report.graph import graph_lines, graph_svg


@click.command("graph", cls=Command)
@click.argument("folder", metavar="FOLDER", type=PATH)
@click.argument("scenario_id", metavar="ID")
@click.option("--lang", "language", metavar="LANG", default="", help="In this language.")
@click.option("--svg", type=PATH, metavar="FILE", help="Draw it into this file too.")
@click.pass_context
def command(
    ctx: click.Context, folder: Path, scenario_id: str, language: str, svg: Path | None
) -> None:
    """Show the scenario ID of a course FOLDER as its graph.

    Each node stands there with its decisions: how good each is and where it leads.
    """
    speak = speech(ctx)
    spoken = courses(folder, Order(languages=(language,) if language else ()))
    known = {
        question.id: question
        for course in spoken[:1]
        for question in course.questions()
        if isinstance(question, Scenario) and question.nodes
    }
    if not known:
        raise WorldProblem(say("{folder}: there is no scenario", folder=str(folder)), ctx)
    if scenario_id not in known:
        helped = did_you_mean(scenario_id, known)
        raise UsageProblem(
            say("there is no scenario `{id}`; {help}", id=scenario_id, help=helped), ctx
        )
    scenario = known[scenario_id]
    for line in graph_lines(scenario, speak):
        click.echo(line)
    if svg:
        write_whole(svg, graph_svg(scenario, speak))
