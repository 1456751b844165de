"""Codes of the handbook: its chapters, links to them, and its version."""

from __future__ import annotations

from collections.abc import Iterable

from smcourse.diagnostics import Diagnostic, Severity, Span, did_you_mean, error, say


def not_in_handbook(span: Span, kind: str) -> Diagnostic:
    """A handbook holds what can be read on paper.

    It is printed, and it is the same for everybody: a question, a film, a sound, a field to write
    in and a text for some audience (`only`) stand in a lesson.
    """
    return error(
        span,
        "not-in-handbook",
        say("`{kind}` cannot stand in a handbook", kind=kind),
        help=say("put it into a lesson, and say here in words what it says"),
    )


def handbook_anchor(span: Span, id: str, known: Iterable[str] | None) -> Diagnostic:
    """A link to the handbook leads to a chapter by its id.

    `[the response matrix](handbook:response)` leads to the chapter with `id: response` where the
    company keeps its handbook, which `handbook_url` says; where that is no address of `https:`, the
    words stand there alone.
    """
    if known is None:
        return error(
            span,
            "handbook-anchor",
            say("this course has no handbook that a link could lead to"),
            help=say("write its chapters into the folder `handbook`, or take the link away"),
        )
    return error(
        span,
        "handbook-anchor",
        say("the handbook has no chapter `{id}`", id=id[:80]),
        help=did_you_mean(id, known),
    )


def handbook_version(span: Span, written: str, version: str, *, is_release: bool) -> Diagnostic:
    """Who confirms the handbook confirms the version that the company has.

    In a lesson that links to the handbook, each `acknowledge` names in `version=` what
    `handbook_version` of company.yaml says. It is a warning, and an error with `--release`.
    """
    return Diagnostic(
        severity=Severity.ERROR if is_release else Severity.WARNING,
        code="handbook-version",
        message=say(
            "this confirms version {written}, and the company's handbook is {version}",
            written=written,
            version=version,
        ),
        span=span,
        help=say("write `version={version}`, or correct `handbook_version`", version=version),
    )
