"""Codes of tables that are made of a company's words."""

from __future__ import annotations

from collections.abc import Iterable

from smcourse.diagnostics import Diagnostic, Fix, Span, did_you_mean, error, say


def table_name_missing(span: Span) -> Diagnostic:
    """A `table` says of which of the company's words it is made.

    The name stands behind `table`, and the words after it are the caption:
    `::: table crisis_committee Whom to call`.
    """
    return error(
        span,
        "table-name-missing",
        say("this `table` does not say what it shows"),
        help=say("write a name of company.yaml: `::: table response_matrix Its caption`"),
    )


def table_line(span: Span, fix: Fix | None = None) -> Diagnostic:
    """Each line of a `table` names a field and the heading of its column.

    `- channel: How to reach them`; the first one names the rows. A table whose cells you write
    yourself is plain Markdown and needs no fence.
    """
    return error(
        span,
        "table-line",
        say("this line is no column of a table"),
        help=say("write `- field: Heading`"),
        fix=fix,
    )


def table_rows(span: Span, path: str) -> Diagnostic:
    """A `table` shows something that has rows.

    That is a list, contacts, the accounts, a map, or rows such as the response matrix. A single
    text stands in a sentence, between two braces.
    """
    return error(
        span,
        "table-rows",
        say("`{path}` is a single text and makes no rows", path=path),
        help=say("write `{{ … }}` with its name where it belongs"),
    )


def table_field_unknown(span: Span, name: str, path: str, known: Iterable[str]) -> Diagnostic:
    """A column of a `table` shows a field that the rows have.

    Contacts have `name`, `role`, `channel`, `hours` and `backup`; accounts have `platform` and what
    stands below it; a map has `key` and `value`, a list of texts `value`; rows have the keys that
    company.yaml gives them.
    """
    return error(
        span,
        "table-field-unknown",
        say("`{path}` has no field `{name}`", path=path, name=name),
        help=did_you_mean(name, known),
    )
